"""Every layout in which people save decisions gives its facts, and nothing that the page does not print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from helper.decisions.published.decision import decision_of_text, read_source
from helper.decisions.published.finding import sources
from helper.decisions.published.given import NotADecisionError, Text
from helper.decisions.published.patterns import Patterns
from helper.knowledge.loading import load_decisions
from helper.knowledge.records import Decision
from tests.decisions.published.made import LISTS, TEXTS, pages

PAGES = pages()
FACTS = [name for name in Decision.model_fields if name != "summary"]
PAGE = (TEXTS / "dash-page.txt").read_text(encoding="utf-8")


def read_file(file: Path, patterns: Patterns) -> Decision:
    """Return the one decision of a file."""
    (source,) = sources([file])
    return read_source(source, patterns)


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("file", PAGES)
def test_each_fact_of_each_layout_is_found(file: str, fact: str, patterns: Patterns) -> None:
    """What the page prints is found as it stands there, and what it does not print is empty."""
    found: Any = getattr(read_file(TEXTS / file, patterns), fact)
    if fact == "signposted":
        assert set(found) == set(PAGES[file].get(fact, ()))
    else:
        assert found == (tuple(PAGES[file].get(fact, ())) if fact in LISTS else PAGES[file].get(fact, ""))


def test_every_made_text_has_its_facts_beside_it() -> None:
    """A text without expectations would prove nothing."""
    files = {file.name for file in TEXTS.iterdir()} - {"expected.toml", "reasons.toml", "lines.jsonl"}
    assert files == PAGES.keys()


def test_the_summary_is_kept_beside_the_outcome(patterns: Patterns) -> None:
    """The summary stands by itself; shipped decisions, which have none, are still read."""
    found = read_file(TEXTS / "care-company.txt", patterns)
    assert found.summary.startswith("Mr Q complained that carers came late")
    assert {decision.summary for decision in load_decisions()} == {""}


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("(23 104 211)", "23 104 211"),
        ("(23-104-211)", "23 104 211"),
        ("(23104211)", "23 104 211"),
        ("(23 104 211B)", "23 104 211b"),
        ("(23 104 211 and 23 104 300a)", "23 104 211 & 23 104 300a"),
        ("[23 104 211]", "23 104 211"),
    ],
)
def test_a_reference_is_read_however_it_is_written(written: str, read: str, patterns: Patterns) -> None:
    """Spaces, dashes, a letter and joint cases make one form."""
    assert decision_of_text(Text(PAGE.replace("(23 104 211)", written)), patterns).reference == read


@pytest.mark.parametrize(
    "strip",
    [
        "Made Borough Council | Housing > Allocations | Decision: Upheld | 23-104-211 | 29 March 2022",
        "Decision 23-104-211, 29 March 2022. Made Borough Council. Housing > Allocations. Outcome: Upheld",
        "Upheld - Housing > Allocations - Made Borough Council - 23-104-211 - 29 March 2022",
        "Outcome: Upheld Body: Made Borough Council Ref: 23-104-211 Date: 29/03/2022 Category: Housing > Allocations",
        "Case 23-104-211 against Made Borough Council, decided 29 March 2022 (Upheld; Housing > Allocations)",
        "Made Borough Council\nHousing > Allocations\nUpheld\n23-104-211\n29 March 2022",
    ],
)
def test_a_strip_of_facts_is_read_in_any_order(strip: str, patterns: Patterns) -> None:
    """Index sites print the facts in one line, with labels or without."""
    read = decision_of_text(Text(f"{strip}\nSummary\nWe will not investigate. It is late."), patterns)
    found = (read.reference, read.authority, read.category, read.subcategory, read.decision, read.decided)
    assert found == ("23 104 211", "Made Borough Council", "Housing", "Allocations", "Upheld", "2022-03-29")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("15 Dec 2025", "2025-12-15"),
        ("29 March 2022", "2022-03-29"),
        ("1st of Sept. 2021", "2021-09-01"),
        ("15/12/2025", "2025-12-15"),
        ("2025-12-15", "2025-12-15"),
        ("March 9, 2020", "2020-03-09"),
        ("31 Feb 2020", ""),
        ("some day", ""),
    ],
)
def test_a_day_is_read_however_it_is_written(written: str, read: str, patterns: Patterns) -> None:
    """A day that there is not is none."""
    assert decision_of_text(Text(PAGE.replace("07 Feb 2024", written)), patterns).decided == read


def test_another_case_named_in_the_text_is_not_the_reference(patterns: Patterns) -> None:
    """Only what stands above the first heading, or is told by the address or the file, names the decision."""
    text = "Summary: We will not investigate what was decided under 20 111 222.\nThe complaint\n- It is told."
    with pytest.raises(NotADecisionError, match="no reference"):
        decision_of_text(Text(text), patterns)
    assert decision_of_text(Text(text, name="lgo-21-333-444-made"), patterns).reference == "21 333 444"


def test_an_address_tells_what_the_page_leaves_out(patterns: Patterns) -> None:
    """Reference, category and, on index sites, the body are part of the address."""
    text = "The Ombudsman's final decision\nSummary: We will not investigate. The complaint is late."
    own = decision_of_text(
        Text(text, "https://example.org/decisions/children-s-care-services/other/21-333-444"), patterns
    )
    assert (own.reference, own.category, own.subcategory) == ("21 333 444", "Children's care services", "Other")
    index = decision_of_text(Text(text, "https://example.org/decisions/lgo-21-333-444-isle-of-made-council/"), patterns)
    assert (index.reference, index.authority) == ("21 333 444", "Isle of Made Council")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "there are no words"),
        (" \n\t", "there are no words"),
        ("A shopping list: milk, eggs", "no reference such as 25 010 721"),
        ("Ring 0300 061 0614", "no reference such as 25 010 721"),
        ("Made Council (24 100 200)\nA letter to my aunt.", "neither a summary, a complaint nor a decision"),
        ("<html><body><p></p></body></html>", "there are no words"),
    ],
)
def test_what_is_no_decision_is_refused_with_a_plain_sentence(text: str, why: str, patterns: Patterns) -> None:
    """The caller can tell the person which file was left out, and why."""
    with pytest.raises(NotADecisionError, match=why):
        decision_of_text(Text(text), patterns)
