"""The patterns by which the parts, grounds and signposts of a published decision are recognised, ready to search."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from helper.decisions.published.sections import Headings
from helper.knowledge.patterns import any_of
from helper.knowledge.records import Ground
from helper.knowledge.store import Knowledge

Search = re.Pattern[str]
_NEVER = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Patterns:
    """What the knowledge says of published decisions."""

    headings: Headings
    grounds: tuple[tuple[Ground, Search], ...]
    otherwise: tuple[tuple[Ground, Search], ...]
    signposts: Mapping[str, Search]
    unless: Mapping[str, tuple[str, ...]]
    passages: Mapping[str, Search]
    short_laws: Mapping[str, str]

    def passage(self, kind: str) -> Search:
        """Return the search for one kind of sentence; one that finds nothing where the knowledge has none."""
        return self.passages.get(kind, _NEVER)


def patterns_of(knowledge: Knowledge) -> Patterns:
    """Return the patterns of the knowledge, compiled once for thousands of pages."""
    return Patterns(
        Headings(knowledge.headings),
        tuple((ground, any_of(ground.patterns) or _NEVER) for ground in knowledge.grounds),
        tuple((ground, any_of(ground.otherwise) or _NEVER) for ground in knowledge.grounds),
        {each.id: any_of(each.patterns) or _NEVER for each in knowledge.signposts},
        {each.id: each.unless for each in knowledge.signposts},
        {each.id: any_of(each.patterns) or _NEVER for each in knowledge.passages},
        {law.name: law.short for law in knowledge.laws},
    )
