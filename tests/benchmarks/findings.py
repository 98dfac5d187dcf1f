"""Prints how long reasoning takes: the findings of a three-concern case, and of the nine-concern worked example.

Run it as ``python -m tests.benchmarks.findings`` from the clone; it informs and fails nothing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

from helper.assessment import assess, desk
from helper.knowledge.files import read
from helper.knowledge.folders import default_folder
from helper.knowledge.loading import load, load_scenarios
from helper.reasoning.reason import reason
from helper.rehearsal.playing import case_of_scenario

ROUNDS = 40
WORKED_EXAMPLE = "norfolk-25-010-721"


def milliseconds(work: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return the median time of some work in milliseconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return median(times)


def main() -> None:
    """Print one line for each piece of work."""
    at = desk(load())
    scenario = next(s for s in load_scenarios(at.knowledge) if s.id == WORKED_EXAMPLE)
    nine = case_of_scenario(at, scenario)
    three = nine.model_copy(update={"concerns": nine.concerns[:3]})
    today = scenario.as_at
    at.library.search("first use builds the index")
    rows = {
        "read and check the knowledge files": milliseconds(lambda: read(default_folder()), 5),
        "read the knowledge, from its compiled copy where there is one": milliseconds(load, 5),
        "findings, three concerns": milliseconds(lambda: reason(at.knowledge, three, today)),
        "findings, nine concerns": milliseconds(lambda: reason(at.knowledge, nine, today)),
        "assessment, three concerns": milliseconds(lambda: assess(at, three, today), 10),
        "search of the past decisions": milliseconds(lambda: at.library.search(scenario.told)),
        "topics of a story": milliseconds(lambda: at.topics(scenario.told)),
    }
    for name, took in rows.items():
        sys.stdout.write(f"{took:8.1f} ms  {name}\n")


if __name__ == "__main__":
    main()
