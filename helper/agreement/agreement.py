"""Counts how often the helper agrees with what was really decided.

At most three tests count for a case, in the order of their labels. A ground is met by a test, and a
signposted body by a route, as ``decisions/codes.json`` ties them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from helper.agreement.retelling import Retold
from helper.knowledge.records import Codes
from helper.knowledge.store import Knowledge

MOST_TESTS = 3


@dataclass(slots=True)
class Met:
    """How many of something were met."""

    met: int = 0
    of: int = 0

    def add(self, *, met: bool) -> None:
        """Count one more."""
        self.met += met
        self.of += 1


@dataclass(slots=True)
class Agreement:
    """The counts over some decisions.

    ``shown`` are grounds of remit that the told facts show, ``first_shown`` the first of each decision,
    ``evident`` those that an expert reader named among three guesses from the same words; ``every`` are all
    of remit, told or not; ``right`` are tests named. ``reader`` is that reader's own score. ``upheld`` are
    complaints that were found right, by the label they got.
    """

    cases: int = 0
    shown: Met = field(default_factory=Met)
    first_shown: Met = field(default_factory=Met)
    evident: Met = field(default_factory=Met)
    every: Met = field(default_factory=Met)
    right: Met = field(default_factory=Met)
    reader: Met = field(default_factory=Met)
    named: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    upheld: Counter[str] = field(default_factory=Counter)
    upheld_settled: Met = field(default_factory=Met)
    upheld_shut_by_reader: Met = field(default_factory=Met)
    signposts: Met = field(default_factory=Met)
    signposts_by_reader: Met = field(default_factory=Met)
    signposts_missed: Counter[str] = field(default_factory=Counter)


def agreement(knowledge: Knowledge, codes: Codes, cases: Iterable[Retold]) -> Agreement:
    """Return the counts over some retold decisions."""
    counts = Agreement()
    for case in cases:
        counts.cases += 1
        _count_grounds(counts, knowledge, codes, case)
        _count_signposts(counts, codes, case)
        if _was_right(knowledge, case):
            _count_upheld(counts, knowledge, case)
    return counts


def named_tests(knowledge: Knowledge, case: Retold) -> list[str]:
    """Return the tests that count: at most three over all concerns, in the order of their labels, then of the files."""
    order = {test.id: place for place, test in enumerate(knowledge.test_list)}
    applying = {each.test.id: each.test for found in case.findings.concerns for each in found.verdict.applying}
    ranked = sorted(applying.values(), key=lambda test: (knowledge.strength[test.label], order[test.id]))
    return [test.id for test in ranked[:MOST_TESTS]]


def jurisdiction_grounds(knowledge: Knowledge, case: Retold) -> tuple[str, ...]:
    """Return the grounds of a decision that say whether it may be looked at, not how it was judged."""
    of_remit = {ground.id for ground in knowledge.grounds if ground.of_remit}
    return tuple(ground for ground in case.decision.grounds if ground in of_remit)


def _count_grounds(counts: Agreement, knowledge: Knowledge, codes: Codes, case: Retold) -> None:
    named = named_tests(knowledge, case)
    shown = [ground for ground in jurisdiction_grounds(knowledge, case) if ground in case.told.shows]
    for ground in jurisdiction_grounds(knowledge, case):
        met = any(codes.stands_for(test, ground) for test in named)
        counts.every.add(met=met)
        if ground in shown:
            counts.shown.add(met=met)
            counts.reader.add(met=ground in case.told.reader.grounds)
            if ground in case.told.reader.grounds:
                counts.evident.add(met=met)
            (counts.named if met else counts.missed)[ground] += 1
            if ground == shown[0]:
                counts.first_shown.add(met=met)
    for test in named:
        right = any(codes.stands_for(test, ground) for ground in case.decision.grounds)
        counts.right.add(met=right)
        if not right:
            counts.wrong[test] += 1


def _count_signposts(counts: Agreement, codes: Codes, case: Retold) -> None:
    routes = {route.route.id for found in case.findings.concerns for route in found.routes}
    routes |= {urgent.route.id for urgent in case.findings.urgent}
    for signpost in case.decision.signposted:
        if signpost in codes.signposts:
            met = not routes.isdisjoint(codes.signposts[signpost])
            counts.signposts.add(met=met)
            counts.signposts_by_reader.add(met=signpost in case.told.reader.signposts)
            if not met:
                counts.signposts_missed[signpost] += 1


def _count_upheld(counts: Agreement, knowledge: Knowledge, case: Retold) -> None:
    """Count an upheld complaint by the most open label of its concerns: it is shut only where all of them are."""
    verdicts = [found.verdict for found in case.findings.concerns]
    most_open = max(verdicts, key=lambda verdict: knowledge.strength[verdict.label])
    counts.upheld[most_open.label] += 1
    shut = [each.settled and not knowledge.labels[each.label].door_open for each in verdicts]
    counts.upheld_settled.add(met=all(shut))
    counts.upheld_shut_by_reader.add(met=case.told.reader.shut)


def _was_right(knowledge: Knowledge, case: Retold) -> bool:
    """Whether the main ground is that the complaint was looked into and right."""
    return any(ground.id in case.decision.grounds[:1] and ground.found_right for ground in knowledge.grounds)


def rows(counts: Agreement) -> Iterator[tuple[str, Met]]:
    """Yield what is published of the counts, with its name."""
    yield "grounds that the told facts show, met by one of at most three tests", counts.shown
    yield "those of them that an expert reader named as well, seeing no more", counts.evident
    yield "the first such ground of each decision", counts.first_shown
    yield "the same grounds among three guesses of an expert reader", counts.reader
    yield "all grounds of remit, told or not, met", counts.every
    yield "tests named that stand for a ground of the decision", counts.right
    yield "bodies signposted that are among the routes", counts.signposts
    yield "bodies signposted among two guesses of an expert reader", counts.signposts_by_reader
    yield "upheld complaints settled on anything but open or not yet", counts.upheld_settled
    yield "upheld complaints that the reader would have shut out", counts.upheld_shut_by_reader
