"""What a concern can lead to, and how often that works out, as blocks of a summary."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from helper.knowledge.entries import Sourced
from helper.knowledge.phrases import MONTHS
from helper.knowledge.remedies import Example
from helper.reasoning.findings import ConcernFindings
from helper.reasoning.remedies import FittingRemedy, HowOften, KnownFigure, remedies
from helper.summary.blocks import Block, Heading, Items, Paragraph
from helper.summary.wording import Wording

_MOST_SHOWN = 6
_EXAMPLES = 2


def remedy_blocks(findings: ConcernFindings, said: Wording) -> Iterator[Block]:
    """Yield what a concern can lead to: the first remedies whole, the others by name; nothing where none fits."""
    found = _shown(findings)
    if not found:
        return
    yield Heading(3, said.say("remedies-heading"))
    yield Paragraph(said.say("remedies-intro"))
    told = _with_example(found)
    yield Items(tuple(_remedy(each, said, with_example=each in told) for each in found))
    others = [each.remedy.name for each in remedies(findings)[_MOST_SHOWN:]]
    if others:
        yield Paragraph(said.say("remedies-more", names="; ".join(others)))


def told_in(findings: ConcernFindings) -> Iterator[Sourced]:
    """Yield the remedies and figures that are shown for a concern: their sources belong to the summary."""
    for each in _shown(findings):
        yield from (each.remedy, *(known.figure for known in each.figures))


def _shown(findings: ConcernFindings) -> tuple[FittingRemedy, ...]:
    return remedies(findings)[:_MOST_SHOWN]


def _with_example(found: Sequence[FittingRemedy]) -> Sequence[FittingRemedy]:
    """Return the remedies to tell an example of: first those with a figure, as an example makes it plain."""
    return sorted((each for each in found if each.remedy.examples), key=lambda each: not each.figures)[:_EXAMPLES]


def _remedy(found: FittingRemedy, said: Wording, *, with_example: bool) -> str:
    remedy = found.remedy
    figures = [_figure(known, said) for known in found.figures]
    own = "" if any(known.figure.sure == "to-verify" for known in found.figures) else _verify(remedy, said)
    example = _example(remedy.examples[0], said) if with_example else ""
    return " ".join(filter(None, (f"{remedy.name}.", remedy.says, own, *figures, example)))


def _verify(entry: Sourced, said: Wording) -> str:
    return said.say("to-verify") if entry.sure == "to-verify" else ""


def _figure(known: KnownFigure, said: Wording) -> str:
    figure = known.figure
    amounts = {
        name: f"{amount:,}" for name in ("value", "least", "most") if (amount := getattr(figure, name)) is not None
    }
    if figure.value is not None:
        text = said.say("figure-value", unit=figure.unit, **amounts)
    elif figure.least is not None:
        text = said.say("figure-range", unit=figure.unit, **amounts)
    else:
        text = said.say("figure-up-to", unit=figure.unit, **amounts)
    return " ".join(filter(None, (text, _checked(known.checked_until, said), _verify(figure, said))))


def _checked(until: date | None, said: Wording) -> str:
    return said.say("checked-only-until", day=_day(until)) if until else ""


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _example(example: Example, said: Wording) -> str:
    return said.say("remedy-example", **example.model_dump(exclude={"url"}))


def how_often_blocks(found: HowOften | None, said: Wording) -> Iterator[Block]:
    """Yield how often it works out, with year, counts and both denominators; nothing where not known."""
    if found is None:
        return
    yield Heading(2, said.say("how-often-heading"))
    yield Paragraph(" ".join((*_counts(found, said), _checked(found.statistic.until, said))))
    yield Paragraph(said.say("how-often-why"))


def _counts(found: HowOften, said: Wording) -> Iterator[str]:
    counted = found.statistic
    yield said.say(
        "how-often-received",
        first=_month(counted.from_),
        last=_month(counted.until),
        received=f"{counted.received:,}",
        about=counted.about,
    )
    yield said.say("how-often-investigated", investigated=f"{counted.investigated:,}")
    if counted.upheld is not None:
        yield said.say("how-often-upheld", upheld=f"{counted.upheld:,}")
    if found.of_investigated is not None:
        yield said.say("how-often-shares", investigated=found.of_investigated, received=found.of_received)


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
