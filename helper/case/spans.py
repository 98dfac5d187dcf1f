"""Dates as precisely as they are known: a day, a month, a year, or a stretch of days."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

Precision = Literal["day", "month", "year", "span"]
_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True)
class Span:
    """The days on which something may have happened, both ends included."""

    earliest: date
    latest: date

    @property
    def exact(self) -> bool:
        """Whether only one day is possible."""
        return self.earliest == self.latest

    @property
    def precision(self) -> Precision:
        """How precisely the date is known."""
        first, last = self.earliest, self.latest
        if first == last:
            return "day"
        if (first.day, last) == (1, date(first.year, first.month, monthrange(first.year, first.month)[1])):
            return "month"
        whole_year = first == date(first.year, 1, 1) and last == date(first.year, 12, 31)
        return "year" if whole_year else "span"

    def __str__(self) -> str:
        """Write the span as case files do: "2025", "2025-04", "2025-04-17" or "…/…"."""
        match self.precision:
            case "day":
                return self.earliest.isoformat()
            case "month":
                return self.earliest.isoformat()[:7]
            case "year":
                return self.earliest.isoformat()[:4]
        return f"{self.earliest.isoformat()}/{self.latest.isoformat()}"


def parse_span(written: str) -> Span:
    """Read a date of any precision as case files write it; raise ``ValueError`` with a sentence."""
    first, slash, last = written.partition("/")
    try:
        start = _one(first)
        if not slash:
            return start
        end = _one(last)
    except ValueError:
        raise ValueError(f"'{written}' is no date; write 2025, 2025-04, 2025-04-17 or 2025-06-21/2025-06-30") from None
    if end.latest < start.earliest:
        raise ValueError(f"'{written}' ends before it begins")
    return Span(start.earliest, end.latest)


def _one(written: str) -> Span:
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise ValueError(written)
    year, month, day = (int(part) if part else None for part in match.groups())
    if year is None:
        raise ValueError(written)
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))
    return Span(date(year, month, day), date(year, month, day))
