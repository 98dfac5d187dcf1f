"""A shelf of past decisions: one SQLite database, in memory or a file, with a full-text index of their words.

Texts are stored as stems, so the index, the count of each word and the mending of misspelt words speak of
the same words. How often each word stands is kept in an ordinary table: the index's own vocabulary is
read whole at every look-up.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Final

from helper.knowledge.records import Decision
from helper.words import stems

# Written into the database; a file with another number was made by another program.
FORMAT: Final = 1
_AT_ONCE = 1_000

_TABLES = """
CREATE TABLE decision (
    row INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, topic TEXT NOT NULL, ground TEXT NOT NULL,
    grounds TEXT NOT NULL, year TEXT NOT NULL, decided_as TEXT NOT NULL, record TEXT NOT NULL
);
CREATE INDEX decision_topic ON decision (topic, ground);
CREATE VIRTUAL TABLE texts USING fts5 (complaint, outcome, topic, content='', tokenize='unicode61');
INSERT INTO texts (texts, rank) VALUES ('rank', 'bm25(1.0, 0.3, 0.0)');
CREATE TABLE rarity (word TEXT PRIMARY KEY, count INTEGER NOT NULL) WITHOUT ROWID;
"""


class ShelfError(Exception):
    """A file is no shelf of decisions that can be used; the message says what and what to do."""


@dataclass(frozen=True, slots=True)
class Found:
    """A decision of a shelf that words led to: its row, how much its words are alike, its topic and grounds."""

    row: int
    likeness: float
    topic: str
    grounds: tuple[str, ...]


def key_of(reference: str) -> str:
    """Return a reference without what may be written in different ways: spaces, dashes, capitals."""
    return re.sub(r"[^0-9a-z]", "", reference.lower())


@lru_cache(maxsize=1024)
def topic_id(category: str, subcategory: str) -> str:
    """Return the topic id that a category and subcategory have in the complaint body's addresses."""
    return "/".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in (category, subcategory) if part)


@lru_cache(maxsize=1024)
def topic_token(topic: str) -> str:
    """Return a topic as one word of the index, which no stem can be."""
    return f"0{re.sub(r'[^a-z0-9]', '', topic)}"


class Shelf:
    """Decisions that can be added, looked up, searched and counted."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.connection = connection

    @classmethod
    def in_memory(cls, decisions: Iterable[Decision]) -> Shelf:
        """Return a shelf of these decisions that leaves nothing on disk."""
        shelf = cls(sqlite3.connect(":memory:", check_same_thread=False))
        shelf._make()
        shelf.add(decisions)
        shelf.finish()
        return shelf

    @classmethod
    def in_file(cls, file: Path) -> Shelf:
        """Return the shelf that a file holds, made where there is none; raise :class:`ShelfError` if it is no such."""
        try:
            shelf = cls(sqlite3.connect(file, check_same_thread=False))
            if shelf._format() == 0:
                shelf._make()
            found = shelf._format()
        except sqlite3.Error as error:
            raise ShelfError(f"{file} cannot be used as a library of decisions: {error}") from None
        if found != FORMAT:
            raise ShelfError(f"{file} was made by another version of this program; move it away and import again")
        return shelf

    def _format(self) -> int:
        return int(self.connection.execute("PRAGMA user_version").fetchone()[0])

    def _make(self) -> None:
        self.connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {FORMAT}; COMMIT;")

    def add(self, decisions: Iterable[Decision]) -> int:
        """Add decisions whose reference is not here yet, and return how many; what was added is kept at once."""
        added = 0
        given = iter(decisions)
        with self.connection:
            while some := {key_of(each.reference): each for each in islice(given, _AT_ONCE)}:
                added += self._add({key: each for key, each in some.items() if not self._holds(key)})
        return added

    def _add(self, new: Mapping[str, Decision]) -> int:
        """Add decisions by their keys, none of which is here."""
        last = self.connection.execute("SELECT coalesce(max(row), 0) FROM decision").fetchone()[0]
        numbered = list(enumerate(new.items(), last + 1))
        records = (_record(row, key, decision) for row, (key, decision) in numbered)
        self.connection.executemany("INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?)", records)
        texts = (_indexed(row, decision) for row, (_, decision) in numbered)
        self.connection.executemany("INSERT INTO texts (rowid, complaint, outcome, topic) VALUES (?, ?, ?, ?)", texts)
        return len(numbered)

    def finish(self) -> None:
        """Count the words anew; to be called after decisions were added, and again is harmless."""
        with self.connection:
            self.connection.execute("CREATE VIRTUAL TABLE temp.vocabulary USING fts5vocab(main, texts, row)")
            self.connection.execute("DELETE FROM rarity")
            self.connection.execute("INSERT INTO rarity SELECT term, doc FROM temp.vocabulary")
            self.connection.execute("DROP TABLE temp.vocabulary")

    @property
    def size(self) -> int:
        """How many decisions are here."""
        return int(self.connection.execute("SELECT count(*) FROM decision").fetchone()[0])

    def holds(self, reference: str) -> bool:
        """Whether a decision of that reference is here, however it is spaced."""
        return self._holds(key_of(reference))

    def _holds(self, key: str) -> bool:
        return self.connection.execute("SELECT 1 FROM decision WHERE key = ?", (key,)).fetchone() is not None

    def show(self, reference: str) -> Decision | None:
        """Return the decision of that reference, however it is spaced, or ``None``."""
        asked = "SELECT record FROM decision WHERE key = ?"
        found = self.connection.execute(asked, (key_of(reference),)).fetchone()
        return Decision.model_validate_json(found[0]) if found else None

    def of_row(self, row: int) -> Decision:
        """Return the decision that stands in a row."""
        found = self.connection.execute("SELECT record FROM decision WHERE row = ?", (row,)).fetchone()
        return Decision.model_validate_json(found[0])

    def decisions(self) -> Iterator[Decision]:
        """Yield all decisions."""
        for (record,) in self.connection.execute("SELECT record FROM decision ORDER BY row"):
            yield Decision.model_validate_json(record)

    def references(self) -> Iterator[str]:
        """Yield the references of all decisions."""
        for (record,) in self.connection.execute("SELECT record ->> 'reference' FROM decision"):
            yield record

    def counts(self, words: Sequence[str]) -> dict[str, int]:
        """Return how many decisions hold each of these stems; what none holds is left out."""
        marks = ", ".join("?" * len(words))
        return dict(self.connection.execute(f"SELECT word, count FROM rarity WHERE word IN ({marks})", words))  # noqa: S608  (only marks are put in)

    def words_beginning(self, letter: str, shortest: int, longest: int) -> list[str]:
        """Return the stems that begin with a letter and are of a length, the commonest first."""
        found = self.connection.execute(
            "SELECT word FROM rarity WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ? ORDER BY count DESC",
            (letter, chr(ord(letter) + 1), shortest, longest),
        )
        return [word for (word,) in found]

    def matching(self, query: str, limit: int) -> list[Found]:
        """Return decisions that an index query matches, the likest first; the query is ours, never anybody's words."""
        found = self.connection.execute(
            "SELECT row, likeness, topic, grounds FROM "
            "(SELECT rowid AS found, -rank AS likeness FROM texts WHERE texts MATCH ? "
            "ORDER BY rank LIMIT ?) CROSS JOIN decision ON row = found",
            (query, limit),
        )
        return [Found(row, likeness, topic, tuple(grounds.split())) for row, likeness, topic, grounds in found]

    def about(self, topic: str, limit: int) -> list[Found]:
        """Return decisions of a topic, whatever their words."""
        asked = "SELECT row, topic, grounds FROM decision WHERE topic = ? LIMIT ?"
        found = self.connection.execute(asked, (topic, limit))
        return [Found(row, 0.0, of, tuple(grounds.split())) for row, of, grounds in found]

    def close(self) -> None:
        """Let go of the database."""
        self.connection.close()


def _topic_of(decision: Decision) -> str:
    return topic_id(decision.category, decision.subcategory)


def _record(row: int, key: str, decision: Decision) -> tuple[int, str, str, str, str, str, str, str]:
    """Return a row of the table of decisions."""
    main = decision.grounds[0] if decision.grounds else ""
    grounds = f" {' '.join(decision.grounds)} "
    year = decision.decided[:4]
    return row, key, _topic_of(decision), main, grounds, year, decision.decision, decision.model_dump_json()


def _indexed(row: int, decision: Decision) -> tuple[int, str, str, str]:
    """Return a row of the index: stems of the complaint, stems of the outcome, the topic as one word."""
    complaint = " ".join(stems(f"{decision.complaint} {decision.wanted}"))
    return row, complaint, " ".join(stems(decision.outcome)), topic_token(_topic_of(decision))
