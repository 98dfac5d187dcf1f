"""A case that cannot be read is refused with a sentence that says what is wrong."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest

from helper.case.models import Case
from helper.case.reading import CaseError, case_of, read_case, write_case
from helper.knowledge.questions import Question
from helper.knowledge.store import Knowledge

FORMAT = "complaint-helper/case"


def a_case(**more: Any) -> dict[str, Any]:
    """Return a case as parsed JSON."""
    return {"format": FORMAT, "version": 1, **more}


def of_concern(**more: Any) -> dict[str, Any]:
    """Return a case of one concern."""
    return a_case(concerns=[{"id": "c1", **more}])


def answering(question: str, value: Any) -> dict[str, Any]:
    """Return a case with one answer of a concern."""
    return of_concern(answers={question: value})


WRONG: dict[str, tuple[Any, tuple[str, ...]]] = {
    "unknown question": (answering("first_new", "2025"), ("concern 'c1'", "question 'first_new'", "'first_knew'")),
    "unknown question of the case": (a_case(answers={"natoin": "wales"}), ("'natoin'", "the nearest is 'nation'")),
    "unknown choice": (answering("about", "scool"), ("'about' has no choice 'scool'", "the nearest is 'school'")),
    "unknown choice in a list": (answering("wanted", ["sory"]), ("'wanted' has no choice 'sory'", "'sorry'")),
    "rather not say in a list": (answering("wanted", ["rather-not-say"]), ("no choice 'rather-not-say'",)),
    "unknown key": (a_case(concern=[]), ("'concern'", "no such key", "the nearest is 'concerns'")),
    "unknown key of a concern": (of_concern(storry="x"), ("concerns.0.storry", "no such key", "'story'")),
    "unknown key of an answer": (
        answering("about", {"value": "school", "tiped": "x"}),
        ("about.tiped", "no such key", "the nearest is 'typed'"),
    ),
    "unknown key of a pinned decision": (
        of_concern(pinned=[{"reference": "25 000 001", "reson": "x"}]),
        ("reson", "no such key", "the nearest is 'reason'"),
    ),
    "a concern without an id": (a_case(concerns=[{"story": "x"}]), ("concerns.0.id", "missing")),
    "an answer without a value": (answering("about", {"typed": "x"}), ("about.value", "missing")),
    "no answer at all": (answering("about", None), ("about",)),
    "a list for one choice": (answering("about", ["school"]), ("'about' takes one choice, not a list",)),
    "a number for one choice": (answering("about", 3), ("'about' takes one choice, not a number",)),
    "one choice for a list": (answering("wanted", "sorry"), ("'wanted' takes a list of choices, not text",)),
    "a number in a list": (answering("wanted", [3]), ("wanted",)),
    "a number for a date": (answering("first_knew", 2025), ("'first_knew' takes a date as text, not a number",)),
    "a list for a date": (answering("first_knew", ["2025"]), ("'first_knew' takes a date as text, not a list",)),
    "words for a date": (
        answering("first_knew", "last spring"),
        ("'first_knew'", "'last spring' is no date", "2025-04"),
    ),
    "a day that is not there": (answering("first_knew", "2025-02-30"), ("'2025-02-30' is no date",)),
    "a span turned round": (answering("first_knew", "2025/2024"), ("ends before it begins",)),
    "a number for a body": (answering("body", 12), ("'body' takes words, not a number",)),
    "a list for a body": (answering("body", ["norfolk-county-council"]), ("'body' takes words, not a list",)),
    "a wrong source": (answering("about", {"value": "school", "source": "friend"}), ("source", "'client'")),
    "a wrong voice": (a_case(voice="they"), ("voice", "'self'")),
    "a story that is a list": (of_concern(story=["x"]), ("concerns.0.story", "string")),
    "doubled concern ids": (a_case(concerns=[{"id": "c1"}, {"id": "c1"}]), ("two concerns have the id 'c1'",)),
    "a question of the case under a concern": (
        answering("nation", "england"),
        ("'nation' is asked once for the whole case", "'answers'"),
    ),
    "unknown topic": (
        of_concern(topic="children-s-care-services/child-protecton"),
        ("no topic", "the nearest is 'children-s-care-services/child-protection'"),
    ),
    "another format": ({"format": "someone/else"}, ("is no case", FORMAT)),
    "no format": ({"version": 1}, ("is no case", FORMAT)),
    "a list": ([], ("is no case", FORMAT)),
    "a newer version": ({"format": FORMAT, "version": 2}, ("newer program", "version 2", "Update", "not been changed")),
    "a newer version with new keys": ({"format": FORMAT, "version": 7, "brand": "new"}, ("newer program", "version 7")),
    "a version that is none": ({"format": FORMAT, "version": "one"}, ("version",)),
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_is_wrong_in_a_case_is_told_in_a_sentence(kind: str, knowledge: Knowledge) -> None:
    """The sentence names the file, the thing that is wrong and what would be right."""
    written, words = WRONG[kind]
    with pytest.raises(CaseError) as raised:
        read_case(json.dumps(written), knowledge, "my-case.json")
    says = str(raised.value)
    assert says.startswith("my-case.json")
    assert "\n" not in says
    for each in words:
        assert each in says


TEXTS = {
    "half a file": (json.dumps(answering("about", "school"))[:60], ("not whole JSON", "line 1", "not been changed")),
    "an empty file": ("", ("not whole JSON",)),
    "no JSON": ("hello", ("not whole JSON",)),
    "two cases": (json.dumps(a_case()) * 2, ("not whole JSON",)),
    "nested without end": ("[" * 200_000, ("nested too deeply",)),
    "nested inside an answer": (
        json.dumps(a_case()).rstrip("}") + ', "answers": {"wanted": ' + "[" * 100_000 + "]" * 100_000 + "}}",
        ("nested too deeply",),
    ),
    "nested a little inside an answer": (
        json.dumps(a_case()).rstrip("}") + ', "answers": {"wanted": ' + "[" * 300 + "]" * 300 + "}}",
        ("answers.wanted",),
    ),
}


@pytest.mark.parametrize("kind", TEXTS)
def test_a_text_that_holds_no_case_is_refused_in_a_sentence(kind: str, knowledge: Knowledge) -> None:
    """Whatever the text is, no other error gets out."""
    text, words = TEXTS[kind]
    with pytest.raises(CaseError) as raised:
        read_case(text, knowledge, "my-case.json")
    says = str(raised.value)
    assert says.startswith("my-case.json")
    for each in words:
        assert each in says


@pytest.mark.parametrize("written", [of_concern(story="a \ud83d b"), a_case(answers={"natio\ud83d": "wales"})])
def test_half_a_character_is_refused_or_can_be_saved(written: Any, knowledge: Knowledge) -> None:
    """JSON can hold half of a character, which no file and no screen can."""
    try:
        saved = write_case(read_case(json.dumps(written), knowledge))
    except CaseError as error:
        saved = str(error)
    assert saved.encode("utf-8")


def test_a_number_of_five_thousand_digits_is_refused_in_a_sentence(knowledge: Knowledge) -> None:
    """Python reads no number that long; the person still gets a sentence."""
    text = '{"format": "complaint-helper/case", "answers": {"nation": ' + "9" * 5000 + "}}"
    with pytest.raises(CaseError):
        read_case(text, knowledge)


def test_a_question_that_is_answered_twice_in_one_place_is_refused(knowledge: Knowledge) -> None:
    """JSON lets a key stand twice; one of the two answers would be lost without a word."""
    text = '{"format": "complaint-helper/case", "answers": {"nation": "wales", "nation": "england"}}'
    with pytest.raises(CaseError, match="nation"):
        read_case(text, knowledge)


def test_a_case_is_named_as_the_caller_names_it(knowledge: Knowledge) -> None:
    """Without a name it is the case."""
    with pytest.raises(CaseError, match=r"^the case is no case: it does not say "):
        case_of({}, knowledge)


def test_the_version_may_be_left_out(knowledge: Knowledge) -> None:
    """The least that a case must say is its format."""
    assert read_case(json.dumps({"format": FORMAT}), knowledge) == Case()


@pytest.fixture(scope="session")
def renamed(knowledge: Knowledge) -> Knowledge:
    """Return the real knowledge with one question and one choice that had other names before."""

    def changed(question: Question) -> Question:
        if question.id == "first_knew":
            return question.model_copy(update={"formerly": ("knew_since", "knew_first")})
        if question.id == "wanted":
            first, *rest = question.choices
            first = first.model_copy(update={"formerly": ("apology", "say-sorry")})
            return question.model_copy(update={"formerly": ("wants",), "choices": (first, *rest)})
        return question

    return dataclasses.replace(knowledge, question_list=tuple(map(changed, knowledge.question_list)))


@pytest.mark.parametrize("name", ["first_knew", "knew_since", "knew_first"])
def test_a_question_is_read_by_each_of_its_former_names(name: str, renamed: Knowledge) -> None:
    """An old file opens, and its answer stands under the present name."""
    case = case_of(answering(name, {"value": "2025-04", "typed": "April"}), renamed)
    (question, answer), *rest = case.concern("c1").answers.items()
    assert (question, answer.value, answer.typed, rest) == ("first_knew", "2025-04", "April", [])


@pytest.mark.parametrize("choice", ["sorry", "apology", "say-sorry"])
def test_a_choice_is_read_by_each_of_its_former_names(choice: str, renamed: Knowledge) -> None:
    """The question and the choice may both have been renamed."""
    case = case_of(answering("wants", [choice, "not-sure"]), renamed)
    assert case.concern("c1").answers["wanted"].value == ("sorry", "not-sure")


def test_answers_of_the_whole_case_are_brought_up_to_date_too(renamed: Knowledge) -> None:
    """A default that was saved under a former name is kept."""
    case = case_of(a_case(answers={"knew_since": "2024"}), renamed)
    assert {question: answer.value for question, answer in case.answers.items()} == {"first_knew": "2024"}


def test_former_names_are_not_known_where_nothing_was_renamed(knowledge: Knowledge) -> None:
    """The tests above would fail without the renaming."""
    with pytest.raises(CaseError, match="no question 'knew_since'"):
        case_of(answering("knew_since", "2025"), knowledge)


def test_an_answer_under_both_names_is_refused(renamed: Knowledge) -> None:
    """One of the two would be lost without a word."""
    with pytest.raises(CaseError, match="first_knew"):
        case_of(of_concern(answers={"first_knew": "2025-04", "knew_since": "2019"}), renamed)


NUMBER = Question(
    id="how_many",
    kind="number",
    asked="concern",
    ask="How many?",
    ask_of_other="How many?",
    why="It counts.",
    short="How many",
)


@pytest.fixture(scope="session")
def with_number(knowledge: Knowledge) -> Knowledge:
    """Return the real knowledge with a question for a number, of which it has none itself."""
    return dataclasses.replace(knowledge, question_list=(*knowledge.question_list, NUMBER))


@pytest.mark.parametrize("value", [0, 3, -1, 2.5])
def test_a_number_is_read(value: float, with_number: Knowledge) -> None:
    """Whole or not, it stays what it was."""
    read = case_of(answering("how_many", value), with_number).concern("c1").answers["how_many"].value
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize("value", ["three", ["3"]])
def test_what_is_no_number_is_refused(value: object, with_number: Knowledge) -> None:
    """The question and what it takes are named."""
    with pytest.raises(CaseError, match=r"'how_many' takes a number, not (text|a list)"):
        case_of(answering("how_many", value), with_number)


@pytest.mark.parametrize("text", ["true", "NaN", "Infinity"])
def test_what_only_looks_like_a_number_is_refused(text: str, with_number: Knowledge) -> None:
    """True is no number, and JSON has no NaN and no Infinity."""
    written = json.dumps(answering("how_many", "HERE")).replace('"HERE"', text)
    with pytest.raises(CaseError):
        read_case(written, with_number)
