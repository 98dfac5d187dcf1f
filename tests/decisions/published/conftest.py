"""What the tests of reading published decisions share: the real patterns."""

from __future__ import annotations

import pytest

from helper.decisions.published.patterns import Patterns, patterns_of
from helper.knowledge.store import Knowledge


@pytest.fixture(scope="session")
def patterns(knowledge: Knowledge) -> Patterns:
    """Return the patterns of the real knowledge."""
    return patterns_of(knowledge)
