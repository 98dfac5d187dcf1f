"""The keys that help at any time, in words, at the foot of the screen; each can be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static


class Key(Static):
    """One key and what it does."""

    def __init__(self, text: str, does: str) -> None:
        super().__init__(Content(text), classes="key")
        self.does = does

    async def on_click(self) -> None:
        """Do what the key does."""
        await self.run_action(self.does)


class KeyBar(Horizontal):
    """All keys of a screen in one line, or in two where the window is narrow."""

    def __init__(self, keys: Sequence[tuple[str, str]]) -> None:
        super().__init__(classes="keys")
        self.keys = keys

    def compose(self) -> ComposeResult:
        """Lay out the keys."""
        yield from (Key(text, does) for text, does in self.keys)
