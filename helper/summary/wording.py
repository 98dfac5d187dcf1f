"""Puts findings into the knowledge's sentences: deadlines, reasons, what is left open."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from helper.case.models import Value
from helper.knowledge.phrases import day_in_words, days_left, say
from helper.knowledge.routes import Route
from helper.knowledge.store import Knowledge
from helper.questions.showing import answer_in_words
from helper.reasoning.facts import Reason
from helper.reasoning.findings import Clock


class Wording:
    """Says findings in words, in one voice, on one day."""

    def __init__(self, knowledge: Knowledge, today: date, *, of_other: bool) -> None:
        self.knowledge = knowledge
        self.today = today
        self.of_other = of_other

    def say(self, phrase_id: str, **names: object) -> str:
        """Return a sentence of the knowledge in this voice."""
        return say(self.knowledge, phrase_id, of_other=self.of_other, **names)

    def day(self, day: date) -> str:
        """Return a day with its weekday."""
        return day_in_words(day)

    def deadline(self, clock: Clock) -> str:
        """Return a clock with its dates, and what to do where it has passed."""
        parts = [clock.deadline.clock, self._dates(clock)]
        if clock.holidays_until is not None:
            parts.append(self.say("holidays-until", day=self.day(clock.holidays_until)))
        if clock.passed == "yes" or (clock.passed == "not-known" and clock.safe_date is not None):
            parts.append(clock.deadline.if_passed)
        return " ".join(parts)

    def _dates(self, clock: Clock) -> str:
        if clock.started is False:
            return self.say("deadline-not-started")
        if clock.safe_date is None:
            return self._no_dates(clock)
        last = clock.last_date or clock.safe_date
        if clock.deadline.whose == "body":
            return self._with_day("body-had-until" if clock.passed == "yes" else "body-has-until", last)
        return self._of_person(clock, clock.safe_date, last)

    def _of_person(self, clock: Clock, safe: date, last: date) -> str:
        if clock.passed == "yes":
            return self._with_day("deadline-passed", last)
        if clock.passed == "not-known":
            return self._with_day("deadline-may-have-passed", safe)
        if last != safe:
            return self._with_day("deadline-safe-or-later", safe, last=self.day(last))
        return self._with_day("deadline-safe", safe)

    def _no_dates(self, clock: Clock) -> str:
        if clock.started:
            return self.say("deadline-length-only")
        if clock.needs:
            return self.say("deadline-not-known", needs=self.questions(clock.needs))
        return self.say("deadline-unknown-start")

    def _with_day(self, phrase_id: str, day: date, **names: object) -> str:
        return self.say(phrase_id, day=self.day(day), left=days_left(self.knowledge, day, self.today), **names)

    def questions(self, ids: Iterable[str]) -> str:
        """Return short names of questions, for saying what something depends on."""
        return "; ".join(self.short(each) for each in ids)

    def short(self, question_id: str) -> str:
        """Return the short name of a question."""
        question = self.knowledge.questions.get(question_id)
        return question.named(of_other=self.of_other) if question else self.say(f"short-{question_id}")

    def answer(self, question_id: str, value: Value) -> str:
        """Return an answer in words."""
        question = self.knowledge.questions.get(question_id)
        if question is not None:
            return answer_in_words(self.knowledge, question, value, of_other=self.of_other)
        topic = self.knowledge.topics.get(str(value))
        return topic.subcategory if topic else str(value)

    def because(self, reasons: Iterable[Reason]) -> str:
        """Return the answers that something rests on; nothing where there are none."""
        told = [f"{self.short(r.question)}: {self.answer(r.question, r.answer)}" for r in reasons]
        return self.say("because", answers=". ".join(told) + ".") if told else ""

    def where(self, route: Route) -> str:
        """Return how to reach a route on one line; nothing where nothing is known."""
        contact = route.contact
        hours = (contact.hours or "").rstrip(".")
        phone = f"{contact.phone} ({hours})" if contact.phone and hours else contact.phone
        return "; ".join(filter(None, (phone, contact.web, contact.email, contact.post)))
