"""A small knowledge with every kind of question, and facts over it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest

from helper.case.models import Answer, Case, Concern, Value
from helper.knowledge.conditions import Fact
from helper.knowledge.jurisdiction import JurisdictionTest, Label
from helper.knowledge.places import Body, BodyKind, Topic
from helper.knowledge.questions import Question
from helper.knowledge.store import Knowledge
from helper.reasoning.facts import Facts

TODAY = date(2026, 11, 22)
FactsOf = Callable[..., Facts]
Choices = list[dict[str, Any]]


def question(question_id: str, kind: str, choices: str | Choices = "", **more: Any) -> Question:
    """Return a question; its choices are given by id, or as the files write them."""
    words = dict.fromkeys(("ask", "ask_of_other", "why", "short"), question_id)
    written = [{"id": each} for each in choices.split()] if isinstance(choices, str) else choices
    written = [{"text": each["id"], **each} for each in written]
    return Question.model_validate(
        {"id": question_id, "kind": kind, "asked": "concern", "choices": written, **words, **more}
    )


def label(label_id: str, counts_if: Any = None) -> Label:
    """Return a label."""
    words = dict.fromkeys(("name", "says", "says_so_far"), label_id)
    return Label.model_validate({"id": label_id, "counts_if": counts_if, **words})


def rule(test_id: str, label_id: str, applies: Any, **more: Any) -> JurisdictionTest:
    """Return a test."""
    says = {"name": test_id, "provision": "none", "sure": "to-verify", "words": {"says": test_id}}
    return JurisdictionTest.model_validate({"id": test_id, "label": label_id, "applies": applies, **says, **more})


def fact(fact_id: str, when: Any) -> Fact:
    """Return a named condition."""
    return Fact.model_validate({"id": fact_id, "about": fact_id, "when": when})


@pytest.fixture(scope="session")
def small() -> Knowledge:
    """Return a knowledge with every kind of question, three of them behind a gate."""
    return Knowledge(
        question_list=(
            question("colour", "choice", "red green blue"),
            question("shapes", "many", "round square long"),
            question("since", "date"),
            question("number", "number"),
            question("named", "words"),
            question("body", "body", gives="body", of_body=True),
            question(
                "sort",
                "choice",
                [{"id": "shop"}, {"id": "office", "kinds": ["town", "county"]}],
                gives="body-kind",
                of_body=True,
                asked_if={"question": "body", "listed": False},
            ),
            question("shade", "choice", "dark light", asked_if={"question": "colour", "is": "red"}),
            question("marks", "many", "dots lines", asked_if={"question": "shade", "any_of": ["dark"]}),
            question("painted", "date", asked_if={"question": "shapes", "any_of": ["round"]}),
        ),
        fact_list=(
            fact(
                "reddish", {"any": [{"question": "colour", "is": "red"}, {"question": "shapes", "any_of": ["round"]}]}
            ),
            fact("not-a-shop", {"not": {"body_kind": ["shop"]}}),
        ),
        test_list=(rule("old", "cannot", {"question": "since", "older_than": "30 days"}),),
        label_list=(label("cannot"), label("open")),
        body_list=(
            Body(id="anytown", name="Anytown Council", kind="town", area="north"),
            Body(id="bigshire", name="Bigshire Council", kind="county", area="south"),
        ),
        body_kinds=tuple(BodyKind(id=each, name=each) for each in ("town", "county", "shop")),
        topic_list=tuple(Topic(id=each, subcategory=each) for each in ("parks/trees", "parks/ponds", "roads/holes")),
    )


@pytest.fixture(scope="session")
def facts_of() -> FactsOf:
    """Return what makes facts from plain answers of a concern."""

    def make(
        knowledge: Knowledge,
        answers: Mapping[str, Value] | None = None,
        *,
        case: Mapping[str, Value] | None = None,
        topic: str | None = None,
        today: date = TODAY,
    ) -> Facts:
        concern = Concern(id="c1", topic=topic, answers=given(answers or {}))
        return Facts(knowledge, Case(answers=given(case or {}), concerns=(concern,)), concern, today)

    return make


def given(answers: Mapping[str, Value]) -> dict[str, Answer]:
    """Return plain values as answers."""
    return {each: Answer(value=value) for each, value in answers.items()}
