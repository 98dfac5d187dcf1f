"""The summary as Markdown; what anyone typed is escaped, so that it reads as typed."""

from __future__ import annotations

import re
from collections.abc import Iterable

from helper.summary.blocks import Bars, Block, Heading, Items, Paragraph

_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_STARTS_BLOCK = re.compile(r"^(\s*)([-+=]|\d+[.)])(?=\s|$)", re.MULTILINE)


def as_markdown(blocks: Iterable[Block]) -> str:
    """Return blocks as Markdown."""
    return "\n\n".join(_written(block) for block in blocks) + "\n"


def escaped(text: str) -> str:
    """Return a text in which no character is markup."""
    return _STARTS_BLOCK.sub(r"\1\\\2", _MARKUP.sub(r"\\\1", text))


def _written(block: Block) -> str:
    match block:
        case Heading(level, text):
            return f"{'#' * level} {_on_one_line(text)}"
        case Paragraph(text):
            return escaped(text)
        case Items(items, numbered):
            return "\n".join(f"{f'{n}.' if numbered else '-'} {_on_one_line(item)}" for n, item in enumerate(items, 1))
        case Bars(rows):
            return "\n".join(f"- {row.count}{row.share}: {_on_one_line(row.name)}" for row in rows)


def _on_one_line(text: str) -> str:
    return " ".join(escaped(text).split())
