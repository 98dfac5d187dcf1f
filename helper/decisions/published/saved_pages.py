"""HTML as a browser saves it: the words of the page and its address, without menus and scripts."""

from __future__ import annotations

import re
from html.parser import HTMLParser

_LOOKS_LIKE_HTML = re.compile(r"\s*(?:<!doctype html|<html|<!--|<\?xml|<head|<body|<div|<article|<main)", re.IGNORECASE)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_PASSED_OVER = frozenset(
    "script style nav noscript svg template select button iframe footer aside".split()  # noqa: SIM905
)
_NO_CONTENT = frozenset(
    "area base br col embed hr img input link meta param source track wbr".split()  # noqa: SIM905
)
_OWN_LINE = frozenset(
    "p div section article main header h1 h2 h3 h4 h5 h6 li ul ol dl dt dd tr table br hr title body".split()  # noqa: SIM905
)
_FURNITURE = re.compile(r"breadcrumb|cookie|navigation|navbar|menu|share|skip-?link|site-?search", re.IGNORECASE)


def is_html(text: str) -> bool:
    """Whether a text is the source of a web page."""
    return _LOOKS_LIKE_HTML.match(text) is not None


def words_of_page(text: str) -> tuple[str, str]:
    """Return the words of a web page, a line for each block, and the address that it tells."""
    page = _Page()
    try:
        page.feed(text)
        page.close()
    except (AssertionError, ValueError):
        # The parser gives up on some broken markup; what it has read until there still counts.
        pass
    return "".join(page.written), page.address or _saved_from(text)


def _saved_from(text: str) -> str:
    found = _SAVED_FROM.search(text[:2000])
    return found[1] if found else ""


class _Page(HTMLParser):
    """Writes down the words of a page; what stands in furniture is passed over with all that is inside."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.written: list[str] = []
        self.address = ""
        self._passing: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line for a block, and begin to pass over furniture."""
        told = {name: value or "" for name, value in attrs}
        self._note_address(tag, told)
        if tag in _NO_CONTENT:
            self._break(tag)
        elif self._passing:
            # Only the same name nests, so a tag that is never closed cannot hide the rest.
            if tag == self._passing[-1]:
                self._passing.append(tag)
        elif _is_furniture(tag, told):
            self._passing.append(tag)
        else:
            self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        """End a block, or the furniture."""
        if self._passing and tag == self._passing[-1]:
            self._passing.pop()
        elif tag == "body":
            self._passing.clear()
        self._break(tag)

    def handle_data(self, data: str) -> None:
        """Write words down; line ends inside a paragraph are only spaces."""
        if not self._passing:
            self.written.append(re.sub(r"\s+", " ", data))

    def _break(self, tag: str) -> None:
        if not self._passing and tag in _OWN_LINE:
            self.written.append("\n- " if tag == "li" else "\n")

    def _note_address(self, tag: str, told: dict[str, str]) -> None:
        if self.address:
            return
        if tag == "link" and told.get("rel", "").lower() == "canonical":
            self.address = told.get("href", "")
        elif tag == "meta" and told.get("property", "").lower() == "og:url":
            self.address = told.get("content", "")


def _is_furniture(tag: str, told: dict[str, str]) -> bool:
    if tag in _PASSED_OVER:
        return True
    named = f"{told.get('class', '')} {told.get('id', '')} {told.get('role', '')} {told.get('aria-label', '')}"
    return tag not in {"html", "body", "main", "article"} and bool(_FURNITURE.search(named))
