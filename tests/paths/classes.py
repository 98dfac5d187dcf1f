"""The answers that need telling apart: of all that no condition and no clock tells apart, one is kept.

A question's answers are grouped by what the conditions on it say of each; the first of a group stands for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache, cached_property

from helper.case.models import Answer, Case, Concern, Value
from helper.knowledge.conditions import (
    AnswerCondition,
    BodyAreaCondition,
    BodyKindCondition,
    Condition,
    FactCondition,
    TestCondition,
    TopicCondition,
    leaves,
)
from helper.knowledge.entries import NOT_SURE
from helper.knowledge.lengths import Length
from helper.knowledge.questions import Choice, Question
from helper.knowledge.store import Knowledge
from helper.reasoning.calendars import last_day
from helper.reasoning.conditions import holds, with_what_follows
from helper.reasoning.facts import Facts

TOPIC = "topic"
UNLISTED = "A body that is not listed"
STORY = "They did not do what they said, and it went on for months."
MOST_CLASSES = 256
_NEAR = 30
_AROUND = (-4, 4, 60)  # days: a limit that has just passed, one that is near, one that is far

Clock = tuple[Length, ...]
Signature = tuple[int, ...]


def facts_with(knowledge: Knowledge, answers: Mapping[str, Value], today: date) -> Facts:
    """Return the facts of one concern with these answers; the topic is given among them, under its own name."""
    given = {question: _answer(value) for question, value in answers.items() if question != TOPIC}
    topic = answers.get(TOPIC)
    concern = Concern.model_construct(
        id="c1", topic=topic, title=None, story=STORY, notes=None, pinned=(), answers=given
    )
    return with_what_follows(Facts(knowledge, _NOTHING, concern, today))


@cache
def _answer(value: Value) -> Answer:
    return Answer(value=value)


_NOTHING = Case()


@dataclass(frozen=True, eq=False)
class Scope:
    """The conditions and clocks that answers are told apart by, on one day."""

    knowledge: Knowledge
    today: date
    conditions: tuple[Condition, ...]
    clocks: Mapping[str, tuple[Clock, ...]]

    @cached_property
    def parts(self) -> Mapping[str, tuple[Condition, ...]]:
        """The parts of the conditions by the question that they are on."""
        found: dict[str, dict[int, Condition]] = {}
        for part in self._under():
            for question_id in _questions_of(self.knowledge, part):
                found.setdefault(question_id, {})[id(part)] = part
        return {question_id: tuple(parts.values()) for question_id, parts in found.items()}

    def _under(self) -> Iterator[Condition]:
        """Yield the parts of the conditions, through facts, tests and what a question is asked for."""
        waiting, seen = list(self.conditions), set[str]()
        while waiting:
            for part in leaves(waiting.pop()):
                name, behind = _behind(self.knowledge, part)
                if name not in seen:
                    seen.add(name)
                    waiting.extend(behind)
                yield part

    @cached_property
    def _ungated(self) -> Knowledge:
        """The knowledge in which every question is asked: the answer alone decides."""
        questions = tuple(q.model_copy(update={"asked_if": None}) for q in self.knowledge.question_list)
        return replace(self.knowledge, question_list=questions)

    @cached_property
    def _answers(self) -> dict[str, tuple[Value, ...]]:
        return {}

    def answers(self, question_id: str) -> tuple[Value, ...]:
        """Return one answer of each class, with "not sure" last."""
        if question_id not in self._answers:
            self._answers[question_id] = tuple(self._classes(question_id))
        return self._answers[question_id]

    def _classes(self, question_id: str) -> Iterator[Value]:
        found: dict[object, Value] = {}
        question = self.knowledge.questions.get(question_id)
        for value in self._possible(question_id, question):
            found.setdefault(self.signature(question_id, value), value)
        yield from list(found.values())[:MOST_CLASSES]
        if NOT_SURE not in found.values():
            yield NOT_SURE

    def signature(self, question_id: str, value: Value) -> tuple[Signature, Signature]:
        """Return what the conditions and the clocks on a question make of an answer."""
        given = {question_id: value}
        if question_id == self.knowledge.body_kind_question:
            given[self.knowledge.body_question] = UNLISTED
        facts = facts_with(self._ungated, given, self.today)
        parts = tuple(int(holds(part, facts)) for part in self.parts.get(question_id, ()))
        return parts, tuple(self._passed(question_id, facts))

    def _passed(self, question_id: str, facts: Facts) -> Iterator[int]:
        """Yield for each clock that starts with a date whether it has passed, is near or far, on both readings."""
        span = facts.span(question_id) if self.clocks.get(question_id) else None
        for clock in self.clocks.get(question_id, ()) if span else ():
            for day in (span.earliest, span.latest) if span else ():
                left = (last_day(day, clock, self.knowledge.holidays, day_one_counts=False) - self.today).days
                yield (left < 0) + 2 * (left > _NEAR)

    def _possible(self, question_id: str, question: Question | None) -> Iterable[Value]:
        if question is None:
            return [topic.id for topic in self.knowledge.topic_list]
        if question.choices:
            return self._sets(question) if question.kind == "many" else [choice.id for choice in question.choices]
        match question.kind:
            case "date":
                return self._dates(question_id)
            case "body":
                return [*self._bodies(), UNLISTED]
            case "number":
                return self._numbers(question_id)
        return ["Something in my own words."]

    def _sets(self, question: Question) -> Iterator[Value]:
        """Yield sets of choices, of which each combination of classes is there once, and each with "not sure" too."""
        each = self._one_a_class(question)
        known: dict[object, tuple[str, ...]] = {(self.signature(question.id, ()), False): ()}
        waiting = list(known.values())
        while waiting and len(known) < MOST_CLASSES:
            before = waiting.pop(0)
            for choice in each:
                if choice.id not in before:
                    bigger = (*before, choice.id)
                    key = (self.signature(question.id, bigger), True)
                    if key not in known:
                        known[key] = bigger
                        waiting.append(bigger)
        yield from known.values()
        yield from ((*chosen, NOT_SURE) for chosen in known.values())

    def _one_a_class(self, question: Question) -> list[Choice]:
        found: dict[object, Choice] = {}
        for choice in question.choices:
            found.setdefault(self.signature(question.id, (choice.id,)), choice)
        return list(found.values())

    def _bodies(self) -> list[str]:
        """Return one body of each kind and area."""
        first = {(body.kind, body.area): body.id for body in reversed(self.knowledge.body_list)}
        return sorted(first.values())

    def _numbers(self, question_id: str) -> list[Value]:
        bounds = {
            bound
            for part in self.parts.get(question_id, ())
            if isinstance(part, AnswerCondition)
            for bound in (part.at_least, part.at_most)
            if bound is not None
        }
        return sorted({around for bound in bounds for around in (bound - 1, bound, bound + 1)} or {1})

    def _dates(self, question_id: str) -> list[Value]:
        """Return days on each side of every limit, a day of today's, and a stretch over all of them."""
        days = {self.today}
        for part in self.parts.get(question_id, ()):
            if isinstance(part, AnswerCondition):
                days |= {_back(self.today, part.older_than, by) for by in _AROUND if part.older_than}
                for fixed in filter(None, (part.before, part.on_or_after)):
                    days |= {fixed, fixed - timedelta(days=1)}
        for clock in self.clocks.get(question_id, ()):
            days |= {_back(self.today, length, by) for length in clock for by in _AROUND}
        told = sorted(day for day in days if day <= self.today)
        return [*(str(day) for day in reversed(told)), f"{told[0]}/{self.today}"]


def _back(today: date, length: Length, by: int) -> date:
    """Return a day that a length started on which ends so many days from today, roughly."""
    return today - timedelta(days=round(length.about_days) - by)


def _questions_of(knowledge: Knowledge, part: Condition) -> tuple[str, ...]:
    match part:
        case AnswerCondition(question=question_id):
            return (question_id,)
        case TopicCondition():
            return (TOPIC,)
        case BodyKindCondition():
            return (knowledge.body_question, knowledge.body_kind_question)
        case BodyAreaCondition():
            return (knowledge.body_question,)
    return ()


def _behind(knowledge: Knowledge, part: Condition) -> tuple[str, tuple[Condition, ...]]:
    """Return a name for a part, and the conditions that stand behind it."""
    match part:
        case AnswerCondition(question=question_id):
            return question_id, tuple(filter(None, (knowledge.questions[question_id].asked_if,)))
        case FactCondition(fact=fact_id):
            return f"fact {fact_id}", (knowledge.facts[fact_id].when,)
        case TestCondition(test=test_id):
            return f"test {test_id}", (knowledge.tests[test_id].applies,)
        case BodyKindCondition() if knowledge.body_kind_question:
            gate = knowledge.questions[knowledge.body_kind_question].asked_if
            return "kind of body", tuple(filter(None, (gate,)))
    return "", ()


def all_conditions(knowledge: Knowledge) -> Iterator[Condition]:
    """Yield every condition of the knowledge."""
    found: Iterable[Condition | None] = (
        *(each for test in knowledge.test_list for each in (test.applies, test.lifted_by)),
        *(label.counts_if for label in knowledge.label_list),
        *(each for route in knowledge.route_list for each in (route.open, route.done, route.at_once)),
        *(beware.when for route in knowledge.route_list for beware in route.beware),
        *(deadline.when for route in knowledge.route_list for deadline in route.deadlines),
        *(question.asked_if for question in knowledge.question_list),
        *(responsibility.when for responsibility in knowledge.responsibilities),
        *(BodyKindCondition(body_kind=each.not_done_by) for each in knowledge.responsibilities),
    )
    yield from (each for each in found if each is not None)


def all_clocks(knowledge: Knowledge) -> dict[str, tuple[Clock, ...]]:
    """Return the lengths that run from each date."""
    found: dict[str, set[Clock]] = {}
    for route in knowledge.route_list:
        for deadline in route.deadlines:
            found.setdefault(deadline.starts, set()).add(deadline.length)
            if deadline.or_if_later:
                found.setdefault(deadline.or_if_later.starts, set()).add(deadline.or_if_later.length)
    return {start: tuple(sorted(clocks, key=str)) for start, clocks in found.items()}


def whole_scope(knowledge: Knowledge, today: date) -> Scope:
    """Return the scope of everything: answers that differ in any way for any test, route or deadline."""
    return Scope(knowledge, today, tuple(all_conditions(knowledge)), all_clocks(knowledge))
