"""Finds what may be decisions: files, folders of files, and the lines of JSON-lines files, one at a time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path

from helper.decisions.published.decoding import MOST_BYTES, decoded
from helper.decisions.published.given import Given, NotADecisionError, Text
from helper.decisions.published.lines_of_json import record_of

_JSON_LINES = frozenset({".jsonl", ".ndjson", ".json"})
_READ_IN_FOLDERS = frozenset({".txt", ".text", ".md", ".html", ".htm", ".xhtml", ".jsonl", ".ndjson"})
_TOO_LARGE = f"it is larger than {MOST_BYTES // 1_000_000} MB, and no decision is"


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or one line of a file; nothing of it is interpreted before :meth:`read` is called."""

    name: str
    path: Path
    line: bytes | None = None

    def read(self) -> Given:
        """Return the text or the record; raise :class:`NotADecisionError` where there is none."""
        if self.line is None:
            return Text(decoded(_bytes_of(self.path)), name=self.path.stem)
        if len(self.line) > MOST_BYTES:
            raise NotADecisionError(_TOO_LARGE)
        return record_of(decoded(self.line))


def sources(paths: Iterable[Path]) -> Iterator[Source]:
    """Yield what the paths hold, folders walked in the order of their names.

    A path that cannot be read is yielded all the same, so that reading it tells why.
    """
    for path in paths:
        if path.is_dir():
            for file in _files_below(path):
                yield from _in_file(file)
        else:
            yield from _in_file(path)


def _files_below(folder: Path) -> Iterator[Path]:
    """Yield the files of a folder that may be decisions; pictures and styles of saved pages are passed over."""
    try:
        inside = sorted(folder.iterdir())
    except OSError:
        return
    for path in inside:
        if path.name.startswith("."):
            continue
        # A link to a folder may lead back to where it stands.
        if path.is_dir() and not path.is_symlink():
            yield from _files_below(path)
        elif path.is_file() and path.suffix.lower() in _READ_IN_FOLDERS:
            yield path


def _in_file(file: Path) -> Iterator[Source]:
    if file.suffix.lower() in _JSON_LINES and file.is_file():
        yield from _lines_in(file)
    else:
        yield Source(str(file), file)


def _lines_in(file: Path) -> Iterator[Source]:
    try:
        with file.open("rb") as opened:
            for number, line in enumerate(_bounded(opened), 1):
                if line.strip():
                    yield Source(f"{file}:{number}", file, line)
    except OSError:
        yield Source(str(file), file)


def _bounded(opened: BufferedReader) -> Iterator[bytes]:
    """Yield lines, of one that is far too long only as much as shows that it is."""
    read = opened.readline
    while line := read(MOST_BYTES + 1):
        rest = line
        while len(rest) > MOST_BYTES and not rest.endswith(b"\n"):
            rest = read(MOST_BYTES + 1)
        yield line


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as opened:
            found = opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise NotADecisionError(f"it cannot be read: {error.strerror or error}") from None
    if len(found) > MOST_BYTES:
        raise NotADecisionError(_TOO_LARGE)
    return found
