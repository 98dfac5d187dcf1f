"""Bodies, their kinds, who is responsible for what, and the topics of complaint."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints

from helper.knowledge.conditions import Condition
from helper.knowledge.entries import Entry, Frozen, Id, Words

TopicId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(?:/[a-z0-9-]+)?$")]


class Body(Entry):
    """A body that can be complained about, with the other names that people use for it."""

    name: Words
    kind: Id
    area: Id
    also: tuple[str, ...] = ()
    county: Id | None = None


class BodyKind(Entry):
    """A kind of body, in words: "a county council"."""

    name: Words


class Responsibility(Entry):
    """A function that some kinds of body do not have, and the kind that has it."""

    when: Condition
    not_done_by: tuple[Id, ...]
    done_by: Id
    says: Words


class Topic(Frozen):
    """A subject of complaint; those that the complaint body itself uses carry its category.

    ``phrases`` and ``told`` are words and short stories as people type them; the suggester learns from both.
    """

    id: TopicId
    category: Words | None = None
    subcategory: Words
    phrases: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


class DangerWords(Entry):
    """Words in a story that offer urgent help and ask; they never decide."""

    phrases: tuple[str, ...]
    route: Id
    asks: Id
