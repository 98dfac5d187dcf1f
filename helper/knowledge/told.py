"""Checks the told cases: every question, choice and topic that they name is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from helper.knowledge.entries import NOT_SURE, NOT_TOLD
from helper.knowledge.mistakes import Mistake, nearest
from helper.knowledge.positions import Path
from helper.knowledge.questions import Question
from helper.knowledge.records import Scenario
from helper.knowledge.sheets import Placed
from helper.knowledge.store import Knowledge


def unknown_words(knowledge: Knowledge, told: Iterable[Placed]) -> Iterator[Mistake]:
    """Yield a mistake for each word of a told case that the knowledge does not have."""
    questions = {name: question for question in knowledge.question_list for name in (*question.formerly, question.id)}
    for each in told:
        scenario: Scenario = each.entry
        yield from _answers(each, ("answers",), scenario.answers, questions)
        for place, concern in enumerate(scenario.concerns):
            path = ("concerns", place)
            yield from _answers(each, (*path, "answers"), concern.answers, questions)
            if concern.topic is not None and concern.topic not in {*knowledge.topics, NOT_SURE}:
                says = f"there is no topic '{concern.topic}'{nearest(concern.topic, knowledge.topics)}"
                yield each.mistake((*path, "topic"), says)


def _answers(
    placed: Placed, path: Path, answers: Mapping[str, Any], questions: Mapping[str, Question]
) -> Iterator[Mistake]:
    for name, answer in answers.items():
        question = questions.get(name)
        if question is None:
            yield placed.mistake((*path, name), f"there is no question '{name}'{nearest(name, questions)}")
        elif question.choices:
            yield from _choices(placed, (*path, name), answer, question)


def _choices(placed: Placed, path: Path, answer: Any, question: Question) -> Iterator[Mistake]:
    value = answer.get("value") if isinstance(answer, dict) else answer
    for place, word in enumerate(value if isinstance(value, list) else [value]):
        if str(word) not in NOT_TOLD and question.choice(str(word)) is None:
            says = f"'{question.id}' has no choice '{word}'{nearest(str(word), [c.id for c in question.choices])}"
            yield placed.mistake((*path, place) if isinstance(value, list) else path, says)
