"""The compiled copy: all knowledge but the scenarios as one JSON text, quicker to read than the TOML files.

Its first line says what it was made from and what it holds. A copy that is not of these very files,
not whole, or of another format is not used, so an edit of the files acts at once.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import GenericAlias
from typing import Any, Final

from pydantic import BaseModel, create_model

from helper.knowledge.entries import Frozen
from helper.knowledge.folders import digest_of
from helper.knowledge.store import Knowledge
from helper.knowledge.tables import TABLES, knowledge_of

NAME: Final = "compiled.json"
FORMAT: Final = 1


def write_compiled(folder: Path, digest: str, tables: Mapping[str, list[Any]]) -> Path:
    """Write the copy of knowledge files that were found sound, and return its path."""
    text = json.dumps(tables, default=date.isoformat, ensure_ascii=False, separators=(",", ":")).encode()
    head = {"format": FORMAT, "made_from": digest, "holds": _digest(text)}
    file = folder / NAME
    half = file.with_suffix(".half")
    half.write_bytes(json.dumps(head).encode() + b"\n" + text)
    os.replace(half, file)  # noqa: PTH105  (the name says that it replaces)
    return file


def read_compiled(folder: Path) -> Knowledge | None:
    """Return the knowledge of the compiled copy, or ``None`` where there is none that is current and whole."""
    try:
        head, _, text = (folder / NAME).read_bytes().partition(b"\n")
        said = json.loads(head)
    except (OSError, ValueError):
        return None
    digest = digest_of(folder)
    if said != {"format": FORMAT, "made_from": digest, "holds": _digest(text)}:
        return None
    try:
        tables = _model().model_validate_json(text)
    except ValueError:
        return None
    return knowledge_of(dict(tables), digest[:12])


def _digest(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()


def _model() -> type[BaseModel]:
    """Return one model of all tables: validating them together is the quickest."""
    shelves: dict[str, Any] = {name: (GenericAlias(tuple, (model, ...)), ()) for name, model in TABLES.items()}
    return create_model("Tables", __base__=Frozen, **shelves)
