"""Finds what is no mistake and yet worth a look: knowledge that nothing comes of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from helper.knowledge.loading import load_codes
from helper.knowledge.questions import Question
from helper.knowledge.references import condition_leaves
from helper.knowledge.sheets import Placed, Shelves
from helper.knowledge.store import Knowledge


@dataclass(frozen=True)
class Remark:
    """Something worth a look: what is said of it, its name, and where it stands."""

    says: str
    what: str
    file: str
    line: int


def remarks(knowledge: Knowledge, shelves: Shelves, folder: Path) -> Iterator[Remark]:
    """Yield what is worth a look, one kind after the other."""
    yield from _uncited(shelves)
    yield from _unused_facts(shelves)
    yield from _idle_choices(shelves)
    yield from _codes(knowledge, folder)


def _remark(says: str, what: str, placed: Placed, *path: str | int) -> Remark:
    place = placed.mistake(path, says)
    return Remark(says, what, place.file, place.line)


def _named(raw: Any, key: str) -> Iterator[str]:
    """Yield what stands under a key anywhere in a raw entry: one text or a list of them."""
    if isinstance(raw, Mapping):
        value = raw.get(key)
        yield from [value] if isinstance(value, str) else []
        yield from (each for each in value if isinstance(each, str)) if isinstance(value, list) else ()
    for part in raw.values() if isinstance(raw, Mapping) else raw if isinstance(raw, list) else ():
        yield from _named(part, key)


def _uncited(shelves: Shelves) -> Iterator[Remark]:
    cited = {name for shelf in shelves.values() for placed in shelf for name in _named(placed.raw, "sources")}
    for each in shelves["source"]:
        if each.entry.id not in cited:
            yield _remark("sources that nothing cites", each.entry.id, each, "id")


def _unused_facts(shelves: Shelves) -> Iterator[Remark]:
    used = {name for shelf in shelves.values() for placed in shelf for name in _named(placed.raw, "fact")}
    for each in shelves["fact"]:
        if each.entry.id not in used:
            yield _remark("facts that no condition names", each.entry.id, each, "id")


def _idle_choices(shelves: Shelves) -> Iterator[Remark]:
    """Yield each choice that can be ticked and changes nothing.

    Where one of several is chosen, a choice that no condition names is the answer that closes the others.
    """
    leaves = [leaf.raw for shelf in shelves.values() for each in shelf for leaf in condition_leaves(each.raw)]
    named = {(leaf.get("question"), word) for leaf in leaves for word in (leaf.get("is"), *leaf.get("any_of", ()))}
    whole = {leaf["question"] for leaf in leaves if leaf.keys() & {"only", "none"} and "question" in leaf}
    for each in shelves["question"]:
        question: Question = each.entry
        if question.kind != "many" or question.id in whole or question.statement or question.panel:
            continue
        for place, choice in enumerate(question.choices):
            idle = (question.id, choice.id) not in named and not (choice.says or choice.kinds or choice.can_do)
            if idle:
                yield _remark("choices that change nothing", f"{question.id}.{choice.id}", each, "choices", place)


def _codes(knowledge: Knowledge, folder: Path) -> Iterator[Remark]:
    """Yield each test or route that past decisions are said to stand for and that is not there."""
    codes = load_codes(folder)
    file = folder / "decisions" / "codes.json"
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    for kind, named, known in (
        ("tests", codes.grounds, knowledge.tests),
        ("routes", codes.signposts, knowledge.routes),
    ):
        says = f"{kind} named in decisions/{file.name} that are not there"
        for code, ids in named.items():
            for each in ids:
                if not any(re.fullmatch(re.escape(each).replace(r"\*", ".*"), name) for name in known):
                    yield Remark(says, each, f"decisions/{file.name}", _line_of(each, code, lines))


def _line_of(word: str, code: str, lines: list[str]) -> int:
    """Return the line of a word below the code that it stands for."""
    start = next((n for n, line in enumerate(lines) if f'"{code}":' in line), 0)
    return next((n + 1 for n, line in enumerate(lines) if n >= start and f'"{word}"' in line), 1)
