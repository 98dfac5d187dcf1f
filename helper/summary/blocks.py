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


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of counts: how many of all, with its share in words where the sample is large enough."""

    name: str
    count: int
    share: str

    def length(self, most: int, width: int) -> int:
        """Return how long the bar is where the greatest count fills a width; at least one."""
        return max(1, round(self.count * width / most))


@dataclass(frozen=True, slots=True)
class Bars:
    """Counts that a front end may draw; told as a list where nothing is drawn."""

    rows: tuple[Bar, ...]

    @property
    def most(self) -> int:
        """The greatest count."""
        return max((row.count for row in self.rows), default=1)


Block = Heading | Paragraph | Items | Bars
