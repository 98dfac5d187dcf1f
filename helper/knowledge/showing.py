"""Finds one entry by its id and tells it with its sources."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from helper.knowledge.entries import Frozen
from helper.knowledge.mistakes import nearest
from helper.knowledge.records import Scenario
from helper.knowledge.store import Knowledge


class ShowError(Exception):
    """There is no such entry, or more than one; the message says which."""


def _shelves(knowledge: Knowledge) -> Mapping[str, Iterable[Any]]:
    return {
        "test": knowledge.test_list,
        "route": knowledge.route_list,
        "question": knowledge.question_list,
        "fact": knowledge.fact_list,
        "topic": knowledge.topic_list,
        "body": knowledge.body_list,
        "kind": knowledge.body_kinds,
        "label": knowledge.label_list,
        "ground": knowledge.grounds,
        "signposted": knowledge.signposts,
        "heading": knowledge.headings,
        "passage": knowledge.passages,
        "law": knowledge.laws,
        "responsibility": knowledge.responsibilities,
        "danger": knowledge.dangers,
        "phrase": knowledge.phrases,
        "source": knowledge.source_list,
        "remedy": knowledge.remedies,
        "statistic": knowledge.statistics,
        "situation": knowledge.situations,
    }


def find(knowledge: Knowledge, asked: str, scenarios: Callable[[], Iterable[Scenario]] = tuple) -> tuple[str, Frozen]:
    """Return the kind and the entry for "ID" or "kind:ID"; raise :class:`ShowError` with a sentence.

    Scenarios are read only where nothing else has the id.
    """
    kind, colon, entry_id = asked.partition(":")
    if not colon:
        kind, entry_id = "", asked
    shelves = _shelves(knowledge)
    if not any(entry.id == entry_id for name in shelves if kind in {"", name} for entry in shelves[name]):
        shelves = {**shelves, "scenario": scenarios()}
    if kind and kind not in shelves:
        raise ShowError(f"there is no kind of entry '{kind}'{nearest(kind, shelves)}")
    found = [
        (name, entry)
        for name, entries in shelves.items()
        if kind in {"", name}
        for entry in entries
        if entry.id == entry_id
    ]
    if not found:
        ids = [entry.id for name, entries in shelves.items() if kind in {"", name} for entry in entries]
        raise ShowError(f"there is no entry '{asked}'{nearest(entry_id, ids)}")
    if len(found) > 1:
        raise ShowError(f"'{asked}' stands for several; say {' or '.join(f'{name}:{entry_id}' for name, _ in found)}")
    return found[0]


def as_lines(knowledge: Knowledge, kind: str, entry: Frozen) -> str:
    """Return an entry as lines, each key with its value, and its sources with their addresses."""
    written = entry.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    lines = [f"{kind} {written.pop('id', '')}"]
    lines += [f"  {key}: {_short(value)}" for key, value in written.items()]
    for source_id in _sources(entry):
        source = knowledge.sources[source_id]
        lines.append(f"  source {source.id}: {source.title} (read {source.read})")
        lines += [f"    {address}" for address in source.addresses]
    return "\n".join(lines)


def _sources(entry: Any) -> Iterable[str]:
    """Return the sources of an entry and of its figures, each once."""
    parts = (entry, *getattr(entry, "figures", ()))
    return dict.fromkeys(source for part in parts for source in getattr(part, "sources", ()))


def _short(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
