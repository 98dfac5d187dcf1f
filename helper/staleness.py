"""Finds what has gone stale by a day: checked too long ago, or known only until a day that has passed.

It looks at every part of every entry that holds such a date, whatever kind of entry it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Literal, NamedTuple

from helper.knowledge.positions import Path
from helper.knowledge.sheets import Placed, Shelves
from helper.knowledge.store import Knowledge
from helper.reasoning.calendars import add

CHECKED = ("checked", "read")
KNOWN_UNTIL = ("known_until", "until")
Why = Literal["checked", "ended"]
_DAY = timedelta(days=1)


class Stale(NamedTuple):
    """Something that has gone stale: what it is, its last checked or known day, and since when it is stale."""

    why: Why
    what: str
    day: date
    since: date
    file: str
    line: int

    def __str__(self) -> str:
        """One line: ``test late: checked 2026-11-22, stale since 2027-11-23 (rules.toml:8)``."""
        says = "checked" if self.why == "checked" else "known until"
        return f"{self.what}: {says} {self.day}, stale since {self.since} ({self.file}:{self.line})"


class _Part(NamedTuple):
    """An entry, or a part of it with dates of its own."""

    kind: str
    placed: Placed
    path: Path
    raw: Mapping[str, Any]

    @property
    def name(self) -> str:
        """What to call it: its kind, the entry's id, and where it is a part the part's own id or key."""
        keys = [key for key in self.path if isinstance(key, str)]
        part = [self.raw.get("id", keys[-1])] if keys else []
        return " ".join(map(str, filter(None, (self.kind, self.placed.raw.get("id"), *part))))

    @property
    def series(self) -> str:
        """What the periods of one figure have in common: their subject, or their name."""
        return f"{self.kind} about {self.raw['subject']}" if "subject" in self.raw else self.name

    def stale(self, why: Why, key: str, since: date) -> Stale:
        """Return it as stale because of the day that one of its keys holds."""
        place = self.placed.mistake((*self.path, key), "")
        return Stale(why, self.name, self.raw[key], since, place.file, place.line)


# A part, why it goes stale, the key that holds its day, and the last day on which it may still stand.
_Lasting = tuple[_Part, Why, str, date]


def stale_by(day: date, knowledge: Knowledge, shelves: Shelves) -> tuple[Stale, ...]:
    """Return what has gone stale by that day, oldest first."""
    parts = [part for kind, shelf in shelves.items() for placed in shelf for part in _parts(kind, placed)]
    found = [
        part.stale(why, key, last + _DAY)
        for part, why, key, last in (*_checked(parts, knowledge), *_ended(parts, knowledge))
        if last < day
    ]
    return tuple(sorted(found, key=lambda each: (each.why, each.since)))


def _parts(kind: str, placed: Placed) -> Iterator[_Part]:
    waiting: list[tuple[Path, Any]] = [((), placed.raw)]
    while waiting:
        path, raw = waiting.pop()
        if isinstance(raw, list):
            waiting += [((*path, place), each) for place, each in enumerate(raw)]
        elif isinstance(raw, dict):
            waiting += [((*path, key), each) for key, each in raw.items()]
            yield _Part(kind, placed, path, raw)


def _checked(parts: Iterable[_Part], knowledge: Knowledge) -> Iterator[_Lasting]:
    for part in parts:
        for key in CHECKED:
            day = part.raw.get(key)
            if knowledge.freshness is not None and isinstance(day, date):
                yield part, "checked", key, add(day, knowledge.freshness.checked_within, knowledge.holidays)


def _ended(parts: Iterable[_Part], knowledge: Knowledge) -> Iterator[_Lasting]:
    """Yield the last of each series of periods, unless it is open."""
    last: dict[str, tuple[date, _Part, str]] = {}
    for part in parts:
        for key in KNOWN_UNTIL:
            day = part.raw.get(key, date.max if "from" in part.raw and key == "until" else None)
            if isinstance(day, date) and day > last.get(part.series, (date.min,))[0]:
                last[part.series] = day, part, key
    after = knowledge.freshness.after_its_end if knowledge.freshness else {}
    for day, part, key in last.values():
        if day < date.max:
            more = after.get(part.kind)
            yield part, "ended", key, add(day, more, knowledge.holidays) if more else day
