"""How the doors stand: a short line for each concern, for the panel beside the conversation."""

from __future__ import annotations

from helper.conversation.session import Door
from helper.reasoning.findings import Findings
from helper.summary.concern import title_of
from helper.summary.wording import Wording

_SHOWN = 3


def doors(findings: Findings, said: Wording) -> tuple[Door, ...]:
    """Return how each concern stands; no verdict before it is settled."""
    labels = said.knowledge.labels
    return tuple(
        Door(
            concern=each.id,
            title=title_of(each, said),
            label=each.verdict.label,
            label_text=labels[each.verdict.label].name
            if each.verdict.settled
            else labels[each.verdict.label].says_so_far,
            settled=each.verdict.settled,
            now=tuple(r.route.name for r in each.routes if r.when == "now" and r.route.place == "main")[:_SHOWN],
        )
        for each in findings.concerns
        if each.facts.concern is not None and (each.facts.concern.story is not None or each.facts.concern.answers)
    )
