"""Every scenario of the knowledge gives what it must; the same run as ``knowledge check``."""

from __future__ import annotations

from datetime import date

import pytest

from helper.assessment import Desk, desk
from helper.knowledge.loading import load, load_scenarios
from helper.knowledge.records import Expectation, Scenario, ScenarioConcern
from helper.rehearsal.rehearsing import rehearse

AT = desk(load())


@pytest.mark.parametrize("scenario", load_scenarios(AT.knowledge), ids=lambda scenario: scenario.id)
def test_a_scenario_gives_what_it_must(scenario: Scenario) -> None:
    """No expectation of the scenario is missed."""
    assert [str(failure) for failure in rehearse(AT, scenario)] == []


def told(**expects: object) -> Scenario:
    """Return a small scenario with these expectations."""
    concern = ScenarioConcern(
        id="c1",
        story="They never came.",
        answers={"about": "help-not-given", "wanted": ["new-worker"]},
        expects=Expectation(**expects),  # type: ignore[arg-type]
    )
    return Scenario(
        id="small",
        about="small",
        as_at=date(2026, 1, 5),
        told="They never came.",
        source="made up",
        concerns=(concern,),
    )


@pytest.mark.parametrize(
    ("expects", "words"),
    [
        ({"label": "cannot"}, "the label is"),
        ({"tests": ("late-12-months",)}, "'late-12-months' is not among its tests"),
        ({"undecided": ("replace-worker",)}, "'replace-worker' is not among its undecided"),
        ({"routes": ("london-tribunals",)}, "'london-tribunals' is not among its routes"),
        ({"routes": {"request-new-worker": "then"}}, "is 'now', not 'then'"),
        ({"never": ("lgsco",)}, "'lgsco' appears, and must never"),
        ({"wrong_body": "district-council"}, "the right kind of body"),
        ({"label_settled": True}, "not settled"),
    ],
)
def test_a_missed_expectation_is_told(expects: dict[str, object], words: str) -> None:
    """Each kind of expectation can fail, and says how."""
    assert any(words in str(failure) for failure in rehearse(AT, told(**expects)))


def test_an_answer_that_is_never_asked_is_an_error() -> None:
    """A scenario may not answer what nobody would ask."""
    scenario = told()
    concern = scenario.concerns[0].model_copy(update={"answers": {"about": "landlord", "data_problem": ["shared"]}})
    failures = rehearse(AT, scenario.model_copy(update={"concerns": (concern,)}))
    assert any("'data_problem' is answered, but would never be asked" in str(failure) for failure in failures)


def test_an_unknown_answer_in_a_scenario_names_the_nearest() -> None:
    """A scenario that is no case says so with the nearest right word."""
    scenario = told()
    concern = scenario.concerns[0].model_copy(update={"answers": {"abuot": "landlord"}})
    failures = rehearse(AT, scenario.model_copy(update={"concerns": (concern,)}))
    assert "the nearest is 'about'" in str(failures[0])


def test_the_desk_is_made_once() -> None:
    """The same knowledge gives the same desk, so that the index is built once."""
    assert isinstance(AT, Desk)
    assert desk(AT.knowledge) is AT
