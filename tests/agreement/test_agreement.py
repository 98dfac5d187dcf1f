"""Real decisions told again: what is counted, from what, and that none of it gives the end away."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from helper.agreement.agreement import Agreement, agreement, named_tests
from helper.agreement.parts import PARTS, fold_of, part_of
from helper.agreement.retelling import Retold, retold
from helper.assessment import Desk
from helper.knowledge.files import read_told_decisions
from helper.knowledge.folders import default_folder
from helper.knowledge.mistakes import KnowledgeError
from helper.knowledge.records import ScenarioConcern
from helper.knowledge.told_decisions import Reader, ToldDecision

TOLD = read_told_decisions(default_folder())
LEAST = 200


def test_there_are_enough_and_of_all_kinds(at: Desk) -> None:
    """At least two hundred, each of another decision, over nearly all grounds and categories."""
    decisions = [at.library.show(told.reference) for told in TOLD]
    assert len({told.reference for told in TOLD}) == len(TOLD) >= LEAST
    categories = {(d.category, d.subcategory) for d in decisions if d}
    grounds = {ground for d in decisions if d for ground in d.grounds}
    assert len(categories) > 55
    assert grounds >= {ground.id for ground in at.knowledge.grounds if ground.of_remit}


def test_about_a_third_is_held_out() -> None:
    """By a hash of the reference that nobody can choose."""
    held_out = sum(part_of(told.reference) == "held-out" for told in TOLD)
    assert 0.25 < held_out / len(TOLD) < 0.42
    assert len({fold_of(told.reference) for told in TOLD}) == 10


def test_no_rule_was_written_from_a_decision_that_is_held_out() -> None:
    """A held-out reference that stands anywhere else in the knowledge would have been looked at."""
    knowledge = default_folder()
    elsewhere = [f for f in knowledge.rglob("*.toml") if "agreement" not in f.parts]
    text = "\n".join(file.read_text("utf-8") for file in elsewhere)
    held_out = [told.reference for told in TOLD if part_of(told.reference) == "held-out"]
    assert [reference for reference in held_out if reference in text] == []


def test_what_is_shown_is_a_ground_of_the_decision(at: Desk) -> None:
    """The independent reader judged the decision's own grounds of remit only."""
    remit = {ground.id for ground in at.knowledge.grounds if ground.of_remit}
    for told in TOLD:
        decision = at.library.show(told.reference)
        assert decision is not None
        assert set(told.shows) <= set(decision.grounds) & remit


def told_again(**changes: object) -> ToldDecision:
    """Return the worked example told again: a late data breach, shown as such."""
    concern = ScenarioConcern(
        id="c1",
        topic="children-s-care-services/child-protection",
        answers={"about": "my-information", "data_problem": ["shared"], "body": "norfolk-county-council"},
    )
    fields: dict[str, object] = {
        "reference": "25 010 721",
        "as_at": "2025-08-01",
        "told": "She told him where we live.",
        "shows": ["data-protection"],
        "reader": Reader(grounds=("data-protection",), signposts=("ico",)),
        "concerns": [concern],
    }
    return ToldDecision.model_validate(fields | changes)


@pytest.fixture
def case(at: Desk) -> Retold:
    """Return the worked example as the helper finds it."""
    return retold(at, told_again())


def counted(at: Desk, case: Retold) -> Agreement:
    """Return the counts over one decision."""
    return agreement(at.knowledge, at.library.codes, [case])


def test_a_ground_that_is_named_counts_as_met(at: Desk, case: Retold) -> None:
    """A test stands for a ground, and a route for a signpost, as the codes tie them."""
    changed = case.decision.model_copy(update={"grounds": ("data-protection",), "signposted": ("ico",)})
    counts = counted(at, Retold(case.told, changed, case.findings))
    assert (counts.shown.met, counts.shown.of) == (1, 1)
    assert (counts.evident.met, counts.evident.of) == (1, 1)
    assert (counts.signposts.met, counts.signposts.of) == (1, 1)
    assert counts.named == {"data-protection": 1}


def test_a_ground_that_is_not_named_counts_as_missed(at: Desk, case: Retold) -> None:
    """And the test that was named in its place counts as wrong."""
    changed = case.decision.model_copy(update={"grounds": ("late",), "signposted": ("housing-ombudsman",)})
    told = case.told.model_copy(update={"shows": ("late",)})
    counts = counted(at, Retold(told, changed, case.findings))
    assert (counts.shown.met, counts.shown.of) == (0, 1)
    assert counts.evident.of == 0
    assert counts.missed == {"late": 1}
    assert counts.wrong.total() == len(named_tests(at.knowledge, case)) > 0
    assert counts.signposts_missed == {"housing-ombudsman": 1}


def test_a_ground_that_was_not_told_is_counted_apart(at: Desk, case: Retold) -> None:
    """It is among all grounds and not among those that the told facts show."""
    changed = case.decision.model_copy(update={"grounds": ("late",)})
    counts = counted(at, Retold(case.told, changed, case.findings))
    assert (counts.every.of, counts.shown.of) == (1, 0)


def test_an_upheld_complaint_is_counted_by_its_label(at: Desk, case: Retold) -> None:
    """Only where the main ground says that it was right."""
    changed = case.decision.model_copy(update={"grounds": ("investigated-upheld",)})
    label = case.findings.concerns[0].verdict.label
    assert counted(at, Retold(case.told, changed, case.findings)).upheld == {label: 1}
    changed = case.decision.model_copy(update={"grounds": ("late", "investigated-upheld")})
    assert counted(at, Retold(case.told, changed, case.findings)).upheld == {}


def test_at_most_three_tests_count(at: Desk) -> None:
    """Strongest label first."""
    for told in TOLD[:40]:
        named = named_tests(at.knowledge, retold(at, told))
        assert len(named) <= 3
        strength = [at.knowledge.strength[at.knowledge.tests[test].label] for test in named]
        assert strength == sorted(strength)


def test_what_was_not_told_stays_not_known(at: Desk) -> None:
    """Every question that nobody answered is answered with "not sure", and no other."""
    told = told_again()
    answers = retold(at, told).findings.concerns[0].facts.concern
    assert answers is not None
    invented = {
        question: answer.value
        for question, answer in answers.answers.items()
        if question not in told.concerns[0].answers and answer.value != "not-sure"
    }
    assert invented == {}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"reference": "99 999 999"}, "no decision of this reference"),
        ({"concerns": [ScenarioConcern(id="c1", answers={"abuot": "court"})]}, "abuot"),
    ],
)
def test_a_mistake_in_a_told_decision_is_named(at: Desk, changes: dict[str, object], words: str) -> None:
    """By its reference, with what is wrong."""
    with pytest.raises(KnowledgeError, match=words):
        retold(at, told_again(**changes))


def test_the_command_prints_both_parts() -> None:
    """As JSON for others, with every figure as a count and its denominator."""
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-m", "helper", "knowledge", "agreement", "--json"],
        cwd=root, capture_output=True, text=True, timeout=300, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert list(found) == list(PARTS)
    for part in found.values():
        assert sum(part["upheld_by_label"].values()) > 0
        assert all(0 <= figure["met"] <= figure["of"] for figure in part["figures"])
    assert sum(part["cases"] for part in found.values()) == len(TOLD)
