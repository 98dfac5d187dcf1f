"""The shapes of an assessment that others rely on: what the keys are called and what they hold."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, populate_by_name=True, defer_build=True)


class Because(_Shape):
    """An answer that a result rests on, and where it was given."""

    question: str
    answer: Any
    from_: Literal["concern", "case"] = Field(alias="from")


class AssessedClock(_Shape):
    """A clock: whose it is, when it ends on the earliest and latest reading, whether it has passed."""

    whose: Literal["person", "body"]
    clock: str
    length: str
    starts: str | None
    safe_date: date | None
    last_date: date | None
    passed: Literal["yes", "no", "not-known"]
    needs: tuple[str, ...]
    if_passed: str


class AssessedUrgent(_Shape):
    """Help or a limit that comes before everything else."""

    route: str
    concern: str | None
    why: str
    asked: bool
    deadline: AssessedClock | None


class AssessedTopic(_Shape):
    """The topic of a concern; ``suggested`` where nobody confirmed it."""

    id: str
    category: str | None
    subcategory: str
    suggested: bool


class AssessedBody(_Shape):
    """The body complained of; id and kind are empty where it is not listed."""

    id: str | None
    name: str
    kind: str | None


class AssessedTest(_Shape):
    """A test that applies, with the answers that it rests on."""

    id: str
    label: str
    provision: str
    sources: tuple[str, ...]
    sure: str
    says: str
    because: tuple[Because, ...]


class AssessedUndecided(_Shape):
    """A test that is still open, with the questions that it needs."""

    id: str
    label: str
    needs: tuple[str, ...]
    show: str | None = None


class AssessedLifted(_Shape):
    """A test that a good reason lifts, and how to put that reason."""

    id: str
    by: tuple[Because, ...]
    tell_them: str


class AssessedRoute(_Shape):
    """A route that is open or may be."""

    id: str
    when: Literal["now", "then", "also", "if"]
    after: tuple[str, ...]
    why: str
    beware: tuple[str, ...]
    sure: str
    deadlines: tuple[AssessedClock, ...]


class AssessedStatement(_Shape):
    """What went wrong, how it hurt, what would put it right."""

    what_went_wrong: str
    how_it_hurt: str
    what_would_put_it_right: str


class Shares(_Shape):
    """What a past decision has in common with a concern."""

    topic: bool
    tests: tuple[str, ...]
    words: tuple[str, ...]


class LikeDecision(_Shape):
    """A past decision like the concern."""

    reference: str
    score: float
    grounds: tuple[str, ...]
    shares: Shares
    outcome: str


class AssessedStatistics(_Shape):
    """How decisions on the topic ended, by main ground; how many were looked into, and how many of those were right."""

    sample: int
    from_: str | None = Field(alias="from")
    to: str | None
    outcomes: dict[str, int]
    looked_into: int
    found_right: int


class AssessedChange(_Shape):
    """An answer still open, or a thing still to do, and the label it would lead to.

    ``with`` are the answers that doing it leads to.
    """

    question: str
    answer: Any
    with_: dict[str, Any] = Field(alias="with")
    label: str


class AssessedFigure(_Shape):
    """What is usual, in whole pounds: a value or a range; ``checked_until`` where its last known day has passed."""

    id: str
    value: int | None
    least: int | None
    most: int | None
    unit: str
    from_: date | None = Field(alias="from")
    until: date | None
    checked_until: date | None
    sure: str


class AssessedExample(_Shape):
    """A published decision in which the remedy was given."""

    reference: str
    authority: str
    happened: str
    result: str
    url: str


class AssessedRemedy(_Shape):
    """Something that the complaint body may ask for, and that fits what is wanted or what was done."""

    id: str
    name: str
    says: str
    sure: str
    sources: tuple[str, ...]
    figures: tuple[AssessedFigure, ...]
    examples: tuple[AssessedExample, ...]


class AssessedConcern(_Shape):
    """Everything about one concern."""

    id: str
    topic: AssessedTopic | None
    body: AssessedBody | None
    wrong_body: str | None
    label: str
    label_settled: bool
    tests: tuple[AssessedTest, ...]
    undecided: tuple[AssessedUndecided, ...]
    lifted: tuple[AssessedLifted, ...]
    routes: tuple[AssessedRoute, ...]
    statement: AssessedStatement
    decisions: tuple[LikeDecision, ...]
    statistics: AssessedStatistics
    what_would_change_this: tuple[AssessedChange, ...]
    remedies: tuple[AssessedRemedy, ...]


class AssessedStep(_Shape):
    """One step of the plan across concerns."""

    route: str
    when: Literal["now", "then", "also", "if"]
    concerns: tuple[str, ...]
    deadline: AssessedClock | None


class KnowledgeUsed(_Shape):
    """Which knowledge the assessment was made with."""

    version: str
    checked_until: date


class Question(_Shape):
    """The next question, and the concern it belongs to."""

    id: str
    concern: str | None


class Assessment(_Shape):
    """The whole assessment of a case on one day."""

    as_at: date
    knowledge: KnowledgeUsed
    urgent: tuple[AssessedUrgent, ...]
    concerns: tuple[AssessedConcern, ...]
    plan: tuple[AssessedStep, ...]
    next_question: Question | None

    def as_json(self) -> dict[str, Any]:
        """Return the assessment as plain JSON values, in the shape of the contract."""
        return self.model_dump(mode="json", by_alias=True)
