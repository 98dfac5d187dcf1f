"""Says where an entry stands in the files, for those who work on them."""

from __future__ import annotations

from collections.abc import Mapping

from helper.knowledge.positions import Path
from helper.knowledge.sheets import Placed, Shelves


class Whereabouts:
    """The file and line of every entry that was read, and of the parts inside it."""

    def __init__(self, shelves: Shelves) -> None:
        self._placed: Mapping[tuple[str, str], Placed] = {
            (table, placed.entry.id): placed
            for table, shelf in shelves.items()
            for placed in shelf
            if hasattr(placed.entry, "id")
        }

    def of(self, table: str, entry_id: str, inside: Path = ()) -> str:
        """Return "file:line" of an entry, or of a part of it; empty where there is no such entry."""
        placed = self._placed.get((table, entry_id))
        if placed is None:
            return ""
        mistake = placed.mistake(inside, "")
        return f"{mistake.file}:{mistake.line}"
