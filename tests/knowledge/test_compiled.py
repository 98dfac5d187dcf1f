"""The compiled copy gives what the files give, and is used only while it is of these very files."""

from __future__ import annotations

import dataclasses
import json
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from helper.knowledge import compiled
from helper.knowledge.compiled import NAME, read_compiled, write_compiled
from helper.knowledge.files import read
from helper.knowledge.folders import default_folder, knowledge_files, scenario_files
from helper.knowledge.loading import load
from helper.knowledge.store import Knowledge

ROOT = Path(__file__).parents[2]
FILES = [file.relative_to(default_folder()).as_posix() for file in knowledge_files(default_folder())]


def held(knowledge: Knowledge) -> dict[str, Any]:
    """Return every entry of a knowledge, shelf by shelf, in its order."""
    return {field.name: getattr(knowledge, field.name) for field in dataclasses.fields(knowledge)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the real knowledge with its compiled copy."""
    folder = tmp_path_factory.mktemp("compiled") / "knowledge"
    shutil.copytree(default_folder(), folder, ignore=shutil.ignore_patterns("decisions", NAME))
    found = read(folder)
    write_compiled(folder, found.digest, found.written())
    return folder


@pytest.fixture
def copy(folder: Path) -> Iterator[Path]:
    """Return the compiled copy, put back as it was after the test."""
    file = folder / NAME
    whole = file.read_bytes()
    yield file
    file.write_bytes(whole)


def test_the_compiled_copy_gives_what_the_files_give(folder: Path) -> None:
    """Every entry is the same, in the same order, and so is the version."""
    found = read_compiled(folder)
    assert found is not None
    assert held(found) == held(read(folder).knowledge)


def test_a_current_copy_is_used(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Loading does not look into the TOML files while the copy is of them."""
    monkeypatch.setattr(tomllib, "loads", pytest.fail)
    assert load(folder).test_list


@pytest.mark.parametrize("name", FILES)
def test_a_changed_byte_in_any_file_puts_the_copy_aside(folder: Path, name: str) -> None:
    """An edit acts at once: a comment more is enough, and without it the copy is current again."""
    file = folder / name
    written = file.read_bytes()
    file.write_bytes(written + b"#")
    changed = read_compiled(folder)
    file.write_bytes(written)
    assert changed is None
    assert read_compiled(folder) is not None


def test_an_edit_is_read_from_the_files(folder: Path) -> None:
    """What a lawyer changes is what the program says next."""
    file = folder / "grounds.toml"
    written = file.read_text()
    file.write_text(written + '\n[[ground]]\nid = "a-new-ground"\nname = "A new ground"\n')
    found = load(folder)
    file.write_text(written)
    assert found.grounds[-1].id == "a-new-ground"


@pytest.mark.parametrize("change", ["removed", "added", "renamed"])
def test_another_set_of_files_puts_the_copy_aside(folder: Path, tmp_path: Path, change: str) -> None:
    """Files count by their names too, because their order decides."""
    other = tmp_path / "knowledge"
    shutil.copytree(folder, other)
    if change == "removed":
        (other / "grounds.toml").unlink()
    elif change == "added":
        (other / "more.toml").write_text("")
    else:
        (other / "grounds.toml").rename(other / "a-grounds.toml")
    assert read_compiled(other) is None


def test_scenarios_do_not_count(folder: Path) -> None:
    """Told cases are read by the checks alone, so a change of one leaves the copy as it is."""
    scenario_files(folder)[0].write_text("# changed")
    assert read_compiled(folder) is not None


def test_a_copy_of_another_format_is_put_aside(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that writes another format reads the files."""
    monkeypatch.setattr(compiled, "FORMAT", compiled.FORMAT + 1)
    assert read_compiled(folder) is None
    assert load(folder).test_list


@pytest.mark.parametrize("keep", [0, 10, 0.5, -1])
def test_a_copy_that_is_not_whole_is_put_aside(copy: Path, keep: float) -> None:
    """A copy that was cut off gives the knowledge of the files."""
    whole = copy.read_bytes()
    copy.write_bytes(whole[: int(len(whole) * keep) if 0 < keep < 1 else int(keep)])
    assert read_compiled(copy.parent) is None
    assert load(copy.parent).test_list


def test_one_changed_letter_in_the_copy_puts_it_aside(copy: Path) -> None:
    """What nobody wrote in the files is never shown."""
    copy.write_bytes(copy.read_bytes().replace(b"Ombudsman", b"Ombudsmen", 1))
    assert read_compiled(copy.parent) is None


def test_a_copy_with_a_key_that_the_program_does_not_know_is_put_aside(copy: Path) -> None:
    """The entries of the copy are checked like those of the files."""
    found = read(copy.parent)
    write_compiled(copy.parent, found.digest, {**found.written(), "fact": [{"id": "a", "abuot": "b"}]})
    assert read_compiled(copy.parent) is None


def test_the_wheel_makes_the_copy_with_what_the_program_itself_needs() -> None:
    """What the build installs to read the knowledge is asked for in the same words as by the program."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    hook = project["tool"]["hatch"]["build"]["targets"]["wheel"]["hooks"]["custom"]
    assert set(hook["dependencies"]) <= set(project["project"]["dependencies"])
    assert (ROOT / hook["path"]).is_file()


def test_the_head_says_what_the_copy_was_made_from(copy: Path) -> None:
    """Its first line is JSON with the format and both digests; the second holds every table but the scenarios."""
    head, text = copy.read_bytes().split(b"\n")
    assert set(json.loads(head)) == {"format", "made_from", "holds"}
    assert "scenario" not in json.loads(text)
