"""The tables that the knowledge files may hold, and the knowledge put together from their entries."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

from pydantic import BaseModel

from helper.knowledge.conditions import Fact
from helper.knowledge.entries import Source
from helper.knowledge.jurisdiction import JurisdictionTest, Label
from helper.knowledge.places import Body, BodyKind, DangerWords, Responsibility, Topic
from helper.knowledge.questions import Question
from helper.knowledge.records import (
    Freshness,
    Ground,
    Heading,
    Holidays,
    Law,
    Passage,
    Phrase,
    Scenario,
    Signposted,
    Situation,
)
from helper.knowledge.remedies import Remedy, Statistic
from helper.knowledge.routes import Route
from helper.knowledge.store import Knowledge
from helper.knowledge.told_decisions import ToldDecision

TABLES: Mapping[str, type[BaseModel]] = MappingProxyType(
    {
        "question": Question,
        "fact": Fact,
        "test": JurisdictionTest,
        "route": Route,
        "label": Label,
        "body": Body,
        "kind": BodyKind,
        "responsibility": Responsibility,
        "topic": Topic,
        "danger": DangerWords,
        "ground": Ground,
        "signposted": Signposted,
        "heading": Heading,
        "passage": Passage,
        "law": Law,
        "phrase": Phrase,
        "source": Source,
        "remedy": Remedy,
        "statistic": Statistic,
        "situation": Situation,
        "holidays": Holidays,
        "freshness": Freshness,
    }
)
SCENARIO_TABLES: Mapping[str, type[BaseModel]] = MappingProxyType({"scenario": Scenario})
AGREEMENT_TABLES: Mapping[str, type[BaseModel]] = MappingProxyType({"decision": ToldDecision})
# Tables of which there is one entry in all; its field has the table's own name.
SINGLE = ("holidays", "freshness")
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "question_list": "question",
        "fact_list": "fact",
        "test_list": "test",
        "route_list": "route",
        "label_list": "label",
        "body_list": "body",
        "body_kinds": "kind",
        "responsibilities": "responsibility",
        "topic_list": "topic",
        "dangers": "danger",
        "grounds": "ground",
        "signposts": "signposted",
        "headings": "heading",
        "passages": "passage",
        "laws": "law",
        "phrases": "phrase",
        "source_list": "source",
        "remedies": "remedy",
        "statistics": "statistic",
        "situations": "situation",
    }
)


def knowledge_of(entries: Mapping[str, Iterable[Any]], version: str) -> Knowledge:
    """Return the knowledge that the entries of each table make, in their order."""
    fields: dict[str, Any] = {field: tuple(entries[name]) for field, name in _FIELDS.items()}
    fields |= {name: entry for name in SINGLE for entry in entries[name]}
    return Knowledge(**fields, version=version)
