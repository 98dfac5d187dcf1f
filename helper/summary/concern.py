"""One concern of a summary: statement, label, reasons, ways open, like decisions, what would change it."""

from __future__ import annotations

from collections.abc import Iterator

from helper.assessment import Desk, assessed_concern
from helper.knowledge.entries import Sourced
from helper.knowledge.routes import Beware
from helper.reasoning.changes import changes
from helper.reasoning.findings import Change, ConcernFindings, OpenRoute
from helper.reasoning.resting import questions_under
from helper.reasoning.statements import statement as statement_of
from helper.shapes import AssessedConcern, LikeDecision
from helper.summary.blocks import Block, Heading, Items, Paragraph
from helper.summary.counts import counts
from helper.summary.outcomes import remedy_blocks
from helper.summary.wording import Wording

_TITLE = 70
_CHANGES = 5
_DECISIONS = 3
_NAMES = 3
_WORDS_SHOWN = 6


def title_of(findings: ConcernFindings, said: Wording, *, with_story: bool = True) -> str:
    """Return a short title of a concern: its own, what it is about, or how its story begins.

    Without the story no free words are used.
    """
    concern = findings.facts.concern if with_story else None
    if concern is not None and concern.title:
        return concern.title
    question = findings.facts.knowledge.title_question
    told = findings.facts.told(question) if question else None
    if told is not None:
        return said.answer(question, told)
    story = " ".join((concern.story or "").split()) if concern else ""
    return story[:_TITLE] + ("…" if len(story) > _TITLE else "") or said.say("untitled")


def of_safety(at: Desk, beware: Beware) -> bool:
    """Whether a warning is said because of what the safety panel was told."""
    return bool({question.id for question in at.knowledge.panel} & questions_under(at.knowledge, [beware.when]))


class ConcernPart:
    """Writes the blocks of one concern; not ``safe`` leaves out the free words and what belongs to safety."""

    def __init__(self, at: Desk, said: Wording, *, safe: bool) -> None:
        self.at = at
        self.said = said
        self.safe = safe

    def blocks(self, findings: ConcernFindings, number: int) -> Iterator[Block]:
        """Yield the blocks of the concern of that number."""
        self.findings = findings
        assessed = assessed_concern(self.at, self.findings)
        title = title_of(self.findings, self.said, with_story=self.safe)
        yield Heading(2, self.said.say("concern-heading", number=number, title=title))
        yield from self._statement()
        yield from self._label()
        yield from self._routes()
        yield from remedy_blocks(self.findings, self.said)
        yield from self._like(assessed)
        yield from self._changes()

    def _statement(self) -> Iterator[Block]:
        statement = statement_of(self.findings.facts, with_story=self.safe)
        yield Heading(3, self.said.say("statement-heading"))
        parts = {
            "statement-wrong": statement.what_went_wrong,
            "statement-hurt": statement.how_it_hurt,
            "statement-right": statement.what_would_put_it_right,
        }
        empty = self.said.say("statement-empty")
        yield Items(tuple(f"{self.said.say(name)}: {text or empty}" for name, text in parts.items()))

    def _label(self) -> Iterator[Block]:
        verdict = self.findings.verdict
        label = self.at.knowledge.labels[verdict.label]
        yield Heading(3, self.said.say("label-heading"))
        if self.findings.wrong_body:
            yield Paragraph(f"{self.said.say('wrong-body')} {self.findings.wrong_body.says}")
        yield Paragraph(f"{label.name}. {label.says}" if verdict.settled else label.says_so_far)
        if verdict.applying:
            yield Items(
                tuple(
                    " ".join(
                        filter(
                            None,
                            (
                                f"{each.test.name}. {each.test.words.says}",
                                self._verify(each.test),
                                self.said.because(each.because),
                                self.said.say("law", provision=f"{each.test.provision}."),
                            ),
                        )
                    )
                    for each in verdict.applying
                )
            )
        yield from self._lifted()
        yield from self._left_open()

    def _verify(self, entry: Sourced) -> str:
        return self.said.say("to-verify") if entry.sure == "to-verify" else ""

    def _lifted(self) -> Iterator[Block]:
        lifted = self.findings.verdict.lifted
        if lifted:
            yield Heading(4, self.said.say("lifted-heading"))
            yield Items(
                tuple(
                    f"{each.test.name}. {each.test.words.tell_them or each.test.words.says} "
                    f"{self.said.because(each.by)}"
                    for each in lifted
                )
            )

    def _left_open(self) -> Iterator[Block]:
        knowledge, verdict = self.at.knowledge, self.findings.verdict
        weak_counts = knowledge.nothing_stronger(verdict.label)
        undecided = [u for u in verdict.undecided if weak_counts or u.test.label != knowledge.weakest]
        judged = [each.test for each in undecided if each.test.judgement]
        if judged:
            yield Heading(4, self.said.say("judgement-heading"))
            yield Items(tuple(f"{test.words.says} {test.words.show or ''}".strip() for test in judged))
        still_open = [each for each in undecided if not each.test.judgement]
        asked = [each for each in still_open if each.needs]
        unknown = "; ".join(each.test.name for each in still_open if not each.needs)
        if still_open:
            yield Heading(4, self.said.say("open-heading"))
            yield Items(
                (
                    *(self.said.say("open-item", name=u.test.name, needs=self.said.questions(u.needs)) for u in asked),
                    *([self.said.say("open-item-unknown", names=unknown)] if unknown else []),
                )
            )

    def _routes(self) -> Iterator[Block]:
        yield Heading(3, self.said.say("routes-heading"))
        for found in self.findings.routes:
            if found.when in {"now", "then"}:
                yield from self._route(found)
        also = [r for r in self.findings.routes if r.when == "also"]
        if also:
            yield Paragraph(self.said.say("also-line", names=self._names(also)))
        possible = [r for r in self.findings.routes if r.when == "if"]
        if possible:
            yield Paragraph(self.said.say("if-line", names="; ".join(r.route.name for r in possible)))

    def _names(self, found: list[OpenRoute]) -> str:
        return "; ".join(
            f"{route.route.name} ({self.said.where(route.route)})" if self.said.where(route.route) else route.route.name
            for route in found
        )

    def _route(self, found: OpenRoute) -> Iterator[Block]:
        route, said = found.route, self.said
        routes = self.at.knowledge.routes
        when = said.say("route-now")
        if found.when == "then":
            when = said.say("route-then", names="; ".join(routes[each].name for each in found.after[:_NAMES]))
        yield Heading(4, f"{route.name} ({when})")
        yield Paragraph(" ".join(filter(None, (route.why, self._verify(route)))))
        limits = [said.deadline(clock) for clock in found.clocks] or [f"{route.limit} {route.clock}"]
        where = said.where(route)
        yield Items(
            (
                said.say("route-first-step", text=route.apply[0]),
                *([said.say("route-contact", text=where)] if where else []),
                *(said.say("route-limit", text=text) for text in limits),
                f"{said.say('route-cost', text=route.cost)} {said.say('route-takes', text=route.takes)}",
                *(
                    said.say("route-beware", text=each.says)
                    for each in found.beware
                    if self.safe or not of_safety(self.at, each)
                ),
            )
        )

    def _like(self, assessed: AssessedConcern) -> Iterator[Block]:
        if not assessed.decisions:
            return
        yield Heading(3, self.said.say("decisions-heading"))
        yield Items(tuple(self._decision(each) for each in assessed.decisions[:_DECISIONS]))
        yield from counts(self.at, assessed.statistics)

    def _decision(self, like: LikeDecision) -> str:
        decision = self.at.library.show(like.reference)
        if decision is None:
            return like.outcome
        told = decision.model_dump(include={"authority", "complaint", "outcome", "reference", "url"})
        item = self.said.say("decision-item", decided=decision.decided or "?", **told)
        return f"{item} {self._shares(like)}".strip()

    def _shares(self, like: LikeDecision) -> str:
        said, tests = self.said, self.at.knowledge.tests
        shares = [
            *([said.say("decision-like-topic")] if like.shares.topic else []),
            *(said.say("decision-like-tests", names=tests[each].name) for each in like.shares.tests),
            *(
                [said.say("decision-like-words", words=", ".join(like.shares.words[:_WORDS_SHOWN]))]
                if like.shares.words and self.safe
                else []
            ),
        ]
        return said.say("decision-like", shares="; ".join(shares)) if shares else ""

    def _changes(self) -> Iterator[Block]:
        found = changes(self.findings.facts, self.findings.verdict)[:_CHANGES]
        if found:
            yield Heading(3, self.said.say("change-heading"))
            yield Items(tuple(self._change(each) for each in found))

    def _change(self, change: Change) -> str:
        label = self.at.knowledge.labels[change.label].name
        answer = self.said.answer(change.question, change.answer)
        if change.with_:
            return self.said.say("change-do", answer=answer, label=label)
        return self.said.say("change-item", question=self.said.short(change.question), answer=answer, label=label)
