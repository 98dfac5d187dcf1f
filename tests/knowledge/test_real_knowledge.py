"""The real knowledge is whole, and holds every sentence that the program says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from helper.knowledge.entries import NOT_SURE, RATHER_NOT_SAY
from helper.knowledge.files import read
from helper.knowledge.folders import default_folder
from helper.knowledge.loading import load
from helper.knowledge.spoken import SAID
from helper.knowledge.store import Knowledge

HELPER = Path(__file__).parents[2] / "helper"


def phrases_in(file: Path) -> Iterator[tuple[str, frozenset[str] | None]]:
    """Yield each phrase id that a module says, with the names it fills in where these are written there."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and _called(node) == "say":
            open_ended = any(keyword.arg is None for keyword in node.keywords)
            given = frozenset(keyword.arg for keyword in node.keywords if keyword.arg and keyword.arg != "of_other")
            for argument in node.args:
                for phrase_id in _texts(argument):
                    yield phrase_id, None if open_ended else given
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Attribute) and node.value.attr == "words":
            yield from ((phrase_id, None) for phrase_id in _texts(node.slice))


def _called(node: ast.Call) -> str:
    """Return the name of what is called."""
    match node.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _texts(node: ast.expr) -> Iterator[str]:
    """Yield the texts that an argument may be: written out, or either side of an if."""
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.IfExp(body=first, orelse=second):
            yield from _texts(first)
            yield from _texts(second)


FOUND = sorted(
    {
        (file.relative_to(HELPER).as_posix(), phrase_id)
        for file in HELPER.rglob("*.py")
        for phrase_id, _ in phrases_in(file)
    }
)


def test_the_real_knowledge_is_read_without_a_mistake() -> None:
    """The files themselves are read, and all shelves that the program needs have something on them."""
    knowledge = read(default_folder()).knowledge
    assert knowledge.question_list
    assert knowledge.panel
    assert knowledge.test_list
    assert knowledge.route_list
    assert knowledge.label_list[-1].id == "open"


def test_reading_twice_gives_the_same_version(knowledge: Knowledge) -> None:
    """The version stands for what the files hold."""
    assert load(default_folder()).version == knowledge.version


def test_sentences_are_looked_for_in_the_program() -> None:
    """The search finds calls of both kinds, so that the next test means something."""
    assert ("knowledge/phrases.py", "days-left") in FOUND
    assert ("summary/content.py", "summary-title") in FOUND


@pytest.mark.parametrize(("file", "phrase_id"), FOUND)
def test_every_sentence_that_the_program_says_is_listed(file: str, phrase_id: str) -> None:
    """The list by which the knowledge is checked holds every sentence that is asked for by id."""
    assert phrase_id in SAID, f"{file} says {phrase_id}: list it in spoken.py"


def test_no_sentence_is_listed_in_vain() -> None:
    """What the list asks the knowledge for is written out in the program, or begins as something that is."""
    texts: set[str] = set()
    beginnings: set[str] = set()
    for file in HELPER.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and file.name != "spoken.py":
                texts.add(node.value)
            if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
                beginnings.add(str(node.values[0].value))
    begun = tuple(beginning for beginning in beginnings if beginning.endswith("-"))
    assert [each for each in SAID if each not in texts and not each.startswith(begun)] == []


def test_every_name_that_a_sentence_must_have_is_given() -> None:
    """Where a sentence is said with names written there, all its blanks are among them."""
    lacking = [
        f"{file.name}: {phrase_id}: {sorted(SAID[phrase_id] - given)}"
        for file in HELPER.rglob("*.py")
        for phrase_id, given in phrases_in(file)
        if given is not None and not given >= SAID[phrase_id]
    ]
    assert lacking == []


def test_not_sure_and_rather_not_say_have_words(knowledge: Knowledge) -> None:
    """They stand beside the choices of every question."""
    assert {NOT_SURE, RATHER_NOT_SAY, "none-of-these"} <= knowledge.words.keys()


def test_the_statement_has_a_question_for_each_of_its_parts(knowledge: Knowledge) -> None:
    """What went wrong, how it hurt, what would put it right: each can be told."""
    asked = {question.statement for question in knowledge.question_list}
    assert {"what_went_wrong", "how_it_hurt", "what_would_put_it_right"} <= asked


def test_every_body_that_has_a_county_is_in_a_county_council(knowledge: Knowledge) -> None:
    """A district's county is one that is listed as a county council."""
    with_county = [body for body in knowledge.body_list if body.county]
    assert with_county
    assert {knowledge.bodies[body.county].kind for body in with_county if body.county} == {"county-council"}


def test_what_a_choice_leads_to_can_be_answered(knowledge: Knowledge) -> None:
    """The answers that doing a thing leads to are choices of their questions."""
    leads = [choice.with_ for question in knowledge.question_list for choice in question.choices if choice.with_]
    assert leads
    for with_ in leads:
        for question_id, value in with_.items():
            assert knowledge.questions[question_id].choice(value) is not None
