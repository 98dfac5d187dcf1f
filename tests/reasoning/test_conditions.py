"""Conditions have the value that a slow and obvious reading of the answers gives them."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain, combinations
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from helper.case.models import Value
from helper.case.spans import Span, parse_span
from helper.knowledge.conditions import Condition
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import asked, because, holds, missing, needs
from helper.reasoning.facts import Facts
from helper.reasoning.truth import Truth

YES, NO, OPEN = Truth.YES, Truth.NO, Truth.NOT_KNOWN
TODAY = date(2026, 11, 22)
CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)
CHOICES = {
    "colour": ("red", "green", "blue"),
    "shapes": ("round", "square", "long"),
    "shade": ("dark", "light"),
    "marks": ("dots", "lines"),
}
GATES = {
    "shade": {"question": "colour", "is": "red"},
    "marks": {"question": "shade", "any_of": ["dark"]},
    "painted": {"question": "shapes", "any_of": ["round"]},
    "sort": {"question": "body", "listed": False},
}
FACTS = {
    "reddish": {"any": [{"question": "colour", "is": "red"}, {"question": "shapes", "any_of": ["round"]}]},
    "not-a-shop": {"not": {"body_kind": ["shop"]}},
}
TESTS = {"old": {"question": "since", "older_than": "30 days"}}
KINDS = {"anytown": "town", "bigshire": "county"}
AREAS = {"anytown": "north", "bigshire": "south"}
KINDS_OF_SORT = {"shop": ("shop",), "office": ("town", "county")}
NOT_TOLD = ("not-sure", "rather-not-say")
Answers = Mapping[str, Value]


# ------------------------------------------------------------ the slow and obvious reading


def obvious(raw: Any, answers: Answers) -> Truth:
    """Return the value of a condition as files write it; the topic is an answer like others."""
    ways: dict[str, Callable[[Any], Truth]] = {
        "all": lambda parts: min(obvious(part, answers) for part in parts),
        "any": lambda parts: max(obvious(part, answers) for part in parts),
        "not": lambda part: {YES: NO, NO: YES, OPEN: OPEN}[obvious(part, answers)],
        "fact": lambda fact: obvious(FACTS[fact], answers),
        "test": lambda test: obvious(TESTS[test], answers),
        "question": lambda question: min(of_answer(raw, answers), of_gate(question, answers)),
        "topic": lambda patterns: of_topic(patterns, answers.get("topic")),
        "body_kind": lambda _: of_body(raw, answers),
        "body_area": lambda _: of_body(raw, answers),
    }
    (key,) = raw.keys() & ways.keys()
    return ways[key](raw[key])


def of_answer(raw: Any, answers: Answers) -> Truth:
    """Return the value of a condition on a question, its gate left aside."""
    return in_every_world([predicate(raw, world) for world in worlds(raw, answers)])


def of_gate(question: str, answers: Answers) -> Truth:
    """Return whether a question is to be asked."""
    return obvious(GATES[question], answers) if question in GATES else YES


def in_every_world(values: list[bool | None]) -> Truth:
    """Return yes or no where every way to read an answer agrees; else not known."""
    return YES if all(value is True for value in values) else NO if all(value is False for value in values) else OPEN


def worlds(raw: Any, answers: Answers) -> list[Any]:
    """Return everything that an answer may mean; ``None`` stands for: anything."""
    question, value = raw["question"], answers.get(raw["question"])
    if value is None:
        return [None]
    if "known" in raw:
        return [value]
    if value in NOT_TOLD:
        return [None]
    if isinstance(value, tuple) and "not-sure" in value:
        chosen = set(value) - {"not-sure"}
        rest = [choice for choice in CHOICES[question] if choice not in chosen]
        more = chain.from_iterable(combinations(rest, count) for count in range(len(rest) + 1))
        return [chosen | set(each) for each in more]
    if question in {"since", "painted"}:
        span = parse_span(str(value))
        return [span.earliest + timedelta(days=day) for day in range((span.latest - span.earliest).days + 1)]
    return [set(value) if isinstance(value, tuple) else value]


def predicate(raw: Any, world: Any) -> bool | None:
    """Return whether a condition is met by one reading of an answer."""
    if world is None:
        return None
    chosen = world if isinstance(world, set) else {world}
    tries: dict[str, Callable[[Any], bool]] = {
        "is": lambda wanted: world == wanted,
        "any_of": lambda wanted: bool(chosen & set(wanted)),
        "only": lambda wanted: bool(chosen) and chosen <= set(wanted),
        "none": lambda wanted: (not chosen) is wanted,
        "known": lambda wanted: (world not in NOT_TOLD) is wanted,
        "listed": lambda wanted: (world in KINDS) is wanted,
        "older_than": lambda length: is_older(world, length, day_one=raw.get("day_one_counts", False)),
        "before": lambda day: world < day,
        "on_or_after": lambda day: world >= day,
        "at_least": lambda number: world >= number,
        "at_most": lambda number: world <= number,
    }
    (key,) = raw.keys() & tries.keys()
    return tries[key](raw[key])


def is_older(day: date, length: str, *, day_one: bool) -> bool:
    """Return whether a limit that starts on a day is over today."""
    count, unit = length.split(" ", 1)
    if unit == "months":
        month = day.month - 1 + int(count)
        year, month = day.year + month // 12, month % 12 + 1
        end = date(year, month, min(day.day, monthrange(year, month)[1]))
    else:
        end = day + timedelta(days=int(count))
    return (end - timedelta(days=day_one)) < TODAY


def of_topic(patterns: list[str], topic: Any) -> Truth:
    """Return whether a confirmed topic fits."""
    if topic in {None, "not-sure"}:
        return OPEN
    fits = any(topic == pattern or (pattern.endswith("/*") and topic.startswith(pattern[:-1])) for pattern in patterns)
    return YES if fits else NO


def of_body(raw: Any, answers: Answers) -> Truth:
    """Return whether the body fits by its kind or its area; the kind counts once the body was asked about."""
    body = answers.get("body")
    sort = answers.get("sort") if body is not None else None
    if "body_area" in raw:
        return OPEN if body not in AREAS else YES if AREAS[body] in raw["body_area"] else NO
    kinds = (KINDS[body],) if body in KINDS else KINDS_OF_SORT.get(str(sort))
    return OPEN if kinds is None else in_every_world([kind in raw["body_kind"] for kind in kinds])


# ------------------------------------------------------------ random conditions and answers


def of_question(question: str, **predicates: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    """Return conditions on one question, each with one of the predicates."""
    return st.one_of(
        *(each.map(lambda value, key=key: {"question": question, key: value}) for key, each in predicates.items())
    )


def some(ids: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    """Return lists of choices, never of all of them."""
    return st.lists(st.sampled_from(ids), min_size=1, max_size=len(ids) - 1, unique=True)


LENGTHS = st.sampled_from(["10 days", "30 days", "3 months", "12 months"])
DAYS = st.dates(date(2025, 9, 1), TODAY)
KNOWN = st.booleans()
PREDICATES: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "colour": {"is": st.sampled_from(CHOICES["colour"]), "any_of": some(CHOICES["colour"]), "known": KNOWN},
    "shade": {"is": st.sampled_from(CHOICES["shade"]), "known": KNOWN},
    "shapes": {"any_of": some(CHOICES["shapes"]), "only": some(CHOICES["shapes"]), "none": KNOWN, "known": KNOWN},
    "marks": {"any_of": some(CHOICES["marks"]), "only": some(CHOICES["marks"]), "none": KNOWN},
    "since": {"older_than": LENGTHS, "before": DAYS, "on_or_after": DAYS, "known": KNOWN},
    "painted": {"older_than": LENGTHS, "before": DAYS},
    "number": {"at_least": st.integers(0, 5), "at_most": st.integers(0, 5), "known": KNOWN},
    "named": {"known": KNOWN},
    "body": {"listed": KNOWN, "known": KNOWN},
}
OTHERS: list[dict[str, Any]] = [
    {"topic": ["parks/*"]},
    {"topic": ["parks/ponds", "roads/holes"]},
    {"body_kind": ["town"]},
    {"body_kind": ["town", "county"]},
    {"body_kind": ["shop"]},
    {"body_area": ["north"]},
    {"fact": "reddish"},
    {"fact": "not-a-shop"},
    {"test": "old"},
    {"question": "since", "older_than": "3 months", "day_one_counts": True},
]


def trees(predicates: dict[str, dict[str, st.SearchStrategy[Any]]]) -> st.SearchStrategy[Any]:
    """Return conditions of any shape over these predicates."""
    questions = [of_question(question, **each) for question, each in predicates.items() if each]
    return st.recursive(
        st.one_of(*questions, st.sampled_from(OTHERS)),
        lambda parts: st.one_of(
            st.lists(parts, min_size=1, max_size=3).map(lambda several: {"all": several}),
            st.lists(parts, min_size=1, max_size=3).map(lambda several: {"any": several}),
            parts.map(lambda part: {"not": part}),
        ),
        max_leaves=6,
    )


TREES = trees(PREDICATES)


def several(ids: tuple[str, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    """Return answers to a question with several choices, not-sure among them."""
    return st.lists(st.sampled_from([*ids, "not-sure"]), unique=True).map(tuple)


STRETCHES = st.tuples(DAYS, st.integers(0, 40)).map(lambda at: str(Span(at[0], at[0] + timedelta(days=at[1]))))
SPANS = st.one_of(STRETCHES, DAYS.map(str), DAYS.map(lambda day: str(day)[:7]))
UNSURE = st.sampled_from(NOT_TOLD)
VALUES: dict[str, st.SearchStrategy[Any]] = {
    "colour": st.one_of(st.sampled_from(CHOICES["colour"]), UNSURE),
    "shapes": st.one_of(several(CHOICES["shapes"]), several(CHOICES["shapes"]), UNSURE),
    "since": st.one_of(SPANS, SPANS, UNSURE),
    "number": st.one_of(st.integers(0, 6), UNSURE),
    "named": st.one_of(st.just("Robin"), UNSURE),
    "body": st.one_of(st.sampled_from([*KINDS, "A shop on the corner"]), UNSURE),
    "sort": st.one_of(st.sampled_from(list(KINDS_OF_SORT)), UNSURE),
    "shade": st.one_of(st.sampled_from(CHOICES["shade"]), UNSURE),
    "marks": st.one_of(several(CHOICES["marks"]), UNSURE),
    "painted": st.one_of(SPANS, UNSURE),
    "topic": st.sampled_from(["parks/trees", "parks/ponds", "roads/holes", "not-sure"]),
}
PARTIAL = st.fixed_dictionaries({}, optional=VALUES)
FULL = st.fixed_dictionaries(VALUES)


def facts_from(answers: Answers, small: Knowledge, facts_of: Any) -> Facts:
    """Return facts over answers of which one may be the topic."""
    own = {question: value for question, value in answers.items() if question != "topic"}
    made: Facts = facts_of(small, own, topic=answers.get("topic"))
    return made


def questions_in(raw: Any) -> Iterator[str]:
    """Yield every question that a condition names, its gates' questions too."""
    if isinstance(raw, list):
        for part in raw:
            yield from questions_in(part)
    if isinstance(raw, dict):
        for key, value in raw.items():
            named = FACTS.get(value) if key == "fact" else TESTS.get(value) if key == "test" else value
            yield from [value] if key == "question" else []
            yield from questions_in(GATES.get(value) if key == "question" else named)


# ------------------------------------------------------------ what holds


@given(raw=TREES, answers=st.one_of(PARTIAL, FULL))
@settings(max_examples=300)
def test_a_condition_has_its_obvious_value(raw: Any, answers: Answers, small: Knowledge, facts_of: Any) -> None:
    """Whatever the condition and the answers, the quick way and the slow way agree."""
    assert holds(CONDITION.validate_python(raw), facts_from(answers, small, facts_of)) is obvious(raw, answers)


@given(raw=TREES, answers=PARTIAL, more=FULL)
@settings(max_examples=100)
def test_a_further_answer_never_turns_yes_into_no(
    raw: Any, answers: Answers, more: Answers, small: Knowledge, facts_of: Any
) -> None:
    """What is known stays, whichever missing questions are answered."""
    condition = CONDITION.validate_python(raw)
    before = holds(condition, facts_from(answers, small, facts_of))
    assume(before is not OPEN)
    for question in more.keys() - answers.keys():
        longer = {**answers, question: more[question]}
        assert holds(condition, facts_from(longer, small, facts_of)) is before
    assert holds(condition, facts_from({**more, **answers}, small, facts_of)) is before


def test_the_kind_of_a_body_counts_only_where_it_is_asked(small: Knowledge, facts_of: Any) -> None:
    """While the body is not told, whether its kind is to be asked is not known either."""
    condition = CONDITION.validate_python({"body_kind": ["shop"]})
    assert holds(condition, facts_of(small, {"sort": "shop", "body": "anytown"})) is NO
    assert holds(condition, facts_of(small, {"sort": "shop"})) is OPEN


@given(raw=TREES, answers=PARTIAL, full=FULL)
@settings(max_examples=150)
def test_where_nothing_is_missing_nothing_that_is_asked_can_change_it(
    raw: Any, answers: Answers, full: Answers, small: Knowledge, facts_of: Any
) -> None:
    """Nothing is missing of a condition that is known; of one that is not, only where no question can decide it.

    Only questions that may be asked are answered: one behind a gate that nobody is sure of is not asked.
    """
    condition = CONDITION.validate_python(raw)
    facts = facts_from(answers, small, facts_of)
    lacks = missing(condition, facts)
    if holds(condition, facts) is not OPEN:
        assert not lacks
    elif not lacks:
        longer = dict(answers)
        for question in ["topic", *small.questions]:
            if question not in longer and (
                question == "topic" or asked(question, facts_from(longer, small, facts_of)) is YES
            ):
                longer[question] = full[question]
        assert holds(condition, facts_from(longer, small, facts_of)) is OPEN


@given(raw=TREES, answers=PARTIAL)
@settings(max_examples=150)
def test_what_is_missing_is_unanswered_and_may_be_asked(
    raw: Any, answers: Answers, small: Knowledge, facts_of: Any
) -> None:
    """No answered question is named, and none that its asked_if shuts out; the written order is kept."""
    condition = CONDITION.validate_python(raw)
    facts = facts_from(answers, small, facts_of)
    order = ["topic", *small.questions]
    named = needs(condition, facts)
    assert set(named) == missing(condition, facts)
    assert list(named) == sorted(named, key=order.index)
    for question in named:
        assert question not in answers
        assert question == "topic" or asked(question, facts) is not NO


@given(raw=TREES, answers=PARTIAL, full=FULL)
@settings(max_examples=150)
def test_an_answer_that_is_not_missing_and_may_be_asked_decides_nothing(
    raw: Any, answers: Answers, full: Answers, small: Knowledge, facts_of: Any
) -> None:
    """A question outside of what is missing leaves the condition open.

    This holds for questions that may be asked for sure: no asked_if, or one that is yes. An answer
    given ahead of its gate is not named as missing and can still make a condition a no.
    """
    condition = CONDITION.validate_python(raw)
    facts = facts_from(answers, small, facts_of)
    assume(holds(condition, facts) is OPEN)
    others = full.keys() - answers.keys() - missing(condition, facts)
    for question in others:
        if question == "topic" or asked(question, facts) is YES:
            longer = {**answers, question: full[question]}
            assert holds(condition, facts_from(longer, small, facts_of)) is OPEN


def test_a_question_behind_a_gate_that_nobody_is_sure_of_is_not_missing(small: Knowledge, facts_of: Any) -> None:
    """The condition stays open, and nothing more is asked for it."""
    condition = CONDITION.validate_python({"question": "shade", "is": "dark"})
    facts = facts_of(small, {"colour": "not-sure"})
    assert (holds(condition, facts), needs(condition, facts)) == (OPEN, ())


def test_an_answer_ahead_of_its_gate_can_decide(small: Knowledge, facts_of: Any) -> None:
    """The gate is missing and the question behind it is not named, though a no of it would be a no."""
    condition = CONDITION.validate_python({"question": "shade", "is": "dark"})
    assert needs(condition, facts_of(small)) == ("colour",)
    assert holds(condition, facts_of(small, {"shade": "light"})) is NO
    assert holds(condition, facts_of(small, {"shade": "dark"})) is OPEN


@given(raw=TREES, answers=FULL)
@settings(max_examples=150)
def test_a_yes_rests_on_its_reasons(raw: Any, answers: Answers, small: Knowledge, facts_of: Any) -> None:
    """With the reasons alone, and what opened the gates of the questions, the condition is still yes."""
    plain = CONDITION.validate_python(raw)
    condition = CONDITION.validate_python({"not": raw})
    facts = facts_from(answers, small, facts_of)
    condition = condition if holds(plain, facts) is NO else plain
    assume(holds(condition, facts) is YES)
    told = list(because(condition, facts))
    for reason in told:
        assert answers[reason.question] == reason.answer
    named = {*questions_in(raw), *(reason.question for reason in told)}
    gates = {question for each in named for question in questions_in(GATES.get(each, {}))}
    kept = {reason.question for reason in told} | gates
    fewer = {question: value for question, value in answers.items() if question in kept}
    assert holds(condition, facts_from(fewer, small, facts_of)) is YES


@given(raw=TREES, answers=PARTIAL)
@settings(max_examples=100)
def test_what_is_not_yes_has_no_reasons(raw: Any, answers: Answers, small: Knowledge, facts_of: Any) -> None:
    """Reasons are told of what holds."""
    condition = CONDITION.validate_python(raw)
    facts = facts_from(answers, small, facts_of)
    if holds(condition, facts) is not YES:
        assert not list(because(condition, facts))


@pytest.mark.parametrize(
    ("raw", "answers", "question"),
    [
        ({"not": {"question": "shade", "is": "dark"}}, {"colour": "blue"}, "colour"),
        ({"question": "shade", "known": False}, {"colour": "red", "shade": "not-sure"}, "shade"),
    ],
)
def test_every_yes_has_a_reason(raw: Any, answers: Answers, question: str, small: Knowledge, facts_of: Any) -> None:
    """A question that is shut out, and not being sure, are reasons as well."""
    condition = CONDITION.validate_python(raw)
    facts = facts_from(answers, small, facts_of)
    assert holds(condition, facts) is YES
    assert question in {reason.question for reason in because(condition, facts)}


def test_a_body_whose_name_is_not_known_is_no_reason(small: Knowledge, facts_of: Any) -> None:
    """Its kind was told, and that alone is the reason; a name that was told stands beside the kind."""
    condition = CONDITION.validate_python({"body_kind": ["shop"]})
    for body, questions in {"not-sure": ["sort"], "A shop": ["body", "sort"]}.items():
        facts = facts_of(small, {"body": body, "sort": "shop"})
        assert [reason.question for reason in because(condition, facts)] == questions


# ------------------------------------------------------------ examples that say it in words


@pytest.mark.parametrize(
    ("raw", "answers", "value"),
    [
        ({"question": "shapes", "any_of": ["round"]}, {"shapes": ("not-sure",)}, OPEN),
        ({"question": "shapes", "any_of": ["round"]}, {"shapes": ("round", "not-sure")}, YES),
        ({"question": "shapes", "any_of": ["round"]}, {"shapes": ("long",)}, NO),
        ({"question": "shapes", "any_of": ["round"]}, {"shapes": ()}, NO),
        ({"question": "shapes", "only": ["round"]}, {"shapes": ("round", "not-sure")}, OPEN),
        ({"question": "shapes", "only": ["round"]}, {"shapes": ("long", "not-sure")}, NO),
        ({"question": "shapes", "only": ["round"]}, {"shapes": ()}, NO),
        ({"question": "shapes", "none": True}, {"shapes": ("not-sure",)}, OPEN),
        ({"question": "shapes", "none": True}, {"shapes": ()}, YES),
        ({"question": "colour", "known": True}, {"colour": "rather-not-say"}, NO),
        ({"question": "colour", "known": True}, {}, OPEN),
        ({"question": "colour", "is": "red"}, {"colour": "not-sure"}, OPEN),
        ({"question": "shade", "is": "dark"}, {"colour": "blue"}, NO),
        ({"question": "shade", "is": "dark"}, {"colour": "blue", "shade": "dark"}, NO),
        ({"question": "since", "older_than": "12 months"}, {"since": "2025-11-22"}, NO),
        ({"question": "since", "older_than": "12 months"}, {"since": "2025-11-21"}, YES),
        ({"question": "since", "older_than": "12 months", "day_one_counts": True}, {"since": "2025-11-22"}, YES),
        ({"question": "since", "older_than": "12 months", "day_one_counts": True}, {"since": "2025-11-23"}, NO),
        ({"question": "since", "older_than": "12 months"}, {"since": "2025-11"}, OPEN),
        ({"question": "since", "older_than": "12 months"}, {"since": "2024"}, YES),
        ({"body_kind": ["town"]}, {"body": "A shop", "sort": "office"}, OPEN),
        ({"body_kind": ["town", "county"]}, {"body": "A shop", "sort": "office"}, YES),
    ],
)
def test_an_example_has_its_value(raw: Any, answers: Answers, value: Truth, small: Knowledge, facts_of: Any) -> None:
    """Not-sure in a list leaves open what was not chosen, and a month leaves open what its days decide."""
    assert holds(CONDITION.validate_python(raw), facts_from(answers, small, facts_of)) is value


def test_an_imprecise_date_is_asked_again_once_where_it_was_typed(small: Knowledge, facts_of: Any) -> None:
    """A month that a person typed is asked about once more; one that a file states is all that is known."""
    condition = CONDITION.validate_python({"question": "since", "older_than": "12 months"})
    facts = facts_of(small, {"since": "2025-11"})
    assert needs(condition, facts) == ()
    concern = facts.concern
    typed = concern.answers["since"].model_copy(update={"typed": "November"})
    again = typed.model_copy(update={"asked_again": True})
    for answer, expected in ((typed, ("since",)), (again, ())):
        case = facts.case.with_answer("since", answer, "c1")
        assert needs(condition, Facts(small, case, case.concern("c1"), TODAY)) == expected
