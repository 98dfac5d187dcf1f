"""Tests, the label they lead to, and whether that label is settled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from helper.knowledge.jurisdiction import JurisdictionTest
from helper.reasoning.conditions import holds, needs, reasons
from helper.reasoning.facts import Facts
from helper.reasoning.findings import Applying, Lifted, Undecided, Verdict
from helper.reasoning.truth import Truth

YES, NO, NOT_KNOWN = Truth.YES, Truth.NO, Truth.NOT_KNOWN


class Standing(NamedTuple):
    """How one test stands: whether it applies, whether it is lifted, whether it counts."""

    test: JurisdictionTest
    applies: Truth
    lifted: Truth
    counts: Truth

    @property
    def undecided(self) -> bool:
        """Whether anything about the test is still open, or only the body itself can judge it."""
        if self.applies is NO or (self.applies is YES and self.lifted is YES and not self.test.judgement):
            return False
        return self.test.judgement or NOT_KNOWN in (self.applies, self.lifted, self.counts)

    @property
    def applying(self) -> bool:
        """Whether the test applies and nothing that is known lifts it."""
        return not self.test.judgement and self.applies is YES and self.lifted is not YES


def standing(test: JurisdictionTest, facts: Facts) -> Standing:
    """Return how a test stands on what is known; what does not matter for it is taken as no."""
    applies = holds(test.applies, facts)
    if applies is NO or test.judgement:
        return Standing(test, applies, NO, YES)
    lifted = holds(test.lifted_by, facts) if test.lifted_by is not None else NO
    counts_if = facts.knowledge.labels[test.label].counts_if
    counts = holds(counts_if, facts) if counts_if is not None else YES
    return Standing(test, applies, lifted, counts)


def label_of(standings: Iterable[Standing], facts: Facts) -> tuple[str, bool]:
    """Return the strongest label that counts, and whether it is settled.

    It is settled once no undecided test could give a stronger one, and at least one test of that
    label is itself not undecided; what only the body can judge is left aside.
    """
    strength = facts.knowledge.strength
    none = len(strength) - 1
    counting = [s for s in standings if s.applying and s.counts is YES]
    place = min((strength[s.test.label] for s in counting), default=none)
    doubtful = [s for s in standings if s.undecided and not s.test.judgement and s.counts is not NO]
    stronger = any(strength[s.test.label] < place for s in doubtful)
    firm = place == none or any(strength[s.test.label] == place and not s.undecided for s in counting)
    return facts.knowledge.label_list[place].id, firm and not stronger


def verdict(facts: Facts) -> Verdict:
    """Return what all tests come to for one concern, each list ordered by strength of label."""
    strength = facts.knowledge.strength
    standings = sorted(
        (standing(test, facts) for test in facts.knowledge.test_list), key=lambda s: strength[s.test.label]
    )
    label, settled = label_of(standings, facts)
    return Verdict(
        label=label,
        settled=settled,
        applying=tuple(
            Applying(s.test, reasons(s.test.applies, facts), s.counts is YES) for s in standings if s.applying
        ),
        undecided=tuple(Undecided(s.test, needs_of(s, facts)) for s in standings if s.undecided),
        lifted=tuple(
            Lifted(s.test, reasons(s.test.lifted_by, facts)) for s in standings if s.applies is YES and s.lifted is YES
        ),
    )


def needs_of(stands: Standing, facts: Facts) -> tuple[str, ...]:
    """Return the questions that a test still needs; its good reasons only once it applies."""
    if stands.applies is not YES:
        return needs(stands.test.applies, facts)
    counts_if = facts.knowledge.labels[stands.test.label].counts_if
    lifting = needs(stands.test.lifted_by, facts) if not stands.test.judgement else ()
    counting = needs(counts_if, facts) if stands.counts is NOT_KNOWN else ()
    return tuple(dict.fromkeys((*lifting, *counting)))
