"""The library of past decisions: search, what is shared, counts; nothing anyone types can act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.assessment import Desk
from helper.decisions.shelf import topic_id
from helper.knowledge.loading import load_codes, load_decisions
from helper.knowledge.records import Decision
from helper.words import words_of

DECISIONS = load_decisions()
BIN_STORY = "they havent emptied my bin for 3 weeks and nobody answers the phone"


def test_a_decision_is_found_by_its_own_words(at: Desk) -> None:
    """Searching for a complaint finds that decision among the first, nearly always."""
    sample = DECISIONS[::40]
    first = [d.reference in {hit.decision.reference for hit in at.alike(d.complaint, limit=1)} for d in sample]
    assert sum(first) >= len(sample) - 2


@pytest.mark.parametrize("reference", ["25 010 721", "25-010-721", "25010721"])
def test_a_reference_may_be_spaced_in_any_way(at: Desk, reference: str) -> None:
    """Spaces and dashes make no difference, and an unknown reference is none."""
    found = at.library.show(reference)
    assert found is not None
    assert found.reference == "25 010 721"
    assert at.library.show("99 999 999") is None


def test_topic_and_tests_raise_what_shares_them(at: Desk) -> None:
    """With a topic and a test confirmed, the first five share both."""
    hits = at.alike(
        "the social worker told my ex where we live",
        topic="children-s-care-services/child-protection",
        tests=["data-protection-ico"],
    )
    assert all(hit.topic for hit in hits)
    assert hits[0].tests == ("data-protection-ico",)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_a_likely_topic_is_said_to_be_the_same(at: Desk) -> None:
    """From words alone, what is found says that it is about the same, and which words it shares."""
    hits = at.alike(BIN_STORY)
    assert {topic_id(h.decision.category, h.decision.subcategory) for h in hits} == {
        "environment-and-regulation/refuse-and-recycling"
    }
    assert all(hit.topic for hit in hits)
    assert any("bin" in hit.words for hit in hits)


def test_misspelt_words_are_mended(at: Desk) -> None:
    """Letters that changed places still lead to the same decisions."""
    clean = {hit.decision.reference for hit in at.alike("council tax liability for an empty property")}
    damaged = {hit.decision.reference for hit in at.alike("council tax liablity for an emtpy porperty")}
    assert len(clean & damaged) >= 3


def test_within_returns_only_what_was_asked_for(at: Desk) -> None:
    """A filter by topic leaves nothing else, and so does one by test."""
    topic = "housing/homelessness"
    hits = at.within("noise bins parking", topic=topic, test=None, limit=50)
    assert hits
    assert {topic_id(h.decision.category, h.decision.subcategory) for h in hits} == {topic}
    hits = at.within("he waited too long", topic=None, test="late-12-months", limit=50)
    assert hits
    assert all("late" in hit.decision.grounds for hit in hits)


@given(st.text(max_size=200))
def test_nothing_typed_is_read_as_query_syntax(at: Desk, text: str) -> None:
    """Quotes, stars, NEAR and columns in a person's words do nothing."""
    for hit in at.alike(text, limit=3):
        assert 0.0 <= hit.score <= 1.0


@pytest.mark.parametrize(
    "text", ['"', "complaint:x", "a OR b", "NEAR(a b)", "x*", "-x", "') DROP TABLE decision; --", "^x", "topic : 0"]
)
def test_query_syntax_in_words_is_harmless(at: Desk, text: str) -> None:
    """What FTS5 would read as an operator is only words."""
    before = at.library.size
    assert isinstance(at.alike(text), list)
    assert at.library.size == before


def test_every_topic_of_a_decision_is_in_the_knowledge(at: Desk) -> None:
    """The complaint body's own categories are all topics."""
    used = {topic_id(d.category, d.subcategory) for d in DECISIONS if d.category}
    assert used <= set(at.knowledge.topics)


def test_every_ground_has_words(at: Desk) -> None:
    """No ground is shown as a bare code."""
    grounds = {ground for decision in DECISIONS for ground in decision.grounds}
    assert grounds <= {ground.id for ground in at.knowledge.grounds}


def test_statistics_count_every_decision_of_a_topic_once(at: Desk) -> None:
    """The counts are those of a plain look through the file."""
    topic = "housing/homelessness"
    of_topic = [d for d in DECISIONS if topic_id(d.category, d.subcategory) == topic]
    counted = at.statistics(topic=topic)
    assert counted.sample == len(of_topic) == sum(counted.outcomes.values())
    years = sorted(d.decided[:4] for d in of_topic if d.decided)
    assert (counted.from_, counted.to) == (years[0], years[-1])
    assert counted.found_right == sum(_is(d, "investigated-upheld") for d in of_topic)
    assert counted.looked_into >= counted.found_right > 0
    assert at.statistics(topic="no/such").sample == 0


def test_statistics_of_a_test_count_the_grounds_it_stands_for(at: Desk) -> None:
    """A test is counted where any ground of a decision, not only the main one, is one that it stands for."""
    assert "late" in load_codes().grounds
    assert at.statistics(test="late-12-months").sample == sum("late" in d.grounds for d in DECISIONS)


def _is(decision: Decision, ground: str) -> bool:
    return decision.grounds[:1] == (ground,)


def test_words_leave_out_what_says_nothing() -> None:
    """Common words and doubled words are left out."""
    assert words_of("The council did not tell the Council's tenant") == ["council", "tell", "council's", "tenant"]
