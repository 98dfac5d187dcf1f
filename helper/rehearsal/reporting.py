"""Tells what the scenarios reach: as JSON values, and as lines for those who write scenarios."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from helper.knowledge.store import Knowledge
from helper.knowledge.whereabouts import Whereabouts
from helper.rehearsal.coverage import Coverage, Item
from helper.rehearsal.wanted import MUST_BE_WHOLE, Wanted

PlaceOf = Callable[[Wanted], str]


def place_in(whereabouts: Whereabouts) -> PlaceOf:
    """Return what says the file and line of a thing wanted."""
    return lambda wanted: whereabouts.of(wanted.table, wanted.entry, wanted.inside)


def stops(found: Coverage) -> Iterator[str]:
    """Yield what keeps the coverage from being whole: scenarios that are no case, and the number of gaps."""
    yield from found.unplayed
    lacking = sum(gap.wanted.kind in MUST_BE_WHOLE for gap in found.gaps)
    if lacking:
        kinds = ", ".join(_plural(kind) for kind in MUST_BE_WHOLE)
        yield f"{lacking} {'gap' if lacking == 1 else 'gaps'} in what must be whole: {kinds}"


def as_json(knowledge: Knowledge, found: Coverage, place_of: PlaceOf) -> dict[str, Any]:
    """Return everything that was found as plain JSON values; ``scenario`` is null where there is a gap."""
    return {
        "whole": found.whole,
        "scenarios": found.scenarios,
        "days": found.days,
        "unplayed": list(found.unplayed),
        "counts": [
            {"kind": count.kind, "reached": count.reached, "of": count.of, "must_be_whole": count.must_be_whole}
            for count in found.counts
        ],
        "items": [_row(item, place_of) for item in found.items],
        "questions": {
            "median": found.median_questions,
            "most": len(found.longest.asked) if found.longest else 0,
            "safety_panel": len(knowledge.panel),
            "concerns": [
                {"scenario": each.scenario, "concern": each.concern, "asked": list(each.asked)}
                for each in found.questions
            ],
        },
    }


def _row(item: Item, place_of: PlaceOf) -> dict[str, Any]:
    wanted = item.wanted
    return {
        "kind": wanted.kind,
        "id": wanted.id,
        "what": wanted.what,
        "scenario": item.scenario,
        "at": place_of(wanted),
    }


def as_lines(knowledge: Knowledge, found: Coverage, place_of: PlaceOf, *, every: bool) -> Iterator[str]:
    """Yield a line for each kind, for each gap and for the questions; with ``every`` for each thing reached too."""
    yield f"{found.scenarios} scenarios played on {found.days} days"
    for count in found.counts:
        rest = "" if count.must_be_whole else " (counted only)"
        yield f"{_plural(count.kind)} {count.reached} of {count.of}{rest}"
    for item in found.items:
        wanted = item.wanted
        if item.scenario is None:
            yield f"{place_of(wanted)}: {wanted.kind} {wanted.id}: in no scenario it {wanted.what}"
        elif every:
            yield f"{place_of(wanted)}: {wanted.kind} {wanted.id} {wanted.what}: {item.scenario}"
    yield from _of_questions(knowledge, found, every=every)


def _plural(kind: str) -> str:
    irregular = {"topic outside": "topics outside", "responsibility": "responsibilities"}
    return irregular.get(kind, f"{kind}s")


def _of_questions(knowledge: Knowledge, found: Coverage, *, every: bool) -> Iterator[str]:
    """Yield how many questions the concerns take, and what is not counted among them."""
    longest = found.longest
    if longest is None:
        return
    yield (
        f"questions to a finished concern: median {found.median_questions:g}, "
        f"most {len(longest.asked)} ({longest.scenario}, {longest.concern})"
    )
    yield (
        f"  over {len(found.questions)} concerns; what is asked once for a whole case counts where it is asked first;"
        f" the {len(knowledge.panel)} safety questions, the story and the topic come before and are not counted"
    )
    for each in found.questions if every else ():
        yield f"  {len(each.asked)}  {each.scenario}, {each.concern}: {', '.join(each.asked)}"
