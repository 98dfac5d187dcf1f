"""The commands about past decisions: search, show, what happened, and the person's own library."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from helper.command_options import Settings, common
from helper.command_output import print_json, stop, tell, words_given

if TYPE_CHECKING:
    from helper.assessment import Desk

_NAMED = 20


@click.group()
@common
def decisions() -> None:
    """Search and show past decisions, and add your own."""


@decisions.command("search")
@common
@click.argument("words", nargs=-1, required=True)
@click.option("--topic", metavar="T", help="Only decisions on this topic.")
@click.option("--test", metavar="ID", help="Only decisions that stand for this test.")
@click.option("--limit", default=5, show_default=True, help="How many at most.")
@click.pass_obj
def decisions_search(
    settings: Settings, words: tuple[str, ...], topic: str | None, test: str | None, limit: int
) -> None:
    """Find the past decisions most like the WORDS."""
    from helper.decisions.faces import as_lines, as_rows  # noqa: PLC0415  (only this command needs it)

    at = _desk(settings, topic, test)
    hits = at.within(words_given(words), topic=topic, test=test, limit=limit)
    if settings.json:
        print_json({"decisions": as_rows(hits)})
    else:
        click.echo(as_lines(at.knowledge, hits))


@decisions.command("show")
@common
@click.argument("reference", nargs=-1, required=True)
@click.pass_obj
def decisions_show(settings: Settings, reference: tuple[str, ...]) -> None:
    """Show one past decision by its REFERENCE."""
    from helper.decisions.faces import shown  # noqa: PLC0415  (only this command needs it)
    from helper.knowledge.mistakes import nearest  # noqa: PLC0415

    library = _desk(settings).library
    asked = " ".join(reference)
    found = library.show(asked)
    if found is None:
        stop(f"there is no decision '{asked}' here{nearest(asked, library.references())}")
    if settings.json:
        print_json(found.model_dump(mode="json"))
    else:
        click.echo(shown(found))


@decisions.command("stats")
@common
@click.option("--topic", metavar="T", help="Only decisions on this topic.")
@click.option("--test", metavar="ID", help="Only decisions that stand for this test.")
@click.pass_obj
def decisions_stats(settings: Settings, topic: str | None, test: str | None) -> None:
    """Say what happened in such cases."""
    from helper.decisions.faces import stats_lines, stats_row  # noqa: PLC0415  (only this command needs it)

    at = _desk(settings, topic, test)
    counted = at.statistics(topic=topic, test=test)
    if settings.json:
        print_json(stats_row(counted))
    else:
        click.echo(stats_lines(at.knowledge, counted))


@decisions.command("import")
@common
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=click.Path(path_type=Path))
@click.pass_obj
def decisions_import(settings: Settings, paths: tuple[Path, ...]) -> None:
    """Take published decisions into your own library: text, HTML, folders, JSON lines.

    What is there already is known by its reference and left as it is, so an import that was stopped
    goes on where it was when the same command is given again.
    """
    from helper.decisions.own import own_file, own_shelf  # noqa: PLC0415  (only this command needs these)
    from helper.decisions.taking import Taking  # noqa: PLC0415

    at = settings.desk()
    taking = Taking(at.knowledge, at.library, own_shelf())
    with click.progressbar(taking.take(paths), taking.count(paths), "Reading", file=sys.stderr) as names:
        for _ in names:
            pass
    for refused in taking.refused[:_NAMED]:
        tell(f"{refused.name}: {refused.reason}")
    if len(taking.refused) > _NAMED:
        tell(f"... and {len(taking.refused) - _NAMED} more that are no decisions; --json names them all")
    _report(settings, taking.row() | {"library": str(own_file())})
    if not taking.added and not taking.known:
        stop("Nothing was taken in.")


def _report(settings: Settings, row: dict[str, Any]) -> None:
    if settings.json:
        print_json(row)
    else:
        click.echo(f"{row['added']} added, {row['known']} there already, {len(row['refused'])} refused.")
        click.echo(f"Your library: {row['library']}")


def _desk(settings: Settings, topic: str | None = None, test: str | None = None) -> Desk:
    """Return the desk; end with a sentence where a topic or a test is not known."""
    from helper.knowledge.mistakes import nearest  # noqa: PLC0415  (as above)

    at = settings.desk()
    if at.library.own_mistake:
        tell(at.library.own_mistake)
    known = at.knowledge
    if topic is not None and topic not in known.topics:
        stop(f"there is no topic '{topic}'{nearest(topic, known.topics)}")
    if test is not None and test not in known.tests:
        stop(f"there is no test '{test}'{nearest(test, known.tests)}")
    return at
