"""Bytes as text, whichever program saved them."""

from __future__ import annotations

import codecs

from helper.decisions.published.given import NotADecisionError

MOST_BYTES = 4_000_000
_MARKED = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decoded(found: bytes) -> str:
    """Return bytes as text: UTF-8 with or without its mark, else as Windows saves it."""
    if found.startswith(b"%PDF"):
        raise NotADecisionError("it is a PDF; save the page as text or HTML")
    for mark, name in _MARKED.items():
        if found.startswith(mark):
            return found.decode(name, errors="replace")
    if b"\0" in found:
        raise NotADecisionError("it is not text")
    try:
        return found.decode("utf-8-sig")
    except UnicodeDecodeError:
        return found.decode("cp1252", errors="replace")
