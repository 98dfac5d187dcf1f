"""JSON Schemas of a case, an assessment and the knowledge files.

The schema of a case lists every question with its words, so that it can be filled in by someone who
knows nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from helper.case.models import FORMAT, VERSION, Case
from helper.knowledge.entries import NOT_SURE, RATHER_NOT_SAY
from helper.knowledge.questions import Question
from helper.knowledge.store import Knowledge
from helper.knowledge.tables import SCENARIO_TABLES, TABLES
from helper.shapes import Assessment

_NOT_TOLD = {"enum": [NOT_SURE, RATHER_NOT_SAY]}
_DATE = {
    "type": "string",
    "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?(/\d{4}(-\d{2}(-\d{2})?)?)?$",
    "description": 'As precise as it is known: "2025", "2025-04", "2025-04-17" or "2025-06-21/2025-06-30".',
}


def schema_of(name: str, knowledge: Callable[[], Knowledge]) -> dict[str, Any]:
    """Return the JSON Schema of that name: case, assessment or knowledge."""
    if name == "case":
        return case_schema(knowledge())
    if name == "assessment":
        return Assessment.model_json_schema(by_alias=True, mode="serialization")
    tables = {
        table: model.model_json_schema(by_alias=True) for table, model in (*TABLES.items(), *SCENARIO_TABLES.items())
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Knowledge files", "tables": tables}


def case_schema(knowledge: Knowledge) -> dict[str, Any]:
    """Return the schema of a case with every question, where it belongs and what it may hold."""
    schema = Case.model_json_schema(by_alias=True)
    case_wide = {q.id: _answer(q) for q in knowledge.question_list}
    per_concern = {q.id: _answer(q) for q in knowledge.question_list if q.asked == "concern"}
    schema["properties"]["format"] = {"const": FORMAT}
    schema["properties"]["version"] = {"const": VERSION}
    schema["properties"]["answers"] = _answers(
        case_wide, "Answers for the whole case; for a question asked per concern, the default of every concern."
    )
    concern = schema["$defs"]["Concern"]["properties"]
    concern["answers"] = _answers(per_concern, "Answers for this concern; they replace the case's.")
    concern["topic"] = {
        "enum": [*knowledge.topics, NOT_SURE, None],
        "description": "What it is about, confirmed. Left out: suggested from the story, and not known to any rule.",
    }
    concern["story"] = {"type": ["string", "null"], "description": "What happened, in the person's own words."}
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    schema["required"] = ["format", "version"]
    schema["bodies"] = [{"id": body.id, "name": body.name, "kind": body.kind} for body in knowledge.body_list]
    schema["questions"] = [_told(question) for question in knowledge.question_list]
    return schema


def _answers(properties: dict[str, Any], description: str) -> dict[str, Any]:
    return {"type": "object", "description": description, "properties": properties, "additionalProperties": False}


def _answer(question: Question) -> dict[str, Any]:
    value = {"anyOf": [_value(question), _NOT_TOLD]}
    full = {
        "type": "object",
        "properties": {
            "value": value,
            "typed": {"type": "string"},
            "source": {"enum": ["client", "adviser", "document"]},
            "seen_in": {"type": "string"},
            "asked_again": {"type": "boolean"},
        },
        "required": ["value"],
        "additionalProperties": False,
    }
    return {"title": question.ask, "description": question.why, "anyOf": [*value["anyOf"], full]}


def _value(question: Question) -> dict[str, Any]:
    ids = [{"const": choice.id, "title": choice.text} for choice in question.choices]
    match question.kind:
        case "choice":
            return {"oneOf": ids}
        case "many":
            items = {"oneOf": [*ids, {"const": NOT_SURE}]}
            return {
                "type": "array",
                "items": items,
                "description": "Complete: what is not chosen is a no, unless it holds not-sure. [] is none of these.",
            }
        case "date":
            return _DATE
        case "number":
            return {"type": "number"}
        case "body":
            return {"type": "string", "description": "The id of a listed body, or words where it is not listed."}
    return {"type": "string"}


def _told(question: Question) -> dict[str, Any]:
    """Return a question with its words, for someone who fills a case in."""
    gate = question.asked_if
    return {
        "id": question.id,
        "kind": question.kind,
        "asked": question.asked,
        "ask": question.ask,
        "ask_of_other": question.ask_of_other,
        "hint": question.hint,
        "why": question.why,
        "safety_panel": question.panel is not None,
        "asked_if": gate.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
        if gate
        else None,
        "choices": [{"id": choice.id, "text": choice.text} for choice in question.choices],
    }
