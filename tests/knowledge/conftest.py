"""A small knowledge in which everything is in order, for tests that change it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = Path(__file__).parent / "good"


@pytest.fixture
def good(tmp_path: Path, all_words: Callable[[Path], Path]) -> Path:
    """Return a copy of the good knowledge that a test may change."""
    return all_words(shutil.copytree(GOOD, tmp_path / "knowledge"))
