"""Writes a summary to a file that only its owner can read."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from datetime import date
from errno import EINVAL
from pathlib import Path

from helper.assessment import Desk, assess
from helper.case.models import Answer, Case
from helper.case.reading import write_case
from helper.reasoning.reason import reason
from helper.reasoning.statements import statement
from helper.summary.concern import of_safety
from helper.summary.content import content, others_may_see
from helper.summary.markdown import as_markdown
from helper.summary.text import as_text

_OWNER_ONLY = 0o600


def face_of(at: Desk, case: Case, today: date, *, face: str, copy: str) -> str:
    """Return the summary of a case as text, markdown or json."""
    if face == "json":
        return _as_json(at, case, today, copy=copy)
    blocks = content(at, case, today, copy=copy)
    return as_markdown(blocks) if face == "markdown" else as_text(blocks)


def _as_json(at: Desk, case: Case, today: date, *, copy: str) -> str:
    """Return the case and its assessment; without safety answers and notes where the copy leaves them out."""
    safe = copy == "file" or (copy == "client" and not others_may_see(at, case))
    shared = _without_notes(case) if copy != "file" else case
    if not safe:
        shared = _without_stories(shared.model_copy(update={"answers": _without_panel(at, shared)}))
    assessment = assess(at, case, today).as_json()
    if not safe:
        assessment["urgent"] = [each for each in assessment["urgent"] if each["deadline"]]
        assessment["plan"] = [each for each in assessment["plan"] if each["concerns"]]
        for told, found in zip(reason(at.knowledge, case, today).concerns, assessment["concerns"], strict=True):
            found["statement"]["what_went_wrong"] = statement(told.facts, with_story=False).what_went_wrong
            for route, shown in zip(told.routes, found["routes"], strict=True):
                shown["beware"] = [each.says for each in route.beware if not of_safety(at, each)]
            found["decisions"] = [{**each, "shares": {**each["shares"], "words": []}} for each in found["decisions"]]
    both = {"case": json.loads(write_case(shared)), "assessment": assessment}
    return json.dumps(both, ensure_ascii=False, indent=1) + "\n"


def _without_notes(case: Case) -> Case:
    concerns = tuple(concern.model_copy(update={"notes": None}) for concern in case.concerns)
    return case.model_copy(update={"concerns": concerns})


def _without_stories(case: Case) -> Case:
    """Return the case without free words and without what was typed: they may hold an address or a danger."""
    concerns = tuple(
        c.model_copy(update={"story": None, "title": None, "answers": {q: _bare(a) for q, a in c.answers.items()}})
        for c in case.concerns
    )
    return case.model_copy(update={"concerns": concerns, "answers": {q: _bare(a) for q, a in case.answers.items()}})


def _bare(answer: Answer) -> Answer:
    return Answer(value=answer.value, source=answer.source)


def _without_panel(at: Desk, case: Case) -> dict[str, Answer]:
    panel = {question.id for question in at.knowledge.panel}
    return {question: answer for question, answer in case.answers.items() if question not in panel}


def write_privately(output: Path, text: str) -> None:
    """Write a text to a file that only the owner can read; an old file is replaced at once or not at all.

    Raises ``OSError`` naming the file that was asked for; what is no regular file is never replaced.
    """
    if output.exists() and not output.is_file():
        raise OSError(EINVAL, "that is no file that can be written to", str(output))
    try:
        handle, name = tempfile.mkstemp(dir=output.parent, prefix=".", suffix=".part")
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(output)) from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_OWNER_ONLY)
        Path(name).replace(output)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
