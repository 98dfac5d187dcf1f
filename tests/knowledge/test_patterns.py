"""The notation of patterns: words, stars, and one of several."""

from __future__ import annotations

import pytest

from helper.knowledge.patterns import any_of, readable


@pytest.mark.parametrize(
    ("pattern", "sentence", "matches"),
    [
        ("complaint is late", "This COMPLAINT is late.", True),
        ("complaint is late", "This complaint is later.", False),
        ("complaint is late", "This complaint, is 'late'", True),
        ("not * fault", "We did not find much of any fault here", True),
        ("not * fault", "not one two three four five six seven eight nine fault", False),
        ("not * fault", "not fault", True),
        ("investigat*", "an investigation", True),
        ("investigat*", "reinvestigating", False),
        ("[late|out of time]", "it is out of time", True),
        ("is [too|] late", "it is late", True),
        ("is [too|] late", "it is too late", True),
        ("is [too|] late", "it is very late", False),
        ("council court*", "the council's courts", True),
        ("late", "it isn't-late", True),
        ("ate", "late", False),
        ("12 month*", "the 12-month limit", True),
    ],
)
def test_a_pattern_finds_what_it_says(pattern: str, sentence: str, *, matches: bool) -> None:
    """Each piece of the notation stands for what the comment in the file says."""
    search = any_of([readable(pattern)])
    assert search is not None
    assert bool(search.search(sentence)) is matches


@pytest.mark.parametrize(
    ("pattern", "says"),
    [
        ("[a", "not closed"),
        ("a]", "not closed"),
        ("[a [b]]", "inside another"),
        ("a | b", "stands between brackets"),
        ("* a", "at the beginning"),
        ("a *", "at the end"),
        ("", "needs a word"),
        ("[|]", "needs a word"),
        ("[|a] b", "begins with what must be there"),
        ("a * b * c * d * e * f", "match nearly everything"),
        ("a [b * c]", "only ends a word"),
    ],
)
def test_what_is_no_pattern_is_refused_with_what_is_wrong(pattern: str, says: str) -> None:
    """Whoever writes patterns is told what to mend."""
    with pytest.raises(ValueError, match=says):
        readable(pattern)


def test_no_patterns_are_no_search() -> None:
    """A ground without patterns is never found, rather than always."""
    assert any_of([]) is None
