"""Typed answers: numbers, words, misspellings; names of bodies as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.knowledge.store import Knowledge
from helper.questions.typed_bodies import find_bodies
from helper.questions.typed_choices import NotUnderstoodError, options_of, read_choice, read_many


@pytest.mark.parametrize(
    ("question", "typed", "meant"),
    [
        ("nation", "1", "england"),
        ("nation", "England", "england"),
        ("nation", "engalnd", "england"),
        ("nation", "scot", "scotland"),
        ("nation", "dunno", "not-sure"),
        ("nation", "i'd rather not say", "rather-not-say"),
        ("might_be_found", "nope", "no"),
        ("might_be_found", "yes", "yes"),
        ("might_be_found", "Yeah.", "yes"),
        ("complained", "yes", "formal"),
        ("complained", "no", "no"),
        ("about", "my information", "my-information"),
        ("about", "social worker", "worker-behaviour"),
        ("who_you_are", "my family", "affected"),
        ("council_answer", "final", "final"),
        ("council_answer", "stage 2", "independent"),
    ],
)
def test_one_answer_is_understood(knowledge: Knowledge, question: str, typed: str, meant: str) -> None:
    """Numbers, words, their beginnings and near misses all count."""
    assert read_choice(knowledge, knowledge.questions[question], typed, of_other=False) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1, 3", ("violence", "child")),
        ("1 3", ("violence", "child")),
        ("1 and 2", ("violence", "no-bed")),
        ("none", ()),
        ("no", ()),
        ("nope", ()),
        ("2, not sure", ("no-bed", "not-sure")),
        ("not sure", "not-sure"),
        ("homeless, child", ("no-bed", "child")),
        ("medicine", ("care-stopped",)),
    ],
)
def test_several_answers_are_understood(knowledge: Knowledge, typed: str, meant: object) -> None:
    """Several answers may be parted by commas, spaces or "and"."""
    assert read_many(knowledge, knowledge.questions["danger_now"], typed, of_other=False) == meant


@pytest.mark.parametrize("typed", ["", "99", "0", "maybe it was the other one", "1, none", "asdf", "1, 99"])
def test_what_is_not_understood_is_not_guessed(knowledge: Knowledge, typed: str) -> None:
    """Words that mean none of the answers, or contradict each other, are refused."""
    with pytest.raises(NotUnderstoodError):
        read_many(
            knowledge,
            knowledge.questions["who_you_are"].model_copy(update={"kind": "many"}),
            typed or "??",
            of_other=False,
        )


def test_every_option_of_every_question_can_be_typed(knowledge: Knowledge) -> None:
    """Each option is understood by its number and by its own words, in both voices."""
    for question in knowledge.question_list:
        for of_other in (False, True):
            for number, (each, text) in enumerate(options_of(knowledge, question, of_other=of_other), 1):
                if question.kind == "choice":
                    assert read_choice(knowledge, question, str(number), of_other=of_other) == each
                    assert read_choice(knowledge, question, text, of_other=of_other) == each, (question.id, text)


@given(typed=st.text(max_size=60))
def test_any_words_are_understood_or_refused(knowledge: Knowledge, typed: str) -> None:
    """Nothing typed ends in any other error."""
    for question_id in ("danger_now", "about"):
        try:
            read_many(knowledge, knowledge.questions[question_id], typed, of_other=False)
        except NotUnderstoodError:
            continue


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Norfolk County Council", "Norfolk County Council"),
        ("norfolk", "Norfolk County Council"),
        ("Norfolk CC", "Norfolk County Council"),
        ("norfok county council", "Norfolk County Council"),
        ("LB Camden", "London Borough of Camden"),
        ("camden", "London Borough of Camden"),
        ("TfL", "Transport for London"),
        ("brighton & hove", "Brighton and Hove City Council"),
        ("birmingam city council", "Birmingham City Council"),
    ],
)
def test_a_body_is_found_by_what_people_type(knowledge: Knowledge, typed: str, first: str) -> None:
    """Short names, other names and misspellings lead to the body."""
    assert first in [body.name for body in find_bodies(knowledge, typed)]


def test_every_listed_name_finds_its_body(knowledge: Knowledge) -> None:
    """Each name in the file leads to its own body, first and alone or among a few."""
    for body in knowledge.body_list:
        for name in (body.name, *body.also):
            assert body in find_bodies(knowledge, name), name


def test_a_name_that_is_none_finds_nothing(knowledge: Knowledge) -> None:
    """A name like no other is kept as typed, so nothing is offered."""
    assert find_bodies(knowledge, "Zyxwvut Holdings") == ()
