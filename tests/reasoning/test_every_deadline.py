"""Every clock of the real knowledge against the slow calendar: leap years, month ends, Easter, holidays, spans."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.case.spans import Span
from helper.knowledge.loading import load
from helper.knowledge.routes import Deadline, Start
from helper.knowledge.store import Knowledge
from helper.reasoning.deadlines import clocks
from helper.reasoning.findings import Clock
from tests.reasoning.slow_calendar import HOLIDAYS, chained, moved

DAY = timedelta(days=1)
TODAY = date(2028, 1, 1)
REAL = load()
EVERY = [
    pytest.param(deadline, id=f"{route.id}-{number}")
    for route in REAL.route_list
    for number, deadline in enumerate(route.deadlines, 1)
]
SPELT = {
    0: ("before",),
    **{
        n: (word,)
        for n, word in enumerate(("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), 1)
    },
    1: ("one", "a year", "a month"),
    12: ("twelve", "a year", "one year"),
}
# Starts around which counting goes wrong: leap days, month ends, Easter, Christmas, August, and any day.
AWKWARD = [
    date(2016, 2, 29), date(2020, 1, 31), date(2023, 1, 30), date(2024, 2, 29), date(2023, 12, 24), date(2024, 3, 28),
    date(2025, 12, 24), date(2025, 7, 31), date(2026, 6, 30), date(2022, 5, 31), date(2026, 4, 2), date(2021, 12, 31),
]  # fmt: skip
STARTS = st.one_of(
    st.sampled_from(AWKWARD),
    st.builds(lambda day, off: day + off * DAY, st.sampled_from(AWKWARD), st.integers(-40, 40)),
    st.dates(date(2015, 6, 1), date(2026, 11, 22)),
)
SPANS = st.builds(lambda day, more: Span(day, day + more * DAY), STARTS, st.sampled_from([0, 0, 0, 1, 6, 30]))


def test_the_holidays_known_are_those_of_the_law() -> None:
    """The list in the knowledge and the rules of the Act give the same days."""
    assert {day for day in REAL.holidays.days if day.year >= 2015} == HOLIDAYS


def ends(clock: Deadline, start: Deadline | Start, span: Span) -> tuple[date, date]:
    """Return the earliest and the latest end over every day of a span and every reading that is open."""
    unclear = (True, False) if clock.whose == "person" and start.day_one_counts is None else None
    readings = unclear or (bool(start.day_one_counts),)
    lengths = [(length.count, length.unit) for length in start.length]
    stretches = [(roll.first, roll.last) for roll in clock.rolls]
    days = [span.earliest + n * DAY for n in range((span.latest - span.earliest).days + 1)]
    found = [
        moved(chained(day, lengths, day_one=reading), stretches, to_working_day=clock.to_working_day)
        for day in days
        for reading in readings
    ]
    return min(found), max(found)


@pytest.fixture(scope="session")
def shown(small: Knowledge, facts_of: Any) -> Any:
    """Return what works out one real clock alone, from the day or days on which it starts."""
    since = small.questions["since"]
    later = since.model_copy(update={"id": "later"})
    known = Knowledge(question_list=(since, later), label_list=small.label_list, holidays=REAL.holidays)

    def work_out(deadline: Deadline, span: Span, other: Span | None) -> Clock:
        second = deadline.or_if_later and deadline.or_if_later.model_copy(update={"starts": "later"})
        alone = deadline.model_copy(update={"starts": "since", "when": None, "from_": None, "or_if_later": second})
        route = REAL.route_list[0].model_copy(update={"deadlines": (alone,)})
        answers = {"since": str(span)} | ({"later": str(other)} if other else {})
        (clock,) = clocks(route, facts_of(known, answers, today=TODAY))
        return clock

    return work_out


@pytest.mark.parametrize("deadline", [each for each in EVERY if each.values[0].starts])
@given(span=SPANS, other=SPANS)
@settings(max_examples=25)
def test_a_real_clock_ends_where_counting_day_by_day_ends(
    deadline: Deadline, span: Span, other: Span, shown: Any
) -> None:
    """Both readings; the later of two starts counts; school days are working days and give no latest day."""
    clock = shown(deadline, span, other if deadline.or_if_later else None)
    safe, last = ends(deadline, deadline, span)
    if deadline.or_if_later:
        safe, last = (max(pair) for pair in zip((safe, last), ends(deadline, deadline.or_if_later, other), strict=True))
    units = {length.unit for length in deadline.length}
    assert clock.safe_date == safe
    assert clock.last_date == (None if "school days" in units else last)
    beyond = clock.last_date is not None and clock.last_date < TODAY
    assert clock.passed == ("no" if safe >= TODAY else "yes" if beyond else "not-known")


@pytest.mark.parametrize("deadline", EVERY)
def test_a_real_clock_says_in_words_what_it_counts(deadline: Deadline) -> None:
    """The number that is counted last stands in the sentence that is shown, unless it is a day of every year."""
    words = deadline.clock.lower()
    for length in deadline.length[-1:]:
        spelt = SPELT.get(length.count, ())
        assert str(length.count) in words or any(word in words for word in spelt), f"{length}: {deadline.clock}"
