"""The made texts: their files with the facts that must be found, and short ones for grounds and signposts."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

TEXTS = Path(__file__).parent / "texts"
# Made by somebody who had not seen the patterns. Those of even number are held out: no pattern is mended by them.
BLIND = Path(__file__).parent / "blind"
LISTS = ("grounds", "signposted", "provisions")


class Case(NamedTuple):
    """A short made decision, and what must be found in it."""

    name: str
    text: str
    grounds: tuple[str, ...]
    signposted: frozenset[str]


def pages() -> dict[str, dict[str, Any]]:
    """Return for each made file the facts that must be found; what is not written is empty."""
    written = tomllib.loads((TEXTS / "expected.toml").read_text(encoding="utf-8"))["page"]
    return {page.pop("file"): page for page in written}


def blind_pages() -> dict[str, dict[str, Any]]:
    """Return for each text that was made blind the facts that it tells."""
    written = tomllib.loads((BLIND / "expected.toml").read_text(encoding="utf-8"))["text"]
    return {page.pop("file"): page for page in written}


def cases() -> list[Case]:
    """Return the short made decisions."""
    written = tomllib.loads((TEXTS / "reasons.toml").read_text(encoding="utf-8"))["case"]
    return [
        Case(each["name"], page_of(each), tuple(each["grounds"]), frozenset(each.get("signposted", ())))
        for each in written
    ]


def page_of(case: dict[str, Any]) -> str:
    """Return a short case as a page."""
    lines = ["Made Council (24 100 200)"]
    lines += [f"Decision : {case['decision']}"] if "decision" in case else []
    lines += [f"Summary: {case['summary']}", "The complaint", "- It is told."]
    lines += ["My assessment", f"- {case['assessment']}"] if "assessment" in case else []
    lines += ["Final decision", f"- {case['final']}"] if "final" in case else []
    return "\n".join(lines)
