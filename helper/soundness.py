"""Says whether the knowledge is sound: its files, its told cases, and what in it has gone stale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, Literal

from helper.assessment import Desk, desk
from helper.knowledge.compiled import NAME, read_compiled
from helper.knowledge.files import read, read_scenarios
from helper.knowledge.folders import existing
from helper.knowledge.remarks import Remark, remarks
from helper.rehearsal.rehearsing import Failure, rehearse
from helper.staleness import Stale, stale_by

Copy = Literal["current", "not current", "none"]
_SHOWN = 8


@dataclass(frozen=True)
class Soundness:
    """What was found: failed told cases, what is worth a look, what is stale, and how much there is.

    Only failures are faults.
    """

    failures: tuple[Failure, ...]
    remarks: tuple[Remark, ...]
    stale: tuple[Stale, ...]
    counts: dict[str, int]
    compiled: Copy
    day: date

    def as_json(self) -> dict[str, Any]:
        """Return the report as others read it."""
        return {
            "sound": not self.failures,
            "failures": [str(failure) for failure in self.failures],
            "stale": [each._asdict() for each in self.stale],
            "remarks": [asdict(each) for each in self.remarks],
            "counts": self.counts,
            "compiled": self.compiled,
        }

    def as_text(self) -> str:
        """Return the report in lines; failures are told elsewhere."""
        return "\n".join([*self._verdict(), *self._stale(), *self._remarks()])

    def _verdict(self) -> Iterator[str]:
        if not self.failures:
            yield "No fault. " + ", ".join(f"{number} {name}" for name, number in self.counts.items()) + "."
        yield f"Compiled copy: {self.compiled}."

    def _stale(self) -> Iterator[str]:
        heads = {"checked": "checked too long ago", "ended": "known only until a day that has passed"}
        for why, group in groupby(self.stale, key=lambda each: each.why):
            found = list(group)
            yield f"Stale by {self.day}: {len(found)} {heads[why]}."
            yield from (f"  {each}" for each in found)

    def _remarks(self) -> Iterator[str]:
        for says, group in groupby(self.remarks, key=lambda each: each.says):
            found = list(group)
            names = ", ".join(each.what for each in found[:_SHOWN])
            more = f" and {len(found) - _SHOWN} more" if len(found) > _SHOWN else ""
            yield f"Worth a look: {len(found)} {says}: {names}{more}."


def soundness(folder: Path | None, today: date) -> Soundness:
    """Read everything in a folder and say what was found; raise ``KnowledgeError`` where it cannot be used."""
    place = existing(folder)
    found = read(place)
    at = desk(found.knowledge, folder)
    scenarios = read_scenarios(place, found.knowledge)
    return Soundness(
        failures=tuple(failure for scenario in scenarios for failure in rehearse(at, scenario)),
        remarks=tuple(remarks(found.knowledge, found.shelves, place)),
        stale=stale_by(today, found.knowledge, found.shelves),
        counts=_counts(at, len(scenarios)),
        compiled=_copy(place),
        day=today,
    )


def _copy(folder: Path) -> Copy:
    if read_compiled(folder) is not None:
        return "current"
    return "not current" if (folder / NAME).exists() else "none"


def _counts(at: Desk, scenarios: int) -> dict[str, int]:
    known = at.knowledge
    entries = (*known.test_list, *known.route_list)
    return {
        "tests": len(known.test_list),
        "routes": len(known.route_list),
        "questions": len(known.question_list),
        "topics": len(known.topic_list),
        "bodies": len(known.body_list),
        "scenarios": scenarios,
        "sources": len(known.source_list),
        "decisions": len(at.library.decisions),
        "confirmed": sum(entry.sure == "confirmed" for entry in entries),
        "to verify": sum(entry.sure == "to-verify" for entry in entries),
    }
