"""The plain front end: lines in, lines out; Ctrl+C and files."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

from helper.assessment import Desk
from helper.case.reading import read_case
from helper.plain.talk import talk

TODAY = date(2026, 11, 22)
BEGINNING = ("none", "no", "none", "They never came.", "")


class Interrupted(io.StringIO):
    """Input in which a line "^C" stands for Ctrl+C."""

    def readline(self, size: int = -1, /) -> str:
        """Return the next line, or raise what Ctrl+C raises."""
        line = super().readline(size)
        if line.strip() == "^C":
            raise KeyboardInterrupt
        return line


def talked(at: Desk, *lines: str) -> str:
    """Return what a conversation printed for these lines."""
    out = io.StringIO()
    talk(at, TODAY, Interrupted("\n".join([*lines, ""])), out)
    return out.getvalue()


def test_ctrl_c_asks_before_anything_is_lost(at: Desk) -> None:
    """The first Ctrl+C brings the leave menu, the second one leaves."""
    once = talked(at, *BEGINNING, "^C", "4")
    assert "Nothing has been kept so far" in once
    twice = talked(at, *BEGINNING, "^C", "^C", "never read")
    assert twice.rstrip().endswith(at.knowledge.words["bye"].text.split(". ")[-1])


def test_ctrl_c_before_anything_was_told_leaves_at_once(at: Desk) -> None:
    """There is nothing to lose, so nothing is asked."""
    assert at.knowledge.words["bye"].text.split(".")[0] in talked(at, "^C")


def test_a_story_of_several_lines_is_one_story(at: Desk, tmp_path: Path) -> None:
    """The lines up to an empty one are the story, and the answers can be kept and opened again."""
    file = tmp_path / "answers.json"
    talked(at, "none", "no", "none", "They never came.", "Nobody answers.", "", "q", "2", str(file), "q")
    case = read_case(file.read_text(), at.knowledge)
    assert case.concern("c1").story == "They never came.\nNobody answers."


def test_a_file_that_cannot_be_written_gets_a_sentence_and_loses_nothing(at: Desk, tmp_path: Path) -> None:
    """The reason is told and the conversation goes on."""
    printed = talked(at, *BEGINNING, "q", "1", str(tmp_path / "no" / "such" / "file.txt"), "a")
    assert "It could not be written" in printed
    assert "They never came." in printed


def test_control_characters_in_words_do_not_reach_the_terminal(at: Desk) -> None:
    """What would act is taken out on the way to the screen."""
    printed = talked(at, "none", "no", "none", "\x1b[2Jgone \u202eback", "", "\x1b]0;x\x07", "a", "", "r")
    assert "\x1b" not in printed
    assert "\u202e" not in printed


def test_a_file_that_is_there_is_never_replaced(at: Desk, tmp_path: Path) -> None:
    """Neither a file nor a device is overwritten from the conversation; another name can be given."""
    file = tmp_path / "precious.txt"
    file.write_text("precious")
    printed = talked(at, *BEGINNING, "q", "1", str(file), "q", "1", "/dev/null", "q", "1", str(tmp_path / "x.pdf"))
    assert file.read_text() == "precious"
    assert Path("/dev/null").is_char_device()
    assert printed.count("It could not be written") == 3


def test_a_watched_device_is_told_what_a_file_holds(at: Desk) -> None:
    """Before a file is named, the person hears what it leaves out, or that it holds everything."""
    watched = ("none", "no", "1", "They never came.", "", "q")
    assert "your own words, addresses and safety matters are left out" in " ".join(talked(at, *watched, "1").split())
    assert "It holds everything you told" in " ".join(talked(at, *watched, "2").split())
