"""Where in a TOML text each key stands; the standard parser keeps no lines.

The text has been parsed by ``tomllib`` before, so this reads only what is known to be right.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right

Path = tuple[str | int, ...]

_NAME = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)"""
_NAMES = rf"{_NAME}(?:\s*\.\s*{_NAME})*"
_HEADER = re.compile(rf"(\[\[?)\s*({_NAMES})\s*\]\]?")
_KEY = re.compile(rf"({_NAMES})\s*=\s*")
_STRINGS = re.compile(r'"""(?:[^\\]|\\.)*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'', re.DOTALL)
_BLANK = re.compile(r"(?:\s|#[^\n]*)*")
_BARE = re.compile(r"[^,\]\}\n#]+")


def _plain(key: str) -> str:
    """Return a key without its quotes, as the parser gives it."""
    if key.startswith('"'):
        return str(next(iter(tomllib.loads(f"{key} = 0"))))
    return key.strip("'")


class _Reader:
    """Walks a text once and notes the line of every key and element."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Path, int] = {}
        self._starts = [0, *(m.end() for m in re.finditer("\n", text))]
        self._counts: dict[Path, int] = {}

    def line(self) -> int:
        """Return the line that the reader stands on, counted from one."""
        return bisect_right(self._starts, self.at)

    def skip_blank(self) -> None:
        """Go over white space and comments."""
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def read(self) -> dict[Path, int]:
        """Walk the whole text, and return the line of every path."""
        table: Path = ()
        self.skip_blank()
        while self.at < len(self.text):
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)
            self.skip_blank()
        return self.lines

    def _header(self) -> Path:
        match = _HEADER.match(self.text, self.at)
        if match is None:
            raise ValueError(f"no table header at line {self.line()}")
        names = [_plain(name) for name in re.findall(_NAME, match[2])]
        path: Path = ()
        for name in names[:-1]:
            path = (*path, name)
            if path in self._counts:
                path = (*path, self._counts[path])
        path = (*path, names[-1])
        if match[1] == "[[":
            self._counts[path] = self._counts.get(path, -1) + 1
            self.lines.setdefault(path, self.line())
            path = (*path, self._counts[path])
        self.lines[path] = self.line()
        self.at = match.end()
        return path

    def _pair(self, table: Path) -> None:
        match = _KEY.match(self.text, self.at)
        if match is None:
            raise ValueError(f"no key at line {self.line()}")
        path = table
        for name in re.findall(_NAME, match[1]):
            path = (*path, _plain(name))
            self.lines.setdefault(path, self.line())
        self.at = match.end()
        self._value(path)

    def _value(self, path: Path) -> None:
        first = self.text[self.at]
        if first == "[":
            self._array(path)
        elif first == "{":
            self._inline_table(path)
        else:
            match = (_STRINGS if first in "\"'" else _BARE).match(self.text, self.at)
            self.at = match.end() if match else self.at + 1

    def _array(self, path: Path) -> None:
        self.at += 1
        index = 0
        self.skip_blank()
        while self.text[self.at] != "]":
            self.lines[(*path, index)] = self.line()
            self._value((*path, index))
            index += 1
            self._next_element()
        self.at += 1

    def _inline_table(self, path: Path) -> None:
        self.at += 1
        self.skip_blank()
        while self.text[self.at] != "}":
            self._pair(path)
            self._next_element()
        self.at += 1

    def _next_element(self) -> None:
        self.skip_blank()
        if self.text[self.at] == ",":
            self.at += 1
            self.skip_blank()


def lines_of(text: str) -> dict[Path, int]:
    """Map the path of every key and element of a TOML text to its line, counted from one.

    Tables of an array have their index in the path: ``("question", 3, "choices", 0, "id")``.
    """
    return _Reader(text).read()


def line_of(lines: dict[Path, int], path: Path) -> int:
    """Return the line of a path, or of the nearest part around it that has one; at worst the first."""
    while path and path not in lines:
        path = path[:-1]
    return lines.get(path, 1)
