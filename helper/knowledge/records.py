"""Past decisions, the codes that tie them to tests and routes, scenarios, holidays and words."""

from __future__ import annotations

from datetime import date
from typing import Any, Self

from pydantic import Field, PositiveInt, model_validator

from helper.knowledge.entries import Entry, Frozen, Id, Words
from helper.knowledge.lengths import WrittenLength


class Decision(Frozen):
    """The facts of one published decision, in plain words."""

    reference: str
    authority: str
    category: str
    subcategory: str
    decision: str
    decided: str
    url: str
    complaint: str
    wanted: str
    outcome: str
    grounds: tuple[str, ...]
    signposted: tuple[str, ...]
    provisions: tuple[str, ...]
    seen: str


class Codes(Frozen):
    """Which tests stand for a ground of a decision, and which routes for a signposted body.

    A star stands for the rest of an id.
    """

    about: str
    grounds: dict[str, tuple[str, ...]]
    signposts: dict[str, tuple[str, ...]]


class Ground(Entry):
    """A ground of a past decision, in words."""

    name: Words


class Holidays(Frozen):
    """Days that are no working days, and the period for which they are known."""

    known_from: date
    known_until: date
    days: frozenset[date]
    checked: date
    source: str

    @model_validator(mode="after")
    def _begins_before_its_end(self) -> Self:
        if self.known_until < self.known_from:
            raise ValueError("'known_until' is before 'known_from'")
        return self


class Freshness(Frozen):
    """How long what was checked may stand before someone must look again.

    ``after_its_end`` is, by table, how long after its last day an entry may still be the newest there is.
    """

    checked_within: WrittenLength
    after_its_end: dict[str, WrittenLength] = Field(default_factory=dict)


class Expectation(Frozen):
    """What a scenario's concern must give: each contained, not exact; ``never`` must not appear.

    ``dates`` are last days on the earliest reading, by route; ``passed`` and ``running`` are routes of
    which a clock has run out, or runs.
    """

    label: str | None = None
    label_settled: bool | None = None
    tests: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()
    lifted: tuple[str, ...] = ()
    routes: tuple[str, ...] | dict[str, str] = ()
    urgent: tuple[str, ...] = ()
    wrong_body: str | None = None
    never: tuple[str, ...] = ()
    dates: dict[str, date | tuple[date, ...]] = Field(default_factory=dict)
    passed: tuple[str, ...] = ()
    running: tuple[str, ...] = ()


class ScenarioConcern(Frozen):
    """One concern of a scenario: as in a case, with what it must give."""

    id: Id
    topic: str | None = None
    title: str | None = None
    story: str | None = None
    answers: dict[str, Any] = Field(default_factory=dict)
    expects: Expectation = Field(default_factory=Expectation)


class Situation(Entry):
    """A situation that people come with, by its number, in plain words; scenarios say which they are about."""

    says: Words


class OtherDay(Frozen):
    """The same told case looked at on another day, with what one of its concerns must give then.

    ``concern`` may be left out where there is one.
    """

    day: date
    concern: str | None = None
    expects: Expectation


class Scenario(Entry):
    """A told case and the result it must give: a test that needs no programmer.

    ``situation`` are numbers of the situations that people come with; its words alone must then
    suggest its topics.
    """

    about: Words
    as_at: date
    told: Words
    source: Words
    voice: str = "self"
    answers: dict[str, Any] = Field(default_factory=dict)
    concerns: tuple[ScenarioConcern, ...] = Field(min_length=1)
    urgent: tuple[str, ...] = ()
    situation: tuple[PositiveInt, ...] = ()
    also_at: tuple[OtherDay, ...] = ()

    def concern_of(self, other: OtherDay) -> str:
        """Return the id of the concern that another day is about."""
        return other.concern or self.concerns[0].id


class Phrase(Entry):
    """A sentence that the program says, with the names it fills in between braces."""

    id: Id
    text: Words
    text_of_other: Words | None = None
