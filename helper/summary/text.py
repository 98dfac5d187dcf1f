"""The summary as plain text, at most 78 columns wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from helper.summary.blocks import Bars, Block, Heading, Items, Paragraph

WIDTH = 78
_UNDERLINES = {1: "=", 2: "-"}


def as_text(blocks: Iterable[Block], width: int = WIDTH) -> str:
    """Return blocks as plain text that reads in order."""
    return "\n\n".join("\n".join(_lines(block, width)) for block in blocks) + "\n"


def _lines(block: Block, width: int) -> Iterator[str]:
    match block:
        case Heading(level, text):
            title = text.upper() if level == 1 else text
            lines = textwrap.wrap(title, width)
            yield from lines
            if level in _UNDERLINES:
                yield _UNDERLINES[level] * min(width, max(map(len, lines), default=0))
        case Paragraph(text):
            yield from wrapped(text, width)
        case Items(items, numbered):
            for number, item in enumerate(items, 1):
                mark = f"{number}. " if numbered else "- "
                yield from wrapped(item, width, first=mark, rest=" " * len(mark))
        case Bars(rows):
            for row in rows:
                yield from wrapped(row.name, width, first=f"{row.count:4}{row.share}  ", rest=" " * 6)


def wrapped(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Wrap text, keeping the line breaks that it has."""
    lines: list[str] = []
    for part in text.split("\n"):
        start = first if not lines else rest
        found = textwrap.wrap(
            part, width, initial_indent=start, subsequent_indent=rest, break_long_words=False, break_on_hyphens=False
        )
        lines += found or [start.rstrip()]
    return lines
