"""A small knowledge that its scenarios cover whole, and ways to change its files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from helper.assessment import Desk
from helper.decisions.library import Library
from helper.knowledge.loading import load
from helper.knowledge.records import Codes

WHOLE = Path(__file__).parent / "whole"
Change = tuple[str, str]
FolderWith = Callable[..., Path]
DeskWith = Callable[..., Desk]


@pytest.fixture
def folder_with(tmp_path: Path) -> FolderWith:
    """Return what copies the small knowledge with words of its files put in place of others."""

    def copied(*changes: Change) -> Path:
        folder = tmp_path / "knowledge"
        shutil.copytree(WHOLE, folder)
        for old, new in changes:
            holding = [file for file in folder.rglob("*.toml") if old in file.read_text()]
            assert holding, old
            for file in holding:
                file.write_text(file.read_text().replace(old, new))
        return folder

    return copied


@pytest.fixture
def desk_with(folder_with: FolderWith) -> DeskWith:
    """Return what reads the small knowledge with some changes."""

    def read(*changes: Change) -> Desk:
        no_decisions = Library((), Codes(about="", grounds={}, signposts={}))
        return Desk(load(folder_with(*changes)), no_decisions)

    return read
