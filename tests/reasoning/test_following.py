"""Following a concern question by question asks exactly what the findings would ask next."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from helper.case.models import Answer, Case, Concern, Value
from helper.knowledge.entries import NOT_SURE
from helper.knowledge.store import Knowledge
from helper.reasoning.following import Following
from helper.reasoning.reason import about, facts_of, reason
from helper.reasoning.relevance import is_open

TODAY = date(2026, 11, 22)
LONGEST = 200


def asked_by_findings(knowledge: Knowledge, case: Case, answers: dict[str, Answer]) -> list[str]:
    """Return the questions of a case with one concern, each taken from findings worked out from nothing."""
    asked: list[str] = []
    while (following := reason(knowledge, case, TODAY).next_question) is not None:
        answer = answers[following.question].model_copy(update={"asked_again": following.question in asked})
        asked.append(following.question)
        assert len(asked) < LONGEST, asked[-5:]
        case = case.with_answer(following.question, answer, following.concern)
    return asked


def asked_by_following(knowledge: Knowledge, case: Case, answers: dict[str, Answer]) -> list[str]:
    """Return the questions of the same case, followed."""
    following, asked = Following(knowledge, case, case.concerns[0], TODAY), []
    while following.asks is not None:
        answer = answers[following.asks].model_copy(update={"asked_again": following.asks in asked})
        asked.append(following.asks)
        following.answer(answer)
    return asked


@settings(max_examples=60)
@given(data=st.data())
def test_it_asks_what_the_findings_would_ask(data: st.DataObject, knowledge: Knowledge, drawing: Any) -> None:
    """Whatever is answered, "not sure", imprecise dates and wrong bodies too, the questions are the same."""
    answers = {
        question.id: Answer(value=data.draw(drawing.value(question)), typed=data.draw(st.sampled_from([None, "words"])))
        for question in knowledge.question_list
    }
    panel = {question.id: answers[question.id] for question in knowledge.panel}
    concern = Concern(id="c1", story="It happened.", topic=data.draw(drawing.topic()))
    case = Case(answers=panel, concerns=(concern,))
    assert asked_by_following(knowledge, case, answers) == asked_by_findings(knowledge, case, answers)


@settings(max_examples=60)
@given(data=st.data())
def test_a_question_is_open_where_the_findings_hold_it(data: st.DataObject, knowledge: Knowledge, drawing: Any) -> None:
    """Of any part of the answers, each question is told to be open just where the findings say so."""
    given_answers: dict[str, Value] = {
        question.id: data.draw(drawing.value(question))
        for question in knowledge.question_list
        if data.draw(st.booleans())
    }
    shared = {q: Answer(value=v) for q, v in given_answers.items() if knowledge.questions[q].asked == "case"}
    own = {q: Answer(value=v) for q, v in given_answers.items() if q not in shared}
    topic = data.draw(st.one_of(st.none(), drawing.topic()))
    concern = Concern(id="c1", story="It happened.", topic=topic, answers=own)
    case = Case(answers=shared, concerns=(concern,))
    facts, _ = facts_of(knowledge, case, concern, TODAY)
    found = {question for question in knowledge.questions if is_open(question, facts)}
    assert found == set(about(knowledge, case, concern, TODAY).questions) - {"topic"}


def test_nothing_is_asked_of_a_concern_that_is_finished(knowledge: Knowledge) -> None:
    """Where everything was answered with not sure, the end is reached and stays."""
    answers = {question.id: Answer(value=NOT_SURE) for question in knowledge.question_list}
    concern = Concern(id="c1", story="It happened.", topic=NOT_SURE)
    case = Case(answers={question.id: answers[question.id] for question in knowledge.panel}, concerns=(concern,))
    asked = asked_by_following(knowledge, case, answers)
    assert asked
    assert len(asked) == len(set(asked))
