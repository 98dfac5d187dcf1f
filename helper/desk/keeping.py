"""Writes what a person wants to keep, and tells the conversation how it went."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from helper.assessment import Desk
from helper.case.reading import write_case
from helper.conversation.session import Turn
from helper.conversation.talk import kept, not_kept
from helper.summary.export import face_of, write_privately


def keep(at: Desk, turn: Turn, today: date) -> Turn:
    """Write the file that a turn asks for, and return the turn that says how it went."""
    if turn.keep is None:
        return turn
    case = turn.session.case
    text = write_case(case) if turn.keep.what == "case" else face_of(at, case, today, face="text", copy="client")
    try:
        path = Path(turn.keep.path).expanduser()
        write_privately(path, text)
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return not_kept(at, turn.session, today, why.lower())
    return kept(at, turn.session, today, str(path.absolute()))
