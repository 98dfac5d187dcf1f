"""Which remedies fit, which figure counts on a day, and which statistic is told."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.case.models import Answer, Case, Concern
from helper.knowledge.remedies import Figure, Remedy, Statistic
from helper.knowledge.store import Knowledge
from helper.reasoning.findings import Findings
from helper.reasoning.reason import reason
from helper.reasoning.remedies import figures_on, how_often, remedies

TODAY = date(2026, 11, 22)
ONE_DAY = timedelta(days=1)
NOT_COUNTED = {
    "body": "norfolk-county-council",
    "complained": "formal",
    "council_answer": "final",
    "first_knew": "2026-10",
}


def found(knowledge: Knowledge, *topics: str, **own: Any) -> Findings:
    """Return the findings of a case with one concern a topic, all with the same answers."""
    answers = {question: Answer(value=value) for question, value in {**NOT_COUNTED, **own}.items()}
    concerns = tuple(
        Concern(id=f"c{number}", topic=topic, story="It went wrong.", answers=answers)
        for number, topic in enumerate(topics, 1)
    )
    return reason(knowledge, Case(answers={"nation": Answer(value="england")}, concerns=concerns), TODAY)


def fitting(knowledge: Knowledge, topic: str, **own: Any) -> set[str]:
    """Return the ids of the remedies that fit one concern."""
    (concern,) = found(knowledge, topic, **own).concerns
    assert knowledge.labels[concern.verdict.label].leads_to_remedies, concern.verdict.label
    return {each.remedy.id for each in remedies(concern)}


@pytest.mark.parametrize(
    ("own", "fits"),
    [
        ({"wanted": ("sorry",)}, {"apology"}),
        ({"wanted": ("fix-it",)}, {"put-right"}),
        ({"wanted": ("decide-again", "stop-for-others")}, {"decide-again", "improvements"}),
        ({"wanted": ("correct-record",)}, {"correct-record"}),
        ({"wanted": ("pay-back",)}, {"pay-back"}),
        ({"wanted": ("payment",)}, {"distress"}),
        ({"effect": ("schooling", "time")}, {"lost-schooling", "time-and-trouble"}),
        ({"effect": ("care", "upset")}, {"lost-care", "distress"}),
        ({"effect": ("money",)}, {"pay-back"}),
        ({"effect": ("home",)}, set()),
        ({"effect": ("home",), "about": "homeless"}, {"unsuitable-home"}),
        ({"about": "complaint-handling"}, {"complaint-delay"}),
        ({"wanted": ("not-sure",), "effect": "not-sure"}, set()),
        ({}, set()),
    ],
)
def test_a_remedy_fits_by_what_is_wanted_and_what_was_done(
    knowledge: Knowledge, own: dict[str, Any], fits: set[str]
) -> None:
    """Only what was told makes a remedy fit; what is not known makes none."""
    assert fitting(knowledge, "adult-care-services/charging", **own) == fits


@pytest.mark.parametrize(
    ("topic", "about", "fits"),
    [
        ("education/special-educational-needs", "help-not-given", {"late-plan"}),
        ("education/special-educational-needs", "other", set()),
        ("education/other", "help-not-given", set()),
        ("housing/homelessness", "help-not-given", set()),
    ],
)
def test_a_remedy_of_a_subject_fits_that_subject_alone(
    knowledge: Knowledge, topic: str, about: str, fits: set[str]
) -> None:
    """A late plan is one of special educational needs."""
    assert fitting(knowledge, topic, about=about) == fits


def test_remedies_stand_in_the_order_of_the_file(knowledge: Knowledge) -> None:
    """What can still be put right comes before money, whatever was chosen first."""
    (concern,) = found(
        knowledge, "adult-care-services/charging", wanted=("payment", "fix-it"), effect=("care",)
    ).concerns
    assert [each.remedy.id for each in remedies(concern)] == ["put-right", "lost-care", "distress"]


@pytest.mark.parametrize("label", ["cannot", "normally-not", "elsewhere"])
def test_where_the_door_is_shut_no_hopes_are_raised(knowledge: Knowledge, label: str) -> None:
    """The label decides, and the label's file says which."""
    (concern,) = found(knowledge, "adult-care-services/charging", wanted=("sorry",)).concerns
    assert remedies(concern)
    assert how_often(knowledge, [concern], TODAY)
    other = dataclasses.replace(concern, verdict=dataclasses.replace(concern.verdict, label=label))
    assert remedies(other) == ()
    assert how_often(knowledge, [other], TODAY) is None


def test_only_doors_that_may_open_lead_to_remedies(knowledge: Knowledge) -> None:
    """Too early, unlikely, another result or no obstacle: there it helps to know."""
    leading = [label.id for label in knowledge.label_list if label.leads_to_remedies]
    assert leading == ["not-yet", "outcome-unavailable", "unlikely", "open"]


def remedy_with(*figures: dict[str, Any]) -> Remedy:
    """Return a remedy with figures of one id and unit."""
    written = [{"id": "month", "unit": "a month", "sure": "to-verify", **figure} for figure in figures]
    when = {"question": "wanted", "any_of": ["payment"]}
    return Remedy.model_validate(
        {"id": "x", "name": "X", "says": "X", "sure": "to-verify", "when": when, "figure": written}
    )


PERIODS = remedy_with(
    {"value": 1, "until": date(2020, 12, 31)},
    {"value": 2, "from": date(2021, 1, 1), "until": date(2022, 6, 30)},
    {"value": 3, "from": date(2023, 1, 1), "until": date(2024, 12, 31)},
)


@pytest.mark.parametrize(
    ("today", "value", "checked_until"),
    [
        (date(1990, 1, 1), 1, None),
        (date(2020, 12, 31), 1, None),
        (date(2021, 1, 1), 2, None),
        (date(2022, 6, 30), 2, None),
        (date(2022, 7, 1), 2, date(2022, 6, 30)),
        (date(2023, 1, 1), 3, None),
        (date(2024, 12, 31), 3, None),
        (date(2025, 1, 1), 3, date(2024, 12, 31)),
        (date(2090, 1, 1), 3, date(2024, 12, 31)),
    ],
)
def test_the_figure_of_the_day_counts_and_past_its_time_it_says_so(
    today: date, value: int, checked_until: date | None
) -> None:
    """In a gap and after the end the last known figure is told with its last day."""
    (known,) = figures_on(PERIODS, today)
    assert (known.figure.value, known.checked_until) == (value, checked_until)


def test_a_figure_that_has_not_begun_is_not_told() -> None:
    """What will hold one day is not what is usual today."""
    later = remedy_with({"value": 1, "from": date(2027, 1, 1)})
    assert figures_on(later, date(2026, 12, 31)) == ()
    assert [known.figure.value for known in figures_on(later, date(2027, 1, 1))] == [1]


def test_figures_of_two_ids_are_both_told() -> None:
    """A month's range and a week's are two figures, each with its own time."""
    both = remedy_with({"value": 1, "until": date(2020, 12, 31)}, {"id": "week", "most": 9})
    told = [(known.figure.id, known.checked_until) for known in figures_on(both, TODAY)]
    assert told == [("month", date(2020, 12, 31)), ("week", None)]


DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))


@given(cuts=st.lists(DAYS, min_size=2, max_size=8, unique=True).map(sorted), today=DAYS)
def test_a_figure_is_never_carried_past_its_time_unsaid(cuts: list[date], today: date) -> None:
    """Against a slow search over the days: the figure told holds on the last day that any held, and says so."""
    periods = [
        {"value": number, "from": first, "until": last - ONE_DAY}
        for number, (first, last) in enumerate(zip(cuts[::2], cuts[1::2], strict=False))
    ]
    day = today
    while day >= cuts[0] and not any(each["from"] <= day <= each["until"] for each in periods):
        day -= ONE_DAY
    told = [(known.figure.value, known.checked_until) for known in figures_on(remedy_with(*periods), today)]
    held = [each for each in periods if each["from"] <= day <= each["until"]]
    assert told == [(each["value"], None if day == today else each["until"]) for each in held]


def statistic(year: int, subject: str = "all", *topics: str, **counts: Any) -> Statistic:
    """Return the statistic of a subject for the year that begins in April."""
    written = {
        "id": f"{subject}-{year}",
        "subject": subject,
        "about": f"about {subject}",
        "from": date(year, 4, 1),
        "until": date(year + 1, 3, 31),
        "sure": "to-verify",
        "when": {"topic": topics} if topics else None,
        **counts,
    }
    return Statistic.model_validate(written)


COUNTS = {"received": 1000, "investigated": 200, "upheld": 150}
YEARS = (
    statistic(2021, **COUNTS),
    statistic(2023, **COUNTS),
    statistic(2023, "care", "adult-care-services/*", **COUNTS),
    statistic(2024, "care", "adult-care-services/*", upheld_percent=90),
    statistic(2022, "school", "education/*", **COUNTS),
)


@pytest.mark.parametrize(
    ("topics", "today", "told"),
    [
        (("adult-care-services/charging",), TODAY, "care-2023"),
        (("adult-care-services/charging",), date(2024, 4, 1), "care-2023"),
        (("adult-care-services/charging",), date(2024, 3, 31), "all-2021"),
        (("education/other",), TODAY, "all-2023"),
        (("education/other",), date(2024, 3, 31), "school-2022"),
        (("planning/enforcement",), TODAY, "all-2023"),
        (("adult-care-services/charging", "adult-care-services/transport"), TODAY, "care-2023"),
        (("adult-care-services/charging", "planning/enforcement"), TODAY, "all-2023"),
    ],
)
def test_the_latest_whole_year_is_told_of_the_subject_or_of_everything(
    knowledge: Knowledge, topics: tuple[str, ...], today: date, told: str
) -> None:
    """A year counts once it has ended and both counts are known; of one year, the subject's own comes first."""
    known = dataclasses.replace(knowledge, statistics=YEARS)
    often = how_often(known, found(known, *topics).concerns, today)
    assert often is not None
    assert often.statistic.id == told


def test_no_year_that_has_ended_is_no_statistic(knowledge: Knowledge) -> None:
    """Nothing is said before the first year has ended, and nothing without a concern."""
    known = dataclasses.replace(knowledge, statistics=YEARS)
    concerns = found(known, "planning/enforcement").concerns
    assert how_often(known, concerns, date(2022, 3, 31)) is None
    assert how_often(known, (), TODAY) is None


@pytest.mark.parametrize(
    ("counts", "shares"),
    [
        ({"received": 22010, "investigated": 4441, "upheld": 3665}, (83, 17)),
        ({"received": 17937, "investigated": 4003, "upheld_percent": 80}, (80, 18)),
        ({"received": 300, "investigated": 30, "upheld": 15}, (50, 5)),
        ({"received": 300, "investigated": 29, "upheld": 15}, (None, None)),
        ({"received": 0, "investigated": 0, "upheld": 0}, (None, None)),
    ],
)
def test_both_shares_are_told_and_neither_for_a_small_sample(
    knowledge: Knowledge, counts: dict[str, Any], shares: tuple[int | None, int | None]
) -> None:
    """Of those investigated and of those received; under 30 investigated no share is given."""
    known = dataclasses.replace(knowledge, statistics=(statistic(2024, **counts),))
    often = how_often(known, found(known, "planning/enforcement").concerns, TODAY)
    assert often is not None
    assert (often.of_investigated, often.of_received) == shares


def test_real_figures_name_where_they_were_read(knowledge: Knowledge) -> None:
    """No confirmed figure stands without a page, and every amount is of a size that was ever paid."""
    figures: list[Figure] = [figure for remedy in knowledge.remedies for figure in remedy.figures]
    assert figures
    assert all(figure.sources for figure in figures if figure.sure == "confirmed")
    assert all((figure.value or figure.most or 0) <= 2400 for figure in figures)
