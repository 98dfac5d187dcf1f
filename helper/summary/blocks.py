"""What a summary is made of, whatever face it is given."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the title."""

    level: int
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text."""

    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list; numbered where the order is the order of doing."""

    items: tuple[str, ...]
    numbered: bool = False


Block = Heading | Paragraph | Items
