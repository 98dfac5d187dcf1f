"""The colours: a dark and a light theme, every text in them at least 4.5 to 1 against its ground."""

from __future__ import annotations

import os

from textual.theme import Theme

_LIGHT_GROUNDS = {"7", "15"}


def _variables(strong: str, ground: str, text: str, chosen: str) -> dict[str, str]:
    """Return the colours that Textual would otherwise make too faint by blending."""
    return {
        "text": text,
        "text-muted": text,
        "text-disabled": text,
        "foreground-muted": text,
        "foreground-disabled": text,
        "input-cursor-background": strong,
        "input-cursor-foreground": ground,
        "input-selection-background": chosen,
        "input-selection-foreground": text,
        "screen-selection-background": chosen,
        "screen-selection-foreground": text,
        "block-cursor-background": strong,
        "block-cursor-foreground": ground,
        "scrollbar": strong,
        "scrollbar-hover": strong,
        "scrollbar-active": strong,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "button-focus-text-style": "bold reverse",
    }


DARK = Theme(
    name="helper-dark",
    dark=True,
    foreground="#eceae4",
    background="#14181d",
    surface="#232a32",
    panel="#1c2229",
    primary="#9fc9ee",
    secondary="#d9c58b",
    accent="#d9c58b",
    error="#ffb3a7",
    warning="#ffd479",
    success="#a8d8a8",
    variables=_variables("#9fc9ee", "#14181d", "#eceae4", "#34506b"),
)
LIGHT = Theme(
    name="helper-light",
    dark=False,
    foreground="#1c1b19",
    background="#faf8f3",
    surface="#ebe7dd",
    panel="#f1eee6",
    primary="#1d4f7c",
    secondary="#6a4a00",
    accent="#6a4a00",
    error="#9c1c0d",
    warning="#6a4a00",
    success="#1e5b2a",
    variables=_variables("#1d4f7c", "#faf8f3", "#1c1b19", "#b9d4ec"),
)


def first_theme() -> str:
    """Return the theme to begin with: light where the terminal says that its ground is light."""
    ground = os.environ.get("COLORFGBG", "").rpartition(";")[2]
    return LIGHT.name if ground in _LIGHT_GROUNDS else DARK.name
