"""Which routes a concern has, in which order, and what is urgent."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from helper.case.models import Answer, Case, Concern, Value
from helper.knowledge.conditions import AnswerCondition
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import holds
from helper.reasoning.deadlines import nearest, pressing
from helper.reasoning.findings import ConcernFindings, Findings, OpenRoute
from helper.reasoning.reason import reason
from helper.reasoning.truth import Truth

if TYPE_CHECKING:
    from tests.conftest import Drawing

TODAY = date(2026, 11, 22)
ORDER = {"now": 0, "then": 1, "if": 2, "also": 3}


def a_case(drawing: Drawing, data: st.DataObject) -> Case:
    """Draw a case of one concern with answers to many questions."""
    knowledge = drawing.knowledge
    case = Case(concerns=(Concern(id="c1", story="x", topic=data.draw(st.none() | drawing.topic())),))
    asked = data.draw(st.lists(st.sampled_from(knowledge.question_list), unique_by=id, max_size=60))
    for each in asked:
        value = data.draw(drawing.value(each))
        case = case.with_answer(each.id, Answer(value=value), None if each.asked == "case" else "c1")
    return case


def a_walk(drawing: Drawing, data: st.DataObject) -> Case:
    """Draw a case by answering what is asked."""
    knowledge = drawing.knowledge
    panel = {each.id: Answer(value=data.draw(drawing.value(each))) for each in knowledge.panel}
    case = Case(answers=panel, concerns=(Concern(id="c1", story="x"),))
    for _ in range(data.draw(st.integers(0, 25))):
        asked = reason(knowledge, case, TODAY).next_question
        if asked is None:
            break
        if asked.question == "topic":
            case = case.with_concern(case.concerns[0].model_copy(update={"topic": data.draw(drawing.topic())}))
        else:
            value = data.draw(drawing.value(knowledge.questions[asked.question]))
            case = case.with_answer(asked.question, Answer(value=value), asked.concern)
    return case


def check_routes(knowledge: Knowledge, found: ConcernFindings) -> None:
    """See that the routes of a concern are those that are open, in order, each as its place says."""
    routes = {each.route.id: each for each in found.routes}
    assert "lgsco" in routes
    useful = [each for each in found.routes if each.route.id != "lgsco" and each.route.place != "general-advice"]
    assert useful, f"nothing besides the Ombudsman and general advice: {found.facts.case}"
    for each in knowledge.route_list:
        is_open = holds(each.open, found.facts)
        is_done = holds(each.done, found.facts) if each.done is not None else Truth.NO
        shown = each.always or (is_open is not Truth.NO and is_done is not Truth.YES)
        assert (each.id in routes) is (shown and each.place != "urgent")
    groups = [ORDER[each.when] for each in found.routes]
    assert groups == sorted(groups)


def check_order(knowledge: Knowledge, found: ConcernFindings) -> None:
    """See that what is for now has nothing open before it, and what comes then names what does."""
    for each in found.routes:
        before = [knowledge.routes[name] for name in each.route.after]
        undone = [
            route.id
            for route in before
            if holds(route.open, found.facts) is not Truth.NO
            and (route.done is None or holds(route.done, found.facts) is not Truth.YES)
        ]
        if each.route.at_once is not None and holds(each.route.at_once, found.facts) is Truth.YES:
            undone = []
        assert list(each.after) == undone
        if each.when == "now":
            assert not undone
            assert holds(each.route.open, found.facts) is Truth.YES or each.route.always
        if each.when == "then":
            assert undone
        if each.when == "if":
            assert holds(each.route.open, found.facts) is Truth.NOT_KNOWN


def check_urgent(knowledge: Knowledge, findings: Findings) -> None:
    """See that help that is needed comes first, and then every limit that presses, nearest first."""
    helps = [each for each in findings.urgent if each.clock is None]
    limits = [each for each in findings.urgent if each.clock is not None]
    assert [*helps, *limits] == list(findings.urgent)
    assert {each.route.place for each in helps} <= {"urgent"}
    dates = [each.clock.safe_date or TODAY for each in limits if each.clock]
    assert dates == sorted(dates)
    expected = {
        (route.route.id, clock.deadline.clock)
        for found in findings.concerns
        for route in found.routes
        for clock in route.clocks
        if pressing(clock, TODAY) and (route.when in {"now", "then"} or (route.when == "if" and not route.needs))
    }
    assert {(each.route.id, each.clock.deadline.clock) for each in limits if each.clock} == expected
    assert [step.route.id for step in findings.plan[: len(helps)]] == [each.route.id for each in helps]


@given(data=st.data())
@settings(max_examples=60)
def test_every_concern_has_routes_in_order(data: st.DataObject, drawing: Drawing) -> None:
    """Whatever was answered, in whatever order."""
    findings = reason(drawing.knowledge, a_case(drawing, data), TODAY)
    for found in findings.concerns:
        check_routes(drawing.knowledge, found)
        check_order(drawing.knowledge, found)
    check_urgent(drawing.knowledge, findings)


@given(data=st.data())
@settings(max_examples=12)
def test_every_concern_has_routes_in_order_along_a_conversation(data: st.DataObject, drawing: Drawing) -> None:
    """The answers are those to the questions that are asked."""
    findings = reason(drawing.knowledge, a_walk(drawing, data), TODAY)
    for found in findings.concerns:
        check_routes(drawing.knowledge, found)
        check_order(drawing.knowledge, found)
    check_urgent(drawing.knowledge, findings)


@given(data=st.data())
@settings(max_examples=25)
def test_within_a_group_what_presses_comes_first_and_then_what_others_wait_for(
    data: st.DataObject, drawing: Drawing
) -> None:
    """Nearest limit, then what comes before; what is always shown comes last."""
    found = reason(drawing.knowledge, a_case(drawing, data), TODAY).concerns[0]
    for when in ORDER:
        group = [each for each in found.routes if each.when == when]
        keys = [(limit_of(each), each.route.always) for each in group]
        assert keys == sorted(keys)
        places = {each.route.id: place for place, each in enumerate(group)}
        for each, key in zip(group, keys, strict=True):
            for name in each.after:
                if name in places and keys[places[name]] == key:
                    assert places[name] < places[each.route.id]


def limit_of(route: OpenRoute) -> date:
    """Return the day by which a route must be taken, where that presses."""
    clock = nearest(route.clocks, TODAY)
    return (clock.safe_date or TODAY) if clock and pressing(clock, TODAY) else date.max


def test_a_route_that_cannot_wait_waits_for_nothing(knowledge: Knowledge) -> None:
    """Where someone may come to harm the Ombudsman is for now, before the council has answered."""

    def ombudsman(reason_given: tuple[str, ...]) -> OpenRoute:
        answers: dict[str, Value] = {"about": "help-not-given", "body": "leeds-city-council", "complained": "no"}
        told = {**answers, "cannot_wait": reason_given}
        concern = Concern(id="c1", story="x", answers={each: Answer(value=value) for each, value in told.items()})
        case = Case(answers={"nation": Answer(value="england")}, concerns=(concern,))
        (found,) = [each for each in reason(knowledge, case, TODAY).concerns[0].routes if each.route.id == "lgsco"]
        return found

    waiting, urgent = ombudsman(()), ombudsman(("serious-harm",))
    assert waiting.when == "then"
    assert "council-complaint-stage1" in waiting.after
    assert (urgent.when, urgent.after) == ("now", ())


def test_the_routes_come_in_one_plan_for_all_concerns(knowledge: Knowledge) -> None:
    """A route that two concerns have is one step that names both."""
    case = Case(
        answers={"nation": Answer(value="england")},
        concerns=(Concern(id="c1", story="x"), Concern(id="c2", story="y")),
    )
    findings = reason(knowledge, case, TODAY)
    steps = [step.route.id for step in findings.plan if step.concerns]
    assert len(steps) == len(set(steps))
    assert {route.route.id for found in findings.concerns for route in found.routes} == set(steps)
    (ombudsman,) = [step for step in findings.plan if step.route.id == "lgsco"]
    assert ombudsman.concerns == ("c1", "c2")


def test_general_help_is_offered_before_the_panel_is_answered(knowledge: Knowledge) -> None:
    """It says that nobody asked yet; once all is well it goes."""
    before = reason(knowledge, Case(), TODAY).urgent
    assert before
    assert not any(each.asked for each in before)
    panel = {each.id: Answer(value=() if each.kind == "many" else "no") for each in knowledge.panel}
    assert reason(knowledge, Case(answers=panel), TODAY).urgent == ()


@pytest.mark.parametrize(
    ("danger", "route"),
    [
        ("violence", "emergency-999"),
        ("no-bed", "homeless-tonight"),
        ("child", "child-at-risk"),
        ("care-stopped", "care-stopped"),
        ("suicide", "mental-health-crisis"),
    ],
)
def test_a_danger_leads_to_its_help_first_of_all(danger: str, route: str, knowledge: Knowledge) -> None:
    """It is there without any concern, and is the first step of the plan group that needs no order."""
    case = Case(answers={"danger_now": Answer(value=(danger,))})
    findings = reason(knowledge, case, TODAY)
    (found,) = [each for each in findings.urgent if each.route.id == route]
    assert found.asked
    assert route in [step.route.id for step in findings.plan[: len(findings.urgent)]]


def homeless(**more: Any) -> Case:
    """Return the case of a person who got a letter about being homeless."""
    answers = {"about": "homeless", "housing_problem": ("letter",), "review": "no", **more}
    concern = Concern(id="c1", story="x", answers={each: Answer(value=value) for each, value in answers.items()})
    return Case(answers={"nation": Answer(value="england")}, concerns=(concern,))


def test_an_answer_about_one_concern_can_call_for_urgent_help(knowledge: Knowledge) -> None:
    """Urgent help may open from a question of a concern; it is then shown for that concern, once."""
    help_ = next(r for r in knowledge.route_list if r.id == "homeless-tonight").model_copy(
        update={"open": AnswerCondition.model_validate({"question": "about", "is": "landlord"})}
    )
    known = dataclasses.replace(knowledge, test_list=(), route_list=(help_,), responsibilities=())
    told = [Concern(id=each, answers={"about": Answer(value="landlord")}) for each in ("c1", "c2")]
    found = reason(known, Case(concerns=(Concern(id="c0"), *told)), TODAY).urgent
    assert [(each.route.id, each.concern, each.asked) for each in found] == [("homeless-tonight", "c1", True)]


def test_a_short_limit_whose_start_is_not_known_is_urgent(knowledge: Knowledge) -> None:
    """21 days may be running, so it is the first thing told of the concern."""
    findings = reason(knowledge, homeless(), TODAY)
    limits = [each for each in findings.urgent if each.clock is not None]
    assert [each.route.id for each in limits][:1] == ["homelessness-s202-review"]
    assert findings.concerns[0].routes[0].route.id == "homelessness-s202-review"


@pytest.mark.parametrize(("came", "urgent"), [("2026-11-10", True), ("2026-11-02", True), ("2026-11-01", False)])
def test_a_limit_that_runs_is_urgent_until_it_has_passed(came: str, *, urgent: bool, knowledge: Knowledge) -> None:
    """21 days with the day of the letter as day one."""
    findings = reason(knowledge, homeless(letter_got_on=came), TODAY)
    assert ("homelessness-s202-review" in {each.route.id for each in findings.urgent if each.clock}) is urgent


def test_a_route_that_was_taken_is_dropped(knowledge: Knowledge) -> None:
    """What came after it is for now."""

    def routes(complained: str) -> dict[str, str]:
        answers = {
            "complained": complained,
            "council_answer": "first",
            "about": "help-not-given",
            "body": "leeds-city-council",
        }
        concern = Concern(
            id="c1",
            story="x",
            topic="education/other",
            answers={each: Answer(value=value) for each, value in answers.items()},
        )
        case = Case(
            answers={"nation": Answer(value="england"), "who_you_are": Answer(value="affected")}, concerns=(concern,)
        )
        return {each.route.id: each.when for each in reason(knowledge, case, TODAY).concerns[0].routes}

    assert routes("no")["council-complaint-stage1"] == "now"
    after = routes("formal")
    assert "council-complaint-stage1" not in after
    assert after["council-complaint-stage2"] == "now"
