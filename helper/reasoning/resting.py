"""Which tests and routes rest on which question: an answer can change no others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TypeVar

from helper.knowledge.conditions import AnswerCondition, Condition, FactCondition, TestCondition, leaves
from helper.knowledge.jurisdiction import JurisdictionTest
from helper.knowledge.questions import Question
from helper.knowledge.routes import Route
from helper.knowledge.store import Knowledge

E = TypeVar("E", JurisdictionTest, Route, Question)


@dataclass(frozen=True, eq=False)
class Resting:
    """The tests and the routes that rest on each question, and the questions whose answer follows from it.

    Each in the order of the files.

    "topic" stands for the topic; a question that nothing rests on has no key.
    """

    tests: Mapping[str, tuple[JurisdictionTest, ...]]
    routes: Mapping[str, tuple[Route, ...]]
    following: Mapping[str, tuple[Question, ...]]


@lru_cache(maxsize=4)
def resting(knowledge: Knowledge) -> Resting:
    """Return what rests on each question of a knowledge, worked out once."""
    tests = ((test, _under_test(knowledge, test)) for test in knowledge.test_list)
    routes = ((route, _under_route(knowledge, route)) for route in knowledge.route_list)
    follows = ((q, questions_under(knowledge, (each.when for each in q.follows))) for q in knowledge.following)
    return Resting(_by_question(tests), _by_question(routes), _by_question(follows))


def _by_question(rests: Iterable[tuple[E, set[str]]]) -> Mapping[str, tuple[E, ...]]:
    found: dict[str, list[E]] = {}
    for entry, question_ids in rests:
        for question_id in question_ids:
            found.setdefault(question_id, []).append(entry)
    return MappingProxyType({question_id: tuple(entries) for question_id, entries in found.items()})


def _under_test(knowledge: Knowledge, test: JurisdictionTest) -> set[str]:
    return questions_under(knowledge, (test.applies, test.lifted_by, knowledge.labels[test.label].counts_if))


def _under_route(knowledge: Knowledge, route: Route) -> set[str]:
    starts = set(_starts(route))
    gates = (knowledge.questions[start].asked_if for start in starts)
    whens = (deadline.when for deadline in route.deadlines)
    earlier = [knowledge.routes[name] for name in route.after if name in knowledge.routes and waits_by_order(route)]
    before = (each for first in earlier for each in (first.open, first.done))
    return starts | questions_under(knowledge, (route.open, route.done, route.at_once, *before, *whens, *gates))


def waits_by_order(route: Route) -> bool:
    """Whether what a route waits for hangs on the routes that come before it: they decide if it can be taken now."""
    return route.at_once is not None or any(deadline.whose == "body" for deadline in route.deadlines)


def _starts(route: Route) -> Iterator[str]:
    """Yield the questions that start the clocks of a route."""
    for deadline in route.deadlines:
        if deadline.starts is not None:
            yield deadline.starts
        if deadline.or_if_later is not None:
            yield deadline.or_if_later.starts


def questions_under(knowledge: Knowledge, conditions: Iterable[Condition | None]) -> set[str]:
    """Return every question that conditions rest on, through facts, tests and gates."""
    found: set[str] = set()
    waiting = list(conditions)
    while waiting:
        for leaf in leaves(waiting.pop()):
            match leaf:
                case AnswerCondition(question=question_id) if question_id not in found:
                    found.add(question_id)
                    waiting.append(knowledge.questions[question_id].asked_if)
                    waiting.extend(each.when for each in knowledge.questions[question_id].follows)
                case FactCondition(fact=fact_id):
                    waiting.append(knowledge.facts[fact_id].when)
                case TestCondition(test=test_id):
                    waiting.append(knowledge.tests[test_id].applies)
                case AnswerCondition():
                    pass
                case _:
                    found.update({knowledge.body_question, knowledge.body_kind_question, "topic"})
    return found
