"""A concern's own answers count before the case's, and what was told of one body stays with it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.case.models import Answer, Case, Concern, Value
from helper.knowledge.store import Knowledge
from helper.reasoning.facts import Facts, Reason

TODAY = date(2026, 11, 22)
OF_BODY = ("complained", "council_answer", "complained_on", "answered_on", "data_complaint", "body_kind")


def facts(knowledge: Knowledge, own: dict[str, Value], whole: dict[str, Value]) -> Facts:
    """Return the facts of one concern from its own answers and those of the whole case."""
    concern = Concern(id="c1", answers={each: Answer(value=value) for each, value in own.items()})
    case = Case(answers={each: Answer(value=value) for each, value in whole.items()}, concerns=(concern,))
    return Facts(knowledge, case, concern, TODAY)


def test_an_answer_of_the_case_counts_for_a_concern_that_has_none(knowledge: Knowledge) -> None:
    """Its origin is the case."""
    found = facts(knowledge, {}, {"first_knew": "2025"})
    assert (found.told("first_knew"), found.origin("first_knew")) == ("2025", "case")


def test_a_concerns_own_answer_replaces_that_of_the_case(knowledge: Knowledge) -> None:
    """Its origin is the concern, even where it is not sure."""
    found = facts(
        knowledge, {"first_knew": "2026", "complained": "not-sure"}, {"first_knew": "2025", "complained": "no"}
    )
    assert (found.told("first_knew"), found.origin("first_knew")) == ("2026", "concern")
    assert (found.told("complained"), found.origin("complained")) == (None, "concern")


@pytest.mark.parametrize("question", OF_BODY)
def test_what_was_told_of_one_body_is_not_taken_over_to_another(question: str, knowledge: Knowledge) -> None:
    """A concern about another body starts without it; one about the same body, or none so far, has it."""
    assert knowledge.questions[question].of_body
    whole: dict[str, Value] = {"body": "norfolk-county-council", question: "2025"}
    assert facts(knowledge, {"body": "leeds-city-council"}, whole).answer(question) is None
    assert facts(knowledge, {"body": "The corner shop"}, whole).answer(question) is None
    assert facts(knowledge, {"body": "norfolk-county-council"}, whole).told(question) == "2025"
    assert facts(knowledge, {}, whole).told(question) == "2025"


def test_what_is_not_told_of_a_body_is_taken_over_all_the_same(knowledge: Knowledge) -> None:
    """When the person first knew does not depend on the body."""
    assert not knowledge.questions["first_knew"].of_body
    found = facts(knowledge, {"body": "leeds-city-council"}, {"body": "norfolk-county-council", "first_knew": "2025"})
    assert found.told("first_knew") == "2025"


def test_a_concern_about_another_body_keeps_its_own_answers(knowledge: Knowledge) -> None:
    """Only the case's are left behind."""
    found = facts(
        knowledge,
        {"body": "leeds-city-council", "complained": "told"},
        {"body": "norfolk-county-council", "complained": "formal"},
    )
    assert (found.told("complained"), found.origin("complained")) == ("told", "concern")


@given(data=st.data())
@settings(max_examples=60)
def test_every_answer_comes_from_where_its_origin_says(data: st.DataObject, knowledge: Knowledge, drawing: Any) -> None:
    """An answer is the concern's own, or the case's where the body is the same, or there is none."""
    asked = st.lists(st.sampled_from(knowledge.question_list), unique_by=id, max_size=12)
    own, whole = (
        {each.id: data.draw(drawing.value(each)) for each in [*data.draw(asked), knowledge.questions["body"]]}
        for _ in range(2)
    )
    found = facts(knowledge, own, whole)
    same_body = own["body"] == whole["body"]
    for each in knowledge.question_list:
        answer = found.answer(each.id)
        if each.id in own:
            assert answer is not None
            assert (answer.value, found.origin(each.id)) == (own[each.id], "concern")
        elif each.id in whole and (same_body or not each.of_body):
            assert answer is not None
            assert (answer.value, found.origin(each.id)) == (whole[each.id], "case")
        else:
            assert answer is None


def test_a_reason_says_where_its_answer_was_given(knowledge: Knowledge) -> None:
    """Not sure is a reason too; a question that was not answered gives none."""
    found = facts(knowledge, {"about": "school", "complained": "not-sure"}, {"nation": "wales"})
    told = {each: found.reasons(each) for each in ("about", "nation", "complained", "wanted", "topic")}
    assert told == {
        "about": (Reason("about", "school", "concern"),),
        "nation": (Reason("nation", "wales", "case"),),
        "complained": (Reason("complained", "not-sure", "concern"),),
        "wanted": (),
        "topic": (),
    }


@pytest.mark.parametrize(
    ("own", "kinds"),
    [
        ({"body": "norfolk-county-council"}, {"county-council"}),
        ({"body": "Our council", "body_kind": "parish-council"}, {"parish-council"}),
        ({"body": "norfolk-county-council", "body_kind": "nhs"}, {"county-council"}),
        ({"body": "Our council"}, None),
        ({"body": "not-sure"}, None),
        ({}, None),
    ],
)
def test_the_kind_of_a_body_is_that_of_the_list_or_as_told(own: Any, kinds: Any, knowledge: Knowledge) -> None:
    """A listed body is of its own kind whatever else was told."""
    assert facts(knowledge, own, {}).body_kinds == kinds


def test_a_council_of_a_kind_not_known_may_be_of_several(knowledge: Knowledge) -> None:
    """All the kinds that the choice may stand for stay possible."""
    kinds = facts(knowledge, {"body": "Our council", "body_kind": "council"}, {}).body_kinds
    assert kinds is not None
    assert {"county-council", "district-council"} <= kinds


@pytest.mark.parametrize(("topic", "known"), [("not-sure", False), (None, False), ("education/other", True)])
def test_a_topic_counts_only_where_it_was_confirmed(topic: str | None, *, known: bool, knowledge: Knowledge) -> None:
    """Not sure is an answer and tells nothing."""
    concern = Concern(id="c1", topic=topic)
    found = Facts(knowledge, Case(concerns=(concern,)), concern, TODAY)
    assert (found.topic is not None) is known
