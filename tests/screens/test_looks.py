"""What is drawn: at every size, in colours that can be read, and still at rest."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from typing import Any

import pytest
from textual.color import Color
from textual.theme import Theme

from helper.screens.themes import DARK, LIGHT, first_theme

Sits = Callable[..., AbstractAsyncContextManager[Any]]
LEAST_CONTRAST = 4.5


def _luminance(colour: Color) -> float:
    """Return the relative luminance that WCAG defines."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def _contrast(front: Color, back: Color) -> float:
    light, dark = sorted((_luminance(front), _luminance(back)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _faint(person: Any) -> list[tuple[str, float]]:
    """Return every drawn text whose contrast is too low, scroll bars included."""
    found = []
    for strip in person.app.screen._compositor.render_strips():
        for segment in strip:
            if not segment.text.strip() or segment.style is None or segment.style.color is None:
                continue
            back = Color.from_rich_color(segment.style.bgcolor)
            contrast = _contrast(Color.from_rich_color(segment.style.color), back)
            if contrast < LEAST_CONTRAST:
                found.append((segment.text, contrast))
    return found


@pytest.mark.parametrize("theme", [DARK.name, LIGHT.name])
async def test_every_text_can_be_read(sits: Sits, theme: str) -> None:
    """Question, options, problem, story, answers, result and keys have a contrast of 4.5 to 1."""
    async with sits(120, 40) as person:
        person.app.theme = theme
        await person.press("down", "space")
        await person.pilot.pause()
        assert _faint(person) == []
        await person.answers("6", "flurble")
        assert _faint(person) == []
        await person.answers("2", "3")
        await person.press("a", "b")
        assert _faint(person) == []
        await person.press("tab")
        assert _faint(person) == []
        await person.press("f2", "down")
        assert _faint(person) == []
        await person.press("f3")
        await person.pilot.pause()
        assert _faint(person) == []


@pytest.mark.parametrize("columns", [120, 100, 80, 64, 60, 40])
async def test_every_key_is_in_sight(sits: Sits, columns: int) -> None:
    """At most five keys, each whole, in every width that is offered."""
    async with sits(columns, 20) as person:
        keys = [key for key in person.drawn.split("\n") if "F1 Why" in key or "Leave" in key]
        text = " ".join(keys)
        assert all(each in text for each in ("F1 Why", "F2 Answers", "F3 Result", "F4 Back", "Ctrl+Q Leave"))
        assert "Continue" in person.drawn
        await person.press("f3")
        await person.pilot.pause()
        text = " ".join(person.rows[-2:])
        assert all(each in text for each in ("Esc Back", "Keep a copy", "Page Down More", "Ctrl+Q Leave"))


@pytest.mark.parametrize(("columns", "rows"), [(40, 12), (60, 20), (80, 24), (120, 40)])
async def test_a_case_can_be_told_at_every_size(sits: Sits, columns: int, rows: int) -> None:
    """The present question is in sight after every answer."""
    async with sits(columns, rows) as person:
        await person.tells()
        for _ in range(8):
            assert person.asked[:20] in person.drawn
            await person.answers("1")


async def test_too_small_a_window_says_so_and_loses_nothing(sits: Sits) -> None:
    """The size that is needed is told in a sentence; resizing back goes on."""
    async with sits() as person:
        await person.answers("6")
        asked, case = person.asked, person.app.telling.session.case
        await person.pilot.resize_terminal(30, 9)
        await person.pilot.pause()
        assert "40" in person.drawn
        assert asked not in person.drawn
        await person.pilot.resize_terminal(80, 24)
        await person.pilot.pause()
        assert asked in person.drawn
        assert person.app.telling.session.case == case


async def test_the_doors_stand_beside_or_above(sits: Sits) -> None:
    """Wide windows show a panel, narrower ones a line."""
    async with sits(120, 40) as person:
        await person.tells()
        assert person.conversation.query_one("#side").display
        assert not person.conversation.query_one("#doors-line").display
        await person.pilot.resize_terminal(80, 24)
        await person.pilot.pause()
        assert not person.conversation.query_one("#side").display
        assert person.conversation.query_one("#doors-line").display


async def test_urgent_help_is_named_first(sits: Sits) -> None:
    """What is urgent stands before everything else in the doors."""
    async with sits(120, 40) as person:
        await person.answers("1")
        doors = person.reads("#doors").split("\n")
        assert "Urgent:" in doors[:3]


async def test_it_is_still_at_rest(sits: Sits) -> None:
    """No animation and no blinking cursor."""
    async with sits() as person:
        assert person.app.animation_level == "none"
        assert not person.conversation.reply.cursor_blink
        assert not person.conversation.story.cursor_blink


async def test_without_colour_the_choice_is_told_by_a_sign(sits: Sits, monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR is honoured, and what is pointed at or marked is told in characters."""
    monkeypatch.setenv("NO_COLOR", "1")
    async with sits() as person:
        await person.press("down", "space")
        await person.pilot.pause()
        assert person.app.no_color
        assert "> [x] 1." in person.drawn


@pytest.mark.parametrize(("ground", "theme"), [("", DARK), ("15;0", DARK), ("0;15", LIGHT), ("0;default;7", LIGHT)])
def test_the_first_theme_follows_the_terminal(monkeypatch: pytest.MonkeyPatch, ground: str, theme: Theme) -> None:
    """A terminal that says that it is light gets the light theme."""
    monkeypatch.setenv("COLORFGBG", ground)
    assert first_theme() == theme.name
