"""The way in: (knowledge, case, today) -> Findings."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from helper.case.models import Case, Concern
from helper.knowledge.places import Responsibility
from helper.knowledge.routes import Route
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import holds, with_what_follows
from helper.reasoning.facts import Facts
from helper.reasoning.findings import ConcernFindings, Findings, NextQuestion, Urgent
from helper.reasoning.relevance import open_questions
from helper.reasoning.routes import open_routes, plan, urgent_help, urgent_limits, urgent_routes
from helper.reasoning.statements import statement
from helper.reasoning.tests import verdict
from helper.reasoning.truth import Truth


def reason(knowledge: Knowledge, case: Case, today: date) -> Findings:
    """Return everything that follows from a case on one day."""
    return gathered(knowledge, case, today, tuple(about(knowledge, case, each, today) for each in case.concerns))


def gathered(knowledge: Knowledge, case: Case, today: date, concerns: tuple[ConcernFindings, ...]) -> Findings:
    """Return the findings of a case from those of its concerns."""
    urgent = _urgent(knowledge, case, today, concerns)
    return Findings(
        today=today,
        urgent=urgent,
        concerns=concerns,
        plan=plan(urgent, concerns, today),
        next_question=_next(knowledge, case, concerns),
    )


def about(knowledge: Knowledge, case: Case, concern: Concern, today: date) -> ConcernFindings:
    """Return what follows for one concern."""
    facts, wrong = facts_of(knowledge, case, concern, today)
    found, routes = verdict(facts), open_routes(facts)
    return ConcernFindings(
        facts=facts,
        verdict=found,
        routes=routes,
        wrong_body=wrong,
        statement=statement(facts),
        questions=open_questions(facts, found, routes),
    )


def facts_of(knowledge: Knowledge, case: Case, concern: Concern, today: date) -> tuple[Facts, Responsibility | None]:
    """Return what is known about one concern, and whose job it is where the body named does not do it."""
    facts = with_what_follows(Facts(knowledge, case, concern, today))
    wrong = _wrong_body(facts)
    if wrong is None:
        return facts, None
    return with_what_follows(Facts(knowledge, case, concern, today, wrong_body=True)), wrong


def _urgent(knowledge: Knowledge, case: Case, today: date, concerns: tuple[ConcernFindings, ...]) -> tuple[Urgent, ...]:
    limits = [each for findings in concerns for each in urgent_limits(findings)]
    limits.sort(key=lambda u: (u.clock.safe_date if u.clock else None) or today)
    return (*_safety_help(knowledge, case, today, [findings.facts for findings in concerns]), *limits)


def _safety_help(knowledge: Knowledge, case: Case, today: date, concerns: Iterable[Facts]) -> tuple[Urgent, ...]:
    """Return the urgent help that the safety panel or an answer about a concern calls for, each once."""
    found = {each.route.id: each for each in urgent_help(Facts(knowledge, case, None, today))}
    for facts in concerns:
        for each in urgent_help(facts):
            found.setdefault(each.route.id, each)
    return tuple(found[route.id] for route in knowledge.route_list if route.id in found)


def help_called_for(knowledge: Knowledge, case: Case, today: date) -> tuple[Route, ...]:
    """Return the urgent routes that the answers of a case surely call for, each once, in the files' order."""
    everything = (Facts(knowledge, case, None, today), *(facts_of(knowledge, case, c, today)[0] for c in case.concerns))
    called = {route.id for facts in everything for route in urgent_routes(facts)}
    return tuple(route for route in knowledge.route_list if route.id in called)


def _wrong_body(facts: Facts) -> Responsibility | None:
    """Return whose function the concern really is, where the body named surely does not have it."""
    for each in facts.knowledge.responsibilities:
        kinds = facts.body_kinds
        if kinds and kinds <= frozenset(each.not_done_by) and holds(each.when, facts) is Truth.YES:
            return each
    return None


def _next(knowledge: Knowledge, case: Case, concerns: tuple[ConcernFindings, ...]) -> NextQuestion | None:
    """Return the first of: the safety panel, the story, the topic, the questions that matter."""
    for question in knowledge.panel:
        if question.id not in case.answers:
            return NextQuestion(question.id, None)
    if not concerns:
        return NextQuestion("story", None)
    for findings in concerns:
        found = _next_of(knowledge, findings)
        if found is not None:
            return found
    return None


def _next_of(knowledge: Knowledge, findings: ConcernFindings) -> NextQuestion | None:
    concern = findings.facts.concern
    if concern is not None and concern.story is None and concern.title is None:
        return NextQuestion("story", findings.id)
    for question_id in findings.questions:
        question = knowledge.questions.get(question_id)
        case_wide = question is not None and question.asked == "case"
        return NextQuestion(question_id, None if case_wide else findings.id)
    return None
