"""A robot that answers anything: the conversation always ends, with a way open, and never repeats itself."""

from __future__ import annotations

import io
import random
from datetime import date

import pytest

from helper.assessment import Desk
from helper.conversation.session import Ask, Turn
from helper.conversation.talk import begin, said
from helper.plain import talk as plain_talk
from helper.plain.talk import talk
from helper.reasoning.reason import reason

TODAY = date(2026, 11, 22)
LONGEST = 400
ROUNDS = 200
RUBBISH = (
    "asdf qwer", "", "   ", "99999999999", "[bold]x[/]", "\x1b[31mred", "1,2,9", "0", "and", "-", "\U0001f4a5",
    "not sure, 1", "31 2 2025", "2099", "?", "a", "r", "b",
)  # fmt: skip
WORDS = {
    "date": ["March 2025", "2024", "12 5 2026", "two weeks ago", "last Christmas"],
    "body": ["norfolk", "leeds", "lb camden", "Zyxwvut Ltd", "cambrige", "tfl"],
}
MANY, ANOTHER = 100, 0.4
COMMANDS = {"?", "a", "r", "b"}
MENUS = {"menu", "answers", "file", "story", "topic", "more", "danger", "which-body", "same"}


def answer(ask: Ask, chance: random.Random, asked: int) -> str:
    """Return an answer at random: the first, the last, any, not sure, or rubbish."""
    if ask.id == "menu":
        return "Leave, and keep nothing more"
    if ask.id == "more":
        return "yes" if asked < MANY and chance.random() < ANOTHER else "no"
    manner = chance.choice(["first", "last", "random", "not sure", "rubbish"])
    if manner in {"rubbish", "not sure"}:
        return chance.choice(RUBBISH) if manner == "rubbish" else manner
    return fitting(ask, chance, manner)


def fitting(ask: Ask, chance: random.Random, manner: str) -> str:
    """Return an answer of the kind that is asked for."""
    numbers = [str(option.number) for option in ask.options]
    words = WORDS.get(ask.kind, [])
    if words or not numbers:
        return chance.choice(words or ["The council did not help us and it went on for months."])
    return {"first": numbers[0], "last": numbers[-1], "random": chance.choice(numbers)}[manner]


def repeated(before: Turn, after: Turn, words: str) -> bool:
    """Whether the same question is asked again although the answer was understood."""
    if before.ask is None or after.ask is None or before.ask.id in MENUS or words.strip().lower() in COMMANDS:
        return False
    same = (before.ask.id, before.ask.concern) == (after.ask.id, after.ask.concern)
    again = before.ask.kind in {"date", "body"}
    return same and not again and all(line.kind != "error" for line in after.lines)


class Robot(io.TextIOBase):
    """Standard input of the plain front end: sees each turn that comes back, and types an answer at random."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311  (a robot, not a secret)
        self.turns: list[Turn] = []
        self.waiting: list[str] = []
        self.typed = 0

    def readline(self, size: int | None = -1, /) -> str:  # type: ignore[override]  # noqa: ARG002
        """Return the next line to type; a story is followed by the empty line that ends it."""
        assert self.typed < LONGEST, "the conversation does not end"
        self.typed += 1
        if self.waiting:
            return self.waiting.pop()
        ask = self.turns[-1].ask
        assert ask is not None
        words = answer(ask, self.chance, self.typed)
        if ask.id == "story" and words.strip() and words.strip().lower() not in COMMANDS:
            self.waiting = ["\n"]
        return f"{words}\n"

    def sees(self, turn: Turn, words: str | None = None) -> Turn:
        """Remember a turn; the same question may not come again where the answer was understood."""
        if words is not None and self.turns:
            assert not repeated(self.turns[-1], turn, words), (self.turns[-1].ask, words)
        self.turns.append(turn)
        return turn


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_a_robot_always_reaches_an_end_with_a_way_open(at: Desk, seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is typed: plain ends, no question comes twice in a row, and each concern has a way."""
    robot, out = Robot(seed), io.StringIO()
    monkeypatch.setattr(plain_talk, "begin", lambda *a, **k: robot.sees(begin(*a, **k)))
    monkeypatch.setattr(plain_talk, "said", lambda a, s, t, words: robot.sees(said(a, s, t, words), words))
    case = talk(at, TODAY, robot, out)  # type: ignore[arg-type]
    assert robot.turns[-1].ended
    assert "Traceback" not in out.getvalue()
    for concern in reason(at.knowledge, case, TODAY).concerns:
        ways = [r.route for r in concern.routes if not r.route.always]
        assert ways, concern.facts.concern


def test_plain_at_the_end_of_input_prints_the_result_so_far(at: Desk) -> None:
    """Input may stop at any line: the result so far is printed and nothing is raised."""
    lines = ["1", "no", "none", "They left us without help.", "", "1", "1", "1", "help", "norfolk", "no", "not sure"]
    for end in range(len(lines) + 1):
        out = io.StringIO()
        talk(at, TODAY, io.StringIO("\n".join(lines[:end]) + "\n" * bool(end)), out)
        assert "YOUR COMPLAINT: WHAT YOU CAN DO" in out.getvalue()
