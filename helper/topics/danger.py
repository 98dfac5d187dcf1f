"""Signs of danger in a story. They offer help and ask; they never decide."""

from __future__ import annotations

import re

from helper.knowledge.places import DangerWords
from helper.knowledge.store import Knowledge


def signs_of_danger(knowledge: Knowledge, story: str) -> tuple[DangerWords, ...]:
    """Return the kinds of danger whose words stand in a story, in the files' order."""
    folded = _folded(story)
    return tuple(d for d in knowledge.dangers if any(_folded(phrase) in folded for phrase in d.phrases))


def _folded(text: str) -> str:
    """Return the words of a text in lower case with one space around each."""
    words = re.findall(r"[a-z0-9']+", text.lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'"))
    return f" {' '.join(words)} "
