"""Where the knowledge files stand, and a digest that tells whether any of them has changed."""

from __future__ import annotations

import hashlib
from pathlib import Path

SCENARIOS = "scenarios"
AGREEMENT = "agreement"


def default_folder() -> Path:
    """Return the folder of the installed package's knowledge, or the clone's."""
    installed = Path(__file__).parent.parent / "_knowledge"
    return installed if installed.is_dir() else Path(__file__).parents[2] / "knowledge"


def existing(folder: Path | None) -> Path:
    """Return the folder, or the default one; raise ``FileNotFoundError`` where there is none."""
    folder = folder or default_folder()
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is no folder, so there is no knowledge to read there")
    return folder


def knowledge_files(folder: Path) -> list[Path]:
    """Return the TOML files of a folder in the order of their names, without the told cases."""
    aside = {folder / SCENARIOS, folder / AGREEMENT}
    return sorted(file for file in folder.rglob("*.toml") if aside.isdisjoint(file.parents))


def scenario_files(folder: Path) -> list[Path]:
    """Return the files of told cases in the order of their names."""
    return sorted((folder / SCENARIOS).rglob("*.toml"))


def agreement_files(folder: Path) -> list[Path]:
    """Return the files of real decisions told again, in the order of their names."""
    return sorted((folder / AGREEMENT).rglob("*.toml"))


def digest_of(folder: Path) -> str:
    """Return a digest of the names and bytes of the knowledge files."""
    digest = hashlib.sha256()
    for file in knowledge_files(folder):
        text = file.read_bytes()
        digest.update(f"{file.relative_to(folder).as_posix()}\0{len(text)}\0".encode())
        digest.update(text)
    return digest.hexdigest()
