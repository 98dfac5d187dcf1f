"""Prints how alike the decisions are that a search finds: nDCG at five (same subcategory 1, same main ground 1).

Each decision's complaint is the query; what is learnt from decisions (topics, grounds) is learnt from the
other folds of a cross-validation, and the decision itself is taken out of what was found. Beside it stand plain
BM25 and five at random of the same topic. Inside a case, topic and tests are those of the real decisions
told again. Run it as ``python -m tests.benchmarks.alike`` from the clone; it takes about a minute.
"""

from __future__ import annotations

import math
import random
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from helper.agreement.agreement import named_tests
from helper.agreement.parts import PARTS, fold_of, part_of
from helper.agreement.retelling import retold
from helper.assessment import Desk, desk
from helper.decisions.library import Library
from helper.decisions.query import query_of
from helper.decisions.shelf import Shelf, topic_id
from helper.knowledge.files import read_told_decisions
from helper.knowledge.folders import default_folder
from helper.knowledge.loading import load, load_codes, load_decisions
from helper.knowledge.records import Decision

FOLDS = 10
FIRST = 5
Found = Sequence[str]


def topic_of(decision: Decision) -> str:
    """Return the topic of a decision, "" where the page did not print one."""
    return topic_id(decision.category, decision.subcategory)


def gain(asked: Decision, found: Decision) -> int:
    """Return 1 for the same subcategory and 1 for the same main ground."""
    same_topic = bool(asked.category) and topic_of(asked) == topic_of(found)
    return same_topic + (bool(asked.grounds) and asked.grounds[:1] == found.grounds[:1])


def discounted(gains: Iterable[int]) -> float:
    """Return the sum of the first five gains, each divided by the logarithm of its place."""
    return sum(each / math.log2(place + 2) for place, each in enumerate(list(gains)[:FIRST]))


DECISIONS = {decision.reference: decision for decision in load_decisions()}


@cache
def _best(reference: str) -> float:
    asked = DECISIONS[reference]
    return discounted(sorted((gain(asked, d) for d in DECISIONS.values() if d is not asked), reverse=True))


def ndcg(asked: Decision, found: Found) -> float:
    """Return the gain of what was found as a share of the best that could be found."""
    others = [DECISIONS[reference] for reference in found if reference != asked.reference]
    return discounted(gain(asked, each) for each in others) / _best(asked.reference)


def words_of_complaint(decision: Decision) -> str:
    """Return what the person told."""
    return f"{decision.complaint} {decision.wanted}".strip()


@cache
def desk_without(fold: int) -> Desk:
    """Return the desk whose topics and grounds are learnt from all other folds; every decision can be found."""
    rest = tuple(d for d in load_decisions() if fold_of(d.reference, FOLDS) != fold)
    return Desk(load(), Library(load_decisions(), load_codes(), learnt_from=rest))


def by_words(asked: Decision) -> Found:
    """Search as ``decisions search`` does."""
    at = desk_without(fold_of(asked.reference, FOLDS))
    return [hit.decision.reference for hit in at.alike(words_of_complaint(asked), limit=FIRST + 1)]


def by_bm25(asked: Decision) -> Found:
    """Search with the same index and all words, ranked by BM25 alone."""
    shelf = _shelf()
    found = shelf.matching(query_of(shelf, words_of_complaint(asked)), FIRST + 1)
    return [shelf.of_row(each.row).reference for each in found]


@cache
def _shelf() -> Shelf:
    return Shelf.in_memory(load_decisions())


def at_random(asked: Decision) -> Found:
    """Take five of the same topic by lot."""
    same = [d.reference for d in DECISIONS.values() if topic_of(d) == topic_of(asked) and d is not asked]
    return random.Random(asked.reference).sample(same, min(FIRST, len(same)))  # noqa: S311  (no secret)


def with_topic(asked: Decision) -> Found:
    """Search with the topic confirmed and no test known."""
    at = desk_without(fold_of(asked.reference, FOLDS))
    hits = at.alike(words_of_complaint(asked), topic=topic_of(asked), limit=FIRST + 1)
    return [hit.decision.reference for hit in hits]


def in_a_case(at: Desk) -> Callable[[Decision], Found]:
    """Return the search inside the case of each told decision: topic confirmed, tests as the helper names them."""
    cases = [retold(at, told) for told in read_told_decisions(default_folder())]
    tests = {case.told.reference: named_tests(at.knowledge, case) for case in cases}

    def search(asked: Decision) -> Found:
        learnt = desk_without(fold_of(asked.reference, FOLDS))
        words = words_of_complaint(asked)
        hits = learnt.alike(words, topic=topic_of(asked), tests=tests[asked.reference], limit=FIRST + 1)
        return [hit.decision.reference for hit in hits]

    return search


def main() -> None:
    """Print the mean of each way of searching, for what may be looked at and for what is held out."""
    asked = [d for d in DECISIONS.values() if d.category and d.grounds and _best(d.reference)]
    asked.sort(key=lambda decision: fold_of(decision.reference, FOLDS))
    told = {each.reference for each in read_told_decisions(default_folder())}
    ways: dict[str, tuple[Callable[[Decision], Found], list[Decision]]] = {
        "words alone": (by_words, asked),
        "words alone, plain BM25": (by_bm25, asked),
        "topic confirmed": (with_topic, asked),
        "topic confirmed and tests, in the cases told again": (
            in_a_case(desk(load())),
            [d for d in asked if d.reference in told],
        ),
        "five at random of the same topic": (at_random, asked),
    }
    for name, (search, queries) in ways.items():
        scores: dict[str, list[float]] = defaultdict(list)
        for decision in queries:
            scores[part_of(decision.reference)].append(ndcg(decision, search(decision)))
        figures = "  ".join(
            f"{part} {sum(scores[part]) / len(scores[part]):.3f} ({len(scores[part])})" for part in PARTS
        )
        sys.stdout.write(f"{figures}  {name}\n")


if __name__ == "__main__":
    main()
