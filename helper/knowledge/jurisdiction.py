"""Labels, and the tests that lead to them."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from helper.knowledge.conditions import Condition
from helper.knowledge.entries import Entry, Frozen, Id, Sourced, Words


class Label(Entry):
    """What a test says of the complaint body's door; the file's order is from strongest to none.

    ``counts_if`` is the condition under which a test of this label counts for the result.
    ``leads_to_remedies`` says that remedies are shown with it: they would raise hopes where the door is shut.
    ``door_open`` marks the labels by which nobody whose complaint is right is turned away.
    """

    name: Words
    says: Words
    says_so_far: Words
    counts_if: Condition | None = None
    leads_to_remedies: bool = False
    door_open: bool = False


class TestWords(Frozen):
    """What is said of a test: when it applies, when it is lifted, and what to show."""

    __test__ = False

    says: Words
    tell_them: Words | None = None
    show: Words | None = None


class JurisdictionTest(Sourced):
    """One rule about whether the complaint body would look at a concern.

    A ``judgement`` test is one that only the body itself can decide: it never counts on a lay answer.
    ``last`` tests are asked about only when nothing stronger was found.
    """

    name: Words
    label: Id
    provision: Words
    applies: Condition
    lifted_by: Condition | None = None
    judgement: bool = False
    from_: date | None = Field(default=None, alias="from")
    words: TestWords
    instead: tuple[str, ...] = ()
