"""What the program says: every phrase that it asks for by id, and the names that it fills in.

Whoever writes the phrases has this checked: none lacks, none is there in vain, and each blank is filled.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from helper.knowledge.mistakes import Mistake, nearest
from helper.knowledge.records import Phrase
from helper.knowledge.sheets import Placed

_WITHOUT_BLANKS = """
    answers-case answers-heading ask-change ask-danger ask-done ask-file ask-further-story ask-leave ask-more
    ask-same ask-story ask-topic ask-topic-words ask-which-body at-the-beginning bye change-heading date-in-future
    deadline-length-only deadline-not-started deadline-unknown-start decision-like-topic decisions-heading
    file-exists file-kind first-heading help-first hint-body hint-change hint-date hint-file hint-file-case
    hint-file-copy hint-many hint-more hint-story hint-topic how-often-heading how-often-why judgement-heading
    label-heading letter-wins lifted-heading limits-heading menu-another menu-case menu-change menu-go-on menu-leave
    menu-result menu-summary no no-answers-yet no-like-decision none-of-these not-sure nothing-typed one-day-ago
    one-day-left open-heading plan-also plan-heading plan-if plan-now plan-then rather-not-say remedies-heading
    remedies-intro result result-so-far route-now routes-heading screen-broken screen-continue screen-doors
    screen-doors-none screen-helper screen-hint-many screen-hint-story screen-how screen-key-answers screen-key-back
    screen-key-keep screen-key-leave screen-key-page screen-key-result screen-key-return screen-key-why screen-keys
    screen-left-one screen-more-below screen-nothing-to-keep screen-open-now screen-result-shown screen-title
    screen-unsent screen-urgent screen-went-back screen-you screen-your-answer short-story short-topic
    sources-heading statement-empty statement-heading statement-hurt statement-right statement-wrong stats-warning
    summary-not-advice summary-title to-verify today topic-none typed-no typed-none typed-not-sure
    typed-rather-not-say typed-yes untitled urgent-heading urgent-not-asked ways-heading welcome welcome-how
    welcome-private why-menu why-same why-topic why-words wrong-body yes
"""
_WITH_BLANKS = {
    "also-line": "names",
    "answers-part": "number",
    "because": "answers",
    "body-had-until": "day left",
    "body-has-until": "day left",
    "body-not-listed": "typed",
    "change-do": "answer label",
    "change-item": "answer label question",
    "checked-only-until": "day",
    "concern-heading": "number title",
    "days-ago": "days",
    "days-left": "days",
    "deadline-may-have-passed": "day left",
    "deadline-not-known": "needs",
    "deadline-passed": "day left",
    "deadline-safe": "day left",
    "deadline-safe-or-later": "day last left",
    "decision-item": "authority complaint decided outcome reference url",
    "decision-like": "shares",
    "decision-like-tests": "names",
    "decision-like-words": "words",
    "figure-range": "least most unit",
    "figure-up-to": "most unit",
    "figure-value": "unit value",
    "help-now": "first name",
    "hint-more-topics": "names",
    "holidays-until": "day",
    "how-often-investigated": "investigated",
    "how-often-received": "about first last received",
    "how-often-shares": "investigated received",
    "how-often-upheld": "upheld",
    "if-line": "names",
    "keep-typed": "typed",
    "kept": "path",
    "law": "provision",
    "limit-may-have-passed": "name",
    "limit-near": "name",
    "limit-start-not-known": "name",
    "limits-if": "names",
    "no-such-answer": "typed",
    "not-kept": "reason",
    "not-understood": "typed",
    "not-understood-date": "typed",
    "open-item": "name needs",
    "open-item-unknown": "names",
    "remedies-more": "names",
    "remedy-example": "authority happened reference result",
    "route-before": "text",
    "route-beware": "text",
    "route-cannot": "text",
    "route-contact": "text",
    "route-cost": "text",
    "route-first-step": "text",
    "route-gives": "text",
    "route-late": "text",
    "route-limit": "text",
    "route-send": "text",
    "route-takes": "text",
    "route-then": "names",
    "route-who": "text",
    "screen-changed": "text",
    "screen-door-new": "name",
    "screen-left": "number",
    "screen-problem": "text",
    "screen-small": "columns rows",
    "so-far": "answer",
    "so-far-imprecise": "answer",
    "some-time-from": "first last",
    "some-time-in": "when",
    "stats-item": "from sample to",
    "stats-sample": "from sample to",
    "stats-looked-into": "looked_into found_right",
    "summary-made": "checked day",
    "understood": "answer",
    "why-opens": "names",
}
SAID: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(_WITHOUT_BLANKS.split(), frozenset()),
    **{phrase_id: frozenset(names.split()) for phrase_id, names in _WITH_BLANKS.items()},
}
_BLANK = re.compile(r"\{([^{}]*)\}")


def misspoken(placed: list[Placed]) -> Iterator[Mistake]:
    """Yield a mistake for each phrase that is not said, that lacks, or whose blanks are not those filled in."""
    for each in placed:
        phrase: Phrase = each.entry
        if phrase.id not in SAID:
            yield each.mistake(("id",), f"the program never says '{phrase.id}'{nearest(phrase.id, SAID)}")
            continue
        yield from _blanks(each, "text", phrase.text)
        yield from _blanks(each, "text_of_other", phrase.text_of_other) if phrase.text_of_other else ()
    there = {each.entry.id for each in placed}
    for phrase_id in SAID if placed else ():
        if phrase_id not in there:
            yield placed[-1].sheet.mistake(("phrase",), f"there is no phrase '{phrase_id}', and the program says it")


def _blanks(placed: Placed, key: str, text: str) -> Iterator[Mistake]:
    filled, written = SAID[placed.entry.id], set(_BLANK.findall(text))
    for name in sorted(written - filled):
        says = "fills in nothing here" if not filled else f"fills in no '{name}' here{nearest(name, filled)}"
        yield placed.mistake((key,), f"{{{name}}} would stay as it is: the program {says}")
    lacking = sorted(filled - written)
    if lacking and not written - filled:
        yield placed.mistake((key,), f"leaves out {' and '.join(f'{{{name}}}' for name in lacking)}, so nobody sees it")
    if set("{}") & set(_BLANK.sub("", text)):
        yield placed.mistake((key,), "has a brace that stands alone; a blank is written {name}")
