"""Suggests topics from a story: authored phrases and stories joined with word counts of past complaints.

A story is compared with each topic and, for less, with the topic's whole family: a complaint about care for
an adult is more likely under a heading of adult care, whichever. Words that are not known are mended
against those that are (rapidfuzz), so a misspelt story counts too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from helper.knowledge.places import Topic
from helper.knowledge.records import Decision
from helper.knowledge.store import Knowledge
from helper.profiles import Profiles, Text, features, text_about
from helper.words import mendable, nearest_word, stems

# How much a deviation counts when scores are made into shares, so that what is said to be two thirds sure is
# right two times in three: fitted on decisions that are not held out.
_SHARPNESS = 0.48
# How much the family counts beside the topic itself: fitted likewise.
_FAMILY = 0.3
# How much nearer a subject outside the headings must be than the best of them to stand before it.
_OUTSIDE = 0.3


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A topic that the words may be about, with a share of certainty from 0 to 1."""

    topic: Topic
    score: float


class Suggester:
    """What texts about each topic hold; made once from the knowledge and its past decisions.

    The complaint body's own headings are compared among themselves, because only they have past
    complaints to learn from; a subject outside them comes in by its distance from the best of them.
    """

    def __init__(self, topics: Sequence[Topic], decisions: Iterable[Decision]) -> None:
        self.topics = [topic for topic in topics if topic.phrases or topic.told or topic.category]
        texts = tuple(_texts(self.topics, decisions))
        own = {topic.id: _family(topic.id) for topic in self.topics if topic.category} or {
            topic.id: _family(topic.id) for topic in self.topics
        }
        own_texts = tuple(text for text in texts if text.label in own)
        self._own = own
        self._everything = Profiles([topic.id for topic in self.topics], texts)
        self._headings = Profiles(tuple(own), own_texts)
        families = tuple(dict.fromkeys(own.values()))
        self._families = Profiles(families, (replace(text, label=own[text.label]) for text in own_texts))
        self._by_first_letter: dict[str, list[str]] = {}
        for word in self._everything.known_words():
            self._by_first_letter.setdefault(word[0], []).append(word)
        self._mended = lru_cache(maxsize=4096)(self._mend)

    def suggest(self, text: str, limit: int = 3) -> list[Suggestion]:
        """Return the topics that a text is most likely about, best first; none for no known word."""
        shares = self.shares(text)
        ranked = sorted((topic for topic in self.topics if topic.id in shares), key=lambda topic: -shares[topic.id])
        return [Suggestion(topic, round(shares[topic.id], 4)) for topic in ranked[:limit]]

    def shares(self, text: str) -> dict[str, float]:
        """Return how likely a text is about each topic, by topic id, in shares of one; empty for no known word."""
        words = [mended for word in stems(text) if (mended := self._mended(word))]
        if not words:
            return {}
        scores = self._scores(features(words))
        best = max(scores.values())
        soft = {topic: math.exp((score - best) * _SHARPNESS) for topic, score in scores.items()}
        whole = sum(soft.values())
        return {topic: share / whole for topic, share in soft.items()}

    def _scores(self, found: Sequence[str]) -> dict[str, float]:
        headings, families = self._headings.scores(found), self._families.scores(found)
        scores = {topic: score + _FAMILY * families[self._own[topic]] for topic, score in headings.items()}
        everything = self._everything.scores(found)
        apart = max(scores.values()) - max(everything[topic] for topic in scores) - _OUTSIDE
        return scores | {topic: score + apart for topic, score in everything.items() if topic not in scores}

    def _mend(self, word: str) -> str | None:
        """Return a word as it is known, or ``None``."""
        if self._everything.knows(word):
            return word
        return nearest_word(word, self._by_first_letter.get(word[0], ())) if mendable(word) else None


def _family(topic: str) -> str:
    return topic.partition("/")[0]


def _texts(topics: Iterable[Topic], decisions: Iterable[Decision]) -> Iterator[Text]:
    headings = {(topic.category, topic.subcategory): topic.id for topic in topics if topic.category}
    for topic in topics:
        yield from (text_about(topic.id, text) for text in (*topic.phrases, *topic.told))
    for decision in decisions:
        topic_id = headings.get((decision.category, decision.subcategory))
        if topic_id:
            yield text_about(topic_id, f"{decision.complaint} {decision.wanted}")


@lru_cache(maxsize=4)
def suggester(knowledge: Knowledge, decisions: tuple[Decision, ...]) -> Suggester:
    """Return the suggester for a knowledge and its decisions, made once."""
    return Suggester(knowledge.topic_list, decisions)
