"""Questions are asked while they matter, once, and there is an end to them."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from helper.case.models import Answer, Case, Concern
from helper.knowledge.conditions import Condition
from helper.knowledge.entries import NOT_SURE
from helper.knowledge.questions import Question
from helper.knowledge.routes import Deadline
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import asked
from helper.reasoning.facts import Facts
from helper.reasoning.findings import ConcernFindings, Findings, NextQuestion
from helper.reasoning.reason import reason
from helper.reasoning.relevance import open_questions, opens_or_closes
from helper.reasoning.routes import open_routes
from helper.reasoning.tests import verdict
from helper.reasoning.truth import Truth

if TYPE_CHECKING:
    from tests.conftest import Drawing

TODAY = date(2026, 11, 22)
MOST = 150


def new_case(knowledge: Knowledge, concerns: int = 1) -> Case:
    """Return a case with the safety panel behind it and concerns that have only a story."""
    panel = {each.id: Answer(value=() if each.kind == "many" else "no") for each in knowledge.panel}
    return Case(answers=panel, concerns=tuple(Concern(id=f"c{n}", story="x") for n in range(1, concerns + 1)))


def answered(case: Case, asked_for: NextQuestion, value: Any) -> Case:
    """Return the case with the answer to what was asked; a date asked again is all there is."""
    if asked_for.question == "topic":
        return case.with_concern(case.concern(str(asked_for.concern)).model_copy(update={"topic": value}))
    before = case.answers if asked_for.concern is None else case.concern(asked_for.concern).answers
    again = asked_for.question in before
    answer = Answer(value=value, typed=str(value), asked_again=again)
    return case.with_answer(asked_for.question, answer, asked_for.concern)


def drawn(knowledge: Knowledge, drawing: Drawing, asked_for: NextQuestion, data: st.DataObject) -> Any:
    """Draw an answer to what is asked."""
    if asked_for.question == "topic":
        return data.draw(drawing.topic())
    return data.draw(drawing.value(knowledge.questions[asked_for.question]))


def facts_for(findings: Findings, asked_for: NextQuestion) -> Facts:
    """Return the facts that a question is asked over."""
    return next(each.facts for each in findings.concerns if asked_for.concern in {None, each.id})


def check_may_be_asked(knowledge: Knowledge, findings: Findings, asked_for: NextQuestion) -> None:
    """See that a question is not answered yet, is not shut out, and is asked in its place."""
    facts = facts_for(findings, asked_for)
    if asked_for.question == "topic":
        assert facts.concern is not None
        assert facts.concern.topic is None
        return
    question = knowledge.questions[asked_for.question]
    assert (question.asked == "case") is (asked_for.concern is None)
    assert asked(question.id, facts) is not Truth.NO
    answer = facts.answer(question.id)
    if answer is not None:
        span = facts.span(question.id)
        assert span is not None
        assert not span.exact
        assert not answer.asked_again


@given(data=st.data())
@settings(max_examples=12)
def test_questions_come_to_an_end(data: st.DataObject, drawing: Drawing) -> None:
    """Whatever is answered, no question comes twice, none that is shut out, and the walk ends."""
    knowledge = drawing.knowledge
    case = new_case(knowledge)
    for _ in range(MOST):
        findings = reason(knowledge, case, TODAY)
        if findings.next_question is None:
            break
        check_may_be_asked(knowledge, findings, findings.next_question)
        case = answered(case, findings.next_question, drawn(knowledge, drawing, findings.next_question, data))
    else:
        pytest.fail(f"more than {MOST} questions: {case}")
    assert findings.concerns[0].questions == ()


@pytest.mark.parametrize("value", ["not-sure", "rather-not-say"])
def test_a_person_who_is_sure_of_nothing_comes_to_an_end_too(value: str, knowledge: Knowledge) -> None:
    """Not sure is an answer, and is not asked for again."""
    case, count = new_case(knowledge), 0
    while (asked_for := reason(knowledge, case, TODAY).next_question) is not None:
        case = answered(case, asked_for, NOT_SURE if asked_for.question == "topic" else value)
        count += 1
        assert count < 60


def possible(question: Question | None, drawing: Drawing) -> list[Any]:
    """Return answers of every sort that a question can have."""
    if question is None:
        return ["children-s-care-services/child-protection", "adult-care-services/charging", "education/other"]
    match question.kind:
        case "choice":
            return [choice.id for choice in question.choices]
        case "many":
            ids = [choice.id for choice in question.choices]
            return [(each,) for each in ids] + [tuple(ids), ()]
        case "date":
            return ["2026-11-20", "2026-10-25", "2026-07-01", "2025-12-01", "2023-01-01", "2026-11", NOT_SURE]
        case "body":
            first = {body.kind: body.id for body in drawing.knowledge.body_list}
            return [*first.values(), "The corner shop"]
    return ["x"]


def result(found: ConcernFindings, findings: Findings) -> Any:
    """Return all that a person is told of a concern: label, tests, routes, limits, statement, urgent help."""
    verdict = found.verdict
    return (
        (verdict.label, verdict.settled),
        [(each.test.id, each.counts) for each in verdict.applying],
        [each.test.id for each in verdict.lifted],
        {each.test.id: each.needs for each in verdict.undecided},
        {each.route.id: (each.when, each.after, each.needs, len(each.beware)) for each in found.routes},
        {
            each.route.id: [(clock.safe_date, clock.last_date, clock.passed, clock.started) for clock in each.clocks]
            for each in found.routes
        },
        found.wrong_body.id if found.wrong_body else None,
        found.statement,
        [(each.route.id, each.concern) for each in findings.urgent],
    )


def decides_nothing(knowledge: Knowledge, case: Case, asked_for: NextQuestion, drawing: Drawing) -> bool:
    """Return whether every answer to a question leaves the result as it is."""
    results = []
    for value in possible(knowledge.questions.get(asked_for.question), drawing):
        findings = reason(knowledge, answered(case, asked_for, value), TODAY)
        results.append(result(findings.concerns[0], findings))
        if results[-1] != results[0]:
            return False
    return True


@given(data=st.data())
@settings(max_examples=10)
def test_whoever_answers_everything_gets_a_settled_label(data: st.DataObject, drawing: Drawing) -> None:
    """With no answer left open, the questions that are asked are enough for a verdict."""
    knowledge = drawing.knowledge
    case = new_case(knowledge)
    while (asked_for := reason(knowledge, case, TODAY).next_question) is not None:
        answers = possible(knowledge.questions.get(asked_for.question), drawing)
        sure = [each for each in answers if each not in {NOT_SURE, "2026-11"}]
        case = answered(case, asked_for, data.draw(st.sampled_from(sure)))
    assert reason(knowledge, case, TODAY).concerns[0].verdict.settled


@given(data=st.data())
@settings(max_examples=8)
def test_a_question_that_is_asked_can_change_the_result(data: st.DataObject, drawing: Drawing) -> None:
    """Two of its answers lead to different results."""
    knowledge = drawing.knowledge
    case = new_case(knowledge)
    steps = data.draw(st.integers(0, 40))
    for _ in range(steps):
        asked_for = reason(knowledge, case, TODAY).next_question
        if asked_for is None:
            break
        assert not decides_nothing(knowledge, case, asked_for, drawing), f"{asked_for} decides nothing after {case}"
        case = answered(case, asked_for, drawn(knowledge, drawing, asked_for, data))


def test_the_safety_panel_comes_first_and_in_its_order(knowledge: Knowledge) -> None:
    """Then the story, then everything else."""
    case, asked_first = Case(), []
    while (asked_for := reason(knowledge, case, TODAY).next_question) and asked_for.question != "story":
        asked_first.append(asked_for.question)
        case = case.with_answer(asked_for.question, Answer(value=NOT_SURE))
    assert asked_first == [each.id for each in knowledge.panel]
    assert reason(knowledge, case, TODAY).next_question == NextQuestion("story", None)
    untold = case.with_concern(Concern(id="c1"))
    assert reason(knowledge, untold, TODAY).next_question == NextQuestion("story", "c1")


def test_questions_of_the_case_are_asked_once_for_all_concerns(knowledge: Knowledge) -> None:
    """The second concern is asked only its own questions."""
    case, asked_for_case = new_case(knowledge, concerns=2), []
    while (asked_for := reason(knowledge, case, TODAY).next_question) is not None:
        if asked_for.concern is None:
            asked_for_case.append(asked_for.question)
        case = answered(case, asked_for, NOT_SURE)
    assert len(asked_for_case) == len(set(asked_for_case))
    assert "nation" in asked_for_case


def test_weak_tests_are_asked_about_last(knowledge: Knowledge) -> None:
    """What only they need comes after all other questions, and not at all where a stronger test was found."""

    def asked_of(value_of_nation: str) -> list[str]:
        case, found = new_case(knowledge), []
        while (asked_for := reason(knowledge, case, TODAY).next_question) is not None:
            found.append(asked_for.question)
            case = answered(case, asked_for, value_of_nation if asked_for.question == "nation" else NOT_SURE)
        return found

    in_england = asked_of("england")
    assert in_england.index("offered") > in_england.index("wanted")
    assert "offered" not in asked_of("wales")


def test_why_we_ask_names_what_an_answer_can_decide(knowledge: Knowledge) -> None:
    """A question that is open names tests or routes; one that is answered names none."""
    case = new_case(knowledge)
    facts = Facts(knowledge, case, case.concerns[0], TODAY)
    tests, routes = opens_or_closes("nation", facts)
    assert "body-other-uk" in tests
    assert "council-complaint-stage1" in routes
    told = case.with_answer("nation", Answer(value="england"))
    assert opens_or_closes("nation", Facts(knowledge, told, told.concerns[0], TODAY)) == ((), ())


class Limit(NamedTuple):
    """Whose a limit is, whether its route waits for another, and what is then asked."""

    whose: str
    waits: bool
    questions: tuple[str, ...]


LIMITS = (
    Limit("person", waits=False, questions=("painted",)),
    Limit("person", waits=True, questions=("colour", "painted")),
    Limit("body", waits=False, questions=("painted",)),
    Limit("body", waits=True, questions=("colour",)),
)


@pytest.mark.parametrize("case", LIMITS, ids=str)
def test_the_bodys_limit_is_asked_about_where_the_route_can_be_taken_now(
    case: Limit, small: Knowledge, knowledge: Knowledge, facts_of: Any
) -> None:
    """It tells when to go on without the body.

    While another route goes first only the person's own limit matters, and whether the route need not wait.
    """
    deadline = {"whose": case.whose, "clock": "x", "length": "21 days", "starts": "painted", "if_passed": "x"}
    written = {
        "beware": (),
        "done": None,
        "deadlines": (Deadline.model_validate(deadline),),
        "open": TypeAdapter(Condition).validate_python({"question": "shapes", "none": False}),
        "always": False,
        "at_once": None,
    }
    at_once = TypeAdapter(Condition).validate_python({"question": "colour", "is": "red"}) if case.waits else None
    first = knowledge.routes["lgsco"].model_copy(update={**written, "id": "first", "deadlines": (), "after": ()})
    route = first.model_copy(
        update={**written, "id": "second", "after": ("first",) if case.waits else (), "at_once": at_once}
    )
    bare = dataclasses.replace(small, test_list=(), route_list=(first, route))
    facts = facts_of(bare, {"shapes": ("round",)})
    found = next(each for each in open_routes(facts) if each.route.id == "second")
    assert [clock.deadline.whose for clock in found.clocks] == [case.whose]
    assert open_questions(facts, verdict(facts), (found,)) == case.questions
