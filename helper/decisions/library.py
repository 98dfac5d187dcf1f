"""The library of past decisions: what is found by words, and ranked again by what the answers know.

The index finds decisions by the rarest words; then those come first that are likely about the same and
likely ended for the same reason, and among these the ones whose words are most alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from helper.decisions.likely import LikelyGrounds, Shares
from helper.decisions.query import query_of
from helper.decisions.shelf import Found, Shelf, key_of, topic_token
from helper.knowledge.records import Codes, Decision
from helper.words import stem, words_of

_BY_WORDS = 120
_BY_TOPIC = 160
_TOPICS = 3
# From so many on, the person's own decisions are searched by themselves.
_MANY = 2_000

# How much alike words count beside topic and ground, which count alike: fitted on decisions not held out.
_WORDS_SHARE = 0.15
_MOST = 2 + _WORDS_SHARE
# From this share on, a topic is said to be the same.
_SURELY = 0.5
# So many times the likeness of the next, and a decision is taken for the very one that the words are from.
_STANDS_OUT = 1.6


@dataclass(frozen=True, slots=True)
class Hit:
    """A decision found, with a score from 0 to 1 and what it shares with what was asked."""

    decision: Decision
    score: float
    topic: bool
    tests: tuple[str, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What decisions are looked for by: words, how likely each topic is, and the tests that apply.

    ``within`` leaves out what is not of the topics, or stands for none of the tests.
    """

    words: str
    topics: Shares
    tests: tuple[str, ...] = ()
    within: bool = False


class Library:
    """The shipped decisions, and the person's own beside them; the index is made when first needed."""

    def __init__(
        self,
        decisions: Sequence[Decision],
        codes: Codes,
        *,
        own: Shelf | None = None,
        own_mistake: str | None = None,
        learnt_from: Sequence[Decision] | None = None,
    ) -> None:
        self.decisions = tuple(decisions)
        self.codes = codes
        self._own = own
        self.own_mistake = own_mistake
        self.learnt_from = self.decisions if learnt_from is None else tuple(learnt_from)

    @cached_property
    def shelves(self) -> tuple[Shelf, ...]:
        """The shipped decisions on one shelf with the person's own, or beside theirs where it is large.

        How rare a word is cannot be told from few decisions, so few must not be ranked by themselves.
        """
        if self._own is None:
            return (Shelf.in_memory(self.decisions),)
        if self._own.size < _MANY:
            return (Shelf.in_memory((*self.decisions, *self._own.decisions())),)
        return (Shelf.in_memory(self.decisions), self._own)

    @cached_property
    def _likely(self) -> LikelyGrounds:
        return LikelyGrounds(self.learnt_from)

    @property
    def size(self) -> int:
        """How many decisions there are."""
        return sum(shelf.size for shelf in self.shelves)

    def show(self, reference: str) -> Decision | None:
        """Return the decision of that reference, however it is spaced, or ``None``."""
        return next((found for shelf in self.shelves if (found := shelf.show(reference))), None)

    def shipped_holds(self, reference: str) -> bool:
        """Whether a decision of that reference came with the program."""
        return key_of(reference) in self._shipped

    @cached_property
    def _shipped(self) -> frozenset[str]:
        return frozenset(key_of(decision.reference) for decision in self.decisions)

    def references(self) -> Iterator[str]:
        """Yield the references of all decisions."""
        for shelf in self.shelves:
            yield from shelf.references()

    def grounds_of(self, tests: Sequence[str]) -> frozenset[str]:
        """Return the grounds that tests stand for."""
        return frozenset(g for g in self.codes.grounds for test in tests if self.codes.stands_for(test, g))

    def tests_of(self, grounds: Sequence[str], tests: Iterable[str]) -> tuple[str, ...]:
        """Return those of the tests that stand for one of the grounds."""
        return tuple(test for test in tests if any(self.codes.stands_for(test, ground) for ground in grounds))

    def search(self, asked: Asked, limit: int = 5) -> list[Hit]:
        """Return the decisions most alike, best first."""
        topics = _sharpened(asked.topics)
        likely = self._likely.shares(asked.words, topics, self.grounds_of(asked.tests))
        found = [(shelf, each) for shelf in self.shelves for each in self._candidates(shelf, asked)]
        alike = _Likeness.of([each.likeness for _, each in found])
        scored = [(_score(each, alike, topics, likely), shelf, each) for shelf, each in found]
        scored.sort(key=lambda entry: (-entry[0], -entry[2].row))
        return [self._hit(shelf, each, score, asked) for score, shelf, each in scored[:limit]]

    def _candidates(self, shelf: Shelf, asked: Asked) -> Iterable[Found]:
        """Return what words lead to, what they lead to in the likeliest topics, and more of the likeliest topic."""
        topics = sorted(asked.topics, key=lambda topic: -asked.topics[topic])[:_TOPICS]
        words = query_of(shelf, asked.words)
        tokens = " OR ".join(topic_token(topic) for topic in topics)
        found: dict[int, Found] = {}
        if words and tokens:
            found |= {each.row: each for each in shelf.matching(f"topic : ({tokens}) AND {words}", _BY_TOPIC)}
        if words:
            found |= {each.row: each for each in shelf.matching(words, _BY_WORDS)}
        if topics and len(found) < _BY_WORDS:
            found = {each.row: each for each in shelf.about(topics[0], _BY_TOPIC)} | found
        return (each for each in found.values() if not asked.within or self._is_within(each, asked))

    def _is_within(self, found: Found, asked: Asked) -> bool:
        if asked.topics and found.topic not in asked.topics:
            return False
        return not asked.tests or bool(self.tests_of(found.grounds, asked.tests))

    def _hit(self, shelf: Shelf, found: Found, score: float, asked: Asked) -> Hit:
        decision = shelf.of_row(found.row)
        return Hit(
            decision,
            round(score, 4),
            asked.topics.get(found.topic, 0.0) >= _SURELY,
            self.tests_of(decision.grounds, asked.tests),
            _shared_words(decision, asked.words),
        )


def _sharpened(topics: Shares) -> Shares:
    """Return shares in which the likeliest weighs more: five decisions of one topic help more than a mixture."""
    squares = {topic: share * share for topic, share in topics.items()}
    whole = sum(squares.values()) or 1.0
    return {topic: square / whole for topic, square in squares.items()}


@dataclass(frozen=True, slots=True)
class _Likeness:
    """The greatest likeness of words among what was found, and whether it stands far above all others."""

    best: float
    stands_out: bool

    @classmethod
    def of(cls, all_: Iterable[float]) -> _Likeness:
        """Return it for the likeness of everything that was found."""
        best, second = [*sorted((each for each in all_ if each > 0), reverse=True), 0.0, 0.0][:2]
        return cls(best or 1.0, best > _STANDS_OUT * second)


def _score(found: Found, alike: _Likeness, topics: Shares, likely: Mapping[str, float]) -> float:
    """Return from 0 to 1 how alike a decision is: its words, its topic, the ground it ended for.

    One whose words stand out is most likely the very decision that was meant.
    """
    if alike.stands_out and found.likeness == alike.best:
        return 1.0
    ground = likely.get(found.grounds[0], 0.0) if found.grounds else 0.0
    return (_WORDS_SHARE * max(found.likeness, 0.0) / alike.best + topics.get(found.topic, 0.0) + ground) / _MOST


def _shared_words(decision: Decision, text: str) -> tuple[str, ...]:
    """Return the words of a text that the complaint has too, in another form or the same."""
    own = {stem(word) for word in words_of(f"{decision.complaint} {decision.wanted}")}
    return tuple(word for word in words_of(text) if stem(word) in own)
