"""Says where what was found about a concern is not what a scenario expects of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from helper.knowledge.records import Expectation
from helper.reasoning.findings import Clock, ConcernFindings, Urgent


def differences(expects: Expectation, found: ConcernFindings, urgent: Iterable[Urgent]) -> Iterator[str]:
    """Yield a sentence for each expectation of a concern that what was found about it does not meet."""
    label, settled = found.verdict.label, found.verdict.settled
    wrong_body = found.wrong_body.done_by if found.wrong_body else None
    if expects.label is not None and label != expects.label:
        yield f"the label is '{label}', not '{expects.label}'"
    if expects.label_settled is not None and settled != expects.label_settled:
        yield f"the label is {'settled' if settled else 'not settled'}"
    if expects.wrong_body is not None and wrong_body != expects.wrong_body:
        yield f"the right kind of body is '{wrong_body}', not '{expects.wrong_body}'"
    held = _held(found, urgent)
    for name, ids in held.items():
        for wanted in getattr(expects, name):
            if wanted not in ids:
                yield f"'{wanted}' is not among its {name}"
    yield from _whens(expects, found)
    yield from _dates(expects, found)
    yield from _sides(expects, found)
    everything = {label}.union(*held.values())
    yield from (f"'{never}' appears, and must never" for never in expects.never if never in everything)


def _held(found: ConcernFindings, urgent: Iterable[Urgent]) -> dict[str, set[str]]:
    """Return the ids that were found, by the names under which they are expected."""
    return {
        "tests": {each.test.id for each in found.verdict.applying},
        "undecided": {each.test.id for each in found.verdict.undecided},
        "lifted": {each.test.id for each in found.verdict.lifted},
        "routes": {each.route.id for each in found.routes},
        "urgent": {each.route.id for each in urgent if each.concern in {found.id, None}},
    }


def _whens(expects: Expectation, found: ConcernFindings) -> Iterator[str]:
    if isinstance(expects.routes, dict):
        whens = {each.route.id: each.when for each in found.routes}
        for route, when in expects.routes.items():
            if whens.get(route, when) != when:
                yield f"the route '{route}' is '{whens[route]}', not '{when}'"


def _clocks(found: ConcernFindings, route_id: str) -> list[Clock]:
    return [clock for each in found.routes if each.route.id == route_id for clock in each.clocks]


def _dates(expects: Expectation, found: ConcernFindings) -> Iterator[str]:
    for route, written in expects.dates.items():
        shown = [clock.safe_date for clock in _clocks(found, route)]
        for wanted in [written] if isinstance(written, date) else written:
            if wanted not in shown:
                yield f"no limit of '{route}' ends on {wanted}; {_instead(found, route)}"


def _instead(found: ConcernFindings, route: str) -> str:
    """Say what the clocks of a route show."""
    if all(each.route.id != route for each in found.routes):
        return "that route is not shown"
    clocks = _clocks(found, route)
    return ", ".join(f"{_side(clock)} (from {clock.deadline.starts})" for clock in clocks) or "no clock of it runs"


def _side(clock: Clock) -> str:
    """Say when a clock ends and whether it has."""
    if clock.safe_date is None:
        return "one has not started" if clock.started is False else "one has no date"
    passed = {"yes": "has passed", "no": "runs", "not-known": "may have passed"}[clock.passed]
    return f"one ends on {clock.safe_date} and {passed}"


def has_passed(clock: Clock) -> bool:
    """Whether the last day of a clock is behind.

    In school days the latest reading is not known: there it is enough that the earliest is behind.
    """
    in_school_days = any(length.unit == "school days" for length in clock.deadline.length)
    return clock.passed == "yes" or (in_school_days and clock.safe_date is not None and clock.passed != "no")


def is_running(clock: Clock) -> bool:
    """Whether a clock has a last day, and has surely not reached it."""
    return clock.safe_date is not None and clock.passed == "no"


def _sides(expects: Expectation, found: ConcernFindings) -> Iterator[str]:
    for route in expects.passed:
        if not any(has_passed(clock) for clock in _clocks(found, route)):
            yield f"no limit of '{route}' has passed; {_instead(found, route)}"
    for route in expects.running:
        if not any(is_running(clock) for clock in _clocks(found, route)):
            yield f"no limit of '{route}' is running; {_instead(found, route)}"
