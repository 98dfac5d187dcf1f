"""The case: the person's answers, and nothing that can be worked out from them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_serializer

FORMAT: Final = "complaint-helper/case"
VERSION: Final = 1

Voice = Literal["self", "other"]
Whose = Literal["client", "adviser", "document"]
Value = str | int | float | tuple[str, ...]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Answer(_Frozen):
    """One answer: its value, what was typed, and whose word it is.

    ``asked_again`` says that a more precise date was asked for, and that this is all there is.
    """

    value: Value
    typed: str | None = None
    source: Whose | None = None
    seen_in: str | None = None
    asked_again: bool = False

    @model_serializer
    def _short(self) -> Any:
        """Write a bare value where there is nothing more to say."""
        value = list(self.value) if isinstance(self.value, tuple) else self.value
        more = {
            "typed": self.typed,
            "source": self.source,
            "seen_in": self.seen_in,
            "asked_again": self.asked_again or None,
        }
        given = {key: each for key, each in more.items() if each is not None}
        return {"value": value, **given} if given else value


def _full(written: object) -> object:
    value = written.get("value") if isinstance(written, dict) else written
    if isinstance(value, bool):
        raise ValueError("an answer is text, a number or a list, never true or false")  # noqa: TRY004 (pydantic's kind)
    return written if isinstance(written, dict | Answer) else {"value": written}


Answers = Mapping[str, Annotated[Answer, BeforeValidator(_full)]]


class Pinned(_Frozen):
    """A past decision that an adviser holds on to for a concern, and why."""

    reference: str
    reason: str | None = None


class Concern(_Frozen):
    """One thing that went wrong, judged by itself."""

    id: str = Field(min_length=1)
    topic: str | None = None
    title: str | None = None
    story: str | None = None
    notes: str | None = None
    pinned: tuple[Pinned, ...] = ()
    answers: Answers = Field(default_factory=dict)


class Case(_Frozen):
    """A person's case. Answers here are for all of it; a concern's own replace them."""

    format: Literal["complaint-helper/case"] = FORMAT
    version: Literal[1] = VERSION
    voice: Voice = "self"
    reference: str | None = None
    saved_with: str | None = None
    answers: Answers = Field(default_factory=dict)
    concerns: tuple[Concern, ...] = ()

    def concern(self, concern_id: str) -> Concern:
        """Return the concern of that id; raise ``KeyError`` where there is none."""
        for concern in self.concerns:
            if concern.id == concern_id:
                return concern
        raise KeyError(concern_id)

    def with_answer(self, question: str, answer: Answer, concern_id: str | None = None) -> Case:
        """Return the case with one answer given for a concern, or for the whole case."""
        if concern_id is None:
            return self.model_copy(update={"answers": {**self.answers, question: answer}})
        return self._with_concern(
            concern_id, lambda c: c.model_copy(update={"answers": {**c.answers, question: answer}})
        )

    def with_concern(self, concern: Concern) -> Case:
        """Return the case with this concern in place of the one of its id, or added at the end."""
        if all(each.id != concern.id for each in self.concerns):
            return self.model_copy(update={"concerns": (*self.concerns, concern)})
        return self._with_concern(concern.id, lambda _: concern)

    def _with_concern(self, concern_id: str, change: Any) -> Case:
        changed = tuple(change(c) if c.id == concern_id else c for c in self.concerns)
        return self.model_copy(update={"concerns": changed})
