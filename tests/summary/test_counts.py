"""Counts of past decisions: with sample, period and both denominators; no percentage of too few."""

from __future__ import annotations

import pytest

from helper.assessment import Desk
from helper.decisions.statistics import share_in_words
from helper.screens.result import page
from helper.shapes import AssessedStatistics
from helper.summary.blocks import Bar, Bars, Paragraph
from helper.summary.counts import counts
from helper.summary.markdown import as_markdown
from helper.summary.text import as_text


def counted(sample: int, upheld: int, looked_into: int) -> AssessedStatistics:
    """Return made-up counts."""
    outcomes = {"investigated-upheld": upheld, "late": sample - upheld}
    fields = {"sample": sample, "from": "2019", "to": "2025", "outcomes": outcomes}
    return AssessedStatistics.model_validate(fields | {"looked_into": looked_into, "found_right": upheld})


@pytest.mark.parametrize(("count", "of", "words"), [(3, 29, ""), (0, 0, ""), (12, 30, " (40%)"), (1, 300, " (0%)")])
def test_a_share_is_told_from_thirty_on(count: int, of: int, words: str) -> None:
    """Of fewer than thirty a percentage would sound surer than it is."""
    assert share_in_words(count, of) == words


def test_sample_period_denominators_and_warning_are_told(at: Desk) -> None:
    """All stand beside the bars, whichever face is given to them."""
    blocks = list(counts(at, counted(40, 12, 31)))
    text = " ".join(as_text(blocks).split())
    assert "Published decisions on this topic: 40." in text
    assert "2019 to 2025" in text
    assert "12 (30%)" in text
    assert "31 of them were looked into. Of those, 12 (39%) were found right." in text
    assert "a selection" in text
    assert "- 12 (30%): " in as_markdown(blocks)


def test_nothing_is_told_of_no_decision(at: Desk) -> None:
    """A topic without decisions has no counts and no empty heading."""
    none = {"sample": 0, "from": None, "to": None, "outcomes": {}, "looked_into": 0, "found_right": 0}
    assert list(counts(at, AssessedStatistics.model_validate(none))) == []


def test_bars_are_drawn_on_the_screen_and_not_in_text() -> None:
    """The longest bar fills its width, the shortest can be seen, and plain text has no drawing."""
    bars = Bars((Bar("Looked into", 30, " (97%)"), Bar("Too late", 1, " (3%)")))
    drawn = page([bars], 60).plain.splitlines()
    assert [line.count("\N{LOWER SEVEN EIGHTHS BLOCK}") for line in drawn] == [16, 1]
    assert as_text([bars]).isascii()
    assert as_text([bars, Paragraph("End")]).splitlines()[0].split() == ["30", "(97%)", "Looked", "into"]
