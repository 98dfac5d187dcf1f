"""Checks the knowledge as a whole: every reference resolves, and nothing is out of reach."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, cast

from helper.knowledge.agreeing import disagreeing
from helper.knowledge.conditions import AnswerCondition
from helper.knowledge.entries import NOT_TOLD
from helper.knowledge.mistakes import Mistake, nearest
from helper.knowledge.periods import overlapping
from helper.knowledge.questions import Question
from helper.knowledge.records import Expectation, Scenario
from helper.knowledge.references import Leaf, condition_leaves
from helper.knowledge.sheets import Placed, Shelves
from helper.knowledge.spoken import misspoken
from helper.knowledge.store import Knowledge
from helper.knowledge.told import unknown_words

Found = Iterator[Mistake]

_PREDICATES_OF_KIND: Mapping[str, frozenset[str]] = {
    "choice": frozenset({"is", "any_of", "known"}),
    "many": frozenset({"any_of", "only", "none", "known"}),
    "date": frozenset({"older_than", "before", "on_or_after", "known"}),
    "body": frozenset({"listed", "known"}),
    "number": frozenset({"at_least", "at_most", "known"}),
    "words": frozenset({"known"}),
}


def check(knowledge: Knowledge, shelves: Shelves) -> list[Mistake]:
    """Return every mistake that only shows when all files are seen together."""
    checks: tuple[Callable[[Knowledge, Shelves], Found], ...] = (
        _doubled_ids,
        _conditions,
        _references,
        _labels,
        _choices,
        _circles,
        _unreachable,
        _periods,
        _phrases,
        disagreeing,
    )
    return [mistake for each in checks for mistake in each(knowledge, shelves)]


def check_scenarios(knowledge: Knowledge, shelves: Shelves) -> list[Mistake]:
    """Return every mistake of the told cases."""
    return [
        *_doubled_ids(knowledge, shelves),
        *unknown_words(knowledge, shelves["scenario"]),
        *_scenarios(knowledge, shelves),
    ]


def _doubled_ids(_: Knowledge, shelves: Shelves) -> Found:
    for kind, placed in shelves.items():
        seen: dict[str, Placed] = {}
        for each in placed:
            entry_id = getattr(each.entry, "id", None)
            if entry_id is None:
                continue
            if entry_id in seen:
                yield each.mistake(("id",), f"there is a {kind} '{entry_id}' already, in {seen[entry_id].sheet.name}")
            seen.setdefault(entry_id, each)


def _missing(kind: str, word: str, known: Iterable[str]) -> str:
    return f"there is no {kind} '{word}'{nearest(word, known)}"


def _conditions(knowledge: Knowledge, shelves: Shelves) -> Found:
    for placed in shelves.values():
        for each in placed:
            for leaf in condition_leaves(each.raw):
                for path, says in _leaf_mistakes(knowledge, leaf):
                    yield each.mistake((*leaf.path, *path), says)


def _leaf_mistakes(knowledge: Knowledge, leaf: Leaf) -> Iterator[tuple[tuple[str | int, ...], str]]:
    raw = leaf.raw
    if "question" in raw:
        yield from _question_mistakes(knowledge, raw)
    known: dict[str, Iterable[str]] = {"fact": knowledge.facts, "test": knowledge.tests}
    for key, ids in known.items():
        if key in raw and raw[key] not in ids:
            yield (key,), _missing(key, raw[key], ids)
    several: dict[str, Callable[[str], bool]] = {
        "topic": lambda word: _topic_known(knowledge, word),
        "body_kind": lambda word: word in {kind.id for kind in knowledge.body_kinds},
        "body_area": lambda word: word in {body.area for body in knowledge.body_list},
    }
    names: dict[str, Iterable[str]] = {
        "topic": knowledge.topics,
        "body_kind": [kind.id for kind in knowledge.body_kinds],
        "body_area": {body.area for body in knowledge.body_list},
    }
    for key, is_known in several.items():
        for index, word in enumerate(raw.get(key, ())):
            if not is_known(word):
                yield (key, index), _missing(key.replace("_", " "), word, names[key])


def _topic_known(knowledge: Knowledge, word: str) -> bool:
    if word.endswith("/*"):
        return any(topic.startswith(word[:-1]) for topic in knowledge.topics)
    return word in knowledge.topics


def _question_mistakes(knowledge: Knowledge, raw: dict[str, Any]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    question = knowledge.questions.get(raw["question"])
    if question is None:
        yield ("question",), _missing("question", raw["question"], knowledge.questions)
        return
    predicate = AnswerCondition.model_validate(raw).predicate.rstrip("_")
    allowed = _PREDICATES_OF_KIND[question.kind]
    if predicate not in allowed:
        yield (predicate,), f"a question of kind {question.kind} takes one of: {', '.join(sorted(allowed))}"
        return
    words = [raw["is"]] if predicate == "is" else raw.get(predicate) if predicate in {"any_of", "only"} else []
    for word in words or []:
        yield from _choice_mistakes(question, predicate, word)


def _choice_mistakes(question: Question, key: str, word: str) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if word in NOT_TOLD:
        yield (key,), f"'{word}' is not known, so no condition can rest on it"
    elif word not in {choice.id for choice in question.choices}:
        yield (key,), f"'{question.id}' has no choice '{word}'{nearest(word, [c.id for c in question.choices])}"


def _refer(placed: Placed, path: tuple[str | int, ...], words: Iterable[str], kind: str, known: Iterable[str]) -> Found:
    ids = set(known)
    for index, word in enumerate(words):
        if word not in ids:
            listed = isinstance(_at(placed.raw, path), list)
            yield placed.mistake((*path, index) if listed else path, _missing(kind, word, ids))


def _at(raw: Any, path: tuple[str | int, ...]) -> Any:
    """Return the part of a raw entry at a path, or ``None`` where there is none."""
    for part in path:
        inside = isinstance(raw, list) or (isinstance(raw, dict) and part in raw)
        raw = cast("Any", raw)[part] if inside else None
    return raw


def _references(knowledge: Knowledge, shelves: Shelves) -> Found:
    for kind in ("test", "route", "remedy", "statistic"):
        for each in shelves[kind]:
            yield from _refer(each, ("sources",), each.entry.sources, "source", knowledge.sources)
    for each in shelves["remedy"]:
        for index, figure in enumerate(each.entry.figures):
            yield from _refer(each, ("figure", index, "sources"), figure.sources, "source", knowledge.sources)
    for each in shelves["test"]:
        yield from _refer(each, ("instead",), each.entry.instead, "route", knowledge.routes)
        yield from _refer(each, ("label",), [each.entry.label], "label", knowledge.labels)
    for each in shelves["route"]:
        yield from _refer(each, ("after",), each.entry.after, "route", knowledge.routes)
        yield from _refer(each, ("related",), each.entry.related, "route", knowledge.routes)
        yield from _clocks(knowledge, each)
    for each in shelves["danger"]:
        yield from _refer(each, ("route",), [each.entry.route], "route", knowledge.routes)
        yield from _refer(each, ("asks",), [each.entry.asks], "question", knowledge.questions)
    for each in shelves["ground"]:
        grounds = [ground.id for ground in knowledge.grounds]
        yield from _refer(each, ("instead_of",), filter(None, [each.entry.instead_of]), "ground", grounds)
        yield from _refer(each, ("behind",), each.entry.behind, "ground", grounds)
    for each in shelves["signposted"]:
        ids = [signposted.id for signposted in knowledge.signposts]
        yield from _refer(each, ("unless",), each.entry.unless, "signposted", ids)
    yield from _places(knowledge, shelves)


def _periods(_: Knowledge, shelves: Shelves) -> Found:
    yield from overlapping(shelves)


def _places(knowledge: Knowledge, shelves: Shelves) -> Found:
    kinds = [kind.id for kind in knowledge.body_kinds]
    for each in shelves["body"]:
        yield from _refer(each, ("kind",), [each.entry.kind], "body kind", kinds)
        yield from _refer(each, ("county",), filter(None, [each.entry.county]), "body", knowledge.bodies)
    for each in shelves["responsibility"]:
        yield from _refer(each, ("not_done_by",), each.entry.not_done_by, "body kind", kinds)
        yield from _refer(each, ("done_by",), [each.entry.done_by], "body kind", kinds)


def _scenarios(knowledge: Knowledge, shelves: Shelves) -> Found:
    situations = [situation.id for situation in knowledge.situations]
    for each in shelves["scenario"]:
        scenario: Scenario = each.entry
        yield from _refer(each, ("urgent",), scenario.urgent, "route", knowledge.routes)
        yield from _refer(each, ("situation",), map(str, scenario.situation), "situation", situations)
        for index, concern in enumerate(scenario.concerns):
            yield from _expected(knowledge, each, ("concerns", index, "expects"), concern.expects)
        ids = [concern.id for concern in scenario.concerns]
        for index, other in enumerate(scenario.also_at):
            yield from _refer(each, ("also_at", index, "concern"), filter(None, [other.concern]), "concern", ids)
            if other.concern is None and len(ids) > 1:
                yield each.mistake(("also_at", index), f"say which 'concern' is meant: {', '.join(ids)}")
            yield from _expected(knowledge, each, ("also_at", index, "expects"), other.expects)


def _expected(knowledge: Knowledge, placed: Placed, path: tuple[str | int, ...], expects: Expectation) -> Found:
    """Yield a mistake for each id in an expectation that is none: without it, no 'never' could fail."""
    kinds = {"label": knowledge.labels, "test": knowledge.tests, "route": knowledge.routes}
    everything = [each for known in kinds.values() for each in known]
    for key in ("tests", "undecided", "lifted"):
        yield from _refer(placed, (*path, key), getattr(expects, key), "test", knowledge.tests)
    for key in ("urgent", "passed", "running"):
        yield from _refer(placed, (*path, key), getattr(expects, key), "route", knowledge.routes)
    for key in ("routes", "dates"):
        for place, word in enumerate(getattr(expects, key)):
            listed = isinstance(_at(placed.raw, (*path, key)), list)
            yield from _refer(placed, (*path, key, place if listed else word), [word], "route", knowledge.routes)
    yield from _refer(placed, (*path, "never"), expects.never, "label, test or route", everything)
    yield from _refer(placed, (*path, "label"), filter(None, [expects.label]), "label", knowledge.labels)
    bodies = [kind.id for kind in knowledge.body_kinds]
    yield from _refer(placed, (*path, "wrong_body"), filter(None, [expects.wrong_body]), "body kind", bodies)


def _clocks(knowledge: Knowledge, route: Placed) -> Found:
    dates = [q.id for q in knowledge.question_list if q.kind == "date"]
    for index, deadline in enumerate(route.entry.deadlines):
        yield from _refer(
            route, ("deadline", index, "starts"), filter(None, [deadline.starts]), "question with a date", dates
        )
        if deadline.or_if_later:
            later = [deadline.or_if_later.starts]
            yield from _refer(route, ("deadline", index, "or_if_later"), later, "question with a date", dates)


def _labels(knowledge: Knowledge, shelves: Shelves) -> Found:
    strongest = knowledge.label_list[0].id if knowledge.label_list else ""
    for each in shelves["test"]:
        if each.entry.judgement and each.entry.label == strongest:
            yield each.mistake(("label",), f"what is left to judgement never carries '{strongest}'")
        own = [leaf for leaf in condition_leaves(each.raw) if each.entry.id in _chosen(leaf.raw)]
        for leaf in own:
            yield each.mistake(leaf.path, f"rests on a choice that names its own test, '{each.entry.id}'")


def _chosen(raw: dict[str, Any]) -> list[str]:
    return [raw.get("is", ""), *raw.get("any_of", ()), *raw.get("only", ())]


def _choices(knowledge: Knowledge, shelves: Shelves) -> Found:
    kinds = {kind.id for kind in knowledge.body_kinds}
    for each in shelves["question"]:
        seen: set[str] = set()
        for index, choice in enumerate(each.entry.choices):
            for name in (choice.id, *choice.formerly):
                if name in seen or name in NOT_TOLD:
                    yield each.mistake(("choices", index), f"there is a choice '{name}' already")
                seen.add(name)
            yield from _refer(each, ("choices", index, "kinds"), choice.kinds, "body kind", kinds)
            yield from _leads_to(knowledge, each, ("choices", index, "with"), choice.with_)


def _leads_to(knowledge: Knowledge, placed: Placed, path: tuple[str | int, ...], answers: Mapping[str, Any]) -> Found:
    """Yield a mistake for an answer that a choice leads to and that its question does not have."""
    for question_id, value in answers.items():
        question = knowledge.questions.get(question_id)
        if question is None:
            yield placed.mistake((*path, question_id), _missing("question", question_id, knowledge.questions))
            continue
        for word in value if isinstance(value, list) else [value]:
            for _, says in _choice_mistakes(question, question_id, str(word)) if question.choices else ():
                yield placed.mistake((*path, question_id), says)


def _named_in(raw: Any) -> Iterator[tuple[str, str]]:
    """Yield what a raw condition depends on by name: facts, tests, and questions with a gate."""
    for leaf in condition_leaves(raw):
        for key in ("fact", "test", "question"):
            if key in leaf.raw:
                yield key, leaf.raw[key]


def _circles(_: Knowledge, shelves: Shelves) -> Found:
    """Yield a mistake for a fact, a test or a gate that depends on itself, or a route that comes before itself."""
    graph: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for kind, keys in (("fact", ("when",)), ("test", ("applies",)), ("question", ("asked_if", "follows"))):
        for each in shelves[kind]:
            part = {key: each.raw[key] for key in keys if key in each.raw}
            graph[kind, each.entry.id] = set(_named_in(part))
    for each in shelves["route"]:
        graph["route", each.entry.id] = {("route", before) for before in each.entry.after}
    for kind in ("fact", "test", "question", "route"):
        for each in shelves[kind]:
            if _reaches(graph, (kind, each.entry.id)):
                yield each.mistake((), f"'{each.entry.id}' depends on itself")


def _reaches(graph: dict[tuple[str, str], set[tuple[str, str]]], start: tuple[str, str]) -> bool:
    waiting, seen = list(graph[start]), set()
    while waiting:
        node = waiting.pop()
        if node == start:
            return True
        if node not in seen:
            seen.add(node)
            waiting.extend(graph.get(node, ()))
    return False


def _unreachable(knowledge: Knowledge, shelves: Shelves) -> Found:
    """Yield a mistake for a question that nothing needs: it would never be asked.

    A fact, and the gate of a question, need their questions only where they are needed themselves.
    Nothing is asked for the sake of a remedy or a statistic.
    """
    asking, inner = ("test", "route", "label", "responsibility"), ("fact", "question")
    needs = {(kind, each.entry.id): set(_named_in(each.raw)) for kind in inner for each in shelves[kind]}
    waiting = [named for kind in asking for each in shelves[kind] for named in _named_in(each.raw)]
    waiting += [("question", each) for each in (*_clock_starts(knowledge), *_asked_anyway(knowledge))]
    needed: set[tuple[str, str]] = set()
    while waiting:
        node = waiting.pop()
        if node not in needed:
            needed.add(node)
            waiting.extend(needs.get(node, ()))
    for each in shelves["question"]:
        if ("question", each.entry.id) not in needed:
            yield each.mistake(("id",), f"nothing needs '{each.entry.id}', so it would never be asked")


def _clock_starts(knowledge: Knowledge) -> Iterator[str]:
    for deadline in (deadline for route in knowledge.route_list for deadline in route.deadlines):
        if deadline.starts:
            yield deadline.starts
        if deadline.or_if_later:
            yield deadline.or_if_later.starts


def _asked_anyway(knowledge: Knowledge) -> Iterator[str]:
    """Yield the questions that are asked whether or not a condition names them."""
    yield from (q.id for q in knowledge.question_list if q.panel or q.gives or q.statement)
    yield from (danger.asks for danger in knowledge.dangers)


def _phrases(_: Knowledge, shelves: Shelves) -> Found:
    yield from misspoken(shelves["phrase"])
