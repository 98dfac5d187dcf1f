"""Ways out: at once, or asked first where something would be lost."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from typing import Any

import pytest

from helper.assessment import Desk
from helper.screens.app import HelperApp

Sits = Callable[..., AbstractAsyncContextManager[Any]]


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_leaving_is_at_once_while_nothing_was_told(sits: Sits, key: str) -> None:
    """Where nothing would be lost, nothing is asked."""
    async with sits() as person:
        await person.press(key)
        assert not person.app.is_running


@pytest.mark.parametrize("key", ["ctrl+c", "ctrl+q"])
async def test_leaving_with_answers_asks_first(sits: Sits, key: str) -> None:
    """The conversation's own menu asks; the same key once more leaves."""
    async with sits() as person:
        await person.answers("6")
        await person.press(key)
        assert person.app.is_running
        assert [option.id for option in person.conversation.choices.options][-2:] == ["leave", "go-on"]
        await person.press(key)
        assert not person.app.is_running


async def test_every_line_of_the_leave_menu_does_what_it_says(sits: Sits) -> None:
    """The last line goes on with the questions, and keeps the answers."""
    async with sits() as person:
        await person.answers("6")
        asked = person.asked
        await person.press("ctrl+q")
        await person.answers("4")
        assert person.asked == asked
        assert "danger_now" in person.app.telling.session.case.answers


async def test_leaving_with_a_typed_story_warns_once(sits: Sits) -> None:
    """A story that was typed and not sent is not thrown away at the first key."""
    async with sits() as person:
        await person.answers("6", "2", "3")
        person.conversation.story.text = "a long story"
        await person.press("ctrl+q")
        assert "was not sent yet" in person.reads("#problem")
        assert person.conversation.story.text == "a long story"
        await person.press("ctrl+q")
        assert person.ask_id == "menu"


async def test_leaving_from_the_result_asks_too(sits: Sits) -> None:
    """The result screen leaves by the same menu."""
    async with sits() as person:
        await person.answers("6")
        await person.press("f3", "ctrl+q")
        await person.pilot.pause()
        assert person.app.screen is person.conversation
        assert person.ask_id == "menu"


@pytest.mark.parametrize("first", [(), ("f3",)])
async def test_escape_three_times_leaves_at_once(sits: Sits, first: tuple[str, ...]) -> None:
    """Nothing is asked, from wherever it is pressed."""
    async with sits() as person:
        await person.answers("6")
        await person.press(*first, "escape", "escape")
        assert person.app.is_running
        await person.press("escape")
        assert person.app.left_at_once
        assert not person.app.is_running


async def test_slow_escapes_leave_nothing(sits: Sits, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three within five seconds are meant; one now and then is not."""
    times = iter(range(0, 100, 4))
    monkeypatch.setattr("helper.screens.app.monotonic", lambda: float(next(times)))
    async with sits() as person:
        await person.press("escape", "escape", "escape", "escape")
        assert person.app.is_running


def test_a_crash_prints_no_words_of_the_person(at: Desk) -> None:
    """Textual's own report would show local variables; ours shows nothing and hands the error on."""
    app = HelperApp(at, date(2025, 8, 1))
    app._exception = ValueError("inside")
    app._fatal_error()
    assert isinstance(app.broken, ValueError)
    assert not app._exit_renderables
