"""Real decisions told again as the person could have told them before anyone decided."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import Field

from helper.knowledge.entries import Frozen, Words
from helper.knowledge.records import ScenarioConcern


class Reader(Frozen):
    """What an expert reader guessed from the same words: up to three grounds, two signposts, or that all is shut."""

    grounds: tuple[str, ...] = ()
    signposts: tuple[str, ...] = ()
    shut: bool = False


class ToldDecision(Frozen):
    """The answers that a person could have given, with the day on which they asked.

    ``told`` is their story in everyday words; ``shows`` are the grounds of the decision that these facts
    show, as an independent reader judged; what is not among the answers was not told.
    """

    reference: Words
    as_at: date
    told: Words
    shows: tuple[str, ...] = ()
    reader: Reader = Reader()
    answers: dict[str, Any] = Field(default_factory=dict)
    concerns: tuple[ScenarioConcern, ...] = Field(min_length=1)
