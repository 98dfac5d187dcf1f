"""Counting days: month ends, working days, day-one rules and limits that may not end in a holiday."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from helper.knowledge.lengths import Length
from helper.knowledge.records import Holidays
from helper.knowledge.routes import Roll

_SATURDAY = 5
_DAY = timedelta(days=1)
_DAYS_A_WEEK = 7
_MONTHS_A_YEAR = 12


def add_months(start: date, months: int) -> date:
    """Return the same day number that many months on, or that month's last day where there is none."""
    month = start.month - 1 + months
    year, month = start.year + month // _MONTHS_A_YEAR, month % _MONTHS_A_YEAR + 1
    if year > date.max.year:
        return date.max
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def is_working_day(day: date, holidays: Holidays) -> bool:
    """Whether a day is no weekend and no known holiday."""
    return day.weekday() < _SATURDAY and day not in holidays.days


def next_working_day(day: date, holidays: Holidays) -> date:
    """Return the day itself if it is a working day, else the first one after it."""
    while day < date.max and not is_working_day(day, holidays):
        day += _DAY
    return day


def _add_days(start: date, days: int) -> date:
    """Return a day some days on or back, held at the ends of the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return date.max if days > 0 else date.min


def _add_working_days(start: date, count: int, holidays: Holidays) -> date:
    day = start
    while count and day < date.max:
        day += _DAY
        count -= is_working_day(day, holidays)
    return day


def add(start: date, length: Length, holidays: Holidays) -> date:
    """Return the last day of a length where the start is not counted.

    School days are counted as working days: a school's own holidays can only make the limit longer.
    """
    match length.unit:
        case "days":
            return _add_days(start, length.count)
        case "weeks":
            return _add_days(start, length.count * _DAYS_A_WEEK)
        case "months":
            return add_months(start, length.count)
        case "years":
            return add_months(start, length.count * _MONTHS_A_YEAR)
    return _add_working_days(start, length.count, holidays)


def last_day(start: date, lengths: Sequence[Length], holidays: Holidays, *, day_one_counts: bool) -> date:
    """Return the last day of a chain of lengths; only the first of them can count its own start."""
    first, *others = lengths
    end = _beginning_with(start, first, holidays) if day_one_counts else add(start, first, holidays)
    for length in others:
        end = add(end, length, holidays)
    return end


def _beginning_with(start: date, length: Length, holidays: Holidays) -> date:
    """Return the last day of a length that begins with its start: a day sooner than after it.

    Not so where the month has no such day: the limit ends with that month either way
    (the corresponding date rule, Dodds v Walker [1981] 1 WLR 1027).
    """
    if in_working_days(length):
        return add(_add_days(start, -1), length, holidays)
    end = add(start, length, holidays)
    shortened = length.unit in {"months", "years"} and end.day != start.day
    return end if shortened else _add_days(end, -1)


def in_working_days(length: Length) -> bool:
    """Whether a length is counted in days that are no weekend and no holiday."""
    return length.unit in {"working days", "school days"}


def rolled(end: date, rolls: Sequence[Roll], holidays: Holidays, *, to_working_day: bool) -> date:
    """Move an end out of the stretches in which a limit may not end, or onto a working day."""
    for roll in rolls:
        if _inside(end, roll):
            return next_working_day(_end_of(end, roll) + _DAY, holidays)
    return next_working_day(end, holidays) if to_working_day else end


def _inside(day: date, roll: Roll) -> bool:
    """Whether a day is in a stretch of the year, which may go over the new year."""
    at = (day.month, day.day)
    if roll.first <= roll.last:
        return roll.first <= at <= roll.last
    return at >= roll.first or at <= roll.last


def _end_of(day: date, roll: Roll) -> date:
    """Return the last day of the stretch that a day is in."""
    over_new_year = roll.first > roll.last and (day.month, day.day) >= roll.first
    return date(day.year + over_new_year, *roll.last)
