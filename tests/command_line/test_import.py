"""The person's own library: published texts go in, are found beside the shipped decisions, and nothing is lost."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "tests" / "decisions" / "published" / "texts"


class Program:
    """The program with a data folder of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run a command."""
        command = [sys.executable, "-m", "helper", *arguments]
        there = os.environ | {"XDG_DATA_HOME": str(self.data), "HOME": str(self.data)}
        return subprocess.run(command, cwd=ROOT, env=there, capture_output=True, text=True, timeout=120, check=False)

    def json(self, *arguments: str) -> Any:
        """Run a command that must succeed, and return what it printed."""
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    @property
    def library(self) -> Path:
        """The file of the library."""
        return self.data / "complaint-helper" / "decisions.sqlite"


@pytest.fixture
def program(tmp_path: Path) -> Program:
    """Return the program with an empty data folder."""
    return Program(tmp_path / "data")


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """Return a folder with two decisions and one letter that is none."""
    folder = tmp_path / "texts"
    folder.mkdir()
    for name in ("dash-page.txt", "saved-by-a-browser.html"):
        shutil.copy(TEXTS / name, folder / name)
    (folder / "shopping.txt").write_text("Eggs, flour, and a stamp for the letter.\n")
    return folder


def test_what_was_taken_in_is_found_beside_the_shipped_decisions(program: Program, texts: Path) -> None:
    """A folder is read; what is no decision is named with its reason, and the rest goes on."""
    before = program.json("decisions", "stats")["sample"]
    done = program.run("decisions", "import", str(texts))
    assert done.returncode == 0
    assert "2 added, 0 there already, 1 refused." in done.stdout
    assert "shopping.txt: " in done.stderr
    assert program.json("decisions", "stats")["sample"] == before + 2


def test_an_import_given_again_adds_nothing(program: Program, texts: Path) -> None:
    """What is there is known by its reference, so a stopped import goes on where it was."""
    first = program.json("decisions", "import", str(texts / "dash-page.txt"))
    again = program.json("decisions", "import", str(texts))
    assert (first["added"], first["known"]) == (1, 0)
    assert (again["added"], again["known"], len(again["refused"])) == (1, 1, 1)


def test_a_taken_decision_is_shown_and_searched(program: Program, texts: Path) -> None:
    """By its reference, and by its own words before any other."""
    program.json("decisions", "import", str(texts / "dash-page.txt"))
    reference = (texts / "dash-page.txt").read_text().split("(")[1].split(")")[0]
    shown = program.json("decisions", "show", *reference.split())
    assert shown["reference"] == reference
    found = program.json("decisions", "search", shown["complaint"])["decisions"]
    assert found[0]["reference"] == reference


def test_a_shipped_decision_is_not_taken_twice(program: Program) -> None:
    """The program's own decisions count as there already."""
    first_line = (ROOT / "knowledge" / "decisions" / "decisions.jsonl").read_text("utf-8").splitlines()[0]
    lines = program.data / "lines.jsonl"
    program.data.mkdir()
    lines.write_text(first_line + "\nnot json\n")
    row = program.json("decisions", "import", str(lines))
    assert (row["added"], row["known"]) == (0, 1)
    assert row["refused"][0]["name"].endswith("lines.jsonl:2")


def test_the_library_is_for_the_owner_alone(program: Program, texts: Path) -> None:
    """Nobody else on the computer can read what was collected."""
    program.json("decisions", "import", str(texts))
    assert stat.S_IMODE(program.library.stat().st_mode) == 0o600


def test_nothing_is_made_until_something_is_imported(program: Program) -> None:
    """Searching leaves no file behind."""
    program.json("decisions", "search", "bin not emptied")
    assert not program.library.exists()


def test_nothing_taken_is_said_with_exit_code_1(program: Program, texts: Path) -> None:
    """A path that is not there, or holds no decision, is told by name."""
    done = program.run("decisions", "import", str(texts / "shopping.txt"), str(texts / "no-such.txt"))
    assert done.returncode == 1
    assert "shopping.txt" in done.stderr
    assert "no-such.txt" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("damage", [b"this is no database", b"SQLite format 3\x00" + b"\xff" * 200])
def test_a_broken_library_keeps_nobody_from_help(program: Program, damage: bytes) -> None:
    """The shipped decisions are still searched, and the message names the file; an import does not touch it."""
    program.library.parent.mkdir(parents=True)
    program.library.write_bytes(damage)
    done = program.run("decisions", "search", "bin", "not", "emptied")
    assert done.returncode == 0
    assert str(program.library) in done.stderr
    assert program.run("topics", "bin").returncode == 0
    refused = program.run("decisions", "import", str(TEXTS / "dash-page.txt"))
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert program.library.read_bytes() == damage


def test_a_library_of_another_version_is_left_alone(program: Program, texts: Path) -> None:
    """Its file says what made it; it is neither used nor changed."""
    import sqlite3  # noqa: PLC0415

    program.json("decisions", "import", str(texts))
    with sqlite3.connect(program.library) as library:
        library.execute("PRAGMA user_version = 99")
    done = program.run("decisions", "import", str(texts))
    assert done.returncode == 1
    assert "another version" in done.stderr
