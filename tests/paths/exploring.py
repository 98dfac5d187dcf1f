"""Explores the paths: every test, route and topic, the safety panel, pairs of tests, and whole cases at random."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from itertools import combinations, product

from helper.assessment import Desk
from helper.case.models import Answer, Case, Value
from helper.knowledge.jurisdiction import JurisdictionTest
from helper.knowledge.routes import Route
from helper.reasoning.deadlines import clocks
from helper.reasoning.reason import about, reason
from helper.reasoning.tests import Standing, standing
from helper.reasoning.truth import Truth

from .classes import TOPIC, facts_with, whole_scope
from .panel import Panel
from .promises import (
    ALWAYS,
    Broken,
    broken,
    dates_of_a_route_are_in_order,
    every_sentence_is_filled_in,
    known_stays_known,
    nothing_is_next,
    rests_on_told_answers,
    settled_stays_settled,
    stays_whatever_was_not_told,
    urgent_help_is_first,
    ways,
)
from .trees import Answers, Counts, State, Tree, of_topic, states, tree_of
from .walking import Walk, new_concern, unharmed

Found = Iterator[Broken]
Part = tuple[str, str]  # the kind of part, and the id of what it is about

_ENDS_KEPT = 24
_ENDS_LOOKED_AT = 3
_CLOCKS_FROM = 6  # states in which a route is open
_ATTEMPTS = 4
_CHANCE_OF_A_SECOND_CONCERN = 0.25
_EVERY_SO_MANY = 4  # walks, of which one is written out as a summary too


@dataclass(frozen=True)
class Budget:
    """How far to go.

    ``states`` of each test and ``wider`` of each route and topic, beyond which paths are drawn; pairs looked at,
    pairs walked to the end, and whole conversations at random.
    """

    states: int = 20_000
    wider: int = 20_000
    pairs: int = 20_000
    pair_walks: int = 300
    walks: int = 1_000
    seed: int = 1


class Kept:
    """Some ends of the paths of one test for each of its outcomes: of many, each is as likely to be kept."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.ends: dict[str, list[Answers]] = {}
        self._seen: Counter[str] = Counter()

    def add(self, state: State) -> None:
        """Keep a state, perhaps in place of another, if it is an end."""
        if state.question is not None:
            return
        outcome = outcome_of(state.standings[0])
        self._seen[outcome] += 1
        kept = self.ends.setdefault(outcome, [])
        if len(kept) < _ENDS_KEPT:
            kept.append(state.answers)
        elif (place := self.chance.randrange(self._seen[outcome])) < _ENDS_KEPT:
            kept[place] = state.answers


class Explorer:
    """Goes down the paths of one knowledge on one day; each part yields what broke, and adds to the counts."""

    def __init__(self, at: Desk, today: date, budget: Budget) -> None:
        self.at = at
        self.knowledge = at.knowledge
        self.today = today
        self.budget = budget
        self.scope = whole_scope(at.knowledge, today)
        self.panel = Panel(self.scope)
        self.counts: Counter[str] = Counter()
        self._ends: dict[str, Kept] = {}

    def chance(self, *of: object) -> random.Random:
        """Return chance that is the same each time for the same thing."""
        return random.Random(repr((self.budget.seed, *of)))  # noqa: S311 (for drawing, no secret)

    # ---- one test

    def of_test(self, test: JurisdictionTest) -> Found:
        """Go down all paths of one test; from each of its outcomes, look at whole concerns and walk to an end."""
        tree, counted, chance = tree_of(self.scope, [test]), Counts(), self.chance("test", test.id)
        kept = self._ends[test.id] = Kept(chance)
        for state in states(tree, self.budget.states, counted, chance):
            kept.add(state)
            yield from self._of_state(tree, state, chance)
        self._count("tests", counted)
        for outcome, ends in kept.ends.items():
            for answers in ends[:_ENDS_LOOKED_AT]:
                yield from self._looked_at(answers)
            yield from self._brought_about(test, outcome, ends)

    def _brought_about(self, test: JurisdictionTest, outcome: str, ends: Sequence[Answers]) -> Found:
        """Hold conversations until one gives this outcome: a weak test is asked about only where none is stronger."""
        self.counts["outcomes of tests"] += 1
        for attempt in range(_ATTEMPTS):
            walk = self._walked(ends[attempt % len(ends)], self.chance("end", test.id, outcome, attempt))
            yield from walk.broken
            if outcome_of(standing(test, walk.end.facts)) == outcome:
                self.counts["outcomes of tests reached by a whole conversation"] += 1
                return

    def _of_state(self, tree: Tree, state: State, chance: random.Random) -> Found:
        case = partial(self._case, state.answers)
        names = [each.id for each in (*tree.tests, *tree.routes)]
        yield from broken(known_stays_known, case, state.before, state.known, names)
        strongest = self.knowledge.label_list[0].id
        for stands in state.standings:
            if stands.applying and stands.test.label == strongest:
                yield from broken(rests_on_told_answers, case, stands.test, state.facts)
                told = (stands.test, state.facts, tree.scope, chance)
                yield from broken(stays_whatever_was_not_told, case, *told)

    def ends(self, test: JurisdictionTest) -> Mapping[str, Sequence[Answers]]:
        """Return some ends of a test's paths for each of its outcomes, drawn evenly from all."""
        if test.id not in self._ends:
            chance = self.chance("test", test.id)
            kept = self._ends[test.id] = Kept(chance)
            for state in states(tree_of(self.scope, [test]), self.budget.states, Counts(), chance):
                kept.add(state)
        return self._ends[test.id].ends

    # ---- one route, one topic, the panel

    def of_route(self, route: Route) -> Found:
        """Go down all paths of one route; where it is open, start its clocks on each side of every limit."""
        tree, counted, chance = tree_of(self.scope, [], [route]), Counts(), self.chance("route", route.id)
        opened: list[Answers] = []
        for state in states(tree, self.budget.wider, counted, chance):
            yield from self._of_state(tree, state, chance)
            if state.question is None and state.known[0] is Truth.YES:
                opened.append(state.answers)
        self._count("routes", counted)
        self.counts["routes that open"] += bool(opened) or route.always
        for answers in chance.sample(opened, min(_CLOCKS_FROM, len(opened))):
            yield from self._clocks(route, answers)
        for answers in chance.sample(opened, min(_ENDS_LOOKED_AT, len(opened))):
            yield from self._looked_at(answers)

    def _clocks(self, route: Route, answers: Answers) -> Found:
        for deadline in (each for each in route.deadlines if each.starts is not None):
            later = deadline.or_if_later.starts if deadline.or_if_later else deadline.starts
            for first, second in product(self.scope.answers(deadline.starts), self.scope.answers(later)):
                self.counts["clocks started"] += 1
                told = {**answers, later: second, deadline.starts: first}
                facts = facts_with(self.knowledge, told, self.today)
                seen = (route, clocks(route, facts), facts)
                yield from broken(dates_of_a_route_are_in_order, partial(self._case, told), *seen)

    def of_topic(self, topic: str) -> Found:
        """Go down the paths of all tests and routes that name a topic, together."""
        tree, counted, chance = of_topic(self.scope, topic), Counts(), self.chance("topic", topic)
        ends: list[Answers] = []
        for state in states(tree, self.budget.wider, counted, chance):
            yield from self._of_state(tree, state, chance)
            if state.question is None:
                ends.append(state.answers)
        self._count("topics", counted)
        same = [self.scope.signature(TOPIC, each.id) for each in self.knowledge.topic_list]
        self.counts["topics: that no condition tells from these"] += same.count(self.scope.signature(TOPIC, topic))
        for answers in chance.sample(ends, min(_ENDS_KEPT, len(ends))):
            yield from self._looked_at(answers)
        yield from self._walked(chance.choice(ends), chance).broken

    def of_panel(self) -> Found:
        """Give every set of answers to the safety panel."""
        for case in self.panel.every_set_of_answers():
            self.counts["sets of answers to the safety panel"] += 1
            yield from self.panel.broken(case)
        yield from self.panel.unhelped()

    # ---- pairs

    @cached_property
    def pairs(self) -> Sequence[tuple[str, str, str, str]]:
        """All pairs of outcomes of two tests: first those in which both apply, then the rest, mixed."""
        each = [
            (test.id, outcome)
            for test in self.knowledge.test_list
            for outcome in self.ends(test)
            if outcome != "does not apply"
        ]
        both = [(a, x, b, y) for (a, x), (b, y) in combinations(each, 2) if a != b]
        self.chance("pairs").shuffle(both)
        return sorted(both, key=lambda pair: (pair[1], pair[3]) != ("applies", "applies"))[: self.budget.pairs]

    def of_pair(self, number: int) -> Found:
        """Bring about two outcomes of two tests together, where that is possible at all."""
        first, x, second, y = self.pairs[number]
        tests = [self.knowledge.tests[first], self.knowledge.tests[second]]
        self.counts["pairs"] += 1
        for a, b in product(self.ends(tests[0])[x], self.ends(tests[1])[y]):
            both = together(a, b)
            if both is None:
                continue
            facts = facts_with(self.knowledge, both, self.today)
            if [outcome_of(standing(test, facts)) for test in tests] == [x, y]:
                self.counts["pairs that can be together"] += 1
                yield from self._looked_at(both)
                if number % max(1, len(self.pairs) // max(1, self.budget.pair_walks)) == 0:
                    yield from self._walked(both, self.chance("pair", number)).broken
                return

    # ---- whole cases

    def of_walk(self, number: int) -> Found:
        """Hold one conversation at random, from the safety panel to its end, now and then about two concerns."""
        chance = self.chance("walk", number)
        panel = {q.id: Answer(value=chance.choice(self.scope.answers(q.id))) for q in self.knowledge.panel}
        case = Case(answers=panel, voice=chance.choice(["self", "other"]))
        walks = []
        for concern_id in ("c1", "c2")[: 1 + (chance.random() < _CHANCE_OF_A_SECOND_CONCERN)]:
            walk = Walk(self.scope, case, new_concern(concern_id), chance)
            case = walk.to_the_end()
            walks.append(walk)
            self._count_walk(walk)
            yield from walk.broken
            if chance.random() < 0.5:
                case = self._carried(case, concern_id)
        found = reason(self.knowledge, case, self.today)
        for walk, after in zip(walks, found.concerns, strict=True):
            yield from broken(settled_stays_settled, case, walk.end, after)
        yield from broken(urgent_help_is_first, case, found, self.panel.called_for(case.answers))
        yield from broken(nothing_is_next, case, found)
        if number % _EVERY_SO_MANY == 0:
            self.counts["summaries read"] += 1
            yield from broken(every_sentence_is_filled_in, case, self.at, case, self.today)

    def _carried(self, case: Case, concern_id: str) -> Case:
        """Return the case in which the answers that may be the same for all parts were said to be."""
        answers = case.concern(concern_id).answers
        same = {q: a for q, a in answers.items() if self.knowledge.questions[q].carries}
        return case.model_copy(update={"answers": {**case.answers, **same}})

    # ---- what all of them do

    def _case(self, answers: Answers) -> Case:
        """Return the case of a person in no danger who gave these answers about one concern."""
        wide = {q for q in answers if q != TOPIC and self.knowledge.questions[q].asked == "case"}
        given = {q: Answer(value=value) for q, value in answers.items() if q != TOPIC}
        concern = new_concern(topic=str(answers[TOPIC]) if TOPIC in answers else None)
        concern = concern.model_copy(update={"answers": {q: a for q, a in given.items() if q not in wide}})
        case = unharmed(self.knowledge) | {q: a for q, a in given.items() if q in wide}
        return Case(answers=case, concerns=(concern,))

    def _looked_at(self, answers: Answers) -> Found:
        """Look at a whole concern in the middle of a path."""
        self.counts["whole concerns looked at"] += 1
        case = self._case(answers)
        found = about(self.knowledge, case, case.concerns[0], self.today)
        for promise in ALWAYS:
            yield from broken(promise, case, found)

    def _walked(self, answers: Answers, chance: random.Random) -> Walk:
        """Hold a whole conversation in which these answers are given where they are asked for."""
        walk = Walk(self.scope, Case(answers=unharmed(self.knowledge)), new_concern(), chance, answers)
        walk.to_the_end()
        self._count_walk(walk)
        return walk

    def _count_walk(self, walk: Walk) -> None:
        self.counts["conversations to the end"] += 1
        self.counts["questions asked in them"] += walk.steps
        self.counts["ends at which every way hangs on something not known"] += all(
            each.when == "if" for each in ways(walk.end)
        )

    def _count(self, kind: str, counted: Counts) -> None:
        self.counts[kind] += 1
        self.counts[f"{kind}: states"] += counted.states
        self.counts[f"{kind}: ends"] += counted.leaves
        self.counts[f"{kind}: too many states, drawn beyond"] += not counted.whole


def outcome_of(stands: Standing) -> str:
    """Return in a word what came of a test."""
    if stands.applies is not Truth.YES:
        return "does not apply" if stands.applies is Truth.NO else "left open"
    if stands.test.judgement:
        return "for the body to judge"
    if stands.lifted is Truth.YES:
        return "lifted"
    if stands.counts is not Truth.YES:
        return "applies without counting"
    return "applies"


def together(first: Answers, second: Answers) -> Answers | None:
    """Return the answers of two paths in one; ``None`` where one question is answered in two ways."""
    both: dict[str, Value] = {**first}
    for question, value in second.items():
        other = both.setdefault(question, value)
        if other == value:
            continue
        if not (isinstance(other, tuple) and isinstance(value, tuple)):
            return None
        both[question] = tuple(dict.fromkeys((*other, *value)))
    return both
