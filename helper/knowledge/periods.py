"""Looks for periods of one figure that overlap: nobody could say which of the two counts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from helper.knowledge.mistakes import Mistake
from helper.knowledge.positions import Path
from helper.knowledge.remedies import Dated
from helper.knowledge.sheets import Placed

_Periods = Iterable[tuple[Placed, Path, Dated]]


def overlapping(shelves: Mapping[str, list[Placed]]) -> Iterator[Mistake]:
    """Yield a mistake for each figure, or statistic of a subject, with a period that an earlier one has."""
    for each in shelves["remedy"]:
        figures = each.entry.figures
        for series in dict.fromkeys(figure.id for figure in figures):
            yield from _overlaps(
                series, [(each, ("figure", place), f) for place, f in enumerate(figures) if f.id == series]
            )
    statistics = shelves["statistic"]
    for subject in dict.fromkeys(each.entry.subject for each in statistics):
        yield from _overlaps(subject, [(each, (), each.entry) for each in statistics if each.entry.subject == subject])


def _overlaps(name: str, periods: _Periods) -> Iterator[Mistake]:
    seen: list[Dated] = []
    for placed, path, period in periods:
        taken = next((each for each in seen if each.overlaps(period)), None)
        if taken is not None:
            key = ("from",) if period.from_ else ()
            yield placed.mistake((*path, *key), f"'{name}' is given {_span(taken)}")
        seen.append(period)


def _span(taken: Dated) -> str:
    """Return when a period runs that is there already, and what to do about it."""
    first = f"from {taken.from_}" if taken.from_ else "from the beginning"
    if taken.until is None:
        return f"{first} on already; give that an 'until'"
    return f"{first} until {taken.until} already; the nearest free day is {taken.until + timedelta(days=1)}"
