"""Which routes are open, in which order, and what is urgent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from helper.knowledge.routes import Route
from helper.reasoning.conditions import holds, needs
from helper.reasoning.deadlines import clocks, nearest, pressing
from helper.reasoning.facts import Facts
from helper.reasoning.findings import ConcernFindings, OpenRoute, Step, Urgent, When
from helper.reasoning.truth import Truth

YES, NO, NOT_KNOWN = Truth.YES, Truth.NO, Truth.NOT_KNOWN
_GROUPS: Mapping[When, int] = {"now": 0, "then": 1, "if": 2, "also": 3}


def open_routes(facts: Facts, among: Iterable[Route] | None = None) -> tuple[OpenRoute, ...]:
    """Return the routes of a concern, or those of them that are asked for, in the order in which to take them."""
    routes = facts.knowledge.route_list if among is None else tuple(among)
    standing = {r.id: (holds(r.open, facts), _done(r, facts)) for r in _with_those_before(routes, facts)}
    found = [
        _open_route(route, standing, facts)
        for route in routes
        if route.place != "urgent" and _shown(route, *standing[route.id])
    ]
    return tuple(_in_order(found, facts))


def _with_those_before(routes: tuple[Route, ...], facts: Facts) -> Iterator[Route]:
    """Yield routes, and those that come before them: on these it hangs when a route may be taken."""
    yield from routes
    if len(routes) < len(facts.knowledge.route_list):
        yield from (facts.knowledge.routes[before] for route in routes for before in route.after)


def _shown(route: Route, is_open: Truth, is_done: Truth) -> bool:
    return route.always or (is_open is not NO and is_done is not YES)


def _done(route: Route, facts: Facts) -> Truth:
    return holds(route.done, facts) if route.done is not None else NO


def _open_route(route: Route, standing: Mapping[str, tuple[Truth, Truth]], facts: Facts) -> OpenRoute:
    before = tuple(
        each
        for each in route.after
        if each in standing and standing[each][0] is not NO and standing[each][1] is not YES
    )
    if route.at_once is not None and holds(route.at_once, facts) is YES:
        before = ()
    return OpenRoute(
        route=route,
        when=_when(route, standing[route.id][0], before),
        after=before,
        needs=needs(route.open, facts),
        beware=tuple(b for b in route.beware if b.when is None or holds(b.when, facts) is not NO),
        clocks=clocks(route, facts),
    )


def _when(route: Route, is_open: Truth, before: tuple[str, ...]) -> When:
    if is_open is NOT_KNOWN and not route.always:
        return "if"
    if is_open is NO or route.place in {"support", "general-advice"}:
        return "also"
    return "then" if before else "now"


def _in_order(found: list[OpenRoute], facts: Facts) -> list[OpenRoute]:
    """Sort by group, then a limit that presses, then what comes first, then the files' order.

    A route that is shown whatever was answered comes last in its group.
    """
    place = {route.route.id: index for index, route in enumerate(found)}
    depth = _depths(found)

    def key(route: OpenRoute) -> tuple[int, date, bool, int, int]:
        clock = next((c for c in [nearest(route.clocks, facts.today)] if c and pressing(c, facts.today)), None)
        limit = (clock.safe_date or facts.today) if clock else date.max
        return _GROUPS[route.when], limit, route.route.always, depth[route.route.id], place[route.route.id]

    return sorted(found, key=key)


def _depths(found: Iterable[OpenRoute]) -> dict[str, int]:
    """Return how many routes in a row come before each."""
    before = {route.route.id: route.after for route in found}
    depth: dict[str, int] = {}

    def of(route_id: str, seen: frozenset[str]) -> int:
        if route_id not in depth:
            inner = seen | {route_id}
            earlier = [of(each, inner) + 1 for each in before.get(route_id, ()) if each not in inner]
            depth[route_id] = max(earlier, default=0)
        return depth[route_id]

    for each in before:
        of(each, frozenset())
    return depth


def urgent_help(facts: Facts) -> tuple[Urgent, ...]:
    """Return the urgent help that the answers call for; general help while the panel is unanswered."""
    asked = all(facts.answer(question.id) is not None for question in facts.knowledge.panel)
    called_for = urgent_routes(facts)
    return tuple(
        Urgent(route, facts.concern.id if facts.concern else None, asked or route in called_for, None)
        for route in facts.knowledge.route_list
        if route in called_for
        or (route.place == "urgent" and route.before_panel and holds(route.open, facts) is NOT_KNOWN)
    )


def urgent_routes(facts: Facts) -> tuple[Route, ...]:
    """Return the urgent routes that an answer surely calls for."""
    return tuple(r for r in facts.knowledge.route_list if r.place == "urgent" and holds(r.open, facts) is YES)


def urgent_limits(findings: ConcernFindings) -> tuple[Urgent, ...]:
    """Return the limits of a concern that press, nearest first."""
    today = findings.facts.today
    found = [
        Urgent(route.route, findings.id, asked=True, clock=clock)
        for route in findings.routes
        if route.when in {"now", "then"} or (route.when == "if" and not route.needs)
        for clock in route.clocks
        if pressing(clock, today)
    ]
    return tuple(sorted(found, key=lambda u: (u.clock.safe_date if u.clock else None) or today))


def plan(urgent: Iterable[Urgent], concerns: Iterable[ConcernFindings], today: date) -> tuple[Step, ...]:
    """Return one plan across all concerns: safety, then what to do now, then what follows."""
    help_first = [Step(u.route, "now", (), None) for u in urgent if u.clock is None]
    steps: dict[str, list[tuple[OpenRoute, str]]] = {}
    for findings in concerns:
        for route in findings.routes:
            steps.setdefault(route.route.id, []).append((route, findings.id))
    merged = [_merged(each, today) for each in steps.values()]

    def key(step: Step) -> tuple[int, date, bool]:
        clock = step.clock if step.clock and pressing(step.clock, today) else None
        return _GROUPS[step.when], ((clock.safe_date or today) if clock else date.max), step.route.always

    return (*help_first, *sorted(merged, key=key))


def _merged(found: list[tuple[OpenRoute, str]], today: date) -> Step:
    when = min((route.when for route, _ in found), key=_GROUPS.__getitem__)
    own = [clock for route, _ in found for clock in route.clocks]
    return Step(found[0][0].route, when, tuple(concern for _, concern in found), nearest(own, today))
