"""A case that is written is read back as it was."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.case.models import Answer, Case, Concern, Pinned
from helper.case.reading import read_case, write_case
from helper.knowledge.questions import Question
from helper.knowledge.store import Knowledge

if TYPE_CHECKING:
    from tests.conftest import Drawing

# Every character that JSON text can carry: control characters and those beyond the first plane too.
ANY_TEXT = st.text(st.characters(blacklist_categories=("Cs",)), max_size=40)
MAYBE_TEXT = st.none() | ANY_TEXT


def answers_to(drawing: Drawing, questions: list[Question], data: st.DataObject) -> dict[str, Answer]:
    """Draw answers to a few questions, with what was typed and whose word it is."""
    chosen = data.draw(st.lists(st.sampled_from(questions), unique_by=lambda question: question.id, max_size=4))
    return {
        question.id: Answer(
            value=data.draw(drawing.value(question)),
            typed=data.draw(MAYBE_TEXT),
            source=data.draw(st.sampled_from([None, "client", "adviser", "document"])),
            seen_in=data.draw(MAYBE_TEXT),
            asked_again=data.draw(st.booleans()),
        )
        for question in chosen
    }


def a_concern(drawing: Drawing, concern_id: str, data: st.DataObject) -> Concern:
    """Draw a concern with all that it may hold."""
    own = [question for question in drawing.knowledge.question_list if question.asked == "concern"]
    return Concern(
        id=concern_id,
        topic=data.draw(st.none() | drawing.topic()),
        title=data.draw(MAYBE_TEXT),
        story=data.draw(MAYBE_TEXT),
        notes=data.draw(MAYBE_TEXT),
        pinned=tuple(data.draw(st.lists(st.builds(Pinned, reference=ANY_TEXT, reason=MAYBE_TEXT), max_size=2))),
        answers=answers_to(drawing, own, data),
    )


@given(data=st.data())
@settings(max_examples=60)
def test_a_case_is_read_back_as_it_was_written(data: st.DataObject, drawing: Drawing) -> None:
    """No answer, no word of a story and nothing about whose word it is gets lost."""
    case = Case(
        voice=data.draw(st.sampled_from(["self", "other"])),
        reference=data.draw(MAYBE_TEXT),
        saved_with=data.draw(MAYBE_TEXT),
        answers=answers_to(drawing, list(drawing.knowledge.question_list), data),
        concerns=tuple(
            a_concern(drawing, each, data)
            for each in data.draw(st.lists(ANY_TEXT.filter(bool), unique=True, max_size=2))
        ),
    )
    assert read_case(write_case(case), drawing.knowledge) == case


@given(data=st.data())
@settings(max_examples=1)
def test_an_answer_to_every_question_is_read_back(data: st.DataObject, drawing: Drawing) -> None:
    """Every question of every kind can be saved."""
    answers = {q.id: Answer(value=data.draw(drawing.told(q))) for q in drawing.knowledge.question_list}
    case = Case(answers=answers)
    assert read_case(write_case(case), drawing.knowledge) == case


def test_an_answer_with_nothing_more_to_say_is_written_short(knowledge: Knowledge) -> None:
    """A case file stays readable for a person."""
    case = Case(
        answers={"nation": Answer(value="england")},
        concerns=(Concern(id="c1", answers={"wanted": Answer(value=("sorry",), typed="an apology", source="client")}),),
    )
    written = json.loads(write_case(case))
    assert written["answers"] == {"nation": "england"}
    assert written["concerns"][0]["answers"]["wanted"] == {
        "value": ["sorry"],
        "typed": "an apology",
        "source": "client",
    }
    assert "pinned" not in written["concerns"][0]


def test_words_of_other_scripts_are_written_as_they_are(knowledge: Knowledge) -> None:
    """A story can be read in the file itself."""
    case = Case(concerns=(Concern(id="c1", story="Café, zażółć, ألف, 家"),))
    assert "Café, zażółć, ألف, 家" in write_case(case)


def test_a_date_is_saved_in_its_shortest_form(knowledge: Knowledge) -> None:
    """A stretch that is just a month or a year is written as one, and stands for the same days."""
    answers = {"first_knew": "2025-04-01/2025-04-30"}
    case = read_case(
        json.dumps({"format": "complaint-helper/case", "concerns": [{"id": "c1", "answers": answers}]}), knowledge
    )
    assert case.concern("c1").answers["first_knew"].value == "2025-04"


@pytest.mark.parametrize("value", [[], ["not-sure"], ["not-sure", "sorry"], "not-sure", "rather-not-say"])
def test_none_of_these_and_not_sure_are_answers(value: object, knowledge: Knowledge) -> None:
    """They are kept apart from a missing answer."""
    case = {"format": "complaint-helper/case", "concerns": [{"id": "c1", "answers": {"wanted": value}}]}
    read = read_case(json.dumps(case), knowledge).concern("c1").answers["wanted"].value
    assert (list(read) if isinstance(read, tuple) else read) == value


def test_a_changed_answer_leaves_all_others(knowledge: Knowledge) -> None:
    """Answers are added and replaced one at a time, and the case before stays as it was."""
    before = Case(concerns=(Concern(id="c1", answers={"about": Answer(value="school")}), Concern(id="c2")))
    after = before.with_answer("complained", Answer(value="no"), "c1").with_answer("nation", Answer(value="wales"))
    assert {q: a.value for q, a in after.concern("c1").answers.items()} == {"about": "school", "complained": "no"}
    assert after.concern("c2") == before.concern("c2")
    assert (before.answers, list(before.concern("c1").answers)) == ({}, ["about"])


def test_a_concern_takes_the_place_of_the_one_of_its_id() -> None:
    """A new concern goes to the end."""
    case = (
        Case().with_concern(Concern(id="c1")).with_concern(Concern(id="c2")).with_concern(Concern(id="c1", title="x"))
    )
    assert [(concern.id, concern.title) for concern in case.concerns] == [("c1", "x"), ("c2", None)]


def test_a_concern_that_is_not_there_is_a_key_error() -> None:
    """Its id is told."""
    with pytest.raises(KeyError, match="c9"):
        Case().concern("c9")
