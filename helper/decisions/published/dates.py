"""Days as decisions print them, in the form 2025-12-15."""

from __future__ import annotations

import re
from datetime import date

from helper.knowledge.phrases import MONTHS

_MONTH = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}
_NAME = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WRITTEN = (
    (re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_NAME},?\s+(\d{{4}})\b", re.IGNORECASE), "dmy"),
    (re.compile(rf"\b{_NAME}\s+(\d{{1,2}})(?:st|nd|rd|th)?,?\s+(\d{{4}})\b", re.IGNORECASE), "mdy"),
    (re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b"), "ymd"),
    (re.compile(r"\b(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\b"), "dmy"),
)


def day_in(text: str) -> str:
    """Return the first day that a text tells, or nothing."""
    for pattern, order in _WRITTEN:
        for found in pattern.finditer(text):
            parts = dict(zip(order, found.groups(), strict=True))
            day = _day(parts["y"], parts["m"], parts["d"])
            if day:
                return day
    return ""


def without_days(text: str) -> str:
    """Return a text with a mark in place of each day that it tells."""
    for pattern, _ in _WRITTEN:
        text = pattern.sub(" | ", text)
    return text


def _day(year: str, month: str, day: str) -> str:
    number = _MONTH.get(month[:3].lower()) or int(month)
    try:
        return date(int(year), number, int(day)).isoformat()
    except ValueError:
        return ""
