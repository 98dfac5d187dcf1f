"""Shows an answer as text, in the words of its question."""

from __future__ import annotations

from datetime import date

from helper.case.models import Answer, Value
from helper.case.spans import Span, parse_span
from helper.knowledge.entries import NOT_SURE, NOT_TOLD
from helper.knowledge.phrases import MONTHS, day_in_words, say
from helper.knowledge.questions import Choice, Question
from helper.knowledge.store import Knowledge


def span_in_words(knowledge: Knowledge, span: Span) -> str:
    """Return "Friday 27 March 2026", "some time in March 2026", "some time in 2026" or a stretch."""
    first = span.earliest
    match span.precision:
        case "day":
            return day_in_words(first)
        case "month":
            return say(knowledge, "some-time-in", when=f"{MONTHS[first.month - 1]} {first.year}")
        case "year":
            return say(knowledge, "some-time-in", when=first.year)
    return say(knowledge, "some-time-from", first=_short_day(first), last=_short_day(span.latest))


def _short_day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def choice_text(choice: Choice, *, of_other: bool) -> str:
    """Return the words of a choice in the voice that is spoken."""
    return choice.text_of_other if of_other and choice.text_of_other else choice.text


def answer_in_words(knowledge: Knowledge, question: Question, value: Value, *, of_other: bool = False) -> str:
    """Return an answer as a person would read it."""
    if isinstance(value, str) and value in NOT_TOLD:
        return say(knowledge, value, of_other=of_other)
    if isinstance(value, tuple):
        return _several(knowledge, question, value, of_other=of_other)
    if question.kind == "choice":
        choice = question.choice(str(value))
        return choice_text(choice, of_other=of_other) if choice else str(value)
    if question.kind == "date":
        return span_in_words(knowledge, parse_span(str(value)))
    body = knowledge.bodies.get(str(value)) if question.kind == "body" else None
    return body.name if body else str(value)


def _several(knowledge: Knowledge, question: Question, value: tuple[str, ...], *, of_other: bool) -> str:
    if not value:
        return say(knowledge, "none-of-these", of_other=of_other)
    texts = [
        say(knowledge, NOT_SURE, of_other=of_other)
        if each == NOT_SURE
        else answer_in_words(knowledge, question.model_copy(update={"kind": "choice"}), each, of_other=of_other)
        for each in value
    ]
    return "; ".join(texts)


def shown(knowledge: Knowledge, question: Question, answer: Answer, *, of_other: bool = False) -> str:
    """Return an answer in words."""
    return answer_in_words(knowledge, question, answer.value, of_other=of_other)
