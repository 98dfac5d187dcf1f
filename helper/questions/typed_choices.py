"""Understands typed answers to questions with choices: numbers, words, the start of words, misspellings."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

from helper.knowledge.cleaning import on_one_line
from helper.knowledge.entries import NOT_SURE, RATHER_NOT_SAY
from helper.knowledge.phrases import say
from helper.knowledge.questions import Question
from helper.knowledge.store import Knowledge
from helper.questions.showing import choice_text

NONE_OF_THESE = "none-of-these"
_NEAR = 84
_CLEARLY = 6
_LEAST_LETTERS = 3
_TYPED_GROUPS = ("typed-not-sure", "typed-rather-not-say", "typed-none")
_OF_GROUP = dict(zip(_TYPED_GROUPS, (NOT_SURE, RATHER_NOT_SAY, NONE_OF_THESE), strict=True))


class NotUnderstoodError(ValueError):
    """What was typed means none of the answers, or more than one of them."""


def folded(text: str) -> str:
    """Return words in lower case without punctuation, for comparing."""
    plain = on_one_line(text).lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return " ".join(re.findall(r"[a-z0-9']+", plain))


def options_of(knowledge: Knowledge, question: Question, *, of_other: bool) -> list[tuple[str, str]]:
    """Return what can be chosen, in order: id and words; always with "not sure" and "rather not say"."""
    choices = [(choice.id, choice_text(choice, of_other=of_other)) for choice in question.choices]
    extra = [NONE_OF_THESE] if question.kind == "many" else []
    return choices + [(each, say(knowledge, each, of_other=of_other)) for each in (*extra, NOT_SURE, RATHER_NOT_SAY)]


def typed_lists(knowledge: Knowledge) -> Mapping[str, str]:
    """Return what people type for yes, no, not sure and so on: typed words to their meaning."""
    found = {}
    for group in (*_TYPED_GROUPS, "typed-yes", "typed-no"):
        for word in knowledge.words[group].text.split(","):
            found[folded(word)] = _OF_GROUP.get(group, group.removeprefix("typed-"))
    return found


def read_choice(knowledge: Knowledge, question: Question, typed: str, *, of_other: bool) -> str:
    """Return the id of the one answer that was typed; raise :class:`NotUnderstoodError`."""
    options = options_of(knowledge, question, of_other=of_other)
    return _one(knowledge, question, typed, options)


def read_many(knowledge: Knowledge, question: Question, typed: str, *, of_other: bool) -> str | tuple[str, ...]:
    """Return the ids of all answers that were typed, parted by commas, spaces or "and"."""
    options = options_of(knowledge, question, of_other=of_other)
    try:
        chosen = [_one(knowledge, question, typed, options)]
    except NotUnderstoodError:
        parts = [part for part in re.split(r"\s*[,;&+]\s*|\s+and\s+|(?<=\d)\s+(?=\d)", typed.strip()) if part]
        if len(parts) < 2:  # noqa: PLR2004
            raise
        chosen = list(dict.fromkeys(_one(knowledge, question, part, options) for part in parts))
    if question.panel and len(chosen) > 1:
        chosen = [each for each in chosen if each != NONE_OF_THESE]
    return _together(chosen)


def _together(chosen: list[str]) -> str | tuple[str, ...]:
    if chosen in ([RATHER_NOT_SAY], [NOT_SURE]):
        return chosen[0]
    if chosen == [NONE_OF_THESE]:
        return ()
    if NONE_OF_THESE in chosen or RATHER_NOT_SAY in chosen:
        raise NotUnderstoodError(", ".join(chosen))
    return tuple(chosen)


def _one(knowledge: Knowledge, question: Question, typed: str, options: Sequence[tuple[str, str]]) -> str:
    words = folded(typed)
    if words.isdigit():
        number = int(words) if len(words) < len(str(len(options))) + 1 else 0
        if 1 <= number <= len(options):
            return options[number - 1][0]
        raise NotUnderstoodError(typed)
    return (
        _said_exactly(question, words, options)
        or _said_by_meaning(knowledge, question, words)
        or _said_nearly(question, words, options)
    )


def _names(question: Question, options: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Return every way of naming an answer, with its id."""
    names = {folded(text): each for each, text in options}
    for choice in question.choices:
        for word in (choice.id.replace("-", " "), *choice.also):
            names.setdefault(folded(word), choice.id)
    return names


def _said_exactly(question: Question, words: str, options: Sequence[tuple[str, str]]) -> str | None:
    return _names(question, options).get(words)


def _said_by_meaning(knowledge: Knowledge, question: Question, words: str) -> str | None:
    meaning = typed_lists(knowledge).get(words)
    if meaning in {"yes", "no"}:
        return _beginning_with(question, meaning)
    if meaning == NONE_OF_THESE and question.kind != "many":
        return _beginning_with(question, "no")
    return meaning


def _beginning_with(question: Question, word: str) -> str | None:
    """Return the only choice that is, or begins with, yes or no; for a many-of, no means none."""
    found = [c.id for c in question.choices if c.id == word or folded(c.text).split()[0] == word]
    if not found and question.kind == "many" and word == "no":
        return NONE_OF_THESE
    return found[0] if len(found) == 1 else None


def _said_nearly(question: Question, words: str, options: Sequence[tuple[str, str]]) -> str:
    names = _names(question, options)
    starting = (
        {each for name, each in names.items() if name.startswith(words)} if len(words) >= _LEAST_LETTERS else set()
    )
    if len(starting) == 1:
        return starting.pop()
    holding = {each for name, each in names.items() if len(words) > _LEAST_LETTERS and f" {words} " in f" {name} "}
    if len(holding) == 1:
        return holding.pop()
    near = process.extract(words, list(names), scorer=fuzz.ratio, score_cutoff=_NEAR, limit=None)
    best = {names[name] for name, score, _ in near if score >= near[0][1] - _CLEARLY}
    if len(best) == 1 and len(words) >= _LEAST_LETTERS:
        return best.pop()
    raise NotUnderstoodError(words)
