"""Every kind of mistake in a knowledge file is told with its file, line and key, and what is right."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from helper.knowledge.files import read, read_scenarios
from helper.knowledge.loading import load, load_scenarios
from helper.knowledge.mistakes import KnowledgeError, Mistake

HERE = Path(__file__).parent
BAD = HERE / "bad"
MARK = b"# <- here"
EXPECTS = "scenario.concerns.expects"
TOLD = "scenarios/letter"


class Expected(NamedTuple):
    """A bad file: the good one whose place it takes, the key and the words that its mistake must have."""

    bad: str
    replaces: str
    key: str
    words: tuple[str, ...]


TABLE = (
    Expected("not-toml", "words", "file", ("cannot be read as TOML", "Invalid value")),
    Expected("doubled-key", "facts", "file", ("cannot be read as TOML", "overwrite")),
    Expected("not-utf8", "words", "file", ("UTF-8",)),
    Expected("unknown-table", "facts", "fakt", ("no such table", "the nearest is 'fact'")),
    Expected("entry-that-is-no-table", "words", "phrase", ("dictionary",)),
    Expected("unknown-key", "tests", "test.insted", ("no such key", "the nearest is 'instead'")),
    Expected("unknown-key-in-condition", "tests", "test.applies.all.ist", ("no such key", "nearest is 'is'")),
    Expected("unknown-key-on-its-own-line", "facts", "fact.when.anyof", ("no such key", "nearest is 'any_of'")),
    Expected("unknown-key-in-deadline", "routes", "route.deadline.day_one_count", ("nearest is 'day_one_counts'",)),
    Expected("misspelt-required-key", "routes", "route.deadline.start", ("no such key", "nearest is 'starts'")),
    Expected("missing-key", "routes", "route", ("the key 'why' is missing",)),
    Expected("wrong-type", "labels", "label.name", ("valid string", "it says 5")),
    Expected("unknown-question", "facts", "fact.when.question", ("no question 'abuot'", "the nearest is 'about'")),
    Expected("unknown-choice", "tests", "test.applies.all.is", ("'about' has no choice 'fines'", "nearest is 'fine'")),
    Expected("unknown-fact", "routes", "route.open.fact", ("no fact 'a-leter'", "the nearest is 'a-letter'")),
    Expected("unknown-test", "routes", "route.open.not.test", ("no test 'old-leter'", "nearest is 'old-letter'")),
    Expected("unknown-topic", "tests", "test.applies.all.not.topic", ("no topic 'parks/tree'", "'parks/trees'")),
    Expected("unknown-body-kind", "tests", "test.applies.all.body_kind", ("no body kind 'councill'", "'council'")),
    Expected("unknown-body-area", "tests", "test.applies.all.body_area", ("no body area 'englnd'", "'england'")),
    Expected("unknown-kind-of-a-body", "places", "body.kind", ("no body kind 'counsil'", "the nearest is 'council'")),
    Expected("unknown-kind-of-a-responsibility", "places", "responsibility.done_by", ("'coucil'", "'council'")),
    Expected("unknown-source", "tests", "test.sources", ("no source 'G11'", "the nearest is 'G1'")),
    Expected("unknown-route", "routes", "route.after", ("no route 'revue'", "the nearest is 'review'")),
    Expected("unknown-route-instead", "tests", "test.instead", ("no route 'reviews'", "the nearest is 'review'")),
    Expected(
        "unknown-route-on-its-own-line",
        "tests",
        "test.instead",
        ("no route 'reviews'", "the nearest is 'review'"),
    ),
    Expected("unknown-label", "tests", "test.label", ("no label 'canot'", "the nearest is 'cannot'")),
    Expected("no-source", "routes", "route", ("'confirmed' needs a source", "date")),
    Expected("no-day-checked", "tests", "test", ("'confirmed' needs a source", "date")),
    Expected("doubled-id", "tests", "test.id", ("a test 'old-letter' already", "tests.toml")),
    Expected("doubled-choice", "questions", "question.choices", ("a choice 'letter' already",)),
    Expected("choice-named-not-sure", "questions", "question.choices", ("a choice 'not-sure' already",)),
    Expected("choices-of-a-date", "questions", "question", ("'choices' are for the kinds choice and many",)),
    Expected("unreachable-question", "questions", "question.id", ("nothing needs 'hobby'", "never be asked")),
    Expected("unknown-question-with", "questions", "question.choices.with.got_no", ("question 'got_no'", "'got_on'")),
    Expected(
        "unknown-choice-with",
        "questions",
        "question.choices.with.about",
        ("no choice 'leter'", "'letter'"),
    ),
    Expected("unfit-predicate", "facts", "fact.when.any_of", ("kind date takes one of", "older_than")),
    Expected("two-predicates", "facts", "fact.when", ("exactly one of", "any_of")),
    Expected("no-predicate", "facts", "fact.when", ("exactly one of", "any_of")),
    Expected("no-condition", "facts", "fact.when", ("a condition starts with one of", "question")),
    Expected("rests-on-not-sure", "facts", "fact.when.is", ("'not-sure' is not known", "no condition can rest on it")),
    Expected("empty-all", "facts", "fact.when.all", ("at least 1",)),
    Expected("bad-length", "routes", "route.deadline.length", ("'21 dayz' is no length", "working days")),
    Expected("bad-length-in-condition", "tests", "test.applies.older_than", ("'12 moons' is no length",)),
    Expected("no-date", "sources", "source.read", ("valid date", "last spring")),
    Expected("no-such-day", "sources", "file", ("cannot be read as TOML", "date")),
    Expected("circle", "facts", "fact", ("'a-letter' depends on itself",)),
    Expected("route-before-itself", "routes", "route", ("'review' depends on itself",)),
    Expected("gate-in-a-circle", "questions", "question", ("'got_on' depends on itself",)),
    Expected("judgement-with-the-strongest-label", "tests", "test.label", ("judgement never carries 'cannot'",)),
    Expected("names-its-own-test", "tests", "test.applies.all", ("a choice that names its own test, 'fine'",)),
    Expected("starts-at-no-date", "routes", "route.deadline.starts", ("no question with a date 'about'",)),
    Expected("urgent-after-another", "routes", "route", ("an urgent route comes first", "'after'")),
    Expected(
        "overlapping-figures",
        "remedies",
        "remedy.figure.from",
        ("'month' is given from the beginning until 2024-12-31 already", "the nearest free day is 2025-01-01"),
    ),
    Expected("overlapping-figure-without-a-start", "remedies", "remedy.figure", ("'month' is given", "2025-01-01")),
    Expected("overlapping-years", "remedies", "statistic.from", ("'all' is given from 2023-04-01", "2024-04-01")),
    Expected("until-before-from", "remedies", "statistic", ("'until' is before 'from'",)),
    Expected("value-and-range", "remedies", "remedy.figure", ("either a 'value' or a range",)),
    Expected("least-above-most", "remedies", "remedy.figure", ("'least' is below 'most'",)),
    Expected("counts-that-disagree", "remedies", "statistic", ("upheld is at most investigated",)),
    Expected("share-that-differs", "remedies", "statistic", ("'upheld_percent' is not what",)),
    Expected("unknown-source-of-a-figure", "remedies", "remedy.figure.sources", ("no source 'G11'", "'G1'")),
    Expected("unknown-route-expected", TOLD, f"{EXPECTS}.routes", ("'watchdogg'", "nearest is 'watchdog'")),
    Expected("unknown-route-running", TOLD, f"{EXPECTS}.running", ("no route 'revue'", "nearest is 'review'")),
    Expected("unknown-route-dated", TOLD, f"{EXPECTS}.dates.revieww", ("'revieww'", "nearest is 'review'")),
    Expected("unknown-test-expected", TOLD, f"{EXPECTS}.lifted", ("no test 'old-leter'", "'old-letter'")),
    Expected("unknown-never", TOLD, f"{EXPECTS}.never", ("no label, test or route 'canot'", "'cannot'")),
    Expected("unknown-label-expected", TOLD, f"{EXPECTS}.label", ("no label 'opne'", "nearest is 'open'")),
    Expected("no-situation", TOLD, "scenario.situation", ("greater than 0", "it says 0")),
    Expected("unknown-situation", TOLD, "scenario.situation", ("no situation '3'",)),
    Expected("unknown-concern", TOLD, "scenario.also_at.concern", ("no concern 'c11'", "nearest is 'c1'")),
    Expected("which-concern", TOLD, "scenario.also_at", ("say which 'concern' is meant: c1, c2",)),
    Expected("unknown-route-another-day", TOLD, "scenario.also_at.expects.passed", ("nearest is 'review'",)),
    Expected("phrase-never-said", "words", "phrase.id", ("never says 'wellcome'", "the nearest is 'welcome'")),
    Expected("blank-not-filled", "words", "phrase.text", ("{nmae} would stay", "the nearest is 'name'")),
    Expected("blank-left-out", "words", "phrase.text", ("leaves out {first}",)),
    Expected("blank-where-none-is-filled", "words", "phrase.text", ("{name} would stay", "fills in nothing here")),
    Expected("blank-in-the-other-voice", "words", "phrase.text_of_other", ("{frist} would stay", "nearest is 'first'")),
    Expected("lone-brace", "words", "phrase.text", ("a brace that stands alone",)),
    Expected("doubled-word", "tests", "test.instead", ("'review' stands in this list already",)),
    Expected("test-in-a-circle", "tests", "test", ("'old-letter' depends on itself",)),
    Expected("unknown-certainty", "tests", "test.sure", ("'confirmed' or 'to-verify'", "the nearest is 'confirmed'")),
    Expected("id-with-spaces", "tests", "test.id", ("'A fine' is no id", "the nearest is 'a-fine'")),
    Expected("empty-any-of", "tests", "test.applies.all.any_of", ("at least 1",)),
    Expected(
        "unknown-question-lifts", "tests", "test.lifted_by.question", ("question 'got_no'", "nearest is 'got_on'")
    ),
    Expected("unknown-route-related", "routes", "route.related", ("no route 'watchdogs'", "nearest is 'watchdog'")),
    Expected("unknown-source-of-a-route", "routes", "route.sources", ("no source 'G2'",)),
    Expected("later-start-that-is-no-date", "routes", "route.deadline.or_if_later", ("with a date 'about'",)),
    Expected("no-day-of-the-year", "routes", "route.deadline.rolls", ("[31, 8] is no day", "write [month, day]")),
    Expected("length-of-nothing", "routes", "route.deadline.length", ("'0 weeks' is no length", "above 0")),
    Expected("unknown-place", "routes", "route.place", ("'general-advice'", "the nearest is 'support'")),
    Expected("one-choice", "questions", "question", ("at least two 'choices'",)),
    Expected("title-given-twice", "questions", "question.gives", ("'about' gives the title already",)),
    Expected("former-id-that-is-taken", "questions", "question.formerly", ("'about' stands for the question 'about'",)),
    Expected("former-choice-that-is-taken", "questions", "question.choices", ("a choice 'letter' already",)),
    Expected("unknown-kind-of-a-choice", "questions", "question.choices.kinds", ("body kind 'counsil'", "'council'")),
    Expected("needed-by-a-remedy-alone", "remedies", "question.id", ("nothing needs 'so'", "never be asked")),
    Expected("no-day-of-every-year", "routes", "route.deadline", ("[2, 30] is no day of every year",)),
    Expected("needed-by-an-unused-fact", "questions", "question.id", ("nothing needs 'so'", "never be asked")),
    Expected(
        "unknown-question-in-a-gate", "questions", "question.asked_if.question", ("'abuot'", "nearest is 'about'")
    ),
    Expected("unknown-kind-of-question", "questions", "question.kind", ("'dates'", "the nearest is 'date'")),
    Expected("no-web-address", "sources", "source.addresses", ("starts with https://", "example.org/page")),
    Expected("unknown-county", "places", "body.county", ("no body 'anytown-counsil'", "'anytown-council'")),
    Expected(
        "unknown-kind-that-does-not-do-it", "places", "responsibility.not_done_by", ("kind 'councill'", "'council'")
    ),
    Expected("danger-to-an-unknown-route", "dangers", "danger.route", ("route 'revieew'", "nearest is 'review'")),
    Expected("danger-that-asks-an-unknown-question", "dangers", "danger.asks", ("'abuot'", "nearest is 'about'")),
    Expected("unknown-question-in-a-label", "labels", "label.counts_if.question", ("'abuot'", "nearest is 'about'")),
    Expected("holidays-twice", "holidays", "holidays", ("a [holidays] already, in holidays.toml",)),
    Expected("day-outside-the-holidays", "holidays", "holidays.days", ("2062-12-28 is outside", "to 2026-12-31")),
    Expected("holidays-that-end-before-they-begin", "holidays", "holidays", ("'known_until' is before 'known_from'",)),
    Expected(
        "unknown-table-of-freshness",
        "freshness",
        "freshness.after_its_end.holiday",
        ("no table 'holiday'", "the nearest is 'holidays'"),
    ),
    Expected("scenario-among-the-rules", "facts", "scenario", ("a scenario belongs below scenarios/",)),
    Expected(
        "scenario-with-an-unknown-question",
        TOLD,
        "scenario.concerns.answers.got_no",
        ("no question 'got_no'", "the nearest is 'got_on'"),
    ),
    Expected(
        "scenario-with-an-unknown-choice",
        TOLD,
        "scenario.concerns.answers.about",
        ("'about' has no choice 'leter'", "the nearest is 'letter'"),
    ),
    Expected("scenario-with-an-unknown-topic", TOLD, "scenario.concerns.topic", ("'parks/tree'", "'parks/trees'")),
    Expected("scenario-twice", TOLD, "scenario.id", ("a scenario 'a-letter' already, in scenarios/letter.toml",)),
    Expected("pattern-with-an-open-bracket", "grounds", "ground.patterns", ("a bracket is not closed",)),
    Expected("pattern-with-a-star-at-the-end", "grounds", "ground.patterns", ("star at the beginning or at the end",)),
    Expected("pattern-that-begins-with-what-may-lack", "grounds", "signposted.patterns", ("begins with what must",)),
    Expected("pattern-with-a-bracket-inside", "grounds", "ground.patterns", ("a bracket stands inside another",)),
    Expected("pattern-without-a-word", "grounds", "passage.patterns", ("a pattern needs a word",)),
    Expected("ground-instead-of-none", "grounds", "ground.instead_of", ("no ground 'upheldd'", "'upheld'")),
    Expected("ground-behind-none", "grounds", "ground.behind", ("no ground 'upheldd'", "the nearest is 'upheld'")),
    Expected("unknown-signposted", "grounds", "signposted.unless", ("no signposted 'county-cort'", "'county-court'")),
    Expected("signposted-without-a-pattern", "grounds", "signposted.patterns", ("at least 1",)),
    Expected("signposted-id-with-capitals", "grounds", "signposted.id", ("is no id", "the nearest is")),
    Expected("unknown-key-of-a-ground", "grounds", "ground.decided_ass", ("no such key", "nearest is 'decided_as'")),
    Expected("question-among-the-scenarios", TOLD, "fact", ("stand scenarios alone", "never be read")),
)
TELLING = [pytest.param(each, id=each.bad) for each in TABLE]


@pytest.fixture
def mistakes_in(good: Path) -> Callable[[Expected], list[Mistake]]:
    """Return what finds the mistakes of the good knowledge with one file replaced by a bad one."""

    def find(expected: Expected) -> list[Mistake]:
        shutil.copyfile(BAD / f"{expected.bad}.toml", good / f"{expected.replaces}.toml")
        with pytest.raises(KnowledgeError) as raised:
            read_scenarios(good, read(good).knowledge)
        return raised.value.mistakes

    return find


def marked_line(file: Path) -> int:
    """Return the number of the one line that is marked as the wrong one."""
    marked = [number for number, line in enumerate(file.read_bytes().splitlines(), 1) if MARK in line]
    assert len(marked) == 1
    return marked[0]


def test_the_good_knowledge_is_read_without_a_mistake(good: Path) -> None:
    """What the bad files change is itself in order."""
    knowledge = load(good)
    assert [scenario.id for scenario in load_scenarios(knowledge, good)] == ["a-letter"]
    assert [label.id for label in knowledge.label_list] == ["cannot", "open"]
    assert (len(knowledge.question_list), len(knowledge.test_list), len(knowledge.route_list)) == (3, 2, 2)


def test_every_bad_file_is_in_the_table() -> None:
    """A bad file that no row names would never be tried."""
    assert {file.stem for file in BAD.glob("*.toml")} == {each.bad for each in TABLE}


@pytest.mark.parametrize("expected", TELLING)
def test_a_mistake_is_told_with_file_line_key_and_what_is_right(
    expected: Expected, mistakes_in: Callable[[Expected], list[Mistake]]
) -> None:
    """One wrong line gives one mistake, at that line."""
    (mistake,) = mistakes_in(expected)
    assert mistake.file == f"{expected.replaces}.toml"
    assert mistake.line == marked_line(BAD / f"{expected.bad}.toml")
    assert mistake.key == expected.key
    for words in expected.words:
        assert words in mistake.says


def test_all_mistakes_are_told_at_once(good: Path) -> None:
    """Whoever mends the files sees everything that is wrong in one go, each on a line of its own."""
    shutil.copyfile(BAD / "unknown-route.toml", good / "routes.toml")
    shutil.copyfile(BAD / "unknown-label.toml", good / "tests.toml")
    with pytest.raises(KnowledgeError) as raised:
        load(good)
    assert [mistake.file for mistake in raised.value.mistakes] == ["routes.toml", "tests.toml"]
    assert str(raised.value).splitlines() == [str(mistake) for mistake in raised.value.mistakes]


def test_a_mistake_in_a_file_of_a_folder_names_the_folder(good: Path) -> None:
    """Two files of one name in different folders can be told apart."""
    (good / "labels.toml").unlink()
    (good / "deeper").mkdir()
    shutil.copyfile(BAD / "wrong-type.toml", good / "deeper" / "labels.toml")
    with pytest.raises(KnowledgeError, match=r"^deeper/labels\.toml:\d+: label\.name: "):
        load(good)


def test_two_lengths_of_a_chain_may_be_alike(good: Path) -> None:
    """Eight weeks to decide, then eight weeks to appeal: no word is there twice by mistake."""
    routes = good / "routes.toml"
    routes.write_text(routes.read_text().replace('length = "21 days"', 'length = ["8 weeks", "8 weeks"]'))
    (deadline,) = load(good).routes["review"].deadlines
    assert [str(length) for length in deadline.length] == ["8 weeks", "8 weeks"]


def test_a_sentence_that_lacks_is_named(good: Path) -> None:
    """The program cannot say what is not written."""
    words = good / "words-of-all-kinds.toml"
    words.write_text(words.read_text().replace('id = "bye"', 'id = "by"'))
    with pytest.raises(KnowledgeError) as raised:
        load(good)
    never, lacking = sorted(raised.value.mistakes, key=lambda mistake: mistake.key, reverse=True)
    assert "there is no phrase 'bye'" in lacking.says
    assert "the nearest is 'bye'" in never.says
    assert (lacking.file, lacking.line, lacking.key) == ("words.toml", 1, "phrase")


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    """A wrong --knowledge is told by its path."""
    with pytest.raises(FileNotFoundError, match="nowhere is no folder"):
        load(tmp_path / "nowhere")


@pytest.mark.parametrize("file", ["labels", "questions", "sources", "words"])
def test_a_file_with_windows_line_ends_is_read_all_the_same(file: str, good: Path) -> None:
    """Windows line ends change nothing, and lines are still counted right."""
    before = load(good)
    target = good / f"{file}.toml"
    target.write_bytes(target.read_bytes().replace(b"\n", b"\r\n"))
    assert load(good).label_list == before.label_list
