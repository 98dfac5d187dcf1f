"""Clocks: the dates on which limits end, on the earliest and the latest reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from helper.case.spans import Span
from helper.knowledge.lengths import Length
from helper.knowledge.records import Holidays
from helper.knowledge.routes import Deadline, Roll, Route
from helper.reasoning.calendars import in_working_days, last_day, rolled
from helper.reasoning.conditions import asked, can_ask_again, holds, needs, unanswered
from helper.reasoning.facts import Facts
from helper.reasoning.findings import Clock, Passed
from helper.reasoning.truth import Truth

NEAR_DAYS = 30
SHORT_DAYS = 62


def clocks(route: Route, facts: Facts) -> tuple[Clock, ...]:
    """Return the clocks of a route that run, or may run, for a concern."""
    return tuple(
        replace(_clock(deadline, facts), applies=not needs(deadline.when, facts))
        for deadline in route.deadlines
        if deadline.when is None or holds(deadline.when, facts) is not Truth.NO
    )


def _clock(deadline: Deadline, facts: Facts) -> Clock:
    if deadline.starts is None:
        day = _next_each_year(deadline, facts.today)
        return Clock(deadline, day, day, "no", started=True, needs=needs(deadline.when, facts))
    span = facts.span(deadline.starts)
    if asked(deadline.starts, facts) is Truth.NO:
        return Clock(deadline, None, None, "no", started=False, needs=())
    wanted = _needs(deadline, facts)
    if span is None:
        return Clock(deadline, None, None, "not-known", started=None, needs=wanted)
    if deadline.from_ is not None and span.latest < deadline.from_:
        return Clock(deadline, None, None, "not-known", started=True, needs=())
    safe, last = _ends(deadline, span, facts)
    clock = Clock(deadline, safe, last, _passed(safe, last, facts.today), started=True, needs=wanted)
    return replace(clock, holidays_until=_holidays_end(deadline, span, facts))


def _next_each_year(deadline: Deadline, today: date) -> date:
    """Return the next day on which a limit that comes every year falls, today included."""
    month, day = deadline.each_year or (12, 31)
    this_year = date(today.year, month, day)
    return this_year if this_year >= today else this_year.replace(year=today.year + 1)


def _needs(deadline: Deadline, facts: Facts) -> tuple[str, ...]:
    conditions = needs(deadline.when, facts)
    starts = deadline.starts or ""
    start = tuple(unanswered(starts, facts))
    again = (starts,) if _worth_a_day(deadline, facts) else ()
    later = tuple(unanswered(deadline.or_if_later.starts, facts)) if deadline.or_if_later else ()
    return tuple(dict.fromkeys((*conditions, *start, *again, *later)))


def _worth_a_day(deadline: Deadline, facts: Facts) -> bool:
    """Whether the exact day of a person's start would tell if the limit has passed."""
    starts = deadline.starts or ""
    span = facts.span(starts)
    if span is None or deadline.whose != "person" or not can_ask_again(starts, facts):
        return False
    safe, last = _ends(deadline, span, facts)
    return _passed(safe, last, facts.today) == "not-known"


def _ends(deadline: Deadline, span: Span, facts: Facts) -> tuple[date, date | None]:
    """Return the last day on the earliest and on the latest reading."""
    holidays = facts.knowledge.holidays
    early = deadline.day_one_counts is True if deadline.whose == "body" else deadline.day_one_counts is not False
    safe = _end(span.earliest, deadline.length, deadline, holidays, day_one_counts=early)
    last = _latest(deadline, span, facts)
    later = deadline.or_if_later
    other = facts.span(later.starts) if later else None
    if later and other:
        safe = max(
            safe,
            _end(other.earliest, later.length, deadline, holidays, day_one_counts=later.day_one_counts is not False),
        )
    if later and facts.answer(later.starts) is None and asked(later.starts, facts) is not Truth.NO:
        return safe, None
    return safe, _known_last(deadline.length, last, holidays)


def _latest(deadline: Deadline, span: Span, facts: Facts) -> date:
    """Return the last day on the latest reading, as far as holidays are known."""
    holidays, later = facts.knowledge.holidays, deadline.or_if_later
    last = _end(span.latest, deadline.length, deadline, holidays, day_one_counts=deadline.day_one_counts is True)
    other = facts.span(later.starts) if later else None
    if later and other:
        counts = bool(later.day_one_counts)
        return max(last, _end(other.latest, later.length, deadline, holidays, day_one_counts=counts))
    return last


def _holidays_end(deadline: Deadline, span: Span, facts: Facts) -> date | None:
    """Return the last day for which holidays are known, where a clock that needs them goes past it."""
    until, later = facts.knowledge.holidays.known_until, deadline.or_if_later
    lengths = (*deadline.length, *(later.length if later else ()))
    counted = deadline.to_working_day or deadline.rolls or any(map(in_working_days, lengths))
    return until if counted and _latest(deadline, span, facts) > until else None


def _end(
    start: date, length: Sequence[Length], deadline: Deadline, holidays: Holidays, *, day_one_counts: bool
) -> date:
    end = last_day(start, length, holidays, day_one_counts=day_one_counts)
    rolls: tuple[Roll, ...] = deadline.rolls
    return rolled(end, rolls, holidays, to_working_day=deadline.to_working_day)


def _known_last(length: Sequence[Length], last: date, holidays: Holidays) -> date | None:
    """Return no latest reading for school days, nor where holidays are not known that far."""
    units = {each.unit for each in length}
    if "school days" in units or ("working days" in units and last > holidays.known_until):
        return None
    return last


def _passed(safe: date, last: date | None, today: date) -> Passed:
    if today <= safe:
        return "no"
    return "yes" if last is not None and today > last else "not-known"


def pressing(clock: Clock, today: date) -> bool:
    """Whether a person's limit is urgent.

    It ends within 30 days and has not surely passed, or it is short and its start is not known.
    """
    running = clock.applies and clock.started is not False and clock.passed != "yes"
    if clock.deadline.whose != "person" or not running:
        return False
    if clock.safe_date is None:
        return clock.started is None and is_short(clock.deadline)
    return clock.passed == "not-known" or (clock.safe_date - today).days <= NEAR_DAYS


def is_short(deadline: Deadline) -> bool:
    """Whether a limit is of at most two months."""
    return sum(length.about_days for length in deadline.length) <= SHORT_DAYS


def nearest(found: Sequence[Clock], today: date) -> Clock | None:
    """Return the person's clock that ends soonest and has not passed; an unknown start comes first if short."""
    own = [c for c in found if c.deadline.whose == "person" and c.passed != "yes" and c.started is not False]
    return min(own, key=lambda clock: _urgency(clock, today), default=None)


def _urgency(clock: Clock, today: date) -> tuple[int, date]:
    if clock.safe_date is not None:
        return 0, clock.safe_date
    return (0, today) if is_short(clock.deadline) else (1, date.max)
