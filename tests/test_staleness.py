"""What has gone stale by a day is found in every kind of entry, with its file and line."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.knowledge.files import Read, read
from helper.knowledge.folders import default_folder
from helper.knowledge.lengths import Length
from helper.knowledge.records import Freshness, Holidays
from helper.knowledge.sheets import Placed, parse
from helper.knowledge.store import Knowledge
from helper.staleness import Stale, stale_by

HOLIDAYS = Holidays(
    known_from=date(2015, 1, 1), known_until=date(2028, 12, 31), days=frozenset(), checked=date(2026, 1, 1), source="-"
)
FRESH = Freshness(
    checked_within=Length(count=12, unit="months"), after_its_end={"statistic": Length(count=18, unit="months")}
)
KNOWLEDGE = Knowledge(holidays=HOLIDAYS, freshness=FRESH)


def found(text: str, day: date) -> list[Stale]:
    """Return what is stale by a day in one file."""
    sheet = parse("some.toml", text)
    shelves = {
        name: [Placed(None, sheet, (name, place)) for place in range(len(sheet.data[name]))] for name in sheet.data
    }
    return list(stale_by(day, KNOWLEDGE, shelves))


TEST = '[[test]]\nid = "late"\n\nchecked = 2026-11-22\n'


def test_what_was_checked_too_long_ago_is_stale_from_the_day_after() -> None:
    """A year later to the day it may still stand; the day after it is listed with its line."""
    assert found(TEST, date(2027, 11, 22)) == []
    (stale,) = found(TEST, date(2027, 11, 23))
    assert stale == Stale("checked", "test late", date(2026, 11, 22), date(2027, 11, 23), "some.toml", 4)
    assert str(stale) == "test late: checked 2026-11-22, stale since 2027-11-23 (some.toml:4)"


@given(st.dates(date(2016, 3, 1), date(2027, 12, 31)), st.integers(0, 800))
def test_it_is_stale_exactly_when_a_year_has_gone_by(checked: date, days: int) -> None:
    """The same day of the next year is the last on which it may stand."""
    day = checked + timedelta(days=days)
    a_year_on = (day.year - checked.year, (day.month, day.day)) > (1, (checked.month, checked.day))
    leap = (checked.month, checked.day) == (2, 29)
    expected = day > date(checked.year + 1, 2, 28) if leap else a_year_on
    assert bool(found(f'[[test]]\nid = "late"\nchecked = {checked}\n', day)) == expected


@pytest.mark.parametrize("key", ["checked", "read"])
def test_a_page_that_was_read_counts_as_checked(key: str) -> None:
    """Sources say when they were read, rules when they were checked."""
    (stale,) = found(f'[[source]]\nid = "S1"\n{key} = 2020-01-01\n', date(2026, 1, 1))
    assert (stale.why, stale.what) == ("checked", "source S1")


def test_what_is_known_until_a_day_is_stale_after_it() -> None:
    """Holidays end with their last known day."""
    text = "[[holidays]]\nknown_from = 2015-01-01\nknown_until = 2028-12-31\n"
    assert found(text, date(2028, 12, 31)) == []
    (stale,) = found(text, date(2029, 1, 1))
    assert (stale.why, stale.what, stale.line) == ("ended", "holidays", 3)


FIGURES = """[[remedy]]
id = "payment"

[[remedy.figure]]
id = "month"
until = 2024-03-31

[[remedy.figure]]
id = "month"
from = 2024-04-01
{end}
[[remedy.figure]]
id = "once"
until = 2025-03-31
"""


def test_only_the_last_period_of_a_figure_counts() -> None:
    """A period that another one follows is history, not stale."""
    ended = found(FIGURES.format(end="until = 2026-03-31"), date(2026, 11, 22))
    assert [(stale.what, stale.day, stale.line) for stale in ended] == [
        ("remedy payment once", date(2025, 3, 31), 14),
        ("remedy payment month", date(2026, 3, 31), 11),
    ]


def test_a_figure_whose_last_period_is_open_is_not_stale() -> None:
    """What runs on has no end to be past."""
    ended = found(FIGURES.format(end=""), date(2026, 11, 22))
    assert [stale.what for stale in ended] == ["remedy payment once"]


def test_a_table_may_say_how_long_its_newest_stands_after_its_end() -> None:
    """A year's counts are published after the year, and the newest year is not stale at once."""
    text = """[[statistic]]
id = "all-2024"
subject = "all"
from = 2023-04-01
until = 2024-03-31

[[statistic]]
id = "all-2025"
subject = "all"
from = 2024-04-01
until = 2025-03-31
"""
    assert found(text, date(2026, 9, 30)) == []
    assert [stale.what for stale in found(text, date(2026, 10, 1))] == ["statistic all-2025"]


@pytest.fixture(scope="module")
def real() -> Read:
    """Return the real knowledge with its places."""
    return read(default_folder())


def test_nothing_that_was_checked_is_stale_on_the_day_it_was_checked(real: Read) -> None:
    """On that day only a figure or a year's counts can be stale, which end whenever they end."""
    assert {stale.why for stale in stale_by(date(2026, 11, 22), real.knowledge, real.shelves)} <= {"ended"}


def test_everything_real_is_stale_in_ten_years(real: Read) -> None:
    """Every rule, route and source that has a day is listed, each once, and the holidays twice."""
    listed = stale_by(date(2036, 11, 22), real.knowledge, real.shelves)
    names = {stale.what for stale in listed}
    known = real.knowledge
    dated = [("test", e) for e in known.test_list if e.checked] + [("route", e) for e in known.route_list if e.checked]
    assert {f"{kind} {entry.id}" for kind, entry in dated} <= names
    assert {f"source {source.id}" for source in known.source_list} <= names
    assert sorted(stale.why for stale in listed if stale.what == "holidays") == ["checked", "ended"]
    assert len(listed) == len(set(listed))
