"""Files, folders and lines are found one at a time, and what cannot be read says why."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path

import pytest

from helper.decisions.published.decision import NotADecisionError, read_source
from helper.decisions.published.decoding import MOST_BYTES
from helper.decisions.published.finding import Source, sources
from helper.decisions.published.patterns import Patterns
from tests.decisions.published.made import TEXTS

LINES = TEXTS / "lines.jsonl"
PAGE = (TEXTS / "dash-page.txt").read_text(encoding="utf-8")


def reason(source: Source, patterns: Patterns) -> str:
    """Return why a source is no decision."""
    with pytest.raises(NotADecisionError) as raised:
        read_source(source, patterns)
    return str(raised.value)


def only(file: Path) -> Source:
    """Return the one source of a path."""
    (source,) = sources([file])
    return source


def test_a_folder_is_walked_in_the_order_of_names(tmp_path: Path) -> None:
    """Hidden files, pictures and styles are passed over; folders inside are walked."""
    for name in ("b.txt", "a.html", "deep/c.md", "deep/style.css", "deep/x.png", ".hidden.txt", "z.jsonl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("{}\n{}\n")
    found = [Path(source.name).relative_to(tmp_path).as_posix() for source in sources([tmp_path])]
    assert found == ["a.html", "b.txt", "deep/c.md", "z.jsonl:1", "z.jsonl:2"]


def test_a_link_back_to_its_own_folder_ends(tmp_path: Path) -> None:
    """A walk never goes in a circle."""
    (tmp_path / "inside").mkdir()
    (tmp_path / "inside" / "back").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "inside" / "a.txt").write_text("x")
    assert len(list(sources([tmp_path]))) == 1


def test_nothing_is_read_before_it_is_asked_for(tmp_path: Path) -> None:
    """Thousands of files can be counted, and the first few read, without the rest."""
    (tmp_path / "lines.jsonl").write_text("not json\n" * 5000)
    assert sum(1 for _ in sources([tmp_path])) == 5000
    assert [source.name[-2:] for source in islice(sources([tmp_path]), 2)] == [":1", ":2"]


def test_lines_of_json_are_decisions_or_pages(patterns: Patterns) -> None:
    """A line is a decision ready made or a page with facts beside it; a wrong one is named with its number."""
    found = {source.name.rpartition(":")[2]: source for source in sources([LINES])}
    assert read_source(found["1"], patterns).model_dump() == {
        **json.loads(LINES.read_text().splitlines()[0]),
        "grounds": ("investigated-upheld",),
        "signposted": (),
        "provisions": ("LGA 1974 s26(1)",),
        "summary": "",
    }
    assert read_source(found["2"], patterns).authority == "Marlbrook County Council"
    assert read_source(found["2"], patterns).url.endswith("/23-104-212")
    assert "no JSON that can be read" in reason(found["3"], patterns)
    assert "no JSON object" in reason(found["4"], patterns)
    assert "'grounds'" in reason(found["6"], patterns)
    assert read_source(found["7"], patterns).reference == "25 999 005"
    assert list(found) == ["1", "2", "3", "4", "6", "7"]


@pytest.mark.parametrize(
    "line",
    ["null", '"text"', '{"reference": 5}', '{"reference": "  "}', '{"text": 5}', "[" * 100_000, '{"a":' * 100_000],
)
def test_a_line_of_another_shape_is_refused(line: str, tmp_path: Path, patterns: Patterns) -> None:
    """Whatever JSON there is, the answer is a sentence."""
    (tmp_path / "a.jsonl").write_text(line)
    assert reason(only(tmp_path / "a.jsonl"), patterns)


def test_an_unknown_key_of_a_ready_decision_is_named(tmp_path: Path, patterns: Patterns) -> None:
    """A misspelt key would lose a fact in silence."""
    (tmp_path / "a.jsonl").write_text('{"reference": "25 100 200", "autority": "Made"}')
    assert "'autority'" in reason(only(tmp_path / "a.jsonl"), patterns)


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (b"%PDF-1.7 (24 100 200)", "a PDF"),
        (b"PK\x03\x04\x00\x00", "not text"),
        (b"a" * (MOST_BYTES + 1), "larger than 4 MB"),
        (b"", "no words"),
    ],
)
def test_files_that_are_no_text_are_refused(held: bytes, why: str, tmp_path: Path, patterns: Patterns) -> None:
    """A PDF, a document of a word processor and a huge file are named for what they are."""
    (tmp_path / "a.txt").write_bytes(held)
    assert why in reason(only(tmp_path / "a.txt"), patterns)


def test_a_line_that_is_far_too_long_is_refused_and_the_next_one_read(tmp_path: Path, patterns: Patterns) -> None:
    """One broken line never takes the rest with it."""
    good = LINES.read_bytes().splitlines()[0]
    (tmp_path / "a.jsonl").write_bytes(b"x" * (2 * MOST_BYTES + 5) + b"\n" + good)
    long, short = sources([tmp_path / "a.jsonl"])
    assert "larger than 4 MB" in reason(long, patterns)
    assert short.name.endswith(":2")
    assert read_source(short, patterns).reference == "25 999 001"


def test_a_path_that_is_not_there_says_so(tmp_path: Path, patterns: Patterns) -> None:
    """The caller goes on with the others."""
    for name in ("nowhere.txt", "nowhere.jsonl"):
        assert "cannot be read" in reason(only(tmp_path / name), patterns)


@pytest.mark.parametrize("coding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_every_coding_gives_the_same_words(coding: str, tmp_path: Path, patterns: Patterns) -> None:
    """The program that saved a page makes no difference."""
    (tmp_path / "a.txt").write_bytes(PAGE.encode(coding))
    found = read_source(only(tmp_path / "a.txt"), patterns)
    assert found == read_source(only(TEXTS / "dash-page.txt"), patterns)
    assert "Mr K\N{RIGHT SINGLE QUOTATION MARK}s complaint" in found.outcome
