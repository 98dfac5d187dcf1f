"""Reads lines, says turns. It holds no rule of its own."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from datetime import date
from typing import TextIO

from helper.assessment import Desk
from helper.case.models import Case
from helper.conversation.session import Ask, Line, Session, Turn
from helper.conversation.talk import begin, said
from helper.desk.keeping import keep
from helper.knowledge.cleaning import clean
from helper.summary.content import content
from helper.summary.text import as_text, wrapped

_WIDTH = 78
_COMMANDS = {"b", "?", "a", "r", "q"}


def talk(at: Desk, today: date, words_in: TextIO, words_out: TextIO, *, of_other: bool = False) -> Case:
    """Hold a conversation line by line until it ends, or the input does; return the case as it then stands."""
    turn = begin(at, today, voice="other" if of_other else "self")
    _say(turn, words_out)
    while not turn.ended:
        words = _read_or_leave(turn, words_in)
        if words is None:
            _at_end_of_input(at, turn.session, today, words_out)
            break
        turn = said(at, turn.session, today, words)
        if turn.keep is not None:
            _say_lines(turn.lines, words_out)
            turn = keep(at, turn, today)
        _say(turn, words_out)
    return turn.session.case


def _read_or_leave(turn: Turn, words_in: TextIO) -> str | None:
    """Return what was typed; Ctrl+C asks to leave, so that nothing told is lost by a slip."""
    try:
        return _read(turn, words_in)
    except KeyboardInterrupt:
        return "" if turn.ask is not None and turn.ask.id == "file" else "q"


def _read(turn: Turn, words_in: TextIO) -> str | None:
    """Return what was typed; a story is all lines up to an empty one. ``None`` at the end of input."""
    if turn.ask is None or turn.ask.id != "story":
        line = words_in.readline()
        return line.rstrip("\n") if line else None
    lines: list[str] = []
    for line in iter(words_in.readline, ""):
        lines.append(line.rstrip("\n"))
        if not lines[-1].strip() or (len(lines) == 1 and lines[0].strip().lower() in _COMMANDS):
            break
    return "\n".join(lines).strip() if lines else None


def _at_end_of_input(at: Desk, session: Session, today: date, words_out: TextIO) -> None:
    words_out.write("\n" + as_text(content(at, session.case, today, copy="file", whole=False)))
    words_out.flush()


def _say(turn: Turn, words_out: TextIO) -> None:
    _say_lines(turn.lines, words_out)
    if turn.ask is not None:
        words_out.write("\n" + "\n".join(_asked(turn.ask)) + "\n> ")
    words_out.flush()


def _say_lines(lines: tuple[Line, ...], words_out: TextIO) -> None:
    for line in lines:
        text = clean(line.text)
        shown = text if line.kind == "result" else "\n".join(wrapped(text, _WIDTH))
        words_out.write(f"\n{shown}\n" if line.kind in {"heading", "result", "says"} else f"{shown}\n")


def _asked(ask: Ask) -> Iterator[str]:
    yield from textwrap.wrap(clean(ask.text), _WIDTH)
    for extra in (ask.hint, ask.so_far):
        if extra:
            yield from textwrap.wrap(clean(extra), _WIDTH)
    for option in ask.options:
        number = f"{option.number:2}. "
        yield from wrapped(clean(option.text), _WIDTH, first=number, rest="    ")
