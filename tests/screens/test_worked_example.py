"""Three concerns of the worked example through the full screen: the same case, and the result that they must give."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Any

from helper.assessment import Desk
from helper.knowledge.records import Scenario
from helper.reasoning.reason import reason
from helper.rehearsal.differing import differences

sys.path.insert(0, str(Path(__file__).parents[1]))
from driving import Driver

Sits = Callable[..., AbstractAsyncContextManager[Any]]
WORKED_EXAMPLE = "norfolk-25-010-721"


async def test_three_concerns_of_the_worked_example_give_the_same_case(
    sits: Sits, at: Desk, scenarios: dict[str, Scenario]
) -> None:
    """What is typed into the screen gives the case that the conversation gives, and the scenario's expectations."""
    whole = scenarios[WORKED_EXAMPLE]
    driver = Driver(at, whole.model_copy(update={"concerns": whole.concerns[:3]}))
    by_words = driver.drive().session.case
    async with sits(80, 24) as person:
        await person.answers(*driver.words)
        by_screen = person.app.telling.session.case
    assert by_screen == by_words
    assert len(by_screen.concerns) == 3
    findings = reason(at.knowledge, by_screen, whole.as_at)
    for told, found in zip(whole.concerns[:3], findings.concerns, strict=True):
        assert list(differences(told.expects, found, findings.urgent)) == []
