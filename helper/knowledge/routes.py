"""Routes: where a person can take a complaint or challenge, and the clocks that run on them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from helper.knowledge.conditions import Condition
from helper.knowledge.entries import Frozen, Sourced, Words
from helper.knowledge.lengths import WrittenLengths

_NO_LEAP_YEAR = 2001


def _is_of_every_year(month: int, day: int) -> None:
    """Raise ``ValueError`` with a sentence where some year lacks that day."""
    try:
        date(_NO_LEAP_YEAR, month, day)
    except ValueError:
        raise ValueError(f"[{month}, {day}] is no day of every year; write [month, day]") from None


Place = Literal["urgent", "main", "support", "general-advice"]


class Contact(Frozen):
    """How to reach a route."""

    web: Words | None = None
    phone: Words | None = None
    hours: Words | None = None
    email: Words | None = None
    post: Words | None = None


class Beware(Frozen):
    """A cost, a risk or a trap, said always or under a condition."""

    says: Words
    when: Condition | None = None


def _plain_warning(written: object) -> object:
    return {"says": written} if isinstance(written, str) else written


class Roll(Frozen):
    """A stretch of the year in which a limit may not end: it moves to the working day after.

    Months and days are both included: from 1 August to 31 August.
    """

    first: tuple[int, int]
    last: tuple[int, int]

    @model_validator(mode="after")
    def _days_of_every_year(self) -> Self:
        for month, day in (self.first, self.last):
            _is_of_every_year(month, day)
        return self


class Start(Frozen):
    """Another clock of the same limit; the later of the two ends counts."""

    starts: str
    length: WrittenLengths
    day_one_counts: bool | None = False


class Deadline(Frozen):
    """A clock: whose it is, what starts it, how long it runs and what to do when it has run out.

    ``day_one_counts`` left out means unclear: the earlier reading is then the safe one.
    A limit that falls on the same month and day ``each_year`` has neither start nor length.
    """

    whose: Literal["person", "body"]
    clock: Words
    length: WrittenLengths = ()
    starts: str | None = None
    each_year: tuple[int, int] | None = None
    day_one_counts: bool | None = None
    when: Condition | None = None
    or_if_later: Start | None = None
    to_working_day: bool = False
    rolls: tuple[Roll, ...] = ()
    from_: date | None = Field(default=None, alias="from")
    if_passed: Words

    @model_validator(mode="after")
    def _starts_or_each_year(self) -> Self:
        if self.each_year is not None:
            _is_of_every_year(*self.each_year)
        if (self.each_year is None) != bool(self.starts and self.length):
            raise ValueError("a deadline needs either 'starts' and 'length', or 'each_year' = [month, day]")
        return self


class Route(Sourced):
    """A place to go: what it decides, how to start, what it costs and what it cannot do.

    Under ``at_once`` it need not wait for the routes that otherwise go first.
    """

    name: Words
    decides: Words
    who: Words
    first: Words
    limit: Words
    clock: Words
    extend: Words
    cost: Words
    apply: tuple[Words, ...] = Field(min_length=1)
    send: Words
    gives: Words
    cannot: Words
    takes: Words
    why: Words
    place: Place = "main"
    always: bool = False
    before_panel: bool = False
    contact: Contact = Field(default_factory=Contact)
    open: Condition
    done: Condition | None = None
    at_once: Condition | None = None
    after: tuple[str, ...] = ()
    beware: tuple[Annotated[Beware, BeforeValidator(_plain_warning)], ...] = ()
    deadlines: tuple[Deadline, ...] = Field(default=(), alias="deadline")
    related: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _urgent_has_no_order(self) -> Self:
        if self.place == "urgent" and self.after:
            raise ValueError("an urgent route comes first: it has no 'after'")
        return self
