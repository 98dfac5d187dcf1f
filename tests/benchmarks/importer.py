"""Prints how much of published decisions is found in the made texts: facts by layout, grounds and signposts.

Some texts and the patterns have one author. Others were made by somebody who had not seen the patterns, and are
counted by themselves. Run it as ``python -m tests.benchmarks.importer`` from the clone. With paths it reads
those instead and counts grounds and signposts against the shipped decisions of the same references.
It informs and fails nothing.
"""

from __future__ import annotations

import hashlib
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from helper.decisions.published.decision import decision_of_text, read_source
from helper.decisions.published.finding import sources
from helper.decisions.published.given import NotADecisionError, Text
from helper.decisions.published.patterns import Patterns, patterns_of
from helper.knowledge.loading import load, load_decisions
from helper.knowledge.records import Decision
from tests.decisions.published.made import BLIND, TEXTS, blind_pages, cases, pages

FACTS = ("reference", "authority", "category", "decision", "decided")
Named = tuple[set[str], set[str]]


def say(line: str = "") -> None:
    """Print one line."""
    sys.stdout.write(f"{line}\n")


def read_file(file: Path, patterns: Patterns) -> Decision:
    """Return the decision of a file; one without any fact where it is taken for no decision."""
    (source,) = sources([file])
    try:
        return read_source(source, patterns)
    except NotADecisionError:
        fields: dict[str, Any] = dict.fromkeys(Decision.model_fields, "")
        return Decision(**fields | {"grounds": (), "signposted": (), "provisions": ()})


def show_facts(patterns: Patterns, folder: Path, texts: dict[str, dict[str, Any]]) -> None:
    """Print for each fact in how many of the layouts that print it it was found, and how often one was made up."""
    found, printed, made_up = Counter[str](), Counter[str](), Counter[str]()
    for file, expected in texts.items():
        read = read_file(folder / file, patterns)
        for fact in FACTS:
            value, wanted = getattr(read, fact), expected.get(fact, "")
            printed[fact] += bool(wanted)
            found[fact] += bool(wanted) and value == wanted
            made_up[fact] += not wanted and bool(value)
    for fact in FACTS:
        say(f"{fact:<12} {found[fact]:>3} of {printed[fact]}, made up {made_up[fact]}")


def show_named(title: str, rows: Iterable[Named]) -> None:
    """Print for each ground or signpost how often it was named, missed and wrongly named."""
    named, missed, wrong = Counter[str](), Counter[str](), Counter[str]()
    for true, found in rows:
        named.update(true & found)
        missed.update(true - found)
        wrong.update(found - true)
    say(f"\n{title:<34} named missed wrong")
    for name in sorted({*named, *missed, *wrong}):
        say(f"{name:<34} {named[name]:>5} {missed[name]:>6} {wrong[name]:>5}")
    say(f"{'all':<34} {named.total():>5} {missed.total():>6} {wrong.total():>5}")


def show_reasons(pairs: list[tuple[Decision, Decision]]) -> None:
    """Print grounds and signposts of decisions as they are (first) and as read (second)."""
    main = sum(true.grounds[:1] == read.grounds[:1] for true, read in pairs)
    say(f"\nmain ground right: {main} of {len(pairs)}")
    show_named("ground", ((set(true.grounds), set(read.grounds)) for true, read in pairs))
    show_named("signposted", ((set(true.signposted), set(read.signposted)) for true, read in pairs))


def made_pairs(patterns: Patterns) -> list[tuple[Decision, Decision]]:
    """Return the short made decisions as they are and as read."""
    pairs = []
    for case in cases():
        read = decision_of_text(Text(case.text), patterns)
        true = read.model_copy(update={"grounds": case.grounds, "signposted": tuple(case.signposted)})
        pairs.append((true, read))
    return pairs


def blind_pairs(patterns: Patterns, texts: dict[str, dict[str, Any]]) -> list[tuple[Decision, Decision]]:
    """Return the decisions of texts that were made blind, as they are and as read."""
    pairs = []
    for file, expected in texts.items():
        read = read_file(BLIND / file, patterns)
        update = {"grounds": tuple(expected["grounds"]), "signposted": tuple(expected.get("signposted", ()))}
        pairs.append((read.model_copy(update=update), read))
    return pairs


def read_pairs(paths: list[Path], patterns: Patterns) -> Iterator[tuple[Decision, Decision]]:
    """Yield decisions of some paths as shipped and as read, where a shipped one has the reference."""
    shipped = {decision.reference: decision for decision in load_decisions()}
    for source in sources(paths):
        try:
            read = read_source(source, patterns)
        except NotADecisionError as error:
            say(f"{source.name}: {error}")
            continue
        if read.reference in shipped:
            yield shipped[read.reference], read


def held_out(decision: Decision) -> bool:
    """Whether a decision is in the third that no pattern was written from."""
    return int(hashlib.sha256(decision.reference.encode()).hexdigest(), 16) % 3 == 0


def main() -> None:
    """Print everything."""
    patterns = patterns_of(load())
    if len(sys.argv) > 1:
        pairs = list(read_pairs([Path(each) for each in sys.argv[1:]], patterns))
        for name, held in (("patterns were written from", False), ("held out", True)):
            say(f"\n== {name}")
            show_reasons([pair for pair in pairs if held_out(pair[0]) == held])
        return
    start = time.perf_counter()
    say("== texts by the author of the patterns")
    show_facts(patterns, TEXTS, pages())
    show_reasons(made_pairs(patterns))
    for rest, name in ((1, "patterns were mended by these"), (0, "held out")):
        texts = {file: each for file, each in blind_pages().items() if int(file[6:8]) % 2 == rest}
        say(f"\n== texts by somebody who had not seen the patterns: {name}")
        show_facts(patterns, BLIND, texts)
        show_reasons(blind_pairs(patterns, texts))
    say(f"\n{(time.perf_counter() - start) * 1000 / (len(pages()) + len(cases()) + len(blind_pages())):.1f} ms a text")


if __name__ == "__main__":
    main()
