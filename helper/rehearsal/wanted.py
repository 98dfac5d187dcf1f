"""What the scenarios should reach between them: every part of the knowledge, from every side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from helper.knowledge.jurisdiction import JurisdictionTest
from helper.knowledge.positions import Path
from helper.knowledge.questions import Question
from helper.knowledge.routes import Deadline
from helper.knowledge.store import Knowledge
from helper.reasoning.truth import Truth
from helper.rehearsal.good_reasons import good_reasons

APPLIES: Mapping[Truth, str] = MappingProxyType(
    {Truth.YES: "applies", Truth.NO: "does not apply", Truth.NOT_KNOWN: "is not known"}
)
LIFTED = "is lifted by"
SHOWN = "is expected and shown"
ANSWERED = "is answered"
GIVEN = "is given"
RUNNING, PASSED = "is running", "has passed"
NAMED = "is that of the body"
CONFIRMED = "is confirmed"
SOMEONE_ELSES = "sends to another body"
IN_WORDS = "is in the words"
TOLD = "is told"

# What must be reached in all its parts; the rest is only counted.
MUST_BE_WHOLE = ("test", "route", "question", "choice", "deadline", "situation")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that some scenario should reach, and where it stands.

    ``entry`` is the entry that it is or is a part of, ``inside`` the path of the part in it.
    """

    kind: str
    id: str
    what: str
    table: str
    entry: str
    inside: Path = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it apart from all others."""
        return self.kind, self.id, self.what


def wanted(knowledge: Knowledge) -> Iterator[Wanted]:
    """Yield everything that the scenarios of a knowledge should reach, kind by kind."""
    for test in knowledge.test_list:
        yield from _of_test(knowledge, test)
    yield from (Wanted("route", route.id, SHOWN, "route", route.id) for route in knowledge.route_list)
    yield from (Wanted("question", each.id, ANSWERED, "question", each.id) for each in knowledge.question_list)
    for question in knowledge.question_list:
        yield from _of_choices(question)
    yield from _of_deadlines(knowledge)
    yield from (Wanted("situation", each.id, TOLD, "situation", each.id) for each in knowledge.situations)
    yield from _of_places(knowledge)


def _of_test(knowledge: Knowledge, test: JurisdictionTest) -> Iterator[Wanted]:
    for what in APPLIES.values():
        yield Wanted("test", test.id, what, "test", test.id, ("applies",))
    for reason in lifting(knowledge, test):
        yield Wanted("test", test.id, reason, "test", test.id, ("lifted_by",))


def lifting(knowledge: Knowledge, test: JurisdictionTest) -> tuple[str, ...]:
    """Return the ways in which a test is lifted, each once; one left to judgement never is."""
    condition = None if test.judgement else test.lifted_by
    return tuple(dict.fromkeys(f"{LIFTED} {reason}" for reason in good_reasons(knowledge, condition)))


def _of_choices(question: Question) -> Iterator[Wanted]:
    for index, choice in enumerate(question.choices):
        inside = ("choices", index)
        yield Wanted("choice", choice_id(question.id, choice.id), GIVEN, "question", question.id, inside)


def choice_id(question: str, choice: str) -> str:
    """Return what a choice is called where it stands alone: "why_late = ill"."""
    return f"{question} = {choice}"


def _of_deadlines(knowledge: Knowledge) -> Iterator[Wanted]:
    for route in knowledge.route_list:
        for index, deadline in enumerate(route.deadlines):
            name = deadline_id(route.id, index, deadline)
            for side in (RUNNING,) if deadline.each_year else (RUNNING, PASSED):
                yield Wanted("deadline", name, side, "route", route.id, ("deadline", index))


def deadline_id(route: str, index: int, deadline: Deadline) -> str:
    """Return what a deadline is called: its route, its place there counted from one, and its start."""
    return f"{route} {index + 1} ({f'from {deadline.starts}' if deadline.starts else 'each year'})"


def _of_places(knowledge: Knowledge) -> Iterator[Wanted]:
    for kind in knowledge.body_kinds:
        yield Wanted("body kind", kind.id, NAMED, "kind", kind.id)
    for topic in knowledge.topic_list:
        yield Wanted(topic_kind(topic.category), topic.id, CONFIRMED, "topic", topic.id)
    for each in knowledge.responsibilities:
        yield Wanted("responsibility", each.id, SOMEONE_ELSES, "responsibility", each.id)
    for danger in knowledge.dangers:
        yield Wanted("danger", danger.id, IN_WORDS, "danger", danger.id)


def topic_kind(category: str | None) -> str:
    """Return the kind of a topic: those that the complaint body does not use have no category."""
    return "topic" if category else "topic outside"
