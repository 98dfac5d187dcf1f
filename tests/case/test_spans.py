"""Dates of every precision are written as they are read."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.case.spans import Span, parse_span

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS)
def test_a_day_is_written_as_it_is_read(day: date) -> None:
    """A day has one reading and is exact."""
    span = parse_span(day.isoformat())
    assert span == Span(day, day)
    assert (span.exact, span.precision, str(span)) == (True, "day", day.isoformat())


@given(DAYS)
def test_a_month_is_all_of_its_days(day: date) -> None:
    """A month runs from its first day to its last, leap years included."""
    written = day.isoformat()[:7]
    span = parse_span(written)
    assert (span.earliest.day, span.latest.day) == (1, monthrange(day.year, day.month)[1])
    assert (span.exact, span.precision, str(span)) == (False, "month", written)


@given(DAYS)
def test_a_year_is_all_of_its_days(day: date) -> None:
    """A year runs from New Year's Day to the last of December."""
    written = day.isoformat()[:4]
    span = parse_span(written)
    assert (span.earliest, span.latest) == (date(day.year, 1, 1), date(day.year, 12, 31))
    assert (span.precision, str(span)) == ("year", written)


@given(DAYS, DAYS)
def test_any_stretch_of_days_is_read_back_as_it_was_written(one: date, other: date) -> None:
    """What is written for a span stands for the same days when it is read."""
    span = Span(min(one, other), max(one, other))
    assert parse_span(str(span)) == span


@given(DAYS, st.integers(1, 400))
def test_a_stretch_is_precise_to_the_span_only_where_it_is_no_month_and_no_year(day: date, more: int) -> None:
    """The precision tells a month and a year from any other stretch of days."""
    last = day + timedelta(days=more) if day.year < 9000 else day
    span = Span(day, last)
    written = str(span)
    by_length = {4: "year", 7: "month", 10: "day", 21: "span"}
    assert span.precision == by_length[len(written)]


@pytest.mark.parametrize(
    ("written", "earliest", "latest"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-02", date(2025, 2, 1), date(2025, 2, 28)),
        ("2025-06-21/2025-06-30", date(2025, 6, 21), date(2025, 6, 30)),
        ("2025-03/2025-05", date(2025, 3, 1), date(2025, 5, 31)),
        ("2024/2025-02", date(2024, 1, 1), date(2025, 2, 28)),
    ],
)
def test_both_ends_of_a_stretch_may_be_imprecise(written: str, earliest: date, latest: date) -> None:
    """A stretch runs from the first day of its first part to the last day of its last."""
    assert parse_span(written) == Span(earliest, latest)


@pytest.mark.parametrize(
    "written",
    [
        "",
        "soon",
        "2025-13",
        "2025-02-29",
        "25-01-01",
        "2025-1-1",
        "2025-04-17T10:00",
        "2025/",
        "/2025",
        "0000",
        "2025\n",
    ],
)
def test_what_is_no_date_is_told_with_how_to_write_one(written: str) -> None:
    """The sentence shows every way to write a date."""
    with pytest.raises(ValueError, match="is no date; write 2025, 2025-04, 2025-04-17 or 2025-06-21/2025-06-30"):
        parse_span(written)


def test_a_stretch_that_ends_before_it_begins_is_refused() -> None:
    """The two ends were taken for each other."""
    with pytest.raises(ValueError, match="'2025-06/2025-05' ends before it begins"):
        parse_span("2025-06/2025-05")
