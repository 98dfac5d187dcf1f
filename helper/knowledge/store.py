"""The whole of what the helper knows, as one frozen value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TypeVar

from helper.knowledge.conditions import Fact
from helper.knowledge.entries import Source
from helper.knowledge.jurisdiction import JurisdictionTest, Label
from helper.knowledge.places import Body, BodyKind, DangerWords, Responsibility, Topic
from helper.knowledge.questions import Question, StatementPart
from helper.knowledge.records import Freshness, Ground, Heading, Holidays, Law, Passage, Phrase, Signposted, Situation
from helper.knowledge.remedies import Remedy, Statistic
from helper.knowledge.routes import Route

E = TypeVar("E", Question, JurisdictionTest, Route, Body, Topic, Label, Fact, Source)


def _by_id(entries: Iterable[E]) -> Mapping[str, E]:
    return MappingProxyType({entry.id: entry for entry in entries})


def _no_holidays() -> Holidays:
    return Holidays(known_from=date.min, known_until=date.max, days=frozenset(), checked=date.min, source="none")


@dataclass(frozen=True, eq=False)
class Knowledge:
    """Every entry of every kind, in the order in which the files hold them."""

    question_list: tuple[Question, ...] = ()
    fact_list: tuple[Fact, ...] = ()
    test_list: tuple[JurisdictionTest, ...] = ()
    route_list: tuple[Route, ...] = ()
    label_list: tuple[Label, ...] = ()
    body_list: tuple[Body, ...] = ()
    body_kinds: tuple[BodyKind, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    topic_list: tuple[Topic, ...] = ()
    dangers: tuple[DangerWords, ...] = ()
    grounds: tuple[Ground, ...] = ()
    signposts: tuple[Signposted, ...] = ()
    headings: tuple[Heading, ...] = ()
    passages: tuple[Passage, ...] = ()
    laws: tuple[Law, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    source_list: tuple[Source, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    situations: tuple[Situation, ...] = ()
    holidays: Holidays = field(default_factory=_no_holidays)
    freshness: Freshness | None = None
    version: str = "0"

    @cached_property
    def questions(self) -> Mapping[str, Question]:
        """Questions by id, in written order."""
        return _by_id(self.question_list)

    @cached_property
    def question_order(self) -> Mapping[str, int]:
        """The place of each question in the written order."""
        return MappingProxyType({q.id: place for place, q in enumerate(self.question_list)})

    @cached_property
    def statement_parts(self) -> Mapping[StatementPart, tuple[Question, ...]]:
        """The questions that fill each part of the statement, in written order."""
        parts: dict[StatementPart, tuple[Question, ...]] = {}
        for question in self.question_list:
            if question.statement is not None:
                parts[question.statement] = (*parts.get(question.statement, ()), question)
        return MappingProxyType(parts)

    @cached_property
    def following(self) -> tuple[Question, ...]:
        """The questions whose answer may follow from others, in written order."""
        return tuple(q for q in self.question_list if q.follows)

    @cached_property
    def panel(self) -> tuple[Question, ...]:
        """The safety panel, in written order."""
        return tuple(q for q in self.question_list if q.panel)

    @cached_property
    def facts(self) -> Mapping[str, Fact]:
        """Named conditions by id."""
        return _by_id(self.fact_list)

    @cached_property
    def tests(self) -> Mapping[str, JurisdictionTest]:
        """Tests by id."""
        return _by_id(self.test_list)

    @cached_property
    def routes(self) -> Mapping[str, Route]:
        """Routes by id."""
        return _by_id(self.route_list)

    @cached_property
    def bodies(self) -> Mapping[str, Body]:
        """Bodies by id."""
        return _by_id(self.body_list)

    @cached_property
    def topics(self) -> Mapping[str, Topic]:
        """Topics by id."""
        return _by_id(self.topic_list)

    @cached_property
    def labels(self) -> Mapping[str, Label]:
        """Labels by id, strongest first."""
        return _by_id(self.label_list)

    @cached_property
    def strength(self) -> Mapping[str, int]:
        """The place of each label in the order of strength; 0 is the strongest."""
        return MappingProxyType({label.id: place for place, label in enumerate(self.label_list)})

    @cached_property
    def weakest(self) -> str:
        """The label before the last: a test of it is looked at only where nothing stronger was found."""
        return self.label_list[-2].id if len(self.label_list) > 1 else ""

    def nothing_stronger(self, label: str) -> bool:
        """Whether a label is the weakest, or says that no obstacle was found."""
        return self.strength[label] >= len(self.label_list) - 2

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """Sources by id."""
        return _by_id(self.source_list)

    @cached_property
    def words(self) -> Mapping[str, Phrase]:
        """Sentences of the program by id."""
        return MappingProxyType({phrase.id: phrase for phrase in self.phrases})

    @cached_property
    def title_question(self) -> str:
        """The id of the question whose answer names a concern; empty where there is none."""
        return next((q.id for q in self.question_list if q.gives == "title"), "")

    @cached_property
    def body_question(self) -> str:
        """The id of the question that names the body; empty where there is none."""
        return next((q.id for q in self.question_list if q.gives == "body"), "")

    @cached_property
    def body_kind_question(self) -> str:
        """The id of the question that tells the kind of a body not listed; empty where there is none."""
        return next((q.id for q in self.question_list if q.gives == "body-kind"), "")

    @cached_property
    def checked_until(self) -> date:
        """The latest date on which any entry was checked."""
        dated = [e.checked for e in (*self.test_list, *self.route_list) if e.checked]
        return max(dated, default=date.min)
