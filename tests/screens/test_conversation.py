"""The conversation on the whole screen: the same messages as line by line, and nothing lost."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from textual import events

from helper.assessment import Desk
from helper.conversation.session import Ask
from helper.conversation.talk import begin, said
from helper.plain.talk import talk
from helper.screens.result import ResultScreen

Sits = Callable[..., AbstractAsyncContextManager[Any]]
TODAY = date(2025, 8, 1)
ODD = "[bold red]They[/] said {name} \\[x] $foo @click=app.bell \u201cno\u201d"
ACTING = "before\x1b]0;pwned\x07\x1b[31m \u202eafter\u2069 end"


def _words_for(ask: Ask, parts: int) -> str:
    if ask.id == "more":
        return "no" if parts == 3 else "yes"
    if ask.id == "story":
        return ("They told my ex where we live.", "The [b]bins[/b] are never emptied.", "My housing benefit stopped.")[
            parts - 1
        ]
    return {"date": "march 2025", "body": "Norfolk County Council", "many": "1, 2"}.get(ask.kind, "1")


def _three_concerns(at: Desk) -> list[str]:
    """Return words that go through three concerns to the end."""
    turn, words = begin(at, TODAY), []
    while turn.session.mode != "done":
        assert turn.ask is not None
        words.append(_words_for(turn.ask, len(turn.session.case.concerns)))
        turn = said(at, turn.session, TODAY, words[-1])
        assert not [line for line in turn.lines if line.kind == "error"], (turn.ask, words[-1])
    return words


async def test_the_first_screen_says_what_this_does_and_asks(sits: Sits, at: Desk) -> None:
    """All of the first question fits on an ordinary terminal, with how to answer and how to leave."""
    async with sits() as person:
        assert person.app.telling.turn.ask is not None
        for option in person.app.telling.turn.ask.options:
            assert f"{option.number}. {option.text}" in person.drawn
        assert "Nothing you type leaves this computer" in person.drawn
        assert "Ctrl+Q Leave" in person.drawn


async def test_an_answer_is_told_in_words_and_the_next_question_comes(sits: Sits) -> None:
    """Who said what is told in words, and a number is shown as the answer it stands for."""
    async with sits() as person:
        first = person.asked
        await person.answers("6")
        assert f"Helper: {first}" in person.transcript
        assert "You: None of these" in person.transcript
        assert person.ask_id == "might_be_found"


async def test_several_are_marked_by_digits_and_by_space(sits: Sits) -> None:
    """The marks follow the input, and Enter sends them all."""
    async with sits() as person:
        await person.press("3", "1", "down", "down", "space")
        assert person.conversation.reply.value == "3, 1, 2"
        assert "[x] 2." in person.drawn
        await person.press("enter")
        answer = person.app.telling.session.case.answers["danger_now"]
        assert len(answer.value) == 3


async def test_an_option_is_chosen_by_arrows_or_by_mouse(sits: Sits) -> None:
    """The cursor goes with the option that is pointed at, where a screen reader looks."""
    async with sits() as person:
        await person.answers("6")
        await person.press("down", "down")
        await person.pilot.pause()
        row = person.app.cursor_position.y
        assert person.rows[row].strip().startswith("> 2.")
        await person.press("enter")
        assert person.app.telling.session.case.answers["might_be_found"].value == "no"
        await person.press("f4")
        choices = person.conversation.choices
        await person.pilot.click(choices, offset=(5, 0))
        assert person.app.telling.session.case.answers["might_be_found"].value != "no"


async def test_what_is_not_understood_stays_typed_below_the_problem(sits: Sits) -> None:
    """The problem stands above the question; the next key replaces the words, so nothing is appended to them."""
    async with sits() as person:
        await person.answers("6", "flurble")
        assert person.reads("#problem").startswith("There is a problem: ")
        assert person.conversation.reply.value == "flurble"
        await person.press("2", "enter")
        assert person.app.telling.session.case.answers["might_be_found"].value == "no"
        assert not person.conversation.query_one("#problem").display


@pytest.mark.parametrize("story", [ODD, "[", "[/]", "[@click=app.quit]x[/]", "line one\n\nline two"])
async def test_markup_in_a_story_is_shown_as_typed(sits: Sits, story: str) -> None:
    """Whatever looks like markup is only words."""
    async with sits() as person:
        await person.answers("6", "2", "3", story)
        assert f"You: {story}" in person.transcript
        assert person.app.telling.session.case.concerns[0].story == story


async def test_what_acts_on_a_terminal_is_not_drawn(sits: Sits) -> None:
    """Escape sequences and direction marks do nothing, pasted or kept."""
    async with sits() as person:
        await person.answers("6", "2", "3")
        person.conversation.story.post_message(events.Paste(ACTING))
        await person.pilot.pause()
        assert person.conversation.story.text == "before after end"
        await person.answers(ACTING)
        assert "You: before after end" in person.transcript
        assert not set("\x1b\x07\u202e\u2069") & set(person.drawn)


async def test_a_paste_into_a_line_is_one_line(sits: Sits) -> None:
    """A pasted address with line breaks goes in whole."""
    async with sits() as person:
        person.conversation.reply.post_message(events.Paste("Norfolk\r\n\x1b[31mCounty\nCouncil\n"))
        await person.pilot.pause()
        assert person.conversation.reply.value == "Norfolk County Council"


async def test_both_front_ends_write_the_same_case(sits: Sits, at: Desk, tmp_path: Path) -> None:
    """The same words for three concerns give the same file."""
    words = _three_concerns(at)
    plain, full = tmp_path / "plain.json", tmp_path / "full.json"
    typed = "".join(f"{each}\n\n" if each.endswith(".") else f"{each}\n" for each in [*words, "2", str(plain)])
    talk(at, TODAY, io.StringIO(typed), io.StringIO())
    async with sits(120, 40) as person:
        await person.answers(*words)
        assert isinstance(person.app.screen, ResultScreen)
        await person.press("escape")
        await person.answers("2", str(tmp_path / "no" / "such"))
        assert person.reads("#problem").startswith("There is a problem: It could not be written")
        await person.answers("2", str(full))
        assert person.app.screen is person.conversation
        assert any(str(full) in said_so for said_so in person.transcript)
    assert json.loads(full.read_text()) == json.loads(plain.read_text())
    assert len(json.loads(full.read_text())["concerns"]) == 3
    assert full.stat().st_mode & 0o777 == 0o600


async def test_back_and_change_keep_the_other_answers(sits: Sits) -> None:
    """Going back and changing one answer leaves all others as they were."""
    async with sits() as person:
        await person.tells()
        await person.answers("1", "1")
        before = person.app.telling.session.case
        await person.press("f4", "f4")
        assert person.app.telling.session.case == before
        await person.press("f2")
        assert person.conversation.choices.options[0].text.startswith("Danger now")
        await person.answers("2", "1")
        after = person.app.telling.session.case
        changed = {q for q in after.answers if after.answers[q] != before.answers.get(q)}
        assert changed == {"might_be_found"}
        assert after.concerns == before.concerns
        assert person.ask_id not in {"answers", "might_be_found"}


async def test_an_answer_comes_back_as_it_was_given(sits: Sits) -> None:
    """Going back puts the former answer in, so that Enter keeps it."""
    async with sits() as person:
        await person.answers("1, 3")
        await person.press("f4")
        assert person.conversation.reply.value == "1, 3"
        await person.press("enter")
        assert len(person.app.telling.session.case.answers["danger_now"].value) == 2


async def test_a_half_typed_story_survives_a_look_at_the_answers(sits: Sits) -> None:
    """What is typed and not sent is there again after a way round."""
    async with sits() as person:
        await person.answers("6", "2", "3")
        person.conversation.story.text = "half a sto"
        await person.press("f2", "enter")
        assert person.conversation.story.text == "half a sto"
        await person.press("f1", "f3", "escape")
        assert person.conversation.story.text == "half a sto"


async def test_the_name_of_a_file_is_never_a_command(sits: Sits) -> None:
    """A key pressed where a file's name is asked for leaves that place and writes nothing."""
    async with sits() as person:
        await person.answers("6")
        await person.press("ctrl+q")
        await person.answers("1")
        assert person.ask_id == "file"
        await person.press("f2")
        assert person.ask_id == "answers"


async def test_the_result_can_be_read_and_left_at_the_same_place(sits: Sits) -> None:
    """The result has its own screen; leaving it shows the same question."""
    async with sits() as person:
        await person.tells()
        asked = person.asked
        await person.press("f3")
        assert isinstance(person.app.screen, ResultScreen)
        assert "This is information, not legal advice." in person.drawn
        await person.press("end", "escape")
        assert person.asked == asked


async def test_keeping_from_the_result_leads_to_the_menu(sits: Sits) -> None:
    """From the result one key goes to where a summary is kept."""
    async with sits() as person:
        await person.tells()
        await person.press("f3", "ctrl+s")
        await person.pilot.pause()
        assert person.ask_id == "menu"
        assert person.conversation.choices.options[0].id == "summary"


async def test_why_is_told_and_then_the_keys(sits: Sits) -> None:
    """The first F1 says why this is asked, the second what the keys do; the question stays."""
    async with sits() as person:
        await person.answers("6")
        asked = person.asked
        await person.press("?")
        why = person.transcript[-1]
        await person.press("f1")
        assert why != person.transcript[-1]
        assert "Page Up" in person.transcript[-1]
        assert person.asked == asked


async def test_a_mistake_inside_is_told_and_nothing_is_lost(sits: Sits, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever goes wrong inside is a problem in words; the answers are still there."""
    async with sits() as person:
        await person.answers("6")
        case = person.app.telling.session.case
        with monkeypatch.context() as broken:
            broken.setattr("helper.screens.telling.said", lambda *_: 1 / 0)
            await person.answers("2")
        assert "Everything you told before is still here" in person.reads("#problem")
        assert person.app.telling.session.case == case
        await person.answers("2")
        assert person.ask_id == "others_may_see"


async def test_the_doors_say_what_the_last_answer_changed(sits: Sits) -> None:
    """What has just changed is marked in words; after the next answer the mark is gone."""
    async with sits(120, 40) as person:
        await person.tells()
        while person.ask_id != "data_problem":
            await person.answers({"body": "Norfolk County Council", "child": "none"}.get(person.ask_id, "1"))
        await person.answers("1")
        assert "Now: " in person.reads("#doors")
        assert "(new)" in person.reads("#doors")
        await person.answers("1")
        assert "Now: " not in person.reads("#doors")
        assert "(new)" not in person.reads("#doors")
