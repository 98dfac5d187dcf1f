"""What the scenarios reach: everything in a small knowledge, and each gap once something is taken away."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from helper.assessment import Desk
from helper.knowledge.records import Scenario
from helper.rehearsal.coverage import Coverage, coverage

ROOT = Path(__file__).parents[2]
FolderWith = Callable[..., Path]
ToldWith = Callable[..., tuple[Desk, tuple[Scenario, ...]]]
KINDS = {
    "test": 2,
    "route": 2,
    "question": 4,
    "choice": 5,
    "deadline": 1,
    "situation": 2,
    "body kind": 1,
    "topic": 1,
    "topic outside": 1,
    "responsibility": 1,
    "danger": 1,
}
MUST_BE_WHOLE = {"test", "route", "question", "choice", "deadline", "situation"}

JUDGED = 'label = "middle"\njudgement = true\nprovision = "An Act, section 1"'
MIDDLE = 'id = "middle"\nname = "Middle"\nsays = "Middle."\nsays_so_far = "Middle."\n\n[[label]]\nid = "open"'


def gaps(found: Coverage) -> set[str]:
    """Return each gap in words."""
    return {f"{gap.wanted.kind} {gap.wanted.id} {gap.wanted.what}" for gap in found.gaps}


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the program."""
    command = [sys.executable, "-m", "helper", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_the_small_knowledge_is_covered_whole(told_with: ToldWith) -> None:
    """Every entry of every kind is reached, and each thing names a scenario that is there."""
    at, scenarios = told_with()
    found = coverage(at, scenarios)
    assert found.whole
    assert found.gaps == ()
    assert {count.kind: (count.reached, count.of) for count in found.counts} == {k: (n, n) for k, n in KINDS.items()}
    assert {count.kind for count in found.counts if count.must_be_whole} == MUST_BE_WHOLE
    assert {item.scenario for item in found.items} <= {scenario.id for scenario in scenarios}
    assert (found.scenarios, found.days) == (4, 5)


@pytest.mark.parametrize(
    ("old", "new", "lacks"),
    [
        ('got_on = "2024-03-01"', 'got_on = "2026-01-02"', {
            "test old-letter applies",
            "test old-letter is lifted by why_late = ill",
            "test old-letter is lifted by why_late = away",
            "test old-letter is lifted by not got_on before 2020-01-01",
            "deadline review 1 (from got_on) has passed",
        }),
        ('why_late = "away"\n', "", {
            "test old-letter is lifted by why_late = away",
            "choice why_late = away is given",
        }),
        ('body = "anytown-council"\n', "", {
            "test a-fine applies",
            "question body is answered",
            "body kind council is that of the body",
            "responsibility fines sends to another body",
        }),
        ('about = "letter"\n[', 'about = "letter"\ngot_on = "2026-01-02"\n[', {"test old-letter is not known"}),
        (', watchdog = "also"', "", {"route watchdog is expected and shown"}),
        ('why_late = "forgot"', 'why_late = "not-sure"', {"choice why_late = forgot is given"}),
        ("day = 2024-03-21", "day = 2026-01-06", {"deadline review 1 (from got_on) is running"}),
        ("situation = [1]\n", "", {"situation 1 is told"}),
        ('topic = "parks/trees"\n', "", {"topic parks/trees is confirmed"}),
        ('topic = "tenancies"\n', 'topic = "parks/trees"\n', {
            "test a-fine applies",
            "topic outside tenancies is confirmed",
        }),
        ("I am afraid", "I am angry", {"danger threat is in the words"}),
    ],
)  # fmt: skip
def test_what_no_scenario_reaches_is_a_gap(old: str, new: str, lacks: set[str], told_with: ToldWith) -> None:
    """What is taken out of the scenarios is told, and nothing else."""
    assert gaps(coverage(*told_with((old, new)))) == lacks


def test_a_route_that_is_shown_and_that_no_scenario_names_is_a_gap(told_with: ToldWith) -> None:
    """A scenario reaches a route only where it would fail without it."""
    found = coverage(*told_with(("routes = { review", 'never = ["cannot"] #')))
    assert gaps(found) == {"route review is expected and shown", "route watchdog is expected and shown"}


def test_a_choice_given_where_its_question_would_not_be_asked_is_not_reached(told_with: ToldWith) -> None:
    """An answer for the whole case does not count where no concern is asked the question."""
    elsewhere = '[scenario.answers]\nwhy_late = "forgot"\n[[scenario.concerns]]\nid = "fined"'
    moved = (('why_late = "forgot"\n', ""), ('[[scenario.concerns]]\nid = "fined"\n', f"{elsewhere}\n"))
    assert gaps(coverage(*told_with(*moved))) == {"choice why_late = forgot is given"}


def test_a_reason_that_is_given_and_lifts_nothing_is_not_reached(told_with: ToldWith) -> None:
    """A good reason counts for a test only where that test applies and is lifted."""
    found = coverage(*told_with(('got_on = "2024-03-01"\nwhy_late = "ill"', 'got_on = "2025-12-01"\nwhy_late = "ill"')))
    assert "test old-letter is lifted by why_late = ill" in gaps(found)
    assert "choice why_late = ill is given" not in gaps(found)


def test_a_test_left_to_judgement_is_never_lifted(told_with: ToldWith) -> None:
    """Only the body itself can say whether a reason is good enough there."""
    told = told_with(('label = "cannot"\nprovision = "An Act, section 1"', JUDGED), ('id = "open"', MIDDLE))
    whats = {item.wanted.what for item in coverage(*told).items if item.wanted.id == "old-letter"}
    assert whats == {"applies", "does not apply", "is not known"}


def test_questions_are_counted_for_each_concern_alone(told_with: ToldWith) -> None:
    """What a scenario does not tell is answered with not sure; the median and the longest are told."""
    found = coverage(*told_with())
    asked = {(each.scenario, each.concern): each.asked for each in found.questions}
    assert asked["ill", "letter"] == ("about", "got_on", "why_late")
    assert asked["forgot", "second"] == ("about", "got_on")
    assert asked["fines", "fined-again"] == ("about", "body")
    assert found.median_questions == 2.5
    assert found.longest is not None
    assert (found.longest.scenario, found.longest.concern) == ("ill", "letter")


def test_a_scenario_that_is_no_case_keeps_it_from_being_whole(told_with: ToldWith) -> None:
    """It is told by name, and reaches nothing."""
    found = coverage(*told_with(('why_late = "forgot"', 'why_late = ["forgot"]')))
    assert not found.whole
    assert "scenario forgot" in found.unplayed[0]


def test_the_command_ends_well_where_all_is_reached(folder_with: FolderWith) -> None:
    """A line for each kind, the questions, and with --all the scenario that reaches each thing."""
    folder = str(folder_with())
    done = run("knowledge", "coverage", "--all", "--knowledge", folder)
    assert (done.returncode, done.stderr) == (0, "")
    lines = done.stdout.splitlines()
    assert {"tests 2 of 2", "deadlines 1 of 1", "topics outside 1 of 1 (counted only)"} <= set(lines)
    assert "tests.toml:10: test old-letter is lifted by why_late = away: away" in lines
    assert any("median 2.5, most 3 (ill, letter)" in line for line in lines)
    assert any("3  away, letter: about, got_on, why_late" in line for line in lines)


def test_the_command_tells_a_gap_with_its_file_and_line(folder_with: FolderWith) -> None:
    """A gap in what must be whole ends with exit code 1; the same stands in the JSON."""
    folder = str(folder_with(('why_late = "forgot"', 'why_late = "not-sure"'), ("I am afraid", "I am angry")))
    done = run("knowledge", "coverage", "--knowledge", folder)
    assert done.returncode == 1
    assert "1 gap in what must be whole" in done.stderr
    assert "questions.toml:48: choice why_late = forgot: in no scenario it is given" in done.stdout.splitlines()
    assert "choices 4 of 5" in done.stdout.splitlines()
    told = json.loads(run("knowledge", "coverage", "--json", "--knowledge", folder).stdout)
    assert told["whole"] is False
    lacking = [row for row in told["items"] if row["scenario"] is None]
    assert [(row["kind"], row["id"], row["at"]) for row in lacking] == [
        ("choice", "why_late = forgot", "questions.toml:48"),
        ("danger", "threat", "places.toml:29"),
    ]
    assert {"kind": "choice", "reached": 4, "of": 5, "must_be_whole": True} in told["counts"]
    assert told["questions"]["most"] == 3
    assert len(told["questions"]["concerns"]) == 6


def test_a_gap_in_what_is_only_counted_is_no_fault(folder_with: FolderWith) -> None:
    """Kinds of bodies, topics and words of danger are counted; they need not all be reached."""
    done = run("knowledge", "coverage", "--knowledge", str(folder_with(("I am afraid", "I am angry"))))
    assert (done.returncode, done.stderr) == (0, "")
    assert "places.toml:29: danger threat: in no scenario it is in the words" in done.stdout.splitlines()
