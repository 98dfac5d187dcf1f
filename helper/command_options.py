"""What may stand before or after any command, and what is read because of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from helper.assessment import Desk
    from helper.knowledge.records import Scenario
    from helper.knowledge.store import Knowledge

Command = Callable[..., Any]


class Settings:
    """What was asked of the program as a whole: the day, the knowledge folder, the kind of output."""

    def __init__(self) -> None:
        self.as_if: date | None = None
        self.folder: Path | None = None
        self.json = False

    @property
    def today(self) -> date:
        """The day that everything is worked out for."""
        return self.as_if or date.today()  # noqa: DTZ011  (the person's own calendar day)

    def knowledge(self) -> Knowledge:
        """Read the knowledge; a mistake in it ends the program with its sentences."""
        from helper.knowledge.loading import load  # noqa: PLC0415  (60 ms that --help need not pay)

        return load(self.folder)

    def scenarios(self, knowledge: Knowledge) -> tuple[Scenario, ...]:
        """Read the told cases of the same folder."""
        from helper.knowledge.loading import load_scenarios  # noqa: PLC0415  (as above)

        return load_scenarios(knowledge, self.folder)

    def desk(self) -> Desk:
        """Read the knowledge and the past decisions."""
        from helper.assessment import desk  # noqa: PLC0415  (as above)

        return desk(self.knowledge(), self.folder)


def _set_day(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is None:
        return
    try:
        context.ensure_object(Settings).as_if = date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"'{value}' is no date; write it as 2026-11-22") from None


def _set_folder(context: click.Context, _: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Settings).folder = value


def _set_json(context: click.Context, _: click.Parameter, value: bool) -> None:  # noqa: FBT001  (click's signature)
    if value:
        context.ensure_object(Settings).json = True


def common(command: Command) -> Command:
    """Add the options that may stand before or after the command."""
    for option in (
        click.option("--json", is_flag=True, expose_value=False, callback=_set_json, help="Answer in JSON."),
        click.option(
            "--knowledge",
            metavar="DIR",
            type=click.Path(path_type=Path),
            expose_value=False,
            callback=_set_folder,
            help="Use another knowledge folder.",
        ),
        click.option(
            "--as-if", metavar="YYYY-MM-DD", expose_value=False, callback=_set_day, help="Work as if it were this day."
        ),
    ):
        command = option(command)
    return command
