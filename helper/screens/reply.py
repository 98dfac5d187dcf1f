"""Where words are typed: one line for an answer, several for a story."""

from __future__ import annotations

from collections.abc import Collection

from textual import events
from textual.widgets import Input, TextArea
from textual.widgets.input import Selection

from helper.knowledge.cleaning import clean
from helper.screens.marking import marked, pressed, toggled


class Reply(Input):
    """One line; where several options may be marked, Space and digits mark them."""

    def __init__(self) -> None:
        super().__init__(id="reply", compact=True, select_on_focus=False)
        self.cursor_blink = False
        self.several_of = 0
        self.pointed = 0
        self.alone: Collection[int] = ()

    def on_key(self, event: events.Key) -> None:
        """Mark an option, or ask why; all else is typed."""
        if event.character == "?" and not self.value:
            event.prevent_default().stop()
            self.app.simulate_key("f1")
            return
        typed = self._marking(event.character or "") if self.several_of else None
        if typed is not None:
            event.prevent_default().stop()
            self.fill(typed)

    @property
    def standing(self) -> str:
        """What stays when the next key is typed: nothing where all of it is selected."""
        return "" if self.value and self.selected_text == self.value else self.value

    def _marking(self, character: str) -> str | None:
        """Return the words after a key that marks; ``None`` where the key is simply typed."""
        typed = self.standing
        if typed and not self.cursor_at_end:
            return None
        if character == " " and self.pointed and marked(typed, self.several_of) is not None:
            return toggled(typed, self.pointed, self.several_of, self.alone)
        if character.isascii() and character.isdigit():
            return pressed(typed, character, self.several_of, self.alone)
        return None

    def fill(self, words: str, *, selected: bool = False) -> None:
        """Put words in; ``selected`` words give way to the next that is typed."""
        self.value = words
        self.selection = Selection(0 if selected else len(words), len(words))

    def on_paste(self, event: events.Paste) -> None:
        """Paste as one line, without anything that acts on a terminal."""
        event.prevent_default().stop()
        self.replace(" ".join(clean(event.text).split()), *sorted(self.selection))


class Story(TextArea):
    """Several lines, in which Enter makes a line."""

    def __init__(self) -> None:
        super().__init__(id="story", compact=True, soft_wrap=True, tab_behavior="focus", show_line_numbers=False)
        self.cursor_blink = False
        self.highlight_cursor_line = False

    async def on_paste(self, event: events.Paste) -> None:
        """Paste without anything that acts on a terminal."""
        event.prevent_default().stop()
        self.replace(clean(event.text), *self.selection)
        self.move_cursor(self.selection.end)
