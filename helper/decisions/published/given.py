"""What reading a published decision starts from, and the one way in which it fails."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


class NotADecisionError(Exception):
    """What was given is no decision; the message is one plain sentence that says why."""


@dataclass(frozen=True, slots=True)
class Text:
    """A page as text, with what is known of it beside its words."""

    words: str
    address: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """One line of JSON, read: an object of any shape."""

    fields: dict[str, Any]


Given = Text | Record
