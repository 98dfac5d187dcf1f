"""Counts the questions to a finished concern, each concern of a scenario told alone."""

from __future__ import annotations

from dataclasses import dataclass

from helper.assessment import Desk
from helper.case.models import Answer, Case, Concern
from helper.knowledge.entries import NOT_SURE
from helper.reasoning.facts import Facts
from helper.reasoning.following import Following
from helper.rehearsal.playing import Played


@dataclass(frozen=True, slots=True)
class Counted:
    """The questions that one concern takes, in the order of asking; panel, story and topic are left out."""

    scenario: str
    concern: str
    asked: tuple[str, ...]


def counted(at: Desk, played: Played) -> tuple[Counted, ...]:
    """Return the questions of each concern of a scenario, as if it were the only one.

    The safety panel, the story and the topic, which everybody is asked, are answered beforehand.
    What the scenario does not tell is answered with "not sure".
    """
    found = played.days[0].findings.concerns
    return tuple(Counted(played.scenario.id, each.id, tuple(_followed(at, played, each.facts))) for each in found)


def _followed(at: Desk, played: Played, told: Facts) -> list[str]:
    """Return the questions asked from an empty case, answered with what the scenario tells."""
    knowledge, case = at.knowledge, played.case
    panel = {question.id: _answer(told, question.id) for question in knowledge.panel}
    known = told.concern or case.concerns[0]
    concern = Concern(id=known.id, story=known.story or played.scenario.told, topic=known.topic or NOT_SURE)
    following = Following(knowledge, Case(voice=case.voice, answers=panel), concern, told.today)
    asked: list[str] = []
    while (question := following.asks) is not None:
        again = question in asked
        asked.append(question)
        following.answer(_answer(told, question).model_copy(update={"asked_again": again}))
    return asked


def _answer(told: Facts, question: str) -> Answer:
    return told.answer(question) or Answer(value=NOT_SURE)
