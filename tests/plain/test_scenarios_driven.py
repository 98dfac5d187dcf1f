"""Scenarios driven through the conversation and the plain front end give the case and the result they must."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from helper.assessment import Desk, assess
from helper.knowledge.records import Scenario
from helper.plain.talk import talk
from helper.reasoning.reason import reason
from helper.rehearsal.differing import differences

sys.path.insert(0, str(Path(__file__).parents[1]))
from driving import Driver, effective, lines_of

NORFOLK = "norfolk-25-010-721"


@pytest.fixture(scope="session")
def driver(at: Desk, scenarios: dict[str, Scenario]) -> Driver:
    """Return the worked example, driven once."""
    found = Driver(at, scenarios[NORFOLK])
    found.drive()
    return found


def test_the_worked_example_through_plain_gives_the_same_case(at: Desk, driver: Driver) -> None:
    """All nine concerns come out with the answers of the scenario, and the result holds what it must."""
    out = io.StringIO()
    case = talk(at, driver.scenario.as_at, io.StringIO(lines_of(driver)), out)
    assert len(case.concerns) == 9
    for place, concern in enumerate(driver.case.concerns):
        told, driven = effective(driver.case, place), effective(case, place)
        assert {q: v for q, v in told.items() if q in concern.answers and driven.get(q) != v} == {}
    findings = reason(at.knowledge, case, driver.scenario.as_at)
    for told_concern, found in zip(driver.scenario.concerns, findings.concerns, strict=True):
        assert list(differences(told_concern.expects, found, findings.urgent)) == []
    assert findings.urgent[0].route.id in {"emergency-999", "domestic-abuse-help"}


def test_the_plain_result_says_what_a_frightened_mother_needs(at: Desk, driver: Driver) -> None:
    """The printed result names help, the watchdogs, the court, the limits; never that she cannot complain."""
    out = io.StringIO()
    talk(at, driver.scenario.as_at, io.StringIO(lines_of(driver)), out)
    text = " ".join(out.getvalue().split())
    for words in (
        "0808 2000 247",
        "21 days",
        "ICO",
        "Social Work England",
        "solicitor",
        "insur",
        "data protection officer",
    ):
        assert words in text, words
    assert "you cannot complain" not in text.lower()
    assert "did nothing wrong" not in text.lower()


def test_the_worked_example_asks_few_questions(driver: Driver) -> None:
    """At most 15 questions for the first concern beyond the safety panel, about 65 for all nine."""
    panel = {question.id for question in driver.at.knowledge.panel}
    counted = [concern for concern, asked in driver.asked if asked not in panel | {"story", "topic", "more", "danger"}]
    first = driver.case.concerns[0].id
    assert counted.count(first) <= 15
    assert len(counted) <= 68


def test_scenarios_can_be_talked_through(at: Desk, scenarios: dict[str, Scenario]) -> None:
    """A scenario's answers can be typed, and lead to the label that it expects; every tenth is tried.

    Where the topic is not among those that the words suggest, nobody can confirm it: these are left out.
    """
    confirmed, missed = 0, []
    for scenario in list(scenarios.values())[::10]:
        turn = Driver(at, scenario).drive()
        found = assess(at, turn.session.case, scenario.as_at)
        for told, driven, concern in zip(scenario.concerns, turn.session.case.concerns, found.concerns, strict=True):
            if told.topic not in {None, driven.topic}:
                missed.append((scenario.id, told.id))
                continue
            confirmed += 1
            assert told.expects.label in {None, concern.label}, (scenario.id, concern.id)
    assert len(missed) <= confirmed / 2, missed
