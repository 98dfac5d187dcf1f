"""Where a conversation stands, and the turn that comes back for what was said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

from helper.case.models import Case

Mode = Literal["ask", "topic", "body", "same", "more", "danger", "answers", "leave", "file", "done"]
LineKind = Literal["says", "echo", "notice", "error", "heading", "result"]
AskKind = Literal["choice", "many", "date", "body", "words", "number"]

STORY, TOPIC = "story", "topic"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of one concern, or of the whole case."""

    question: str
    concern: str | None


@dataclass(frozen=True, slots=True)
class Session:
    """A conversation so far. The case holds the answers; the rest is only where we are.

    ``own`` are the concerns that are not the same as before, ``same_asked`` those for which that was
    asked; ``redirected`` those for which the right body was asked for. ``kept`` is the case as last kept,
    ``shown`` as its result was last shown at the end.
    """

    case: Case
    mode: Mode = "ask"
    offered: tuple[str, ...] = ()
    typed: str = ""
    changing: Asked | None = None
    trail: tuple[Asked, ...] = ()
    own: frozenset[str] = frozenset()
    same_asked: frozenset[str] = frozenset()
    redirected: frozenset[str] = frozenset()
    nothing_more: bool = False
    kept: Case | None = None
    shown: Case | None = None

    def but(self, **changes: Any) -> Session:
        """Return the session with some things changed."""
        return replace(self, **changes)

    @property
    def unkept(self) -> bool:
        """Whether leaving now would lose something that was told."""
        told = self.case.answers or any(c.answers or c.story for c in self.case.concerns)
        return bool(told) and self.case != self.kept


@dataclass(frozen=True, slots=True)
class Line:
    """One thing said to the person."""

    kind: LineKind
    text: str


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen by its number; ``chosen`` where it is the answer so far."""

    number: int
    id: str
    text: str
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Ask:
    """What is asked now. ``left`` is about how many questions of this part are still to come."""

    id: str
    concern: str | None
    kind: AskKind
    text: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    so_far: str = ""
    left: int = 0


@dataclass(frozen=True, slots=True)
class Door:
    """How one concern stands: its title, what the label says so far, and the ways open now."""

    concern: str
    title: str
    label: str
    label_text: str
    settled: bool
    now: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Keep:
    """A wish that the front end must carry out: write the summary or the answers to a file."""

    what: Literal["summary", "case"]
    path: str


@dataclass(frozen=True, slots=True)
class Turn:
    """What comes back for what was said: lines, the next question, how the doors stand."""

    session: Session
    lines: tuple[Line, ...] = ()
    ask: Ask | None = None
    doors: tuple[Door, ...] = ()
    urgent: tuple[str, ...] = ()
    keep: Keep | None = None
    ended: bool = False
