"""What a page says of itself: reference, body, category, decision, date, address."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from helper.decisions.published.dates import day_in, without_days
from helper.decisions.published.plain_lines import tidy

_REFERENCE = re.compile(
    r"(?<!\d)(?<!\d[/-])(\d{2})([ \N{EN DASH}-]?)(\d{3})\2(\d{3})([a-z]{0,2})(?![\w/])", re.IGNORECASE
)
_TITLE = re.compile(r"(?P<body>\S.{1,150}?)\s*[(\[](?P<references>[^()\[\]]*\d{3}[^()\[\]]*)[)\]]")
_LABEL = (
    r"(?P<category>category|sector|subject)"
    r"|(?P<decided>decision date|date of decision|date decided|decided|date)(?: on)?"
    r"|(?P<decision>decision|outcome|result)|(?P<authority>authority|council|body|organisation|about)"
    r"|(?P<reference>(?:case )?(?:reference|ref\.?|number)(?: (?:number|no\.?))?)"
)
_LABELLED = re.compile(rf"(?:{_LABEL})\s*(?:[:|]|\s[-\N{{EN DASH}}]\s)\s*(?P<value>.*)", re.IGNORECASE)
_BETWEEN = r"\s*(?:[|\N{MIDDLE DOT}\N{BULLET};\t/~]|,\s|\.(?:\s|$)|\s[-\N{EN DASH}\N{EM DASH}]\s)\s*"
# A label inside a strip stands at its beginning, behind a mark, or before a colon.
_NAMELESS = re.sub(r"\?P<\w+>", "?:", _LABEL)
_LABEL_INSIDE = re.compile(
    rf"(?:^|(?<=[|\N{{MIDDLE DOT}}\N{{BULLET}};,./-]\s))(?:{_NAMELESS})\b(?:\s*:)?(?=\s|$)|(?<=\s)(?:{_NAMELESS})\s*:",
    re.IGNORECASE,
)
_SECTORS = (
    "Adult care services|Adult social care|Benefits and tax|Children.s care services|Children.s services|Education"
    "|Environment and regulation|Health|Housing|Other categories|Planning|Transport and highways"
)
_MORE = (
    r"\s*[>\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    r"\N{RIGHTWARDS ARROW}]\s*"
)
_CATEGORY = re.compile(
    rf"(?<![^\s|(])(?P<category>{_SECTORS})"
    rf"(?:{_MORE}(?P<subcategory>[^|\N{{MIDDLE DOT}}\N{{BULLET}};.,\t~()\[\]]+?))?(?={_BETWEEN}|\s*[()\[\]]|\s*$)",
    re.IGNORECASE,
)
_ANY_CATEGORY = re.compile(
    rf"(?P<category>[A-Z][\w' ]{{2,40}}?){_MORE}(?P<subcategory>[A-Z][\w'\N{{RIGHT SINGLE QUOTATION MARK}} -]{{2,50}})"
)
_DECIDED_AS = re.compile(r"(?<![\w>])(not upheld|upheld|closed after initial enquir(?:ies|y))(?!\w)", re.IGNORECASE)
_NO_BODY = re.compile(
    r"ombudsm|decision|index|scorecard|back to|source|home$|search|copy|page|https?:|^\W*$", re.IGNORECASE
)
_LONGEST_STRIP = 300
_SHORT = 80
_AROUND = " ()[]-\N{EN DASH}\N{EM DASH}:,."
_BODY = re.compile(
    r"council|borough|authority|city of|transport for|panel|limited|\bltd\b|board|trust|school|care", re.IGNORECASE
)
_BEFORE_A_BODY = re.compile(r"^(?:case|complaint|against|about|by|body|authority|organisation)\b[\s:]*", re.IGNORECASE)
_FACTS_OF_A_STRIP = 2
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
    strip, block = _of_free_strip(lines), _of_free_strip([" | ".join(line for line in lines if len(line) < _SHORT)])
    lines = [part for line in lines for part in _RUN_TOGETHER.split(line)]
    printed = [_of_title(lines), _of_strip(lines), strip, _of_labels(lines), block]
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


def _of_free_strip(lines: Sequence[str]) -> Head:
    """Return what a strip tells that has the facts in any order, with labels or without them.

    Each fact is known by its form and taken out; what is left is the name of the body.
    """
    for place, line in enumerate(lines):
        if len(line) > _LONGEST_STRIP or _ADDRESS.search(line) or not references_in(line):
            continue
        reference, rest = references_in(line), _REFERENCE.sub(" | ", _LABEL_INSIDE.sub(" | ", line))
        decided, rest = day_in(rest), without_days(rest)
        named = _DECIDED_AS.search(rest)
        (category, subcategory), rest = _category_in(_DECIDED_AS.sub(" | ", rest))
        if sum(map(bool, (decided, category, named))) >= _FACTS_OF_A_STRIP:
            authority = _body_in(rest) or (_body_in(lines[place - 1]) if place else "")
            decision = named[1].capitalize() if named else ""
            return Head(reference, authority, category, subcategory, decision, decided)
    return Head()


def _category_in(text: str) -> tuple[tuple[str, str], str]:
    found = _CATEGORY.search(text) or _ANY_CATEGORY.search(text)
    if not found:
        return ("", ""), text
    category = tidy(found["category"]).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    named = (category, tidy(found["subcategory"] or "").strip(" -"))
    return named, f"{text[: found.start()]} | {text[found.end() :]}"


def _body_in(text: str) -> str:
    """Return the name of the body in what is left of a strip: the likeliest piece that can be a name."""
    pieces = [_BEFORE_A_BODY.sub("", piece.strip(_AROUND), count=1) for piece in re.split(_BETWEEN, text)]
    names = [piece for piece in pieces if piece[:1].isupper() and not _NO_BODY.search(piece)]
    return max(names, key=lambda name: (bool(_BODY.search(name)), len(name)), default="")


def _of_labels(lines: Sequence[str]) -> Head:
    told: dict[str, str] = {}
    for line in lines:
        found = _LABELLED.match(line)
        if found and found.lastgroup:
            label = next(name for name, value in found.groupdict().items() if value and name != "value")
            told.setdefault(label, found["value"].strip(" |"))
    category, _, subcategory = told.get("category", "").partition(">")
    return Head(
        reference=references_in(told.get("reference", "")),
        authority="" if references_in(told.get("authority", "")) else told.get("authority", ""),
        category=category.strip(),
        subcategory=subcategory.strip(),
        decision=told.get("decision", ""),
        decided=day_in(told.get("decided", "")),
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
