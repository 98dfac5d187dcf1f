"""What would change a label is still open or can be done, and really changes it."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from helper.case.models import Answer, Case, Concern, Value
from helper.knowledge.conditions import Condition
from helper.knowledge.store import Knowledge
from helper.reasoning.changes import changes
from helper.reasoning.facts import Facts
from helper.reasoning.findings import Change, Verdict
from helper.reasoning.reason import about, reason

if TYPE_CHECKING:
    from tests.conftest import Drawing

TODAY = date(2026, 11, 22)


def looked_at(knowledge: Knowledge, case: Case) -> tuple[Facts, Verdict]:
    """Return the facts of the first concern, and what its tests come to."""
    found = about(knowledge, case, case.concerns[0], TODAY)
    return found.facts, found.verdict


def applied(knowledge: Knowledge, case: Case, change: Change) -> Case:
    """Return the case with the answers that a change names, each in its place."""
    named: dict[str, Value] = {change.question: change.answer, **change.with_}
    for question, value in named.items():
        place = None if knowledge.questions[question].asked == "case" else "c1"
        case = case.with_answer(question, Answer(value=value), place)
    return case


def check_changes(knowledge: Knowledge, case: Case) -> int:
    """See that every change is open or can be done, and that it gives the label it names."""
    facts, before = looked_at(knowledge, case)
    found = changes(facts, before)
    for change in found:
        question = knowledge.questions[change.question]
        (chosen,) = change.answer if isinstance(change.answer, tuple) else (change.answer,)
        choice = question.choice(str(chosen))
        assert choice is not None
        assert not question.panel
        if facts.answer(change.question) is not None:
            assert choice.can_do, f"{change.question} is answered already"
            assert facts.told(change.question) != change.answer
        else:
            assert any(change.question in each.needs for each in before.undecided)
        _, after = looked_at(knowledge, applied(knowledge, case, change))
        assert after.label == change.label, f"{change} gives {after.label} after {case}"
        assert change.label != before.label
    return len(found)


def check_nothing_is_left_out(knowledge: Knowledge, case: Case) -> None:
    """See that every choice that is open and alone gives another label is among the changes.

    What is wanted is left aside, but where the label hangs on the results that are wanted.
    """
    facts, before = looked_at(knowledge, case)
    found = {(change.question, change.answer) for change in changes(facts, before)}
    still_open = {question for each in before.undecided for question in each.needs}
    for question in knowledge.question_list:
        wish = question.statement == "what_would_put_it_right"
        left_aside = question.panel or (wish and not knowledge.labels[before.label].counts_if)
        if question.id not in still_open or left_aside or facts.answer(question.id) is not None:
            continue
        for choice in question.choices:
            value: Value = (choice.id,) if question.kind == "many" else choice.id
            change = Change(question.id, value, dict(choice.with_), "")
            _, after = looked_at(knowledge, applied(knowledge, case, change))
            assert ((question.id, value) in found) is (after.label != before.label)


@given(data=st.data())
@settings(max_examples=30)
def test_a_change_gives_the_label_that_it_names(data: st.DataObject, drawing: Drawing) -> None:
    """From any answers: what is named is not settled yet, and leads where it says."""
    knowledge = drawing.knowledge
    case = Case(concerns=(Concern(id="c1", story="x", topic=data.draw(st.none() | drawing.topic())),))
    asked = data.draw(st.lists(st.sampled_from(knowledge.question_list), unique_by=id, max_size=40))
    for each in asked:
        value = data.draw(drawing.value(each))
        case = case.with_answer(each.id, Answer(value=value), None if each.asked == "case" else "c1")
    check_changes(knowledge, case)


@given(data=st.data())
@settings(max_examples=6)
def test_a_change_gives_the_label_that_it_names_along_a_conversation(data: st.DataObject, drawing: Drawing) -> None:
    """The answers are those to the questions that are asked."""
    knowledge = drawing.knowledge
    panel = {each.id: Answer(value=() if each.kind == "many" else "no") for each in knowledge.panel}
    case = Case(answers=panel, concerns=(Concern(id="c1", story="x", topic="not-sure"),))
    for _ in range(data.draw(st.integers(0, 20))):
        asked = reason(knowledge, case, TODAY).next_question
        if asked is None:
            break
        value = data.draw(drawing.told(knowledge.questions[asked.question]))
        case = case.with_answer(asked.question, Answer(value=value), asked.concern)
    check_changes(knowledge, case)
    check_nothing_is_left_out(knowledge, case)


def test_complaining_first_would_open_the_door(knowledge: Knowledge) -> None:
    """A person who has not complained is told that a complaint and its final answer change the label."""
    told: dict[str, Value] = {
        "about": "help-not-given",
        "body": "leeds-city-council",
        "complained": "no",
        "cannot_wait": (),
        "first_knew": "2026-10-01",
        "wanted": ("sorry",),
        "offered": (),
    }
    whole: dict[str, Value] = {"nation": "england", "who_you_are": "affected", "ombudsman_before": "no"}
    concern = Concern(
        id="c1", story="x", topic="education/other", answers={each: Answer(value=value) for each, value in told.items()}
    )
    case = Case(answers={each: Answer(value=value) for each, value in whole.items()}, concerns=(concern,))
    facts, before = looked_at(knowledge, case)
    assert before.label == "not-yet"
    found = {(change.question, change.answer): change for change in changes(facts, before)}
    change = found["complained", "formal"]
    assert (change.with_, change.label) == ({"council_answer": "final"}, "open")
    assert check_changes(knowledge, case)


def test_a_fact_that_is_settled_is_no_change(knowledge: Knowledge) -> None:
    """Nobody is told that the matter would be open if the council were in another country."""
    concern = Concern(id="c1", story="x")
    case = Case(answers={"nation": Answer(value="wales")}, concerns=(concern,))
    facts, before = looked_at(knowledge, case)
    assert before.label == "cannot"
    assert "nation" not in {change.question for change in changes(facts, before)}


def test_an_answer_that_opens_a_gate_is_a_change(small: Knowledge) -> None:
    """What was told ahead of its gate begins to count once the gate is open."""
    shade = {"question": "shade", "is": "dark"}
    barred = small.test_list[0].model_copy(update={"applies": TypeAdapter(Condition).validate_python(shade)})
    knowledge = dataclasses.replace(small, test_list=(barred,))
    case = Case(concerns=(Concern(id="c1", answers={"shade": Answer(value="dark")}),))
    facts, before = looked_at(knowledge, case)
    assert before.label == "open"
    assert [(change.question, change.answer, change.label) for change in changes(facts, before)] == [
        ("colour", "red", "cannot")
    ]
