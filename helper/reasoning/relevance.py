"""Which questions still matter, in which order, and why each is asked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from helper.knowledge.jurisdiction import JurisdictionTest
from helper.knowledge.routes import Route
from helper.reasoning.conditions import holds, missing, needs, unanswered
from helper.reasoning.deadlines import clocks
from helper.reasoning.facts import Facts
from helper.reasoning.findings import OpenRoute, Verdict
from helper.reasoning.resting import resting
from helper.reasoning.routes import open_routes
from helper.reasoning.statements import statement
from helper.reasoning.tests import label_of, needs_of, standing
from helper.reasoning.truth import Truth


def open_questions(facts: Facts, verdict: Verdict, routes: Iterable[OpenRoute]) -> tuple[str, ...]:
    """Return the questions that can still change the result of a concern, in the order to ask them.

    First those of tests, routes, deadlines and the statement, in the written order; then those of the
    weakest tests, while nothing stronger was found.
    """
    known = facts.knowledge
    order, weakest = known.question_order, known.weakest
    first = {
        *(each for u in verdict.undecided if u.test.label != weakest for each in u.needs),
        *of_routes(facts, routes),
        *of_the_rest(facts),
    }
    last: set[str] = set()
    if known.nothing_stronger(verdict.label):
        last = {each for u in verdict.undecided if u.test.label == weakest for each in u.needs} - first
    return tuple(
        each for group in (first, last) for each in sorted(group, key=lambda question: order.get(question, -1))
    )


def is_open(question_id: str, facts: Facts) -> bool:
    """Whether a question is among the open ones of a concern; no more is worked out than it takes to know."""
    routes = resting(facts.knowledge).routes.get(question_id, ())
    return (
        question_id in of_the_rest(facts)
        or any(question_id in of_routes(facts, open_routes(facts, (route,))) for route in routes)
        or _is_for_tests(question_id, facts)
    )


def _is_for_tests(question_id: str, facts: Facts) -> bool:
    """Whether a test waits for an answer that can still change something."""
    known = facts.knowledge
    waiting = [test for test in resting(known).tests.get(question_id, ()) if _waits(test, question_id, facts)]
    if any(test.label != known.weakest for test in waiting):
        return True
    return bool(waiting) and known.nothing_stronger(_label_so_far(facts))


def _waits(test: JurisdictionTest, question_id: str, facts: Facts) -> bool:
    """Whether a test waits for the answer to a question."""
    stands = standing(test, facts)
    return stands.undecided and question_id in needs_of(stands, facts)


def _label_so_far(facts: Facts) -> str:
    """Return the label that the tests come to."""
    return label_of([standing(test, facts) for test in facts.knowledge.test_list], facts)[0]


def of_routes(facts: Facts, routes: Iterable[OpenRoute]) -> Iterator[str]:
    """Yield what would tell whether routes are open, done or need not wait, and when limits end.

    The body's own limits count for routes that can be taken now: they tell when to go on without it.
    """
    for found in routes:
        yield from found.needs
        yield from _of_done(found.route, facts)
        if found.after:
            yield from needs(found.route.at_once, facts)
        if found.when not in {"now", "then"}:
            continue
        for clock in found.clocks:
            if clock.deadline.whose == "person" or found.when == "now":
                yield from clock.needs


def _of_done(route: Route, facts: Facts) -> Iterator[str]:
    """Yield what would tell whether an open route was taken already."""
    if route.done is not None and holds(route.open, facts) is Truth.YES:
        yield from missing(route.done, facts)


def of_the_rest(facts: Facts) -> Iterator[str]:
    """Yield what neither tests nor routes need: what fills the statement, and what tells whose job it is."""
    yield from _of_statement(facts)
    yield from _of_body(facts)


def _of_statement(facts: Facts) -> Iterator[str]:
    """Yield what would fill a part of the statement that is still empty."""
    said = statement(facts)
    for part, questions in facts.knowledge.statement_parts.items():
        for question in questions if not getattr(said, part) else ():
            yield from unanswered(question.id, facts)


def _of_body(facts: Facts) -> Iterator[str]:
    for each in facts.knowledge.responsibilities:
        yield from needs(each.when, facts)


def opens_or_closes(question_id: str, facts: Facts) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the ids of the tests and of the routes that the answer to a question can still decide."""
    tests = tuple(
        test.id for test in facts.knowledge.test_list if question_id in needs_of(standing(test, facts), facts)
    )
    routes = tuple(
        route.id
        for route in facts.knowledge.route_list
        if question_id in needs(route.open, facts)
        or any(question_id in clock.needs for clock in clocks(route, facts) if holds(route.open, facts) is Truth.YES)
    )
    return tests, routes
