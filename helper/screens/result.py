"""The result, to be read from top to bottom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from helper.knowledge.cleaning import clean
from helper.screens.keybar import KeyBar
from helper.screens.telling import Telling
from helper.summary.blocks import Bars, Block, Heading, Items, Paragraph
from helper.summary.text import wrapped

WIDEST = 76
_LEAST = 20
_BAR = 16
_WIDTHS = [(0, "-narrow"), (78, "-medium")]
KEYS = (
    ("screen-key-return", "screen.return"),
    ("screen-key-keep", "screen.keep"),
    ("screen-key-page", "screen.page"),
    ("screen-key-leave", "app.leave"),
)


class ResultScreen(Screen[bool]):
    """Shows the result so far; returns whether a summary is to be kept."""

    CSS_PATH = "result.tcss"
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f3,f4,ctrl+b,b,q", "return", show=False),
        Binding("ctrl+s", "keep", show=False),
        Binding("space,pagedown", "page", show=False),
        Binding("j", "line(1)", show=False),
        Binding("k", "line(-1)", show=False),
    ]

    def __init__(self, telling: Telling) -> None:
        super().__init__()
        self.telling = telling
        self.blocks = telling.result()
        self.width = 0

    def compose(self) -> ComposeResult:
        """Lay out the page and its keys."""
        with VerticalScroll(id="page"):
            yield Static(id="text")
        yield KeyBar([(self.telling.say(phrase), does) for phrase, does in KEYS])

    def on_mount(self) -> None:
        """Read with the arrow keys at once."""
        self.query_one("#page").focus()

    def on_resize(self) -> None:
        """Wrap the text anew where the width has changed."""
        width = max(_LEAST, min(WIDEST, self.size.width - 4))
        if width != self.width:
            self.width = width
            self.query_one("#text", Static).update(page(self.blocks, width))

    def action_return(self) -> None:
        """Go back to the question."""
        self.dismiss(False)  # noqa: FBT003  (what a screen returns)

    def action_keep(self) -> None:
        """Go back and keep a summary."""
        self.dismiss(True)  # noqa: FBT003  (what a screen returns)

    def action_page(self) -> None:
        """Move on by a page."""
        self.query_one("#page").scroll_page_down(animate=False)

    def action_line(self, step: int) -> None:
        """Move by a line."""
        self.query_one("#page").scroll_relative(y=step, animate=False)


def page(blocks: Iterable[Block], width: int) -> Content:
    """Return blocks as one text with bold headings, wrapped to a width."""
    return Content("\n\n").join([Content("\n").join(_lines(block, width)) for block in blocks])


def _lines(block: Block, width: int) -> Iterator[Content]:
    match block:
        case Heading(level, text):
            style = "bold underline" if level < 3 else "bold"  # noqa: PLR2004  (the two upper levels)
            yield from (Content.styled(line, style) for line in wrapped(clean(text), width))
        case Paragraph(text):
            yield from map(Content, wrapped(clean(text), width))
        case Items(items, numbered):
            for number, item in enumerate(items, 1):
                mark = f"{number}. " if numbered else "- "
                yield from map(Content, wrapped(clean(item), width, first=mark, rest=" " * len(mark)))
        case Bars(rows):
            for row in rows:
                bar = "\N{LOWER SEVEN EIGHTHS BLOCK}" * row.length(block.most, _BAR)
                first = f"{row.count:4}{row.share}  {bar:{_BAR}}  "
                yield from map(Content, wrapped(clean(row.name), width, first=first, rest=" " * len(first)))
