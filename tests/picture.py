"""Draws the picture of the README: a real screen of a real conversation, 100 columns wide.

Run it as ``python -m tests.picture`` from the clone; it writes ``.pictures/conversation.svg``.
"""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path

from helper.assessment import desk
from helper.knowledge.loading import load
from helper.screens.app import HelperApp

PICTURE = Path(__file__).parents[1] / ".pictures" / "conversation.svg"
SIZE = (110, 34)
TODAY = date(2025, 8, 1)
SAID = (
    "1",
    "yes",
    "none",
    "She told my ex where we live. We had to leave the refuge.",
    "child protection",
    "my family",
    "my information",
    "norfolk",
    "none of these",
    "it was told",
)


async def draw() -> str:
    """Hold the conversation and return the screen as SVG."""
    app = HelperApp(desk(load()), TODAY)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.pause()
        for words in SAID:
            conversation = app.conversation
            if conversation.story.display:
                conversation.story.text = words
            else:
                conversation.reply.value = words
            await conversation.action_send()
            await pilot.pause()
        await pilot.pause()
        return app.export_screenshot(title="Notes")


if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(asyncio.run(draw()), encoding="utf-8")
