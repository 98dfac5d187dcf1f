"""The way in: one message comes, a turn goes back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from helper.assessment import Desk
from helper.case.models import Case, Concern, Voice
from helper.conversation.answering import Answering, Taken
from helper.conversation.asking import LEAVE_MENU, MENU, NO, YES
from helper.conversation.commands import Commands
from helper.conversation.doors import doors
from helper.conversation.session import Asked, Keep, Line, Mode, Session, Turn
from helper.knowledge.entries import NOT_TOLD
from helper.questions.typed_choices import folded, typed_lists
from helper.summary.wording import Wording

_LEAST_STORY = 12


def begin(at: Desk, today: date, *, case: Case | None = None, voice: Voice = "self") -> Turn:
    """Return the first turn: what this does, and the first question."""
    if case is None:
        case = Case(voice=voice)
    if not case.concerns:
        case = case.with_concern(Concern(id="c1"))
    session = Session(case=case, kept=case)
    words = Answering(at, session, today)
    lines = tuple(Line("says", words.say(each)) for each in ("welcome", "welcome-private", "welcome-how"))
    return _turn(at, today, Taken(session, lines))


def said(at: Desk, session: Session, today: date, words: str) -> Turn:
    """Return the turn for what was said; whatever it was, nothing told before is lost."""
    command = Commands(at, session, today).named(words)
    if command is not None:
        taken = command()
        return taken if isinstance(taken, Turn) else _turn(at, today, taken)
    return _reply(at, session, today, words)


def _reply(at: Desk, session: Session, today: date, words: str) -> Turn:
    answering = Answering(at, session, today)
    if session.mode == "file":
        return _take_file(at, session, today, words)
    if session.mode in {"done", "leave"}:
        return _take_menu(answering, words)
    takers: dict[Mode, Callable[[], Taken]] = {
        "more": lambda: _take_more(answering, words),
        "danger": lambda: answering.take_danger(words),
        "body": lambda: answering.choose_body(words),
        "answers": lambda: Commands(at, session, today).change(words),
    }
    take = takers.get(session.mode, lambda: _take_answer(answering, words))
    return _turn(at, today, take())


def _take_answer(answering: Answering, words: str) -> Taken:
    mode, asked = answering.upcoming.step()
    if asked is None:
        return Taken(answering.session)
    if mode == "topic":
        return answering.take_topic(asked, words)
    if mode == "same":
        return answering.take_same(asked, words)
    return answering.take(asked, words)


def _take_more(answering: Answering, words: str) -> Taken:
    """Take yes or no; longer words are taken as the next thing that went wrong."""
    decided, session = answering.yes_or_no(words), answering.session
    decided = decided or _polite_no(answering, words)
    if decided is None and len(folded(words)) < _LEAST_STORY:
        return Taken(session, (Line("error", answering.say("not-understood", typed=words)),))
    if decided is not None and decided != YES:
        return Taken(session.but(nothing_more=True, mode="ask"))
    return another(answering, "" if decided == YES else words)


def _polite_no(answering: Answering, words: str) -> str | None:
    """Return no for "not sure", and for words that begin with no, such as "no that's all"."""
    meaning = typed_lists(answering.at.knowledge).get(folded(words))
    first = folded(words).split()[:1]
    return NO if meaning in NOT_TOLD or first in (["no"], ["nope"], ["nothing"]) else None


def another(answering: Answering, story: str = "") -> Taken:
    """Return the session with one more concern, its story told already where words were given."""
    session = answering.session
    number = 1 + max(int(c.id[1:]) for c in session.case.concerns if c.id[1:].isdigit() or c.id == "c0")
    concern = Concern(id=f"c{number}")
    session = session.but(case=session.case.with_concern(concern), mode="ask", nothing_more=False, offered=())
    if not story:
        return Taken(session)
    return Answering(answering.at, session, answering.today).take(Asked("story", concern.id), story)


def _take_menu(answering: Answering, words: str) -> Turn:
    at, session, today = answering.at, answering.session, answering.today
    offered = LEAVE_MENU if session.mode == "leave" else MENU
    picked = answering.pick(words, [answering.say(f"menu-{each}") for each in offered])
    if picked is None:
        error = Line("error", answering.say("not-understood", typed=words))
        return _turn(at, today, Taken(session, (error,)))
    commands = Commands(at, session, today)
    if offered[picked] == "leave":
        return commands.ended()
    to_file = Taken(session.but(mode="file", offered=(offered[picked],)))
    choices: dict[str, Callable[[], Taken]] = {
        "summary": lambda: to_file,
        "case": lambda: to_file,
        "change": commands.answers,
        "another": lambda: another(answering),
        "result": commands.result,
        "go-on": lambda: Taken(session.but(mode="ask", offered=())),
    }
    return _turn(at, today, choices[offered[picked]]())


def _take_file(at: Desk, session: Session, today: date, words: str) -> Turn:
    what, path = (session.offered or ("summary",))[0], words.strip()
    session = session.but(mode="done" if session.nothing_more else "ask", offered=())
    turn = _turn(at, today, Taken(session))
    if not path:
        return turn
    keep = Keep("case" if what == "case" else "summary", path)
    return Turn(turn.session, turn.lines, turn.ask, turn.doors, turn.urgent, keep=keep)


def kept(at: Desk, session: Session, today: date, path: str) -> Turn:
    """Return the turn after a file was written."""
    line = Line("notice", Answering(at, session, today).say("kept", path=path))
    return _turn(at, today, Taken(session.but(kept=session.case), (line,)))


def not_kept(at: Desk, session: Session, today: date, reason_why: str) -> Turn:
    """Return the turn after a file could not be written; what was told is still there."""
    line = Line("error", Answering(at, session, today).say("not-kept", reason=reason_why))
    return _turn(at, today, Taken(session, (line,)))


def _turn(at: Desk, today: date, taken: Taken) -> Turn:
    answering = Answering(at, taken.session, today)
    session, ask = answering.ask()
    findings = answering.upcoming.whole()
    wording = Wording(at.knowledge, today, of_other=session.case.voice == "other")
    lines = list(taken.lines)
    if ask is not None and ask.id == at.knowledge.body_question and session.mode == "ask":
        wrong = next((c.wrong_body for c in findings.concerns if c.id == ask.concern and c.wrong_body), None)
        lines += [Line("notice", wrong.says)] if wrong and not session.changing else []
    if session.mode == "done" and session.case != session.shown:
        lines += Commands(at, session, today).result().lines
        session = session.but(shown=session.case)
    urgent = tuple(u.route.name for u in findings.urgent if u.asked)
    return Turn(session, tuple(lines), ask, doors(findings, wording), urgent)
