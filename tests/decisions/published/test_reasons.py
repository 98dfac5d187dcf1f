"""Grounds and signposts are found in the sentences that give them, and not in those that recite or report."""

from __future__ import annotations

import pytest

from helper.decisions.published.decision import decision_of_text
from helper.decisions.published.given import Text
from helper.decisions.published.patterns import Patterns
from helper.knowledge.loading import load_codes
from helper.knowledge.store import Knowledge
from tests.decisions.published.made import Case, cases, page_of

CASES = cases()


@pytest.mark.parametrize("case", [pytest.param(each, id=each.name) for each in CASES])
def test_grounds_and_signposts_of_short_decisions(case: Case, patterns: Patterns) -> None:
    """The main ground comes first; nothing else is named."""
    found = decision_of_text(Text(case.text), patterns)
    assert (found.grounds, set(found.signposted)) == (case.grounds, case.signposted)


def test_the_short_decisions_name_every_ground_and_signpost(knowledge: Knowledge) -> None:
    """A ground or signpost without a case of its own would never be tried."""
    assert {ground for case in CASES for ground in case.grounds} == {ground.id for ground in knowledge.grounds}
    assert {name for case in CASES for name in case.signposted} == {each.id for each in knowledge.signposts}


def test_every_ground_and_signpost_of_the_codes_can_be_recognised(knowledge: Knowledge) -> None:
    """What the codes tie to tests and routes has patterns, and nothing else has."""
    codes = load_codes()
    assert {ground.id for ground in knowledge.grounds if ground.patterns} == codes.grounds.keys()
    assert {each.id for each in knowledge.signposts} == codes.signposts.keys()


@pytest.mark.parametrize(
    "sentence",
    [
        "We may decide not to start where there is not enough evidence of fault.",
        "We cannot normally investigate where a person could go to court.",
        "Late complaints are when more than 12 months have gone by.",
        "Mr A says the complaint is not late.",
        "The Council said there was no fault on its side.",
        "The Council told him that he could go to court.",
        "Mr A says only a court can decide it.",
        "The Council said that only a court can decide it.",
        "He believes it is reasonable to go to the county court.",
    ],
)
def test_what_is_recited_or_reported_is_no_reason(sentence: str, patterns: Patterns) -> None:
    """Neither general law nor what the sides say adds a ground."""
    page = {
        "decision": "Closed after initial enquiries",
        "summary": "We will not investigate. Nothing more could come of it.",
    }
    assert decision_of_text(Text(page_of({**page, "assessment": sentence})), patterns).grounds == ("no-added-value",)


def test_where_the_person_means_to_go_is_no_signpost(patterns: Patterns) -> None:
    """A body counts where the Ombudsman or the council names it."""
    page = {"summary": "We will not investigate. Nothing more could come of it."}
    own = page_of({**page, "assessment": "Mr A says he will go to the county court."})
    council = page_of({**page, "assessment": "The Council told him that he may go to the county court."})
    assert decision_of_text(Text(own), patterns).signposted == ()
    assert decision_of_text(Text(council), patterns).signposted == ("county-court",)


def test_the_powers_section_gives_neither_grounds_nor_signposts(patterns: Patterns) -> None:
    """What stands under the heading of powers is law for everybody."""
    text = "Made Council (24 100 200)\nSummary: We will not investigate. It is late.\nThe complaint\n- It is told.\n"
    powers = "The Ombudsman's role and powers\n- The complaint could go to the county court. There is no fault.\n"
    ends = "Final decision\n- We will not investigate as the complaint is late."
    found = decision_of_text(Text(text + powers + ends), patterns)
    assert (found.grounds, found.signposted) == (("late",), ())


def test_what_the_complaint_is_about_is_no_reason(patterns: Patterns) -> None:
    """A refusal tells its subject first; only what follows is why."""
    summary = "We will not investigate this complaint about a data breach because the complaint is late."
    assert decision_of_text(Text(page_of({"summary": summary})), patterns).grounds == ("late",)


def test_without_a_reason_there_is_no_ground(patterns: Patterns) -> None:
    """Nothing is guessed."""
    page = {"decision": "Closed after initial enquiries", "summary": "We will not investigate this complaint."}
    assert decision_of_text(Text(page_of(page)), patterns).grounds == ()
