"""All paths through the questions of a few tests and routes, in the order in which relevance asks them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from helper.case.models import Value
from helper.knowledge.conditions import Condition
from helper.knowledge.jurisdiction import JurisdictionTest
from helper.knowledge.routes import Route
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import holds, needs
from helper.reasoning.facts import Facts
from helper.reasoning.tests import Standing, needs_of, standing
from helper.reasoning.truth import Truth

from .classes import TOPIC, Scope, facts_with

Answers = Mapping[str, Value]
Conditions = tuple[Condition, ...]


@dataclass(frozen=True)
class Tree:
    """What the paths are about: tests and routes, and what is told from the beginning."""

    scope: Scope
    tests: Sequence[JurisdictionTest]
    routes: Sequence[Route] = ()
    told: Answers = field(default_factory=dict)


@dataclass(frozen=True)
class State:
    """One point of a path: the answers so far, what they make of the tests, and the question that is next.

    ``known`` holds what each test and route is; ``before`` is what it was one answer earlier.
    """

    answers: Answers
    facts: Facts
    standings: tuple[Standing, ...]
    known: tuple[Truth, ...]
    before: tuple[Truth, ...]
    question: str | None


@dataclass
class Counts:
    """How many states of a tree were visited, how many of them are ends, and whether these are all there are."""

    states: int = 0
    leaves: int = 0
    whole: bool = True

    def count(self, state: State) -> State:
        """Count a state, and return it."""
        self.states += 1
        self.leaves += state.question is None
        return state


def conditions_of(knowledge: Knowledge, tests: Sequence[JurisdictionTest], routes: Sequence[Route]) -> Conditions:
    """Return the conditions that decide tests and routes."""
    found = [
        *(each for test in tests for each in (test.applies, test.lifted_by, knowledge.labels[test.label].counts_if)),
        *(each for route in routes for each in (route.open, route.done, route.at_once)),
        *(deadline.when for route in routes for deadline in route.deadlines),
    ]
    return tuple(each for each in found if each is not None)


def tree_of(
    scope: Scope, tests: Sequence[JurisdictionTest], routes: Sequence[Route] = (), told: Answers | None = None
) -> Tree:
    """Return the tree of some tests and routes; only what they tell apart counts as another answer."""
    conditions = conditions_of(scope.knowledge, tests, routes)
    return Tree(Scope(scope.knowledge, scope.today, conditions, {}), tests, routes, told or {})


def _look(tree: Tree, answers: Answers, before: tuple[Truth, ...]) -> State:
    """Return the point of a path that these answers lead to."""
    facts = facts_with(tree.scope.knowledge, answers, tree.scope.today)
    standings = tuple(standing(test, facts) for test in tree.tests)
    opens = [holds(route.open, facts) for route in tree.routes]
    wanted = {each for stands in standings if stands.undecided for each in needs_of(stands, facts)}
    for route, is_open in zip(tree.routes, opens, strict=True):
        wanted.update(needs(route.open, facts))
        rest = (route.done, route.at_once, *(deadline.when for deadline in route.deadlines))
        wanted.update(each for condition in rest if is_open is Truth.YES for each in needs(condition, facts))
    order = tree.scope.knowledge.question_order
    question = min(wanted, key=lambda each: order.get(each, -1), default=None)
    return State(answers, facts, standings, (*(s.applies for s in standings), *opens), before, question)


def states(tree: Tree, most: int, counts: Counts, chance: random.Random) -> Iterator[State]:
    """Yield every state of a tree, depth first.

    Where there are more than ``most``, the counts say so, and as many again come from paths drawn at random.
    """
    waiting: list[tuple[Answers, tuple[Truth, ...]]] = [(tree.told, ())]
    while waiting and counts.states < most:
        state = counts.count(_look(tree, *waiting.pop()))
        yield state
        if state.question is not None:
            told = tree.scope.answers(state.question)
            waiting.extend(({**state.answers, state.question: value}, state.known) for value in told)
    counts.whole = not waiting
    while not counts.whole and counts.states < 2 * most:
        yield from _one_path(tree, counts, chance)


def _one_path(tree: Tree, counts: Counts, chance: random.Random) -> Iterator[State]:
    state = counts.count(_look(tree, tree.told, ()))
    yield state
    while state.question is not None:
        value = chance.choice(tree.scope.answers(state.question))
        state = counts.count(_look(tree, {**state.answers, state.question: value}, state.known))
        yield state


def of_topic(scope: Scope, topic: str) -> Tree:
    """Return the tree of a topic: every test and route that names it, through facts and gates too."""
    knowledge = scope.knowledge
    facts = facts_with(knowledge, {TOPIC: topic}, scope.today)

    def named(conditions: Conditions) -> bool:
        parts = Scope(knowledge, scope.today, conditions, {}).parts.get(TOPIC, ())
        return any(holds(part, facts) is Truth.YES for part in parts)

    tests = [test for test in knowledge.test_list if named(conditions_of(knowledge, [test], []))]
    routes = [route for route in knowledge.route_list if named(conditions_of(knowledge, [], [route]))]
    return tree_of(scope, tests, routes, {TOPIC: topic})
