"""Follows the questions of one concern to their end, working out no more than it takes to find the next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from helper.case.models import Answer, Case, Concern
from helper.knowledge.jurisdiction import JurisdictionTest
from helper.knowledge.routes import Route
from helper.knowledge.store import Knowledge
from helper.reasoning.conditions import asked, can_ask_again
from helper.reasoning.facts import Facts
from helper.reasoning.reason import facts_of
from helper.reasoning.relevance import of_routes, of_the_rest
from helper.reasoning.resting import resting, waits_by_order
from helper.reasoning.routes import open_routes
from helper.reasoning.tests import Standing, label_of, needs_of, standing
from helper.reasoning.truth import Truth


class Following:
    """One concern with its topic told, answered question by question; asks what ``open_questions`` has first.

    Only what is asked is answered, so nothing that is known is taken back: a test or a route that was
    worked out changes only with a question that it waits for.
    """

    def __init__(self, knowledge: Knowledge, case: Case, concern: Concern, today: date) -> None:
        self.knowledge = knowledge
        self.case = case
        self.concern = concern
        self.today = today
        self.facts, _ = facts_of(knowledge, case, concern, today)
        self._tests: dict[str, tuple[Standing, frozenset[str]]] = {}
        self._routes: dict[str, frozenset[str]] = {}
        self._left = dict.fromkeys(knowledge.questions)
        self._rest: frozenset[str] | None = None
        self.asks = self._next()

    def answer(self, answer: Answer) -> None:
        """Take an answer to the question that is asked, for the whole case where it is asked once."""
        question_id = self.asks or ""
        if self.knowledge.questions[question_id].asked == "case":
            self.case = self.case.with_answer(question_id, answer)
        else:
            answers = {**self.concern.answers, question_id: answer}
            self.concern = self.concern.model_copy(update={"answers": answers})
        before, self._rest = self.facts, None
        self.facts, _ = facts_of(self.knowledge, self.case, self.concern, self.today)
        if self.facts.wrong_body is before.wrong_body:
            _keep_what_is_known(before, self.facts)
            self._forget(question_id)
        else:
            # Answers about the body that was named no longer count.
            self._tests.clear()
            self._routes.clear()
            self._left = dict.fromkeys(self.knowledge.questions)
        self.asks = self._next()

    def _forget(self, question_id: str) -> None:
        """Forget the tests that waited for an answer, and the routes that rest on it, or on what it closes."""
        rests = resting(self.knowledge)
        told = {question_id, *(question.id for question in rests.following.get(question_id, ()))}
        for test in rests.tests.get(question_id, ()):
            if test.id in self._tests and told & self._tests[test.id][1]:
                del self._tests[test.id]
        for route in rests.routes.get(question_id, ()):
            waits = self._routes.get(route.id, frozenset())
            if told & waits or route.done is not None or waits_by_order(route):
                self._routes.pop(route.id, None)

    def _next(self) -> str | None:
        """Return the question to ask now; ``None`` where the concern is finished."""
        found = next((each for each in self._may_be_asked() if self._is_waited_for(each)), None)
        if found is None and self._nothing_stronger():
            found = next((each for each in self._may_be_asked() if self._a_test_waits_for(each)), None)
        return found

    def _may_be_asked(self) -> Iterator[str]:
        """Yield the questions that have no answer and are not shut out, in the order of asking."""
        for question_id in tuple(self._left):
            if not self._may_come(question_id):
                del self._left[question_id]
            elif asked(question_id, self.facts) is Truth.YES:
                yield question_id

    def _may_come(self, question_id: str) -> bool:
        """Whether a question may be asked now or later: once it is answered or shut out, it never is again."""
        if self.facts.answer(question_id) is not None and not can_ask_again(question_id, self.facts):
            return False
        return asked(question_id, self.facts) is not Truth.NO

    def _is_waited_for(self, question_id: str) -> bool:
        """Whether anything waits for an answer, the weakest tests left aside."""
        return (
            self._a_test_waits_for(question_id, but=self.knowledge.weakest)
            or question_id in self._of_the_rest()
            or any(question_id in self._waits(route) for route in resting(self.knowledge).routes.get(question_id, ()))
        )

    def _of_the_rest(self) -> frozenset[str]:
        """Return what neither tests nor routes wait for, worked out at most once an answer."""
        if self._rest is None:
            self._rest = frozenset(of_the_rest(self.facts))
        return self._rest

    def _nothing_stronger(self) -> bool:
        standings = [self._stands(test)[0] for test in self.knowledge.test_list]
        return self.knowledge.nothing_stronger(label_of(standings, self.facts)[0])

    def _a_test_waits_for(self, question_id: str, but: str = "") -> bool:
        tests = resting(self.knowledge).tests.get(question_id, ())
        return any(question_id in self._stands(test)[1] for test in tests if test.label != but)

    def _stands(self, test: JurisdictionTest) -> tuple[Standing, frozenset[str]]:
        """Return how a test stands, and the questions that it waits for."""
        found = self._tests.get(test.id)
        if found is None:
            stands = standing(test, self.facts)
            waits = needs_of(stands, self.facts) if stands.undecided else ()
            found = self._tests[test.id] = stands, frozenset(waits)
        return found

    def _waits(self, route: Route) -> frozenset[str]:
        """Return the questions that a route waits for."""
        found = self._routes.get(route.id)
        if found is None:
            found = self._routes[route.id] = frozenset(of_routes(self.facts, open_routes(self.facts, (route,))))
        return found


def _keep_what_is_known(before: Facts, after: Facts) -> None:
    """Take over what conditions came to before an answer: one that is known stays so under further answers."""
    after.memo.update({key: value for key, value in before.memo.items() if value is not Truth.NOT_KNOWN})
    after.gates.update({key: value for key, value in before.gates.items() if value is not Truth.NOT_KNOWN})
