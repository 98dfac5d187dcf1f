"""The content of a summary, as blocks: safety first, then what to do first, then each concern."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from helper.assessment import Desk
from helper.case.models import Case
from helper.knowledge.cleaning import clean
from helper.reasoning.findings import Findings, Step, Urgent, When
from helper.reasoning.reason import reason
from helper.reasoning.remedies import how_often
from helper.summary.blocks import Bars, Block, Heading, Items, Paragraph
from helper.summary.concern import ConcernPart
from helper.summary.outcomes import how_often_blocks, told_in
from helper.summary.wording import Wording

_FIRST_STEPS = 3


def content(at: Desk, case: Case, today: date, *, copy: str = "client", whole: bool = True) -> tuple[Block, ...]:
    """Return the summary of a case as blocks.

    Not ``whole`` is for reading at once: without every step of each way, the answers and the sources.
    ``client`` leaves safety matters out where others may see the device or post; ``body`` always does.
    """
    safe = copy == "file" or (copy == "client" and not others_may_see(at, case))
    findings = reason(at.knowledge, case, today)
    said = Wording(at.knowledge, today, of_other=case.voice == "other")
    summary = _Summary(at, case, findings, said, safe=safe)
    blocks = summary.blocks() if whole else summary.to_read_now()
    return tuple(_cleaned(block) for block in blocks)


def others_may_see(at: Desk, case: Case) -> bool:
    """Whether the person said, or would not say, that others may see this device or their post."""
    for question in at.knowledge.question_list:
        if question.gives == "others-may-see":
            answer = case.answers.get(question.id)
            return answer is not None and answer.value != ()
    return False


def _with_length(limit: Urgent) -> str:
    """Return the name of a limit's route with how long the limit is, where it has a length."""
    lengths = limit.clock.deadline.length if limit.clock else ()
    return f"{limit.route.name} ({lengths[0]})" if lengths and lengths[0].count else limit.route.name


def _cleaned(block: Block) -> Block:
    match block:
        case Heading(level, text):
            return Heading(level, clean(text))
        case Paragraph(text):
            return Paragraph(clean(text))
        case Items(items, numbered):
            return Items(tuple(clean(item) for item in items), numbered=numbered)
        case Bars(rows):
            return Bars(tuple(replace(row, name=clean(row.name)) for row in rows))


class _Summary:
    """Writes the blocks of one summary in order."""

    def __init__(self, at: Desk, case: Case, findings: Findings, said: Wording, *, safe: bool) -> None:
        self.at = at
        self.case = case
        self.findings = findings
        self.said = said
        self.safe = safe
        self.often = how_often(at.knowledge, findings.concerns, findings.today)

    def blocks(self) -> Iterator[Block]:
        """Yield the blocks of the whole summary."""
        yield from self.to_read_now()
        yield from self._ways()
        yield from self._answers()
        yield from self._sources()

    def to_read_now(self) -> Iterator[Block]:
        """Yield what to read first: safety, limits, first steps, each concern, the plan."""
        yield from self._head()
        if self.safe:
            yield from self._urgent_help()
        yield from self._limits()
        yield from self._first()
        part = ConcernPart(self.at, self.said, safe=self.safe)
        for number, findings in enumerate(self.findings.concerns, 1):
            yield from part.blocks(findings, number)
        yield from self._plan()
        yield from how_often_blocks(self.often, self.said)

    def _head(self) -> Iterator[Block]:
        said = self.said
        yield Heading(1, said.say("summary-title"))
        checked = said.day(self.at.knowledge.checked_until)
        yield Paragraph(said.say("summary-made", day=said.day(self.findings.today), checked=checked))
        yield Paragraph(said.say("summary-not-advice"))

    def _urgent_help(self) -> Iterator[Block]:
        urgent = [each for each in self.findings.urgent if each.clock is None]
        if not urgent:
            return
        yield Heading(2, self.said.say("urgent-heading"))
        if not any(each.asked for each in urgent):
            yield Paragraph(self.said.say("urgent-not-asked"))
        items = []
        for each in urgent:
            where = self.said.where(each.route)
            items.append(
                " ".join(filter(None, (f"{each.route.name}.", f"{where}." if where else "", *each.route.apply)))
            )
        yield Items(tuple(items))

    def _limits(self) -> Iterator[Block]:
        limits = [each for each in self.findings.urgent if each.clock is not None]
        if not limits:
            return
        yield Heading(2, self.said.say("limits-heading"))
        maybe = {r.route.id for c in self.findings.concerns for r in c.routes if r.when == "if"}
        told = [each for each in limits if each.clock and (each.clock.safe_date or each.route.id not in maybe)]
        seen = dict.fromkeys(f"{each.route.name}. {self.said.deadline(each.clock)}" for each in told if each.clock)
        names = dict.fromkeys(_with_length(each) for each in limits if each not in told)
        if seen:
            yield Items(tuple(seen))
        if names:
            yield Paragraph(self.said.say("limits-if", names="; ".join(names)))
        yield Paragraph(self.said.say("letter-wins"))

    def _first(self) -> Iterator[Block]:
        steps = [s for s in self.findings.plan if s.when == "now" and s.route.place == "main" and s.concerns]
        if not steps:
            return
        yield Heading(2, self.said.say("first-heading"))
        items = [f"{step.route.name}. {step.route.apply[0]}{self._limit(step)}" for step in steps[:_FIRST_STEPS]]
        yield Items(tuple(items), numbered=True)

    def _limit(self, step: Step) -> str:
        return f" {self.said.deadline(step.clock)}" if step.clock and step.clock.safe_date else ""

    def _plan(self) -> Iterator[Block]:
        yield Heading(2, self.said.say("plan-heading"))
        numbers = {findings.id: number for number, findings in enumerate(self.findings.concerns, 1)}
        groups: tuple[When, ...] = ("now", "then", "if", "also")
        for when in groups:
            steps = [step for step in self.findings.plan if step.when == when and (step.concerns or self.safe)]
            if steps:
                yield Heading(3, self.said.say(f"plan-{when}"))
                yield Items(tuple(self._step(step, numbers) for step in steps))

    def _step(self, step: Step, numbers: dict[str, int]) -> str:
        parts = ", ".join(str(numbers[concern]) for concern in step.concerns)
        name = f"{step.route.name} ({parts})" if parts and len(numbers) > 1 else step.route.name
        return f"{name}.{self._limit(step)}"

    def _ways(self) -> Iterator[Block]:
        """Yield every step of each way that is open, each once."""
        routes = [step.route for step in self.findings.plan if step.when in {"now", "then"} and step.concerns]
        if routes:
            yield Heading(2, self.said.say("ways-heading"))
        for route in routes:
            yield Heading(3, route.name)
            yield Items(route.apply, numbered=True)
            details = {
                "route-who": route.who,
                "route-before": route.first,
                "route-send": route.send,
                "route-gives": route.gives,
                "route-cannot": route.cannot,
                "route-cost": route.cost,
                "route-takes": route.takes,
                "route-late": route.extend,
            }
            yield Items(tuple(self.said.say(phrase, text=text) for phrase, text in details.items()))

    def _answers(self) -> Iterator[Block]:
        yield Heading(2, self.said.say("answers-heading"))
        knowledge = self.at.knowledge
        asked = [(q, self.case.answers[q.id]) for q in knowledge.question_list if q.id in self.case.answers]
        told = [(q, answer) for q, answer in asked if self.safe or not q.panel]
        if told:
            yield Paragraph(self.said.say("answers-case"))
            yield Items(tuple(f"{self.said.short(q.id)}: {self.said.answer(q.id, answer.value)}" for q, answer in told))
        for number, concern in enumerate(self.case.concerns, 1):
            own = [q for q in knowledge.question_list if q.id in concern.answers]
            if own:
                yield Paragraph(self.said.say("answers-part", number=number))
                yield Items(
                    tuple(
                        f"{self.said.short(q.id)}: {self.said.answer(q.id, concern.answers[q.id].value)}" for q in own
                    )
                )

    def _sources(self) -> Iterator[Block]:
        knowledge = self.at.knowledge
        tests = [each.test for findings in self.findings.concerns for each in findings.verdict.applying]
        routes = [step.route for step in self.findings.plan if step.when in {"now", "then"} and step.concerns]
        routes += [each.route for each in self.findings.urgent if self.safe and each.clock is None]
        figures = [part for findings in self.findings.concerns for part in told_in(findings)]
        counted = [self.often.statistic] if self.often else []
        used = dict.fromkeys(source for entry in (*tests, *routes, *figures, *counted) for source in entry.sources)
        if used:
            yield Heading(2, self.said.say("sources-heading"))
            yield Items(
                tuple(f"{knowledge.sources[each].title}: {knowledge.sources[each].addresses[0]}" for each in used)
            )
