"""Reads the knowledge folder: every TOML file below it, in the order of their names.

The name of a table says what kind of entry it is, whichever file it stands in.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel, ValidationError

from helper.knowledge.checking import check
from helper.knowledge.conditions import Fact
from helper.knowledge.entries import Source
from helper.knowledge.jurisdiction import JurisdictionTest, Label
from helper.knowledge.mistakes import KnowledgeError, Mistake, nearest
from helper.knowledge.places import Body, BodyKind, DangerWords, Responsibility, Topic
from helper.knowledge.questions import Question
from helper.knowledge.records import Codes, Decision, Ground, Holidays, Phrase, Scenario, Situation
from helper.knowledge.remedies import Remedy, Statistic
from helper.knowledge.routes import Route
from helper.knowledge.sheets import Placed, Sheet, mistakes_of, parse
from helper.knowledge.store import Knowledge

TABLES: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "question": Question,
        "fact": Fact,
        "test": JurisdictionTest,
        "route": Route,
        "label": Label,
        "body": Body,
        "kind": BodyKind,
        "responsibility": Responsibility,
        "topic": Topic,
        "danger": DangerWords,
        "ground": Ground,
        "phrase": Phrase,
        "source": Source,
        "scenario": Scenario,
        "remedy": Remedy,
        "statistic": Statistic,
        "situation": Situation,
        "holidays": Holidays,
    }
)
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "question_list": "question",
        "fact_list": "fact",
        "test_list": "test",
        "route_list": "route",
        "label_list": "label",
        "body_list": "body",
        "body_kinds": "kind",
        "responsibilities": "responsibility",
        "topic_list": "topic",
        "dangers": "danger",
        "grounds": "ground",
        "phrases": "phrase",
        "source_list": "source",
        "scenarios": "scenario",
        "remedies": "remedy",
        "statistics": "statistic",
        "situations": "situation",
    }
)
Shelves = dict[str, list[Placed]]


def default_folder() -> Path:
    """Return the folder of the installed package's knowledge, or the clone's."""
    installed = Path(__file__).parent.parent / "_knowledge"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "knowledge"


def sheets(folder: Path) -> Iterator[Sheet]:
    """Yield every file of a knowledge folder, parsed; raise :class:`KnowledgeError` where one cannot be."""
    for file in sorted(folder.rglob("*.toml")):
        try:
            yield parse(file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            name = file.relative_to(folder).as_posix()
            raise KnowledgeError([Mistake(name, 1, "file", "is not text in UTF-8")]) from None


def entries(sheet: Sheet) -> Iterator[tuple[str, Placed]]:
    """Yield every entry of a file with the name of its table; an unknown name is yielded as it is."""
    for name, value in sheet.data.items():
        if isinstance(value, list):
            for index in range(len(value)):
                yield name, Placed(None, sheet, (name, index))
        else:
            yield name, Placed(None, sheet, (name,))


def _read_entry(name: str, placed: Placed, mistakes: list[Mistake]) -> Placed | None:
    model = TABLES.get(name)
    if model is None:
        mistakes.append(placed.mistake((), f"no such table{nearest(name, TABLES)}"))
        return None
    try:
        return Placed(model.model_validate(placed.raw), placed.sheet, placed.path)
    except ValidationError as error:
        mistakes.extend(mistakes_of(error, model, placed))
        return None


def _shelve(folder: Path) -> tuple[Shelves, list[Mistake], str]:
    shelves: Shelves = {name: [] for name in TABLES}
    mistakes: list[Mistake] = []
    digest = hashlib.sha256()
    for sheet in sheets(folder):
        digest.update(sheet.text.encode())
        for name, placed in entries(sheet):
            read = _read_entry(name, placed, mistakes)
            if read is not None:
                shelves[name].append(read)
    return shelves, mistakes, digest.hexdigest()[:12]


def load(folder: Path | None = None) -> Knowledge:
    """Read and check the knowledge in a folder.

    Raises :class:`KnowledgeError` with every mistake; ``FileNotFoundError`` where there is no folder.
    """
    folder = folder or default_folder()
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is no folder, so there is no knowledge to read there")
    shelves, mistakes, version = _shelve(folder)
    if mistakes:
        raise KnowledgeError(mistakes)
    fields: dict[str, Any] = {field: tuple(placed.entry for placed in shelves[name]) for field, name in _FIELDS.items()}
    if shelves["holidays"]:
        fields["holidays"] = shelves["holidays"][-1].entry
    knowledge = Knowledge(**fields, version=version)
    lacking = [name for name in ("question", "label", "route", "phrase") if not shelves[name]]
    mistakes = [Mistake(".", 1, lacking[0], f"there is not one [[{lacking[0]}]] below {folder}")] if lacking else []
    mistakes += check(knowledge, shelves)
    if mistakes:
        raise KnowledgeError(mistakes)
    return knowledge


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
