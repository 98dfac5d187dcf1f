"""The library of past decisions: full-text search by SQLite's FTS5, in memory, nothing on disk.

Ranking is BM25 over the rarest words of the query; inside a case the hits are ranked again by what
the answers know: the topic and the tests that apply.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property

from helper.knowledge.records import Codes, Decision
from helper.words import words_of

_RAREST = 20
_CANDIDATES = 60
_EVERY = "*"

# How much each thing that is shared adds to a score between 0 and 1.
_WORDS_SHARE, _TOPIC_SHARE, _TESTS_SHARE = 0.5, 0.3, 0.2


@dataclass(frozen=True, slots=True)
class Hit:
    """A decision found, with a score from 0 to 1 and what it shares with what was asked."""

    decision: Decision
    score: float
    topic: bool
    tests: tuple[str, ...]
    words: tuple[str, ...]


def topic_id(category: str, subcategory: str) -> str:
    """Return the topic id that a category and subcategory have in the complaint body's addresses."""
    return "/".join(re.sub(r"[^a-z0-9]+", "-", part.lower()).strip("-") for part in (category, subcategory))


class Library:
    """Decisions that can be searched; the index is built when first needed."""

    def __init__(self, decisions: Sequence[Decision], codes: Codes) -> None:
        self.decisions = decisions
        self.codes = codes

    @cached_property
    def _index(self) -> sqlite3.Connection:
        index = sqlite3.connect(":memory:", check_same_thread=False)
        index.execute("CREATE VIRTUAL TABLE texts USING fts5(complaint, outcome, tokenize='porter unicode61')")
        rows = ((n, f"{d.complaint} {d.wanted}", d.outcome) for n, d in enumerate(self.decisions))
        index.executemany("INSERT INTO texts(rowid, complaint, outcome) VALUES (?, ?, ?)", rows)
        index.execute("CREATE VIRTUAL TABLE vocabulary USING fts5vocab(texts, 'row')")
        index.execute("CREATE TABLE rarity (word TEXT PRIMARY KEY, count INTEGER) WITHOUT ROWID")
        index.execute("INSERT INTO rarity SELECT term, doc FROM vocabulary")
        return index

    @cached_property
    def _by_reference(self) -> dict[str, Decision]:
        return {_digits(decision.reference): decision for decision in self.decisions}

    @cached_property
    def _topics(self) -> list[str]:
        return [topic_id(d.category, d.subcategory) for d in self.decisions]

    def show(self, reference: str) -> Decision | None:
        """Return the decision of that reference, however it is spaced, or ``None``."""
        return self._by_reference.get(_digits(reference))

    def references(self) -> list[str]:
        """Return the references of all decisions."""
        return [decision.reference for decision in self.decisions]

    def search(
        self, text: str, *, topic: str | None = None, tests: Sequence[str] = (), within: bool = False, limit: int = 5
    ) -> list[Hit]:
        """Return the decisions most alike, best first.

        With ``within`` only decisions that have the topic, or stand for one of the tests, are returned;
        without it topic and tests only raise the rank.
        """
        ranked = self._ranked(text)
        if topic or tests:
            ranked |= {n: 0.0 for n in self._sharing(topic, tests) if n not in ranked}
        hits = [self._hit(n, rank, text, topic, tests) for n, rank in ranked.items()]
        if within:
            hits = [hit for hit in hits if (hit.topic or not topic) and (hit.tests or not tests)]
        return sorted(hits, key=lambda hit: -hit.score)[:limit]

    def _ranked(self, text: str) -> dict[int, float]:
        """Return rows with a rank from 0 to 1 by the rarest words of a text."""
        query = " OR ".join(f'"{word}"' for word in self._rarest(words_of(text)))
        if not query:
            return {}
        found = self._index.execute(
            "SELECT rowid, -bm25(texts, 1.0, 0.3) FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT ?",
            (query, _CANDIDATES),
        ).fetchall()
        best = max((rank for _, rank in found), default=1.0) or 1.0
        return {row: max(rank, 0.0) / best for row, rank in found}

    def _rarest(self, words: list[str]) -> list[str]:
        """Return the words that the fewest decisions hold; the index stems, so a shared beginning counts."""

        def count(word: str) -> int:
            row = self._index.execute(
                "SELECT max(count) FROM rarity WHERE word >= ? AND word < ?", (word[:5], word[:5] + "\uffff")
            ).fetchone()
            return row[0] or 0

        return sorted(words, key=count)[:_RAREST]

    def _sharing(self, topic: str | None, tests: Sequence[str]) -> Iterable[int]:
        """Yield the rows of the topic that stand for one of the tests, or all of the topic without tests."""
        for row, decision in enumerate(self.decisions):
            if topic and self._topics[row] == topic and (not tests or self.tests_of(decision, tests)):
                yield row

    def tests_of(self, decision: Decision, tests: Iterable[str]) -> tuple[str, ...]:
        """Return those of the tests that stand for a ground of the decision."""
        patterns = [p for ground in decision.grounds for p in self.codes.grounds.get(ground, ()) if p != _EVERY]
        return tuple(test for test in tests if any(fnmatchcase(test, pattern) for pattern in patterns))

    def _hit(self, row: int, rank: float, text: str, topic: str | None, tests: Sequence[str]) -> Hit:
        decision = self.decisions[row]
        same_topic = bool(topic) and self._topics[row] == topic
        shared = self.tests_of(decision, tests)
        score = rank
        if topic or tests:
            share = len(shared) / len(tests) if tests else 0.0
            score = _WORDS_SHARE * rank + _TOPIC_SHARE * same_topic + _TESTS_SHARE * share
        return Hit(decision, round(score, 4), same_topic, shared, self._shared_words(decision, text))

    def _shared_words(self, decision: Decision, text: str) -> tuple[str, ...]:
        own = set(words_of(f"{decision.complaint} {decision.wanted}"))
        return tuple(word for word in words_of(text) if word in own)


def _digits(reference: str) -> str:
    return re.sub(r"[^0-9a-z]", "", reference.lower())
