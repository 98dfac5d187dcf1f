"""A part of a page as single sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from helper.decisions.published.plain_lines import Line

_QUOTES = "\"')\\]\N{RIGHT SINGLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
_OPENING = "\"'(\\[\N{LEFT SINGLE QUOTATION MARK}\N{LEFT DOUBLE QUOTATION MARK}"
_END = re.compile(
    rf"(?<=[.!?])[{_QUOTES}]*\s+(?=[{_OPENING}]*[A-Z])"
    # Two sentences glued together where a page was put together from paragraphs.
    r"|(?<=[a-z0-9)]\.)(?=[A-Z][a-z]*\s)|(?<=;)\s+"
)
_TITLED = re.compile(r"\b(Mr|Mrs|Ms|Dr|Prof|St|No)\.\s")
_STRAIGHT = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
    }
)
_TITLE_WORDS = 6
# A sentence longer than this is none, and only keeps the search busy.
_MOST = 1500


def sentences_of(lines: Iterable[Line]) -> Iterator[str]:
    """Yield the sentences of some lines as they are written; short titles between them are left out."""
    for line in lines:
        text = _TITLED.sub(r"\1 ", line.text)
        if line.marked or not _is_title(text):
            yield from (sentence[:_MOST] for sentence in _END.split(text) if sentence)


def straight(sentence: str) -> str:
    """Return a sentence with straight apostrophes and quotation marks, as patterns are written."""
    return sentence.translate(_STRAIGHT)


def _is_title(text: str) -> bool:
    return len(text.split()) <= _TITLE_WORDS and text[-1] not in ".!?;:)"
