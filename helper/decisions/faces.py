"""How decisions and counts of them are told: as rows for JSON, as lines for people."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from helper.decisions.library import Hit
from helper.decisions.statistics import Statistics, share_in_words
from helper.knowledge.cleaning import clean
from helper.knowledge.phrases import say
from helper.knowledge.records import Decision
from helper.knowledge.store import Knowledge

_WIDTH = 78
_BAR = 16
_WORDS_SHOWN = 8


def as_rows(hits: Iterable[Hit]) -> list[dict[str, Any]]:
    """Return hits in the shape of the contract."""
    return [
        {
            **hit.decision.model_dump(include={"reference", "authority", "category", "subcategory", "decided"}),
            "score": hit.score,
            "grounds": list(hit.decision.grounds),
            "signposted": list(hit.decision.signposted),
            "outcome": hit.decision.outcome,
        }
        for hit in hits
    ]


def as_lines(knowledge: Knowledge, hits: Iterable[Hit]) -> str:
    """Return hits as paragraphs, best first."""
    return "\n\n".join(_paragraph(knowledge, hit) for hit in hits) or say(knowledge, "no-like-decision")


def _paragraph(knowledge: Knowledge, hit: Hit) -> str:
    decision = hit.decision
    head = f"{decision.reference}  {decision.authority}, {decision.decided or 'no date'}  ({hit.score:.2f})"
    told = (decision.complaint, decision.outcome, _why_alike(knowledge, hit))
    return "\n".join([clean(head), *(_wrapped(text) for text in told if text)])


def _why_alike(knowledge: Knowledge, hit: Hit) -> str:
    """Return what a decision shares with what was asked, in words; "" where only its likely end is alike."""
    shares = [
        *([say(knowledge, "decision-like-topic")] if hit.topic else []),
        *(say(knowledge, "decision-like-tests", names=knowledge.tests[test].name) for test in hit.tests),
        *([say(knowledge, "decision-like-words", words=", ".join(hit.words[:_WORDS_SHOWN]))] if hit.words else []),
    ]
    return say(knowledge, "decision-like", of_other=True, shares="; ".join(shares)) if shares else ""


def _wrapped(text: str) -> str:
    return textwrap.fill(clean(text), _WIDTH, initial_indent="  ", subsequent_indent="  ")


def shown(decision: Decision) -> str:
    """Return one decision with everything that is known of it."""
    rows = {
        "Reference": decision.reference,
        "About": f"{decision.category}: {decision.subcategory}" if decision.category else "",
        "Body": decision.authority,
        "Decided": f"{decision.decided} {decision.decision}".strip(),
        "Complaint": decision.complaint,
        "Wanted": decision.wanted,
        "What was decided": decision.outcome,
        "Grounds": ", ".join(decision.grounds),
        "Signposted": ", ".join(decision.signposted),
        "Law": ", ".join(decision.provisions),
        "Address": decision.url,
    }
    lines = [
        textwrap.fill(clean(f"{name}: {value}"), _WIDTH, subsequent_indent="  ", break_long_words=False)
        for name, value in rows.items()
        if value
    ]
    return "\n".join(lines)


def stats_row(counted: Statistics) -> dict[str, Any]:
    """Return counts in the shape of the contract, with both denominators."""
    row = asdict(counted)
    row["from"] = row.pop("from_")
    return row


def stats_lines(knowledge: Knowledge, counted: Statistics) -> str:
    """Return counts as lines with bars; shares in percent only where the sample is large enough."""
    names = {ground.id: ground.name for ground in knowledge.grounds}
    period: dict[str, Any] = {"from": counted.from_ or "?", "to": counted.to or "?"}
    lines = [say(knowledge, "stats-sample", sample=counted.sample, **period)]
    most = max(counted.outcomes.values(), default=1)
    for ground, count in counted.outcomes.items():
        bar = "#" * max(1, round(count * _BAR / most))
        lines.append(f"{count:5}{share_in_words(count, counted.sample)}  {bar:{_BAR}}  {names.get(ground, ground)}")
    if counted.looked_into:
        right = f"{counted.found_right}{share_in_words(counted.found_right, counted.looked_into)}"
        lines.append(say(knowledge, "stats-looked-into", looked_into=counted.looked_into, found_right=right))
    return "\n".join([*lines, say(knowledge, "stats-warning")])
