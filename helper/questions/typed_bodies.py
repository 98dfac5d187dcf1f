"""Finds a body by a typed name: as it is, by another name, or misspelt."""

from __future__ import annotations

from functools import lru_cache

from rapidfuzz import fuzz, process

from helper.knowledge.places import Body
from helper.knowledge.store import Knowledge
from helper.questions.typed_choices import folded

_SURE = 93
_POSSIBLE = 80
_CLEARLY = 12
_MOST = 5
_LEAST_LETTERS = 5
_LOOKED_AT = 12
_MISSPELT = 80
_SHORTEST_WORD = 4
_SMALL_WORDS = frozenset({"and", "upon", "east", "west", "north", "south", "with", "greater"})
_LESS_SURE = 1
_COMMON = ("council", "borough", "district", "county", "city", "of", "the", "metropolitan", "london", "royal")


@lru_cache(maxsize=4)
def _names(knowledge: Knowledge) -> dict[str, str]:
    names: dict[str, str] = {}
    for body in knowledge.body_list:
        for name in (body.name, *body.also):
            names.setdefault(_plain(name), body.id)
    return names


@lru_cache(maxsize=4)
def _cores(knowledge: Knowledge) -> dict[str, set[str]]:
    """Return the telling words of each name, with the bodies that have them."""
    cores: dict[str, set[str]] = {}
    for name, body in _names(knowledge).items():
        core = " ".join(word for word in name.split() if word not in _COMMON)
        cores.setdefault(core or name, set()).add(body)
    return cores


@lru_cache(maxsize=4)
def _words(knowledge: Knowledge) -> dict[str, set[str]]:
    """Return the telling words of names of several words, with the bodies that have them."""
    words: dict[str, set[str]] = {}
    for core, bodies in _cores(knowledge).items():
        for word in core.split():
            if len(word) >= _SHORTEST_WORD and word != core and word not in _SMALL_WORDS:
                words.setdefault(word, set()).update(bodies)
    return words


def _plain(name: str) -> str:
    return folded(name.replace("&", " and "))


def find_bodies(knowledge: Knowledge, typed: str) -> tuple[Body, ...]:
    """Return the bodies that a typed name may mean: one where it is clear, several where it is not."""
    words = _plain(typed)
    exact = _names(knowledge).get(words)
    if exact:
        return (knowledge.bodies[exact],)
    core = " ".join(word for word in words.split() if not _is_common(word))
    if not core:
        return ()
    same = _cores(knowledge).get(core, set()) or _words(knowledge).get(core, set()) or _named_inside(knowledge, words)
    if same:
        return tuple(knowledge.bodies[each] for each in sorted(same)[:_MOST])
    return _near(knowledge, core)


def _inside(typed: str, name: str, *, score_cutoff: float | None = None) -> float:
    """Return how surely what was typed is a part of a longer name, a little under the sameness of whole names.

    A part begins where a word begins: "Smith" is no part of Hammersmith.
    """
    if len(typed) < _LEAST_LETTERS or len(typed) >= len(name):
        return 0.0
    found = fuzz.partial_ratio_alignment(typed, name, score_cutoff=score_cutoff)
    begins = found is not None and (found.dest_start == 0 or name[found.dest_start - 1] == " ")
    return found.score - _LESS_SURE if found is not None and begins else 0.0


def _as_word(typed: str, word: str, *, score_cutoff: float | None = None) -> float:
    """Return how alike what was typed is to one word of a longer name."""
    return max(fuzz.ratio(typed, word, score_cutoff=score_cutoff) - _LESS_SURE, 0.0)


def _is_common(word: str) -> bool:
    """Whether a word says nothing about which body it is, misspelt or not."""
    return word in _COMMON or any(
        fuzz.ratio(word, common) >= _MISSPELT for common in _COMMON if len(common) > _LEAST_LETTERS
    )


def _named_inside(knowledge: Knowledge, words: str) -> set[str]:
    """Return the bodies of the longest name that stands inside a sentence."""
    inside = [core for core in _cores(knowledge) if len(core) > _LEAST_LETTERS - 1 and f" {core} " in f" {words} "]
    return _cores(knowledge)[max(inside, key=len)] if inside else set()


def _near(knowledge: Knowledge, core: str) -> tuple[Body, ...]:
    scores: dict[str, float] = {}
    for scorer, names in ((fuzz.ratio, _cores(knowledge)), (_inside, _cores(knowledge)), (_as_word, _words(knowledge))):
        for name, score, _ in process.extract(core, list(names), scorer=scorer, limit=_LOOKED_AT):
            for body in names[name]:
                scores[body] = max(scores.get(body, 0.0), score)
    ranked = sorted(((score, body) for body, score in scores.items() if score >= _POSSIBLE), reverse=True)
    if ranked and ranked[0][0] >= _SURE and (len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= _CLEARLY):
        ranked = ranked[:1]
    return tuple(knowledge.bodies[body] for _, body in ranked[:_MOST])
