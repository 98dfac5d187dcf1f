"""All words that are shown keep to the rules; and each rule finds what it is for."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
import textstat

from helper.knowledge.loading import default_folder

sys.path.insert(0, str(Path(__file__).parents[1]))
from wording.lint import RULES, grade, lint, masked, rules, sentences

PLAIN = "The council can look at this again. Ask it in writing."
LONG = " ".join(["word"] * 26) + "."
FAIRLY_LONG = " ".join(["word"] * 16) + "."


def found(folder: Path, text: str, key: str = "says") -> list[str]:
    """Return what is found where one entry says the text."""
    folder.joinpath("labels.toml").write_text(f'[[label]]\nid = "x"\nname = "{PLAIN}"\n{key} = """{text}"""\n', "utf-8")
    return [str(mistake) for mistake in lint(folder)[0]]


def test_all_words_of_the_knowledge_keep_to_the_rules() -> None:
    """Each finding names file, line, entry and key, and what to write instead."""
    mistakes, entries = lint(default_folder())
    assert not mistakes, "\n".join(map(str, mistakes))
    assert entries > 400


def test_plain_words_have_no_finding(tmp_path: Path) -> None:
    """What a rule finds is found because of its own words."""
    assert found(tmp_path, PLAIN) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (LONG, "a sentence of 26 words"),
        (FAIRLY_LONG * 3, "on average"),
        ("Considerable administrative difficulties necessitate individual investigation.", "Flesch-Kincaid grade"),
        ("Please tell us.", "'Please' is not used"),
        ("We are sorry.", "'sorry' is not used"),
        ("That is not a valid day.", "'valid' is not used"),
        ("You cannot complain about this.", "'cannot complain' is not used"),
        ("You can't complain about this.", "'can't complain' is not used"),
        ("It is too late to complain.", "'too late to complain' is not used"),
        ("They were not allowed to complain.", "'not allowed to complain' is not used"),
        ("Tell how the injustice hurt you.", "'injustice' is not used"),
        ("You should have asked before.", "'You should have' is not used"),
        ("It is your fault.", "'your fault' is not used"),
        ("Bring proof, e.g. letters.", "'e.g.' is not used"),
        ("Click on the form.", "'Click' is not used"),
    ],
)
def test_each_rule_finds_what_it_is_for(tmp_path: Path, text: str, words: str) -> None:
    """A finding names the entry and its key."""
    told = found(tmp_path, text)
    assert [line for line in told if words in line], told
    assert all(line.startswith(("labels.toml:4: label x.says: ", "labels.toml:1: label x: ")) for line in told)


@pytest.mark.parametrize(
    "text",
    [
        "None of these is your fault.",
        "You can ask them to say sorry.",
        "Write 'please look again, the injustice is great' in it.",
        "The Local Government and Social Care Ombudsman can look at it.",
        "Look at gov.uk/valid-please and at {name}.",
        "The Special Educational Needs and Disability Regulations 2014 say so.",
    ],
)
def test_comfort_quotations_and_names_are_left_alone(tmp_path: Path, text: str) -> None:
    """What is not our own voice, and what cannot be said otherwise, is no finding."""
    assert found(tmp_path, text) == []


def test_what_is_not_shown_is_not_looked_at(tmp_path: Path) -> None:
    """The words that people type are theirs."""
    assert found(tmp_path, "please", key="also") == []


def test_our_grade_is_the_one_of_textstat() -> None:
    """Where textstat's own parting into sentences is the same, so is the grade."""
    text = "You can ask the council to look at this again. A friend may help you with it. It costs nothing at all."
    assert grade(sentences(text)) == pytest.approx(textstat.flesch_kincaid_grade(text), abs=0.01)


def test_every_rule_has_its_reason() -> None:
    """Names are masked, and words banned, only for a reason that is written down."""
    by = rules([])
    assert all(banned.why and banned.instead for banned in by.banned)
    assert masked("The Housing Ombudsman decides.", by) == "The name decides."
    assert RULES.read_text(encoding="utf-8").count("\nwhy = ") == len(by.banned) + 2
