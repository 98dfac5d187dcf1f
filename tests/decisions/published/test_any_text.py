"""Whatever text is given, the answer is a decision or a sentence why not, and no control character comes through."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.decisions.published.decision import decision_of_text, read_source
from helper.decisions.published.finding import Source
from helper.decisions.published.given import NotADecisionError, Text
from helper.decisions.published.patterns import patterns_of
from helper.knowledge.loading import load
from helper.knowledge.records import Decision
from tests.decisions.published.made import TEXTS

PATTERNS = patterns_of(load())
PIECES = [line for file in sorted(TEXTS.iterdir()) for line in file.read_text("utf-8", "replace").splitlines()]
TITLE = "Made Council (24 100 200)\nSummary: "


def assert_clean(decision: Decision) -> None:
    """Fail where a fact holds a character that would act on a terminal, or could not be written to a file."""
    values: list[Any] = list(decision.model_dump().values())
    for text in (each for value in values for each in (value if isinstance(value, tuple) else [value])):
        assert not [letter for letter in text if unicodedata.category(letter)[0] == "C"]


def read_or_refused(read: Callable[[], Decision]) -> None:
    """Read something; what is no decision is refused in a sentence, and nothing else is raised."""
    refused = ""
    try:
        assert_clean(read())
    except NotADecisionError as error:
        refused = str(error) or "without a word"
    assert refused != "without a word"


def read_all(text: str) -> None:
    """Read a text as a page."""
    read_or_refused(lambda: decision_of_text(Text(text), PATTERNS))


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    """No text breaks the reading, with or without the beginning of a decision."""
    read_all(text)
    read_all(TITLE + text)


@given(
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=20)), max_size=40),
    st.sampled_from(["\n", " ", "\r\n"]),
)
def test_pieces_of_decisions_in_any_order_are_read_or_refused(pieces: list[str], between: str) -> None:
    """Headings, tags and facts in any order break nothing."""
    read_all(between.join(pieces))


@given(st.binary(max_size=300), st.booleans())
def test_any_line_is_read_or_refused(line: bytes, whole: bool) -> None:  # noqa: FBT001  (drawn)
    """No bytes break the reading of a line of JSON."""
    written = line if whole else b'{"reference": "24 100 200", "text": "Summary: ' + line + b'"}'
    read_or_refused(lambda: read_source(Source("a:1", Path("a"), written), PATTERNS))


@pytest.mark.parametrize("letter", ["\x1b", "\x07", "\x9b", "\u202e", "\u200b", "\ud800", "\x00"])
def test_control_characters_never_survive(letter: str) -> None:
    """What would act on a terminal is gone from every fact."""
    page = (TEXTS / "dash-page.txt").read_text(encoding="utf-8")
    everywhere = "".join(f"{each}{letter}" if each == "o" else each for each in page)
    found = decision_of_text(Text(everywhere), PATTERNS)
    assert_clean(found)
    assert found.authority == "Marlbrook County Council"
    assert found.grounds == ("not-enough-fault",)


@pytest.mark.parametrize(
    "text", ["a " * 200_000, "Act 1974 " * 50_000, "<div>" * 50_000, "(" * 100_000, "not fault " * 50_000]
)
def test_a_long_text_of_one_thing_takes_no_long_time(text: str) -> None:
    """No pattern can be kept busy; a search that backtracks would never come to an end here."""
    read_all(TITLE + text)
    read_all(text)
