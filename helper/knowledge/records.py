"""Past decisions and how published ones are read, their codes, scenarios, holidays and words."""

from __future__ import annotations

from datetime import date
from fnmatch import fnmatchcase
from typing import Annotated, Any, Self

from pydantic import Field, PositiveInt, StringConstraints, model_validator

from helper.knowledge.entries import Entry, Frozen, Id, Words
from helper.knowledge.lengths import WrittenLength
from helper.knowledge.patterns import Pattern


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
    summary: str = ""


class Codes(Frozen):
    """Which tests stand for a ground of a decision, and which routes for a signposted body.

    A star stands for the rest of an id.
    """

    about: str
    grounds: dict[str, tuple[str, ...]]
    signposts: dict[str, tuple[str, ...]]

    def stands_for(self, test: str, ground: str) -> bool:
        """Whether a test stands for a ground; a bare star, which any test would fit, says nothing."""
        return any(each != "*" and fnmatchcase(test, each) for each in self.grounds.get(ground, ()))


class Ground(Entry):
    """A ground of a past decision, in words, and the sentences by which it is found in a published one.

    ``otherwise`` are patterns that count only where no other ground is found. ``decided_as`` is what the page
    then prints as its decision. ``looked_into`` are grounds of decisions that came after an investigation,
    ``found_right`` those by which the complaint was right; ``of_remit`` say whether it may be looked at at all;
    ``instead_of`` is such a ground that gives way to this one. ``behind`` are more exact grounds, which come
    before this one wherever both are found.
    """

    name: Words
    patterns: tuple[Pattern, ...] = ()
    otherwise: tuple[Pattern, ...] = ()
    decided_as: tuple[Words, ...] = ()
    looked_into: bool = False
    found_right: bool = False
    of_remit: bool = False
    instead_of: str | None = None
    behind: tuple[str, ...] = ()


class Signposted(Frozen):
    """A body or a way to go that a published decision names, and the words by which it is found.

    ``unless`` are more exact ones, beside which this one says nothing new.
    """

    id: Annotated[str, StringConstraints(pattern=r"^(?:other:)?[a-z0-9]+(?:-[a-z0-9]+)*$")]
    name: Words
    patterns: tuple[Pattern, ...] = Field(min_length=1)
    unless: tuple[str, ...] = ()


class Heading(Entry):
    """A part of a published decision, and the titles that stand above it."""

    titles: tuple[Words, ...] = Field(min_length=1)


class Passage(Entry):
    """A kind of sentence that matters, or must not, when the reasons of a decision are looked for."""

    about: Words
    patterns: tuple[Pattern, ...] = Field(min_length=1)


class Law(Entry):
    """An Act by its full name, and the short one by which it is cited here."""

    name: Words
    short: Words


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
