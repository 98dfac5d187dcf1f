"""What the index is asked for: the rarest words of a text, misspelt ones mended against the shelf's own."""

from __future__ import annotations

from collections.abc import Iterable

from helper.decisions.shelf import Shelf
from helper.words import mendable, nearest_word, stems

# Work grows with the decisions that hold a word, so common words are left out of a large shelf:
# at most so many words, which together stand in at most so many decisions.
_WORDS = 40
_HELD_BY = 5_000


def query_of(shelf: Shelf, text: str) -> str:
    """Return an index query for the rarest words of a text, or "" where the shelf knows none of them."""
    words = list(dict.fromkeys(stems(text)))
    counts = shelf.counts(words)
    for word in words:
        if word not in counts and (mended := _mended(shelf, word)):
            counts |= shelf.counts([mended])
    chosen = _rarest(counts)
    quoted = " OR ".join(f'"{word}"' for word in chosen)
    return f"{{complaint outcome}} : ({quoted})" if quoted else ""


def _rarest(counts: dict[str, int]) -> Iterable[str]:
    chosen: list[str] = []
    held_by = 0
    for word in sorted(counts, key=lambda each: counts[each])[:_WORDS]:
        held_by += counts[word]
        if held_by > _HELD_BY and chosen:
            break
        chosen.append(word)
    return chosen


def _mended(shelf: Shelf, word: str) -> str | None:
    """Return the shelf's word that a misspelt one most likely stands for, or ``None``."""
    if not mendable(word):
        return None
    return nearest_word(word, shelf.words_beginning(word[0], len(word) - 1, len(word) + 1))
