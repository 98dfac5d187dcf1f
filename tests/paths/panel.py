"""What the safety panel calls for: each answer alone, and every set of answers together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import product

from helper.case.models import Answer, Case, Value
from helper.knowledge.entries import NOT_TOLD
from helper.knowledge.questions import Question
from helper.reasoning.reason import reason

from .classes import Scope
from .promises import Broken, Says, broken, urgent_help_is_first
from .walking import unharmed


class Panel:
    """The help that each answer to the safety panel calls for, when it is the only one that tells of danger."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.knowledge = scope.knowledge

    def _offered(self, answers: Mapping[str, Answer]) -> frozenset[str]:
        urgent = reason(self.knowledge, Case(answers=answers), self.scope.today).urgent
        return frozenset(each.route.id for each in urgent if each.clock is None and each.asked)

    @cached_property
    def helps(self) -> Mapping[tuple[str, str], frozenset[str]]:
        """The help for each choice of each question of the panel."""
        safe = unharmed(self.knowledge)
        return {
            (question.id, choice.id): self._offered({**safe, question.id: _alone(question, choice.id)})
            for question in self.knowledge.panel
            for choice in question.choices
        }

    def called_for(self, answers: Mapping[str, Answer]) -> frozenset[str]:
        """Return the help that a set of answers must give: all that each of them gives alone."""
        chosen = [
            (question.id, each)
            for question in self.knowledge.panel
            if (answer := answers.get(question.id))
            for each in (answer.value if isinstance(answer.value, tuple) else (str(answer.value),))
            if each not in NOT_TOLD
        ]
        return frozenset[str]().union(*(self.helps[each] for each in chosen))

    def every_set_of_answers(self) -> Iterator[Case]:
        """Yield a case without concerns for every set of answers to the panel that conditions tell apart."""
        ids = [question.id for question in self.knowledge.panel]
        for values in product(*(self.scope.answers(each) for each in ids)):
            yield Case(answers={each: Answer(value=value) for each, value in zip(ids, values, strict=True)})

    def broken(self, case: Case) -> Iterator[Broken]:
        """Yield what is wrong with the help that a case is offered."""
        found = reason(self.knowledge, case, self.scope.today)
        yield from broken(urgent_help_is_first, case, found, self.called_for(case.answers))

    def unhelped(self) -> Iterator[Broken]:
        """Yield the answers that tell of danger and call for no help."""
        yield from broken(self.every_danger_has_help, Case())

    def every_danger_has_help(self) -> Says:
        """Expect help for each danger that the panel asks about."""
        for question in self.knowledge.panel:
            helped = {choice.id for choice in question.choices if self.helps[question.id, choice.id]}
            if helped and question.kind == "many":
                yield from (f"{question.id} {c.id} has none" for c in question.choices if c.id not in helped)


def _alone(question: Question, choice_id: str) -> Answer:
    value: Value = (choice_id,) if question.kind == "many" else choice_id
    return Answer(value=value)
