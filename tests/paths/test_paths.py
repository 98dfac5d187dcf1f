"""On all paths that relevance can reach the promises hold; and each promise is seen to break where it should."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from helper.assessment import Desk
from helper.knowledge.conditions import AnswerCondition, NotCondition
from helper.knowledge.store import Knowledge
from helper.reasoning import deadlines, tests

sys.path.insert(0, str(Path(__file__).parents[1]))
from paths.classes import UNLISTED, Scope, whole_scope
from paths.exploring import Budget, Explorer, together
from paths.parts import Report, explored
from paths.trees import Counts, states, tree_of

TODAY = date(2026, 11, 22)
IN_CI = Budget(states=2_500, wider=600, pairs=1_000, pair_walks=24, walks=200)
A_FEW = Budget(states=300, wider=100, pairs=20, pair_walks=2, walks=12)
SHARES = {"tests": 8, "routes": 8, "topics": 4, "panel": 1, "pairs": 4, "walks": 8}


@pytest.fixture(scope="session")
def explorer(at: Desk) -> Explorer:
    """Return what explores the real knowledge."""
    return Explorer(at, TODAY, IN_CI)


@pytest.mark.parametrize(("part", "share"), [(part, n) for part, shares in SHARES.items() for n in range(shares)])
def test_every_promise_holds_on_all_paths(
    explorer: Explorer, part: str, share: int, record_property: Callable[[str, object], None]
) -> None:
    """What broke is told with the case that shows it; the counts are printed at the end of the run."""
    report = explored(explorer, part, share, SHARES[part])
    record_property("paths", dict(report.counts))
    assert not report.times, "\n".join(report.lines())


# ---- the promises can break


def seeded(at: Desk, part: str, **other: Any) -> Report:
    """Explore a little of a knowledge into which a mistake was put."""
    knowledge = replace(at.knowledge, **other)
    return explored(Explorer(replace(at, knowledge=knowledge), TODAY, A_FEW), part, 0, 1)


def test_a_strongest_label_from_not_knowing_is_found(at: Desk) -> None:
    """A test that applies where something is not sure breaks the promise, and the case that shows it is told."""
    told = AnswerCondition(question="first_knew", known=True)
    unsure = NotCondition.model_validate({"not": told})
    strongest = at.knowledge.label_list[0].id
    first = next(test for test in at.knowledge.test_list if test.label == strongest)
    wrong = first.model_copy(update={"applies": unsure})
    tests_with_it = tuple(wrong if test is first else test for test in at.knowledge.test_list)
    knowledge = replace(at.knowledge, test_list=tests_with_it)
    found = list(Explorer(replace(at, knowledge=knowledge), TODAY, A_FEW).of_test(wrong))
    for says in ("only while some answers are 'not sure'", "because 'first_knew' is not known", "goes away with"):
        assert any(says in each.says for each in found), says
    assert any('"first_knew": "not-sure"' in each.case for each in found)


def test_a_concern_without_a_way_is_found(at: Desk) -> None:
    """General advice and what is always shown do not count."""
    left = tuple(r for r in at.knowledge.route_list if r.always or r.place in {"general-advice", "urgent"})
    report = seeded(at, "walks", route_list=left, responsibilities=())
    assert report.times["Expect a way besides general advice and the one that is always shown"]


def test_danger_without_help_is_found(at: Desk) -> None:
    """Each danger that can be told must have help of its own."""
    urgent = [route for route in at.knowledge.route_list if route.place == "urgent"]
    left = tuple(route for route in at.knowledge.route_list if route not in urgent[1:])
    report = seeded(at, "panel", route_list=left)
    assert report.times["Expect help for each danger that the panel asks about"]


def test_a_sentence_that_is_not_filled_in_is_found(at: Desk) -> None:
    """A brace that nothing fills in is seen in a summary."""
    routes = tuple(route.model_copy(update={"name": "{name}"}) for route in at.knowledge.route_list)
    assert seeded(at, "walks", route_list=routes).times["Expect every sentence that is shown to be filled in"]


def test_a_label_that_is_settled_too_soon_is_found(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where everything counts as settled, a label changes after it."""
    real = tests.label_of
    monkeypatch.setattr(tests, "label_of", lambda standings, facts: (real(standings, facts)[0], True))
    report = seeded(at, "walks")
    assert report.times["Expect a settled label to stay settled, and the same, under further answers"]


def test_a_label_that_is_too_weak_is_found(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the last label is always given, the tests say another."""
    last = at.knowledge.label_list[-1].id
    monkeypatch.setattr(tests, "label_of", lambda *_: (last, False))
    assert seeded(at, "walks").times["Expect the label to be the strongest of the tests that count"]


def test_a_limit_that_ends_before_it_begins_is_found(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each route's clocks are started on each side of every limit."""
    monkeypatch.setattr(deadlines, "last_day", lambda start, *_, **__: start - timedelta(days=2))
    explorer = Explorer(at, TODAY, A_FEW)
    clocked = (route for route in at.knowledge.route_list if route.deadlines)
    assert any("is before the start" in each.says for route in clocked for each in explorer.of_route(route))


def test_a_question_that_comes_again_and_again_is_found(at: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The path is cut off, and the question named."""
    monkeypatch.setattr("helper.reasoning.reason.open_questions", lambda *_: ("nation",))
    report = seeded(at, "walks")
    assert any("'nation' is asked for the 2. time" in each.says for each in report.broken)


# ---- the classes of answers


@pytest.fixture(scope="session")
def scope(knowledge: Knowledge) -> Scope:
    """Return all that the real knowledge tells apart."""
    return whole_scope(knowledge, TODAY)


def test_every_choice_is_like_one_that_is_kept(scope: Scope) -> None:
    """No answer is lost: for each choice of each question one is kept that every condition takes for the same."""
    for question in scope.knowledge.question_list:
        kept = {scope.signature(question.id, value) for value in scope.answers(question.id)}
        for choice in question.choices:
            value = (choice.id,) if question.kind == "many" else choice.id
            assert scope.signature(question.id, value) in kept, (question.id, choice.id)


def test_every_body_is_like_one_that_is_kept(scope: Scope) -> None:
    """All bodies, and one that is not listed."""
    question = scope.knowledge.body_question
    kept = {scope.signature(question, value) for value in scope.answers(question)}
    assert {scope.signature(question, body.id) for body in scope.knowledge.body_list} <= kept
    assert UNLISTED in scope.answers(question)


def test_dates_on_both_sides_of_a_limit_are_kept(scope: Scope) -> None:
    """Known early, known late, and known only roughly are three classes; not sure is a fourth.

    Days that may lie ahead are drawn from the past only, so they are left out.
    """
    ahead = {question.id for question in scope.knowledge.question_list if question.ahead}
    for question_id, parts in ((q, parts) for q, parts in scope.parts.items() if q not in ahead):
        for part in parts:
            if isinstance(part, AnswerCondition) and part.older_than:
                place = parts.index(part)
                seen = {scope.signature(question_id, value)[0][place] for value in scope.answers(question_id)}
                assert seen == {0, 1, 2}, question_id


def test_a_tree_that_is_cut_off_says_so(knowledge: Knowledge, scope: Scope) -> None:
    """What is more than the stated number is drawn, and counted as drawn."""
    tree = tree_of(scope, [max(knowledge.test_list, key=lambda test: len(tree_of(scope, [test]).scope.parts))])
    counts = Counts()
    found = list(states(tree, 50, counts, random.Random(1)))  # noqa: S311 (no secret)
    assert not counts.whole
    assert 100 <= counts.states == len(found)


def test_answers_of_two_paths_are_joined_where_they_agree() -> None:
    """Sets of choices are joined; two answers to one question are not."""
    assert together({"a": "x", "m": ("p",)}, {"b": "y", "m": ("q",)}) == {"a": "x", "b": "y", "m": ("p", "q")}
    assert together({"a": "x"}, {"a": "y"}) is None
