"""Finds, in the raw knowledge files, every text that is shown to a person.

What is not shown is named in ``rules.toml``; a new table or key is therefore looked at from its first day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helper.knowledge.positions import Path as Place
from helper.knowledge.references import CONDITION_KEYS
from helper.knowledge.sheets import Sheet, parse

_REFERENCE = re.compile(r"[a-z0-9*]+(?:[-_/*][a-z0-9*]*)*|[A-Za-z]?-?\d+|\d{4}-\d\d-\d\d")
_OWN_NAMES = ("body", "route")


@dataclass(frozen=True)
class Unshown:
    """What is never shown as a sentence: whole tables, keys wherever they stand, and ids by their beginning."""

    tables: tuple[str, ...]
    keys: tuple[str, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Piece:
    """One text that is shown, with its path in the file."""

    path: Place
    text: str


@dataclass(frozen=True)
class Entry:
    """One entry of a file with all its shown texts, in the order in which they are written."""

    sheet: Sheet
    table: str
    id: str
    path: Place
    pieces: tuple[Piece, ...]


def sheets(folder: Path) -> list[Sheet]:
    """Parse every TOML file of a folder; raise ``KnowledgeError`` where one cannot be read."""
    return [
        parse(file.relative_to(folder).as_posix(), file.read_text(encoding="utf-8"))
        for file in sorted(folder.rglob("*.toml"))
    ]


def own_names(read: list[Sheet]) -> Iterator[str]:
    """Yield the names of bodies and routes: these are not sentences, and are kept as they are."""
    for sheet in read:
        for table in _OWN_NAMES:
            yield from (raw["name"] for raw in _listed(sheet, table) if isinstance(raw.get("name"), str))


def entries(sheet: Sheet, unshown: Unshown) -> Iterator[Entry]:
    """Yield the entries of a file that have something to show."""
    for table in sheet.data:
        if table in unshown.tables:
            continue
        for index, raw in enumerate(_listed(sheet, table)):
            entry_id = str(raw.get("id", index))
            if not entry_id.startswith(unshown.ids):
                pieces = tuple(_pieces(raw, (table, index), unshown))
                yield Entry(sheet, table, entry_id, (table, index), pieces)


def _listed(sheet: Sheet, table: str) -> list[dict[str, Any]]:
    found = sheet.data.get(table, [])
    return [raw for raw in found if isinstance(raw, dict)] if isinstance(found, list) else [found]


def _pieces(raw: Any, path: Place, unshown: Unshown) -> Iterator[Piece]:
    if isinstance(raw, str):
        if not _REFERENCE.fullmatch(raw):
            yield Piece(path, raw)
    elif isinstance(raw, list):
        for index, part in enumerate(raw):
            yield from _pieces(part, (*path, index), unshown)
    elif isinstance(raw, dict):
        for key, part in raw.items():
            if key not in unshown.keys and key not in CONDITION_KEYS and key != "length":
                yield from _pieces(part, (*path, key), unshown)
