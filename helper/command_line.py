"""The command line: parses, then imports what the command needs.

Standard output carries data only. Exit 0: done; 1: what was asked could not be done; 2: wrong usage.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from helper import __version__
from helper.command_options import Settings, common

if TYPE_CHECKING:
    from helper.case.models import Case
    from helper.knowledge.store import Knowledge

Command = Callable[..., Any]
_CTRL_C = 130
# Starting makes many values and hardly any rubbish: to look for some as often as usual costs 15 ms.
_FEW_COLLECTIONS = 100_000


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@common
@click.version_option(__version__, message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Plain questions about a complaint to an English council, and the doors that are open.

    Without a command it starts the full-screen helper, or the plain one where there is no terminal.
    Nothing leaves this computer, and nothing is kept unless you ask for it.
    """
    settings = context.ensure_object(Settings)
    if context.invoked_subcommand is None:
        _start(settings)


def _start(settings: Settings) -> None:
    if (
        sys.stdin
        and sys.stdout
        and sys.stdin.isatty()
        and sys.stdout.isatty()
        and os.environ.get("TERM", "dumb") != "dumb"
    ):
        try:
            from helper.screens.app import run  # noqa: PLC0415  (Textual costs 110 ms)
        except ModuleNotFoundError:
            pass
        else:
            run(settings.desk(), settings.today)
            return
    _plain(settings, "self")


def _plain(settings: Settings, voice: str) -> None:
    from helper.plain.talk import talk  # noqa: PLC0415  (only this command needs it)

    if sys.stdout is None:
        _stop("There is nowhere to write to: standard output is closed.")
    talk(settings.desk(), settings.today, sys.stdin or io.StringIO(), sys.stdout, of_other=voice == "other")


@cli.command()
@common
@click.option("--for-other", is_flag=True, help="An adviser answers about the person.")
@click.pass_obj
def plain(settings: Settings, *, for_other: bool) -> None:
    """Ask the questions line by line."""
    _plain(settings, "other" if for_other else "self")


@cli.command()
@common
@click.argument("case_file", metavar="CASE.json")
@click.pass_obj
def assess(settings: Settings, case_file: str) -> None:
    """Assess a case file ("-" reads standard input)."""
    from helper.assessment import assess as assessed  # noqa: PLC0415  (only this command needs it)

    at = settings.desk()
    case = _case(case_file, at.knowledge)
    assessment = assessed(at, case, settings.today)
    if settings.json:
        _print_json(assessment.as_json())
        return
    from helper.summary.content import content  # noqa: PLC0415
    from helper.summary.text import as_text  # noqa: PLC0415

    click.echo(as_text(content(at, case, settings.today, copy="file")))


@cli.command()
@common
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", default=5, show_default=True, help="How many at most.")
@click.pass_obj
def topics(settings: Settings, words: tuple[str, ...], limit: int) -> None:
    """Say which topics the WORDS are about."""
    found = settings.desk().topics(_words(words), limit)
    if settings.json:
        rows = [
            {"id": topic.id, "category": topic.category, "subcategory": topic.subcategory, "score": score}
            for topic, score in found
        ]
        _print_json({"topics": rows})
    for topic, score in [] if settings.json else found:
        names = ": ".join(filter(None, (topic.category, topic.subcategory)))
        click.echo(f"{score:.2f}  {topic.id}  ({names})")


@cli.command()
@common
@click.argument("case_file", metavar="CASE.json")
@click.option("--to", "face", required=True, type=click.Choice(["text", "markdown", "json"]))
@click.option("--output", required=True, type=click.Path(path_type=Path, dir_okay=False))
@click.option("--copy", default="client", show_default=True, type=click.Choice(["client", "file", "body"]))
@click.pass_obj
def export(settings: Settings, case_file: str, face: str, output: Path, copy: str) -> None:
    """Write the summary of a case to a file that only you can read."""
    from helper.summary.export import face_of, write_privately  # noqa: PLC0415  (only this command needs it)

    at = settings.desk()
    case = _case(case_file, at.knowledge)
    write_privately(output, face_of(at, case, settings.today, face=face, copy=copy))
    click.echo(f"Written to {output}", err=True)


@cli.group()
@common
def decisions() -> None:
    """Search and show past decisions."""


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
    from helper.decisions.faces import as_lines, as_rows  # noqa: PLC0415

    at = settings.desk()
    _check_ids(at.knowledge, topic, test)
    tests = [test] if test else []
    hits = at.library.search(_words(words), topic=topic, tests=tests, within=True, limit=limit)
    if settings.json:
        _print_json({"decisions": as_rows(hits)})
    else:
        click.echo(as_lines(at.knowledge, hits))


@decisions.command("show")
@common
@click.argument("reference", nargs=-1, required=True)
@click.pass_obj
def decisions_show(settings: Settings, reference: tuple[str, ...]) -> None:
    """Show one past decision by its REFERENCE."""
    from helper.decisions.faces import shown  # noqa: PLC0415
    from helper.knowledge.mistakes import nearest  # noqa: PLC0415

    library = settings.desk().library
    asked = " ".join(reference)
    found = library.show(asked)
    if found is None:
        _stop(f"there is no decision '{asked}' here{nearest(asked, library.references())}")
    if settings.json:
        _print_json(found.model_dump(mode="json"))
    else:
        click.echo(shown(found))


@decisions.command("stats")
@common
@click.option("--topic", metavar="T", help="Only decisions on this topic.")
@click.option("--test", metavar="ID", help="Only decisions that stand for this test.")
@click.pass_obj
def decisions_stats(settings: Settings, topic: str | None, test: str | None) -> None:
    """Say what happened in such cases."""
    from helper.decisions.faces import stats_lines, stats_row  # noqa: PLC0415
    from helper.decisions.statistics import statistics  # noqa: PLC0415

    at = settings.desk()
    _check_ids(at.knowledge, topic, test)
    counted = statistics(at.library, topic=topic, test=test)
    if settings.json:
        _print_json(stats_row(counted))
    else:
        click.echo(stats_lines(at.knowledge, counted))


@cli.group()
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
        _print_json(found.as_json())
    else:
        click.echo(found.as_text())
    if found.failures:
        _stop("\n".join(str(failure) for failure in found.failures))


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
        _print_json(as_json(known, found, place_of))
    else:
        click.echo("\n".join(as_lines(known, found, place_of, every=every)))
    if not found.whole:
        _stop("\n".join(stops(found)))


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
        _stop(str(error))
    if settings.json:
        _print_json({"kind": kind, **entry.model_dump(mode="json", by_alias=True, exclude_none=True)})
    else:
        click.echo(as_lines(known, kind, entry))


@cli.command()
@common
@click.argument("of", type=click.Choice(["case", "assessment", "knowledge"]))
@click.pass_obj
def schema(settings: Settings, of: str) -> None:
    """Print a JSON Schema: what a case, an assessment or a knowledge file may hold."""
    from helper.schemas import schema_of  # noqa: PLC0415  (only this command needs it)

    _print_json(schema_of(of, settings.knowledge))


def _check_ids(known: Knowledge, topic: str | None, test: str | None) -> None:
    from helper.knowledge.mistakes import nearest  # noqa: PLC0415

    if topic is not None and topic not in known.topics:
        _stop(f"there is no topic '{topic}'{nearest(topic, known.topics)}")
    if test is not None and test not in known.tests:
        _stop(f"there is no test '{test}'{nearest(test, known.tests)}")


def _words(words: tuple[str, ...]) -> str:
    return _standard_input() if words == ("-",) else " ".join(words)


def _standard_input() -> str:
    return sys.stdin.buffer.read().decode("utf-8", errors="replace") if sys.stdin else ""


def _case(file: str, known: Knowledge) -> Case:
    from helper.case.reading import read_case  # noqa: PLC0415

    if file == "-":
        return read_case(_standard_input(), known, "standard input")
    try:
        text = Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        _stop(f"{file} is not text in UTF-8, so it is no case")
    except OSError as error:
        _stop(f"{file} cannot be read: {(error.strerror or 'unknown reason').lower()}")
    return read_case(text, known, file)


def _print_json(value: object) -> None:
    import json  # noqa: PLC0415

    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def _stop(message: str) -> NoReturn:
    """End with a sentence on standard error and exit code 1."""
    from helper.knowledge.cleaning import clean  # noqa: PLC0415  (a file's name or words may hold controls)

    click.echo(clean(message), err=True)
    sys.exit(1)


def main() -> None:
    """Run the command line; whatever goes wrong is told in a sentence, never as a traceback."""
    gc.set_threshold(_FEW_COLLECTIONS)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        cli.main(prog_name="complaint-helper", standalone_mode=False, obj=Settings())
    except click.UsageError as error:
        error.show()
        sys.exit(2)
    except click.ClickException as error:
        _stop(error.format_message())
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except (KeyboardInterrupt, click.exceptions.Abort):
        click.echo("Stopped. Nothing was kept.", err=True)
        sys.exit(_CTRL_C)
    except Exception as error:  # noqa: BLE001  (the last line before a person: no traceback may pass)
        _tell(error)


def _tell(error: Exception) -> NoReturn:
    from helper.case.reading import CaseError  # noqa: PLC0415
    from helper.knowledge.mistakes import KnowledgeError  # noqa: PLC0415

    if isinstance(error, CaseError | KnowledgeError | FileNotFoundError):
        _stop(str(error))
    if isinstance(error, OSError):
        _stop(f"{error.filename or 'a file'}: {(error.strerror or 'it cannot be used').lower()}")
    _stop(f"Something went wrong inside the program ({type(error).__name__}: {error}). Nothing was lost or kept.")
