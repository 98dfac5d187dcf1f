"""Topics and danger from free words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from helper.assessment import Desk
from helper.knowledge.store import Knowledge
from helper.topics.danger import signs_of_danger


@pytest.mark.parametrize(
    ("story", "topic"),
    [
        (
            "they havent emptied my bin for 3 weeks and nobody answers",
            "environment-and-regulation/refuse-and-recycling",
        ),
        ("My son's EHCP is months late and the school says it is the council", "education/special-educational-needs"),
        ("the council wont pay for my moms care home any more", "adult-care-services/residential-care"),
        ("i got a PCN for parking and they ignored my appeal", "transport-and-highways/parking-and-other-penalties"),
        ("we were made homeless and they gave us nowhere to stay", "housing/homelessness"),
        ("council tax bill for a flat i never lived in", "benefits-and-tax/council-tax"),
        ("my nieghbours extention got planning permision", "planning/planning-applications"),
    ],
)
def test_a_story_suggests_its_topic_among_the_first_three(at: Desk, story: str, topic: str) -> None:
    """Everyday words, misspelt ones too, lead to the right topic."""
    assert topic in [found.id for found, _ in at.topics(story, 3)]


@given(text=st.text(max_size=300))
def test_any_words_give_topics_with_shares(at: Desk, text: str) -> None:
    """Whatever is typed, shares are between nought and one and the best comes first."""
    scores = [score for _, score in at.topics(text, 5)]
    assert scores == sorted(scores, reverse=True)
    assert all(0.0 <= score <= 1.0 for score in scores)


def test_no_known_word_gives_no_topic(at: Desk) -> None:
    """Nothing is guessed from nothing."""
    assert at.topics("", 3) == ()
    assert at.topics("12345 !!!", 3) == ()


def test_danger_words_are_whole_words(knowledge: Knowledge) -> None:
    """A sign of danger is found as words, not inside others, and in any case."""
    sign = knowledge.dangers[0]
    phrase = sign.phrases[0]
    assert sign in signs_of_danger(knowledge, f"He said: {phrase.upper()}!")
    assert sign not in signs_of_danger(knowledge, f"x{phrase.replace(' ', '')}x")
    assert signs_of_danger(knowledge, "my bin was not emptied") == ()
