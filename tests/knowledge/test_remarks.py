"""What is no mistake and yet worth a look is named with its file and line."""

from __future__ import annotations

from pathlib import Path

from helper.knowledge.files import read
from helper.knowledge.remarks import remarks

SOURCE = '\n[[source]]\nid = "G2"\ntitle = "Another page"\naddresses = ["https://example.org"]\nread = 2026-11-22\n'
FACT = '\n[[fact]]\nid = "a-fine-it-is"\nabout = "It is a fine."\nwhen = { question = "about", is = "fine" }\n'
PARTS = """
[[question]]
id = "parts"
kind = "many"
asked = "concern"
ask = "Which parts?"
ask_of_other = "Which parts?"
why = "It tells."
short = "Parts"
choices = [
  { id = "leaves", text = "Leaves" },
  { id = "roots", text = "Roots" },
]
"""


def found(folder: Path) -> list[tuple[str, str, str, int]]:
    """Return the remarks on a folder of knowledge."""
    knowledge, shelves, _ = read(folder)
    return [(each.says, each.what, each.file, each.line) for each in remarks(knowledge, shelves, folder)]


def grown(folder: Path, file: str, text: str) -> int:
    """Add an entry to a file, and return the line of its id."""
    path = folder / file
    before = path.read_text()
    path.write_text(before + text)
    return before.count("\n") + 3


def test_a_knowledge_without_waste_has_no_remark(good: Path) -> None:
    """Everything in the good knowledge is used."""
    assert found(good) == []


def test_a_source_that_nothing_cites_is_named(good: Path) -> None:
    """It may be there for an entry that is still to come."""
    line = grown(good, "sources.toml", SOURCE)
    assert found(good) == [("sources that nothing cites", "G2", "sources.toml", line)]


def test_a_fact_that_no_condition_names_is_named(good: Path) -> None:
    """It was written to be shared, and nothing shares it."""
    line = grown(good, "facts.toml", FACT)
    assert found(good) == [("facts that no condition names", "a-fine-it-is", "facts.toml", line)]


def needing(good: Path, condition: str) -> list[str]:
    """Return the choices that change nothing where one test has a condition on the parts."""
    grown(good, "questions.toml", PARTS)
    tests = good / "tests.toml"
    tests.write_text(tests.read_text().replace('{ body_kind = ["council"] }', condition))
    return [what for says, what, _, _ in found(good) if says == "choices that change nothing"]


def test_a_choice_that_can_be_ticked_and_changes_nothing_is_named(good: Path) -> None:
    """No condition looks at it, and none at the whole of what was ticked."""
    assert needing(good, '{ question = "parts", any_of = ["leaves"] }') == ["parts.roots"]


def test_every_choice_counts_where_the_whole_is_looked_at(good: Path) -> None:
    """To tick one more is no longer only the one."""
    assert needing(good, '{ question = "parts", only = ["leaves"] }') == []


def test_a_code_of_past_decisions_without_its_rule_is_named(good: Path) -> None:
    """A star stands for the rest of an id."""
    (good / "decisions").mkdir()
    codes = '{\n "about": "-",\n "grounds": {\n  "late": ["old-letter", "older-*", "old-*"]\n },\n "signposts": {}\n}\n'
    (good / "decisions" / "codes.json").write_text(codes)
    says = "tests named in decisions/codes.json that are not there"
    assert found(good) == [(says, "older-*", "decisions/codes.json", 4)]
