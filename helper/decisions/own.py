"""The person's own library of decisions: one SQLite file in their data folder, made only when they import."""

from __future__ import annotations

from pathlib import Path

from platformdirs import user_data_path

from helper.decisions.shelf import Shelf, ShelfError

_NAME = "decisions.sqlite"


def own_file() -> Path:
    """Return where the person's own library stands, or would stand."""
    return user_data_path("complaint-helper", appauthor=False) / _NAME


def own_shelf() -> Shelf:
    """Return the person's own shelf, made where there is none.

    Raises :class:`ShelfError` where the file is no library that can be used.
    """
    file = own_file()
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    shelf = Shelf.in_file(file)
    file.chmod(0o600)
    return shelf


def own_shelf_or_why() -> tuple[Shelf | None, str | None]:
    """Return the person's own shelf if there is one, or why it cannot be used.

    A broken one must keep nobody from help.
    """
    try:
        return (own_shelf(), None) if own_file().is_file() else (None, None)
    except ShelfError as error:
        return None, str(error)
    except OSError as error:
        return None, f"{own_file()} cannot be read: {(error.strerror or 'unknown reason').lower()}"
