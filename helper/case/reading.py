"""Reads a case from JSON text, and says in a sentence what is wrong where it cannot."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel, ValidationError

from helper.case.models import FORMAT, VERSION, Answer, Case, Concern, Pinned
from helper.case.values import WrongValueError, current_answers
from helper.knowledge.mistakes import nearest
from helper.knowledge.store import Knowledge


class CaseError(Exception):
    """A case cannot be read; the message says what is wrong and where."""


def read_case(text: str, knowledge: Knowledge, name: str = "the case") -> Case:
    """Return the case that a JSON text holds; raise :class:`CaseError` with a sentence."""
    try:
        written = json.loads(
            text.removeprefix("\ufeff"), object_pairs_hook=_without_doubles, parse_constant=_no_constant
        )
        json.dumps(written, ensure_ascii=False).encode("utf-8")
    except UnicodeEncodeError:
        raise CaseError(f"{name} holds half a character, which can be neither saved nor shown") from None
    except _DoubledError as error:
        raise CaseError(f"{name}: '{error}' stands twice in one place; one of the two would be lost") from None
    except RecursionError:
        raise CaseError(f"{name} is nested too deeply to be a case") from None
    except json.JSONDecodeError as error:
        raise CaseError(
            f"{name} is not whole JSON: {error.msg} at line {error.lineno}, column {error.colno}. "
            "The file has not been changed."
        ) from None
    except ValueError as error:
        raise CaseError(f"{name} holds a number that cannot be read: {error}") from None
    return case_of(written, knowledge, name)


class _DoubledError(Exception):
    """A key stands twice in one place."""


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _DoubledError(key)
        found[key] = value
    return found


def _no_constant(word: str) -> None:
    raise ValueError(f"'{word}' is no number in JSON")


def case_of(written: Any, knowledge: Knowledge, name: str = "the case") -> Case:
    """Return the case that parsed JSON holds; raise :class:`CaseError` with a sentence."""
    _check_format(written, name)
    try:
        case = Case.model_validate(written)
    except ValidationError as error:
        raise CaseError(f"{name}: {_first_mistake(error)}") from None
    doubled = [c.id for place, c in enumerate(case.concerns) if c.id in {d.id for d in case.concerns[:place]}]
    if doubled:
        raise CaseError(f"{name}: two concerns have the id '{doubled[0]}'; each needs its own")
    try:
        return current_answers(case, knowledge)
    except WrongValueError as error:
        raise CaseError(f"{name}: {error}") from None


def _check_format(written: Any, name: str) -> None:
    if not isinstance(written, dict) or written.get("format") != FORMAT:
        raise CaseError(f'{name} is no case: it does not say "format": "{FORMAT}"')
    version = written.get("version")
    if isinstance(version, int) and version > VERSION:
        raise CaseError(
            f"{name} was written by a newer program (format version {version}; this one reads {VERSION}). "
            "It has not been changed. Update this program to open it."
        )


def _first_mistake(error: ValidationError) -> str:
    first = error.errors()[0]
    path = [str(part) for part in first["loc"] if _in_file(part)]
    where = ".".join(path)
    if first["type"] == "extra_forbidden":
        known = [key for model in _models_at(path) for key in model.model_fields]
        return f"'{where}': there is no such key{nearest(path[-1], known)}"
    if first["type"] == "missing":
        return f"'{where}' is missing"
    return f"'{where}': {first['msg']}"


def _in_file(part: str | int) -> bool:
    """Leave out the names that pydantic gives to the parts of a union."""
    return isinstance(part, int) or (not part.startswith("tuple[") and part not in {"str", "int", "float"})


def _models_at(path: list[str]) -> list[type[BaseModel]]:
    if "answers" in path:
        return [Answer]
    if "pinned" in path:
        return [Pinned]
    return [Concern] if "concerns" in path else [Case]


def write_case(case: Case) -> str:
    """Return the case as JSON text that :func:`read_case` reads back to an equal case."""
    written = case.model_dump(mode="json", exclude_none=True)
    for concern in written["concerns"]:
        if not concern["pinned"]:
            del concern["pinned"]
    return json.dumps(written, ensure_ascii=False, indent=1) + "\n"
