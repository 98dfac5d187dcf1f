"""What is wrong in a knowledge file, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

_NEAR_ENOUGH = 60


class Mistake(NamedTuple):
    """One mistake: where it is and what to do, with the nearest thing that is right."""

    file: str
    line: int
    key: str
    says: str

    def __str__(self) -> str:
        """One line: ``routes/01-urgent.toml:12: open.question: no question 'dangre'``."""
        return f"{self.file}:{self.line}: {self.key}: {self.says}"


class KnowledgeError(Exception):
    """The knowledge files cannot be used; holds every mistake that was found."""

    def __init__(self, mistakes: Iterable[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


def nearest(word: str, known: Iterable[str]) -> str:
    """Return "; the nearest is 'x'" for the known word most like the given one, or nothing."""
    from rapidfuzz import process  # noqa: PLC0415  (10 ms that only a mistake is worth)

    found = process.extractOne(word, list(known), score_cutoff=_NEAR_ENOUGH)
    return f"; the nearest is '{found[0]}'" if found else ""
