"""One knowledge file as read: its raw data, and mistakes said with its lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ValidationError

from helper.knowledge.mistakes import KnowledgeError, Mistake, nearest
from helper.knowledge.positions import Path, line_of, lines_of
from helper.knowledge.references import CONDITION_KEYS

_AT_LINE = re.compile(r"(.*?) \(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True)
class Sheet:
    """A file of the knowledge folder."""

    name: str
    text: str
    data: dict[str, Any]

    @cached_property
    def _lines(self) -> dict[Path, int]:
        return lines_of(self.text)

    def mistake(self, path: Path, says: str) -> Mistake:
        """Return a mistake at the part of the file with that path."""
        key = ".".join(str(part) for part in path if not isinstance(part, int)) or "file"
        return Mistake(self.name, line_of(self._lines, path), key, says)


@dataclass(frozen=True)
class Placed:
    """An entry of a file, with where it stands."""

    entry: Any
    sheet: Sheet
    path: Path

    @property
    def raw(self) -> Any:
        """The entry as the parser gave it."""
        found: Any = self.sheet.data
        for part in self.path:
            found = found[part]
        return found

    def mistake(self, path: Path, says: str) -> Mistake:
        """Return a mistake inside this entry."""
        return self.sheet.mistake((*self.path, *path), says)


Shelves = Mapping[str, list[Placed]]


def parse(name: str, text: str) -> Sheet:
    """Parse one TOML text; raise :class:`KnowledgeError` with the line where it is no TOML."""
    try:
        return Sheet(name, text, tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        match = _AT_LINE.fullmatch(str(error))
        says, line = (match[1], match[2]) if match else (str(error), None)
        last = text.count("\n") + 1
        raise KnowledgeError([Mistake(name, int(line or last), "file", f"cannot be read as TOML: {says}")]) from None


def _known_keys(model: type[BaseModel]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _all_keys(model: type[BaseModel], seen: set[type[BaseModel]]) -> Iterator[str]:
    """Yield the keys of a model and of every model inside it."""
    seen.add(model)
    yield from _known_keys(model)
    for info in model.model_fields.values():
        for inner in _models_in(info.annotation):
            if inner not in seen:
                yield from _all_keys(inner, seen)


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _models_in(part)


def _real_path(raw: Any, location: tuple[str | int, ...]) -> Path:
    """Leave out of a pydantic location the tags of unions: the part after each place where a condition stands."""
    path: Path = ()
    tag_next = in_condition = False
    for part in location:
        if tag_next:
            tag_next, in_condition = False, True
            continue
        inside = isinstance(raw, dict) and part in raw
        element = isinstance(raw, list) and isinstance(part, int) and part < len(raw)
        if not (inside or element):
            continue
        tag_next = part in CONDITION_KEYS or (in_condition and (part == "not" or path[-1:] in (("all",), ("any",))))
        raw, path = raw[part], (*path, part)
    return path


def _sentence(error: Any, model: type[BaseModel], path: Path) -> tuple[Path, str]:
    """Say one pydantic error in plain words, with the path it belongs to."""
    kind, key = error["type"], str(error["loc"][-1]) if error["loc"] else ""
    if kind == "extra_forbidden":
        top = len([part for part in path if isinstance(part, str)]) == 1
        keys = _known_keys(model) if top else _all_keys(model, set())
        return path, f"no such key{nearest(key, keys)}"
    if kind == "missing":
        return path, f"the key '{key}' is missing"
    says = str(error["msg"]).removeprefix("Value error, ")
    given = error.get("input")
    if kind == "string_pattern_mismatch":
        return path, f"'{given}' is no id: it has letters and figures, with hyphens between{_hyphened(given)}"
    if kind == "literal_error":
        says += nearest(str(given), re.findall(r"'([^']*)'", error["ctx"]["expected"]))
    shown = f" (it says {given!r})" if isinstance(given, str | int | float) and len(repr(given)) < 60 else ""  # noqa: PLR2004
    return path, f"{says}{shown}"


def _hyphened(given: str) -> str:
    """Return the nearest id that can be made of some words."""
    written = re.sub(r"[^a-z0-9/]+", "-", given.lower()).strip("-/")
    return f"; the nearest is '{written}'" if written else ""


def _is_misspelt(lacking: Any, misspelt: list[Any]) -> bool:
    """Whether a key is missing only because it stands there misspelt: then one message is enough."""
    *place, key = lacking["loc"]
    return any(list(each["loc"][:-1]) == place and nearest(str(each["loc"][-1]), [str(key)]) for each in misspelt)


def _is_emptied(short: Any, errors: list[Any]) -> bool:
    """Whether a list seems too short only because what stands in it is wrong: then that is said alone."""
    place = short["loc"]
    return short["type"] == "too_short" and any(e["loc"][: len(place)] == place and e is not short for e in errors)


def mistakes_of(error: ValidationError, model: type[BaseModel], placed: Placed) -> list[Mistake]:
    """Turn what pydantic found in an entry into one mistake a place."""
    found: dict[Path, Mistake] = {}
    errors = error.errors()
    misspelt = [each for each in errors if each["type"] == "extra_forbidden"]
    for each in errors:
        if (each["type"] == "missing" and _is_misspelt(each, misspelt)) or _is_emptied(each, errors):
            continue
        path, says = _sentence(each, model, _real_path(placed.raw, each["loc"]))
        key = (*path, each["loc"][-1]) if each["type"] == "missing" else path
        found.setdefault(key, placed.mistake(path, says))
    return list(found.values())
