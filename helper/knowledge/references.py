"""Finds what a raw entry refers to: every condition in it, with the path to each part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from helper.knowledge.positions import Path

CONDITION_KEYS = ("applies", "lifted_by", "open", "done", "at_once", "asked_if", "when", "counts_if")


class Leaf(NamedTuple):
    """One part of a condition, as written, with its path inside the entry."""

    path: Path
    raw: dict[str, Any]


def _leaves(raw: Any, path: Path) -> Iterator[Leaf]:
    if not isinstance(raw, dict):
        return
    for key in ("all", "any"):
        for index, part in enumerate(raw.get(key, ())):
            yield from _leaves(part, (*path, key, index))
    if "not" in raw:
        yield from _leaves(raw["not"], (*path, "not"))
    if not raw.keys() & {"all", "any", "not"}:
        yield Leaf(path, raw)


def condition_leaves(raw: Any, path: Path = ()) -> Iterator[Leaf]:
    """Yield the leaves of every condition in a raw entry, wherever in it they stand."""
    if isinstance(raw, list):
        for index, part in enumerate(raw):
            yield from condition_leaves(part, (*path, index))
    if not isinstance(raw, dict):
        return
    for key, value in raw.items():
        if key in CONDITION_KEYS:
            yield from _leaves(value, (*path, key))
        else:
            yield from condition_leaves(value, (*path, key))
