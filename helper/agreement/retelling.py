"""Tells a real decision's case to the helper again, question by question, as the person could have answered."""

from __future__ import annotations

from dataclasses import dataclass

from helper.assessment import Desk
from helper.case.models import Answer, Case, Concern
from helper.case.reading import CaseError, case_of
from helper.knowledge.entries import NOT_SURE
from helper.knowledge.mistakes import KnowledgeError, Mistake
from helper.knowledge.records import Decision
from helper.knowledge.told_decisions import ToldDecision
from helper.reasoning.findings import Findings
from helper.reasoning.following import Following
from helper.reasoning.reason import reason


@dataclass(frozen=True, slots=True)
class Retold:
    """A real decision, how it was told, and what the helper finds from that."""

    told: ToldDecision
    decision: Decision
    findings: Findings


def retold(at: Desk, told: ToldDecision) -> Retold:
    """Return what the helper finds; raise ``KnowledgeError`` where there is no such decision or no such answer.

    Whatever is asked and was not told is answered with "not sure".
    """
    decision = at.library.show(told.reference)
    if decision is None:
        raise _mistake(told, "there is no decision of this reference")
    try:
        written = case_of(_written(told), at.knowledge, told.reference)
    except CaseError as error:
        raise _mistake(told, str(error)) from None
    return Retold(told, decision, reason(at.knowledge, _asked(at, written, told), told.as_at))


def _mistake(told: ToldDecision, says: str) -> KnowledgeError:
    return KnowledgeError([Mistake("agreement", 1, told.reference, says)])


def _written(told: ToldDecision) -> dict[str, object]:
    concerns = [each.model_dump(mode="json", exclude={"expects"}, exclude_none=True) for each in told.concerns]
    for concern in concerns:
        concern.setdefault("story", told.told)
    return {"format": "complaint-helper/case", "version": 1, "answers": told.answers, "concerns": concerns}


def _asked(at: Desk, written: Case, told: ToldDecision) -> Case:
    """Return the case as the conversation would have made it: one concern after another."""
    panel = {question.id: written.answers.get(question.id, _NOT_TOLD) for question in at.knowledge.panel}
    case = Case(voice=written.voice, answers=panel)
    concerns = []
    for concern in written.concerns:
        following = Following(
            at.knowledge, case, Concern(id=concern.id, story=concern.story, topic=concern.topic), told.as_at
        )
        _follow(following, {**written.answers, **concern.answers})
        case = following.case
        concerns.append(following.concern)
    return case.model_copy(update={"concerns": tuple(concerns)})


def _follow(following: Following, answers: dict[str, Answer]) -> None:
    before: set[str] = set()
    while (question := following.asks) is not None:
        answer = answers.get(question, _NOT_TOLD)
        following.answer(answer.model_copy(update={"asked_again": question in before}))
        before.add(question)


_NOT_TOLD = Answer(value=NOT_SURE)
