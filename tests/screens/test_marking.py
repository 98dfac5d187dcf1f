"""Which options the typed words mark."""

from __future__ import annotations

import pytest

from helper.screens.marking import marked, pressed, toggled


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [("", ()), ("2", (2,)), ("1, 3", (1, 3)), ("3 3;1", (3, 1)), ("9", None), ("0", None), ("one", None), ("²", None)],
)
def test_numbers_mark_and_other_words_do_not(typed: str, numbers: tuple[int, ...] | None) -> None:
    """Numbers of the list mark in the order typed; anything else is left to the conversation."""
    assert marked(typed, 8) == numbers


def test_a_mark_is_set_and_taken_away_again() -> None:
    """Toggling twice leaves what was there before."""
    assert toggled("", 3, 8) == "3"
    assert toggled("3", 1, 8) == "3, 1"
    assert toggled("3, 1", 3, 8) == "1"


def test_what_goes_with_no_other_stands_alone() -> None:
    """None of these replaces the others, and gives way to them."""
    assert toggled("1, 2", 6, 8, alone={6}) == "6"
    assert toggled("6", 1, 8, alone={6}) == "1"


def test_digits_mark_one_after_the_other() -> None:
    """A second digit marks a second option, unless both together are an option of a long list."""
    assert pressed("1", "3", 8) == "1, 3"
    assert pressed("1, 3", "3", 8) == "1"
    assert pressed("1", "3", 17) is None
    assert pressed("", "3", 8) is None
    assert pressed("two", "3", 8) is None
