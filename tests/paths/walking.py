"""Walks as a conversation does: the next question, one of its answers, until nothing is left to ask."""

from __future__ import annotations

import random
from collections.abc import Mapping
from datetime import date, timedelta

from helper.case.models import Answer, Case, Concern, Value
from helper.case.spans import Span, parse_span
from helper.knowledge.entries import NOT_TOLD
from helper.knowledge.questions import Question
from helper.knowledge.store import Knowledge
from helper.reasoning.facts import Facts
from helper.reasoning.findings import ConcernFindings
from helper.reasoning.reason import about

from .classes import STORY, TOPIC, Scope
from .promises import ALWAYS, AT_THE_END, Broken, broken, it_ends, settled_stays_settled

LONGEST = 150
_CHANCE_OF_AN_IMPRECISE_DATE = 0.3


class Walk:
    """One path through the questions of one concern, with all that broke on it.

    Where a question is asked that has a wanted answer, this is given; all others are drawn.
    """

    def __init__(
        self,
        scope: Scope,
        case: Case,
        concern: Concern,
        chance: random.Random,
        wanted: Mapping[str, Value] | None = None,
    ) -> None:
        self.scope = scope
        self.case = case.with_concern(concern)
        self.concern_id = concern.id
        self.chance = chance
        self.wanted = wanted or {}
        self.steps = 0
        self.broken: list[Broken] = []
        self._asked: dict[str, int] = {}

    def to_the_end(self) -> Case:
        """Answer every question as it is asked; return the case at the end."""
        found = self._look()
        while found.questions:
            if self._too_long(found.questions[0]):
                break
            self._answer(found.questions[0], found.facts)
            before, found = found, self._look()
            self.broken += broken(settled_stays_settled, self.case, before, found)
        for promise in AT_THE_END:
            self.broken += broken(promise, self.case, found)
        self.end = found
        return self.case

    def _look(self) -> ConcernFindings:
        found = about(self.scope.knowledge, self.case, self.case.concern(self.concern_id), self.scope.today)
        for promise in ALWAYS:
            self.broken += broken(promise, self.case, found)
        return found

    def _too_long(self, question_id: str) -> bool:
        """Count a question; note where it is asked too often: a date is asked for twice at most, all else once."""
        self.steps += 1
        self._asked[question_id] = times = self._asked.get(question_id, 0) + 1
        question = self.scope.knowledge.questions.get(question_id)
        most = 2 if question is not None and question.kind == "date" else 1
        if self.steps > LONGEST or times > most:
            self.broken += broken(it_ends, self.case, question_id, times, self.steps)
            return True
        return False

    def _answer(self, question_id: str, facts: Facts) -> None:
        if question_id == TOPIC:
            topic = str(self.wanted.get(TOPIC) or self.chance.choice(self.scope.answers(TOPIC)))
            concern = self.case.concern(self.concern_id)
            self.case = self.case.with_concern(concern.model_copy(update={"topic": topic}))
            return
        question = self.scope.knowledge.questions[question_id]
        where = None if question.asked == "case" else self.concern_id
        self.case = self.case.with_answer(question_id, self._told(question, facts.answer(question_id)), where)

    def _told(self, question: Question, before: Answer | None) -> Answer:
        """Return one of the answers; a date that is told imprecisely may be told exactly when asked again."""
        if before is not None and question.kind == "date":
            exact = str(self._day_of(parse_span(str(before.value))))
            known = self.chance.random() < 0.5
            return Answer(value=exact if known else before.value, typed="…", asked_again=True)
        if question.id in self.wanted:
            return Answer(value=self.wanted[question.id])
        value: Value = self.chance.choice(self.scope.answers(question.id))
        if question.kind != "date" or value in NOT_TOLD or self.chance.random() > _CHANCE_OF_AN_IMPRECISE_DATE:
            return Answer(value=value)
        return Answer(value=self._imprecise(parse_span(str(value))), typed="about then")

    def _day_of(self, span: Span) -> date:
        days = (min(span.latest, self.scope.today) - span.earliest).days
        return span.earliest + timedelta(days=self.chance.randint(0, max(days, 0)))

    def _imprecise(self, span: Span) -> str:
        """Return the month or the year of a day, as people say it."""
        day = self._day_of(span)
        return str(day.year) if self.chance.random() < 0.3 else day.isoformat()[:7]


def new_concern(concern_id: str = "c1", topic: str | None = None) -> Concern:
    """Return a concern of which only the story was told."""
    return Concern(id=concern_id, story=STORY, topic=topic)


def unharmed(knowledge: Knowledge) -> dict[str, Answer]:
    """Return the answers to the safety panel of someone in no danger."""
    return {q.id: Answer(value=() if q.kind == "many" else q.choices[-1].id) for q in knowledge.panel}
