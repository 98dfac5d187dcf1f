"""Patterns of sentences in a small notation that a lawyer can read and change.

Words stand for themselves, in any case. ``*`` alone stands for a few words or none, ``investigat*`` for
every ending of a word, ``[late|out of time]`` for one of several, and ``[very|]`` may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Annotated

from pydantic import AfterValidator

_PIECE = re.compile(r"\[([^\[\]]*)\]|(\*)(?!\S)|([^\s\[\]*|]+\*?)(?![^\s\[])|\s+")
_GAP = r"[^\w\n]{1,6}"
# Bounded, so that no sentence can keep the search busy.
_FEW_WORDS = rf"(?:{_GAP}[\w'-]+){{0,8}}?"
_MOST_STARS = 4


def _pieces(pattern: str) -> Iterator[re.Match[str]]:
    """Yield the pieces of a pattern; raise ``ValueError`` at what is none."""
    place = 0
    while place < len(pattern):
        found = _PIECE.match(pattern, place)
        if found is None:
            raise ValueError(_wrong(pattern, pattern[place:]))
        place = found.end()
        if not found[0].isspace():
            yield found


def _wrong(pattern: str, rest: str) -> str:
    if pattern.count("[") != pattern.count("]"):
        return "a bracket is not closed, or was never opened"
    if rest.startswith("["):
        return "a bracket stands inside another"
    if rest.startswith("|"):
        return "'|' stands between brackets, as in [late|out of time]"
    return f"this is no pattern from '{rest[:20]}' on: write words, * and [one|another]"


def readable(pattern: str) -> str:
    """Return a pattern as it is; raise ``ValueError`` with what is wrong with it."""
    pieces = list(_pieces(pattern))
    if not any(piece[3] or (piece[1] or "").strip("| ") for piece in pieces):
        raise ValueError("a pattern needs a word")
    first, last = pieces[0], pieces[-1]
    if first[2] or last[2]:
        raise ValueError("a star at the beginning or at the end adds nothing")
    if "" in _choices(first[1]):
        raise ValueError("a pattern begins with what must be there")
    if sum(bool(piece[2]) for piece in pieces) > _MOST_STARS:
        raise ValueError(f"more than {_MOST_STARS} stars match nearly everything")
    for piece in pieces:
        for choice in _choices(piece[1]):
            _check_choice(choice)
    return pattern


def _choices(bracket: str | None) -> list[str]:
    return [] if bracket is None else [choice.strip() for choice in bracket.split("|")]


def _check_choice(choice: str) -> None:
    for word in choice.split():
        if "*" in word[:-1] or word == "*":
            raise ValueError("between brackets a star only ends a word")


Pattern = Annotated[str, AfterValidator(readable)]


def _word(written: str) -> str:
    stem, star, _ = written.partition("*")
    return re.escape(stem) + (r"[\w'-]*" if star else "(?:'s|')?")


def _phrase(words: str) -> str:
    return _GAP.join(_word(word) for word in words.split())


def _piece(piece: re.Match[str], gap: str) -> str:
    if piece[2]:
        return _FEW_WORDS
    if piece[3]:
        return gap + _word(piece[3])
    choices = _choices(piece[1])
    written = "|".join(_phrase(choice) for choice in choices if choice)
    return f"(?:{gap}(?:{written}))" + ("?" if "" in choices else "")


def _expression(pattern: str) -> str:
    pieces = list(_pieces(pattern))
    return "".join(_piece(piece, _GAP if place else "") for place, piece in enumerate(pieces))


def any_of(patterns: Iterable[str]) -> re.Pattern[str] | None:
    """Return one search for all patterns, or ``None`` where there are none; apostrophes must be straight."""
    written = "|".join(_expression(pattern) for pattern in patterns)
    return re.compile(rf"(?<![\w'])(?:{written})(?!\w)", re.IGNORECASE) if written else None
