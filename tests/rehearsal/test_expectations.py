"""Days, limits and situations of a scenario: each expectation can be missed, and says what is there instead."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from helper.assessment import Desk
from helper.knowledge.records import Scenario
from helper.rehearsal.rehearsing import rehearse

ToldWith = Callable[..., tuple[Desk, tuple[Scenario, ...]]]
DATES = "dates = { review = 2024-03-21 }"
PASSED = 'passed = ["review"]'
RUNNING = 'running = ["review"]'
STORY = 'story = "My landlord cut a tree and I was fined."'


def failures(at: Desk, scenarios: tuple[Scenario, ...]) -> list[str]:
    """Return what every scenario misses."""
    return [str(failure) for scenario in scenarios for failure in rehearse(at, scenario)]


def test_what_is_expected_is_found(told_with: ToldWith) -> None:
    """The small knowledge is itself in order, on every day of its scenarios."""
    at, scenarios = told_with()
    assert failures(at, scenarios) == []
    assert sum(len(scenario.also_at) for scenario in scenarios) == 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            DATES,
            "dates = { review = 2024-03-22 }",
            "ill, letter: no limit of 'review' ends on 2024-03-22; one ends on 2024-03-21 and has passed (from got_on)",
        ),
        (DATES, "dates = { review = [2024-03-21, 2024-04-01] }", "no limit of 'review' ends on 2024-04-01"),
        (DATES, "dates = { watchdog = 2024-03-21 }", "no limit of 'watchdog' ends on 2024-03-21; no clock of it runs"),
        (PASSED, 'passed = ["watchdog"]', "no limit of 'watchdog' has passed"),
        (PASSED, 'running = ["review"]', "no limit of 'review' is running; one ends on 2024-03-21 and has passed"),
        (RUNNING, 'passed = ["review"]', "on 2024-03-21 no limit of 'review' has passed; one ends on 2024-03-21"),
        (RUNNING, 'tests = ["old-letter"]', "on 2024-03-21 'old-letter' is not among its tests"),
        (
            'undecided = ["old-letter"]',
            'passed = ["review"]',
            "forgot, second: no limit of 'review' has passed; one has no date",
        ),
        (
            'undecided = ["a-fine"]',
            'passed = ["review"]',
            "no limit of 'review' has passed; that route is not shown",
        ),
        (STORY, 'story = "Oh."', "fined: the words do not suggest the topic 'tenancies'; they suggest nothing"),
    ],
)
def test_a_missed_expectation_says_what_is_there(old: str, new: str, says: str, told_with: ToldWith) -> None:
    """One changed line gives one failure that names the day, the route and what its clocks show."""
    told = failures(*told_with((old, new)))
    assert len(told) == 1
    assert says in told[0]


def test_words_need_suggest_no_topic_where_there_is_no_situation(told_with: ToldWith) -> None:
    """What was told in a real decision may be too short to suggest anything."""
    assert failures(*told_with((STORY, 'story = "Oh."'), ("situation = [2]", ""))) == []


@pytest.mark.parametrize("length", ["21 school days", "21 working days"])
def test_in_school_days_a_limit_has_passed_once_its_earliest_reading_has(length: str, told_with: ToldWith) -> None:
    """Of school days the latest reading is not known, so a limit in them would never surely have passed."""
    told = told_with(('length = "21 days"', f'length = "{length}"'), (DATES, ""), (RUNNING, 'label = "open"'))
    assert failures(*told) == []
