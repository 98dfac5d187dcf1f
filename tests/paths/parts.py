"""The exploration in parts that can be done side by side, and what they come to together."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial

from .exploring import Explorer
from .promises import Broken

Explorations = Mapping[str, Callable[[], Iterator[Broken]]]

_TOLD_OF_EACH = 3


@dataclass
class Report:
    """What was explored, in counts; what broke, the first few of each promise; and the seconds that it took."""

    counts: Counter[str] = field(default_factory=Counter)
    broken: list[Broken] = field(default_factory=list)
    times: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0

    def add(self, other: Report) -> None:
        """Join another report to this one."""
        self.counts += other.counts
        self.times += other.times
        self.broken += [each for each in other.broken if each not in self.broken]
        self.seconds += other.seconds

    def lines(self) -> Iterator[str]:
        """Yield the report as lines."""
        yield from (f"{count:>9,}  {name}" for name, count in sorted(self.counts.items()))
        yield f"{self.seconds:>9.1f}  seconds of work"
        for promise, times in sorted(self.times.items()):
            yield f"BROKEN {times} times: {promise}"
        yield from (str(each) for each in self.broken)


def _tests(explorer: Explorer) -> Explorations:
    tests = explorer.knowledge.test_list
    return {test.id: partial(explorer.of_test, test) for test in tests}


def _routes(explorer: Explorer) -> Explorations:
    routes = explorer.knowledge.route_list
    return {route.id: partial(explorer.of_route, route) for route in routes}


def _topics(explorer: Explorer) -> Explorations:
    topics = [str(topic) for topic in explorer.scope.answers("topic")]
    return {topic: partial(explorer.of_topic, topic) for topic in topics}


def _panel(explorer: Explorer) -> Explorations:
    return {"panel": explorer.of_panel}


def _pairs(explorer: Explorer) -> Explorations:
    numbers = range(len(explorer.pairs))
    return {str(number): partial(explorer.of_pair, number) for number in numbers}


def _walks(explorer: Explorer) -> Explorations:
    numbers = range(explorer.budget.walks)
    return {str(number): partial(explorer.of_walk, number) for number in numbers}


PARTS = {"tests": _tests, "routes": _routes, "topics": _topics, "panel": _panel, "pairs": _pairs, "walks": _walks}


def explored(explorer: Explorer, part: str, shard: int, shards: int) -> Report:
    """Explore one of several equal shares of a part."""
    started = time.process_time()
    explorer.counts.clear()
    report = Report()
    for explore in list(PARTS[part](explorer).values())[shard::shards]:
        for each in explore():
            report.times[each.promise] += 1
            if report.times[each.promise] <= _TOLD_OF_EACH:
                report.broken.append(each)
    report.counts.update(explorer.counts)
    report.seconds = time.process_time() - started
    return report
