"""Prints time, memory and disk of a search among many decisions, side by side with other engines.

Records are made from shipped decisions that are not asked for: names, places, dates and a part of the
words are swapped for others of the corpus. nDCG counts the same subcategory 1 and the same main ground 1,
against five that have both. Each engine builds and searches in a process of its own, one after the other.
Tantivy and bm25s are tried where they are installed. Run ``python -m tests.benchmarks.search
[--records 100000]`` from the clone; a million needs about 2 GB of disk and ten minutes.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import math
import random
import re
import resource
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import mean
from typing import Any

from helper.assessment import Desk
from helper.decisions.library import Library
from helper.decisions.shelf import Shelf
from helper.knowledge.loading import load, load_codes, load_decisions
from helper.knowledge.records import Decision
from tests.benchmarks.alike import gain

QUERIES = 60
_SWAPPED = 0.35
_BEAT = 0.005
_WORD = re.compile(r"[A-Za-z']+|\d+|[^A-Za-z\d]+")
# From words to the numbers of the records found, best first.
Search = Callable[[str], list[int]]


def made(records: int) -> Iterator[Decision]:
    """Yield decisions made from the shipped ones, each with a reference of its own."""
    lot = random.Random(20261122)  # noqa: S311  (no secret)
    asked = {decision.reference for decision in asked_for()}
    shipped = [decision for decision in load_decisions() if decision.reference not in asked]
    words = [w for d in shipped for w in _WORD.findall(f"{d.complaint} {d.outcome}") if w.isalpha() and len(w) > 3]
    for number in range(records):
        kept = lot.choice(shipped)
        year = lot.randint(16, 26)
        yield kept.model_copy(
            update={
                "reference": f"{year} {number // 1000:03} {number % 1000:03}",
                "authority": lot.choice(shipped).authority,
                "decided": f"20{year}-{lot.randint(1, 12):02}-{lot.randint(1, 28):02}",
                "complaint": _swapped(kept.complaint, words, lot),
                "outcome": _swapped(kept.outcome, words, lot),
            }
        )


def _swapped(text: str, words: list[str], lot: random.Random) -> str:
    parts = _WORD.findall(text)
    return "".join(lot.choice(words) if p.isalpha() and len(p) > 3 and lot.random() < _SWAPPED else p for p in parts)


def origins(records: int) -> list[Decision]:
    """Return the shipped decision that each record is made from."""
    by_outcome = {(d.url, d.wanted): d for d in load_decisions()}
    return [by_outcome[d.url, d.wanted] for d in made(records)]


def asked_for() -> list[Decision]:
    """Return the decisions whose complaints are asked for: those with a category and a ground, by lot."""
    lot = random.Random(7)  # noqa: S311  (no secret)
    return lot.sample([d for d in load_decisions() if d.category and d.grounds], QUERIES)


def queries() -> list[str]:
    """Return what is asked: real complaints with a tenth of their words misspelt."""
    lot = random.Random(7)  # noqa: S311  (no secret)
    return [" ".join(_damaged(w, lot) for w in d.complaint.split()[:40]) for d in asked_for()]


def _damaged(word: str, lot: random.Random) -> str:
    if len(word) < 5 or lot.random() > 0.1:
        return word
    place = lot.randrange(1, len(word) - 1)
    return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]


def ours(records: int, folder: Path) -> Search:
    """Build the library's shelf in a file, and search from words alone: likely topics and grounds, then words."""
    shelf = Shelf.in_file(folder / "ours.sqlite")
    shelf.add(made(records))
    shelf.finish()
    asked = {decision.reference for decision in asked_for()}
    learnt_from = tuple(decision for decision in load_decisions() if decision.reference not in asked)
    at = Desk(load(), Library((), load_codes(), own=shelf, learnt_from=learnt_from))

    def search(text: str) -> list[int]:
        return [int(hit.decision.reference[3:].replace(" ", "")) for hit in at.alike(text)]

    search("the first search learns the topics and grounds")
    return search


def fts5(records: int, folder: Path) -> Search:
    """Build SQLite's full-text index, and search all words."""
    index = sqlite3.connect(folder / "fts5.sqlite", check_same_thread=False)
    index.execute("CREATE VIRTUAL TABLE texts USING fts5 (complaint, outcome)")
    with index:
        rows = ((d.complaint, d.outcome) for d in made(records))
        index.executemany("INSERT INTO texts (complaint, outcome) VALUES (?, ?)", rows)

    def search(text: str) -> list[int]:
        words = " OR ".join(f'"{word}"' for word in set(re.findall("[a-z]+", text.lower())))
        asked = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 5"
        return [row - 1 for (row,) in index.execute(asked, (words,))]

    return search


def rapidfuzz(records: int, folder: Path) -> Search:
    """Compare the words with every record, the way that was once proposed."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    texts = [d.complaint for d in made(records)]
    return lambda text: [n for _, _, n in process.extract(text, texts, scorer=fuzz.token_set_ratio, limit=5)]


def tantivy(records: int, folder: Path) -> Search:
    """Build tantivy's index on disk."""
    import tantivy as engine  # type: ignore[import-not-found]  # noqa: PLC0415

    schema = engine.SchemaBuilder()
    schema.add_text_field("text")
    schema.add_integer_field("number", stored=True)
    place = folder / "tantivy"
    place.mkdir()
    index = engine.Index(schema.build(), path=str(place))
    writer = index.writer(heap_size=50_000_000)
    for number, decision in enumerate(made(records)):
        writer.add_document(engine.Document(text=[f"{decision.complaint} {decision.outcome}"], number=number))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> list[int]:
        words = " ".join(re.findall("[a-z]+", text.lower()))
        found = searcher.search(index.parse_query(words, ["text"]), 5).hits
        return [searcher.doc(address)["number"][0] for _, address in found]

    return search


def bm25s(records: int, folder: Path) -> Search:
    """Build bm25s's matrix in memory."""
    import bm25s as engine  # type: ignore[import-not-found]  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    tokens = engine.tokenize([f"{d.complaint} {d.outcome}" for d in made(records)], show_progress=False)
    retriever = engine.BM25()
    retriever.index(tokens, show_progress=False)

    def search(text: str) -> list[int]:
        asked = engine.tokenize([text], show_progress=False)
        return [int(number) for number in retriever.retrieve(asked, k=5, show_progress=False)[0][0]]

    return search


ENGINES: dict[str, Callable[[int, Path], Search]] = {
    "ours": ours, "fts5": fts5, "rapidfuzz": rapidfuzz, "tantivy": tantivy, "bm25s": bm25s,
}  # fmt: skip


def megabytes() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def ndcg(found: list[list[int]], made_from: list[Decision]) -> float:
    """Return the mean nDCG at five of what was found for each query."""
    ideal = sum(2 / math.log2(place + 2) for place in range(5))
    return mean(
        sum(gain(asked, made_from[n]) / math.log2(place + 2) for place, n in enumerate(numbers)) / ideal
        for asked, numbers in zip(asked_for(), found, strict=False)
    )


class Heart:
    """Beats in the main thread while a search runs in another, as a screen would; keeps the longest pause."""

    def __init__(self) -> None:
        self.longest = 0.0

    def while_running(self, work: Callable[[], object]) -> None:
        """Run work in a thread, and beat until it ends."""
        thread = threading.Thread(target=work)
        before = time.perf_counter()
        thread.start()
        while thread.is_alive():
            time.sleep(_BEAT)
            now = time.perf_counter()
            self.longest = max(self.longest, now - before - _BEAT)
            before = now
        self.longest = max(self.longest, time.perf_counter() - before - _BEAT)


def measured(engine: str, records: int) -> dict[str, Any]:
    """Return the figures of one engine; to be called in a fresh process."""
    asked = queries()[: 5 if engine == "rapidfuzz" else QUERIES]
    empty = megabytes()
    writing = time.perf_counter()
    for _ in made(records):
        pass
    writing = time.perf_counter() - writing
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        start = time.perf_counter()
        search = ENGINES[engine](records, folder)
        built, after_build = time.perf_counter() - start - writing, megabytes()
        times, found = [], []
        for text in asked:
            start = time.perf_counter()
            found.append(search(text))
            times.append((time.perf_counter() - start) * 1000)
        heart = Heart()
        for text in asked[:20]:
            heart.while_running(lambda text=text: search(text))
        disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1024**2
        peak = megabytes()
    times.sort()
    return {
        "engine": engine, "build_s": round(built, 1), "build_peak_mib": round(after_build - empty),
        "disk_mib": round(disk), "median_ms": round(times[len(times) // 2], 1),
        "p95_ms": round(times[int(len(times) * 0.95)], 1), "still_ms": round(heart.longest * 1000, 1),
        "peak_mib": round(peak - empty), "ndcg": round(ndcg(found, origins(records)), 3),
    }  # fmt: skip


def main() -> None:
    """Print one line for each engine that is installed."""
    given = argparse.ArgumentParser()
    given.add_argument("--records", type=int, default=100_000)
    given.add_argument("--engine", choices=ENGINES)
    said = given.parse_args()
    if said.engine:
        sys.stdout.write(json.dumps(measured(said.engine, said.records)) + "\n")
        return
    sys.stdout.write(f"{said.records:,} records, {QUERIES} queries of up to 40 words, a tenth misspelt\n")
    for engine in ENGINES:
        if engine in {"tantivy", "bm25s"} and importlib.util.find_spec(engine) is None:
            sys.stdout.write(f"{engine}: not installed\n")
            continue
        command = [sys.executable, "-m", "tests.benchmarks.search", "--records", str(said.records), "--engine", engine]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        found = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else done.stderr[-300:]
        told = "  ".join(f"{name} {value}" for name, value in found.items()) if isinstance(found, dict) else found
        sys.stdout.write(f"{told}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
