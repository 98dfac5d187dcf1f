"""What would change a label: answers still open, good reasons, and things a person can do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache

from helper.case.models import Answer, Concern, Value
from helper.knowledge.questions import Choice, Question
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import with_what_follows
from helper.reasoning.facts import Facts
from helper.reasoning.findings import Change, Verdict
from helper.reasoning.resting import resting
from helper.reasoning.tests import Standing, label_of, standing

_NO_CONCERN = Concern(id="-")


def changes(facts: Facts, verdict: Verdict) -> tuple[Change, ...]:
    """Return the answers that would give another label than the present one, each tried alone."""
    standings = {test.id: standing(test, facts) for test in facts.knowledge.test_list}
    found = []
    for question, choice in _candidates(facts, verdict):
        answers = {question.id: _value(question, choice), **choice.with_}
        label = _label_with(answers, facts, standings)
        if label != verdict.label:
            found.append(Change(question.id, answers[question.id], dict(choice.with_), label))
    return tuple(found)


def _candidates(facts: Facts, verdict: Verdict) -> Iterator[tuple[Question, Choice]]:
    by_result = facts.knowledge.labels[verdict.label].counts_if is not None
    still_open = {each for undecided in verdict.undecided for each in undecided.needs}
    for question in facts.knowledge.question_list:
        if question.panel or facts.concern is None or (_is_wish(question) and not by_result):
            continue
        for choice in question.choices:
            unanswered = question.id in still_open and facts.answer(question.id) is None
            if unanswered or (choice.can_do and facts.told(question.id) not in (None, choice.id)):
                yield question, choice


def _is_wish(question: Question) -> bool:
    """Whether a question asks what is wanted: wishes change a label only where it hangs on them."""
    return question.statement == "what_would_put_it_right"


def _value(question: Question, choice: Choice) -> Value:
    return (choice.id,) if question.kind == "many" else choice.id


def _label_with(answers: Mapping[str, Value], facts: Facts, standings: Mapping[str, Standing]) -> str:
    """Return the label if these answers were given; only tests that rest on them are worked out anew."""
    concern = facts.concern or _NO_CONCERN
    given = {question: Answer(value=_tuple(value)) for question, value in answers.items()}
    changed = concern.model_copy(update={"answers": {**concern.answers, **given}})
    supposed = with_what_follows(replace(facts, concern=changed, memo={}, gates={}, answers={}, missing={}))
    touched = tests_touched(facts.knowledge, frozenset(answers))
    fresh = (standing(s.test, supposed) if test_id in touched else s for test_id, s in standings.items())
    return label_of(list(fresh), supposed)[0]


def _tuple(value: Value) -> Value:
    return tuple(value) if isinstance(value, list) else value


@lru_cache(maxsize=1024)
def tests_touched(knowledge: Knowledge, question_ids: frozenset[str]) -> frozenset[str]:
    """Return the ids of the tests that rest on any of these questions, through facts and gates too."""
    rests = resting(knowledge).tests
    return frozenset(test.id for question_id in question_ids for test in rests.get(question_id, ()))
