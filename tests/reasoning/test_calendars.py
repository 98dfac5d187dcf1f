"""Counting days agrees with walking the calendar day by day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.knowledge.lengths import Length, parse_length
from helper.knowledge.records import Holidays
from helper.knowledge.routes import Roll
from helper.knowledge.store import Knowledge
from helper.reasoning.calendars import add, add_months, is_working_day, last_day, next_working_day, rolled

DAY = timedelta(days=1)
DAYS = st.dates(date(2015, 1, 1), date(2027, 12, 31))
AUGUST = Roll(first=(8, 1), last=(8, 31))
CHRISTMAS = Roll(first=(12, 25), last=(1, 1))


def length(written: str) -> Length:
    """Return a length as the files write it."""
    parsed = parse_length(written)
    assert isinstance(parsed, Length)
    return parsed


def is_month_end(day: date) -> bool:
    """Return whether the next day is in another month."""
    return (day + DAY).month != day.month


def walked_months(start: date, months: int) -> date:
    """Walk to the same day number so many months on, or stop at the end of a month that is too short."""
    day, turns = start, 0
    while turns < months or (day.day != start.day and not (is_month_end(day) and day.day < start.day)):
        day += DAY
        turns += day.day == 1
    return day


def walked(start: date, length: Length, holidays: Holidays) -> date:
    """Walk a length day by day; the start is not counted."""
    if length.unit in {"months", "years"}:
        return walked_months(start, length.count * (12 if length.unit == "years" else 1))
    day, left = start, length.count * (7 if length.unit == "weeks" else 1)
    while left:
        day += DAY
        if length.unit in {"days", "weeks"} or (day.isoweekday() <= 5 and day not in holidays.days):
            left -= 1
    return day


@given(DAYS, st.integers(0, 60))
def test_days_are_walked_one_by_one(start: date, count: int) -> None:
    """A length in days ends where so many steps end."""
    nothing = Holidays(known_from=date.min, known_until=date.max, days=frozenset(), checked=date.min, source="none")
    for unit in ("days", "weeks"):
        written = Length(count=count, unit=unit)
        assert add(start, written, nothing) == walked(start, written, nothing)


@given(DAYS, st.integers(0, 30))
def test_months_end_on_the_same_day_number_or_the_month_end(start: date, months: int) -> None:
    """Month ends and leap years are those of the calendar."""
    assert add_months(start, months) == walked_months(start, months)


@given(start=DAYS, count=st.integers(0, 40), unit=st.sampled_from(["working days", "school days"]))
def test_working_days_leave_out_weekends_and_bank_holidays(
    start: date, count: int, unit: str, knowledge: Knowledge
) -> None:
    """School days are counted as working days."""
    written = Length.model_validate({"count": count, "unit": unit})
    assert add(start, written, knowledge.holidays) == walked(start, written, knowledge.holidays)


LENGTHS = st.builds(
    Length, count=st.integers(1, 25), unit=st.sampled_from(["days", "weeks", "months", "working days", "years"])
)


@given(start=DAYS.filter(lambda day: day.year < 2024), first=LENGTHS, second=LENGTHS)
@settings(max_examples=60)
def test_a_chain_of_lengths_is_walked_one_after_the_other(
    start: date, first: Length, second: Length, knowledge: Knowledge
) -> None:
    """Five working days and then ten are as long as they sound."""
    holidays = knowledge.holidays
    end = walked(walked(start, first, holidays), second, holidays)
    assert last_day(start, [first, second], holidays, day_one_counts=False) == end


@given(start=DAYS, written=LENGTHS)
@settings(max_examples=60)
def test_where_day_one_counts_the_limit_ends_a_day_sooner(start: date, written: Length, knowledge: Knowledge) -> None:
    """Of working days the start is the first one only where it is one itself."""
    holidays = knowledge.holidays
    end = last_day(start, [written], holidays, day_one_counts=True)
    if written.unit == "working days":
        counted = [day for day in each_day(start, end) if is_working_day(day, holidays)]
        assert len(counted) == written.count
        assert counted[-1] == end
    else:
        assert end == walked(start, written, holidays) - DAY


def each_day(first: date, last: date) -> list[date]:
    """Return every day from the first to the last."""
    return [first + timedelta(days=day) for day in range((last - first).days + 1)]


@pytest.mark.parametrize(
    ("start", "written", "end"),
    [
        (date(2026, 1, 31), "1 month", date(2026, 2, 28)),
        (date(2024, 1, 31), "1 month", date(2024, 2, 29)),
        (date(2024, 2, 29), "1 year", date(2025, 2, 28)),
        (date(2024, 2, 29), "12 months", date(2025, 2, 28)),
        (date(2024, 2, 29), "4 years", date(2028, 2, 29)),
        (date(2025, 12, 31), "2 months", date(2026, 2, 28)),
        (date(2026, 8, 31), "6 months", date(2027, 2, 28)),
        (date(2026, 4, 1), "3 weeks", date(2026, 4, 22)),
        (date(2026, 4, 1), "1 working day", date(2026, 4, 2)),
        (date(2026, 4, 2), "1 working day", date(2026, 4, 7)),
        (date(2026, 12, 24), "3 working days", date(2026, 12, 31)),
    ],
)
def test_an_example_ends_on_its_day(start: date, written: str, end: date, knowledge: Knowledge) -> None:
    """Short months, leap days, Easter and Christmas; the start does not count."""
    assert last_day(start, [length(written)], knowledge.holidays, day_one_counts=False) == end


@given(day=DAYS)
def test_the_next_working_day_is_the_first_one_from_the_day_on(day: date, knowledge: Knowledge) -> None:
    """Nothing that is a working day is jumped over."""
    found = next_working_day(day, knowledge.holidays)
    assert found >= day
    assert [each for each in each_day(day, found) if is_working_day(each, knowledge.holidays)] == [found]


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (date(2025, 8, 22), True),
        (date(2025, 8, 23), False),
        (date(2025, 8, 24), False),
        (date(2025, 8, 25), False),
        (date(2025, 12, 25), False),
        (date(2025, 12, 26), False),
        (date(2025, 12, 27), False),
        (date(2025, 12, 29), True),
        (date(2022, 9, 19), False),
        (date(2023, 5, 8), False),
        (date(2020, 5, 4), True),
        (date(2020, 5, 8), False),
    ],
)
def test_a_day_is_a_working_day_or_not(day: date, *, working: bool, knowledge: Knowledge) -> None:
    """Weekends, bank holidays and the days that were added or moved in some years."""
    assert is_working_day(day, knowledge.holidays) is working


@pytest.mark.parametrize(
    ("end", "moved"),
    [
        (date(2026, 7, 31), date(2026, 7, 31)),
        (date(2026, 8, 1), date(2026, 9, 1)),
        (date(2026, 8, 31), date(2026, 9, 1)),
        (date(2024, 8, 15), date(2024, 9, 2)),
        (date(2026, 12, 24), date(2026, 12, 24)),
        (date(2026, 12, 25), date(2027, 1, 4)),
        (date(2026, 12, 31), date(2027, 1, 4)),
        (date(2027, 1, 1), date(2027, 1, 4)),
        (date(2027, 1, 2), date(2027, 1, 2)),
        (date(2025, 1, 1), date(2025, 1, 2)),
        (date(2021, 12, 26), date(2022, 1, 4)),
    ],
)
def test_a_limit_may_not_end_in_august_or_at_christmas(end: date, moved: date, knowledge: Knowledge) -> None:
    """It moves to the first working day after that stretch, over the new year too."""
    assert rolled(end, (AUGUST, CHRISTMAS), knowledge.holidays, to_working_day=False) == moved


@given(end=DAYS)
def test_an_end_on_a_working_day_moves_to_none_that_is_not(end: date, knowledge: Knowledge) -> None:
    """A limit that must end on a working day ends on the first from its end on; others stay."""
    assert rolled(end, (), knowledge.holidays, to_working_day=False) == end
    assert rolled(end, (), knowledge.holidays, to_working_day=True) == next_working_day(end, knowledge.holidays)


@given(one=DAYS, other=DAYS)
def test_a_later_end_never_moves_before_an_earlier_one(one: date, other: date, knowledge: Knowledge) -> None:
    """So the earliest reading of a start gives the earliest end."""
    ends = [rolled(day, (AUGUST, CHRISTMAS), knowledge.holidays, to_working_day=True) for day in sorted((one, other))]
    assert ends == sorted(ends)


@pytest.mark.parametrize(
    ("start", "written", "day_one"),
    [
        (date(9999, 12, 31), "21 days", False),
        (date(9999, 12, 31), "2 weeks", False),
        (date(9999, 12, 31), "10 working days", False),
        (date(1, 1, 1), "10 working days", True),
    ],
)
def test_the_ends_of_the_calendar_are_no_crash(
    start: date, written: str, *, day_one: bool, knowledge: Knowledge
) -> None:
    """A case file may say 9999 or 0001; months are cut off there, and so should days be."""
    assert last_day(start, [length(written)], knowledge.holidays, day_one_counts=day_one)
