"""Joins findings with like decisions and statistics: the shape of an assessment that others rely on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

from helper.case.models import Case, Concern
from helper.decisions.library import Asked, Hit, Library
from helper.decisions.own import own_shelf_or_why
from helper.decisions.statistics import Statistics, statistics
from helper.knowledge.jurisdiction import JurisdictionTest
from helper.knowledge.loading import load_codes, load_decisions
from helper.knowledge.phrases import say
from helper.knowledge.places import Topic
from helper.knowledge.store import Knowledge
from helper.reasoning.changes import changes
from helper.reasoning.facts import Reason
from helper.reasoning.findings import Clock, ConcernFindings, Findings, OpenRoute, Step, Urgent
from helper.reasoning.reason import reason
from helper.reasoning.remedies import FittingRemedy, KnownFigure, remedies
from helper.shapes import (
    AssessedBody,
    AssessedChange,
    AssessedClock,
    AssessedConcern,
    AssessedExample,
    AssessedFigure,
    AssessedLifted,
    AssessedRemedy,
    AssessedRoute,
    AssessedStatement,
    AssessedStatistics,
    AssessedStep,
    AssessedTest,
    AssessedTopic,
    AssessedUndecided,
    AssessedUrgent,
    Assessment,
    Because,
    KnowledgeUsed,
    LikeDecision,
    Question,
    Shares,
)
from helper.topics.suggest import suggester

LIKE_DECISIONS = 5
_LEAST_SCORE = 0.1
_STORY_READ = 20_000


@dataclass(frozen=True, eq=False)
class Desk:
    """The knowledge with its library of decisions: what an assessment is made from."""

    knowledge: Knowledge
    library: Library

    def topics(self, story: str, limit: int = 3) -> tuple[tuple[Topic, float], ...]:
        """Return the topics that a story may be about, best first, with a score."""
        found = suggester(self.knowledge, self.library.learnt_from).suggest(story[:_STORY_READ], limit)
        return tuple((each.topic, each.score) for each in found)

    def alike(self, words: str, *, topic: str | None = None, tests: Sequence[str] = (), limit: int = 5) -> list[Hit]:
        """Return the past decisions most alike: by words, by the topic or else the likely ones, by tests that apply."""
        return self.library.search(Asked(words, self._topics(words, topic), tuple(tests)), limit)

    def within(self, words: str, *, topic: str | None, test: str | None, limit: int = 5) -> list[Hit]:
        """Return the past decisions most alike of those that have a topic and stand for a test, where given."""
        if topic is None and test is None:
            return self.alike(words, limit=limit)
        topics = {topic: 1.0} if topic else {}
        return self.library.search(Asked(words, topics, (test,) if test else (), within=True), limit)

    def statistics(self, *, topic: str | None = None, test: str | None = None) -> Statistics:
        """Return how the past decisions ended that have a topic and stand for a test, where given."""
        return statistics(self.library, self.knowledge.grounds, topic=topic, test=test)

    def _topics(self, words: str, topic: str | None) -> Mapping[str, float]:
        if topic is not None:
            return {topic: 1.0}
        return suggester(self.knowledge, self.library.learnt_from).shares(words[:_STORY_READ])


@lru_cache(maxsize=4)
def desk(knowledge: Knowledge, folder: Path | None = None) -> Desk:
    """Return the desk for a knowledge and the folder it was read from."""
    own, own_mistake = own_shelf_or_why()
    return Desk(knowledge, Library(load_decisions(folder), load_codes(folder), own=own, own_mistake=own_mistake))


def assess(at: Desk, case: Case, today: date) -> Assessment:
    """Return the assessment of a case on one day."""
    return joined(at, reason(at.knowledge, case, today))


def joined(at: Desk, findings: Findings) -> Assessment:
    """Return findings as an assessment, with like decisions and statistics."""
    knowledge = at.knowledge
    asked = findings.next_question
    return Assessment(
        as_at=findings.today,
        knowledge=KnowledgeUsed(version=knowledge.version, checked_until=knowledge.checked_until),
        urgent=tuple(_urgent(knowledge, each, findings.today) for each in findings.urgent),
        concerns=tuple(assessed_concern(at, each) for each in findings.concerns),
        plan=tuple(_step(each) for each in findings.plan),
        next_question=Question(id=asked.question, concern=asked.concern) if asked else None,
    )


def _clock(clock: Clock) -> AssessedClock:
    deadline = clock.deadline
    return AssessedClock(
        whose=deadline.whose,
        clock=deadline.clock,
        length=", then ".join(str(length) for length in deadline.length),
        starts=deadline.starts,
        safe_date=clock.safe_date,
        last_date=clock.last_date,
        passed=clock.passed,
        needs=clock.needs,
        if_passed=deadline.if_passed,
    )


def _urgent(knowledge: Knowledge, urgent: Urgent, today: date) -> AssessedUrgent:
    clock = urgent.clock
    why = urgent.route.why
    if clock is not None:
        phrase = "limit-start-not-known" if clock.safe_date is None else "limit-near"
        if clock.safe_date is not None and clock.safe_date < today:
            phrase = "limit-may-have-passed"
        why = say(knowledge, phrase, name=urgent.route.name)
    return AssessedUrgent(
        route=urgent.route.id,
        concern=urgent.concern,
        why=why,
        asked=urgent.asked,
        deadline=_clock(clock) if clock else None,
    )


def _step(step: Step) -> AssessedStep:
    return AssessedStep(
        route=step.route.id,
        when=step.when,
        concerns=step.concerns,
        deadline=_clock(step.clock) if step.clock else None,
    )


def _because(reasons: Iterable[Reason]) -> tuple[Because, ...]:
    return tuple(Because(question=r.question, answer=r.answer, from_=r.origin) for r in reasons)


def _route(found: OpenRoute) -> AssessedRoute:
    return AssessedRoute(
        id=found.route.id,
        when=found.when,
        after=found.after,
        why=found.route.why,
        beware=tuple(beware.says for beware in found.beware),
        sure=found.route.sure,
        deadlines=tuple(_clock(clock) for clock in found.clocks),
    )


def _test(knowledge: Knowledge, test: JurisdictionTest, reasons: Iterable[Reason]) -> AssessedTest:
    says = test.words.says
    if test.sure == "to-verify":
        says = f"{says} {say(knowledge, 'to-verify')}"
    return AssessedTest(
        id=test.id,
        label=test.label,
        provision=test.provision,
        sources=test.sources,
        sure=test.sure,
        says=says,
        because=_because(reasons),
    )


def topic_of(at: Desk, concern: Concern) -> AssessedTopic | None:
    """Return the confirmed topic of a concern, or the first that its story suggests, marked so."""
    topic = at.knowledge.topics.get(concern.topic or "")
    suggested = topic is None
    if topic is None and concern.topic is None and concern.story:
        topic = next((found for found, _ in at.topics(concern.story, 1)), None)
    if topic is None:
        return None
    return AssessedTopic(id=topic.id, category=topic.category, subcategory=topic.subcategory, suggested=suggested)


def _body(findings: ConcernFindings) -> AssessedBody | None:
    facts = findings.facts
    if facts.body is not None:
        return AssessedBody(id=facts.body.id, name=facts.body.name, kind=facts.body.kind)
    named = facts.told(facts.knowledge.body_question)
    kinds = facts.body_kinds or ()
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    return AssessedBody(id=None, name=str(named), kind=kind) if named is not None else None


def assessed_concern(at: Desk, findings: ConcernFindings) -> AssessedConcern:
    """Return what was found about one concern, with its like decisions."""
    facts, verdict = findings.facts, findings.verdict
    concern = facts.concern or Concern(id=findings.id)
    topic = topic_of(at, concern)
    return AssessedConcern(
        id=findings.id,
        topic=topic,
        body=_body(findings),
        wrong_body=findings.wrong_body.done_by if findings.wrong_body else None,
        label=verdict.label,
        label_settled=verdict.settled,
        tests=tuple(_test(at.knowledge, each.test, each.because) for each in verdict.applying),
        undecided=tuple(
            AssessedUndecided(id=u.test.id, label=u.test.label, needs=u.needs, show=u.test.words.show)
            for u in verdict.undecided
        ),
        lifted=tuple(
            AssessedLifted(id=each.test.id, by=_because(each.by), tell_them=each.test.words.tell_them or "")
            for each in verdict.lifted
        ),
        routes=tuple(_route(route) for route in findings.routes),
        statement=AssessedStatement(
            what_went_wrong=findings.statement.what_went_wrong,
            how_it_hurt=findings.statement.how_it_hurt,
            what_would_put_it_right=findings.statement.what_would_put_it_right,
        ),
        decisions=_like(at, findings, concern, topic),
        statistics=_counted(at, topic),
        what_would_change_this=tuple(
            AssessedChange(question=c.question, answer=c.answer, with_=c.with_, label=c.label)
            for c in changes(facts, verdict)
        ),
        remedies=tuple(_remedy(each) for each in remedies(findings)),
    )


def _counted(at: Desk, topic: AssessedTopic | None) -> AssessedStatistics:
    """Return how the past decisions of a topic ended, of all where there is no topic."""
    return AssessedStatistics.model_validate(
        {
            name.removesuffix("_"): value
            for name, value in asdict(at.statistics(topic=topic.id if topic else None)).items()
        }
    )


def _remedy(found: FittingRemedy) -> AssessedRemedy:
    remedy = found.remedy
    return AssessedRemedy(
        id=remedy.id,
        name=remedy.name,
        says=remedy.says,
        sure=remedy.sure,
        sources=remedy.sources,
        figures=tuple(_figure(each) for each in found.figures),
        examples=tuple(AssessedExample(**each.model_dump()) for each in remedy.examples),
    )


def _figure(known: KnownFigure) -> AssessedFigure:
    figure = known.figure
    return AssessedFigure(
        id=figure.id,
        value=figure.value,
        least=figure.least,
        most=figure.most,
        unit=figure.unit,
        from_=figure.from_,
        until=figure.until,
        checked_until=known.checked_until,
        sure=figure.sure,
    )


def _like(
    at: Desk, findings: ConcernFindings, concern: Concern, topic: AssessedTopic | None
) -> tuple[LikeDecision, ...]:
    tests = [each.test.id for each in findings.verdict.applying]
    words = " ".join(filter(None, (concern.story, concern.title, findings.statement.what_went_wrong)))
    if not words and topic is None and not tests:
        return ()
    confirmed = topic.id if topic and not topic.suggested else None
    hits = at.alike(words, topic=confirmed, tests=tests, limit=LIKE_DECISIONS)
    return tuple(_like_decision(hit) for hit in hits if hit.score >= _LEAST_SCORE)


def _like_decision(hit: Hit) -> LikeDecision:
    return LikeDecision(
        reference=hit.decision.reference,
        score=hit.score,
        grounds=hit.decision.grounds,
        shares=Shares(topic=hit.topic, tests=hit.tests, words=hit.words),
        outcome=hit.decision.outcome,
    )
