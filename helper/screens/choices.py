"""The numbered options of a question: one may be pointed at, several may be marked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from helper.conversation.session import Option
from helper.knowledge.cleaning import clean

_POINTER, _NO_POINTER = "> ", "  "
_MARK, _NO_MARK = "[x] ", "[ ] "
_LEAST_WIDTH = 12


class Choices(Widget):
    """Draws the options line by line, so that a new question costs one drawing and no new widget."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choices--pointed"}

    @dataclass
    class Chosen(Message):
        """An option was clicked."""

        number: int

    def __init__(self) -> None:
        super().__init__(id="choices")
        self.options: Sequence[Option] = ()
        self.several = False
        self.pointed = 0
        self.marked: Collection[int] = ()
        self._rows: list[tuple[int, str]] = []
        self._rows_for: tuple[int, object] = (0, None)

    def ask(self, options: Sequence[Option], *, several: bool) -> None:
        """Show the options of another question."""
        self.options, self.several, self.pointed, self.marked = options, several, 0, ()
        self._rows_for = (0, None)
        self.display = bool(options)
        self.refresh(layout=True)

    def point(self, number: int, marked: Collection[int]) -> None:
        """Point at one option (0: none), and mark others."""
        if (number, tuple(marked)) != (self.pointed, tuple(self.marked)):
            self.pointed, self.marked = number, marked
            self.refresh()

    def rows_of(self, number: int) -> tuple[int, int]:
        """Return the first row of an option and how many rows it has."""
        rows = [row for row, (each, _) in enumerate(self._wrapped(self.size.width)) if each == number]
        return (rows[0], len(rows)) if rows else (0, 1)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002  (Textual's name)
        """Return how many rows the options take."""
        return len(self._wrapped(width))

    def get_content_width(self, container: Size, viewport: Size) -> int:  # noqa: ARG002  (Textual's name)
        """Return the whole width."""
        return container.width

    def _wrapped(self, width: int) -> list[tuple[int, str]]:
        """Return each row with its option's number; the marks are set when it is drawn."""
        if self._rows_for != (width, self.options):
            self._rows = [row for option in self.options for row in self._rows_of(option, width)]
            self._rows_for = (width, self.options)
        return self._rows

    def _rows_of(self, option: Option, width: int) -> list[tuple[int, str]]:
        start = f"{option.number:>{len(str(len(self.options)))}}. "
        used = len(start) + len(_POINTER) + (len(_MARK) if self.several else 0)
        lines = Content(clean(option.text)).wrap(max(_LEAST_WIDTH, width - used))
        return [(option.number, (start if n == 0 else " " * len(start)) + str(line)) for n, line in enumerate(lines)]

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        width = self.size.width
        rows = self._wrapped(width)
        if y >= len(rows):
            return Strip.blank(width, self.rich_style)
        number, text = rows[y]
        first = y == 0 or rows[y - 1][0] != number
        style = self.get_visual_style("choices--pointed") if number == self.pointed else self.visual_style
        drawn = Content(self._start(number, first=first) + text)
        segments = drawn.pad_right(max(0, width - drawn.cell_length)).render_segments(style)
        return Strip(segments).crop(0, width)

    def _start(self, number: int, *, first: bool) -> str:
        pointer = _POINTER if first and number == self.pointed else _NO_POINTER
        if not self.several:
            return pointer
        mark = _MARK if number in self.marked else _NO_MARK
        return pointer + (mark if first else " " * len(mark))

    def on_click(self, event: events.Click) -> None:
        """Choose the option that was clicked."""
        rows = self._wrapped(self.size.width)
        if 0 <= event.y < len(rows):
            self.post_message(self.Chosen(rows[event.y][0]))
