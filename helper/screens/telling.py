"""Holds one conversation for the screens: passes words on, keeps what comes back, loses nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from helper.assessment import Desk
from helper.conversation.commands import Commands
from helper.conversation.session import STORY, Ask, Line, Option, Session, Turn
from helper.conversation.talk import begin, said
from helper.desk.keeping import keep
from helper.knowledge.cleaning import on_one_line
from helper.knowledge.phrases import say
from helper.summary.blocks import Block
from helper.summary.content import content

LONGEST_ROW = 240


class Telling:
    """A conversation and its last turn."""

    def __init__(self, at: Desk, today: date) -> None:
        self.at = at
        self.today = today
        self.before: Turn | None = None
        self.turn = begin(at, today)

    def say(self, phrase_id: str, **names: object) -> str:
        """Return a sentence of the knowledge in the voice of the case."""
        return say(self.at.knowledge, phrase_id, of_other=self.session.case.voice == "other", **names)

    @property
    def session(self) -> Session:
        """Where the conversation stands."""
        return self.turn.session

    def warm(self) -> None:
        """Make ready what the first story needs, while the first question is read."""
        self.at.topics(self.say("welcome"), 1)

    def is_command(self, words: str) -> bool:
        """Whether words ask for something, such as going back, instead of answering."""
        return Commands(self.at, self.session, self.today).named(words) is not None

    def tell(self, words: str) -> Turn:
        """Pass words on and return the turn that comes back; after a mistake inside, the last one stands."""
        try:
            turn = said(self.at, self.session, self.today, words)
            lines = turn.lines
            if turn.keep is not None:
                turn = keep(self.at, turn, self.today)
                turn = replace(turn, lines=(*lines, *turn.lines))
        except Exception:  # noqa: BLE001  (whatever goes wrong inside, what was told must stay)
            turn = replace(self.turn, lines=(Line("error", self.say("screen-broken")),), keep=None)
        self.before, self.turn = self.turn, self._with_rows(turn)
        return self.turn

    def command(self, letter: str) -> Turn:
        """Ask for something by its letter; the name of a file is no place for one, so that is left first."""
        if self.session.mode == "file":
            turn = self.tell("")
            if letter == "b":
                return turn
        return self.tell(letter)

    def leave_menu(self) -> Turn | None:
        """Ask how to keep what was told; ``None`` where that is asked already, or nothing is there to keep."""
        if self.session.mode in {"done", "leave", "file"} or not self.session.unkept:
            return None
        return self.command("q")

    def typed_before(self, ask: Ask) -> str:
        """Return what was typed for this question when it is asked again to be changed."""
        case, asked = self.session.case, self.session.changing
        if asked is None:
            return ""
        if ask.id == STORY:
            return case.concern(ask.concern or "").story or ""
        held = {**case.answers, **(case.concern(ask.concern).answers if ask.concern else {})}.get(ask.id)
        if ask.kind in {"choice", "many"}:
            return ", ".join(str(option.number) for option in ask.options if option.chosen)
        return (held.typed or "") if held is not None else ""

    def result(self) -> tuple[Block, ...]:
        """Return the result on what was told so far."""
        return content(self.at, self.session.case, self.today, copy="file")

    def _with_rows(self, turn: Turn) -> Turn:
        """Make the numbered lines of the answers so far into options, so that they can be chosen."""
        ask = turn.ask
        if ask is None or turn.session.mode != "answers":
            return turn
        rows = [line.text for line in turn.lines if line.kind == "says"]
        if not rows and self.turn.ask is not None and self.turn.session.mode == "answers":
            return replace(turn, ask=self.turn.ask)
        options = tuple(Option(n, str(n), _row(text, n)) for n, text in enumerate(rows, 1))
        lines = tuple(line for line in turn.lines if line.kind != "says")
        return replace(turn, lines=lines, ask=replace(ask, kind="choice", options=options))


def _row(text: str, number: int) -> str:
    row = on_one_line(text.removeprefix(f"{number}. "))
    return row if len(row) <= LONGEST_ROW else row[:LONGEST_ROW].rstrip() + "…"
