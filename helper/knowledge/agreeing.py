"""Checks that entries agree with each other: what may stand once stands once, and names stand for one thing."""

from __future__ import annotations

from collections.abc import Iterator

from helper.knowledge.mistakes import Mistake, nearest
from helper.knowledge.positions import Path
from helper.knowledge.questions import Question
from helper.knowledge.records import Freshness, Holidays
from helper.knowledge.sheets import Placed, Shelves
from helper.knowledge.store import Knowledge
from helper.knowledge.tables import SINGLE, TABLES

_Found = Iterator[Mistake]


def disagreeing(knowledge: Knowledge, shelves: Shelves) -> _Found:
    """Yield a mistake for each entry that another one, or the rest of it, contradicts."""
    for name in SINGLE:
        for each in shelves[name][1:]:
            yield each.mistake((), f"there is a [{name}] already, in {shelves[name][0].sheet.name}")
    yield from _given_twice(shelves["question"])
    yield from _former_ids(knowledge, shelves["question"])
    for each in shelves["holidays"]:
        yield from _days_outside(each)
    for each in shelves["freshness"]:
        yield from _unknown_tables(each)
    for each in (placed for shelf in shelves.values() for placed in shelf):
        yield from _doubled_words(each, (), each.raw)


def _given_twice(questions: list[Placed]) -> _Found:
    """Yield a mistake for a second question that gives the title, the body or the like."""
    given: dict[str, str] = {}
    for each in questions:
        question: Question = each.entry
        if question.gives is not None and given.setdefault(question.gives, question.id) != question.id:
            yield each.mistake(("gives",), f"'{given[question.gives]}' gives the {question.gives} already")


def _former_ids(knowledge: Knowledge, questions: list[Placed]) -> _Found:
    """Yield a mistake for a former id by which an old case could mean two questions."""
    meant: dict[str, str] = {question: question for question in knowledge.questions}
    for each in questions:
        for place, former in enumerate(each.entry.formerly):
            if former in meant:
                says = f"'{former}' stands for the question '{meant[former]}' already"
                yield each.mistake(("formerly", place), says)
            meant.setdefault(former, each.entry.id)


def _days_outside(placed: Placed) -> _Found:
    holidays: Holidays = placed.entry
    for place, day in enumerate(placed.raw["days"]):
        if not holidays.known_from <= day <= holidays.known_until:
            known = f"{holidays.known_from} to {holidays.known_until}"
            yield placed.mistake(("days", place), f"{day} is outside the days that are known, {known}")


def _unknown_tables(placed: Placed) -> _Found:
    fresh: Freshness = placed.entry
    for name in fresh.after_its_end:
        if name not in TABLES:
            yield placed.mistake(("after_its_end", name), f"there is no table '{name}'{nearest(name, TABLES)}")


def _doubled_words(placed: Placed, path: Path, raw: object) -> _Found:
    """Yield a mistake for a word that stands twice in one list: another one was meant, or it is one too many.

    The lengths of a chain follow each other, so two of them may be alike.
    """
    if isinstance(raw, dict):
        for key, value in raw.items():
            yield from _doubled_words(placed, (*path, key), value) if key != "length" else ()
    if isinstance(raw, list):
        for place, value in enumerate(raw):
            if isinstance(value, str) and value in raw[:place]:
                yield placed.mistake((*path, place), f"'{value}' stands in this list already")
            yield from _doubled_words(placed, (*path, place), value)
