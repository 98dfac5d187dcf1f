"""What every command shares: words that are given, JSON that is printed, and the sentence with which it ends."""

from __future__ import annotations

import sys
from typing import NoReturn

import click


def words_given(words: tuple[str, ...]) -> str:
    """Return the words of a command, or what stands on standard input where they are "-"."""
    return standard_input() if words == ("-",) else " ".join(words)


def standard_input() -> str:
    """Return what stands on standard input; "" where it is closed."""
    return sys.stdin.buffer.read().decode("utf-8", errors="replace") if sys.stdin else ""


def print_json(value: object) -> None:
    """Print a value as JSON on standard output."""
    import json  # noqa: PLC0415  (--help need not pay for it)

    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def tell(message: str) -> None:
    """Print a sentence on standard error."""
    from helper.knowledge.cleaning import clean  # noqa: PLC0415  (a file's name or words may hold controls)

    click.echo(clean(message), err=True)


def stop(message: str) -> NoReturn:
    """End with a sentence on standard error and exit code 1."""
    tell(message)
    sys.exit(1)
