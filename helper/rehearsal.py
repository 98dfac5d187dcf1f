"""Plays a scenario and says where its result differs from what it must give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from helper.assessment import Desk, assess
from helper.case.models import Case
from helper.case.reading import CaseError, case_of
from helper.knowledge.records import Expectation, Scenario
from helper.reasoning.changes import questions_under
from helper.reasoning.reason import about
from helper.shapes import AssessedConcern, AssessedUrgent


class Failure(NamedTuple):
    """One expectation that was not met."""

    scenario: str
    concern: str
    says: str

    def __str__(self) -> str:
        """One line: the scenario, the concern and what differs."""
        return f"scenario {self.scenario}, {self.concern}: {self.says}"


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


def rehearse(at: Desk, scenario: Scenario) -> list[Failure]:
    """Return every way in which a scenario's result is not what it must be."""
    try:
        case = case_of_scenario(at, scenario)
    except CaseError as error:
        return [Failure(scenario.id, "case", str(error))]
    assessment = assess(at, case, scenario.as_at)
    failures = [*_never_asked(at, case, scenario)]
    shown = {urgent.route for urgent in assessment.urgent}
    failures += [Failure(scenario.id, "case", f"'{r}' is not urgent") for r in scenario.urgent if r not in shown]
    for told, found in zip(scenario.concerns, assessment.concerns, strict=True):
        differs = differences(told.expects, found, assessment.urgent)
        failures += [Failure(scenario.id, told.id, each) for each in differs]
    return failures


def _never_asked(at: Desk, case: Case, scenario: Scenario) -> Iterator[Failure]:
    """Yield an answer to a question that would never be asked in this case.

    Each answer is looked at with those alone that come before it in the written order.
    """
    order = at.knowledge.question_order
    for concern in case.concerns:
        for question in concern.answers:
            gate = questions_under(at.knowledge, [at.knowledge.questions[question].asked_if])
            earlier = {q: a for q, a in concern.answers.items() if order[q] < order[question] or q in gate}
            without = concern.model_copy(update={"answers": earlier})
            shared = {q: a for q, a in case.answers.items() if q != question}
            supposed = case.model_copy(update={"answers": shared}).with_concern(without)
            if question not in about(at.knowledge, supposed, without, scenario.as_at).questions:
                says = f"'{question}' is answered, but would never be asked here"
                yield Failure(scenario.id, concern.id, says)


def differences(expects: Expectation, found: AssessedConcern, urgent: Iterable[AssessedUrgent]) -> Iterator[str]:
    """Yield a sentence for each expectation of a concern that its assessment does not meet."""
    if expects.label is not None and found.label != expects.label:
        yield f"the label is '{found.label}', not '{expects.label}'"
    if expects.label_settled is not None and found.label_settled != expects.label_settled:
        yield f"the label is {'settled' if found.label_settled else 'not settled'}"
    if expects.wrong_body is not None and found.wrong_body != expects.wrong_body:
        yield f"the right kind of body is '{found.wrong_body}', not '{expects.wrong_body}'"
    held = {
        "tests": {test.id for test in found.tests},
        "undecided": {test.id for test in found.undecided},
        "lifted": {test.id for test in found.lifted},
        "routes": {route.id for route in found.routes},
        "urgent": {each.route for each in urgent if each.concern in {found.id, None}},
    }
    for name, ids in held.items():
        for wanted in getattr(expects, name):
            if wanted not in ids:
                yield f"'{wanted}' is not among its {name}"
    yield from _whens(expects, found)
    everything = {found.label}.union(*held.values())
    yield from (f"'{never}' appears, and must never" for never in expects.never if never in everything)


def _whens(expects: Expectation, found: AssessedConcern) -> Iterator[str]:
    if isinstance(expects.routes, dict):
        whens = {route.id: route.when for route in found.routes}
        for route, when in expects.routes.items():
            if whens.get(route, when) != when:
                yield f"the route '{route}' is '{whens[route]}', not '{when}'"
