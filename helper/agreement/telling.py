"""Tells how the helper agrees with real decisions: as JSON values, and as lines for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from helper.agreement.agreement import Agreement, Met, rows
from helper.agreement.parts import Part

_TITLES: Mapping[Part, str] = {
    "open": "Decisions that rules may be mended by",
    "held-out": "Decisions that were held out: no rule was changed because of them",
}


def as_json(parts: Mapping[Part, Agreement]) -> dict[str, Any]:
    """Return the counts of each part as plain JSON values."""
    return {part: _row(counts) for part, counts in parts.items()}


def _row(counts: Agreement) -> dict[str, Any]:
    return {
        "cases": counts.cases,
        "figures": [{"what": what, "met": met.met, "of": met.of} for what, met in rows(counts)],
        "grounds": {
            ground: {"named": counts.named[ground], "missed": counts.missed[ground]}
            for ground in sorted({*counts.named, *counts.missed})
        },
        "tests_wrongly_named": dict(counts.wrong.most_common()),
        "signposts_missed": dict(counts.signposts_missed.most_common()),
        "upheld_by_label": dict(counts.upheld.most_common()),
    }


def as_lines(parts: Mapping[Part, Agreement]) -> Iterator[str]:
    """Yield the counts of each part as lines."""
    for part, counts in parts.items():
        yield f"{_TITLES[part]} ({counts.cases})"
        for what, met in rows(counts):
            yield f"  {met.met:4} of {met.of:4}{_percent(met)}  {what}"
        yield f"  Upheld complaints by label: {_counts(counts.upheld)}"
        yield "  Grounds that the told facts show: named, missed"
        for ground in sorted({*counts.named, *counts.missed}):
            yield f"  {counts.named[ground]:4} {counts.missed[ground]:4}  {ground}"
        yield f"  Tests wrongly named: {_counts(counts.wrong)}"
        yield f"  Signposts missed: {_counts(counts.signposts_missed)}"
        yield ""


def _percent(met: Met) -> str:
    return f"  {met.met * 100 / met.of:5.1f}%" if met.of else "        "


def _counts(counter: Mapping[str, int]) -> str:
    ranked = sorted(counter.items(), key=lambda item: -item[1])
    return ", ".join(f"{name} {count}" for name, count in ranked) or "none"
