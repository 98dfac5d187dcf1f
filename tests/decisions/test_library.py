"""The library of past decisions: search, what is shared, counts; nothing anyone types can act."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.decisions.library import Library, topic_id
from helper.decisions.statistics import statistics
from helper.knowledge.loading import load_codes, load_decisions
from helper.knowledge.store import Knowledge
from helper.words import words_of

LIBRARY = Library(load_decisions(), load_codes())


def test_a_decision_is_found_by_its_own_words() -> None:
    """Searching for a complaint finds that decision first, nearly always."""
    sample = LIBRARY.decisions[::40]
    first = [LIBRARY.search(d.complaint, limit=1)[0].decision.reference == d.reference for d in sample]
    assert sum(first) >= len(sample) - 1


@pytest.mark.parametrize("reference", ["25 010 721", "25-010-721", "25010721"])
def test_a_reference_may_be_spaced_in_any_way(reference: str) -> None:
    """Spaces and dashes make no difference, and an unknown reference is none."""
    found = LIBRARY.show(reference)
    assert found is not None
    assert found.reference == "25 010 721"
    assert LIBRARY.show("99 999 999") is None


def test_topic_and_tests_raise_what_shares_them() -> None:
    """With a topic and a test confirmed, most of the first five share both."""
    hits = LIBRARY.search(
        "the social worker told my ex where we live",
        topic="children-s-care-services/child-protection",
        tests=["data-protection-ico"],
        limit=5,
    )
    assert all(hit.topic for hit in hits[:3])
    assert hits[0].tests == ("data-protection-ico",)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_within_returns_only_what_was_asked_for() -> None:
    """A filter by topic leaves nothing else."""
    topic = "housing/homelessness"
    hits = LIBRARY.search("noise bins parking", topic=topic, within=True, limit=50)
    assert hits
    assert {topic_id(h.decision.category, h.decision.subcategory) for h in hits} == {topic}


@given(st.text(max_size=200))
def test_nothing_typed_is_read_as_query_syntax(text: str) -> None:
    """Quotes, stars, NEAR and columns in a person's words do nothing."""
    for hit in LIBRARY.search(text, limit=3):
        assert 0.0 <= hit.score <= 1.0


@pytest.mark.parametrize(
    "text", ['"', "complaint:x", "a OR b", "NEAR(a b)", "x*", "-x", "') DROP TABLE texts; --", "^x"]
)
def test_query_syntax_in_words_is_harmless(text: str) -> None:
    """What FTS5 would read as an operator is only words."""
    assert isinstance(LIBRARY.search(text), list)


def test_every_topic_of_a_decision_is_in_the_knowledge(knowledge: Knowledge) -> None:
    """The complaint body's own categories are all topics."""
    used = {topic_id(d.category, d.subcategory) for d in LIBRARY.decisions if d.category}
    assert used <= set(knowledge.topics)


def test_every_ground_has_words(knowledge: Knowledge) -> None:
    """No ground is shown as a bare code."""
    grounds = {ground for decision in LIBRARY.decisions for ground in decision.grounds}
    assert grounds <= {ground.id for ground in knowledge.grounds}


def test_statistics_add_up() -> None:
    """The counts by main ground are those of the sample, and the period holds them."""
    counted = statistics(LIBRARY, topic="housing/homelessness")
    assert sum(counted.outcomes.values()) == counted.sample > 0
    assert counted.from_ is not None
    assert counted.to is not None
    assert counted.from_ <= counted.to
    assert statistics(LIBRARY, topic="no/such").sample == 0


def test_words_leave_out_what_says_nothing() -> None:
    """Common words and doubled words are left out."""
    assert words_of("The council did not tell the Council's tenant") == ["council", "tell", "council's", "tenant"]
