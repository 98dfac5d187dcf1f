"""The program's own sentences, kept in the knowledge; only names, dates and figures are filled in."""

from __future__ import annotations

from datetime import date

from helper.knowledge.mistakes import KnowledgeError, Mistake, nearest
from helper.knowledge.store import Knowledge

MONTHS = (
    "January February March April May June July August September October November December".split()  # noqa: SIM905
)
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905


def say(knowledge: Knowledge, phrase_id: str, *, of_other: bool = False, **names: object) -> str:
    """Return a sentence of the knowledge with names filled in; raise :class:`KnowledgeError` for an unknown id.

    What is filled in is never read as a template, so braces in a person's words do nothing.
    """
    phrase = knowledge.words.get(phrase_id)
    if phrase is None:
        lacking = f"there is no phrase '{phrase_id}', and the program says it{nearest(phrase_id, knowledge.words)}"
        raise KnowledgeError([Mistake("words.toml", 1, "phrase", lacking)])
    text = phrase.text_of_other if of_other and phrase.text_of_other else phrase.text
    for name, value in names.items():
        text = text.replace("{" + name + "}", str(value)) if f"{{{name}}}" in text else text
    return text


def day_in_words(day: date) -> str:
    """Return "Tuesday 3 March 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]} {day.year}"


def days_left(knowledge: Knowledge, day: date, today: date) -> str:
    """Return how many days are left, or how long ago a day was, in words."""
    days = (day - today).days
    if days == 0:
        return say(knowledge, "today")
    if days > 0:
        return say(knowledge, "one-day-left" if days == 1 else "days-left", days=days)
    return say(knowledge, "one-day-ago" if days == -1 else "days-ago", days=-days)
