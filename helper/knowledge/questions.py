"""Questions as the files write them: words in two voices, choices, where and when asked."""

from __future__ import annotations

from typing import Any, Literal, Self

from pydantic import Field, model_validator

from helper.knowledge.conditions import Condition
from helper.knowledge.entries import Entry, Frozen, Id, Words

QuestionKind = Literal["choice", "many", "date", "body", "number", "words"]
StatementPart = Literal["what_went_wrong", "how_it_hurt", "what_would_put_it_right"]


class Choice(Frozen):
    """One answer that can be chosen, in words, with what typing may mean it.

    ``can_do`` marks a thing that the person can still do, ``with`` the answers that doing it leads to;
    ``kinds`` are the kinds of body that a choice may stand for.
    """

    id: Id
    text: Words
    text_of_other: Words | None = None
    says: Words | None = None
    also: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    can_do: bool = False
    with_: dict[str, Any] = Field(default_factory=dict, alias="with")
    kinds: tuple[str, ...] = ()


class Follows(Frozen):
    """A choice that is taken as given while a condition holds and the question was not answered."""

    choice: Id
    when: Condition


class Question(Entry):
    """A plain question: what the person saw, did, received or wants.

    ``ahead`` says of a date that it may still be to come, as the day on which a notice takes effect;
    ``follows`` from what other answers an answer follows, so that nobody is asked for it.
    """

    kind: QuestionKind
    asked: Literal["case", "concern"]
    panel: Literal["safety"] | None = None
    gives: Literal["title", "body", "body-kind", "others-may-see"] | None = None
    of_body: bool = False
    carries: bool = False
    ahead: bool = False
    follows: tuple[Follows, ...] = ()
    ask: Words
    ask_of_other: Words
    hint: Words | None = None
    hint_of_other: Words | None = None
    why: Words
    why_of_other: Words | None = None
    short: Words
    short_of_other: Words | None = None
    asked_if: Condition | None = None
    statement: StatementPart | None = None
    formerly: tuple[str, ...] = ()
    choices: tuple[Choice, ...] = ()

    @model_validator(mode="after")
    def _choices_fit_kind(self) -> Self:
        if bool(self.choices) != (self.kind in {"choice", "many"}):
            raise ValueError("'choices' are for the kinds choice and many, and those need them")
        if self.kind == "choice" and len(self.choices) == 1:
            raise ValueError("a question of kind choice has at least two 'choices', or it asks nothing")
        return self

    def named(self, *, of_other: bool) -> str:
        """Return the short name of the question in one of the two voices."""
        return self.short_of_other or self.short if of_other else self.short

    def reason(self, *, of_other: bool) -> str:
        """Return why it is asked, in one of the two voices."""
        return self.why_of_other or self.why if of_other else self.why

    def choice(self, choice_id: str) -> Choice | None:
        """Return the choice of that id or former id, or ``None``."""
        return next((c for c in self.choices if choice_id == c.id or choice_id in c.formerly), None)
