"""What can be asked for at any time: back, why, the answers so far, the result so far, leaving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from helper.assessment import Desk
from helper.conversation.answering import Answering, Taken
from helper.conversation.session import STORY, TOPIC, Asked, Line, Session, Turn
from helper.questions.showing import shown
from helper.reasoning.relevance import opens_or_closes
from helper.summary.content import content
from helper.summary.text import as_text

_NAMES = 6
_SHORT_WHY = {STORY: "why-words", TOPIC: "why-topic"}


class Commands:
    """Carries out what is asked for instead of an answer."""

    def __init__(self, at: Desk, session: Session, today: date) -> None:
        self.at = at
        self.session = session
        self.today = today
        self.words = Answering(at, session, today)

    def named(self, typed: str) -> Callable[[], Taken | Turn] | None:
        """Return the command of that name; ``None`` where the words are no command."""
        if self.session.mode == "file":
            return None
        return {
            "b": self.back,
            "back": self.back,
            "?": self.why,
            "why": self.why,
            "a": self.answers,
            "answers": self.answers,
            "r": self.result_so_far,
            "result": self.result_so_far,
            "q": self.leave,
            "quit": self.leave,
            "leave": self.leave,
        }.get(typed.strip().lower())

    def back(self) -> Taken:
        """Go to the question before; its answer stays until another is given."""
        session = self.session
        if session.mode not in {"ask", "topic", "same", "more", "done"}:
            return Taken(session.but(mode="ask", offered=(), typed="", changing=None))
        if not session.trail:
            return Taken(session, (Line("notice", self.words.say("at-the-beginning")),))
        asked = session.trail[-1]
        return Taken(session.but(mode="ask", changing=asked, trail=session.trail[:-1], offered=(), typed=""))

    def why(self) -> Taken:
        """Say why this is asked: in the question's own words, and what the answer can decide."""
        mode, asked = self.words.upcoming.step()
        if self.session.mode not in {"ask", "topic", "same"} or asked is None:
            return Taken(self.session, (Line("says", self.words.say("why-menu")),))
        if mode == "same" or asked.question in _SHORT_WHY:
            phrase = "why-same" if mode == "same" else _SHORT_WHY[asked.question]
            return Taken(self.session, (Line("says", self.words.say(phrase)),))
        question = self.at.knowledge.questions[asked.question]
        names = list(self._decides(asked))
        lines = [Line("says", question.reason(of_other=self.words.of_other))]
        if names:
            lines.append(Line("says", self.words.say("why-opens", names="; ".join(names[:_NAMES]))))
        return Taken(self.session, tuple(lines))

    def _decides(self, asked: Asked) -> Iterator[str]:
        concerns = self.session.case.concerns
        concern = next((c for c in concerns if c.id == asked.concern), concerns[0])
        tests, routes = opens_or_closes(asked.question, self.words.upcoming.findings(concern).facts)
        yield from (self.at.knowledge.tests[each].name for each in tests)
        yield from (self.at.knowledge.routes[each].name for each in routes)

    def given(self) -> list[Asked]:
        """Return every answer that was given, in the order in which they are shown."""
        knowledge, case = self.at.knowledge, self.session.case
        found = [Asked(q, None) for q in knowledge.questions if q in case.answers]
        for concern in case.concerns:
            found += [Asked(STORY, concern.id)] if concern.story else []
            found += [Asked(TOPIC, concern.id)] if concern.topic else []
            found += [Asked(q, concern.id) for q in knowledge.questions if q in concern.answers]
        return found

    def answers(self) -> Taken:
        """Show every answer with its number, and let one be changed."""
        given = self.given()
        if not given:
            return Taken(self.session, (Line("notice", self.words.say("no-answers-yet")),))
        lines = [Line("heading", self.words.say("answers-heading"))]
        lines += [Line("says", f"{number}. {self._shown(asked)}") for number, asked in enumerate(given, 1)]
        return Taken(self.session.but(mode="answers", offered=(), changing=None), tuple(lines))

    def _shown(self, asked: Asked) -> str:
        knowledge, case = self.at.knowledge, self.session.case
        if asked.question in {STORY, TOPIC}:
            concern = case.concern(asked.concern or "")
            topic = knowledge.topics.get(concern.topic or "")
            told = concern.story if asked.question == STORY else topic.subcategory if topic else concern.topic
            return f"{self.words.say(f'short-{asked.question}')}: {told}"
        question = knowledge.questions[asked.question]
        answers = case.concern(asked.concern).answers if asked.concern else case.answers
        voice = self.words.of_other
        told = shown(knowledge, question, answers[asked.question], of_other=voice)
        return f"{question.named(of_other=voice)}: {told}"

    def change(self, typed: str) -> Taken:
        """Ask the answer of that number again; an empty line goes on."""
        session = self.session.but(mode="ask", offered=())
        if not typed.strip():
            return Taken(session)
        given = self.given()
        place = self.words.pick(typed, [self._shown(asked) for asked in given])
        if place is None:
            return Taken(self.session, (Line("error", self.words.say("no-such-answer", typed=typed.strip())),))
        return Taken(session.but(changing=given[place]))

    def result_so_far(self) -> Taken:
        """Show the result on what was told so far."""
        return self.result("result-so-far")

    def result(self, phrase_id: str = "result") -> Taken:
        """Show the whole result as text."""
        text = as_text(content(self.at, self.session.case, self.today, copy="file", whole=False))
        return Taken(self.session, (Line("heading", self.words.say(phrase_id)), Line("result", text)))

    def leave(self) -> Taken | Turn:
        """Leave at once where nothing would be lost, else ask first."""
        if not self.session.unkept or self.session.mode == "leave":
            return self.ended()
        return Taken(self.session.but(mode="leave", offered=()))

    def ended(self) -> Turn:
        """End the conversation."""
        return Turn(self.session, (Line("says", self.words.say("bye")),), ended=True)
