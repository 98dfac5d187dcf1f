"""Plays a scenario: the case that it tells, and what follows from it on each of its days."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from helper.assessment import Desk
from helper.case.models import Case
from helper.case.reading import case_of
from helper.knowledge.records import Expectation, Scenario
from helper.reasoning.findings import ConcernFindings, Findings
from helper.reasoning.reason import about, gathered

Expected = tuple[tuple[str, Expectation], ...]


@dataclass(frozen=True, slots=True)
class PlayedDay:
    """What follows from a told case on one day, and what its concerns must give on it, by their ids."""

    findings: Findings
    expected: Expected

    def concern(self, concern_id: str) -> ConcernFindings | None:
        """Return what was found about a concern, or ``None`` where there is none of that id."""
        return next((each for each in self.findings.concerns if each.id == concern_id), None)


@dataclass(frozen=True, slots=True)
class Played:
    """A scenario with its case, looked at on its own day first and then on the others."""

    scenario: Scenario
    case: Case
    days: tuple[PlayedDay, ...]


def case_of_scenario(at: Desk, scenario: Scenario) -> Case:
    """Return the case that a scenario tells; raise ``CaseError`` where it is none."""
    concerns = [
        concern.model_dump(mode="json", exclude={"expects"}, exclude_none=True) for concern in scenario.concerns
    ]
    written = {
        "format": "complaint-helper/case",
        "version": 1,
        "voice": scenario.voice,
        "answers": scenario.answers,
        "concerns": concerns,
    }
    return case_of(written, at.knowledge, f"scenario {scenario.id}")


def play(at: Desk, scenario: Scenario) -> Played:
    """Return what follows from a scenario on each of its days; raise ``CaseError`` where it is no case."""
    case = case_of_scenario(at, scenario)
    days = (_played_day(at, case, day, expected) for day, expected in _expected_on_days(scenario).items())
    return Played(scenario, case, tuple(days))


def _played_day(at: Desk, case: Case, day: date, expected: Expected) -> PlayedDay:
    """Return what follows on one day for the concerns of which something is expected on it."""
    ids = {concern for concern, _ in expected}
    found = tuple(about(at.knowledge, case, concern, day) for concern in case.concerns if concern.id in ids)
    return PlayedDay(gathered(at.knowledge, case, day, found), expected)


def _expected_on_days(scenario: Scenario) -> dict[date, Expected]:
    """Return what is expected of which concern, by day; the scenario's own day comes first."""
    days: dict[date, Expected] = {}
    for day, concern, expects in _expected(scenario):
        days[day] = (*days.get(day, ()), (concern, expects))
    return days


def _expected(scenario: Scenario) -> Iterator[tuple[date, str, Expectation]]:
    for concern in scenario.concerns:
        yield scenario.as_at, concern.id, concern.expects
    for other in scenario.also_at:
        yield other.day, scenario.concern_of(other), other.expects
