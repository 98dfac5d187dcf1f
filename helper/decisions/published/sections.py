"""A published decision in its parts: what stands before the first heading, and what stands under each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from helper.decisions.published.plain_lines import Line, joined, lines_of
from helper.knowledge.records import Heading

FURNITURE, BEGINNING, SUMMARY, COMPLAINT = "furniture", "beginning", "summary", "complaint"
SCOPE, CONSIDERED, ASSESSMENT, ACTION, FINAL, END = "scope", "considered", "assessment", "action", "final", "end"
_OPENS_SUMMARY = re.compile(r"summary\s*[:\N{EN DASH}-]\s*", re.IGNORECASE)
# So many titles found at the beginning of lines, and the page is not one that runs everything together.
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Page:
    """The lines before the first heading, the lines of each part, and whether the page goes on to its end."""

    beginning: tuple[Line, ...]
    parts: Mapping[str, tuple[Line, ...]] = field(default_factory=dict)
    whole: bool = False

    def words(self, part: str) -> str:
        """Return a part as one text; nothing where the page has no such part."""
        return joined(self.parts.get(part, ()))


def same_words(title: str) -> str:
    """Return a title as all its spellings have in common: small letters, straight apostrophes, no colon."""
    straight = (
        title.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").replace("\N{LEFT SINGLE QUOTATION MARK}", "'")
    )
    return " ".join(straight.strip(" :.*#").split())


class Headings:
    """Which part begins under which title."""

    def __init__(self, headings: Iterable[Heading]) -> None:
        self._part = {same_words(title): each.id for each in headings for title in each.titles}
        titles = sorted((title for title, part in self._part.items() if part != FURNITURE), key=len, reverse=True)
        inside = "|".join(re.escape(title).replace("'", "['\N{RIGHT SINGLE QUOTATION MARK}]") for title in titles)
        self._inside = re.compile(rf"(?<![\w,])({inside})\s*:?(?:\s+(?=[A-Z])|\s*$)", re.IGNORECASE) if titles else None

    def part_under(self, line: Line) -> str | None:
        """Return the part that a line is the title of; a line with a dash is only a contents list."""
        return None if line.marked else self._part.get(same_words(line.text))

    def page(self, text: str) -> Page:
        """Return a text in its parts."""
        lines = lines_of(text)
        if sum(self.part_under(line) not in {None, FURNITURE} for line in lines) < _ENOUGH and self._inside:
            lines = lines_of(self._inside.sub(self._on_its_own_line, text))
        return self._divided(lines)

    def _on_its_own_line(self, found: re.Match[str]) -> str:
        # A title begins with a capital, so the same words inside a sentence stay where they are.
        return f"\n{found[1]}\n" if found[1][0].isupper() else found[0]

    def _divided(self, lines: Iterable[Line]) -> Page:
        parts: dict[str, list[Line]] = {BEGINNING: []}
        now, ended = BEGINNING, False
        for line in lines:
            part = self.part_under(line)
            opened = None if line.marked else _OPENS_SUMMARY.match(line.text)
            if part == END:
                # What a page has after its last line is no part of the decision.
                ended = True
                break
            if opened and line.text[opened.end() :]:
                now = SUMMARY
                parts.setdefault(now, []).append(Line(line.text[opened.end() :], marked=False))
            elif part is None:
                parts.setdefault(now, []).append(line)
            elif part != FURNITURE:
                now = part
        beginning = tuple(parts.pop(BEGINNING))
        return Page(beginning, {part: tuple(held) for part, held in parts.items()}, whole=ended)
