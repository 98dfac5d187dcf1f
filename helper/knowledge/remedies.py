"""What the complaint body may ask for, with dated figures, and how often complaints end well."""

from __future__ import annotations

from datetime import date
from typing import Self

from pydantic import Field, NonNegativeInt, model_validator

from helper.knowledge.conditions import Condition
from helper.knowledge.entries import Frozen, Id, Sourced, Words

PERCENT = 100
_ROUNDING = 1


class Dated(Sourced):
    """Something that was read for a stretch of time; both days belong to it, and an end left out is open."""

    from_: date | None = Field(default=None, alias="from")
    until: date | None = None

    @model_validator(mode="after")
    def _ends_after_its_start(self) -> Self:
        if self.from_ and self.until and self.until < self.from_:
            raise ValueError("'until' is before 'from'")
        return self

    def begun(self, day: date) -> bool:
        """Whether it began on that day or before."""
        return self.from_ is None or self.from_ <= day

    def ended(self, day: date) -> bool:
        """Whether its last known day is before that day."""
        return self.until is not None and self.until < day

    def overlaps(self, other: Dated) -> bool:
        """Whether some day belongs to both."""
        first, second = sorted((self, other), key=lambda each: each.from_ or date.min)
        return first.until is None or (second.from_ or date.min) <= first.until


class Figure(Dated):
    """An amount of money in whole pounds: a value, or a range with a most and perhaps a least.

    Several of one id are the same figure at different times.
    """

    value: NonNegativeInt | None = None
    least: NonNegativeInt | None = None
    most: NonNegativeInt | None = None
    unit: Words

    @model_validator(mode="after")
    def _value_or_range(self) -> Self:
        if (self.value is None) == (self.most is None):
            raise ValueError("a figure has either a 'value' or a range up to 'most'")
        if self.least is not None and (self.most is None or self.least >= self.most):
            raise ValueError("'least' is below 'most'")
        return self


class Example(Frozen):
    """One published decision: what happened there, and what came of it."""

    reference: Words
    authority: Words
    happened: Words
    result: Words
    url: Words


class Remedy(Sourced):
    """One thing that may be asked for, when it fits, what is usual, and what others got."""

    name: Words
    says: Words
    when: Condition
    figures: tuple[Figure, ...] = Field(default=(), alias="figure")
    examples: tuple[Example, ...] = Field(default=(), alias="example")


class Statistic(Dated):
    """How a year's complaints about one subject ended: how many came, were looked at closely, were upheld.

    Without ``when`` it is about all subjects. ``upheld_percent`` is of those investigated, as published.
    """

    subject: Id
    about: Words
    from_: date = Field(alias="from")
    until: date
    received: NonNegativeInt | None = None
    investigated: NonNegativeInt | None = None
    upheld: NonNegativeInt | None = None
    upheld_percent: float | None = Field(default=None, ge=0, le=PERCENT)
    when: Condition | None = None

    @model_validator(mode="after")
    def _counts_agree(self) -> Self:
        known = [count for count in (self.upheld, self.investigated, self.received) if count is not None]
        if known != sorted(known):
            raise ValueError("upheld is at most investigated, and investigated at most received")
        if self._differs():
            raise ValueError("'upheld_percent' is not what 'upheld' and 'investigated' give")
        return self

    def _differs(self) -> bool:
        if self.upheld is None or not self.investigated or self.upheld_percent is None:
            return False
        return abs(self.upheld / self.investigated * PERCENT - self.upheld_percent) > _ROUNDING

    @property
    def whole(self) -> bool:
        """Whether both denominators are known, and how many of them were upheld."""
        return None not in (self.received, self.investigated) and self.upheld_count is not None

    @property
    def upheld_count(self) -> float | None:
        """How many were upheld: as published, or from the published share of those investigated."""
        if self.upheld is not None or self.upheld_percent is None or self.investigated is None:
            return self.upheld
        return self.upheld_percent / PERCENT * self.investigated
