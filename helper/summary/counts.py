"""What happened in such cases, with the sample, the period, both denominators and a warning."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from helper.assessment import Desk
from helper.decisions.statistics import share_in_words
from helper.knowledge.phrases import say
from helper.shapes import AssessedStatistics
from helper.summary.blocks import Bar, Bars, Block, Paragraph


def counts(at: Desk, counted: AssessedStatistics) -> Iterator[Block]:
    """Yield the counts of past decisions; nothing where there are none."""
    if not counted.outcomes:
        return
    known = at.knowledge
    names = {ground.id: ground.name for ground in known.grounds}
    period: dict[str, Any] = {"from": counted.from_ or "?", "to": counted.to or "?"}
    yield Paragraph(say(known, "stats-item", sample=counted.sample, **period))
    yield Bars(
        tuple(
            Bar(names.get(ground, ground), count, share_in_words(count, counted.sample))
            for ground, count in counted.outcomes.items()
        )
    )
    warning = say(known, "stats-warning")
    if not counted.looked_into:
        yield Paragraph(warning)
        return
    right = f"{counted.found_right}{share_in_words(counted.found_right, counted.looked_into)}"
    looked_into = say(known, "stats-looked-into", looked_into=counted.looked_into, found_right=right)
    yield Paragraph(f"{looked_into} {warning}")
