"""Clocks give the last day on the earliest and the latest reading, and say whether it has passed."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.case.models import Answer, Case, Concern
from helper.case.spans import Span
from helper.knowledge.routes import Deadline, Route
from helper.knowledge.store import Knowledge
from helper.reasoning.deadlines import clocks, is_short, nearest, pressing
from helper.reasoning.facts import Facts
from helper.reasoning.findings import Clock
from helper.summary.wording import Wording

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def limit(**more: Any) -> Deadline:
    """Return a clock of the person's: 21 days from a day, that day not counted."""
    written = {"whose": "person", "clock": "x", "length": "21 days", "starts": "since", "if_passed": "x"}
    return Deadline.model_validate({**written, "day_one_counts": False, **more})


@pytest.fixture(scope="session")
def clock_of(small: Knowledge, knowledge: Knowledge, facts_of: Any) -> Any:
    """Return what works out one clock from plain answers, with the real holidays."""
    plain = knowledge.routes["lgsco"].model_copy(update={"deadlines": ()})
    with_holidays = Knowledge(
        question_list=small.question_list, label_list=small.label_list, holidays=knowledge.holidays
    )

    def work_out(deadline: Deadline, today: date = TODAY, **answers: Any) -> Clock:
        route: Route = plain.model_copy(update={"deadlines": (deadline,)})
        (clock,) = clocks(route, facts_of(with_holidays, answers, today=today))
        return clock

    return work_out


# ------------------------------------------------------------ the slow and obvious reading


def obvious_end(start: date, count: int, unit: str, *, day_one: bool) -> date:
    """Return the last day of a limit from one day on."""
    if unit == "days":
        return start + (count - day_one) * DAY
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    last = monthrange(year, month)[1]
    return date(year, month, start.day) - day_one * DAY if start.day <= last else date(year, month, last)


class Drawn(NamedTuple):
    """A limit and a start, drawn at random."""

    span: Span
    count: int
    unit: str
    day_one: bool | None
    whose: str


def obvious_ends(drawn: Drawn) -> list[date]:
    """Return the last day for every day that the start may be, on every reading that is open."""
    unclear = (False, True) if drawn.whose == "person" else (False,)
    readings = unclear if drawn.day_one is None else (drawn.day_one,)
    span = drawn.span
    days = [span.earliest + each * DAY for each in range((span.latest - span.earliest).days + 1)]
    return [obvious_end(day, drawn.count, drawn.unit, day_one=reading) for day in days for reading in readings]


STARTS = st.tuples(st.dates(date(2026, 1, 1), TODAY), st.sampled_from([0, 0, 1, 9, 29, 45]))
LIMITS = st.builds(
    Drawn,
    span=STARTS.map(lambda at: Span(at[0], at[0] + at[1] * DAY)),
    count=st.integers(1, 60),
    unit=st.sampled_from(["days", "months"]),
    day_one=st.sampled_from([True, False, None]),
    whose=st.sampled_from(["person", "body"]),
)


@given(drawn=LIMITS, late=st.integers(-40, 40))
@settings(max_examples=150)
def test_an_imprecise_start_gives_the_earliest_and_the_latest_end(drawn: Drawn, late: int, clock_of: Any) -> None:
    """Passed is yes or no only where every reading agrees; the start lies before today."""
    ends = obvious_ends(drawn)
    today = max(min(ends) + late * DAY, drawn.span.latest)
    deadline = limit(length=f"{drawn.count} {drawn.unit}", day_one_counts=drawn.day_one, whose=drawn.whose)
    clock = clock_of(deadline, today, since=str(drawn.span))
    assert (clock.safe_date, clock.last_date) == (min(ends), max(ends))
    over = {end < today for end in ends}
    assert clock.passed == ("not-known" if len(over) == 2 else "yes" if over == {True} else "no")
    assert clock.started is True


# ------------------------------------------------------------ the table of routes.md, part 1.4

EXAMPLES = [
    ("homelessness-s202-review", 0, date(2026, 4, 21)),
    ("homelessness-s204-appeal", 0, date(2026, 4, 22)),
    ("human-rights-claim", 0, date(2027, 3, 31)),
    ("equality-claim", 0, date(2026, 9, 30)),
    ("send-appeal", 0, date(2026, 6, 1)),
    ("pcn-formal-representations", 0, date(2026, 4, 28)),
    ("traffic-penalty-tribunal", 0, date(2026, 4, 28)),
    ("london-tribunals", 0, date(2026, 4, 28)),
    ("ico-data-complaint", 0, date(2026, 6, 30)),
]


@pytest.mark.parametrize(("route", "index", "last"), EXAMPLES, ids=[each[0] for each in EXAMPLES])
def test_a_limit_that_starts_on_the_first_of_april_ends_on_the_stated_day(
    route: str, index: int, last: date, knowledge: Knowledge, clock_of: Any
) -> None:
    """The real clocks give the last safe days that the brief states."""
    deadline = knowledge.routes[route].deadlines[index]
    alone = deadline.model_copy(update={"starts": "since", "when": None, "or_if_later": None})
    assert clock_of(alone, since="2026-04-01").safe_date == last


# Routes of the table that the knowledge does not have, or whose clock there starts at another event.
WRITTEN = [
    ("police-complaint-review", "28 days", False, date(2026, 4, 29)),
    ("foi-request", "20 working days", False, date(2026, 5, 1)),
    ("licensing-appeal", "21 days", True, date(2026, 4, 21)),
    ("licensing-appeal, animals", "28 days", False, date(2026, 4, 29)),
    ("magistrates-notice-appeal", "21 days", True, date(2026, 4, 21)),
    ("valuation-tribunal-band", "3 months", True, date(2026, 6, 30)),
    ("introductory-tenancy-review", "14 days", True, date(2026, 4, 14)),
    ("ico-foi-complaint", "6 weeks", False, date(2026, 5, 13)),
    ("judicial-review", "3 months", True, date(2026, 6, 30)),
    ("subject-access-request", "1 month", False, date(2026, 5, 1)),
    ("human-rights-claim", "1 year", True, date(2027, 3, 31)),
    ("send-disability-claim", "6 months", True, date(2026, 9, 30)),
]


@pytest.mark.parametrize(("route", "length", "day_one", "last"), WRITTEN, ids=[each[0] for each in WRITTEN])
def test_a_limit_as_the_brief_writes_it_ends_on_the_stated_day(
    route: str, length: str, *, day_one: bool, last: date, clock_of: Any
) -> None:
    """The table's own lengths and rules for day one give its examples."""
    clock = clock_of(limit(length=length, day_one_counts=day_one), since="2026-04-01")
    assert (clock.safe_date, clock.last_date) == (last, last)


def test_where_day_one_is_unclear_the_earlier_reading_is_the_safe_one(clock_of: Any) -> None:
    """The later reading is shown beside it."""
    clock = clock_of(limit(day_one_counts=None), since="2026-04-01")
    assert (clock.safe_date, clock.last_date) == (date(2026, 4, 21), date(2026, 4, 22))


# ------------------------------------------------------------ no date, and why


def test_a_clock_whose_start_is_not_known_has_no_date_and_asks_for_it(clock_of: Any) -> None:
    """It may be running."""
    clock = clock_of(limit())
    assert (clock.safe_date, clock.last_date, clock.passed) == (None, None, "not-known")
    assert (clock.started, clock.needs) == (None, ("since",))


def test_a_clock_whose_start_the_person_is_not_sure_of_asks_no_more(clock_of: Any) -> None:
    """The question was answered; the clock may still be running."""
    clock = clock_of(limit(), since="not-sure")
    assert (clock.safe_date, clock.passed, clock.started, clock.needs) == (None, "not-known", None, ())


def test_a_clock_behind_a_gate_that_is_no_has_not_started(clock_of: Any) -> None:
    """What starts it has not happened, so nothing is asked and nothing presses."""
    clock = clock_of(limit(starts="painted"), shapes=("long",), painted="2026-11-20")
    assert (clock.safe_date, clock.last_date, clock.passed) == (None, None, "no")
    assert (clock.started, clock.needs) == (False, ())
    assert not pressing(clock, TODAY)
    assert nearest([clock], TODAY) is None


def test_a_clock_behind_an_open_gate_asks_what_decides_the_gate(clock_of: Any) -> None:
    """Whether it has started is not known."""
    clock = clock_of(limit(starts="painted"))
    assert (clock.started, clock.needs) == (None, ("shapes",))
    assert pressing(clock, TODAY)


def test_school_days_give_a_safe_date_and_no_last_one(clock_of: Any) -> None:
    """A school's holidays can only make the limit longer, so it is never surely over."""
    clock = clock_of(limit(length="20 school days"), since="2025-01-06")
    assert (clock.safe_date, clock.last_date, clock.passed) == (date(2025, 2, 3), None, "not-known")


def test_working_days_beyond_the_known_holidays_have_no_last_date(clock_of: Any) -> None:
    """Later holidays may make the limit longer."""
    clock = clock_of(limit(length="20 working days"), since="2028-12-20")
    assert clock.safe_date is not None
    assert clock.last_date is None


def test_a_clock_older_than_its_law_shows_no_date(clock_of: Any) -> None:
    """The length is said, and nothing presses; from the law's first day on there is a date."""
    young = limit(**{"from": date(2026, 6, 19)})
    before = clock_of(young, since="2026-06-18")
    assert (before.safe_date, before.started, before.passed) == (None, True, "not-known")
    assert not pressing(before, TODAY)
    assert clock_of(young, since="2026-06-19").safe_date == date(2026, 7, 10)


def test_a_clock_that_does_not_run_is_left_out(small: Knowledge, knowledge: Knowledge, facts_of: Any) -> None:
    """Its condition is a no; where that is not known the clock is shown and asks."""
    conditional = limit(when={"question": "colour", "is": "red"})
    route = knowledge.routes["lgsco"].model_copy(update={"deadlines": (conditional,)})
    assert clocks(route, facts_of(small, {"colour": "blue"})) == ()
    (clock,) = clocks(route, facts_of(small, {"since": "2026-11-01"}))
    assert clock.needs == ("colour",)
    assert clock.safe_date == date(2026, 11, 22)


# ------------------------------------------------------------ the later of two ends

LATER = {"or_if_later": {"starts": "painted", "length": "1 month", "day_one_counts": False}, "length": "2 months"}


@pytest.mark.parametrize(
    ("since", "painted", "end"),
    [
        ("2026-04-01", "2026-04-10", date(2026, 6, 1)),
        ("2026-04-01", "2026-05-20", date(2026, 6, 20)),
        ("2026-04-01", "not-sure", date(2026, 6, 1)),
    ],
)
def test_the_later_of_two_ends_counts(since: str, painted: str, end: date, clock_of: Any) -> None:
    """A certificate can give more time and never takes any."""
    clock = clock_of(limit(**LATER), since=since, painted=painted, shapes=("round",))
    assert (clock.safe_date, clock.last_date) == (end, end)


def test_a_second_start_that_is_not_told_is_asked_for(clock_of: Any) -> None:
    """The safe date is the one that is sure."""
    clock = clock_of(limit(**LATER), since="2026-04-01", shapes=("round",))
    assert (clock.safe_date, clock.needs) == (date(2026, 6, 1), ("painted",))


def test_a_limit_that_a_second_start_may_extend_has_not_surely_passed(clock_of: Any) -> None:
    """While the second start is not told, the limit may still be running."""
    clock = clock_of(limit(**LATER), date(2026, 6, 10), since="2026-04-01", shapes=("round",))
    assert (clock.passed, clock.last_date) == ("not-known", None)
    assert pressing(clock, date(2026, 6, 10))


# ------------------------------------------------------------ what presses


@pytest.mark.parametrize(
    ("days", "presses"),
    [(-1, False), (0, True), (1, True), (30, True), (31, False)],
)
def test_a_limit_presses_in_its_last_thirty_days(days: int, *, presses: bool, clock_of: Any) -> None:
    """From thirty days before its end until it has surely passed."""
    end = date(2026, 4, 22)
    today = end - days * DAY
    assert pressing(clock_of(limit(), today, since="2026-04-01"), today) is presses


def test_a_limit_that_may_have_passed_presses(clock_of: Any) -> None:
    """On one reading it is over and on another it is not: act today."""
    clock = clock_of(limit(), date(2026, 5, 1), since="2026-04")
    assert clock.passed == "not-known"
    assert pressing(clock, date(2026, 5, 1))


@pytest.mark.parametrize(
    ("length", "presses"),
    [("21 days", True), ("2 months", True), ("1 month", True), ("3 months", False), ("12 months", False)],
)
def test_a_short_limit_of_unknown_start_presses(length: str, *, presses: bool, clock_of: Any) -> None:
    """It is as urgent as one that is running; a long one is not."""
    clock = clock_of(limit(length=length))
    assert is_short(clock.deadline) is presses
    assert pressing(clock, TODAY) is presses


def test_a_limit_of_the_body_never_presses(clock_of: Any) -> None:
    """The person has nothing to lose by it."""
    assert not pressing(clock_of(limit(whose="body"), date(2026, 4, 20), since="2026-04-01"), date(2026, 4, 20))


def test_the_nearest_clock_is_the_one_that_ends_soonest(clock_of: Any) -> None:
    """Those that are over, not started or the body's are left aside; a short unknown one counts as today."""
    over = clock_of(limit(length="1 day"), since="2026-04-01")
    later = clock_of(limit(length="12 months"), since="2026-10-01")
    sooner = clock_of(limit(length="2 months"), since="2026-10-01")
    unknown = clock_of(limit())
    body = clock_of(limit(whose="body", length="60 days"), since="2026-10-01")
    assert nearest([over, later, body, sooner], TODAY) is sooner
    assert nearest([sooner, unknown], TODAY) is unknown
    assert nearest([over, body], TODAY) is None


# ------------------------------------------------------------ asking for the day


@pytest.mark.parametrize(
    ("answer", "needs"),
    [
        (Answer(value="2026-11", typed="November"), ("since",)),
        (Answer(value="2026-11", typed="November", asked_again=True), ()),
        (Answer(value="2026-11"), ()),
        (Answer(value="2026-11-03", typed="3 November"), ()),
        (Answer(value="2026-01", typed="January"), ()),
    ],
)
def test_the_day_is_asked_for_once_where_it_decides(
    answer: Answer, needs: tuple[str, ...], small: Knowledge, knowledge: Knowledge
) -> None:
    """A month is precise enough where every day of it gives the same answer."""
    route = knowledge.routes["lgsco"].model_copy(update={"deadlines": (limit(length="14 days"),)})
    concern = Concern(id="c1", answers={"since": answer})
    (clock,) = clocks(route, Facts(small, Case(concerns=(concern,)), concern, TODAY))
    assert clock.needs == needs


# ------------------------------------------------------------ a day that may lie ahead, and a day of every year


def test_the_day_before_a_day_that_lies_ahead_is_the_last(
    small: Knowledge, knowledge: Knowledge, facts_of: Any
) -> None:
    """What must arrive before a notice takes effect; a month that is still to come is not cut at today."""
    day = small.questions["since"].model_copy(update={"id": "takes_effect", "ahead": True})
    known = Knowledge(question_list=(day,), label_list=knowledge.label_list, holidays=knowledge.holidays)
    before = limit(length="0 days", starts="takes_effect", day_one_counts=True)
    route = knowledge.routes["lgsco"].model_copy(update={"deadlines": (before,)})
    (clock,) = clocks(route, facts_of(known, {"takes_effect": "2026-12-10"}, today=TODAY))
    assert (clock.safe_date, clock.last_date, clock.passed) == (date(2026, 12, 9), date(2026, 12, 9), "no")
    (month,) = clocks(route, facts_of(known, {"takes_effect": "2026-11"}, today=TODAY))
    assert (month.safe_date, month.last_date) == (date(2026, 10, 31), date(2026, 11, 29))


@pytest.mark.parametrize(
    ("today", "next_one"),
    [(date(2026, 5, 14), date(2026, 5, 15)), (date(2026, 5, 15), date(2026, 5, 15)), (TODAY, date(2027, 5, 15))],
)
def test_a_limit_of_every_year_is_the_next_one(clock_of: Any, today: date, next_one: date) -> None:
    """Today counts; once the day is over, it is next year's."""
    yearly = Deadline.model_validate({"whose": "person", "clock": "x", "each_year": [5, 15], "if_passed": "x"})
    clock = clock_of(yearly, today)
    assert (clock.safe_date, clock.passed, pressing(clock, today)) == (next_one, "no", (next_one - today).days <= 30)


@pytest.mark.parametrize("wrong", [{"length": "1 day"}, {"starts": "since"}, {"each_year": [2, 30]}, {}])
def test_a_limit_has_a_start_and_a_length_or_a_day_of_every_year(wrong: dict[str, Any]) -> None:
    """Half of one, both or a day that is none is refused."""
    with pytest.raises(ValueError, match=r"needs either|no day of every year"):
        Deadline.model_validate({"whose": "person", "clock": "x", "if_passed": "x", **wrong})


# ------------------------------------------------------------ past the holidays that are known


END = date(2028, 12, 31)


@pytest.mark.parametrize(
    ("deadline", "since", "known_until"),
    [
        (limit(length="20 working days"), "2028-11-27", None),
        (limit(length="20 working days"), "2028-12-04", END),
        (limit(length="20 working days"), "2028-11/2028-12", END),
        (limit(length="21 days"), "2028-12-20", None),
        (limit(length="21 days", to_working_day=True), "2028-12-20", END),
        (limit(length="21 days", or_if_later={"starts": "painted", "length": "5 working days"}), "2028-12-20", END),
    ],
)
def test_a_count_past_the_known_holidays_says_so(
    deadline: Deadline, since: str, known_until: date | None, clock_of: Any, knowledge: Knowledge
) -> None:
    """Only a limit that needs holidays, and ends after the last day for which they are known."""
    assert knowledge.holidays.known_until == END
    assert clock_of(deadline, END, since=since).holidays_until == known_until


@pytest.mark.parametrize("whose", ["person", "body"])
def test_the_person_is_told_how_far_holidays_were_checked(whose: str, clock_of: Any, knowledge: Knowledge) -> None:
    """The date stands, with the day to which it was checked beside it."""
    said = Wording(knowledge, END, of_other=False)
    far = clock_of(limit(length="20 working days", whose=whose), END, since="2028-12-20")
    near = clock_of(limit(length="20 working days", whose=whose), END, since="2028-11-20")
    assert "checked only until Sunday 31 December 2028" in said.deadline(far)
    assert "checked only until" not in said.deadline(near)
