"""``PYTHONPATH=. python -m tests.wording [FOLDER] [--only FILE ...]``: one line for each finding."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from helper.knowledge.loading import default_folder
from helper.knowledge.mistakes import KnowledgeError

from .lint import lint


def main() -> int:
    """Print the findings; return 1 where there are any."""
    asked = argparse.ArgumentParser(prog="python -m tests.wording", description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=default_folder(), help="a knowledge folder")
    asked.add_argument("--only", nargs="+", default=[], metavar="FILE", help="files, or parts of their names")
    given = asked.parse_args()
    try:
        found, count = lint(given.folder, tuple(given.only))
    except KnowledgeError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write("".join(f"{mistake}\n" for mistake in found))
    sys.stderr.write(f"{count} entries, {len(found)} findings\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
