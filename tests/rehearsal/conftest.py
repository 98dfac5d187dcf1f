"""A small knowledge that its scenarios cover whole, and ways to change its files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from helper.assessment import Desk
from helper.decisions.library import Library
from helper.knowledge.loading import load, load_scenarios
from helper.knowledge.records import Codes, Scenario

WHOLE = Path(__file__).parent / "whole"
Change = tuple[str, str]
FolderWith = Callable[..., Path]


class Told(NamedTuple):
    """A desk with a small knowledge, and its scenarios."""

    at: Desk
    scenarios: tuple[Scenario, ...]


ToldWith = Callable[..., Told]


@pytest.fixture
def folder_with(tmp_path: Path, all_words: Callable[[Path], Path]) -> FolderWith:
    """Return what copies the small knowledge with words of its files put in place of others."""

    def copied(*changes: Change) -> Path:
        folder = tmp_path / "knowledge"
        shutil.copytree(WHOLE, folder)
        for old, new in changes:
            holding = [file for file in folder.rglob("*.toml") if old in file.read_text()]
            assert holding, old
            for file in holding:
                file.write_text(file.read_text().replace(old, new))
        return all_words(folder)

    return copied


@pytest.fixture
def told_with(folder_with: FolderWith) -> ToldWith:
    """Return what reads the small knowledge and its scenarios with some changes."""

    def read(*changes: Change) -> Told:
        folder = folder_with(*changes)
        no_decisions = Library((), Codes(about="", grounds={}, signposts={}))
        knowledge = load(folder)
        return Told(Desk(knowledge, no_decisions), load_scenarios(knowledge, folder))

    return read
