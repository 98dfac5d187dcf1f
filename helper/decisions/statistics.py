"""What happened in such cases: counts with their sample, their period and both denominators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from helper.decisions.library import Library
from helper.decisions.shelf import Shelf
from helper.knowledge.records import Ground

# Of fewer, no share is told: it would sound surer than it is.
LEAST_FOR_PERCENT = 30


@dataclass(frozen=True, slots=True)
class Statistics:
    """How decisions ended: how many, from when to when, and how many by their main ground.

    ``looked_into`` of them came after an investigation, and in ``found_right`` of those the complaint was right.
    """

    sample: int
    from_: str | None
    to: str | None
    outcomes: dict[str, int]
    looked_into: int
    found_right: int


def statistics(
    library: Library, grounds: Iterable[Ground], *, topic: str | None = None, test: str | None = None
) -> Statistics:
    """Count the main grounds of the decisions with a topic and standing for a test, if given."""
    wanted = None if test is None else library.grounds_of([test])
    counted: Counter[tuple[str, str]] = Counter()
    for shelf in library.shelves:
        counted.update(_counted(shelf, topic, wanted))
    by_ground: Counter[str] = Counter()
    for (ground, _), count in counted.items():
        by_ground[ground] += count
    years = sorted(year for _, year in counted if year)
    after = {ground.id: ground.found_right for ground in grounds if ground.looked_into}
    return Statistics(
        sample=by_ground.total(),
        from_=years[0] if years else None,
        to=years[-1] if years else None,
        outcomes={ground: count for ground, count in by_ground.most_common() if ground},
        looked_into=sum(by_ground[ground] for ground in after),
        found_right=sum(by_ground[ground] for ground, right in after.items() if right),
    )


def _counted(shelf: Shelf, topic: str | None, wanted: Collection[str] | None) -> Counter[tuple[str, str]]:
    """Return how many decisions of a shelf have each main ground in each year."""
    if wanted is not None and not wanted:
        return Counter()
    conditions, values = [], []
    if topic is not None:
        conditions.append("topic = ?")
        values.append(topic)
    if wanted:
        conditions.append(f"({' OR '.join('grounds LIKE ?' for _ in wanted)})")
        values += [f"% {ground} %" for ground in wanted]
    where = f"WHERE {' AND '.join(conditions)} " if conditions else ""
    rows = shelf.connection.execute(
        f"SELECT ground, year, count(*) FROM decision {where}GROUP BY ground, year",  # noqa: S608  (no word of anybody's)
        values,
    )
    return Counter({(ground, year): count for ground, year, count in rows})


def share_in_words(count: int, of: int) -> str:
    """Return a share as " (37%)", or "" where it is of too few to say anything."""
    return f" ({round(count * 100 / of)}%)" if of >= LEAST_FOR_PERCENT else ""
