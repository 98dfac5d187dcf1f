"""The statement of a concern: what went wrong, how it hurt, what would put it right."""

from __future__ import annotations

from helper.knowledge.questions import Question, StatementPart
from helper.reasoning.facts import Facts
from helper.reasoning.findings import Statement

_ENDS = ".!?:;…"


def statement(facts: Facts, *, with_story: bool = True) -> Statement:
    """Return the three parts in the person's own words and in the sentences of what they chose.

    Without the story only the sentences of what was chosen are given: free words may hold anything.
    """
    story = facts.concern.story if facts.concern and with_story else None
    return Statement(
        what_went_wrong=_joined(story, _part("what_went_wrong", facts)),
        how_it_hurt=_part("how_it_hurt", facts),
        what_would_put_it_right=_part("what_would_put_it_right", facts),
    )


def _joined(*parts: str | None) -> str:
    told = [part.strip() for part in parts if part and part.strip()]
    return " ".join(part if part[-1] in _ENDS else f"{part}." for part in told)


def _part(name: StatementPart, facts: Facts) -> str:
    return _joined(*(_said(question, facts) for question in facts.knowledge.statement_parts.get(name, ())))


def _said(question: Question, facts: Facts) -> str:
    if not question.choices:
        return str(facts.told(question.id) or "")
    chosen = [question.choice(each) for each in facts.chosen(question.id) or ()]
    return _joined(*(choice.says or choice.text for choice in chosen if choice))
