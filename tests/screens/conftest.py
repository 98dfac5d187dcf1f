"""What tests of the screens share: the desk, and a person who types."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from helper.assessment import Desk
from helper.screens.app import HelperApp
from helper.screens.transcript import Entry

TODAY = date(2025, 8, 1)
STORY = "They told my ex where we live, and nobody answers my letters."


class Person:
    """Someone at the keyboard, who also reads the screen."""

    def __init__(self, app: HelperApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self.press = pilot.press
        self.conversation = app.conversation

    async def answers(self, *words: str) -> None:
        """Type words and send them, one after the other."""
        for each in words:
            if self.conversation.story.display:
                self.conversation.story.text = each
            else:
                self.conversation.reply.value = each
            await self.conversation.action_send()
        await self.pilot.pause()
        await self.pilot.pause()

    async def tells(self) -> None:
        """Go through the safety questions and tell the story."""
        await self.answers("6", "2", "3", STORY)

    @property
    def asked(self) -> str:
        """The question that is asked now."""
        return self.reads("#question")

    @property
    def ask_id(self) -> str:
        """The id of what is asked now."""
        ask = self.app.telling.turn.ask
        return ask.id if ask else ""

    def reads(self, selector: str) -> str:
        """Return the text of one part of the conversation."""
        return str(self.conversation.query_one(selector, Static).content)

    @property
    def transcript(self) -> list[str]:
        """Everything that was said, in order."""
        return [str(entry.content) for entry in self.conversation.query(Entry)]

    @property
    def rows(self) -> list[str]:
        """The rows of the screen as they are drawn."""
        return ["".join(part.text for part in strip) for strip in self.app.screen._compositor.render_strips()]

    @property
    def drawn(self) -> str:
        """The whole screen as it is drawn."""
        return "\n".join(self.rows)


Sits = Callable[..., AbstractAsyncContextManager[Person]]
Doing = Callable[[Person], Awaitable[None]]


@pytest.fixture
def sits(at: Desk) -> Sits:
    """Return a way to sit down at a terminal of some size."""

    @asynccontextmanager
    async def person(columns: int = 80, rows: int = 24) -> AsyncIterator[Person]:
        app = HelperApp(at, TODAY)
        async with app.run_test(size=(columns, rows)) as pilot:
            await pilot.pause()
            yield Person(app, pilot)

    return person
