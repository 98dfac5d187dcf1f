"""``PYTHONPATH=. python -m tests.paths [FOLDER] [--states N] ...``: explores the paths and prints the counts."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date
from functools import cache
from pathlib import Path

from helper.assessment import desk
from helper.knowledge.loading import default_folder, load

from .exploring import Budget, Explorer
from .parts import PARTS, Report, explored

_SHARES = 8


@cache
def _explorer(folder: Path, today: date, budget: Budget) -> Explorer:
    return Explorer(desk(load(folder), folder), today, budget)


def _share(folder: Path, today: date, budget: Budget, part: str, shard: int) -> Report:
    return explored(_explorer(folder, today, budget), part, shard, _SHARES)


def _asked() -> argparse.Namespace:
    default = Budget()
    asked = argparse.ArgumentParser(prog="python -m tests.paths", description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=default_folder(), help="a knowledge folder")
    asked.add_argument("--states", type=int, default=default.states, help="states of each test, before paths are drawn")
    asked.add_argument("--wider", type=int, default=default.wider, help="states of each route and of each topic")
    asked.add_argument("--pairs", type=int, default=default.pairs, help="pairs of outcomes looked at")
    asked.add_argument("--pair-walks", type=int, default=default.pair_walks, help="pairs walked to the end")
    asked.add_argument("--walks", type=int, default=default.walks, help="whole conversations at random")
    asked.add_argument("--seed", type=int, default=default.seed, help="another seed draws others")
    asked.add_argument("--as-if", type=date.fromisoformat, default=date(2026, 11, 22), help="today")
    asked.add_argument("--parts", nargs="+", choices=PARTS, default=list(PARTS), help="only these parts")
    asked.add_argument("--cores", type=int, default=2, help="processes side by side")
    return asked.parse_args()


def _reports(given: argparse.Namespace) -> Iterator[tuple[str, Report]]:
    budget = Budget(given.states, given.wider, given.pairs, given.pair_walks, given.walks, given.seed)
    with ProcessPoolExecutor(given.cores) as pool:
        for part in given.parts:
            whole = Report()
            shares = [pool.submit(_share, given.folder, given.as_if, budget, part, n) for n in range(_SHARES)]
            for share in shares:
                whole.add(share.result())
            yield part, whole


def main() -> int:
    """Print what each part came to; return 1 where a promise is broken."""
    started = time.perf_counter()
    held = True
    for part, report in _reports(_asked()):
        sys.stdout.write(f"{part}\n" + "".join(f"{line}\n" for line in report.lines()) + "\n")
        sys.stdout.flush()
        held = held and not report.times
    sys.stdout.write(f"{time.perf_counter() - started:.1f} seconds\n")
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
