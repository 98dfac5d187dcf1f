"""What was said so far, with the present question at its end: it only ever grows."""

from __future__ import annotations

from textual import events
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from helper.knowledge.cleaning import clean


class Entry(Static):
    """One thing that was said, with who said it in words."""

    def __init__(self, who: str, text: str, classes: str) -> None:
        said_by = (f"{who} " if who else "", "bold")
        super().__init__(Content.assemble(said_by, clean(text)), classes=f"entry {classes}")


class Talk(VerticalScroll):
    """Scrolls through what was said; new things are read from where they start."""

    class Moved(Message):
        """Another part is in view."""

    def __init__(self, *children: Widget) -> None:
        super().__init__(*children, id="talk", can_focus=False)
        self.starts: Widget | None = None
        self.reader_went = False

    @property
    def more_below(self) -> bool:
        """Whether there is more to read below."""
        return self.scroll_offset.y < self.max_scroll_y

    def read_from(self, starts: Widget) -> None:
        """Show the end; where that would hide the start of the new things, show them from their start."""
        self.starts, self.reader_went = starts, False
        self.anchor()
        self.call_after_refresh(self._settle)

    def page(self, step: int) -> None:
        """Move by a page."""
        self._let_go()
        self.scroll_relative(y=step * max(1, self.size.height - 2), animate=False)

    def bring_into_view(self, inside: Widget, row: int, rows: int) -> None:
        """Bring some rows of a widget into view."""
        self._let_go()
        region = Region(0, inside.virtual_region.y + row, 1, rows)
        self.scroll_to_region(region, animate=False, immediate=True)

    def _let_go(self) -> None:
        self.reader_went = True
        self.anchor(anchor=False)

    def _settle(self) -> None:
        if self.starts is not None and not self.reader_went:
            above = self.starts.virtual_region.y
            if above < self.max_scroll_y:
                self.anchor(anchor=False)
                self.scroll_to(y=above, animate=False, immediate=True)
            elif not self.is_anchored:
                self.anchor()
        self.post_message(self.Moved())

    def watch_virtual_size(self, _: Size) -> None:
        """Settle as soon as new things are laid out."""
        self._settle()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that another part is in view."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    def on_resize(self, _: events.Resize) -> None:
        """Keep what is read in sight when the window changes."""
        self.reader_went = False
        self._settle()

    def on_mouse_scroll_up(self, _: events.MouseScrollUp) -> None:
        """Leave the reader where the wheel goes."""
        self._let_go()

    def on_mouse_scroll_down(self, _: events.MouseScrollDown) -> None:
        """Leave the reader where the wheel goes."""
        self._let_go()
