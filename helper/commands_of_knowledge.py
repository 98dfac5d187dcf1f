"""The commands about the knowledge: is it sound, what is tested, how it agrees with real decisions, one entry."""

from __future__ import annotations

from functools import partial

import click

from helper.command_options import Settings, common
from helper.command_output import print_json, stop


@click.group()
@common
def knowledge() -> None:
    """Check and show what the helper knows."""


@knowledge.command("check")
@common
@click.pass_obj
def knowledge_check(settings: Settings) -> None:
    """Say whether the knowledge is sound, scenarios included, and what in it has gone stale."""
    from helper.soundness import soundness  # noqa: PLC0415  (only this command needs it)

    found = soundness(settings.folder, settings.today)
    if settings.json:
        print_json(found.as_json())
    else:
        click.echo(found.as_text())
    if found.failures:
        stop("\n".join(str(failure) for failure in found.failures))


@knowledge.command("coverage")
@common
@click.option("--all", "every", is_flag=True, help="Name the scenario that reaches each thing, too.")
@click.pass_obj
def knowledge_coverage(settings: Settings, *, every: bool) -> None:
    """Say what the scenarios reach between them, and what none does."""
    from helper.assessment import desk  # noqa: PLC0415  (only this command needs these)
    from helper.knowledge.files import read, read_scenarios  # noqa: PLC0415
    from helper.knowledge.folders import existing  # noqa: PLC0415
    from helper.knowledge.whereabouts import Whereabouts  # noqa: PLC0415
    from helper.rehearsal.coverage import coverage  # noqa: PLC0415
    from helper.rehearsal.reporting import as_json, as_lines, place_in, stops  # noqa: PLC0415

    folder = existing(settings.folder)
    known, shelves, _ = read(folder)
    found = coverage(desk(known, settings.folder), read_scenarios(folder, known))
    place_of = place_in(Whereabouts(shelves))
    if settings.json:
        print_json(as_json(known, found, place_of))
    else:
        click.echo("\n".join(as_lines(known, found, place_of, every=every)))
    if not found.whole:
        stop("\n".join(stops(found)))


@knowledge.command("show")
@common
@click.argument("entry_id", metavar="ID")
@click.pass_obj
def knowledge_show(settings: Settings, entry_id: str) -> None:
    """Show one entry with its source ("test:ID", "route:ID" … where an id alone is not unique)."""
    from helper.knowledge.showing import ShowError, as_lines, find  # noqa: PLC0415

    known = settings.knowledge()
    try:
        kind, entry = find(known, entry_id, partial(settings.scenarios, known))
    except ShowError as error:
        stop(str(error))
    if settings.json:
        print_json({"kind": kind, **entry.model_dump(mode="json", by_alias=True, exclude_none=True)})
    else:
        click.echo(as_lines(known, kind, entry))


@knowledge.command("agreement")
@common
@click.pass_obj
def knowledge_agreement(settings: Settings) -> None:
    """Say how often the helper agrees with what was really decided, from what people told alone."""
    from helper.agreement.agreement import agreement  # noqa: PLC0415  (only this command needs these)
    from helper.agreement.parts import PARTS, part_of  # noqa: PLC0415
    from helper.agreement.retelling import retold  # noqa: PLC0415
    from helper.agreement.telling import as_json, as_lines  # noqa: PLC0415
    from helper.knowledge.files import read_told_decisions  # noqa: PLC0415
    from helper.knowledge.folders import existing  # noqa: PLC0415

    at = settings.desk()
    cases = [retold(at, told) for told in read_told_decisions(existing(settings.folder))]
    if not cases:
        stop("There are no real decisions told again below agreement/, so there is nothing to compare.")
    known, codes = at.knowledge, at.library.codes
    parts = {part: agreement(known, codes, [c for c in cases if part_of(c.told.reference) == part]) for part in PARTS}
    if settings.json:
        print_json(as_json(parts))
    else:
        click.echo("\n".join(as_lines(parts)))
