"""Words of free text: taken apart, cut to their stems, and mended against words that are known."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_LETTERS = re.compile(r"[a-z]{2,}")
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
_SHORTEST_STEM = 3
_MENDABLE = 5
_NEAR = 0.75

_STOPWORDS = (
    "a about after again all also am an and any are as at be because been before being but by can could did do "
    "does for from had has have he her here hers him his how i if in into is it its just me more my no nor not "
    "now of off on once only or other our out over own said says she so some such than that the their them then "
    "there these they this those through to too under until up very was we were what when where which while who "
    "whom why will with would you your "
)
STOPWORDS = frozenset(_STOPWORDS.split())


def words_of(text: str) -> list[str]:
    """Return the words of a text that say something, in lower case, each once, in order."""
    found = _WORD.findall(text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return [word for word in dict.fromkeys(found) if word not in STOPWORDS and len(word) > 1]


def stem(word: str) -> str:
    """Cut the commonest endings off a word, so that its forms count as one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


@lru_cache(maxsize=65_536)
def _telling_stem(word: str) -> str:
    """Return the stem of a word, "" where the word says nothing."""
    return "" if word in STOPWORDS else stem(word)


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text that say something, in order, as often as they stand there."""
    return [found for word in _LETTERS.findall(text.lower()) if (found := _telling_stem(word))]


def folded(text: str) -> str:
    """Return the letters of a text in lower case with one space around each word, to look for phrases in."""
    return f" {' '.join(_LETTERS.findall(text.lower()))} "


def mendable(word: str) -> bool:
    """Whether a word is long enough for a likeness to say something."""
    return len(word) >= _MENDABLE


def nearest_word(word: str, known: Sequence[str] | Iterable[str]) -> str | None:
    """Return the known word that a misspelt one most likely stands for, or ``None``."""
    near = process.extractOne(word, known, scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_NEAR)
    return near[0] if near else None
