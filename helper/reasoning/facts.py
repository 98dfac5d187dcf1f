"""What is known about one concern: its own answers, and the case's where it has none."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from helper.case.models import Answer, Case, Concern, Value
from helper.case.spans import Span, parse_span
from helper.knowledge.entries import NOT_SURE, NOT_TOLD
from helper.knowledge.places import Body
from helper.knowledge.store import Knowledge
from helper.reasoning.truth import Truth

Origin = Literal["concern", "case"]

spans = lru_cache(maxsize=4096)(parse_span)


@dataclass(frozen=True, slots=True)
class Reason:
    """An answer that something rests on, and where it was given."""

    question: str
    answer: Value
    origin: Origin


@dataclass(frozen=True, eq=False)
class Facts:
    """One concern of a case (or the case alone) on one day; conditions are worked out over it.

    What was worked out once is remembered in ``memo``, ``gates``, ``answers`` and ``missing``.
    ``wrong_body`` says that the body named surely does not do what the concern is about.
    """

    knowledge: Knowledge
    case: Case
    concern: Concern | None
    today: date
    wrong_body: bool = False
    memo: dict[int, Truth] = field(default_factory=dict, repr=False)
    gates: dict[str, Truth] = field(default_factory=dict, repr=False)
    answers: dict[str, Answer | None] = field(default_factory=dict, repr=False)
    missing: dict[int, frozenset[str]] = field(default_factory=dict, repr=False)

    @cached_property
    def _other_body(self) -> bool:
        """Whether this concern is about another body than the one the case's answers are about."""
        question = self.knowledge.body_question
        own = self.concern.answers.get(question) if self.concern else None
        whole = self.case.answers.get(question)
        return own is not None and whole is not None and own.value != whole.value

    def origin(self, question_id: str) -> Origin:
        """Say whether the answer to a question is the concern's own or the case's."""
        return "concern" if self.concern is not None and question_id in self.concern.answers else "case"

    def answer(self, question_id: str) -> Answer | None:
        """Return the answer that counts for this concern, or ``None`` where there is none.

        What was told of one body (a complaint, its answer) is never taken over to another.
        """
        if question_id not in self.answers:
            self.answers[question_id] = self._answer(question_id)
        return self.answers[question_id]

    def _answer(self, question_id: str) -> Answer | None:
        if self.concern is not None and question_id in self.concern.answers:
            return self.concern.answers[question_id]
        if self._of_another_body(question_id):
            return None
        return self.case.answers.get(question_id)

    def _of_another_body(self, question_id: str) -> bool:
        """Whether a case-wide answer was told of a body that this concern is not about, or not for."""
        if not self.knowledge.questions[question_id].of_body:
            return False
        names_body = question_id in (self.knowledge.body_question, self.knowledge.body_kind_question)
        return self._other_body or (not names_body and self.wrong_body)

    def told(self, question_id: str) -> Value | None:
        """Return the value of an answer, or ``None`` where it is missing or not told."""
        answer = self.answer(question_id)
        if answer is None or (isinstance(answer.value, str) and answer.value in NOT_TOLD):
            return None
        return answer.value

    def chosen(self, question_id: str) -> tuple[str, ...] | None:
        """Return the choices of a one-of or many-of answer; ``None`` where not told."""
        value = self.told(question_id)
        if value is None:
            return None
        return value if isinstance(value, tuple) else (str(value),)

    def span(self, question_id: str) -> Span | None:
        """Return the days that a date answer may mean, or ``None`` where not told.

        What has happened did not happen after today, so a month or year that is still running ends today;
        not where the question is about a day that may lie ahead.
        """
        value = self.told(question_id)
        span = spans(value) if isinstance(value, str) else None
        ahead = self.knowledge.questions[question_id].ahead
        if span is not None and not ahead and span.earliest <= self.today < span.latest:
            return Span(span.earliest, self.today)
        return span

    def unsure(self, question_id: str) -> bool:
        """Whether a many-of answer leaves open that more was meant."""
        value = self.told(question_id)
        return isinstance(value, tuple) and NOT_SURE in value

    @cached_property
    def topic(self) -> str | None:
        """The confirmed topic; ``None`` where it is missing or not told."""
        topic = self.concern.topic if self.concern else None
        return None if topic in NOT_TOLD else topic

    @cached_property
    def body(self) -> Body | None:
        """The body complained of, where it is one of those listed."""
        value = self.told(self.knowledge.body_question)
        return self.knowledge.bodies.get(value) if isinstance(value, str) else None

    @cached_property
    def body_kinds(self) -> frozenset[str] | None:
        """The kinds that the body may be of; ``None`` where nothing is known of it."""
        if self.body is not None:
            return frozenset({self.body.kind})
        if self.answer(self.knowledge.body_question) is None:
            return None
        question = self.knowledge.questions.get(self.knowledge.body_kind_question)
        value = self.told(question.id) if question else None
        choice = question.choice(value) if question and isinstance(value, str) else None
        if choice is None:
            return None
        return frozenset(choice.kinds or (choice.id,))

    def reasons(self, question_id: str) -> tuple[Reason, ...]:
        """Return the answer to a question as a reason, "not sure" too; nothing where there is none."""
        if question_id == "topic":
            return (Reason("topic", self.topic, "concern"),) if self.topic else ()
        answer = self.answer(question_id) if question_id else None
        return (Reason(question_id, answer.value, self.origin(question_id)),) if answer else ()
