"""Tests and labels come about as the design's table says."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.case.models import Answer, Case, Concern
from helper.knowledge.jurisdiction import JurisdictionTest, Label
from helper.knowledge.questions import Question
from helper.knowledge.store import Knowledge
from helper.reasoning.findings import Verdict
from helper.reasoning.reason import about
from helper.reasoning.tests import verdict

if TYPE_CHECKING:
    from tests.conftest import Drawing

TODAY = date(2026, 11, 22)
LABELS = ("cannot", "normally-not", "outcome-unavailable", "unlikely", "open")


def question(question_id: str, kind: str = "choice", **more: Any) -> Question:
    """Return a question that is answered by yes or no, or by a list."""
    words = dict.fromkeys(("ask", "ask_of_other", "why", "short"), question_id)
    ids = ("yes", "no") if kind == "choice" else ("real", "unreal", "other")
    choices = [{"id": each, "text": each} for each in ids]
    return Question.model_validate(
        {"id": question_id, "kind": kind, "asked": "concern", "choices": choices, **words, **more}
    )


def rule(test_id: str, label: str, **more: Any) -> JurisdictionTest:
    """Return a test that applies where the question of its own name is answered with yes."""
    written = {"id": test_id, "name": test_id, "label": label, "provision": "x", "sure": "to-verify"}
    applies = {"question": test_id.replace("-", "_"), "is": "yes"}
    return JurisdictionTest.model_validate({**written, "applies": applies, "words": {"says": "x"}, **more})


@pytest.fixture(scope="session")
def mini() -> Knowledge:
    """Return a knowledge with a test of each sort."""
    words = dict.fromkeys(("name", "says", "says_so_far"), "x")
    only_unreal = {"question": "wishes", "only": ["unreal"]}
    return Knowledge(
        question_list=(
            question("barred"),
            question("another_way"),
            question("good_reason"),
            question("also_another_way"),
            question("judged"),
            question("wishes", "many"),
            question("weak"),
        ),
        test_list=(
            rule("weak", "unlikely"),
            rule("another-way", "normally-not", lifted_by={"question": "good_reason", "is": "yes"}),
            rule("also-another-way", "normally-not"),
            rule("judged", "unlikely", judgement=True),
            rule("unreal", "outcome-unavailable", applies={"question": "wishes", "any_of": ["unreal"]}),
            rule("barred", "cannot"),
        ),
        label_list=tuple(
            Label.model_validate(
                {"id": each, "counts_if": only_unreal if each == "outcome-unavailable" else None, **words}
            )
            for each in LABELS
        ),
    )


def of(found: Verdict, list_name: str) -> list[str]:
    """Return the ids of the tests in one of the lists."""
    return [each.test.id for each in getattr(found, list_name)]


NOTHING = {"barred": "no", "another_way": "no", "also_another_way": "no", "weak": "no", "wishes": ("real",)}


@pytest.mark.parametrize(
    ("applies", "lifted", "expected"),
    [
        ("no", None, ((), "open", True)),
        ("no", "yes", ((), "open", True)),
        ("no", "not-sure", ((), "open", True)),
        (None, None, (("undecided",), "open", False)),
        (None, "yes", (("undecided",), "open", False)),
        ("not-sure", "no", (("undecided",), "open", False)),
        ("yes", "no", (("applying",), "normally-not", True)),
        ("yes", None, (("applying", "undecided"), "normally-not", False)),
        ("yes", "not-sure", (("applying", "undecided"), "normally-not", False)),
        ("yes", "yes", (("lifted",), "open", True)),
    ],
)
def test_a_test_stands_where_the_table_says(
    applies: str | None, lifted: str | None, expected: Any, mini: Knowledge, facts_of: Any
) -> None:
    """Whether it applies and whether a good reason lifts it decide in which lists it is."""
    told = {**NOTHING, "another_way": applies, "good_reason": lifted}
    found = verdict(facts_of(mini, {each: value for each, value in told.items() if value is not None}))
    lists = tuple(each for each in ("applying", "undecided", "lifted") if "another-way" in of(found, each))
    assert (lists, found.label, found.settled) == expected


def test_what_a_test_needs_is_told_with_it(mini: Knowledge, facts_of: Any) -> None:
    """First what decides whether it applies; its good reasons only once it does."""
    needs = {each.test.id: each.needs for each in verdict(facts_of(mini)).undecided}
    assert needs["another-way"] == ("another_way",)
    needs = {each.test.id: each.needs for each in verdict(facts_of(mini, {"another_way": "yes"})).undecided}
    assert needs["another-way"] == ("good_reason",)


def test_a_lifted_test_tells_what_lifts_it(mini: Knowledge, facts_of: Any) -> None:
    """The reason is to be put forward."""
    (lifted,) = verdict(facts_of(mini, {**NOTHING, "another_way": "yes", "good_reason": "yes"})).lifted
    assert [(reason.question, reason.answer, reason.origin) for reason in lifted.by] == [
        ("good_reason", "yes", "concern")
    ]


def test_the_label_is_the_strongest_of_the_tests_that_count(mini: Knowledge, facts_of: Any) -> None:
    """The lists are ordered by it."""
    found = verdict(facts_of(mini, {**NOTHING, "weak": "yes", "also_another_way": "yes", "barred": "yes"}))
    assert (found.label, found.settled) == ("cannot", True)
    assert of(found, "applying") == ["barred", "also-another-way", "weak"]


def test_a_label_is_not_settled_while_a_stronger_test_is_open(mini: Knowledge, facts_of: Any) -> None:
    """A weaker one that is open changes nothing."""
    told = {**NOTHING, "also_another_way": "yes"}
    assert verdict(facts_of(mini, {**told, "weak": "not-sure"})).settled
    assert not verdict(facts_of(mini, {**told, "barred": "not-sure"})).settled


def test_a_label_is_settled_by_one_sure_test_of_it(mini: Knowledge, facts_of: Any) -> None:
    """That another test of the same label might be lifted does not matter then."""
    told = {**NOTHING, "another_way": "yes"}
    assert not verdict(facts_of(mini, told)).settled
    assert verdict(facts_of(mini, {**told, "also_another_way": "yes"})).settled


@pytest.mark.parametrize("answer", ["yes", None, "not-sure"])
def test_what_only_the_body_can_judge_never_counts(answer: str | None, mini: Knowledge, facts_of: Any) -> None:
    """It stays undecided, and the label is settled all the same."""
    told = {**NOTHING, **({"judged": answer} if answer else {})}
    found = verdict(facts_of(mini, told))
    assert (of(found, "applying"), of(found, "undecided")) == ([], ["judged"])
    assert (found.label, found.settled) == ("open", True)


def test_what_only_the_body_can_judge_is_left_out_where_it_does_not_apply(mini: Knowledge, facts_of: Any) -> None:
    """A no is a no for these too."""
    assert of(verdict(facts_of(mini, {**NOTHING, "judged": "no"})), "undecided") == []


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        (("unreal",), (True, "outcome-unavailable", True)),
        (("unreal", "real"), (True, "open", True)),
        (("real",), (False, "open", True)),
        ((), (False, "open", True)),
        (("unreal", "not-sure"), (True, "open", False)),
        (("real", "not-sure"), (False, "open", True)),
        ("not-sure", (False, "open", False)),
        (None, (False, "open", False)),
    ],
)
def test_a_result_that_cannot_be_had_counts_only_where_no_other_is_wanted(
    wishes: Any, expected: Any, mini: Knowledge, facts_of: Any
) -> None:
    """It is told in any case, and counts where every result wanted is such a one."""
    told = {**NOTHING, "wishes": wishes}
    found = verdict(facts_of(mini, {each: value for each, value in told.items() if value is not None}))
    assert ("unreal" in of(found, "applying"), found.label, found.settled) == expected


# ------------------------------------------------------------ over the real knowledge


def real_verdict(knowledge: Knowledge, case: Case) -> Verdict:
    """Return what the tests come to for the first concern of a case."""
    return about(knowledge, case, case.concerns[0], TODAY).verdict


def shuffled(drawing: Drawing, data: st.DataObject, count: int) -> list[Question]:
    """Draw questions in any order."""
    return data.draw(st.lists(st.sampled_from(drawing.knowledge.question_list), unique_by=id, max_size=count))


def with_answer(case: Case, each: Question, value: Any) -> Case:
    """Return the case with one answer in its place."""
    return case.with_answer(each.id, Answer(value=value), None if each.asked == "case" else "c1")


@given(data=st.data())
@settings(max_examples=40)
def test_what_is_left_to_judgement_never_applies(data: st.DataObject, drawing: Drawing) -> None:
    """Whatever a person answers, these tests stay undecided or are out, and never carry the strongest label."""
    knowledge = drawing.knowledge
    case = Case(concerns=(Concern(id="c1", topic=data.draw(drawing.topic())),))
    for each in shuffled(drawing, data, 30):
        case = with_answer(case, each, data.draw(drawing.value(each)))
    found = real_verdict(knowledge, case)
    assert not [each for each in found.applying if each.test.judgement]
    assert not [each for each in found.lifted if each.test.judgement]
    order = list(knowledge.labels)
    for name in ("applying", "undecided", "lifted"):
        places = [order.index(each.test.label) for each in getattr(found, name)]
        assert places == sorted(places)


@given(data=st.data())
@settings(max_examples=40)
def test_results_that_cannot_be_had_count_only_where_all_are_such(data: st.DataObject, drawing: Drawing) -> None:
    """Each result that is wanted alone tells whether it can be had."""
    knowledge = drawing.knowledge
    wanted = knowledge.questions["wanted"]

    def unavailable(*results: str) -> dict[str, bool]:
        concern = Concern(id="c1", answers={"wanted": Answer(value=tuple(results))})
        found = real_verdict(knowledge, Case(concerns=(concern,)))
        return {each.test.id: each.counts for each in found.applying if each.test.label == "outcome-unavailable"}

    results = data.draw(st.lists(st.sampled_from([each.id for each in wanted.choices]), min_size=1, unique=True))
    alone = {each: unavailable(each) for each in results}
    assert all(list(tests.values()) in ([], [True]) for tests in alone.values())
    assert set(unavailable(*results).values()) <= {all(alone.values())}
    assert set(unavailable(*results)) == {test for tests in alone.values() for test in tests}


@given(data=st.data())
@settings(max_examples=50)
def test_a_settled_label_stays_whatever_is_answered_next(data: st.DataObject, drawing: Drawing) -> None:
    """From any answers, once no open question can change the label none does."""
    knowledge = drawing.knowledge
    case = Case(concerns=(Concern(id="c1", topic=data.draw(st.none() | drawing.topic())),))
    settled: tuple[str, list[str]] | None = None
    told: list[str] = []
    for each in shuffled(drawing, data, len(knowledge.question_list)):
        value = data.draw(drawing.value(each))
        case = with_answer(case, each, value)
        told.append(f"{each.id} = {value}")
        found = real_verdict(knowledge, case)
        if settled is not None:
            assert found.settled, f"settled as {settled}, and open again after {told}"
            assert found.label == settled[0], f"settled as {settled}, and {found.label} after {told}"
        if found.settled:
            settled = (found.label, list(told))


@given(data=st.data())
@settings(max_examples=30)
def test_a_topic_that_is_confirmed_changes_no_settled_label(data: st.DataObject, drawing: Drawing) -> None:
    """The topic is a question like others."""
    case = Case(concerns=(Concern(id="c1"),))
    for each in shuffled(drawing, data, 40):
        case = with_answer(case, each, data.draw(drawing.told(each)))
    before = real_verdict(drawing.knowledge, case)
    if before.settled:
        topic = case.with_concern(case.concerns[0].model_copy(update={"topic": data.draw(drawing.topic())}))
        after = real_verdict(drawing.knowledge, topic)
        assert (after.label, after.settled) == (before.label, True)


def test_the_kind_of_a_body_told_ahead_settles_nothing(knowledge: Knowledge) -> None:
    """Its question is asked only where the body is not listed, and which body it is is not told yet."""
    concern = Concern(id="c1", answers={"body_kind": Answer(value="nhs")})
    before = real_verdict(knowledge, Case(concerns=(concern,)))
    answers = {**concern.answers, "body": Answer(value="norfolk-county-council")}
    after = real_verdict(knowledge, Case(concerns=(concern.model_copy(update={"answers": answers}),)))
    assert not before.settled or after.label == before.label
