"""The real knowledge is whole, and holds every sentence that the program says."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from helper.knowledge.entries import NOT_SURE, RATHER_NOT_SAY
from helper.knowledge.loading import default_folder, load
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


SAID = sorted(
    {
        (file.relative_to(HELPER).as_posix(), phrase_id)
        for file in HELPER.rglob("*.py")
        for phrase_id, _ in phrases_in(file)
    }
)


def test_the_real_knowledge_is_read_without_a_mistake(knowledge: Knowledge) -> None:
    """All shelves that the program needs have something on them."""
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
    assert ("knowledge/phrases.py", "days-left") in SAID
    assert ("summary/content.py", "summary-title") in SAID


@pytest.mark.parametrize(("file", "phrase_id"), SAID)
def test_every_sentence_that_the_program_says_is_in_the_knowledge(
    knowledge: Knowledge, file: str, phrase_id: str
) -> None:
    """A sentence asked for by id exists."""
    assert phrase_id in knowledge.words, f"{file} says {phrase_id}"


def test_every_name_that_a_sentence_fills_in_is_given(knowledge: Knowledge) -> None:
    """No brace is left standing in what a person reads."""
    left = []
    for file in HELPER.rglob("*.py"):
        for phrase_id, given in phrases_in(file):
            if given is None or phrase_id not in knowledge.words:
                continue
            phrase = knowledge.words[phrase_id]
            for text in filter(None, (phrase.text, phrase.text_of_other)):
                wanted = {name for _, name, _, _ in string.Formatter().parse(text) if name}
                left += [f"{file.name}: {phrase_id}: {name}" for name in sorted(wanted - given)]
    assert not left


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
