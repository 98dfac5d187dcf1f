"""The parts that every kind of knowledge entry is made of."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(?:[-_][a-z0-9]+)*$")]
Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
Sure = Literal["confirmed", "to-verify"]

NOT_SURE = "not-sure"
RATHER_NOT_SAY = "rather-not-say"
NOT_TOLD = frozenset({NOT_SURE, RATHER_NOT_SAY})


class Frozen(BaseModel):
    """A value that never changes and refuses keys it does not know."""

    # Deferred, because most commands use few of the models, and the knowledge builds all of its own at once.
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Entry(Frozen):
    """An entry that others refer to by its id."""

    id: Id


class Sourced(Entry):
    """An entry that states law or fact, with where that was read and when.

    ``confirmed`` without a source and a date is refused; ``to-verify`` says so on screen.
    """

    sure: Sure
    sources: tuple[str, ...] = ()
    checked: date | None = None

    @model_validator(mode="after")
    def _confirmed_needs_source(self) -> Self:
        if self.sure == "confirmed" and not (self.sources and self.checked):
            raise ValueError("'confirmed' needs a source and the date it was checked")
        return self


def _web_address(written: str) -> str:
    if not written.startswith(("https://", "http://")):
        raise ValueError("an address starts with https:// or http://")
    return written


class Source(Entry):
    """A page or provision that was read."""

    id: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9-]*$")]
    title: Words
    addresses: tuple[Annotated[str, AfterValidator(_web_address)], ...] = Field(min_length=1)
    read: date
