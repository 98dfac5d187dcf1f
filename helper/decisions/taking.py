"""Takes published decisions into the person's own library, thousands at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from helper.decisions.library import Library
from helper.decisions.published.decision import NotADecisionError, read_source
from helper.decisions.published.finding import Source, sources
from helper.decisions.published.patterns import patterns_of
from helper.decisions.shelf import Shelf
from helper.knowledge.records import Decision
from helper.knowledge.store import Knowledge

# So many are kept together: an import that is stopped loses no more.
_KEPT_TOGETHER = 500


@dataclass(frozen=True, slots=True)
class Refused:
    """A file, or a line of one, that is no decision, and why."""

    name: str
    reason: str


class Taking:
    """Reads decisions in and keeps count: what was added, what was there, what was refused."""

    def __init__(self, knowledge: Knowledge, library: Library, shelf: Shelf) -> None:
        self._patterns = patterns_of(knowledge)
        self._library = library
        self._shelf = shelf
        self.added = 0
        self.known = 0
        self.refused: list[Refused] = []

    @staticmethod
    def count(paths: Iterable[Path]) -> int:
        """Return how many sources there are below some paths."""
        return sum(1 for _ in sources(paths))

    def take(self, paths: Iterable[Path]) -> Iterator[str]:
        """Read everything below some paths, and yield the name of each source once it was dealt with."""
        found = sources(paths)
        try:
            while some := list(islice(found, _KEPT_TOGETHER)):
                new = []
                for source in some:
                    new += self._read(source)
                    yield source.name
                added = self._shelf.add(new)
                self.added += added
                self.known += len(new) - added
        finally:
            self._shelf.finish()

    def _read(self, source: Source) -> list[Decision]:
        """Return the decision of a source if it is new, and count what it is."""
        try:
            decision = read_source(source, self._patterns)
        except NotADecisionError as error:
            self.refused.append(Refused(source.name, str(error)))
            return []
        if self._library.shipped_holds(decision.reference) or self._shelf.holds(decision.reference):
            self.known += 1
            return []
        return [decision]

    def row(self) -> dict[str, Any]:
        """Return the count as plain values."""
        refused = [{"name": each.name, "reason": each.reason} for each in self.refused]
        return {"added": self.added, "known": self.known, "refused": refused}
