"""Works out conditions: yes, no or not known; what made it so; and what is still missing."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from helper.case.models import Answer
from helper.knowledge.conditions import (
    AllCondition,
    AnswerCondition,
    AnyCondition,
    BodyAreaCondition,
    BodyKindCondition,
    Condition,
    FactCondition,
    NotCondition,
    TestCondition,
    TopicCondition,
)
from helper.knowledge.entries import NOT_SURE, NOT_TOLD
from helper.reasoning.calendars import last_day
from helper.reasoning.facts import Facts, Reason
from helper.reasoning.truth import Truth, known

YES, NO, NOT_KNOWN = Truth.YES, Truth.NO, Truth.NOT_KNOWN
_NOTHING: frozenset[str] = frozenset()


def holds(condition: Condition, facts: Facts) -> Truth:
    """Return whether a condition holds on what is known."""
    found = facts.memo.get(id(condition))
    if found is None:
        found = facts.memo[id(condition)] = _HOLDS[type(condition)](condition, facts)
    return found


def _all(condition: AllCondition, facts: Facts) -> Truth:
    result = YES
    for part in condition.all:
        value = holds(part, facts)
        if value is NO:
            return NO
        if value is NOT_KNOWN:
            result = NOT_KNOWN
    return result


def _any(condition: AnyCondition, facts: Facts) -> Truth:
    result = NO
    for part in condition.any:
        value = holds(part, facts)
        if value is YES:
            return YES
        if value is NOT_KNOWN:
            result = NOT_KNOWN
    return result


def _not(condition: NotCondition, facts: Facts) -> Truth:
    return holds(condition.not_, facts).negated()


def _named(condition: FactCondition | TestCondition, facts: Facts) -> Truth:
    return holds(_definition(condition, facts), facts)


def _definition(condition: FactCondition | TestCondition, facts: Facts) -> Condition:
    if isinstance(condition, FactCondition):
        return facts.knowledge.facts[condition.fact].when
    return facts.knowledge.tests[condition.test].applies


def _answered(condition: AnswerCondition, facts: Facts) -> Truth:
    """Return the value of a condition on a question: its gate and the condition."""
    gate = asked(condition.question, facts)
    if gate is NO:
        return NO
    return min(gate, _of_answer(condition, facts))


def asked(question_id: str, facts: Facts) -> Truth:
    """Return whether a question is one to be asked, by its ``asked_if``."""
    found = facts.gates.get(question_id)
    if found is None:
        gate = facts.knowledge.questions[question_id].asked_if
        found = facts.gates[question_id] = YES if gate is None else holds(gate, facts)
    return found


def with_what_follows(facts: Facts) -> Facts:
    """Take the answers that follow from others as given, where the person gave none; return the same facts.

    To be done before anything else is worked out over the facts.
    """
    for question in facts.knowledge.following:
        if facts.answer(question.id) is None:
            choice = next((each.choice for each in question.follows if holds(each.when, facts) is YES), None)
            if choice is not None:
                facts.answers[question.id] = Answer(value=choice)
    return facts


def _of_answer(condition: AnswerCondition, facts: Facts) -> Truth:
    answer = facts.answer(condition.question)
    if answer is None:
        return NOT_KNOWN
    told = not (isinstance(answer.value, str) and answer.value in NOT_TOLD)
    if condition.known is not None:
        # A many-of answer that says nothing but "not sure" tells no more than a single "not sure".
        return known((told and answer.value != (NOT_SURE,)) is condition.known)
    return _PREDICATES[condition.predicate](condition, facts) if told else NOT_KNOWN


def _is(condition: AnswerCondition, facts: Facts) -> Truth:
    return known(facts.told(condition.question) == condition.is_)


def _any_of(condition: AnswerCondition, facts: Facts) -> Truth:
    chosen = facts.chosen(condition.question) or ()
    if any(choice in (condition.any_of or ()) for choice in chosen):
        return YES
    return NOT_KNOWN if facts.unsure(condition.question) else NO


def _only(condition: AnswerCondition, facts: Facts) -> Truth:
    chosen = [choice for choice in facts.chosen(condition.question) or () if choice not in NOT_TOLD]
    if any(choice not in (condition.only or ()) for choice in chosen):
        return NO
    return NOT_KNOWN if facts.unsure(condition.question) else known(bool(chosen))


def _none(condition: AnswerCondition, facts: Facts) -> Truth:
    chosen = facts.chosen(condition.question) or ()
    if facts.unsure(condition.question) and len(chosen) == 1:
        return NOT_KNOWN
    return known((not chosen) is condition.none)


def _listed(condition: AnswerCondition, facts: Facts) -> Truth:
    return known((facts.told(condition.question) in facts.knowledge.bodies) is condition.listed)


def _compared(*, yes: bool, no: bool) -> Truth:
    """Return the value of a comparison of which both sides may be open."""
    return YES if yes else NO if no else NOT_KNOWN


def _older_than(condition: AnswerCondition, facts: Facts) -> Truth:
    span, length = facts.span(condition.question), condition.older_than
    if span is None or length is None:
        return NOT_KNOWN
    first, last = (
        last_day(day, [length], facts.knowledge.holidays, day_one_counts=condition.day_one_counts)
        for day in (span.earliest, span.latest)
    )
    return _compared(yes=facts.today > last, no=facts.today <= first)


def _before(condition: AnswerCondition, facts: Facts) -> Truth:
    span, day = facts.span(condition.question), condition.before
    if span is None or day is None:
        return NOT_KNOWN
    return _compared(yes=span.latest < day, no=span.earliest >= day)


def _on_or_after(condition: AnswerCondition, facts: Facts) -> Truth:
    span, day = facts.span(condition.question), condition.on_or_after
    if span is None or day is None:
        return NOT_KNOWN
    return _compared(yes=span.earliest >= day, no=span.latest < day)


def _at_least(condition: AnswerCondition, facts: Facts) -> Truth:
    return known(_number(condition, facts) >= (condition.at_least or 0))


def _at_most(condition: AnswerCondition, facts: Facts) -> Truth:
    return known(_number(condition, facts) <= (condition.at_most or 0))


def _number(condition: AnswerCondition, facts: Facts) -> float:
    value = facts.told(condition.question)
    return float(value) if isinstance(value, int | float) else 0.0


def _topic(condition: TopicCondition, facts: Facts) -> Truth:
    if facts.topic is None:
        return NOT_KNOWN
    return known(any(_matches(facts.topic, pattern) for pattern in condition.topic))


def _matches(topic: str, pattern: str) -> bool:
    return topic.startswith(pattern[:-1]) if pattern.endswith("/*") else topic == pattern


def _body_kind(condition: BodyKindCondition, facts: Facts) -> Truth:
    if facts.body_kinds is None:
        return NOT_KNOWN
    wanted = frozenset(condition.body_kind)
    if facts.body_kinds <= wanted:
        return YES
    return NOT_KNOWN if facts.body_kinds & wanted else NO


def _body_area(condition: BodyAreaCondition, facts: Facts) -> Truth:
    return NOT_KNOWN if facts.body is None else known(facts.body.area in condition.body_area)


_PREDICATES: dict[str, Callable[[AnswerCondition, Facts], Truth]] = {
    "is_": _is,
    "any_of": _any_of,
    "only": _only,
    "none": _none,
    "listed": _listed,
    "older_than": _older_than,
    "before": _before,
    "on_or_after": _on_or_after,
    "at_least": _at_least,
    "at_most": _at_most,
}
_HOLDS: dict[type, Callable[..., Truth]] = {
    AllCondition: _all,
    AnyCondition: _any,
    NotCondition: _not,
    FactCondition: _named,
    TestCondition: _named,
    AnswerCondition: _answered,
    TopicCondition: _topic,
    BodyKindCondition: _body_kind,
    BodyAreaCondition: _body_area,
}


def missing(condition: Condition, facts: Facts) -> frozenset[str]:
    """Return the questions that could still make a condition known; none where it is known.

    Only parts that are themselves not known count: what another part has settled is left out.
    """
    if holds(condition, facts) is not NOT_KNOWN:
        return _NOTHING
    found = facts.missing.get(id(condition))
    if found is None:
        found = facts.missing[id(condition)] = frozenset(_missing_parts(condition, facts))
    return found


def _missing_parts(condition: Condition, facts: Facts) -> Iterator[str]:
    match condition:
        case AllCondition(all=parts) | AnyCondition(any=parts):
            for part in parts:
                yield from missing(part, facts)
        case NotCondition(not_=part):
            yield from missing(part, facts)
        case FactCondition() | TestCondition():
            yield from missing(_definition(condition, facts), facts)
        case AnswerCondition(question=question_id):
            yield from _missing_answer(condition, question_id, facts)
        case TopicCondition():
            yield from ["topic"] if facts.concern is not None and facts.concern.topic is None else []
        case BodyKindCondition():
            yield from _missing_body(facts)
        case BodyAreaCondition():
            yield from unanswered(facts.knowledge.body_question, facts)


def _missing_answer(condition: AnswerCondition, question_id: str, facts: Facts) -> Iterator[str]:
    if asked(question_id, facts) is NOT_KNOWN:
        yield from _missing_gate(question_id, facts)
    elif facts.answer(question_id) is None or _worth_asking_again(condition, question_id, facts):
        yield question_id


def _missing_gate(question_id: str, facts: Facts) -> Iterator[str]:
    """Yield what would tell whether a question is to be asked; where nothing would, it is not asked."""
    gate = facts.knowledge.questions[question_id].asked_if
    if gate is not None:
        yield from missing(gate, facts)


def _worth_asking_again(condition: AnswerCondition, question_id: str, facts: Facts) -> bool:
    """Whether a date that was told is too imprecise to decide this."""
    return _of_answer(condition, facts) is NOT_KNOWN and can_ask_again(question_id, facts)


def can_ask_again(question_id: str, facts: Facts) -> bool:
    """Whether a typed date may be asked for once more: it is no single day, and was not asked again yet.

    A date that a file states without what was typed is all that is known of it.
    """
    answer, span = facts.answer(question_id), None
    if answer is not None and facts.knowledge.questions[question_id].kind == "date":
        span = facts.span(question_id)
    return bool(answer and span and not span.exact and answer.typed and not answer.asked_again)


def unanswered(question_id: str, facts: Facts) -> Iterator[str]:
    """Yield a question where it has no answer and may be asked, or what decides whether it may."""
    if not question_id or facts.answer(question_id) is not None:
        return
    if asked(question_id, facts) is YES:
        yield question_id
    else:
        yield from _missing_gate(question_id, facts)


def _missing_body(facts: Facts) -> Iterator[str]:
    body = list(unanswered(facts.knowledge.body_question, facts))
    yield from body or unanswered(facts.knowledge.body_kind_question, facts)


def because(condition: Condition, facts: Facts, *, wanted: Truth = YES) -> Iterator[Reason]:
    """Yield the answers that made a condition what it is; parts that did not matter are left out."""
    if holds(condition, facts) is not wanted:
        return
    match condition:
        case AllCondition(all=parts) | AnyCondition(any=parts):
            for part in parts:
                yield from because(part, facts, wanted=wanted)
        case NotCondition(not_=part):
            yield from because(part, facts, wanted=wanted.negated())
        case FactCondition() | TestCondition():
            yield from because(_definition(condition, facts), facts, wanted=wanted)
        case _:
            yield from _reasons_of_leaf(condition, facts)


def _reasons_of_leaf(condition: Condition, facts: Facts) -> Iterator[Reason]:
    match condition:
        case AnswerCondition(question=question_id):
            yield from _reasons_of_answer(question_id, facts)
        case TopicCondition():
            yield from facts.reasons("topic")
        case _:
            yield from _reasons_of_body(facts)


def _reasons_of_body(facts: Facts) -> Iterator[Reason]:
    """Yield the body's name where it was told, and its kind where that was asked: a name not known is no reason."""
    if facts.told(facts.knowledge.body_question) is not None:
        yield from facts.reasons(facts.knowledge.body_question)
    if facts.body is None:
        yield from facts.reasons(facts.knowledge.body_kind_question)


def _reasons_of_answer(question_id: str, facts: Facts) -> Iterator[Reason]:
    """Yield the answer itself, or what shuts its question out."""
    gate = facts.knowledge.questions[question_id].asked_if
    if gate is not None and holds(gate, facts) is NO:
        yield from because(gate, facts, wanted=NO)
    else:
        yield from facts.reasons(question_id)


def reasons(condition: Condition | None, facts: Facts) -> tuple[Reason, ...]:
    """Return the reasons of a condition that holds, each once."""
    return tuple(dict.fromkeys(because(condition, facts))) if condition is not None else ()


def needs(condition: Condition | None, facts: Facts) -> tuple[str, ...]:
    """Return the questions that a condition still needs, each once, in the written order."""
    return in_written_order(missing(condition, facts), facts) if condition is not None else ()


def in_written_order(question_ids: frozenset[str], facts: Facts) -> tuple[str, ...]:
    """Sort question ids as the files have them; the topic comes before all of them."""
    if not question_ids:
        return ()
    order = facts.knowledge.question_order
    return tuple(sorted(question_ids, key=lambda each: order.get(each, -1)))
