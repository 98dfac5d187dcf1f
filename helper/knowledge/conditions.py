"""Conditions as the files write them: a small union told apart by its key.

What a condition means (yes, no or not known) is worked out in ``helper.reasoning.conditions``.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import Annotated, Self

from pydantic import Discriminator, Field, Tag, model_validator

from helper.knowledge.entries import Entry, Frozen, Id, Words
from helper.knowledge.lengths import WrittenLength

PREDICATES = (
    "is_",
    "any_of",
    "only",
    "none",
    "known",
    "listed",
    "older_than",
    "before",
    "on_or_after",
    "at_least",
    "at_most",
)


Several = Annotated[tuple[str, ...], Field(min_length=1)]


class AnswerCondition(Frozen):
    """What the answer to one question must be: exactly one of the predicates."""

    question: str
    is_: str | None = Field(default=None, alias="is")
    any_of: Several | None = None
    only: Several | None = None
    none: bool | None = None
    known: bool | None = None
    listed: bool | None = None
    older_than: WrittenLength | None = None
    day_one_counts: bool = False
    before: date | None = None
    on_or_after: date | None = None
    at_least: float | None = None
    at_most: float | None = None

    @model_validator(mode="after")
    def _exactly_one_predicate(self) -> Self:
        given = [name for name in PREDICATES if getattr(self, name) is not None]
        if len(given) != 1:
            names = ", ".join(name.rstrip("_") for name in PREDICATES)
            raise ValueError(f"a condition on a question needs exactly one of: {names}")
        return self

    @cached_property
    def predicate(self) -> str:
        """The name of the one predicate that is given."""
        return next(name for name in PREDICATES if getattr(self, name) is not None)


class TopicCondition(Frozen):
    """The confirmed topic is one of these; ``category/*`` stands for all of a category."""

    topic: Several


class BodyKindCondition(Frozen):
    """The body complained of is of one of these kinds."""

    body_kind: Several


class BodyAreaCondition(Frozen):
    """The body complained of is in one of these areas."""

    body_area: Several


class FactCondition(Frozen):
    """A condition written once under a name, so that tests and routes say the same."""

    fact: str


class TestCondition(Frozen):
    """The named test applies, whatever good reasons there may be."""

    __test__ = False  # pytest collects classes by name

    test: str


class AllCondition(Frozen):
    """Every part holds."""

    all: tuple[Condition, ...] = Field(min_length=1)


class AnyCondition(Frozen):
    """At least one part holds."""

    any: tuple[Condition, ...] = Field(min_length=1)


class NotCondition(Frozen):
    """The part does not hold."""

    not_: Condition = Field(alias="not")


_KEYS = ("question", "topic", "body_kind", "body_area", "fact", "test", "all", "any", "not")


def _key_of(value: object) -> str | None:
    if isinstance(value, dict):
        return next((key for key in _KEYS if key in value), None)
    return next((key for key in _KEYS if hasattr(value, key) or hasattr(value, f"{key}_")), None)


Condition = Annotated[
    Annotated[AnswerCondition, Tag("question")]
    | Annotated[TopicCondition, Tag("topic")]
    | Annotated[BodyKindCondition, Tag("body_kind")]
    | Annotated[BodyAreaCondition, Tag("body_area")]
    | Annotated[FactCondition, Tag("fact")]
    | Annotated[TestCondition, Tag("test")]
    | Annotated[AllCondition, Tag("all")]
    | Annotated[AnyCondition, Tag("any")]
    | Annotated[NotCondition, Tag("not")],
    Discriminator(
        _key_of,
        custom_error_type="unknown_condition",
        custom_error_message=f"a condition starts with one of: {', '.join(_KEYS)}",
    ),
]


class Fact(Entry):
    """A named condition that tests and routes share."""

    about: Words
    when: Condition


def leaves(condition: Condition | None) -> Iterator[Condition]:
    """Yield the parts of a condition that are no all, any or not, in written order."""
    match condition:
        case None:
            return
        case AllCondition(all=parts) | AnyCondition(any=parts):
            for part in parts:
                yield from leaves(part)
        case NotCondition(not_=part):
            yield from leaves(part)
        case _:
            yield condition


__all__ = [
    "PREDICATES",
    "AllCondition",
    "AnswerCondition",
    "AnyCondition",
    "BodyAreaCondition",
    "BodyKindCondition",
    "Condition",
    "Fact",
    "FactCondition",
    "Id",
    "NotCondition",
    "TestCondition",
    "TopicCondition",
    "leaves",
]
