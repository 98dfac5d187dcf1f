"""Which real decisions rules may be mended by, and which are kept apart to measure them."""

from __future__ import annotations

import hashlib
from typing import Final, Literal

Part = Literal["open", "held-out"]
PARTS: Final[tuple[Part, ...]] = ("open", "held-out")
_THIRD = 3


def part_of(reference: str) -> Part:
    """Return the part of a decision, by a hash of its reference: one in three is held out."""
    return "open" if _number(reference) % _THIRD else "held-out"


def fold_of(reference: str, folds: int = 10) -> int:
    """Return which fold of a cross-validation a decision belongs to, by another hash of its reference."""
    return _number(f"fold{reference}") % folds


def _number(text: str) -> int:
    return int(hashlib.sha256(text.encode()).hexdigest(), 16)
