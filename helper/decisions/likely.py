"""How likely a complaint ends for each ground, from its words, its likely topics and the tests that apply."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from helper.decisions.shelf import topic_id
from helper.knowledge.records import Decision
from helper.profiles import Profiles, features, text_about
from helper.words import stems

Shares = Mapping[str, float]

# Fitted on decisions that are not held out. A topic's own decisions count as much as three of all.
_WORDS = 0.6
_OF_ALL = 3.0
_TOPICS = 3
_OF_A_TEST = math.log(12.0)
_LEAST = 1e-9


class LikelyGrounds:
    """Main grounds of past decisions: how often, in which topics, after which words; made once."""

    def __init__(self, decisions: Iterable[Decision]) -> None:
        with_ground = [decision for decision in decisions if decision.grounds]
        self._of_all = Counter(decision.grounds[0] for decision in with_ground)
        self._of_topic: dict[str, Counter[str]] = defaultdict(Counter)
        for decision in with_ground:
            self._of_topic[topic_id(decision.category, decision.subcategory)][decision.grounds[0]] += 1
        texts = [text_about(d.grounds[0], f"{d.complaint} {d.wanted}") for d in with_ground]
        self._profiles = Profiles(tuple(self._of_all), texts) if texts else None

    def shares(self, text: str, topics: Shares, shown: Collection[str]) -> Shares:
        """Return how likely each main ground is, in shares of one.

        ``topics`` are shares of one by topic id; ``shown`` are grounds that tests stand for which apply.
        """
        if self._profiles is None:
            return {}
        words = self._profiles.scores(features(stems(text)))
        logs = {
            ground: math.log(self._before(ground, topics) + _LEAST)
            + _WORDS * words[ground]
            + _OF_A_TEST * (ground in shown)
            for ground in self._of_all
        }
        best = max(logs.values())
        soft = {ground: math.exp(value - best) for ground, value in logs.items()}
        whole = sum(soft.values())
        return {ground: share / whole for ground, share in soft.items()}

    def _before(self, ground: str, topics: Shares) -> float:
        """Return how often complaints about the likeliest topics end for a ground, before any word is looked at."""
        everywhere = self._of_all[ground] / self._of_all.total()
        likeliest = sorted(topics, key=lambda topic: -topics[topic])[:_TOPICS]
        whole = sum(topics[topic] for topic in likeliest)
        if not whole:
            return everywhere
        return sum(topics[topic] / whole * self._in_topic(ground, topic, everywhere) for topic in likeliest)

    def _in_topic(self, ground: str, topic: str, everywhere: float) -> float:
        counts = self._of_topic.get(topic, Counter())
        return (counts[ground] + _OF_ALL * everywhere) / (counts.total() + _OF_ALL)
