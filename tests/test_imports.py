"""What is imported where: kept by contract, and looked at here in a fresh interpreter."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HEADLESS = sorted(
    ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
    for file in (ROOT / "helper").rglob("*.py")
    if "screens" not in file.parts and file.name not in {"__main__.py", "building.py"}  # hatchling runs the latter
)


def loaded_after(statement: str) -> set[str]:
    """Return the names of the modules that a fresh interpreter has loaded after a statement."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines())


def test_nothing_outside_the_screens_loads_textual_or_rich() -> None:
    """Every module but those of the screens is imported at once, and no drawing library with them."""
    loaded = loaded_after("; ".join(f"import {module}" for module in HEADLESS))
    assert not loaded & {"textual", "rich"}
    assert "helper.plain.talk" in loaded


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_help_and_version_load_no_model_and_no_screen(option: str) -> None:
    """What only prints a few lines pays for no pydantic, no database and no screen."""
    code = f"""
import sys
sys.argv = ["complaint-helper", "{option}"]
from helper.command_line import main
try:
    main()
except SystemExit as done:
    assert not done.code, done.code
"""
    loaded = loaded_after(code)
    assert not loaded & {"pydantic", "textual", "rich", "sqlite3", "rapidfuzz", "tomllib"}


def test_the_package_itself_imports_nothing() -> None:
    """Importing the package costs nothing but the package."""
    assert not {name for name in loaded_after("import helper") if name.startswith("helper.")}


def test_the_program_names_no_law() -> None:
    """No law, body or limit stands in the code: it belongs in the knowledge."""
    named = ("Ombudsman", "LGSCO", "Local Government Act", "Information Commissioner", "Norfolk", "s26")
    found = [
        f"{file.relative_to(ROOT)}: {word}"
        for file in (ROOT / "helper").rglob("*.py")
        for word in named
        if word in file.read_text(encoding="utf-8")
    ]
    assert found == []
