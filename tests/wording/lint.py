"""Measures the words of each entry and looks for words that are not used; the limits stand in ``rules.toml``."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import textstat

from helper.knowledge.mistakes import Mistake

from .shown import Entry, Piece, Unshown, entries, own_names, sheets

RULES = Path(__file__).parent / "rules.toml"

_FILL_IN = re.compile(r"\{\w+\}")
_QUOTED = re.compile(r"(?<!\w)'(?=\S).+?(?<=\S)'(?!\w)|\"[^\"]+\"|“[^”]+”")
_ADDRESS = re.compile(r"\b[\w.+-]+@[\w.-]+\w|\b(?:https?://)?(?:[\w-]+\.)+(?:uk|org|com|net)\b(?:/[\w/#?=.-]*[\w/])?")
_LAW = re.compile(
    r"\b(?:[A-Z][\w'-]+,? (?:(?:and|of|the|for|to|in) )*)+(?:Acts?|Regulations|Order|Rules|Code|Scheme)\b(?: \d{4})?"
    r"(?:,? (?:ss?|sections?|regulations?|Part|Schedule|paragraphs?)\.? ?\d[\w().]*)*"
)
_BETWEEN_DIGITS = re.compile(r"(?<=\d)[.,](?=\d)")
_SENTENCE_END = re.compile(r"(?<=[.!?])['\")\]]*\s+")


@dataclass(frozen=True)
class Banned:
    """Words that are not used, why, and what to say instead."""

    pattern: re.Pattern[str]
    allowed: re.Pattern[str] | None
    why: str
    instead: str


@dataclass(frozen=True)
class Rules:
    """The limits, names and banned words of ``rules.toml``, with the names that the knowledge itself gives."""

    mean: float
    longest: int
    grade: float
    unshown: Unshown
    names: re.Pattern[str]
    banned: tuple[Banned, ...]


def _any_of(patterns: Iterable[str], *, ignoring_case: bool) -> re.Pattern[str]:
    longest_first = sorted(set(patterns), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(longest_first)})(?!\w)", re.IGNORECASE if ignoring_case else 0)


def rules(names_of_knowledge: Iterable[str], file: Path = RULES) -> Rules:
    """Read the rules; the names of bodies and routes join those of the file."""
    raw = tomllib.loads(file.read_text(encoding="utf-8"))
    names = [*names_of_knowledge, *(name for group in raw["names"] for name in group["all"])]
    return Rules(
        **raw["limits"],
        unshown=Unshown(**{key: tuple(value) for key, value in raw["not_shown"].items()}),
        names=_any_of(map(re.escape, names), ignoring_case=False),
        banned=tuple(_banned(each) for each in raw["banned"]),
    )


def _banned(raw: dict[str, Any]) -> Banned:
    allowed = _any_of(raw["allowed"], ignoring_case=True) if raw.get("allowed") else None
    return Banned(_any_of(raw["words"], ignoring_case=True), allowed, raw["why"], raw["instead"])


def masked(text: str, by: Rules) -> str:
    """Put one short word for each quotation, address, law, name and fill-in: these are not ours to shorten."""
    text = _FILL_IN.sub("name", text)
    text = _QUOTED.sub("words", text)
    text = _ADDRESS.sub("there", text)
    text = by.names.sub("name", text)
    text = _LAW.sub("law", text)
    return _BETWEEN_DIGITS.sub("", text)


def sentences(text: str) -> list[str]:
    """Split a masked text into its sentences; one without a full stop, such as a name, is one as well."""
    return [part for part in _SENTENCE_END.split(text.strip()) if part]


def words(sentence: str) -> list[str]:
    """Return the words of a sentence: what stands between spaces and has a letter or figure."""
    return [word for word in sentence.split() if re.search(r"\w", word)]


@cache
def _syllables(word: str) -> int:
    return int(textstat.syllable_count(word))


def grade(parts: list[str]) -> float:
    """Return the Flesch-Kincaid grade of sentences, with the syllables that textstat counts."""
    counted = [word for part in parts for word in words(part)]
    syllables = sum(_syllables(word.strip(".,;:!?()'\"").lower()) for word in counted)
    return 0.39 * len(counted) / len(parts) + 11.8 * syllables / len(counted) - 15.59


def _of_piece(piece: Piece, text: str, by: Rules) -> Iterator[tuple[Piece, str]]:
    for sentence in sentences(text):
        count = len(words(sentence))
        if count > by.longest:
            yield piece, f"a sentence of {count} words, at most {by.longest}: {sentence}"
    for banned in by.banned:
        left = banned.allowed.sub("", text) if banned.allowed else text
        for found in banned.pattern.finditer(left):
            yield piece, f"'{found[0]}' is not used: {banned.why}. Instead: {banned.instead}"


def findings(entry: Entry, by: Rules) -> Iterator[Mistake]:
    """Yield what is wrong with the words of an entry; a name alone, without a sentence, has no grade."""
    texts = [(piece, masked(piece.text, by)) for piece in entry.pieces]
    for piece, text in texts:
        for at, says in _of_piece(piece, text, by):
            yield _finding(entry, at, says)
    parts = [part for _, text in texts for part in sentences(text) if words(part)]
    whole = [part for part in parts if part.rstrip("'\")]").endswith((".", "?", "!"))]
    if whole and (mean := sum(len(words(part)) for part in whole) / len(whole)) >= by.mean:
        yield _finding(entry, None, f"its sentences have {mean:.1f} words on average, under {by.mean} is wanted")
    if whole and (reached := grade(parts)) > by.grade:
        yield _finding(entry, None, f"Flesch-Kincaid grade {reached:.1f}, at most {by.grade}; {_hardest(parts)}")


def _hardest(parts: list[str]) -> str:
    """Name the words with most syllables: changing these helps most."""
    every = {word.strip(".,;:!?()'\"").lower() for part in parts for word in words(part)}
    long = sorted((word for word in every if _syllables(word) >= 3), key=lambda word: (-_syllables(word), word))
    return f"long words: {', '.join(long[:8])}" if long else "no long words: shorten the sentences"


def _finding(entry: Entry, piece: Piece | None, says: str) -> Mistake:
    mistake = entry.sheet.mistake(piece.path if piece else entry.path, says)
    return mistake._replace(key=f"{mistake.key.replace(entry.table, f'{entry.table} {entry.id}', 1)}")


def lint(folder: Path, only: tuple[str, ...] = ()) -> tuple[list[Mistake], int]:
    """Return the findings of a knowledge folder and how many entries were looked at; ``only`` keeps some files.

    Names of files are matched by their end or any part of their path.
    """
    read = sheets(folder)
    by = rules(own_names(read))
    looked_at = [
        entry
        for sheet in read
        if not only or any(part in sheet.name for part in only)
        for entry in entries(sheet, by.unshown)
    ]
    return [mistake for entry in looked_at for mistake in findings(entry, by)], len(looked_at)
