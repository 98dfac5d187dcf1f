"""One line of JSON: a decision ready made, or a published page as text with facts beside it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from helper.decisions.published.given import NotADecisionError, Record
from helper.decisions.published.plain_lines import tidy
from helper.knowledge.records import Decision

_FIELDS = frozenset(Decision.model_fields)
_NOT_TOLD: dict[str, Any] = {
    **dict.fromkeys(_FIELDS - {"reference"}, ""),
    "grounds": (),
    "signposted": (),
    "provisions": (),
    "seen": "part",
}


def record_of(line: str) -> Record:
    """Return a line as a record; raise :class:`NotADecisionError` where it is no JSON object."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        raise NotADecisionError("the line is no JSON that can be read") from None
    if not isinstance(found, dict):
        raise NotADecisionError("the line is no JSON object")
    return Record(found)


def words_in(record: Record, key: str) -> str:
    """Return what a record holds at a key, tidied; nothing where it is no text."""
    value = record.fields.get(key)
    return tidy(value) if isinstance(value, str) else ""


def ready_decision(fields: Mapping[str, Any]) -> Decision:
    """Return the decision that a record is; what it leaves out is empty, and what is no fact of one is refused."""
    if not isinstance(fields.get("reference"), str) or not tidy(fields["reference"]):
        raise NotADecisionError("it has neither a 'reference' nor a 'text'")
    try:
        return Decision.model_validate({**_NOT_TOLD, **{key: _tidied(value) for key, value in fields.items()}})
    except ValidationError as error:
        first = error.errors()[0]
        key = tidy(".".join(str(part) for part in first["loc"])) or "line"
        raise NotADecisionError(f"'{key}' is not what a decision has there: {first['msg'].lower()}") from None


def _tidied(value: Any) -> Any:
    if isinstance(value, str):
        return tidy(value)
    return [_tidied(each) for each in value] if isinstance(value, list) else value
