"""What reasoning finds: the shapes that everything shown is made from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from helper.case.models import Value
from helper.knowledge.jurisdiction import JurisdictionTest
from helper.knowledge.places import Responsibility
from helper.knowledge.routes import Beware, Deadline, Route
from helper.reasoning.facts import Facts, Reason

When = Literal["now", "then", "also", "if"]
Passed = Literal["yes", "no", "not-known"]


@dataclass(frozen=True, slots=True)
class Applying:
    """A test that applies and is not lifted. It may be shown and yet not count for the label."""

    test: JurisdictionTest
    because: tuple[Reason, ...]
    counts: bool


@dataclass(frozen=True, slots=True)
class Undecided:
    """A test that may still apply, or may still be lifted, with the questions that it needs."""

    test: JurisdictionTest
    needs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lifted:
    """A test that a good reason lifts: it gives no label, and the reason is to be put forward."""

    test: JurisdictionTest
    by: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the tests come to: the label, and whether anything still open could change it."""

    label: str
    settled: bool
    applying: tuple[Applying, ...]
    undecided: tuple[Undecided, ...]
    lifted: tuple[Lifted, ...]


@dataclass(frozen=True, slots=True)
class Clock:
    """One deadline worked out for a concern.

    ``safe_date`` is the last day on the earliest reading, ``last_date`` on the latest; both are empty
    where the start is not known, or where the law's date leaves only a length to show.
    ``started`` is no where what starts the clock has not happened; ``applies`` is no while an answer
    that would tell whether the clock runs at all is still to come. ``holidays_until`` is given where
    the count goes past the last day for which holidays are known.
    """

    deadline: Deadline
    safe_date: date | None
    last_date: date | None
    passed: Passed
    started: bool | None
    needs: tuple[str, ...]
    applies: bool = True
    holidays_until: date | None = None


@dataclass(frozen=True, slots=True)
class OpenRoute:
    """A route that is open, or may be, with what comes before it and the clocks that run."""

    route: Route
    when: When
    after: tuple[str, ...]
    needs: tuple[str, ...]
    beware: tuple[Beware, ...]
    clocks: tuple[Clock, ...]


@dataclass(frozen=True, slots=True)
class Urgent:
    """Help or a limit that comes before everything else; ``asked`` is no before the safety panel."""

    route: Route
    concern: str | None
    asked: bool
    clock: Clock | None


@dataclass(frozen=True, slots=True)
class Change:
    """An answer still open, or a thing still to do, and the label that it would lead to."""

    question: str
    answer: Value
    with_: dict[str, Value]
    label: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The three things that the complaint body wants to hear, in the person's words."""

    what_went_wrong: str
    how_it_hurt: str
    what_would_put_it_right: str


@dataclass(frozen=True, slots=True)
class ConcernFindings:
    """Everything found about one concern."""

    facts: Facts
    verdict: Verdict
    routes: tuple[OpenRoute, ...]
    wrong_body: Responsibility | None
    statement: Statement
    questions: tuple[str, ...]

    @property
    def id(self) -> str:
        """The concern's id."""
        return self.facts.concern.id if self.facts.concern else ""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the plan: a route, the concerns it serves, and its nearest limit."""

    route: Route
    when: When
    concerns: tuple[str, ...]
    clock: Clock | None


@dataclass(frozen=True, slots=True)
class NextQuestion:
    """The question to ask next, and the concern it belongs to (``None`` for the whole case)."""

    question: str
    concern: str | None


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything found about a case on one day."""

    today: date
    urgent: tuple[Urgent, ...]
    concerns: tuple[ConcernFindings, ...]
    plan: tuple[Step, ...]
    next_question: NextQuestion | None
