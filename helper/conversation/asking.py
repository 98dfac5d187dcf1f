"""Puts what is to be asked into words and numbered options."""

from __future__ import annotations

from datetime import date

from helper.assessment import Desk
from helper.case.models import Answer
from helper.conversation.session import STORY, Ask, Asked, Mode, Option, Session
from helper.conversation.upcoming import SUGGESTED, Upcoming
from helper.knowledge.entries import NOT_SURE, NOT_TOLD
from helper.knowledge.phrases import say
from helper.knowledge.places import Topic
from helper.knowledge.questions import Question
from helper.questions.showing import answer_in_words, shown
from helper.questions.typed_choices import options_of
from helper.summary.content import others_may_see

_LIKELY = 0.12
YES, NO, KEEP_TYPED = "yes", "no", "keep-typed"


class Asking:
    """Words what is asked, in the voice of the case."""

    def __init__(self, at: Desk, session: Session, today: date) -> None:
        self.at = at
        self.session = session
        self.today = today
        self.of_other = session.case.voice == "other"
        self.upcoming = Upcoming(at, session, today)

    def say(self, phrase_id: str, **names: object) -> str:
        """Return a sentence of the knowledge in the voice of the case."""
        return say(self.at.knowledge, phrase_id, of_other=self.of_other, **names)

    def ask(self) -> tuple[Session, Ask | None]:
        """Return the session in the mode that is due, and what it asks."""
        session = self.session
        if session.mode in {"ask", "topic", "same", "more", "done"}:
            mode, asked = self.upcoming.step()
            session = session.but(mode=mode)
        else:
            mode, asked = session.mode, session.changing
        return self._worded(session, mode, asked)

    def _worded(self, session: Session, mode: Mode, asked: Asked | None) -> tuple[Session, Ask | None]:
        if mode == "ask" and asked is not None:
            return session.but(offered=()), self._question(asked)
        if mode == "topic" and asked is not None:
            return self._topic(session, asked)
        if mode == "same" and asked is not None:
            return session.but(offered=(YES, NO)), self._same(asked)
        return session, self._fixed(session, mode)

    def _question(self, asked: Asked) -> Ask:
        if asked.question == STORY:
            return self._story(asked)
        question = self.at.knowledge.questions[asked.question]
        text = question.ask_of_other if self.of_other else question.ask
        hint = (question.hint_of_other or question.hint) if self.of_other else question.hint
        return Ask(
            id=question.id,
            concern=asked.concern,
            kind=question.kind,
            text=text,
            hint=hint or (self.say(f"hint-{question.kind}") if question.kind in {"many", "date", "body"} else ""),
            options=self._options(question, asked),
            so_far=self._so_far(question, asked),
            left=self._left(asked),
        )

    def _options(self, question: Question, asked: Asked) -> tuple[Option, ...]:
        options = options_of(self.at.knowledge, question, of_other=self.of_other)
        answer = self._answer(asked)
        chosen = answer.value if answer is not None else ()
        held = {chosen} if isinstance(chosen, str) else set(chosen) if isinstance(chosen, tuple) else set()
        return tuple(Option(n, each, text, chosen=each in held) for n, (each, text) in enumerate(options, 1))

    def _answer(self, asked: Asked) -> Answer | None:
        answers = self.session.case.answers
        if asked.concern is not None:
            answers = {**answers, **self.session.case.concern(asked.concern).answers}
        return answers.get(asked.question)

    def _so_far(self, question: Question, asked: Asked) -> str:
        answer = self._answer(asked)
        if answer is None:
            return ""
        words = shown(self.at.knowledge, question, answer, of_other=self.of_other)
        again = question.kind == "date" and self.session.changing is None
        return self.say("so-far-imprecise" if again else "so-far", answer=words)

    def _left(self, asked: Asked) -> int:
        if asked.concern is None:
            return 0
        concern = self.session.case.concern(asked.concern)
        return len(self.upcoming.findings(concern).questions)

    def _story(self, asked: Asked) -> Ask:
        concern = self.session.case.concern(asked.concern or "")
        first = self.session.case.concerns[0].id == concern.id
        so_far = self.say("so-far", answer=concern.story) if concern.story else ""
        text = self.say("ask-story" if first else "ask-further-story")
        return Ask(STORY, concern.id, "words", text, hint=self.say("hint-story"), so_far=so_far)

    def _topic(self, session: Session, asked: Asked) -> tuple[Session, Ask]:
        offered = tuple(topic.id for topic in self._suggested(session, asked))
        words = [self._topic_words(self.at.knowledge.topics[each]) for each in offered]
        options = [*zip(offered, words, strict=True), (NO, self.say("topic-none")), (NOT_SURE, self.say(NOT_SURE))]
        ask = Ask(
            id="topic",
            concern=asked.concern,
            kind="choice",
            text=self.say("ask-topic" if offered else "ask-topic-words"),
            hint=self.say("hint-topic"),
            options=tuple(Option(n, each, text) for n, (each, text) in enumerate(options, 1)),
        )
        return session.but(offered=(*offered, NO, NOT_SURE)), ask

    def _suggested(self, session: Session, asked: Asked) -> list[Topic]:
        """Return the topics of the story, or of the words last typed; the one before comes along."""
        concern = session.case.concern(asked.concern or "")
        found = [topic for topic, _ in self.at.topics(session.typed or concern.story or "", SUGGESTED)]
        before = [c.topic for c in session.case.concerns if c.topic not in {None, *NOT_TOLD} and c.id != concern.id]
        known = [self.at.knowledge.topics[each] for each in dict.fromkeys(before[-1:]) if each]
        return list({topic.id: topic for topic in (*known, *found)}.values())

    @staticmethod
    def _topic_words(topic: Topic) -> str:
        return f"{topic.category}: {topic.subcategory}" if topic.category else topic.subcategory

    def _same(self, asked: Asked) -> Ask:
        knowledge, case = self.at.knowledge, self.session.case
        concern = case.concern(asked.concern or "")
        parts = []
        for question_id, before in self.upcoming.carried(concern):
            question = knowledge.questions[question_id]
            answers = case.concern(before).answers if before else case.answers
            value = answer_in_words(knowledge, question, answers[question_id].value, of_other=self.of_other)
            parts.append(f"{question.named(of_other=self.of_other)}: {value}")
        text = self.say("ask-same")
        return Ask("same", asked.concern, "choice", text, hint=". ".join(parts) + ".", options=self._yes_no())

    def _yes_no(self) -> tuple[Option, ...]:
        return (Option(1, YES, self.say("yes")), Option(2, NO, self.say("no")))

    def _fixed(self, session: Session, mode: Mode) -> Ask | None:
        if mode == "more":
            return Ask("more", None, "choice", self.say("ask-more"), hint=self._hint_more(), options=self._yes_no())
        if mode == "danger":
            return Ask("danger", None, "choice", self.say("ask-danger"), options=self._yes_no())
        if mode == "file":
            return Ask("file", None, "words", self.say("ask-file"), hint=self._hint_file(session))
        if mode == "answers":
            return Ask("answers", None, "words", self.say("ask-change"), hint=self.say("hint-change"))
        if mode == "body":
            return self._bodies(session)
        return self._menu("ask-leave", LEAVE_MENU) if mode == "leave" else self._menu("ask-done", MENU)

    def _hint_more(self) -> str:
        """Name topics that the stories speak of and that no part is about yet."""
        concerns = self.session.case.concerns
        stories = " ".join(concern.story or "" for concern in concerns)
        told = {concern.topic for concern in concerns}
        also = [t for t, score in self.at.topics(stories, SUGGESTED) if t.id not in told and score >= _LIKELY]
        if not also:
            return self.say("hint-more")
        return self.say("hint-more-topics", names="; ".join(topic.subcategory for topic in also))

    def _hint_file(self, session: Session) -> str:
        if not others_may_see(self.at, session.case):
            return self.say("hint-file")
        return self.say("hint-file-case" if session.offered == ("case",) else "hint-file-copy")

    def _bodies(self, session: Session) -> Ask:
        names = [(each, self.at.knowledge.bodies[each].name) for each in session.offered if each != KEEP_TYPED]
        names.append((KEEP_TYPED, self.say("keep-typed", typed=session.typed)))
        options = tuple(Option(n, each, text) for n, (each, text) in enumerate(names, 1))
        return Ask("which-body", None, "choice", self.say("ask-which-body"), options=options)

    def _menu(self, phrase_id: str, offered: tuple[str, ...]) -> Ask:
        options = tuple(Option(n, each, self.say(f"menu-{each}")) for n, each in enumerate(offered, 1))
        return Ask("menu", None, "choice", self.say(phrase_id), options=options)


MENU = ("summary", "case", "change", "another", "result", "leave")
LEAVE_MENU = ("summary", "case", "leave", "go-on")
