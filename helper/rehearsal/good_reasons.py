"""The good reasons that lift a test, one by one: each must be seen to lift it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from helper.knowledge.conditions import (
    AllCondition,
    AnswerCondition,
    AnyCondition,
    Condition,
    FactCondition,
    NotCondition,
)
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import holds
from helper.reasoning.facts import Facts
from helper.reasoning.truth import Truth


@dataclass(frozen=True, slots=True)
class GoodReason:
    """One answer that helps to lift a test: a choice, or where there is none the condition on the question.

    ``wanted`` is no where the reason is that the condition does not hold.
    """

    condition: AnswerCondition
    choice: str | None
    wanted: Truth

    def given(self, facts: Facts) -> bool:
        """Whether the reason is given on what is known."""
        chosen = facts.chosen(self.condition.question) or ()
        if self.choice is not None and self.choice not in chosen:
            return False
        return holds(self.condition, facts) is self.wanted

    def __str__(self) -> str:
        """Say the reason as the files would: "why_late = ill"."""
        if self.choice is not None:
            return f"{self.condition.question} = {self.choice}"
        written = self.condition.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
        predicate = self.condition.predicate.rstrip("_")
        value = written[predicate]
        words = ", ".join(value) if isinstance(value, list) else str(value)
        return f"{'' if self.wanted is Truth.YES else 'not '}{self.condition.question} {predicate} {words}"


def good_reasons(knowledge: Knowledge, condition: Condition | None, wanted: Truth = Truth.YES) -> Iterator[GoodReason]:
    """Yield the good reasons under a condition, through facts, in written order; a topic or a body is none."""
    match condition:
        case AllCondition(all=parts) | AnyCondition(any=parts):
            for part in parts:
                yield from good_reasons(knowledge, part, wanted)
        case NotCondition(not_=part):
            yield from good_reasons(knowledge, part, wanted.negated())
        case FactCondition(fact=fact):
            yield from good_reasons(knowledge, knowledge.facts[fact].when, wanted)
        case AnswerCondition():
            choices = condition.any_of or ((condition.is_,) if condition.is_ else ())
            each = choices if wanted is Truth.YES and choices else (None,)
            yield from (GoodReason(condition, choice, wanted) for choice in each)
