"""Checks what an answer may hold against the question it answers."""

from __future__ import annotations

from helper.case.models import Answer, Answers, Case, Concern, Value
from helper.case.spans import parse_span
from helper.knowledge.entries import NOT_SURE, NOT_TOLD
from helper.knowledge.mistakes import nearest
from helper.knowledge.questions import Question
from helper.knowledge.store import Knowledge


class WrongValueError(ValueError):
    """An answer does not fit its question; the message is a sentence for the person."""


def current_value(question: Question, value: Value) -> Value:
    """Return the value with former choice ids brought up to date.

    Raises :class:`WrongValueError` where the value does not fit the question.
    """
    if isinstance(value, str) and value in NOT_TOLD:
        return value
    match question.kind:
        case "choice":
            return _choice(question, value)
        case "many":
            return _many(question, value)
        case "date":
            return _date(question, value)
        case "number":
            return _number(question, value)
    return _words(question, value)


def _choice(question: Question, value: Value) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"'{question.id}' takes one choice, not {_kind_of(value)}")
    choice = question.choice(value)
    if choice is None:
        ids = [each.id for each in question.choices]
        raise WrongValueError(f"'{question.id}' has no choice '{value}'{nearest(value, ids)}")
    return choice.id


def _many(question: Question, value: Value) -> tuple[str, ...]:
    if not isinstance(value, tuple):
        raise WrongValueError(f"'{question.id}' takes a list of choices, not {_kind_of(value)}")
    return tuple(dict.fromkeys(each if each == NOT_SURE else _choice(question, each) for each in value))


def _date(question: Question, value: Value) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"'{question.id}' takes a date as text, not {_kind_of(value)}")
    try:
        return str(parse_span(value))
    except ValueError as error:
        raise WrongValueError(f"'{question.id}': {error}") from None


def _number(question: Question, value: Value) -> int | float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise WrongValueError(f"'{question.id}' takes a number, not {_kind_of(value)}")
    return value


def _words(question: Question, value: Value) -> str:
    if not isinstance(value, str):
        raise WrongValueError(f"'{question.id}' takes words, not {_kind_of(value)}")
    return value


def _kind_of(value: Value) -> str:
    return "a list" if isinstance(value, tuple) else "a number" if isinstance(value, int | float) else "text"


def current_answers(case: Case, knowledge: Knowledge) -> Case:
    """Return the case with former ids of questions and choices brought up to date.

    Raises :class:`WrongValueError` naming the first answer that does not fit.
    """
    answers = _current(case.answers, knowledge, "answers", case_wide=True)
    concerns = tuple(_current_concern(c, knowledge) for c in case.concerns)
    return case.model_copy(update={"answers": answers, "concerns": concerns})


def _current_concern(concern: Concern, knowledge: Knowledge) -> Concern:
    where = f"concern '{concern.id}'"
    if concern.topic is not None and concern.topic not in {*knowledge.topics, NOT_SURE}:
        raise WrongValueError(f"{where}: there is no topic '{concern.topic}'{nearest(concern.topic, knowledge.topics)}")
    return concern.model_copy(update={"answers": _current(concern.answers, knowledge, where, case_wide=False)})


def _current(answers: Answers, knowledge: Knowledge, where: str, *, case_wide: bool) -> dict[str, Answer]:
    former = {old: q.id for q in knowledge.question_list for old in q.formerly}
    current: dict[str, Answer] = {}
    for written, answer in answers.items():
        question = knowledge.questions.get(former.get(written, written))
        if question is None:
            raise WrongValueError(f"{where}: there is no question '{written}'{nearest(written, knowledge.questions)}")
        if question.asked == "case" and not case_wide:
            raise WrongValueError(
                f"{where}: '{written}' is asked once for the whole case, so it belongs under 'answers'"
            )
        try:
            value = current_value(question, answer.value)
        except WrongValueError as error:
            raise WrongValueError(f"{where}: {error}") from None
        if question.id in current:
            raise WrongValueError(f"{where}: '{question.id}' is answered twice, once under a former name")
        current[question.id] = answer.model_copy(update={"value": value})
    return current
