"""What must hold wherever a path has come to; each broken promise is told with the answers that lead there."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from helper.assessment import Desk
from helper.case.models import Case, Value
from helper.case.reading import write_case
from helper.knowledge.conditions import AnswerCondition, Condition, FactCondition, leaves
from helper.knowledge.entries import NOT_SURE, NOT_TOLD
from helper.knowledge.jurisdiction import JurisdictionTest
from helper.knowledge.routes import Route
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import asked, holds, missing, reasons
from helper.reasoning.facts import Facts, Reason
from helper.reasoning.findings import Clock, ConcernFindings, Findings, OpenRoute
from helper.reasoning.resting import questions_under
from helper.reasoning.truth import Truth
from helper.summary.blocks import Bars, Block, Heading, Items
from helper.summary.content import content

from .classes import TOPIC, Scope, facts_with

Says = Iterator[str]
_TRIES = 3
_GAP = re.compile(r"\bNone\b(?! of)|\(\)|\[\]|(?<!\.)\.\.(?!\.)|\s[.;,](?!\.)|: ;|:\s*$")


class Broken(NamedTuple):
    """A promise that did not hold, where, and the case that shows it, as a case file on one line."""

    promise: str
    says: str
    case: str

    def __str__(self) -> str:
        """Return the promise, what is wrong, and the case to open for it."""
        return f"{self.promise}: {self.says}\n    {self.case}"


def broken(promise: Callable[..., Says], case: Case | Callable[[], Case], *seen: object) -> Iterator[Broken]:
    """Yield how a promise is broken by what was seen of a case; the case is made only where it is."""
    for says in promise(*seen):
        shown = case() if callable(case) else case
        written = json.dumps(json.loads(write_case(shown)), ensure_ascii=False)
        yield Broken((promise.__doc__ or promise.__name__).strip().rstrip("."), says, written)


# ---- of one concern, at any moment


def label_is_the_strongest_that_counts(found: ConcernFindings) -> Says:
    """Expect the label to be the strongest of the tests that count."""
    knowledge, verdict = found.facts.knowledge, found.verdict
    counting = [knowledge.strength[each.test.label] for each in verdict.applying if each.counts]
    expected = knowledge.label_list[min(counting, default=len(knowledge.label_list) - 1)].id
    if verdict.label != expected:
        yield f"the label is {verdict.label}, the tests say {expected}"


def nothing_stands_on_what_only_the_body_can_judge(found: ConcernFindings) -> Says:
    """Expect that what only the body itself can judge never counts."""
    yield from (each.test.id for each in found.verdict.applying if each.test.judgement)


def strongest_label_rests_on_told_answers(found: ConcernFindings) -> Says:
    """Expect the strongest label never to come from something not known."""
    strongest = found.facts.knowledge.label_list[0].id
    for each in found.verdict.applying:
        if each.test.label == strongest:
            yield from rests_on_told_answers(each.test, found.facts)


def rests_on_told_answers(test: JurisdictionTest, facts: Facts) -> Says:
    """Expect a test of the strongest label to apply for told answers, and without the others too."""
    because = reasons(test.applies, facts)
    if not because:
        yield f"{test.id} applies without a reason"
    said = _said_not_to_be_known(test, facts.knowledge)
    doubtful = [each.question for each in because if _not_told(each) and each.question not in said]
    yield from (f"{test.id} applies because '{question}' is not known" for question in doubtful)
    if holds(test.applies, _only_told(facts, said)) is not Truth.YES:
        yield f"{test.id} applies only while some answers are 'not sure'"


def stays_whatever_was_not_told(test: JurisdictionTest, facts: Facts, scope: Scope, chance: random.Random) -> Says:
    """Expect a test of the strongest label to stay, whatever the answers are that were not told.

    Where it goes away and another test of that label comes instead, the label stays for what is known all the same.
    """
    told = answers_of(facts)
    strongest = [each for each in facts.knowledge.test_list if each.label == test.label]
    said = _said_not_to_be_known(test, facts.knowledge)
    open_ones = [each for each in scope.parts if told.get(each, NOT_SURE) in NOT_TOLD and each not in said]
    for _ in range(_TRIES):
        drawn = {question: chance.choice(scope.answers(question)) for question in open_ones}
        supposed = facts_with(facts.knowledge, {**told, **drawn}, facts.today)
        stays = any(holds(each.applies, supposed) is Truth.YES for each in (test, *strongest))
        if _still_asked(supposed, told) and not stays:
            yield f"{test.id} goes away with {drawn}"


def answers_of(facts: Facts) -> dict[str, Value]:
    """Return all answers that count for a concern, with the topic under its own name."""
    follows = (question.id for question in facts.knowledge.following)
    ids = [*facts.case.answers, *(facts.concern.answers if facts.concern else ()), *follows]
    found = {each: answer.value for each in ids if (answer := facts.answer(each))}
    topic = facts.concern.topic if facts.concern else None
    return found | ({TOPIC: topic} if topic else {})


def _not_told(reason: Reason) -> bool:
    return isinstance(reason.answer, str) and reason.answer in NOT_TOLD


def _still_asked(facts: Facts, told: Mapping[str, Value]) -> bool:
    """Whether what was told would still be asked: other answers would contradict it."""
    return all(asked(q, facts) is not Truth.NO for q, value in told.items() if q != TOPIC and value not in NOT_TOLD)


def _said_not_to_be_known(test: JurisdictionTest, knowledge: Knowledge) -> frozenset[str]:
    """Return the questions of which a test asks whether "not sure" was said: for these it is an answer that tells."""
    found: set[str] = set()
    waiting: list[Condition | None] = [test.applies]
    while waiting:
        for leaf in leaves(waiting.pop()):
            match leaf:
                case AnswerCondition(question=question, known=False):
                    found.add(question)
                case FactCondition(fact=name):
                    waiting.append(knowledge.facts[name].when)
                case _:
                    pass
    return frozenset(found)


def _only_told(facts: Facts, said: frozenset[str]) -> Facts:
    """Return the facts without the answers that tell nothing; those for which a told one was asked for stay."""
    answers = answers_of(facts)
    knowledge = facts.knowledge
    gates = (knowledge.questions[q].asked_if for q, v in answers.items() if q != TOPIC and v not in NOT_TOLD)
    behind = questions_under(knowledge, gates)
    told = {q: value for q, value in answers.items() if value not in NOT_TOLD or q in behind | said}
    return facts_with(knowledge, told, facts.today)


def settled_stays_settled(before: ConcernFindings, after: ConcernFindings) -> Says:
    """Expect a settled label to stay settled, and the same, under further answers."""
    was, is_ = before.verdict, after.verdict
    if was.settled and not (is_.settled and is_.label == was.label):
        yield f"it was settled as {was.label}, then {is_.label} ({'settled' if is_.settled else 'not settled'})"


def known_stays_known(before: Sequence[Truth], after: Sequence[Truth], names: Sequence[str]) -> Says:
    """Expect what is known to stay as it is under further answers."""
    for was, is_, name in zip(before, after, names, strict=False):
        if was is not Truth.NOT_KNOWN and is_ is not was:
            yield f"{name} was {was.name}, then {is_.name}"


def dates_are_in_order(found: ConcernFindings) -> Says:
    """Expect no deadline before its clock starts, and no latest day before the safe one."""
    for route in found.routes:
        yield from dates_of_a_route_are_in_order(route.route, route.clocks, found.facts)


def dates_of_a_route_are_in_order(route: Route, clocks: Sequence[Clock], facts: Facts) -> Says:
    """Expect no deadline of a route before its clock starts, and no latest day before the safe one."""
    for clock in clocks:
        yield from (f"{route.id}: {says}" for says in _of_clock(clock, facts))


def _of_clock(clock: Clock, facts: Facts) -> Says:
    deadline = clock.deadline
    if deadline.starts is None:
        if clock.safe_date is None or clock.safe_date < facts.today or clock.last_date != clock.safe_date:
            yield f"a limit of every year is on {clock.safe_date}"
        return
    start = facts.span(deadline.starts)
    # What must arrive before a day has no length: its last day is the day before.
    before = timedelta(days=1) if not any(length.count for length in deadline.length) else timedelta(0)
    if clock.safe_date and (start is None or clock.safe_date < start.earliest - before):
        yield f"the safe day {clock.safe_date} is before the start, {start}"
    if clock.last_date and (clock.safe_date is None or clock.last_date < clock.safe_date):
        yield f"the latest day {clock.last_date} is before the safe day, {clock.safe_date}"
    if clock.started is False and (clock.safe_date or clock.last_date):
        yield "a clock that has not started has a date"


# ---- of one concern, where a path has ended


def it_ends(question_id: str, times: int, steps: int) -> Says:
    """Expect a path to end: no question is asked again and again."""
    yield f"after {steps} questions '{question_id}' is asked for the {times}. time"


def there_is_a_way(found: ConcernFindings) -> Says:
    """Expect a way besides general advice and the one that is always shown."""
    if not ways(found):
        yield "there is none"


def ways(found: ConcernFindings) -> list[OpenRoute]:
    """Return the ways of a concern besides general advice and the one that is always shown."""
    return [each for each in found.routes if not each.route.always and each.route.place != "general-advice"]


def what_is_always_shown_is_there(found: ConcernFindings) -> Says:
    """Expect the way that is always shown to be there, whatever was answered."""
    shown = {each.route.id for each in found.routes}
    yield from (r.id for r in found.facts.knowledge.route_list if r.always and r.id not in shown)


def nothing_is_left_to_ask(found: ConcernFindings) -> Says:
    """Expect that at the end no condition waits for an answer that could be asked for."""
    for each in found.verdict.undecided:
        weak = each.test.label == found.facts.knowledge.weakest
        asked_for = not weak or found.facts.knowledge.nothing_stronger(found.verdict.label)
        if asked_for and missing(each.test.applies, found.facts):
            yield f"{each.test.id} still needs {sorted(missing(each.test.applies, found.facts))}"


ALWAYS = (
    label_is_the_strongest_that_counts,
    nothing_stands_on_what_only_the_body_can_judge,
    strongest_label_rests_on_told_answers,
    dates_are_in_order,
    what_is_always_shown_is_there,
)
AT_THE_END = (there_is_a_way, nothing_is_left_to_ask)


# ---- of a whole case


def urgent_help_is_first(found: Findings, helps: frozenset[str]) -> Says:
    """Expect urgent help first, wherever the safety panel says so."""
    urgent = [each.route.id for each in found.urgent if each.clock is None]
    if [each.route.id for each in found.urgent[: len(urgent)]] != urgent:
        yield "a time limit stands before the help"
    if [step.route.id for step in found.plan[: len(urgent)]] != urgent:
        yield "the plan does not begin with the help"
    yield from (f"{route} is not offered" for route in sorted(helps - set(urgent)))


def nothing_is_next(found: Findings) -> Says:
    """Expect that at the end no question is next."""
    if found.next_question is not None:
        yield f"'{found.next_question.question}' would be asked still"


def every_sentence_is_filled_in(at: Desk, case: Case, today: date) -> Says:
    """Expect every sentence that is shown to be filled in."""
    for block in content(at, case, today, copy="file"):
        texts = _texts_of(block)
        for text in texts:
            if not text.strip() or "{" in text or "}" in text:
                yield f"'{text}'"
            elif isinstance(block, Heading) and text.strip() in {".", ":"}:
                yield "an empty heading"
            elif _GAP.search(text):
                yield f"something is empty in: '{text[:200]}'"


def _texts_of(block: Block) -> tuple[str, ...]:
    """Return every text that a block shows."""
    if isinstance(block, Items):
        return block.items
    return tuple(row.name for row in block.rows) if isinstance(block, Bars) else (block.text,)
