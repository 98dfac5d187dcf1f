"""Counts the questions to a finished concern; what is asked once a case counts for the first that asks it."""

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
    """Return the questions of each concern of a scenario, one concern after another.

    What is asked once for the whole case counts for the first concern that asks it; all else is asked anew.
    The safety panel, the story and the topic, which everybody is asked, are answered beforehand.
    What the scenario does not tell is answered with "not sure".
    """
    found = played.days[0].findings.concerns
    panel = {question.id: _answer(found[0].facts, question.id) for question in at.knowledge.panel}
    case = Case(voice=played.case.voice, answers=panel)
    counts = []
    for each in found:
        asked, case = _followed(at, played, each.facts, case)
        counts.append(Counted(played.scenario.id, each.id, asked))
    return tuple(counts)


def _followed(at: Desk, played: Played, told: Facts, case: Case) -> tuple[tuple[str, ...], Case]:
    """Return the questions of one concern, answered with what the scenario tells, and the case with its answers."""
    known = told.concern or played.case.concerns[0]
    concern = Concern(id=known.id, story=known.story or played.scenario.told, topic=known.topic or NOT_SURE)
    following = Following(at.knowledge, case, concern, told.today)
    asked: list[str] = []
    while (question := following.asks) is not None:
        again = question in asked
        asked.append(question)
        following.answer(_answer(told, question).model_copy(update={"asked_again": again}))
    return tuple(asked), following.case


def _answer(told: Facts, question: str) -> Answer:
    return told.answer(question) or Answer(value=NOT_SURE)
