"""The command line: parses, then imports what the command needs.

Standard output carries data only. Exit 0: done; 1: what was asked could not be done; 2: wrong usage.
"""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from helper import __version__
from helper.command_options import Settings, common
from helper.command_output import print_json, standard_input, stop, words_given
from helper.commands_of_decisions import decisions
from helper.commands_of_knowledge import knowledge

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
        stop("There is nowhere to write to: standard output is closed.")
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
        print_json(assessment.as_json())
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
    found = settings.desk().topics(words_given(words), limit)
    if settings.json:
        rows = [
            {"id": topic.id, "category": topic.category, "subcategory": topic.subcategory, "score": score}
            for topic, score in found
        ]
        print_json({"topics": rows})
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


@cli.command()
@common
@click.argument("of", type=click.Choice(["case", "assessment", "knowledge"]))
@click.pass_obj
def schema(settings: Settings, of: str) -> None:
    """Print a JSON Schema: what a case, an assessment or a knowledge file may hold."""
    from helper.schemas import schema_of  # noqa: PLC0415  (only this command needs it)

    print_json(schema_of(of, settings.knowledge))


def _case(file: str, known: Knowledge) -> Case:
    from helper.case.reading import read_case  # noqa: PLC0415

    if file == "-":
        return read_case(standard_input(), known, "standard input")
    try:
        text = Path(file).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        stop(f"{file} is not text in UTF-8, so it is no case")
    except OSError as error:
        stop(f"{file} cannot be read: {(error.strerror or 'unknown reason').lower()}")
    return read_case(text, known, file)


cli.add_command(decisions)
cli.add_command(knowledge)


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
        stop(error.format_message())
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
    from helper.decisions.shelf import ShelfError  # noqa: PLC0415
    from helper.knowledge.mistakes import KnowledgeError  # noqa: PLC0415

    if isinstance(error, CaseError | KnowledgeError | ShelfError | FileNotFoundError):
        stop(str(error))
    if isinstance(error, OSError):
        stop(f"{error.filename or 'a file'}: {(error.strerror or 'it cannot be used').lower()}")
    stop(f"Something went wrong inside the program ({type(error).__name__}: {error}). Nothing was lost or kept.")
