"""The summary: what stands in it, in which order, and what a copy leaves out."""

from __future__ import annotations

import json
import stat
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from helper.assessment import Desk
from helper.case.models import Answer, Case, Concern
from helper.knowledge.cleaning import clean, on_one_line
from helper.knowledge.routes import Deadline
from helper.reasoning.findings import Clock, Urgent
from helper.summary.content import _with_length, content
from helper.summary.export import face_of, write_privately
from helper.summary.markdown import as_markdown, escaped
from helper.summary.text import as_text

TODAY = date(2026, 11, 22)


def case(*, others: tuple[str, ...] = (), story: str = "They told my ex where we live.") -> Case:
    """Return a small case with danger, a story, a body and a data problem."""
    answers = {
        "danger_now": Answer(value=("violence",)),
        "might_be_found": Answer(value="yes"),
        "others_may_see": Answer(value=others),
        "nation": Answer(value="england"),
        "who_you_are": Answer(value="affected"),
    }
    own = {
        "about": Answer(value="my-information"),
        "body": Answer(value="norfolk-county-council"),
        "data_problem": Answer(value=("shared",)),
        "data_complaint": Answer(value="answered"),
        "data_contact_on": Answer(value="2026-11-01"),
        "first_knew": Answer(value="2026-10-05"),
        "complained": Answer(value="no"),
    }
    concern = Concern(
        id="c1", topic="children-s-care-services/child-protection", story=story, notes="adviser's own", answers=own
    )
    return Case(answers=answers, concerns=(concern,))


def test_urgent_help_stands_before_everything_else(at: Desk) -> None:
    """Help comes first, then what to do first, then the concern."""
    text = as_text(content(at, case(), TODAY))
    places = [text.index(words) for words in ("Urgent help first", "0808 2000 247", "Do this first", "Part 1:")]
    assert places == sorted(places)


def test_each_reason_names_the_law_and_the_answer(at: Desk) -> None:
    """The test that applies is told with its provision and the person's own answer."""
    text = " ".join(as_text(content(at, case(), TODAY)).split())
    assert "Local Government Act 1974 s24A(6); Data Protection Act 2018" in text
    assert "What happened with the information: It was told or sent to someone who should not have it" in text


def test_a_deadline_has_weekday_and_days_left(at: Desk) -> None:
    """Three months from 1 November 2026, the first day counted to be safe."""
    text = " ".join(as_text(content(at, case(), TODAY)).split())
    assert "Sunday 31 January 2027 (70 days left)" in text


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ({"length": "21 days", "starts": "first_knew"}, " (21 days)"),
        ({"length": "0 days", "starts": "first_knew"}, ""),
        ({"each_year": [5, 15]}, ""),
    ],
)
def test_a_limit_without_a_length_is_named_without_one(at: Desk, limit: dict[str, Any], told: str) -> None:
    """A length of nothing, or none at all, would tell a person nothing."""
    route = at.knowledge.routes["lgsco"]
    deadline = Deadline.model_validate({"whose": "person", "clock": "x", "if_passed": "x", **limit})
    clock = Clock(deadline, None, None, "not-known", started=None, needs=())
    assert _with_length(Urgent(route, "c1", asked=True, clock=clock)) == f"{route.name}{told}"


@pytest.mark.parametrize("copy", ["client", "body"])
def test_a_copy_that_others_may_see_leaves_safety_out(at: Desk, copy: str) -> None:
    """Where others may see the device, safety matters stand in no copy but the file's."""
    text = as_text(content(at, case(others=("device",)), TODAY, copy=copy))
    assert "0808 2000 247" not in text
    assert "Danger now" not in text
    for giveaway in ("abuse", "safety", "They told my ex", "999", "secret"):
        assert giveaway.lower() not in text.lower(), giveaway
    assert "0808 2000 247" in as_text(content(at, case(others=("device",)), TODAY, copy="file"))


def test_the_json_leaves_out_the_same(at: Desk) -> None:
    """The JSON for a client holds no notes, and no safety answers where others may see it."""
    safe = json.loads(face_of(at, case(), TODAY, face="json", copy="client"))
    assert safe["case"]["answers"]["danger_now"] == ["violence"]
    assert "notes" not in safe["case"]["concerns"][0]
    seen = json.loads(face_of(at, case(others=("post",)), TODAY, face="json", copy="client"))
    assert "danger_now" not in seen["case"]["answers"]
    assert all(urgent["deadline"] for urgent in seen["assessment"]["urgent"])


def test_controls_and_markup_in_a_story_do_nothing(at: Desk) -> None:
    """Escapes vanish from text, and Markdown shows markup as typed."""
    story = "\x1b[31mred\x1b[0m \u202eback <script>alert(1)</script> **bold** # head"
    text = as_text(content(at, case(story=story), TODAY))
    assert "\x1b" not in text
    assert "\u202e" not in text
    marked = as_markdown(content(at, case(story=story), TODAY))
    assert r"\<script\>" in marked
    assert r"\*\*bold\*\* \# head" in marked


def test_cleaning_keeps_what_can_be_seen() -> None:
    """Letters, accents, emoji, tabs and lines stay; what acts goes."""
    assert clean("é 漢 👍\tx\r\ny\rz") == "é 漢 👍\tx\ny\nz"
    assert clean("a\x1b]0;title\x07b\x9b31mc\x00d\u200be") == "abcde"
    assert on_one_line(" a\n b\t c ") == "a b c"
    assert escaped("1. x") == r"\1. x"


def test_a_file_is_the_owners_alone_and_never_half(tmp_path: Path) -> None:
    """The file has mode 0600, no temporary copy stays, and a failure leaves the old one whole."""
    file = tmp_path / "out.txt"
    write_privately(file, "first")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert [each.name for each in tmp_path.iterdir()] == ["out.txt"]
    with pytest.raises(UnicodeEncodeError):
        write_privately(file, "\ud800")
    assert file.read_text() == "first"
    with pytest.raises(OSError, match="No such file"):
        write_privately(tmp_path / "no" / "such.txt", "x")


def test_a_watched_copy_holds_no_word_that_was_typed(at: Desk) -> None:
    """Neither a heading, a like decision, a warning nor the JSON lets free words or safety through."""
    watched = case(others=("device",), story="Zebra lives at 12 Rose Street now")
    bare = watched.concerns[0].model_copy(
        update={
            "title": "Zebra's secret",
            "answers": {q: a for q, a in watched.concerns[0].answers.items() if q != "about"},
        }
    )
    for each in (watched, watched.with_concern(bare)):
        for face in ("text", "markdown", "json"):
            written = face_of(at, each, TODAY, face=face, copy="client")
            for giveaway in ("Zebra", "Rose", "lives", "secret", "0808 2000 247"):
                assert giveaway not in written, (face, giveaway)
