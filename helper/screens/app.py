"""The full-screen helper: starts, shows the conversation, and leaves without a trace."""

from __future__ import annotations

import gc
import os
import sys
from datetime import date
from time import monotonic
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType

from helper.assessment import Desk
from helper.screens.conversation import ConversationScreen
from helper.screens.result import ResultScreen
from helper.screens.telling import Telling
from helper.screens.themes import DARK, LIGHT, first_theme

ESCAPES, WITHIN = 3, 5.0
_BLANK = "\x1b[H\x1b[2J"
_KEEP_TITLE, _OLD_TITLE = "\x1b[22;0t", "\x1b[23;0t"
# The driver hides the terminal's own cursor; Braille displays follow it, so it is shown again, not blinking.
_SHOW_CURSOR, _OLD_CURSOR = "\x1b[?25h\x1b[4 q", "\x1b[0 q"


class HelperApp(App[None]):
    """Holds the screens and the ways out."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "leave", show=False, priority=True),
        Binding("ctrl+c", "interrupt", show=False, priority=True),
        Binding("escape", "escape", show=False, priority=True),
        Binding("ctrl+t", "other_theme", show=False, priority=True),
    ]

    def __init__(self, desk: Desk, today: date) -> None:
        super().__init__()
        self.telling = Telling(desk, today)
        self.conversation = ConversationScreen(self.telling)
        self.escapes: list[float] = []
        self.left_at_once = False
        self.broken: Exception | None = None

    def on_mount(self) -> None:
        """Show the conversation."""
        self.animation_level = "none"
        for theme in (DARK, LIGHT):
            self.register_theme(theme)
        self.theme = first_theme()
        self._write(_SHOW_CURSOR)
        self.push_screen(self.conversation)

    async def action_leave(self) -> None:
        """Leave; the conversation asks first where something would be lost."""
        if isinstance(self.screen, ResultScreen):
            self.screen.dismiss(False)  # noqa: FBT003  (what a screen returns)
        await self.conversation.leave()

    async def action_interrupt(self) -> None:
        """Copy what is selected with the mouse; else leave."""
        if self.screen.get_selected_text():
            self.screen.action_copy_text()
        else:
            await self.action_leave()

    def action_escape(self) -> None:
        """Leave at once at the third Escape; a single one closes the result."""
        now = monotonic()
        self.escapes = [*(each for each in self.escapes if now - each <= WITHIN), now]
        if len(self.escapes) >= ESCAPES:
            self.leave_at_once()
        elif isinstance(self.screen, ResultScreen):
            self.screen.action_return()

    def leave_at_once(self) -> None:
        """Blank the screen in one write, and stop; nothing is asked and nothing is kept."""
        self._write(_BLANK)
        self.left_at_once = True
        self.screen.visible = False
        self.exit()

    def action_other_theme(self) -> None:
        """Change between light and dark."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def _write(self, controls: str) -> None:
        if self._driver is not None and not self.is_headless:
            self._driver.write(controls)
            self._driver.flush()

    def _fatal_error(self) -> None:
        """Stop without Textual's own report, which would print the person's words."""
        self.broken = self._exception
        self._close_messages_no_wait()


def run(desk: Desk, today: date) -> None:
    """Hold a conversation on the whole screen until it ends."""
    gc.freeze()  # the knowledge stays as it is; looking through it for rubbish would halt the screen
    app = HelperApp(desk, today)
    title = app.telling.say("screen-title")
    _to_terminal(f"{_KEEP_TITLE}\x1b]2;{title}\x07")
    try:
        app.run()
    finally:
        _to_terminal(f"{_OLD_CURSOR}{_OLD_TITLE}{_BLANK if app.left_at_once else ''}")
    if app.broken is not None:
        raise app.broken


def _to_terminal(controls: str) -> None:
    if sys.__stdout__ is not None and os.isatty(sys.__stdout__.fileno()):
        sys.__stdout__.write(controls)
        sys.__stdout__.flush()
