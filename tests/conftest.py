"""What all tests share: the real knowledge, and ways to draw answers to its questions."""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.configuration import set_hypothesis_home_dir

from helper.assessment import Desk, desk
from helper.case.models import Value
from helper.case.spans import Span
from helper.knowledge.entries import NOT_SURE, RATHER_NOT_SAY
from helper.knowledge.loading import load, load_scenarios
from helper.knowledge.questions import Question
from helper.knowledge.records import Scenario
from helper.knowledge.spoken import SAID
from helper.knowledge.store import Knowledge

# Whoever runs the tests may have a library of decisions of their own.
os.environ["XDG_DATA_HOME"] = tempfile.mkdtemp(prefix="complaint-helper-data-")
# A folder of hypothesis in the repository would be looked into for tests, and warned about.
set_hypothesis_home_dir(Path(tempfile.gettempdir()) / "complaint-helper-hypothesis")
settings.register_profile(
    "suite",
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
settings.load_profile("suite")


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """Return the real knowledge, read once for all tests."""
    return load()


@pytest.fixture(scope="session")
def all_words() -> Callable[[Path], Path]:
    """Return what adds to a small knowledge every sentence of the program that it does not hold itself."""

    def add(folder: Path) -> Path:
        there = (folder / "words.toml").read_text()
        phrases = [
            f'[[phrase]]\nid = "{phrase_id}"\ntext = "Words {" ".join(f"{{{name}}}" for name in sorted(names))}"\n'
            for phrase_id, names in SAID.items()
            if f'"{phrase_id}"' not in there
        ]
        (folder / "words-of-all-kinds.toml").write_text("\n".join(phrases))
        return folder

    return add


@pytest.fixture(scope="session")
def scenarios(knowledge: Knowledge) -> dict[str, Scenario]:
    """Return the told cases by id, read once for all tests."""
    return {scenario.id: scenario for scenario in load_scenarios(knowledge)}


@pytest.fixture(scope="session")
def at(knowledge: Knowledge) -> Desk:
    """Return the real knowledge with its past decisions."""
    return desk(knowledge)


class Drawing:
    """Ways to draw what a person may answer to the questions of a knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._bodies = self._one_body_a_kind()

    def _one_body_a_kind(self) -> list[str]:
        first = {body.kind: body.id for body in reversed(self.knowledge.body_list)}
        return sorted(first.values())

    def told(self, question: Question) -> st.SearchStrategy[Value]:
        """Return the answers that tell something."""
        match question.kind:
            case "choice":
                return st.sampled_from([choice.id for choice in question.choices])
            case "many":
                ids = [choice.id for choice in question.choices]
                some = st.lists(st.sampled_from(ids), unique=True, max_size=3)
                return st.one_of(some, some.map(lambda chosen: [*chosen, NOT_SURE])).map(tuple)
            case "date":
                return spans().map(str)
            case "body":
                return st.sampled_from([*self._bodies, "A body that is not listed"])
            case "number":
                return st.integers(-5, 50)
        return st.text(min_size=1, max_size=30).filter(lambda words: words not in {NOT_SURE, RATHER_NOT_SAY})

    def value(self, question: Question) -> st.SearchStrategy[Value]:
        """Return all answers; mostly such as tell something."""
        told = self.told(question)
        return st.one_of(told, told, told, st.sampled_from([NOT_SURE, RATHER_NOT_SAY]))

    def topic(self) -> st.SearchStrategy[str]:
        """Return topics, with one of each category and not-sure among them."""
        categories = {topic.id.partition("/")[0]: topic.id for topic in self.knowledge.topic_list}
        return st.sampled_from([*categories.values(), NOT_SURE])


def spans() -> st.SearchStrategy[Span]:
    """Return dates of every precision around the day that tests take as today."""
    days = st.dates(date(2023, 1, 1), date(2026, 11, 22))
    day = days.map(lambda each: Span(each, each))
    stretch = st.tuples(days, days).map(lambda pair: Span(min(pair), max(pair)))
    year = st.integers(2023, 2026).map(lambda each: Span(date(each, 1, 1), date(each, 12, 31)))
    return st.one_of(day, day, stretch, year)


@pytest.fixture(scope="session")
def drawing(knowledge: Knowledge) -> Drawing:
    """Return the ways to draw answers to the real questions."""
    return Drawing(knowledge)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how many paths were gone down, over all processes."""
    counts: Counter[str] = Counter()
    for report in (each for reports in terminalreporter.stats.values() for each in reports):
        told = report.user_properties if getattr(report, "when", "") == "call" else ()
        for _, value in (each for each in told if each[0] == "paths"):
            counts.update(value)
    if counts:
        terminalreporter.section("paths")
        for name, count in sorted(counts.items()):
            terminalreporter.write_line(f"{count:>9,}  {name}")
