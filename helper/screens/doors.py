"""How the ways forward stand, beside the conversation or in one line above it."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import Static

from helper.conversation.session import Door
from helper.knowledge.cleaning import clean, on_one_line
from helper.screens.telling import Telling


class DoorsPanel(Static):
    """Every concern with its state in words and the ways that are open now; urgent help first."""

    def tell(self, telling: Telling) -> None:
        """Show how things stand after the last turn."""
        heading = (telling.say("screen-doors"), "bold")
        parts = [heading, *_urgent(telling), *_doors(telling)]
        if len(parts) == 1:
            parts.append((telling.say("screen-doors-none"), ""))
        told = Content("\n").join([Content.assemble((clean(text), style)) for text, style in parts])
        if told != self.content:
            self.update(told)


class DoorsLine(Static):
    """The same in one line: urgent help, else the concern that is talked about."""

    def tell(self, telling: Telling) -> None:
        """Show how things stand after the last turn; nothing while nothing is known."""
        text = on_one_line("  ".join(_line(telling)))
        self.set_class(not text, "-empty")
        self.update(Content(text), layout=False)


def _urgent(telling: Telling) -> Iterator[tuple[str, str]]:
    if telling.turn.urgent:
        yield "", ""
        yield telling.say("screen-urgent"), "bold"
        yield from ((f"- {name}", "") for name in telling.turn.urgent)


def _doors(telling: Telling) -> Iterator[tuple[str, str]]:
    several = len(telling.turn.doors) > 1
    for number, door in enumerate(telling.turn.doors, 1):
        yield "", ""
        yield (f"{number}. {door.title}" if several else door.title), "bold"
        yield _label(telling, door), ""
        if door.now:
            yield telling.say("screen-open-now"), ""
            yield from ((f"- {name}", "") for name in _names(telling, door))


def _line(telling: Telling) -> Iterator[str]:
    turn = telling.turn
    if turn.urgent:
        yield f"{telling.say('screen-urgent')} {'; '.join(turn.urgent)}."
    asked = turn.ask.concern if turn.ask else None
    door = next((each for each in turn.doors if each.concern == asked), turn.doors[-1] if turn.doors else None)
    if door is None:
        return
    if door.now:
        yield f"{telling.say('screen-open-now')} {'; '.join(_names(telling, door))}."
    yield _label(telling, door)


def _before(telling: Telling, door: Door) -> Door | None:
    before = telling.before.doors if telling.before else ()
    return next((each for each in before if each.concern == door.concern), None)


def _label(telling: Telling, door: Door) -> str:
    before = _before(telling, door)
    changed = before is not None and before.label_text != door.label_text
    return telling.say("screen-changed", text=door.label_text) if changed else door.label_text


def _names(telling: Telling, door: Door) -> Iterator[str]:
    before = _before(telling, door)
    for name in door.now:
        new = before is not None and name not in before.now
        yield telling.say("screen-door-new", name=name) if new else name
