"""What a page says of itself: reference, body, category, decision, date, address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from helper.decisions.published.dates import day_in
from helper.decisions.published.plain_lines import tidy

_REFERENCE = re.compile(
    r"(?<!\d)(?<!\d[/-])(\d{2})([ \N{EN DASH}-]?)(\d{3})\2(\d{3})([a-z]{0,2})(?![\w/])", re.IGNORECASE
)
_TITLE = re.compile(r"(?P<body>\S.{1,150}?)\s*[(\[](?P<references>[^()\[\]]*\d{3}[^()\[\]]*)[)\]]")
_LABELLED = re.compile(r"(category|decision date|decided|decision|sector|reference)\s*:\s*(.*)", re.IGNORECASE)
_RUN_TOGETHER = re.compile(r"\s+(?=(?:Category|Decision date|Decision)\s?:\s)")
_STRIP = re.compile(
    r"reference[: ]+(?P<reference>\S.*?)(?:\s+sector[: ]+(?P<category>.*?))?"
    r"(?:\s+category[: ]+(?P<subcategory>.*?))?(?:\s+(?:outcome|decision)[: ]+(?P<decision>\D*?))?"
    r"\s+decided[: ]+(?P<decided>.{6,40})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://[^\s<>\"')\]]+")
_IN_ADDRESS = re.compile(
    r"/decisions/(?:(?P<category>[a-z0-9-]+)/(?P<subcategory>[a-z0-9-]+)/)?(?:[a-z]+-)?"
    r"(?P<reference>\d{2}-\d{3}-\d{3}[a-z]?)(?:-(?P<body>[a-z][a-z0-9-]+))?/?(?:[?#.].*)?$",
    re.IGNORECASE,
)
_SMALL = frozenset({"of", "the", "and", "in", "for", "on", "upon", "with", "by", "to"})


class Head(NamedTuple):
    """The facts that a page prints above its text; empty where it does not print them."""

    reference: str = ""
    authority: str = ""
    category: str = ""
    subcategory: str = ""
    decision: str = ""
    decided: str = ""
    url: str = ""


def references_in(text: str) -> str:
    """Return the references that a text names, in the form 25 010 721; several of joint cases with "&"."""
    found = dict.fromkeys(f"{m[1]} {m[3]} {m[4]}{m[5].lower()}" for m in _REFERENCE.finditer(text))
    return " & ".join(found)


def head_of(lines: Sequence[str], address: str = "", name: str = "") -> Head:
    """Return what lines before the first heading say; an address and a file's name help where they do not."""
    lines = [part for line in lines for part in _RUN_TOGETHER.split(line)]
    printed = [_of_title(lines), _of_strip(lines), _of_labels(lines)]
    url = _first(lines, address)
    known = [*printed, _of_address(url), Head(reference=references_in(name)), Head(reference=_loose(lines))]
    return Head(*(next(filter(None, values), "") for values in zip(*known, strict=True)))._replace(url=url)


def _first(lines: Sequence[str], address: str) -> str:
    """Return the address of the page: the one given, else the first one printed that is of a decision."""
    if _ADDRESS.fullmatch(tidy(address)):
        return tidy(address)
    printed = (found[0].rstrip(".,;") for line in lines for found in _ADDRESS.finditer(line))
    return next((each for each in printed if _IN_ADDRESS.search(each)), "")


def _of_title(lines: Sequence[str]) -> Head:
    for line in lines:
        found = None if _ADDRESS.search(line) else _TITLE.match(line)
        references = references_in(found["references"]) if found else ""
        if found and references:
            return Head(reference=references, authority=found["body"].strip(" -\N{EN DASH}|:"))
    return Head()


def _of_strip(lines: Sequence[str]) -> Head:
    """Return what a strip of facts in one line tells, as copies on index sites have it above the text."""
    for place, line in enumerate(lines):
        found = _STRIP.search(line)
        if found and references_in(found["reference"]):
            category, subcategory = (tidy(found[each] or "") for each in ("category", "subcategory"))
            return Head(
                references_in(found["reference"]),
                lines[place - 1] if place else "",
                category,
                subcategory[:1] + subcategory[1:].lower(),
                tidy(found["decision"] or ""),
                day_in(found["decided"]),
            )
    return Head()


def _of_labels(lines: Sequence[str]) -> Head:
    told: dict[str, str] = {}
    for line in lines:
        found = _LABELLED.match(line)
        if found:
            told.setdefault(found[1].lower(), found[2].strip())
    category, _, subcategory = told.get("category", "").partition(">")
    return Head(
        reference=references_in(told.get("reference", "")),
        category=category.strip(),
        subcategory=subcategory.strip(),
        decision=told.get("decision", ""),
        decided=day_in(told.get("decision date", told.get("decided", ""))),
    )


def _of_address(url: str) -> Head:
    found = _IN_ADDRESS.search(url)
    if not found:
        return Head()
    return Head(
        references_in(found["reference"]),
        " ".join(_capital(word) for word in (found["body"] or "").split("-")),
        _named(found["category"]),
        _named(found["subcategory"]),
    )


def _loose(lines: Sequence[str]) -> str:
    return next(filter(None, (references_in(line) for line in lines)), "")


def _capital(word: str) -> str:
    return word if word in _SMALL else word.capitalize()


def _named(slug: str | None) -> str:
    """Return "Children's care services" for children-s-care-services."""
    words = (slug or "").lower().replace("-s-", "'s ").replace("-", " ")
    return words[:1].upper() + words[1:]
