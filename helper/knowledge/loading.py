"""Reads the knowledge folder: from its compiled copy where that is current, else from its TOML files."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import ValidationError

from helper.knowledge.compiled import read_compiled
from helper.knowledge.folders import default_folder, existing
from helper.knowledge.mistakes import KnowledgeError, Mistake
from helper.knowledge.records import Codes, Decision, Scenario
from helper.knowledge.store import Knowledge


def load(folder: Path | None = None) -> Knowledge:
    """Return the checked knowledge of a folder.

    Raises :class:`KnowledgeError` with every mistake; ``FileNotFoundError`` where there is no folder.
    """
    folder = existing(folder)
    return read_compiled(folder) or _read(folder)


def _read(folder: Path) -> Knowledge:
    from helper.knowledge.files import read  # noqa: PLC0415  (20 ms that a current copy saves)

    return read(folder).knowledge


def load_scenarios(knowledge: Knowledge, folder: Path | None = None) -> tuple[Scenario, ...]:
    """Return the told cases of a folder, checked against its knowledge; raises as :func:`load` does."""
    from helper.knowledge.files import read_scenarios  # noqa: PLC0415  (only the checks need them)

    return read_scenarios(existing(folder), knowledge)


@cache
def load_decisions(folder: Path | None = None) -> tuple[Decision, ...]:
    """Read the past decisions, one JSON object a line; an empty tuple where there are none."""
    file = (folder or default_folder()) / "decisions" / "decisions.jsonl"
    if not file.is_file():
        return ()
    with file.open(encoding="utf-8") as lines:
        return tuple(_decision(file.name, number, line) for number, line in enumerate(lines, 1))


def _decision(name: str, number: int, line: str) -> Decision:
    try:
        return Decision.model_validate_json(line)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "line"
        raise KnowledgeError([Mistake(f"decisions/{name}", number, key, str(first["msg"]))]) from None


@cache
def load_codes(folder: Path | None = None) -> Codes:
    """Read which tests and routes stand for the grounds and signposts of past decisions."""
    file = (folder or default_folder()) / "decisions" / "codes.json"
    if not file.is_file():
        return Codes(about="", grounds={}, signposts={})
    return Codes.model_validate_json(file.read_bytes())
