"""Takes what was typed as the answer to what is asked."""

from __future__ import annotations

from dataclasses import dataclass

from helper.case.models import Answer, Case, Value
from helper.case.spans import parse_span
from helper.conversation.asking import KEEP_TYPED, NO, YES, Asking
from helper.conversation.session import STORY, Asked, Line, Session
from helper.conversation.upcoming import take_over
from helper.knowledge.entries import NOT_SURE, NOT_TOLD
from helper.knowledge.questions import Question
from helper.knowledge.routes import Route
from helper.questions.showing import answer_in_words
from helper.questions.typed_bodies import find_bodies
from helper.questions.typed_choices import NotUnderstoodError, folded, read_choice, read_many, typed_lists
from helper.questions.typed_dates import parse_typed_date
from helper.reasoning.reason import help_called_for
from helper.topics.danger import signs_of_danger

LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of an answer: the session after it, and what to say."""

    session: Session
    lines: tuple[Line, ...] = ()


class Answering(Asking):
    """Understands answers, and says kindly when it does not."""

    def take(self, asked: Asked, words: str) -> Taken:
        """Take words as the answer to a question."""
        if asked.question == STORY:
            return self._take_story(asked, words)
        if not folded(words):
            return self._again("nothing-typed")
        question = self.at.knowledge.questions[asked.question]
        try:
            return self._take_kind(question, asked, words)
        except NotUnderstoodError:
            return self._not_understood(words)

    def _not_understood(self, words: str) -> Taken:
        """Ask again; words of danger bring help at once, whatever was asked."""
        routes = [self.at.knowledge.routes[sign.route] for sign in signs_of_danger(self.at.knowledge, words)]
        again = self._again("not-understood", typed=_shortened(words))
        if not routes:
            return again
        lines = [Line("notice", self._help_line(route)) for route in dict.fromkeys(routes)]
        return Taken(self.session, (Line("heading", self.say("help-first")), *lines, *again.lines))

    def _again(self, phrase_id: str, **names: object) -> Taken:
        return Taken(self.session, (Line("error", self.say(phrase_id, **names)),))

    def _take_kind(self, question: Question, asked: Asked, words: str) -> Taken:
        match question.kind:
            case "choice":
                value: Value = read_choice(self.at.knowledge, question, words, of_other=self.of_other)
                return self.store(question, asked, value, words)
            case "many":
                several = read_many(self.at.knowledge, question, words, of_other=self.of_other)
                return self.store(question, asked, several, words)
        meaning = self._not_told(question, words)
        if meaning is not None:
            return self.store(question, asked, meaning, words)
        if signs_of_danger(self.at.knowledge, words):
            return self._not_understood(words)
        if question.kind == "date":
            return self._take_date(question, asked, words)
        return self._take_body(question, asked, words)

    def _not_told(self, question: Question, words: str) -> str | None:
        """Return what was typed where it means that nothing can be told; numbers pick from the list too."""
        try:
            meaning = typed_lists(self.at.knowledge).get(folded(words))
            if folded(words) in {"1", "2"}:
                meaning = read_choice(self.at.knowledge, question, words, of_other=self.of_other)
        except NotUnderstoodError:
            return None
        return meaning if meaning in NOT_TOLD else None

    def _take_date(self, question: Question, asked: Asked, words: str) -> Taken:
        try:
            span = parse_typed_date(words, self.today, ahead=question.ahead)
        except ValueError:
            return self._again("not-understood-date", typed=_shortened(words))
        if span.earliest > self.today and not question.ahead:
            return self._again("date-in-future")
        return self.store(question, asked, str(span), words)

    def _take_body(self, question: Question, asked: Asked, words: str) -> Taken:
        found = find_bodies(self.at.knowledge, words)
        if len(found) == 1:
            return self.store(question, asked, found[0].id, words)
        if not found:
            taken = self.store(question, asked, words.strip(), words)
            note = Line("notice", self.say("body-not-listed", typed=_shortened(words)))
            return Taken(taken.session, (note,))
        offered = (*(body.id for body in found), KEEP_TYPED)
        return Taken(self.session.but(mode="body", offered=offered, typed=words, changing=asked))

    def choose_body(self, words: str) -> Taken:
        """Take the choice among several bodies that a typed name may mean."""
        session = self.session
        asked = session.changing or Asked(self.at.knowledge.body_question, session.case.concerns[-1].id)
        question = self.at.knowledge.questions[asked.question]
        picked = self.pick(words, [self.at.knowledge.bodies[o].name if o != KEEP_TYPED else o for o in session.offered])
        back = Answering(self.at, session.but(mode="ask", offered=(), typed=""), self.today)
        if picked is None:
            return back.take(asked, words)
        body = session.offered[picked]
        return back.store(question, asked, session.typed.strip() if body == KEEP_TYPED else body, session.typed)

    def pick(self, words: str, names: list[str]) -> int | None:
        """Return the place of the option that was typed, by number or by words; ``None`` if none was."""
        said = folded(words)
        if said.isdigit():
            return int(said) - 1 if len(said) < 4 and 1 <= int(said) <= len(names) else None  # noqa: PLR2004
        same = [place for place, name in enumerate(names) if said and said == folded(name)]
        starting = [place for place, name in enumerate(names) if len(said) > 2 and folded(name).startswith(said)]  # noqa: PLR2004
        holding = [place for place, name in enumerate(names) if len(said) > 3 and f" {said} " in f" {folded(name)} "]  # noqa: PLR2004
        found = same or starting or holding
        return found[0] if len(found) == 1 else None

    def yes_or_no(self, words: str) -> str | None:
        """Return yes or no where one of them was typed, else ``None``."""
        picked = self.pick(words, [self.say("yes"), self.say("no")])
        if picked is not None:
            return (YES, NO)[picked]
        meaning = typed_lists(self.at.knowledge).get(folded(words))
        return meaning if meaning in {YES, NO} else NO if meaning == "none-of-these" else None

    def store(self, question: Question, asked: Asked, value: Value, words: str) -> Taken:
        """Keep an answer, and say how it was understood."""
        session = self.session
        answer = self._refined(question, asked, value, words)
        concern = None if question.asked == "case" else asked.concern
        case = session.case.with_answer(question.id, answer, concern)
        redirected = session.redirected
        if question.id == self.at.knowledge.body_question and asked.concern and self._was_wrong(asked):
            redirected |= {asked.concern}
        session = session.but(
            case=case,
            mode="ask",
            changing=None,
            trail=(*session.trail, asked),
            redirected=redirected,
            offered=(),
            typed="",
        )
        said = answer_in_words(self.at.knowledge, question, answer.value, of_other=self.of_other)
        return Taken(session, (Line("echo", self.say("understood", answer=said)), *self._help_now(case)))

    def _help_now(self, case: Case) -> tuple[Line, ...]:
        """Return the urgent help that an answer calls for and that was not told before."""
        before = self._called_for(self.session.case)
        found = [route for route in self._called_for(case) if route not in before]
        if not found:
            return ()
        lines = [Line("notice", self._help_line(route)) for route in found]
        return (Line("heading", self.say("help-first")), *lines)

    def _called_for(self, case: Case) -> tuple[Route, ...]:
        return help_called_for(self.at.knowledge, case, self.today)

    def _help_line(self, route: Route) -> str:
        return self.say("help-now", name=route.name, first=route.apply[0])

    def _was_wrong(self, asked: Asked) -> bool:
        """Whether the body was asked for because the one before does not do this."""
        before = self._answer(asked)
        return before is not None and self.session.changing is None

    def _refined(self, question: Question, asked: Asked, value: Value, words: str) -> Answer:
        """Return the answer to keep; a date asked for once more is not asked for again."""
        before = self._answer(asked)
        if question.kind != "date" or before is None or self.session.changing is not None:
            return Answer(value=value, typed=words)
        if value in NOT_TOLD and before.value not in NOT_TOLD:
            return before.model_copy(update={"asked_again": True})
        exact = parse_span(str(value)).exact if value not in NOT_TOLD else False
        return Answer(value=value, typed=words, asked_again=not exact)

    def _take_story(self, asked: Asked, words: str) -> Taken:
        session = self.session
        concern = session.case.concern(asked.concern or "")
        if typed_lists(self.at.knowledge).get(folded(words)) in NOT_TOLD:
            words = ""
        story = words.strip() or (concern.story or "")
        topic = concern.topic if story == concern.story else None
        topic = NOT_SURE if not story else topic
        case = session.case.with_concern(concern.model_copy(update={"story": story, "topic": topic}))
        session = session.but(case=case, mode="ask", changing=None, trail=(*session.trail, asked), typed="")
        return self._danger(session, story)

    def _danger(self, session: Session, story: str) -> Taken:
        """Offer help where a story has words of danger that the safety panel did not bring up."""
        knowledge = self.at.knowledge
        for sign in signs_of_danger(knowledge, story):
            answer = session.case.answers.get(sign.asks)
            if answer is not None and isinstance(answer.value, tuple) and sign.id in answer.value:
                continue
            route = knowledge.routes[sign.route]
            lines = (Line("notice", self._help_line(route)),)
            return Taken(session.but(mode="danger", offered=(sign.id,), typed=sign.asks), lines)
        return Taken(session)

    def take_danger(self, words: str) -> Taken:
        """Put help first if the person wants it; only they decide."""
        decided = self.yes_or_no(words)
        if decided is None:
            return self._again("not-understood", typed=_shortened(words))
        session = self.session
        question_id, sign = session.typed, session.offered[0]
        session = session.but(mode="ask", offered=(), typed="")
        if decided == NO:
            return Taken(session)
        answer = session.case.answers.get(question_id)
        held = answer.value if answer is not None and isinstance(answer.value, tuple) else ()
        case = session.case.with_answer(question_id, Answer(value=(*held, sign), typed=words))
        return Taken(session.but(case=case))

    def take_topic(self, asked: Asked, words: str) -> Taken:
        """Take a topic by its number, or suggest others for other words."""
        session = self.session
        offered = session.offered
        picked = self.pick(words, [self._topic_name(each) for each in offered])
        if picked is None:
            return self._topic_by_words(asked, words)
        topic = offered[picked] if offered[picked] in self.at.knowledge.topics else NOT_SURE
        return self._with_topic(asked, topic)

    def _topic_name(self, topic_id: str) -> str:
        topic = self.at.knowledge.topics.get(topic_id)
        if topic is not None:
            return self._topic_words(topic)
        return self.say("topic-none") if topic_id == NO else self.say(topic_id)

    def _topic_by_words(self, asked: Asked, words: str) -> Taken:
        meaning = typed_lists(self.at.knowledge).get(folded(words))
        if meaning is not None:
            return self._with_topic(asked, NOT_SURE) if meaning != YES else self._again("not-understood", typed=words)
        if not self.at.topics(words, 1) or folded(words) == folded(self.session.typed):
            return self._again("not-understood", typed=_shortened(words))
        return Taken(self.session.but(typed=words))

    def _with_topic(self, asked: Asked, topic: str) -> Taken:
        session = self.session
        concern = session.case.concern(asked.concern or "").model_copy(update={"topic": topic})
        case = session.case.with_concern(concern)
        session = session.but(case=case, mode="ask", changing=None, trail=(*session.trail, asked), offered=(), typed="")
        return Taken(session, (Line("echo", self.say("understood", answer=self._topic_name(topic))),))

    def take_same(self, asked: Asked, words: str) -> Taken:
        """Take over the answers that are the same as before, or leave them to be asked."""
        decided = self.yes_or_no(words)
        if decided is None:
            return self._again("not-understood", typed=_shortened(words))
        session = self.session
        concern_id = asked.concern or ""
        session = session.but(same_asked=session.same_asked | {concern_id}, mode="ask", offered=())
        if decided == NO:
            return Taken(session.but(own=session.own | {concern_id}))
        case = take_over(self.upcoming, session.case.concern(concern_id))
        return Taken(session.but(case=case))


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= LONGEST_SHOWN else words[:LONGEST_SHOWN] + "…"
