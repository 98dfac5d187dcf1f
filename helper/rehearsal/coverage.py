"""Joins what the scenarios should reach with what they do reach, each scenario played once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from helper.assessment import Desk
from helper.case.reading import CaseError
from helper.knowledge.records import Scenario
from helper.rehearsal.counting import Counted, counted
from helper.rehearsal.playing import Played, play
from helper.rehearsal.reaching import reached
from helper.rehearsal.wanted import MUST_BE_WHOLE, Wanted, wanted


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is wanted, and the first scenario that reaches it; ``None`` is a gap."""

    wanted: Wanted
    scenario: str | None


@dataclass(frozen=True, slots=True)
class Count:
    """How many entries of one kind are reached in all their parts, of how many."""

    kind: str
    reached: int
    of: int
    must_be_whole: bool


@dataclass(frozen=True)
class Coverage:
    """What the scenarios reach, what they do not, and how many questions their concerns take.

    ``unplayed`` says why a scenario could not be played; it reaches nothing.
    """

    items: tuple[Item, ...]
    questions: tuple[Counted, ...]
    scenarios: int
    days: int
    unplayed: tuple[str, ...]

    @cached_property
    def gaps(self) -> tuple[Item, ...]:
        """What no scenario reaches."""
        return tuple(item for item in self.items if item.scenario is None)

    @property
    def whole(self) -> bool:
        """Whether every scenario could be played, and nothing lacks that must not."""
        return not self.unplayed and all(gap.wanted.kind not in MUST_BE_WHOLE for gap in self.gaps)

    @property
    def counts(self) -> tuple[Count, ...]:
        """How many entries of each kind are reached, in the order of the kinds."""
        lacking = {(gap.wanted.kind, gap.wanted.id) for gap in self.gaps}
        ids: dict[str, dict[str, bool]] = {}
        for item in self.items:
            kind, entry = item.wanted.kind, item.wanted.id
            ids.setdefault(kind, {})[entry] = (kind, entry) not in lacking
        return tuple(Count(kind, sum(all_.values()), len(all_), kind in MUST_BE_WHOLE) for kind, all_ in ids.items())

    @property
    def median_questions(self) -> float:
        """The number of questions that half of the concerns do not exceed; 0 without concerns."""
        return median(len(each.asked) for each in self.questions) if self.questions else 0

    @property
    def longest(self) -> Counted | None:
        """The first of the concerns that take most questions."""
        return max(self.questions, key=lambda each: len(each.asked), default=None)


def coverage(at: Desk, scenarios: Iterable[Scenario]) -> Coverage:
    """Play every scenario once, and return what they reach between them."""
    played, unplayed = _played(at, scenarios)
    first: dict[tuple[str, str, str], str] = {}
    for each in played:
        for key in reached(at.knowledge, each):
            first.setdefault(key, each.scenario.id)
    return Coverage(
        items=tuple(Item(each, first.get(each.key)) for each in wanted(at.knowledge)),
        questions=tuple(count for each in played for count in counted(at, each)),
        scenarios=len(played),
        days=sum(len(each.days) for each in played),
        unplayed=unplayed,
    )


def _played(at: Desk, scenarios: Iterable[Scenario]) -> tuple[list[Played], tuple[str, ...]]:
    played, unplayed = [], []
    for scenario in scenarios:
        try:
            played.append(play(at, scenario))
        except CaseError as error:
            unplayed.append(str(error))
    return played, tuple(unplayed)
