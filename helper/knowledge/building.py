"""Makes the compiled copy of the knowledge when a wheel is built; hatchling runs it, the program never does."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledKnowledge(BuildHookInterface[Any]):
    """Reads and checks the knowledge, and writes its compiled copy beside it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  (hatchling's signature)
        """Write the copy into the knowledge folder, from which the wheel takes all files.

        A mistake in the knowledge ends the build with its sentences.
        """
        sys.path.insert(0, self.root)
        from helper.knowledge.compiled import write_compiled  # noqa: PLC0415  (found only from the root)
        from helper.knowledge.files import read  # noqa: PLC0415

        folder = Path(self.root) / "knowledge"
        found = read(folder)
        write_compiled(folder, found.digest, found.written())
