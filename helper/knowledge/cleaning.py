"""Makes anyone's words safe to show: what could act on a terminal or turn text around is taken out.

Every way to a screen, a pipe or a file passes here, and nowhere else need think of it.
"""

from __future__ import annotations

import re

# C0 and C1 controls (all but tab and newline), escape sequences, bidirectional and zero-width controls,
# line and paragraph separators, tags, variation of direction, the byte order mark and lone surrogates.
_ESCAPES = re.compile(
    r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[PX^_][^\x1b]*(?:\x1b\\)?|[ -/]*[0-~])"
    r"|\x9b[0-?]*[ -/]*[@-~]"
)
_ACTING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)


def clean(text: str) -> str:
    """Return a text without anything that acts instead of being seen."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _ACTING.sub("", _ESCAPES.sub("", text))


def on_one_line(text: str) -> str:
    """Return a clean text with every run of white space made one space."""
    return " ".join(clean(text).split())
