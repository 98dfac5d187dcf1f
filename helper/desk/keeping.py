"""Writes what a person wants to keep, and tells the conversation how it went."""

from __future__ import annotations

import contextlib
import os
from datetime import date
from pathlib import Path

from helper.assessment import Desk
from helper.case.reading import write_case
from helper.conversation.session import Turn
from helper.conversation.talk import kept, not_kept
from helper.knowledge.phrases import say
from helper.summary.export import face_of, write_privately

_MARKDOWN = {".md", ".markdown"}
_OTHER_KINDS = {".pdf", ".doc", ".docx", ".odt", ".htm", ".html", ".rtf"}


def _wrong_name(at: Desk, path: Path, *, what: str) -> str:
    """Return why a file should not be written under a name; nothing where it may."""
    with contextlib.suppress(RuntimeError):
        path = path.expanduser()
    if os.path.lexists(path):
        return say(at.knowledge, "file-exists")
    if what == "summary" and path.suffix.lower() in _OTHER_KINDS:
        return say(at.knowledge, "file-kind")
    return ""


def keep(at: Desk, turn: Turn, today: date) -> Turn:
    """Write the file that a turn asks for, and return the turn that says how it went."""
    if turn.keep is None:
        return turn
    case = turn.session.case
    path = Path(turn.keep.path)
    wrong = _wrong_name(at, path, what=turn.keep.what)
    if wrong:
        return not_kept(at, turn.session, today, wrong)
    text = (
        write_case(case)
        if turn.keep.what == "case"
        else face_of(at, case, today, face="markdown" if path.suffix.lower() in _MARKDOWN else "text", copy="client")
    )
    try:
        path = Path(turn.keep.path).expanduser()
        write_privately(path, text)
    except (OSError, RuntimeError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return not_kept(at, turn.session, today, why.lower())
    return kept(at, turn.session, today, str(path.absolute()))
