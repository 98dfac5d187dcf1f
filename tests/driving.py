"""Answers a conversation from a scenario: what a person with that case would type."""

from __future__ import annotations

from helper.assessment import Desk
from helper.case.models import Case, Concern, Value
from helper.conversation.session import Ask, Turn
from helper.conversation.talk import begin, said
from helper.knowledge.entries import NOT_SURE, NOT_TOLD
from helper.knowledge.questions import Question
from helper.knowledge.records import Scenario
from helper.rehearsal.playing import case_of_scenario

LONGEST = 300
SPECIAL = {"story", "topic", "same", "more", "danger", "which-body"}


class Driver:
    """Types the answers of one scenario, and remembers what was asked for each concern."""

    def __init__(self, at: Desk, scenario: Scenario) -> None:
        self.at = at
        self.scenario = scenario
        self.case = case_of_scenario(at, scenario)
        self.words: list[str] = []
        self.asked: list[tuple[str, str]] = []
        self._present = 0

    def drive(self) -> Turn:
        """Hold the whole conversation; return its last turn, at the menu."""
        turn = begin(self.at, self.scenario.as_at)
        while turn.ask is not None and turn.ask.id != "menu":
            assert len(self.words) < LONGEST, self.asked[-5:]
            words = self.answer(turn.ask)
            self.words.append(words)
            turn = said(self.at, turn.session, self.scenario.as_at, words)
            assert all(line.kind != "error" for line in turn.lines), (self.asked[-1], words, turn.lines)
        return turn

    def concern(self, ask: Ask) -> Concern:
        """Return the scenario's concern that a question is about."""
        if ask.concern is not None:
            self._present = int(ask.concern[1:]) - 1
        return self.case.concerns[self._present]

    def answer(self, ask: Ask) -> str:
        """Return what is typed for a question."""
        concern = self.concern(ask)
        self.asked.append((concern.id, ask.id))
        if ask.id in SPECIAL:
            return self.special(ask, concern)
        given = concern.answers.get(ask.id) or self.case.answers.get(ask.id)
        return self.typed(self.at.knowledge.questions[ask.id], given.value if given else NOT_SURE)

    def special(self, ask: Ask, concern: Concern) -> str:
        """Return what is typed for the story, the topic, and the questions between them."""
        if ask.id == "story":
            return (concern.story or "It happened.").replace("\n", " ")
        if ask.id == "topic":
            offered = [option.id for option in ask.options]
            return str(offered.index(concern.topic) + 1) if concern.topic in offered else self._other_topic(concern)
        if ask.id == "same":
            return "yes" if self._same_as_before(concern) else "no"
        if ask.id == "more":
            self._present += 1
            return "yes" if self._present < len(self.case.concerns) else "no"
        return {"danger": "no"}.get(ask.id, "1")

    def _same_as_before(self, concern: Concern) -> bool:
        """Whether nothing that would be taken over differs; another body's answers are not taken over anyway."""
        if next(c for c in self.scenario.concerns if c.id == concern.id).expects.wrong_body:
            return True
        before = self.case.concerns[: self._present]
        for question, answer in concern.answers.items():
            told = next((c.answers[question] for c in reversed(before) if question in c.answers), None)
            told = self.case.answers.get(question, told)
            if self.at.knowledge.questions[question].carries and (told is None or told.value != answer.value):
                return told is None and not self._was_asked(question)
        return True

    def _was_asked(self, question: str) -> bool:
        """Whether a question was asked before, and so answered with not sure."""
        return any(asked == question for _, asked in self.asked)

    def _other_topic(self, concern: Concern) -> str:
        """Type the topic's own name once; then give up with not sure."""
        topic = self.at.knowledge.topics.get(concern.topic or "")
        name = f"{topic.subcategory} {topic.category}" if topic else "not sure"
        return name if name not in self.words[-1:] else "not sure"

    def typed(self, question: Question, value: Value) -> str:
        """Return an answer as a person would type it."""
        if isinstance(value, tuple):
            ids = [choice.id for choice in question.choices]
            return ", ".join("not sure" if v == NOT_SURE else str(ids.index(v) + 1) for v in value) or "none"
        if value in NOT_TOLD:
            return str(value).replace("-", " ")
        choice = question.choice(str(value))
        if choice is not None:
            return choice.text
        body = self.at.knowledge.bodies.get(str(value)) if question.kind == "body" else None
        return body.name if body else str(value)


def effective(case: Case, place: int) -> dict[str, Value]:
    """Return the answers that count for a concern: its own, and the case's where it has none."""
    both = {**case.answers, **case.concerns[place].answers}
    return {question: answer.value for question, answer in both.items()}


def lines_of(driver: Driver) -> str:
    """Return everything typed as the lines of a plain session, which then leaves."""
    lines = []
    for (_, asked), words in zip(driver.asked, driver.words, strict=True):
        lines += [words, ""] if asked == "story" else [words]
    return "\n".join([*lines, "6", ""])
