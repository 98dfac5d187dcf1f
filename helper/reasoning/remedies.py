"""What a concern can lead to on one day: remedies that fit, figures as last known, and how often it works out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from helper.knowledge.remedies import PERCENT, Figure, Remedy, Statistic
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import holds
from helper.reasoning.facts import Facts
from helper.reasoning.findings import ConcernFindings
from helper.reasoning.truth import Truth

LEAST_SAMPLE = 30


@dataclass(frozen=True, slots=True)
class KnownFigure:
    """A figure as known on one day; ``checked_until`` is its last known day where that has passed."""

    figure: Figure
    checked_until: date | None


@dataclass(frozen=True, slots=True)
class FittingRemedy:
    """A remedy that fits what is wanted or what was done, with its figures on one day."""

    remedy: Remedy
    figures: tuple[KnownFigure, ...]


@dataclass(frozen=True, slots=True)
class HowOften:
    """A year's statistic; both shares are whole numbers out of 100, and empty for too small a sample."""

    statistic: Statistic
    of_investigated: int | None
    of_received: int | None


def remedies(findings: ConcernFindings) -> tuple[FittingRemedy, ...]:
    """Return the remedies that fit a concern, in written order; none where its label leads to none."""
    facts = findings.facts
    if not _leads_on(findings):
        return ()
    return tuple(
        FittingRemedy(remedy, figures_on(remedy, facts.today))
        for remedy in facts.knowledge.remedies
        if holds(remedy.when, facts) is Truth.YES
    )


def _leads_on(findings: ConcernFindings) -> bool:
    return findings.facts.knowledge.labels[findings.verdict.label].leads_to_remedies


def figures_on(remedy: Remedy, today: date) -> tuple[KnownFigure, ...]:
    """Return each figure of a remedy as it was last known on a day; one that had not begun is left out."""
    series = dict.fromkeys(figure.id for figure in remedy.figures)
    known = (_last_known([f for f in remedy.figures if f.id == each], today) for each in series)
    return tuple(KnownFigure(f, f.until if f.ended(today) else None) for f in known if f is not None)


def _last_known(figures: Iterable[Figure], today: date) -> Figure | None:
    """Return the figure that began last; as periods never overlap, it is in force or the last that was."""
    begun = [figure for figure in figures if figure.begun(today)]
    return max(begun, key=lambda figure: figure.from_ or date.min, default=None)


def how_often(knowledge: Knowledge, concerns: Iterable[ConcernFindings], today: date) -> HowOften | None:
    """Return the statistic of the latest year for what all concerns are about, else for everything.

    Only concerns whose label leads to remedies count; ``None`` where there is none or no year is known.
    """
    found = [_latest(knowledge, today, each.facts) for each in concerns if _leads_on(each)]
    if not found:
        return None
    alike = len({each.id if each else "" for each in found}) == 1
    statistic = found[0] if alike else _latest(knowledge, today)
    return _shares(statistic) if statistic else None


def _latest(knowledge: Knowledge, today: date, facts: Facts | None = None) -> Statistic | None:
    """Return the whole statistic of the latest year that has ended; of one year, that of the subject."""
    fitting = [each for each in knowledge.statistics if each.whole and each.ended(today) and _is_about(each, facts)]
    return max(fitting, key=lambda each: (each.until, each.when is not None), default=None)


def _is_about(statistic: Statistic, facts: Facts | None) -> bool:
    if statistic.when is None:
        return True
    return facts is not None and holds(statistic.when, facts) is Truth.YES


def _shares(statistic: Statistic) -> HowOften:
    return HowOften(
        statistic,
        of_investigated=_of_100(statistic.upheld_count, statistic.investigated),
        of_received=_of_100(statistic.upheld_count, statistic.received)
        if (statistic.investigated or 0) >= LEAST_SAMPLE
        else None,
    )


def _of_100(count: float | None, sample: int | None) -> int | None:
    if count is None or sample is None or sample < LEAST_SAMPLE:
        return None
    return round(count / sample * PERCENT)
