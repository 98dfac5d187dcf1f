"""Reads the TOML files of the knowledge folder, with the place of every entry and every mistake.

The name of a table says what kind of entry it is, whichever file it stands in; scenarios stand by
themselves, below ``scenarios/``, because only the checks need them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from helper.knowledge.checking import check, check_scenarios
from helper.knowledge.folders import SCENARIOS, agreement_files, digest_of, knowledge_files, scenario_files
from helper.knowledge.mistakes import KnowledgeError, Mistake, nearest
from helper.knowledge.records import Scenario
from helper.knowledge.sheets import Placed, Sheet, Shelves, mistakes_of, parse
from helper.knowledge.store import Knowledge
from helper.knowledge.tables import AGREEMENT_TABLES, SCENARIO_TABLES, TABLES, knowledge_of
from helper.knowledge.told_decisions import ToldDecision

Models = Mapping[str, type[BaseModel]]


class Read(NamedTuple):
    """The knowledge as its files hold it: whole and checked, and each entry with its place."""

    knowledge: Knowledge
    shelves: Shelves
    digest: str

    def written(self) -> dict[str, list[Any]]:
        """Return the entries of each table as the parser gave them."""
        return {name: [placed.raw for placed in shelf] for name, shelf in self.shelves.items()}


def read(folder: Path) -> Read:
    """Read and check the knowledge files of a folder; raise :class:`KnowledgeError` with every mistake."""
    digest = digest_of(folder)
    shelves = _shelve(folder, knowledge_files(folder), TABLES)
    entries = {name: [placed.entry for placed in shelf] for name, shelf in shelves.items()}
    knowledge = knowledge_of(entries, digest[:12])
    lacking = [name for name in ("question", "label", "route", "phrase") if not shelves[name]]
    mistakes = [Mistake(".", 1, lacking[0], f"there is not one [[{lacking[0]}]] below {folder}")] if lacking else []
    _refuse([*mistakes, *check(knowledge, shelves)])
    return Read(knowledge, shelves, digest)


def read_scenarios(folder: Path, knowledge: Knowledge) -> tuple[Scenario, ...]:
    """Read and check the told cases of a folder; raise :class:`KnowledgeError` with every mistake."""
    shelves = _shelve(folder, scenario_files(folder), SCENARIO_TABLES)
    _refuse(check_scenarios(knowledge, shelves))
    return tuple(placed.entry for placed in shelves["scenario"])


def read_told_decisions(folder: Path) -> tuple[ToldDecision, ...]:
    """Read the real decisions told again; raise :class:`KnowledgeError` with every mistake."""
    shelves = _shelve(folder, agreement_files(folder), AGREEMENT_TABLES)
    return tuple(placed.entry for placed in shelves["decision"])


def _refuse(mistakes: list[Mistake]) -> None:
    if mistakes:
        raise KnowledgeError(mistakes)


def _shelve(folder: Path, files: Iterable[Path], models: Models) -> Shelves:
    shelves: Shelves = {name: [] for name in models}
    mistakes: list[Mistake] = []
    for sheet in _sheets(folder, files):
        for name, placed in _tables(sheet):
            entry = _read_entry(name, placed, models, mistakes)
            if entry is not None:
                shelves[name].append(entry)
    _refuse(mistakes)
    return shelves


def _sheets(folder: Path, files: Iterable[Path]) -> Iterator[Sheet]:
    for file in files:
        name = file.relative_to(folder).as_posix()
        try:
            yield parse(name, file.read_text(encoding="utf-8"))
        except UnicodeDecodeError:
            raise KnowledgeError([Mistake(name, 1, "file", "is not text in UTF-8")]) from None


def _tables(sheet: Sheet) -> Iterator[tuple[str, Placed]]:
    """Yield every entry of a file with the name of its table; an unknown name is yielded as it is."""
    for name, value in sheet.data.items():
        if isinstance(value, list):
            for index in range(len(value)):
                yield name, Placed(None, sheet, (name, index))
        else:
            yield name, Placed(None, sheet, (name,))


def _read_entry(name: str, placed: Placed, models: Models, mistakes: list[Mistake]) -> Placed | None:
    model = models.get(name)
    if model is None:
        mistakes.append(placed.mistake((), _no_such_table(name, models)))
        return None
    try:
        return Placed(model.model_validate(placed.raw), placed.sheet, placed.path)
    except ValidationError as error:
        mistakes.extend(mistakes_of(error, model, placed))
        return None


def _no_such_table(name: str, models: Models) -> str:
    if name in SCENARIO_TABLES:
        return f"a {name} belongs below {SCENARIOS}/, where only the checks read it"
    if name in TABLES:
        return f"below {SCENARIOS}/ stand scenarios alone, so this would never be read"
    return f"no such table{nearest(name, models)}"
