"""Suggests topics from a story: authored phrases joined with word counts learnt from past complaints.

A multinomial naive Bayes over stemmed words; authored phrases count as extra complaints of their topic.
Misspelt words are mended against the words that are known (rapidfuzz).
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from helper.knowledge.places import Topic
from helper.knowledge.records import Decision
from helper.knowledge.store import Knowledge

_WORD = re.compile(r"[a-z]{2,}")
_ENDINGS = ("ings", "ing", "edly", "ed", "ies", "es", "s", "ly")
_SHORTEST_STEM = 3
_SMOOTHING = 0.15
_PHRASE_WEIGHT = 2.0
_MENDABLE = 5
_NEAR = 0.75
_SOFTNESS = 0.35


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic that the words may be about, with a share of certainty from 0 to 1."""

    topic: Topic
    score: float


def stem(word: str) -> str:
    """Cut the commonest endings off a word, so that its forms count as one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            return word[: -len(ending)]
    return word


def stems(text: str) -> list[str]:
    """Return the stems of the words of a text, in order."""
    return [stem(word) for word in _WORD.findall(text.lower())]


class Suggester:
    """Word counts for each topic; made once from the knowledge and its past decisions."""

    def __init__(self, topics: Sequence[Topic], decisions: Sequence[Decision]) -> None:
        self.topics = [topic for topic in topics if topic.phrases or topic.category]
        self._counts = {topic.id: self._of_topic(topic, decisions) for topic in self.topics}
        self._totals = {topic: sum(counts.values()) for topic, counts in self._counts.items()}
        self._known = frozenset().union(*self._counts.values())
        self._everywhere: Counter[str] = Counter()
        for counts in self._counts.values():
            self._everywhere.update(set(counts))

    @staticmethod
    def _of_topic(topic: Topic, decisions: Sequence[Decision]) -> dict[str, float]:
        counts: Counter[str] = Counter()
        for decision in decisions:
            if (decision.category, decision.subcategory) == (topic.category, topic.subcategory):
                counts.update(set(stems(f"{decision.complaint} {decision.wanted}")))
        weighted = {word: float(count) for word, count in counts.items()}
        for phrase in topic.phrases:
            for word in stems(phrase):
                weighted[word] = weighted.get(word, 0.0) + _PHRASE_WEIGHT
        return weighted

    def suggest(self, text: str, limit: int = 3) -> list[Suggestion]:
        """Return the topics that a text is most likely about, best first; none for no known word."""
        words = [word for word in map(self._mended, dict.fromkeys(stems(text))) if word in self._known]
        if not words:
            return []
        scores = {topic.id: self._score(topic, words, text) for topic in self.topics}
        best = max(scores.values())
        soft = {topic: math.exp((score - best) * _SOFTNESS) for topic, score in scores.items()}
        whole = sum(soft.values())
        ranked = sorted(self.topics, key=lambda topic: -scores[topic.id])[:limit]
        return [Suggestion(topic, round(soft[topic.id] / whole, 4)) for topic in ranked]

    def _score(self, topic: Topic, words: list[str], text: str) -> float:
        counts, total = self._counts[topic.id], self._totals[topic.id]
        size = len(self._known)
        score = sum(
            self._weight(word) * math.log((counts.get(word, 0.0) + _SMOOTHING) / (total + _SMOOTHING * size))
            for word in words
        )
        folded = f" {' '.join(_WORD.findall(text.lower()))} "
        return score + sum(3.0 for phrase in topic.phrases if f" {phrase.lower()} " in folded)

    def _weight(self, word: str) -> float:
        """Words that few topics have say more."""
        return math.log(1 + len(self.topics) / self._everywhere[word]) / math.log(1 + len(self.topics))

    def _mended(self, word: str) -> str:
        if word in self._known or len(word) < _MENDABLE:
            return word
        return _nearest(word, self._known) or word


@lru_cache(maxsize=2048)
def _nearest(word: str, known: frozenset[str]) -> str | None:
    near = process.extractOne(
        word, [k for k in known if k[0] == word[0]], scorer=DamerauLevenshtein.normalized_similarity, score_cutoff=_NEAR
    )
    return near[0] if near else None


@lru_cache(maxsize=4)
def suggester(knowledge: Knowledge, decisions: tuple[Decision, ...]) -> Suggester:
    """Return the suggester for a knowledge and its decisions, made once."""
    return Suggester(knowledge.topic_list, decisions)
