"""One entry is found by its id, and told with its sources."""

from __future__ import annotations

import dataclasses
from datetime import date

import pytest

from helper.knowledge.records import Scenario, ScenarioConcern
from helper.knowledge.showing import ShowError, as_lines, find
from helper.knowledge.store import Knowledge


def test_an_id_that_is_unique_is_found_alone(knowledge: Knowledge) -> None:
    """No kind need be said where only one entry has the id."""
    assert find(knowledge, "late-12-months") == ("test", knowledge.tests["late-12-months"])


def test_an_id_is_found_with_its_kind(knowledge: Knowledge) -> None:
    """The kind can be said before a colon."""
    assert find(knowledge, "route:lgsco") == ("route", knowledge.routes["lgsco"])
    assert find(knowledge, "question:about") == ("question", knowledge.questions["about"])


def test_an_id_of_several_kinds_is_not_guessed(knowledge: Knowledge) -> None:
    """The message says how to ask for each of them."""
    phrase = knowledge.phrases[0].model_copy(update={"id": "lgsco"})
    doubled = dataclasses.replace(knowledge, phrases=(*knowledge.phrases, phrase))
    with pytest.raises(ShowError, match="'lgsco' stands for several; say route:lgsco or phrase:lgsco"):
        find(doubled, "lgsco")
    assert find(doubled, "phrase:lgsco") == ("phrase", phrase)
    assert find(doubled, "route:lgsco") == ("route", knowledge.routes["lgsco"])


def test_a_scenario_is_read_where_nothing_else_has_the_id(knowledge: Knowledge) -> None:
    """Told cases are found by their id, and are not read for an entry that is there without them."""
    scenario = Scenario(
        id="bins", about="-", as_at=date(2026, 1, 5), told="-", source="-", concerns=(ScenarioConcern(id="c1"),)
    )
    assert find(knowledge, "bins", lambda: (scenario,)) == ("scenario", scenario)
    assert find(knowledge, "scenario:bins", lambda: (scenario,)) == ("scenario", scenario)
    assert find(knowledge, "lgsco", pytest.fail)[0] == "route"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("late-12-month", ("no entry 'late-12-month'", "the nearest is 'late-12-months'")),
        ("test:late-12-month", ("no entry 'test:late-12-month'", "the nearest is 'late-12-months'")),
        ("route:late-12-months", ("no entry 'route:late-12-months'",)),
        ("tset:late-12-months", ("no kind of entry 'tset'", "the nearest is 'test'")),
    ],
)
def test_what_is_not_there_is_told_with_the_nearest(knowledge: Knowledge, asked: str, words: tuple[str, ...]) -> None:
    """A misspelt id or kind is answered with the right one."""
    with pytest.raises(ShowError) as raised:
        find(knowledge, asked)
    for each in words:
        assert each in str(raised.value)


def test_an_entry_is_told_with_its_sources(knowledge: Knowledge) -> None:
    """Every source is named with the day it was read and its addresses."""
    test = knowledge.tests["late-12-months"]
    told = as_lines(knowledge, "test", test)
    assert told.startswith("test late-12-months\n")
    for each in test.sources:
        source = knowledge.sources[each]
        assert f"{source.title} (read {source.read})" in told
        assert all(address in told for address in source.addresses)


def test_a_remedy_is_told_with_the_sources_of_its_figures(knowledge: Knowledge) -> None:
    """Where a range was read stands beside where the remedy was, each once."""
    kind, entry = find(knowledge, "remedy:unsuitable-home")
    told = as_lines(knowledge, kind, entry)
    for each in ("S51", "remedies-2023", "birmingham-22-000-134"):
        assert told.count(f"  source {each}: ") == 1


def test_every_entry_can_be_told(knowledge: Knowledge) -> None:
    """Nothing in the knowledge is of a shape that cannot be shown."""
    shelves = {
        "test": knowledge.test_list,
        "route": knowledge.route_list,
        "question": knowledge.question_list,
        "fact": knowledge.fact_list,
        "label": knowledge.label_list,
        "responsibility": knowledge.responsibilities,
        "remedy": knowledge.remedies,
        "statistic": knowledge.statistics,
    }
    for kind, entries in shelves.items():
        for entry in entries:
            assert as_lines(knowledge, *find(knowledge, f"{kind}:{entry.id}")).startswith(f"{kind} {entry.id}\n")
