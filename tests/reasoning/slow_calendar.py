"""The slow and obvious way to count days, written only to be compared with: one day after another.

The bank holidays are worked out here from the rules of the Banking and Financial Dealings Act 1971 and the days
that were proclaimed, so that the list in the knowledge is compared with something too.
"""

from __future__ import annotations

from datetime import date, timedelta

DAY = timedelta(days=1)
PROCLAIMED = {date(2020, 5, 8), date(2022, 6, 2), date(2022, 6, 3), date(2022, 9, 19), date(2023, 5, 8)}
MOVED_AWAY = {date(2020, 5, 4), date(2022, 5, 30)}
# Dates of Easter Sunday, as printed in the Book of Common Prayer's table.
EASTERS = {
    2015: (4, 5), 2016: (3, 27), 2017: (4, 16), 2018: (4, 1), 2019: (4, 21), 2020: (4, 12), 2021: (4, 4),
    2022: (4, 17), 2023: (4, 9), 2024: (3, 31), 2025: (4, 20), 2026: (4, 5), 2027: (3, 28), 2028: (4, 16),
}  # fmt: skip


def _first_monday(year: int, month: int) -> date:
    return next(day for day in (date(year, month, n) for n in range(1, 8)) if day.weekday() == 0)


def _last_monday(year: int, month: int) -> date:
    return next(day for day in (date(year, month, n) for n in range(31, 24, -1)) if day.weekday() == 0)


def bank_holidays(year: int) -> set[date]:
    """Return the weekdays of a year that are bank holidays in England and Wales."""
    sunday = date(year, *EASTERS[year])
    days = {sunday - 2 * DAY, sunday + DAY, _first_monday(year, 5), _last_monday(year, 5), _last_monday(year, 8)}
    for fixed in (date(year, 1, 1), date(year, 12, 25), date(year, 12, 26)):
        day = fixed
        while day.weekday() > 4 or day in days:
            day += DAY
        days.add(day)
    return (days - MOVED_AWAY) | {day for day in PROCLAIMED if day.year == year}


HOLIDAYS = {day for year in EASTERS for day in bank_holidays(year)}


def working(day: date) -> bool:
    """Whether a day is Monday to Friday and no bank holiday."""
    return day.weekday() < 5 and day not in HOLIDAYS


def months_on(start: date, months: int) -> date:
    """Return the same day number in the month that many later, or that month's last day."""
    year, month = start.year, start.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    number = start.day
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


def counted(start: date, count: int, unit: str, *, day_one: bool) -> date:
    """Return the last day of a limit by going through its days; day one is the start or the day after."""
    unit = unit.removesuffix("s")
    if unit in {"month", "year"}:
        end = months_on(start, count * (12 if unit == "year" else 1))
        # Without such a day in the month, the limit is the rest of that month, whether or not day one counts.
        return end - DAY if day_one and end.day == start.day else end
    if unit == "week":
        count, unit = 7 * count, "day"
    day, left = (start - DAY if day_one else start), count
    while left:
        day += DAY
        if unit == "day" or working(day):
            left -= 1
    return day


def chained(start: date, lengths: list[tuple[int, str]], *, day_one: bool) -> date:
    """Return the end of several lengths, one after another; only the first can count its own start."""
    day = start
    for place, (count, unit) in enumerate(lengths):
        day = counted(day, count, unit, day_one=day_one and place == 0)
    return day


def moved(end: date, stretches: list[tuple[tuple[int, int], tuple[int, int]]], *, to_working_day: bool) -> date:
    """Return the first working day after a stretch of the year in which a limit may not end."""

    def inside(day: date) -> bool:
        at = (day.month, day.day)
        return any(a <= at <= b if a <= b else at >= a or at <= b for a, b in stretches)

    rolls = inside(end)
    while inside(end):
        end += DAY
    while (rolls or to_working_day) and not working(end):
        end += DAY
    return end
