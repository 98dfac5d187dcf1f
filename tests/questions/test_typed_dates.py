"""Typed dates: what is understood, with which precision, and what is not."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.questions.typed_dates import easter, parse_typed_date

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("27 3 2007", "2007-03-27"),
        ("27/3/26", "2026-03-27"),
        ("27.03.2026", "2026-03-27"),
        ("2025-04", "2025-04"),
        ("2025-04-17", "2025-04-17"),
        ("March 2026", "2026-03"),
        ("last March", "2026-03"),
        ("december", "2025-12"),
        ("4/2025", "2025-04"),
        ("14th February 2025", "2025-02-14"),
        ("Friday 6 March 2026", "2026-03-06"),
        ("12 May 24", "2024-05-12"),
        ("5 December", "2025-12-05"),
        ("on the 3rd of march", "2026-03-03"),
        ("septmber", "2026-09"),
        ("end of June", "2026-06-21/2026-06-30"),
        ("early March", "2026-03-01/2026-03-10"),
        ("mid-march 2026", "2026-03-11/2026-03-20"),
        ("two weeks ago", "2026-11-05/2026-11-11"),
        ("3 months ago", "2026-08"),
        ("a year ago", "2025"),
        ("yesterday", "2026-11-21"),
        ("last month", "2026-10"),
        ("last year", "2025"),
        ("last tuesday", "2026-11-17"),
        ("since Christmas", "2025-12-22/2025-12-28"),
        ("easter 2025", "2025-04-17/2025-04-23"),
        ("Summer 2024", "2024-06-01/2024-08-31"),
        ("about April 2025", "2025-04"),
        ("I think it was May 2025", "2025-05"),
        ("2024", "2024"),
        ("between june and august 2025", "2025-06-01/2025-08-31"),
    ],
)
def test_a_typed_date_is_understood_as_a_span(typed: str, meant: str) -> None:
    """What is typed gives the days that it may mean, never one day that happens to fit."""
    assert str(parse_typed_date(typed, TODAY)) == meant


@pytest.mark.parametrize(
    "typed", ["", "dunno", "feb 30 2025", "31 2 2025", "soon", "99 99 9999", "the council", "-", "3/15"]
)
def test_what_is_no_date_is_not_guessed(typed: str) -> None:
    """Nothing is read into words that hold no date."""
    with pytest.raises(ValueError, match=r"^"):
        parse_typed_date(typed, TODAY)


@given(st.dates(date(1950, 1, 1), TODAY))
def test_every_day_can_be_typed_in_full(day: date) -> None:
    """A day written in numbers or in words is that day."""
    for typed in (
        f"{day.day} {day.month} {day.year}",
        f"{day:%d/%m/%Y}",
        f"{day.day} {day:%B} {day.year}",
        day.isoformat(),
    ):
        span = parse_typed_date(typed, TODAY)
        assert (span.earliest, span.latest) == (day, day)


@given(st.text(max_size=40), st.dates(date(1990, 1, 1), date(2100, 1, 1)))
def test_anything_typed_gives_a_span_or_a_sentence(typed: str, today: date) -> None:
    """No words end in anything but a span in order, or a ValueError."""
    try:
        span = parse_typed_date(typed, today)
    except ValueError:
        return
    assert span.earliest <= span.latest


@given(st.integers(1900, 2099))
def test_easter_is_a_sunday_in_its_season(year: int) -> None:
    """Easter Sunday lies between 22 March and 25 April."""
    day = easter(year)
    assert day.weekday() == 6
    assert date(year, 3, 22) <= day <= date(year, 4, 25)


def test_good_friday_and_easter_monday_are_in_the_holidays(knowledge) -> None:  # noqa: ANN001
    """The rule for Easter agrees with the list of holidays."""
    for year in range(2015, 2029):
        assert easter(year) - timedelta(2) in knowledge.holidays.days
        assert easter(year) + timedelta(1) in knowledge.holidays.days


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tomorrow", "2025-08-02"),
        ("in two weeks", "2025-08-15"),
        ("in ten days", "2025-08-11"),
        ("next month", "2025-09"),
        ("3 september", "2025-09-03"),
        ("20 july", "2025-07-20"),
        ("25/12", "2025-12-25"),
        ("monday", "2025-08-04"),
        ("yesterday", "2025-07-31"),
        ("10 january 2026", "2026-01-10"),
    ],
)
def test_a_day_that_may_lie_ahead_is_looked_for_after_today_first(typed: str, meant: str) -> None:
    """Nine months ahead, three back; what is said in full stays as said."""
    assert str(parse_typed_date(typed, date(2025, 8, 1), ahead=True)) == meant
