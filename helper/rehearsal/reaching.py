"""What a played scenario reaches of the knowledge."""

from __future__ import annotations

from collections.abc import Iterator

from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import asked, holds
from helper.reasoning.facts import Facts
from helper.reasoning.findings import ConcernFindings, OpenRoute
from helper.reasoning.truth import Truth
from helper.rehearsal.differing import has_passed, is_running
from helper.rehearsal.good_reasons import good_reasons
from helper.rehearsal.playing import Played, PlayedDay
from helper.rehearsal.wanted import (
    ANSWERED,
    APPLIES,
    CONFIRMED,
    GIVEN,
    IN_WORDS,
    LIFTED,
    NAMED,
    PASSED,
    RUNNING,
    SHOWN,
    SOMEONE_ELSES,
    TOLD,
    choice_id,
    deadline_id,
    topic_kind,
)
from helper.topics.danger import signs_of_danger

Keys = Iterator[tuple[str, str, str]]


def reached(knowledge: Knowledge, played: Played) -> Keys:
    """Yield the keys of all that a scenario reaches on any of its days; some come more than once."""
    scenario = played.scenario
    yield from (("situation", str(number), TOLD) for number in scenario.situation)
    words = " ".join([scenario.told, *(concern.story or "" for concern in scenario.concerns)])
    yield from (("danger", sign.id, IN_WORDS) for sign in signs_of_danger(knowledge, words))
    for day in played.days:
        yield from _of_routes(played, day)
        for found in day.findings.concerns:
            yield from _of_tests(found)
            yield from _of_answers(found.facts)
            yield from _of_places(found)
            for route in found.routes:
                yield from _of_clocks(route)


def _of_routes(played: Played, day: PlayedDay) -> Keys:
    """Yield the routes that are both expected by name and shown."""
    urgent = {(each.concern, each.route.id) for each in day.findings.urgent}
    named = played.scenario.urgent if day is played.days[0] else ()
    yield from (("route", route, SHOWN) for _, route in urgent if route in named)
    for concern, expects in day.expected:
        found = day.concern(concern)
        shown = {each.route.id for each in found.routes} if found else set()
        pressing = {route for of, route in urgent if of in {concern, None}}
        for route in {*shown.intersection(expects.routes), *pressing.intersection(expects.urgent)}:
            yield "route", route, SHOWN


def _of_tests(found: ConcernFindings) -> Keys:
    facts = found.facts
    for test in facts.knowledge.test_list:
        yield "test", test.id, APPLIES[holds(test.applies, facts)]
    for lifted in found.verdict.lifted:
        for reason in good_reasons(facts.knowledge, lifted.test.lifted_by):
            if reason.given(facts):
                yield "test", lifted.test.id, f"{LIFTED} {reason}"


def _of_answers(facts: Facts) -> Keys:
    """Yield the questions that are answered where they are to be asked, and the choices given."""
    for question in facts.knowledge.question_list:
        if facts.told(question.id) is None or asked(question.id, facts) is not Truth.YES:
            continue
        yield "question", question.id, ANSWERED
        if question.choices:
            yield from (("choice", choice_id(question.id, each), GIVEN) for each in facts.chosen(question.id) or ())


def _of_places(found: ConcernFindings) -> Keys:
    facts = found.facts
    if facts.body_kinds is not None and len(facts.body_kinds) == 1:
        yield from (("body kind", kind, NAMED) for kind in facts.body_kinds)
    topic = facts.knowledge.topics.get(facts.topic or "")
    if topic is not None:
        yield topic_kind(topic.category), topic.id, CONFIRMED
    if found.wrong_body is not None:
        yield "responsibility", found.wrong_body.id, SOMEONE_ELSES


def _of_clocks(shown: OpenRoute) -> Keys:
    route = shown.route
    for clock in shown.clocks:
        index = next(place for place, each in enumerate(route.deadlines) if each is clock.deadline)
        name = deadline_id(route.id, index, clock.deadline)
        if is_running(clock):
            yield "deadline", name, RUNNING
        if has_passed(clock):
            yield "deadline", name, PASSED
