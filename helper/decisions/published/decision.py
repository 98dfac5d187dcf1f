"""A published page or a ready record as one decision of the library."""

from __future__ import annotations

from helper.decisions.published.finding import Source
from helper.decisions.published.given import NotADecisionError, Record, Text
from helper.decisions.published.head import Head, head_of, references_in
from helper.decisions.published.lines_of_json import ready_decision, words_in
from helper.decisions.published.patterns import Patterns
from helper.decisions.published.plain_lines import Line, joined, tidy
from helper.decisions.published.provisions import all_provisions
from helper.decisions.published.reasons import WANTED, Reasons
from helper.decisions.published.saved_pages import is_html, words_of_page
from helper.decisions.published.sections import ASSESSMENT, COMPLAINT, FINAL, SUMMARY, Page
from helper.decisions.published.sentences import sentences_of, straight
from helper.knowledge.records import Decision

__all__ = ["NotADecisionError", "decision_of_text", "read_source"]

_SAYS_SOMETHING = (SUMMARY, COMPLAINT, ASSESSMENT, FINAL)


def read_source(source: Source, patterns: Patterns) -> Decision:
    """Return the decision that a source holds; raise :class:`NotADecisionError` with the reason where it holds none."""
    given = source.read()
    if isinstance(given, Record):
        return _of_record(given, patterns)
    return decision_of_text(given, patterns)


def _of_record(record: Record, patterns: Patterns) -> Decision:
    """Return the decision of a line of JSON; facts beside a page fill what the page itself does not print."""
    text = record.fields.get("text")
    if not isinstance(text, str):
        return ready_decision(record.fields)
    known = Head(*(words_in(record, name) for name in Head._fields))
    known = known._replace(reference=references_in(known.reference))
    return decision_of_text(Text(text, known.url), patterns, known)


def decision_of_text(given: Text, patterns: Patterns, known: Head | None = None) -> Decision:
    """Return the decision that a published page tells; raise :class:`NotADecisionError` where it tells none."""
    words, address = words_of_page(given.words) if is_html(given.words) else (given.words, "")
    if not words.strip():
        raise NotADecisionError("there are no words in it")
    page = patterns.headings.page(words)
    head = head_of([line.text for line in page.beginning], given.address or address, given.name)
    head = Head(*(printed or told for printed, told in zip(head, known or Head(), strict=True)))
    if not head.reference:
        raise NotADecisionError("no reference such as 25 010 721 was found")
    if not any(page.words(part) for part in _SAYS_SOMETHING):
        raise NotADecisionError("neither a summary, a complaint nor a decision was found under a heading")
    return _decision(page, head, patterns)


def _decision(page: Page, head: Head, patterns: Patterns) -> Decision:
    reasons = Reasons(page, head.decision, patterns)
    texts = [line.text for lines in page.parts.values() for line in lines]
    return Decision(
        **head._asdict(),
        complaint=tidy(page.words(COMPLAINT) or page.words(SUMMARY)),
        wanted=_wanted(page, patterns),
        outcome=tidy(page.words(FINAL) or page.words(SUMMARY) or page.words(ASSESSMENT)),
        grounds=reasons.grounds(),
        signposted=reasons.signposted(),
        provisions=all_provisions(texts, patterns.short_laws),
        seen="whole" if page.whole or page.words(FINAL) else "part",
        summary=tidy(page.words(SUMMARY)),
    )


def _wanted(page: Page, patterns: Patterns) -> str:
    """Return the sentences in which the person says what should come of it."""
    lines: tuple[Line, ...] = page.parts.get(COMPLAINT, ()) or page.parts.get(ASSESSMENT, ())
    wanted = patterns.passage(WANTED)
    text = joined(Line(each, marked=False) for each in sentences_of(lines) if wanted.search(straight(each)))
    return tidy(text)
