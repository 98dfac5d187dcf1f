"""Which numbered options the typed words mark. The words in the input are all that is remembered."""

from __future__ import annotations

import re
from collections.abc import Collection

_PARTED = re.compile(r"[\s,;&+]+")


def marked(typed: str, count: int) -> tuple[int, ...] | None:
    """Return the numbers that were typed, in order; ``None`` where other words were typed."""
    parts = [part for part in _PARTED.split(typed.strip()) if part]
    if not all(part.isascii() and part.isdigit() and 1 <= int(part[:4]) <= count for part in parts):
        return None
    return tuple(dict.fromkeys(int(part) for part in parts))


def toggled(typed: str, number: int, count: int, alone: Collection[int] = ()) -> str:
    """Return the words after one option was marked or unmarked; ``alone`` go with no other."""
    before = marked(typed, count) or ()
    if number in before:
        after = [each for each in before if each != number]
    elif number in alone:
        after = [number]
    else:
        after = [*(each for each in before if each not in alone), number]
    return ", ".join(map(str, after))


def pressed(typed: str, digit: str, count: int, alone: Collection[int] = ()) -> str | None:
    """Return the words after a digit where several may be marked; ``None`` where it is simply typed."""
    before = marked(typed, count)
    last = _PARTED.split(typed)[-1]
    if before is None or not last or digit == "0" or 1 <= int(last + digit) <= count:
        return None
    return toggled(typed, int(digit), count, alone) if int(digit) <= count else None
