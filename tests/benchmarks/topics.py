"""Prints how often the right topic is suggested first, and among the first three, by cross-validation.

For each fold the suggester learns from the decisions of all others, beside the authored phrases and stories. It
is asked with the complaint as summarised, and with the story as the same person would type it. Run it as
``python -m tests.benchmarks.topics`` from the clone; it takes about half a minute.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from helper.agreement.parts import fold_of, part_of
from helper.decisions.shelf import topic_id
from helper.knowledge.files import read_told_decisions
from helper.knowledge.folders import default_folder
from helper.knowledge.loading import load, load_decisions
from helper.knowledge.places import Topic
from helper.topics.suggest import Suggester

FOLDS = 10
FIRST = 3


def ranks(topics: Sequence[Topic]) -> Iterator[tuple[str, str, int]]:
    """Yield for each decision and way of telling: its reference, the way, and the place of its topic or 99."""
    decisions = [d for d in load_decisions() if d.category]
    told = {each.reference: each.told for each in read_told_decisions(default_folder())}
    for fold in range(FOLDS):
        suggester = Suggester(topics, [d for d in decisions if fold_of(d.reference, FOLDS) != fold])
        for decision in decisions:
            if fold_of(decision.reference, FOLDS) != fold:
                continue
            right = topic_id(decision.category, decision.subcategory)
            ways = {
                "as summarised": f"{decision.complaint} {decision.wanted}",
                "as typed": told.get(decision.reference),
            }
            for way, words in ways.items():
                if words is not None:
                    found = [each.topic.id for each in suggester.suggest(words, FIRST)]
                    yield decision.reference, way, found.index(right) if right in found else 99


def main() -> None:
    """Print the shares among the complaint body's own headings, and among all topics."""
    topics = load().topic_list
    own = [topic for topic in topics if topic.category]
    for name, among in ((f"{len(own)} headings", own), (f"all {len(topics)} topics", topics)):
        places: dict[tuple[str, str], list[int]] = defaultdict(list)
        for reference, way, place in ranks(among):
            places[way, part_of(reference)].append(place)
            places[way, "all"].append(place)
        for (way, part), found in sorted(places.items()):
            first, three = (sum(place < most for place in found) / len(found) for most in (1, FIRST))
            sys.stdout.write(f"{first:6.1%} first  {three:6.1%} in three  {name}, {way}, {part} ({len(found)})\n")


if __name__ == "__main__":
    main()
