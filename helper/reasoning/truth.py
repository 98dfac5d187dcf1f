"""Yes, no and not known, and how they combine (Kleene's strong three-valued logic)."""

from __future__ import annotations

from enum import IntEnum


class Truth(IntEnum):
    """The value of a condition; the order makes "all" the smallest and "any" the greatest."""

    NO = 0
    NOT_KNOWN = 1
    YES = 2

    def negated(self) -> Truth:
        """Return yes for no and no for yes; not known stays."""
        return _NEGATED[self]


_NEGATED = (Truth.YES, Truth.NOT_KNOWN, Truth.NO)


def known(value: bool) -> Truth:  # noqa: FBT001
    """Return yes or no for a value that is known."""
    return Truth.YES if value else Truth.NO
