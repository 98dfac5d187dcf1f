"""The conversation: what is said, understood, changed and never lost."""

from __future__ import annotations

from datetime import date

import pytest

from helper.assessment import Desk
from helper.conversation.session import Turn
from helper.conversation.talk import begin, kept, not_kept, said

TODAY = date(2026, 11, 22)
START = ("none", "no", "none", "The worker told my ex where we live.", "1", "1", "my information")


def after(at: Desk, *words: str, other: bool = False) -> Turn:
    """Return the turn after these words were said, one after another."""
    turn = begin(at, TODAY, voice="other" if other else "self")
    for each in words:
        turn = said(at, turn.session, TODAY, each)
    return turn


def asked(turn: Turn) -> str:
    """Return the id of what is asked."""
    return turn.ask.id if turn.ask else ""


def test_the_safety_panel_comes_first_and_brings_help_at_once(at: Desk) -> None:
    """The first question is about danger, and help stands in the very next turn."""
    turn = after(at)
    assert asked(turn) == "danger_now"
    turn = said(at, turn.session, TODAY, "1")
    told = " ".join(line.text for line in turn.lines)
    assert "999" in told
    assert "0808 2000 247" in told


def test_back_keeps_the_answer_until_another_is_given(at: Desk) -> None:
    """Going back shows the answer so far; a new one replaces it and no other is lost."""
    turn = after(at, *START, "norfolk", "b")
    assert asked(turn) == "body"
    assert turn.ask is not None
    assert "Norfolk County Council" in turn.ask.so_far
    turn = said(at, turn.session, TODAY, "suffolk county council")
    answers = turn.session.case.concern("c1").answers
    assert answers["body"].value == "suffolk-county-council"
    assert answers["about"].value == "my-information"


def test_back_again_and_again_reaches_the_first_question(at: Desk) -> None:
    """Every step can be taken back, in order, and the beginning says so."""
    turn = after(at, *START)
    for _ in START:
        turn = said(at, turn.session, TODAY, "b")
    assert asked(turn) == "danger_now"
    turn = said(at, turn.session, TODAY, "b")
    assert turn.lines[0].text == at.knowledge.words["at-the-beginning"].text


def test_an_answer_can_be_changed_by_its_number(at: Desk) -> None:
    """The list of answers is numbered; changing one comes straight back."""
    turn = after(at, *START)
    present = asked(turn)
    turn = said(at, turn.session, TODAY, "a")
    rows = [line.text for line in turn.lines if line.kind == "says"]
    number = next(row.split(".")[0] for row in rows if "Who is complaining" in row)
    turn = said(at, turn.session, TODAY, number)
    assert asked(turn) == "who_you_are"
    turn = said(at, turn.session, TODAY, "2")
    assert turn.session.case.answers["who_you_are"].value == "parent"
    assert turn.session.case.concern("c1").answers["about"].value == "my-information"
    turn = said(at, turn.session, TODAY, "a")
    turn = said(at, turn.session, TODAY, "77")
    assert turn.lines[0].kind == "error"
    assert asked(said(at, turn.session, TODAY, "")) == present


def test_why_says_what_the_answer_decides(at: Desk) -> None:
    """Asking why gives the reason and the tests or routes that hang on it, and asks again."""
    turn = after(at, *START, "norfolk", "none", "?")
    told = [line.text for line in turn.lines]
    assert told[0] == at.knowledge.questions["data_problem"].why
    assert "Personal information" in told[1]
    assert asked(turn) == "data_problem"


def test_what_is_not_understood_is_asked_again_with_a_sentence(at: Desk) -> None:
    """Rubbish gets a kind sentence that shows what was typed."""
    turn = after(at, *START, "norfolk", "none", "blargh")
    assert asked(turn) == "data_problem"
    assert turn.lines[0].kind == "error"
    assert "blargh" in turn.lines[0].text


def test_a_name_that_may_mean_several_bodies_is_asked_about(at: Desk) -> None:
    """A misspelt name offers the nearest; the typed name can be kept."""
    turn = after(at, *START, "cambrige")
    assert asked(turn) == "which-body"
    assert turn.ask is not None
    names = [option.text for option in turn.ask.options]
    assert any("Cambridge" in name for name in names)
    turn = said(at, turn.session, TODAY, str(len(names)))
    assert turn.session.case.concern("c1").answers["body"].value == "cambrige"


def test_danger_in_the_story_offers_help_and_asks(at: Desk) -> None:
    """Words of danger never decide: only a yes adds them to the safety answers."""
    story = "He said he is going to kill me and the council did nothing."
    turn = after(at, "none", "no", "none", story)
    assert asked(turn) == "danger"
    no = said(at, turn.session, TODAY, "no")
    assert no.session.case.answers["danger_now"].value == ()
    yes = said(at, turn.session, TODAY, "yes")
    assert yes.session.case.answers["danger_now"].value == ("violence",)


def test_an_imprecise_date_is_asked_for_once_more_where_it_decides(at: Desk) -> None:
    """A month that cannot tell whether a year is over is asked for once more, and only once."""
    words = [*START, "norfolk", "none", "shared", "spoken", "main", "no", "formal", "final"]
    turn = after(at, *words)
    assert asked(turn) == "first_knew"
    turn = said(at, turn.session, TODAY, "November 2025")
    assert asked(turn) == "first_knew"
    assert turn.ask is not None
    assert "some time in November 2025" in turn.ask.so_far
    turn = said(at, turn.session, TODAY, "not sure")
    answer = turn.session.case.concern("c1").answers["first_knew"]
    assert (answer.value, answer.asked_again) == ("2025-11", True)
    assert asked(turn) != "first_knew"


def test_same_as_before_is_asked_and_takes_over_only_on_yes(at: Desk) -> None:
    """The body and the complaint become the case's on yes, and are asked anew on no."""
    first = [
        *START,
        "norfolk",
        "shared",
        "spoken",
        "main",
        "no",
        "formal",
        "final",
        "April 2026",
        "no",
        "upset",
        "sorry",
    ]
    turn = after(at, *first)
    while asked(turn) not in {"more", "menu"}:
        turn = said(at, turn.session, TODAY, "not sure")
    assert asked(turn) == "more"
    turn = said(at, turn.session, TODAY, "The report about us is full of mistakes.")
    turn = said(at, turn.session, TODAY, "1")
    turn = said(at, turn.session, TODAY, "report")
    assert asked(turn) == "same"
    assert turn.ask is not None
    assert "Norfolk County Council" in turn.ask.hint
    assert "body" not in turn.session.case.answers
    yes = said(at, turn.session, TODAY, "yes")
    assert yes.session.case.answers["body"].value == "norfolk-county-council"
    assert "body" not in yes.session.case.concern("c2").answers
    assert asked(yes) != "body"
    no = said(at, turn.session, TODAY, "no")
    assert asked(no) == "body"
    assert "body" not in no.session.case.answers


def test_leaving_with_unkept_answers_asks_first(at: Desk) -> None:
    """Leaving is asked about once something was told, and is immediate before."""
    assert after(at, "q").ended
    turn = after(at, *START, "q")
    assert not turn.ended
    assert asked(turn) == "menu"
    turn = said(at, turn.session, TODAY, "4")
    assert asked(turn) == "body"
    turn = after(at, *START, "q", "1", "out.txt")
    assert turn.keep is not None
    assert (turn.keep.what, turn.keep.path) == ("summary", "out.txt")
    assert kept(at, turn.session, TODAY, "out.txt").session.unkept is False
    assert not_kept(at, turn.session, TODAY, "disk full").session.unkept is True


def test_an_adviser_is_spoken_to_about_the_person(at: Desk) -> None:
    """The second voice asks about the person, never of them."""
    turn = after(at, other=True)
    assert turn.ask is not None
    assert "the person" in turn.ask.text
    assert all(option.text != "Someone may hurt me, or someone with me" for option in turn.ask.options)


@pytest.mark.parametrize("words", ["[bold]x[/bold]", "\x1b[2Jgone", "\u202edlrow", "a" * 50_000])
def test_words_that_would_act_are_kept_as_words(at: Desk, words: str) -> None:
    """A story with controls or markup is kept as typed; nothing is raised."""
    turn = after(at, "none", "no", "none", words + " the bins")
    assert turn.session.case.concern("c1").story == (words + " the bins").strip()


@pytest.mark.parametrize("words", ["my husband is going to kill me", "i want to die", "he hits me"])
def test_danger_said_at_any_question_brings_help_at_once(at: Desk, words: str) -> None:
    """Words of danger that answer nothing still show whom to ring, and the question is asked again."""
    for before in ((), START):
        turn = said(at, after(at, *before).session, TODAY, words)
        told = " ".join(line.text for line in turn.lines)
        assert at.knowledge.words["help-first"].text in told
        assert turn.lines[-1].kind == "error"


def test_danger_and_none_of_these_together_is_danger(at: Desk) -> None:
    """Who marks danger and none of these by a slip is taken to be in danger."""
    assert after(at, "1, 6").session.case.answers["danger_now"].value == ("violence",)


@pytest.mark.parametrize(
    "words", ["no thats all", "no thank you very much", "not sure", "maybe", "nothing else really"]
)
def test_a_polite_no_is_no_new_complaint(at: Desk, words: str) -> None:
    """Only words that tell something begin another part."""
    turn = after(at, *START)
    while asked(turn) != "more":
        turn = said(at, turn.session, TODAY, "not sure")
    turn = said(at, turn.session, TODAY, words)
    assert len(turn.session.case.concerns) == 1
    assert asked(turn) == "menu"


def test_other_things_in_the_story_are_named_before_the_end(at: Desk) -> None:
    """A story that speaks of more than one thing is asked about once more."""
    story = "The worker told my ex where we live. We were homeless for six days with nowhere to stay."
    turn = after(at, "none", "no", "none", story)
    while asked(turn) != "topic":
        turn = said(at, turn.session, TODAY, "no")
    turn = said(at, turn.session, TODAY, "child protection")
    while asked(turn) != "more":
        turn = said(at, turn.session, TODAY, "not sure")
    assert turn.ask is not None
    assert "Homelessness" in turn.ask.hint
