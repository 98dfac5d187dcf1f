"""Prints time, memory and disk of a search among many decisions, side by side with other engines.

Records are made from the shipped ones: names, places, dates and a part of the words are swapped for others of
the corpus. Each engine builds and searches in a process of its own, one after the other. Tantivy and bm25s
are tried where they are installed. Run ``python -m tests.benchmarks.search [--records 100000]``
from the clone; a million needs about 2 GB of disk and ten minutes.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
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
from typing import Any

from helper.decisions.library import Asked, Library
from helper.decisions.shelf import Shelf
from helper.knowledge.loading import load_codes, load_decisions
from helper.knowledge.records import Decision

QUERIES = 60
_SWAPPED = 0.35
_BEAT = 0.005
_WORD = re.compile(r"[A-Za-z']+|\d+|[^A-Za-z\d]+")
Search = Callable[[str], object]


def made(records: int) -> Iterator[Decision]:
    """Yield decisions made from the shipped ones, each with a reference of its own."""
    lot = random.Random(20261122)  # noqa: S311  (no secret)
    shipped = load_decisions()
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


def queries() -> list[str]:
    """Return what is asked: real complaints with a tenth of their words misspelt."""
    lot = random.Random(7)  # noqa: S311  (no secret)
    chosen = lot.sample(load_decisions(), QUERIES)
    return [" ".join(_damaged(w, lot) for w in d.complaint.split()[:40]) for d in chosen]


def _damaged(word: str, lot: random.Random) -> str:
    if len(word) < 5 or lot.random() > 0.1:
        return word
    place = lot.randrange(1, len(word) - 1)
    return word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :]


def ours(records: int, folder: Path) -> Search:
    """Build the library's shelf in a file, and search as inside a case: words, likely topics, a test."""
    shelf = Shelf.in_file(folder / "ours.sqlite")
    shelf.add(made(records))
    shelf.finish()
    library = Library((), load_codes(), own=shelf, learnt_from=load_decisions())
    topics = {"housing/homelessness": 0.6, "housing/allocations": 0.3, "housing/other": 0.1}
    library.search(Asked("first use learns the grounds", topics))
    return lambda text: library.search(Asked(text, topics, ("late-12-months",)))


def fts5(records: int, folder: Path) -> Search:
    """Build SQLite's full-text index, and search all words."""
    index = sqlite3.connect(folder / "fts5.sqlite", check_same_thread=False)
    index.execute("CREATE VIRTUAL TABLE texts USING fts5 (complaint, outcome)")
    with index:
        rows = ((d.complaint, d.outcome) for d in made(records))
        index.executemany("INSERT INTO texts (complaint, outcome) VALUES (?, ?)", rows)

    def search(text: str) -> object:
        words = " OR ".join(f'"{word}"' for word in set(re.findall("[a-z]+", text.lower())))
        asked = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 5"
        return index.execute(asked, (words,)).fetchall()

    return search


def rapidfuzz(records: int, folder: Path) -> Search:
    """Compare the words with every record, the way that was once proposed."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    texts = [d.complaint for d in made(records)]
    return lambda text: process.extract(text, texts, scorer=fuzz.token_set_ratio, limit=5)


def tantivy(records: int, folder: Path) -> Search:
    """Build tantivy's index on disk."""
    import tantivy as engine  # type: ignore[import-not-found]  # noqa: PLC0415

    schema = engine.SchemaBuilder()
    schema.add_text_field("text")
    place = folder / "tantivy"
    place.mkdir()
    index = engine.Index(schema.build(), path=str(place))
    writer = index.writer(heap_size=50_000_000)
    for decision in made(records):
        writer.add_document(engine.Document(text=[f"{decision.complaint} {decision.outcome}"]))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(text: str) -> object:
        words = " ".join(re.findall("[a-z]+", text.lower()))
        return searcher.search(index.parse_query(words, ["text"]), 5)

    return search


def bm25s(records: int, folder: Path) -> Search:
    """Build bm25s's matrix in memory."""
    import bm25s as engine  # type: ignore[import-not-found]  # noqa: PLC0415

    folder.mkdir(exist_ok=True)
    tokens = engine.tokenize([f"{d.complaint} {d.outcome}" for d in made(records)], show_progress=False)
    retriever = engine.BM25()
    retriever.index(tokens, show_progress=False)

    def search(text: str) -> object:
        asked = engine.tokenize([text], show_progress=False)
        return retriever.retrieve(asked, k=5, show_progress=False)

    return search


ENGINES: dict[str, Callable[[int, Path], Search]] = {
    "ours": ours, "fts5": fts5, "rapidfuzz": rapidfuzz, "tantivy": tantivy, "bm25s": bm25s,
}  # fmt: skip


def megabytes() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Heart:
    """Beats in the main thread while a search runs in another, as a screen would; keeps the longest pause."""

    def __init__(self) -> None:
        self.longest = 0.0

    def while_running(self, work: Callable[[], object]) -> None:
        """Run work in a thread, and beat until it ends."""
        thread = threading.Thread(target=work)
        thread.start()
        before = time.perf_counter()
        while thread.is_alive():
            time.sleep(_BEAT)
            now = time.perf_counter()
            self.longest = max(self.longest, now - before - _BEAT)
            before = now


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
        times = []
        for text in asked:
            start = time.perf_counter()
            search(text)
            times.append((time.perf_counter() - start) * 1000)
        heart = Heart()
        for text in asked[:20]:
            heart.while_running(lambda text=text: search(text))
        disk = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file()) / 1024**2
    times.sort()
    return {
        "engine": engine, "build_s": round(built, 1), "build_peak_mib": round(after_build - empty),
        "disk_mib": round(disk), "median_ms": round(times[len(times) // 2], 1),
        "p95_ms": round(times[int(len(times) * 0.95)], 1), "still_ms": round(heart.longest * 1000, 1),
        "peak_mib": round(megabytes() - empty),
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
