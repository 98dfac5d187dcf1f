"""Yes, no and not known combine as everyone would expect."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import TypeAdapter

from helper.knowledge.conditions import Condition
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import holds
from helper.reasoning.truth import Truth

YES, NO, OPEN = Truth.YES, Truth.NO, Truth.NOT_KNOWN
CONDITION: TypeAdapter[Any] = TypeAdapter(Condition)

# A leaf of each value, over the answers below.
LEAVES = {
    YES: {"question": "colour", "is": "red"},
    NO: {"question": "colour", "is": "green"},
    OPEN: {"question": "named", "known": True},
}
BOTH = {
    (YES, YES): YES,
    (YES, OPEN): OPEN,
    (YES, NO): NO,
    (OPEN, OPEN): OPEN,
    (OPEN, NO): NO,
    (NO, NO): NO,
}
EITHER = {
    (YES, YES): YES,
    (YES, OPEN): YES,
    (YES, NO): YES,
    (OPEN, OPEN): OPEN,
    (OPEN, NO): OPEN,
    (NO, NO): NO,
}
ORDERS = [(pair, pair) for pair in BOTH] + [(pair, pair[::-1]) for pair in BOTH]


def value_of(raw: Any, small: Knowledge, facts_of: Any) -> Truth:
    """Return the value of a condition where the colour is red and nothing else is told."""
    return holds(CONDITION.validate_python(raw), facts_of(small, {"colour": "red"}))


@pytest.mark.parametrize("value", Truth)
def test_the_leaves_of_these_tests_have_their_values(value: Truth, small: Knowledge, facts_of: Any) -> None:
    """The tables below would mean nothing otherwise."""
    assert value_of(LEAVES[value], small, facts_of) is value


@pytest.mark.parametrize(("pair", "order"), ORDERS)
def test_all_is_yes_only_where_every_part_is(pair: Any, order: Any, small: Knowledge, facts_of: Any) -> None:
    """One no is a no; the order does not matter."""
    assert value_of({"all": [LEAVES[part] for part in order]}, small, facts_of) is BOTH[pair]


@pytest.mark.parametrize(("pair", "order"), ORDERS)
def test_any_is_yes_where_one_part_is(pair: Any, order: Any, small: Knowledge, facts_of: Any) -> None:
    """Only where every part is no is it a no; the order does not matter."""
    assert value_of({"any": [LEAVES[part] for part in order]}, small, facts_of) is EITHER[pair]


@pytest.mark.parametrize(("value", "negated"), [(YES, NO), (NO, YES), (OPEN, OPEN)])
def test_not_turns_yes_and_no_round(value: Truth, negated: Truth, small: Knowledge, facts_of: Any) -> None:
    """What is not known stays so."""
    assert value.negated() is negated
    assert value_of({"not": LEAVES[value]}, small, facts_of) is negated
