"""What happened in such cases: counts with their sample and period."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from helper.decisions.library import Library, topic_id


@dataclass(frozen=True, slots=True)
class Statistics:
    """How decisions ended: how many, from when to when, and how many by their main ground."""

    sample: int
    from_: str | None
    to: str | None
    outcomes: dict[str, int]


def statistics(library: Library, *, topic: str | None = None, test: str | None = None) -> Statistics:
    """Count the main grounds of the decisions with a topic and standing for a test, if given."""
    chosen = [
        decision
        for decision in library.decisions
        if (not topic or topic_id(decision.category, decision.subcategory) == topic)
        and (not test or library.tests_of(decision, [test]))
    ]
    years = sorted(decision.decided[:4] for decision in chosen if decision.decided)
    grounds = Counter(decision.grounds[0] for decision in chosen if decision.grounds)
    return Statistics(
        sample=len(chosen),
        from_=years[0] if years else None,
        to=years[-1] if years else None,
        outcomes=dict(grounds.most_common()),
    )
