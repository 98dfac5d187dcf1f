"""Plays a scenario and says where its result differs from what it must give."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from helper.assessment import Desk
from helper.case.models import Case
from helper.case.reading import CaseError
from helper.knowledge.entries import NOT_TOLD
from helper.knowledge.records import Scenario
from helper.reasoning.reason import facts_of
from helper.reasoning.relevance import is_open
from helper.reasoning.resting import questions_under
from helper.rehearsal.differing import differences
from helper.rehearsal.playing import Played, PlayedDay, play

SUGGESTED = 3


class Failure(NamedTuple):
    """One expectation that was not met."""

    scenario: str
    concern: str
    says: str

    def __str__(self) -> str:
        """One line: the scenario, the concern and what differs."""
        return f"scenario {self.scenario}, {self.concern}: {self.says}"


def rehearse(at: Desk, scenario: Scenario) -> list[Failure]:
    """Return every way in which a scenario's result is not what it must be."""
    try:
        played = play(at, scenario)
    except CaseError as error:
        return [Failure(scenario.id, "case", str(error))]
    return [
        *_never_asked(at, played.case, scenario),
        *_not_urgent(played),
        *_not_suggested(at, scenario),
        *(failure for day in played.days for failure in _of_day(scenario, day)),
    ]


def _not_urgent(played: Played) -> Iterator[Failure]:
    shown = {urgent.route.id for urgent in played.days[0].findings.urgent}
    for route in played.scenario.urgent:
        if route not in shown:
            yield Failure(played.scenario.id, "case", f"'{route}' is not urgent")


def _not_suggested(at: Desk, scenario: Scenario) -> Iterator[Failure]:
    """Yield a topic that the words of a scenario about a situation do not suggest by themselves."""
    for concern in scenario.concerns if scenario.situation else ():
        if concern.topic is None or concern.topic in NOT_TOLD:
            continue
        suggested = [topic.id for topic, _ in at.topics(concern.story or scenario.told, SUGGESTED)]
        if concern.topic not in suggested:
            instead = ", ".join(suggested) or "nothing"
            says = f"the words do not suggest the topic '{concern.topic}'; they suggest {instead}"
            yield Failure(scenario.id, concern.id, says)


def _of_day(scenario: Scenario, day: PlayedDay) -> Iterator[Failure]:
    on_day = "" if day.findings.today == scenario.as_at else f"on {day.findings.today} "
    for concern, expects in day.expected:
        found = day.concern(concern)
        if found is None:
            yield Failure(scenario.id, concern, f"{on_day}there is no such concern")
            continue
        for each in differences(expects, found, day.findings.urgent):
            yield Failure(scenario.id, concern, on_day + each)


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
            facts, _ = facts_of(at.knowledge, supposed, without, scenario.as_at)
            if not is_open(question, facts):
                says = f"'{question}' is answered, but would never be asked here"
                yield Failure(scenario.id, concern.id, says)
