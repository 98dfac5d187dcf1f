"""A text as tidy lines: no control characters, no paragraph marks, wrapped lines joined again."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

_MARK = re.compile(
    r"(?:[-\N{EN DASH}\N{EM DASH}\N{BULLET}\N{MIDDLE DOT}*o]|\d{1,3}[.)]|[a-z][.)]|[ivx]{2,4}[.)]"
    r"|\((?:[a-z]|[ivx]{2,4}|\d{1,2})\))(?:\s+|$)"
)
_MARKDOWN = re.compile(r"^#{1,6}\s+|\*\*")
_DOUBLED_STOP = re.compile(r"(?<!\.)\.\s?\.(?!\.)")
_ENDS = tuple(".:;?!)]\"'\N{RIGHT DOUBLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")


class Line(NamedTuple):
    """A line without its dash, bullet or number, and whether it had one."""

    text: str
    marked: bool


def tidy(text: str) -> str:
    """Return a text on one line, without control characters and doubled spaces."""
    return " ".join("".join(_printable(letter) for letter in text).split())


def _printable(letter: str) -> str:
    # Control, format and surrogate characters: a terminal would act on them, and a file could not hold them.
    if unicodedata.category(letter)[0] != "C":
        return letter
    return " " if letter.isspace() else ""


def lines_of(text: str) -> list[Line]:
    """Return the lines of a text that say something."""
    lines: list[Line] = []
    for written in text.splitlines():
        line = _line(tidy(written))
        if not line.text:
            continue
        if lines and not line.marked and _goes_on(lines[-1].text, line.text):
            lines[-1] = Line(f"{lines[-1].text} {line.text}", lines[-1].marked)
        else:
            lines.append(line)
    return lines


def _line(written: str) -> Line:
    text = _MARKDOWN.sub("", written)
    mark = _MARK.match(text)
    while found := _MARK.match(text):
        text = text[found.end() :]
    return Line(_DOUBLED_STOP.sub(".", text).strip(), mark is not None)


def _goes_on(before: str, after: str) -> bool:
    """Whether a line only goes on with the sentence of the line before, as texts wrapped by a mail program do."""
    return after[0].islower() and not before.endswith(_ENDS)


def joined(lines: Iterable[Line]) -> str:
    """Return lines as one text."""
    return " ".join(line.text for line in lines)
