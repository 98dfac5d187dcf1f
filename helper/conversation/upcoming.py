"""What to ask next: the panel, the story, its topic, what matters, and whether more went wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from helper.assessment import Desk
from helper.case.models import Case, Concern
from helper.conversation.session import STORY, TOPIC, Asked, Mode, Session
from helper.reasoning.findings import ConcernFindings, Findings
from helper.reasoning.reason import about, gathered

SUGGESTED = 3
_MOST_REMEMBERED = 64
_REMEMBERED: dict[tuple[int, int], ConcernFindings] = {}


class Upcoming:
    """The findings of one session, each concern's worked out once, and the step that follows from them."""

    def __init__(self, at: Desk, session: Session, today: date) -> None:
        self.at = at
        self.session = session
        self.today = today
        self._found: dict[str, ConcernFindings] = {}

    def findings(self, concern: Concern) -> ConcernFindings:
        """Return the findings of a concern; one that is not the same as before takes nothing over."""
        found = self._found.get(concern.id)
        if found is None:
            remembered = _REMEMBERED.get((id(self.session.case.answers), id(concern)))
            if remembered is None or not self._fits(remembered, concern):
                remembered = about(self.at.knowledge, self._seen_by(concern), concern, self.today)
                self._remember(concern, remembered)
            found = self._found[concern.id] = remembered
        return found

    def _fits(self, found: ConcernFindings, concern: Concern) -> bool:
        """Whether remembered findings are of this very concern, case, day and knowledge."""
        facts = found.facts
        same_case = facts.case.answers is self.session.case.answers and concern.id not in self.session.own
        same_room = facts.knowledge is self.at.knowledge and facts.today == self.today
        return same_case and same_room and facts.concern is concern

    def _remember(self, concern: Concern, found: ConcernFindings) -> None:
        """Keep findings for the next turn, in which most concerns are the same values as now."""
        if len(_REMEMBERED) >= _MOST_REMEMBERED:
            _REMEMBERED.clear()
        _REMEMBERED[id(self.session.case.answers), id(concern)] = found

    def _seen_by(self, concern: Concern) -> Case:
        case, questions = self.session.case, self.at.knowledge.questions
        if concern.id not in self.session.own:
            return case
        return case.model_copy(update={"answers": {q: a for q, a in case.answers.items() if not questions[q].carries}})

    def whole(self) -> Findings:
        """Return the findings of the whole case."""
        concerns = tuple(self.findings(concern) for concern in self.session.case.concerns)
        return gathered(self.at.knowledge, self.session.case, self.today, concerns)

    def step(self) -> tuple[Mode, Asked | None]:
        """Return the mode to be in and the question to ask; no question where everything was asked."""
        session = self.session
        if session.changing is not None:
            return ("topic" if session.changing.question == TOPIC else "ask"), session.changing
        for question in self.at.knowledge.panel:
            if question.id not in session.case.answers:
                return "ask", Asked(question.id, None)
        for concern in session.case.concerns:
            found = self._of_concern(concern)
            if found is not None:
                return found
        return ("done", None) if session.nothing_more else ("more", None)

    def _of_concern(self, concern: Concern) -> tuple[Mode, Asked | None] | None:
        if concern.story is None:
            return "ask", Asked(STORY, concern.id)
        if concern.topic is None:
            return "topic", Asked(TOPIC, concern.id)
        if self.at.knowledge.title_question in concern.answers and self._can_be_same(concern):
            return "same", Asked(self.at.knowledge.title_question, concern.id)
        findings = self.findings(concern)
        if findings.wrong_body is not None and concern.id not in self.session.redirected:
            return "ask", Asked(self.at.knowledge.body_question, concern.id)
        for question_id in findings.questions:
            case_wide = self.at.knowledge.questions[question_id].asked == "case"
            return "ask", Asked(question_id, None if case_wide else concern.id)
        return None

    def _can_be_same(self, concern: Concern) -> bool:
        first = self.session.case.concerns[0].id
        return concern.id not in {first, *self.session.same_asked} and any(self.carried(concern))

    def carried(self, concern: Concern) -> Iterator[tuple[str, str]]:
        """Yield the answers that a concern could take over: question and the concern it stands in ("" for the case)."""
        knowledge, case = self.at.knowledge, self.session.case
        earlier = case.concerns[: [c.id for c in case.concerns].index(concern.id)]
        for question in knowledge.question_list:
            if not question.carries or question.id in concern.answers:
                continue
            if question.id in case.answers:
                yield question.id, ""
                continue
            last = next((c.id for c in reversed(earlier) if self._own_answer(c, question.id)), None)
            if last is not None:
                yield question.id, last

    def _own_answer(self, concern: Concern, question_id: str) -> bool:
        """Whether a concern that is about the same body as the case has an answer of its own."""
        body = self.at.knowledge.body_question
        shared, own = self.session.case.answers.get(body), concern.answers.get(body)
        same_body = shared is None or own is None or own.value == shared.value
        return question_id in concern.answers and same_body and concern.id not in self.session.redirected


def take_over(upcoming: Upcoming, concern: Concern) -> Case:
    """Return the case with the carried answers made the case's, once the person said "same as before"."""
    case = upcoming.session.case
    for question, before in upcoming.carried(concern):
        if before:
            earlier = case.concern(before)
            case = case.with_answer(question, earlier.answers[question])
            left = {q: a for q, a in earlier.answers.items() if q != question}
            case = case.with_concern(earlier.model_copy(update={"answers": left}))
    return case
