"""The line of every key in every knowledge file is known."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.knowledge.loading import default_folder
from helper.knowledge.positions import Path as KeyPath
from helper.knowledge.positions import line_of, lines_of

FILES = sorted(default_folder().rglob("*.toml"))


def paths_in(data: Any, path: KeyPath = ()) -> Iterator[KeyPath]:
    """Yield the path of every key and element of parsed TOML."""
    if path:
        yield path
    parts = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in parts:
        yield from paths_in(value, (*path, key))


def last_key(path: KeyPath) -> str:
    """Return the last part of a path that is a key and no index."""
    return next(part for part in reversed(path) if isinstance(part, str))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_every_key_of_a_real_file_has_its_line(file: Path) -> None:
    """The lines are found for exactly the paths that the standard parser finds, and hold the key."""
    text = file.read_text(encoding="utf-8")
    lines, rows = lines_of(text), text.splitlines()
    paths = set(paths_in(tomllib.loads(text)))
    assert lines.keys() == paths
    for path in paths:
        if isinstance(path[-1], str):
            assert last_key(path) in rows[lines[path] - 1]


def test_real_files_are_looked_at() -> None:
    """There are files to look at, in folders too."""
    assert {"10-safety.toml", "04-time.toml", "06-tribunals.toml"} <= {file.name for file in FILES}


WRITTEN = '''# a comment with [brackets] and = signs
title = "x # no comment"
"quoted key" = 1
a.b = { c = [1, { d = "}" }] }

[[entry]]
words = """
several = "lines"
[not.a.table]
"""
list = [
  "one",  # a comment, with ] in it

  "two",
]
[entry.inner]
deep = 'single "quotes"'

[[entry]]
[[entry.part]]
id = "first"
[[entry.part]]
id = "second"
'''
EXPECTED = {
    ("title",): 2,
    ("quoted key",): 3,
    ("a", "b", "c", 1, "d"): 4,
    ("entry", 0): 6,
    ("entry", 0, "words"): 7,
    ("entry", 0, "list", 0): 12,
    ("entry", 0, "list", 1): 14,
    ("entry", 0, "inner", "deep"): 17,
    ("entry", 1): 19,
    ("entry", 1, "part", 0, "id"): 21,
    ("entry", 1, "part", 1): 22,
    ("entry", 1, "part", 1, "id"): 23,
}


@pytest.mark.parametrize(("path", "line"), EXPECTED.items(), ids=str)
def test_the_line_of_a_key_is_counted_from_one(path: KeyPath, line: int) -> None:
    """Comments, strings of several lines and nested tables do not mislead."""
    assert lines_of(WRITTEN)[path] == line


def test_the_written_example_has_every_path() -> None:
    """The example is read as the standard parser reads it."""
    assert lines_of(WRITTEN).keys() == set(paths_in(tomllib.loads(WRITTEN)))


def test_a_path_without_a_line_has_the_line_of_what_is_around_it() -> None:
    """A key that is missing is told at the entry that lacks it."""
    lines = lines_of(WRITTEN)
    assert line_of(lines, ("entry", 0, "inner", "missing")) == lines["entry", 0, "inner"]
    assert line_of(lines, ("nowhere",)) == 1


@pytest.mark.parametrize("written", ['"a.b" = 1\n', '["a]b"]\nc = 1\n', '["x.y"]\nc = 1\n'])
def test_a_quoted_key_with_a_dot_or_bracket_is_one_key(written: str) -> None:
    """Quotes hold a key together."""
    assert lines_of(written).keys() == set(paths_in(tomllib.loads(written)))


WORDS = st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=12)


@given(words=st.lists(WORDS, max_size=5), on_lines=st.booleans())
@settings(max_examples=60)
def test_strings_of_any_words_do_not_mislead(words: list[str], *, on_lines: bool) -> None:
    """Brackets, quotes and hashes inside strings are words."""
    quoted = ['"' + word.replace("\\", "\\\\").replace('"', '\\"') + '"' for word in words]
    text = "before = 1\nlist = [" + (",\n" if on_lines else ", ").join(quoted) + "]\nafter = 2\n"
    assert tomllib.loads(text)["list"] == words
    lines = lines_of(text)
    assert lines.keys() == set(paths_in(tomllib.loads(text)))
    assert lines["after",] == text.count("\n")
