"""Profiles of labels (labels, grounds): which words stand in texts of each, and how much a story speaks for it.

Two measures of counts and logarithms are joined. The first is the cosine of a story and the sum of a
label's texts (Rocchio); the second the weight-normalised complement naive Bayes of Rennie et al., "Tackling
the Poor Assumptions of Naive Bayes Text Classifiers" (ICML 2003), which asks how little a word is at home
under all other labels. Features are stems and pairs of neighbouring stems.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from helper.words import stems

_SMOOTHING = 0.3

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Text:
    """A text that is known to be about a label, as its features, with how much it counts."""

    label: str
    features: tuple[str, ...]
    weight: float = 1.0


def features(words: Sequence[str]) -> tuple[str, ...]:
    """Return stems and pairs of neighbouring stems, each once."""
    pairs = (f"{first} {second}" for first, second in pairwise(words))
    return tuple(dict.fromkeys((*words, *pairs)))


def text_about(label: str, text: str, weight: float = 1.0) -> Text:
    """Return a text as what is counted of it."""
    return Text(label, features(stems(text)), weight)


class Profiles:
    """What the texts of each label hold; made once, and asked with the features of a story."""

    def __init__(self, labels: Sequence[str], texts: Iterable[Text]) -> None:
        held = [text for text in texts if text.features]
        self.labels = tuple(labels)
        self._rarity = _rarity(held)
        self._of: dict[str, dict[str, float]] = {}
        self._add(held)
        self._everywhere: Vector = {name: sum(by_label.values()) for name, by_label in self._of.items()}
        self._length = self._lengths()
        self._complement = self._complements()

    def _add(self, texts: Iterable[Text]) -> None:
        for text in texts:
            for name, value in self._vector(text.features).items():
                by_label = self._of.setdefault(name, {})
                by_label[text.label] = by_label.get(text.label, 0.0) + value * text.weight

    def _lengths(self) -> dict[str, float]:
        """Return how long the sum of each label's texts is as a vector; 1 where there is none."""
        squares = dict.fromkeys(self.labels, 0.0)
        for by_label in self._of.values():
            for label, held in by_label.items():
                squares[label] += held * held
        return {label: math.sqrt(square) or 1.0 for label, square in squares.items()}

    def knows(self, feature: str) -> bool:
        """Whether any text holds a feature."""
        return feature in self._rarity

    def known_words(self) -> Iterable[str]:
        """Return the single stems that are known."""
        return (name for name in self._rarity if " " not in name)

    def scores(self, asked: Sequence[str]) -> dict[str, float]:
        """Return how much features speak for each label, in deviations from the mean of all; 0 for none known."""
        story = self._vector(asked)
        if not story:
            return dict.fromkeys(self.labels, 0.0)
        near, complement = _standardised(self._cosines(story)), _standardised(self._complement_scores(story))
        return {label: near[label] + complement[label] for label in self.labels}

    def _vector(self, names: Iterable[str]) -> Vector:
        """Return the known features weighted by their rarity, as a vector of length one."""
        weights = {name: self._rarity[name] for name in names if name in self._rarity}
        length = _length(weights)
        return {name: weight / length for name, weight in weights.items()}

    def _cosines(self, story: Vector) -> dict[str, float]:
        found = dict.fromkeys(self.labels, 0.0)
        for name, weight in story.items():
            for label, held in self._of[name].items():
                found[label] += weight * held / self._length[label]
        return found

    def _complements(self) -> dict[str, tuple[float, float]]:
        """Return for each label the logarithm of what all others hold, and the sum of all weights."""
        whole = sum(self._everywhere.values())
        smoothed = _SMOOTHING * len(self._everywhere)
        everything = sum(math.log(amount + _SMOOTHING) for amount in self._everywhere.values())
        here, less = dict.fromkeys(self.labels, 0.0), dict.fromkeys(self.labels, 0.0)
        for name, by_label in self._of.items():
            everywhere = math.log(self._everywhere[name] + _SMOOTHING)
            for label, held in by_label.items():
                here[label] += held
                less[label] += everywhere - self._elsewhere(name, held)
        others = {label: math.log(whole - here[label] + smoothed) for label in self.labels}
        return {label: (log, len(self._of) * log - everything + less[label] or 1.0) for label, log in others.items()}

    def _elsewhere(self, name: str, here: float) -> float:
        """Return the logarithm of what all other labels hold of a feature."""
        return math.log(max(self._everywhere[name] - here, 0.0) + _SMOOTHING)

    def _complement_scores(self, story: Vector) -> dict[str, float]:
        nowhere = sum(weight * self._elsewhere(name, 0.0) for name, weight in story.items())
        whole = sum(story.values())
        found = {label: whole * others - nowhere for label, (others, _) in self._complement.items()}
        for name, weight in story.items():
            for label, held in self._of[name].items():
                found[label] += weight * (self._elsewhere(name, 0.0) - self._elsewhere(name, held))
        return {label: score / self._complement[label][1] for label, score in found.items()}


def _rarity(texts: Sequence[Text]) -> Vector:
    """Return for each feature how rare it is among the texts (inverse document frequency)."""
    counts = Counter(name for text in texts for name in text.features)
    return {name: math.log((1 + len(texts)) / (1 + count)) + 1 for name, count in counts.items()}


def _length(weights: Mapping[str, float]) -> float:
    return math.sqrt(sum(weight * weight for weight in weights.values()))


def _standardised(scores: Mapping[str, float]) -> dict[str, float]:
    """Return scores in deviations from their mean; all nought where they do not differ."""
    mean = fmean(scores.values())
    spread = math.sqrt(fmean((score - mean) ** 2 for score in scores.values()))
    return {key: (score - mean) / spread if spread else 0.0 for key, score in scores.items()}
