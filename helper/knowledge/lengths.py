"""Lengths of time as the files write them: "21 days", "12 months", "10 working days"."""

from __future__ import annotations

import re
from typing import Annotated, Literal, get_args

from pydantic import BeforeValidator, PlainSerializer

from helper.knowledge.entries import Frozen

Unit = Literal["days", "working days", "school days", "weeks", "months", "years"]
UNITS: tuple[Unit, ...] = get_args(Unit)
_WRITTEN = re.compile(r"(\d+) ([a-z ]+?)s?")

# The longest that a short limit can be, in days of each unit; it decides what counts as urgent.
_DAYS_OF_UNIT: dict[Unit, float] = {
    "days": 1,
    "working days": 1.4,
    "school days": 1.4,
    "weeks": 7,
    "months": 30.5,
    "years": 365,
}


class Length(Frozen):
    """A count of one unit of time."""

    count: int
    unit: Unit

    def __str__(self) -> str:
        """Write the length as the files do, without the plural where it is one."""
        return f"{self.count} {self.unit[:-1] if self.count == 1 else self.unit}"

    @property
    def about_days(self) -> float:
        """Roughly how many calendar days the length is; for comparing, never for dates."""
        return self.count * _DAYS_OF_UNIT[self.unit]


def parse_length(written: object) -> object:
    """Turn "21 days" into a :class:`Length`; raise ``ValueError`` with a sentence if it is none."""
    if not isinstance(written, str):
        return written
    match = _WRITTEN.fullmatch(written)
    unit = f"{match[2]}s" if match else ""
    if match is None or unit not in UNITS:
        raise ValueError(f"'{written}' is no length; write a number and one of: {', '.join(UNITS)}")
    if unit != "days" and not int(match[1]):
        raise ValueError(f"'{written}' is no length; write a number above 0, or '0 days' for the day itself")
    return Length(count=int(match[1]), unit=unit)


def _parse_lengths(written: object) -> object:
    return tuple(parse_length(each) for each in written) if isinstance(written, list) else (parse_length(written),)


WrittenLength = Annotated[Length, BeforeValidator(parse_length), PlainSerializer(str)]
# A clock may be a chain: five working days to say they have it, then ten to answer.
WrittenLengths = Annotated[tuple[Length, ...], BeforeValidator(_parse_lengths)]
