"""The law that a page cites, each provision once, in the short form of the library."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_ACT = re.compile(
    r"((?:[A-Z][\w'-]+,?\s+(?:(?:and|of|the|for|in|etc\.?|\([A-Z][\w\s]+\))\s+){0,3}){1,8}(?:Act|Regulations|Order)\s+\d{4})"
)
# The Act may stand before what is cited of it, or after: "paragraph 5A schedule 5" and "Schedule 5, paragraph 5A".
_CITED = re.compile(
    r"(?:sections?|s\.?)\s*(?P<section>\d+[A-Z]*\d?[A-Z]?(?:\s?\([0-9A-Za-z]{1,3}\))*)(?P<to>\s*(?:-|to)\s*\(\d{1,2}\))?"
    r"|schedules?\s+(?P<schedule>\d+A?)(?:/\w+)?,?\s*paragraphs?\s+(?P<paragraph>\d+[A-Z]?)"
    r"|paragraphs?\s+(?P<paragraph2>\d+[A-Z]?)(?:\(\w\))?,?\s*(?:of\s+)?schedules?\s+(?P<schedule2>\d+A?)",
    re.IGNORECASE,
)
_REACH = 120


def provisions_in(text: str, short: Mapping[str, str]) -> tuple[str, ...]:
    """Return the provisions cited with the name of their Act, each once, in the order of the page."""
    acts = list(_ACT.finditer(text))
    ends = [*(act.start() for act in acts[1:]), len(text)]
    found: dict[str, None] = {}
    for act, end in zip(acts, ends, strict=False):
        after = text[act.end() : min(end, act.end() + _REACH)].partition(")), ")[0]
        cited = _first_cited(re.split(r"\.\s|;|\)\s[A-Z(]", after)[0])
        if cited:
            found[f"{_named(act[1], short)} {cited}"] = None
    return tuple(found)


def _named(act: str, short: Mapping[str, str]) -> str:
    """Return the short name of an Act, whichever word a sentence has before it."""
    written = " ".join(act.split())
    return next((brief for name, brief in short.items() if written.endswith(name)), written.removeprefix("The "))


def _first_cited(text: str) -> str:
    """Return the first thing cited: where two are, the second is the same rule for another kind of body."""
    found = _CITED.search(text)
    if not found:
        return ""
    if found["section"]:
        section = re.sub(r"\s", "", found["section"])
        return f"s{section}" + (f"-{_bare(found['to'])}" if found["to"] else "")
    return f"Sch {found['schedule'] or found['schedule2']} para {found['paragraph'] or found['paragraph2']}"


def _bare(to: str) -> str:
    return "".join(re.findall(r"\(\d+\)", to))


def all_provisions(texts: Iterable[str], short: Mapping[str, str]) -> tuple[str, ...]:
    """Return the provisions of several texts, each once."""
    return tuple(dict.fromkeys(each for text in texts for each in provisions_in(text, short)))
