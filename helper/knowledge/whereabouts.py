"""Says where an entry stands in the files, for those who work on them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from helper.knowledge.loading import entries, sheets
from helper.knowledge.positions import Path as Inside
from helper.knowledge.sheets import Placed


class Whereabouts:
    """The file and line of every entry of a knowledge folder, and of the parts inside it."""

    def __init__(self, folder: Path) -> None:
        self._placed: Mapping[tuple[str, str], Placed] = {
            (table, str(placed.raw["id"])): placed
            for sheet in sheets(folder)
            for table, placed in entries(sheet)
            if isinstance(placed.raw, dict) and "id" in placed.raw
        }

    def of(self, table: str, entry_id: str, inside: Inside = ()) -> str:
        """Return "file:line" of an entry, or of a part of it; empty where there is no such entry."""
        placed = self._placed.get((table, entry_id))
        if placed is None:
            return ""
        mistake = placed.mistake(inside, "")
        return f"{mistake.file}:{mistake.line}"
