"""One line of the shipped library changed: where what was kept says that nothing is wrong, a check finds nothing.

`ASSESSOR_EDITS=1000` tries that many lines instead of a few.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from tests.mutations.edited_library import EditedLibrary

if TYPE_CHECKING:
    from pathlib import Path

MANY = int(os.environ.get("ASSESSOR_EDITS", "8"))


def test_nothing_sound_is_stale(tmp_path: Path) -> None:
    library = EditedLibrary(tmp_path)
    assert library.kept(None)
    edits = {seed: edit for seed in range(MANY) if (edit := library.edit(seed)) is not None}
    sound = [seed for seed, edit in edits.items() if library.kept(edit)]
    assert {seed: library.anew(edits[seed])[:1] for seed in sound} == {seed: [] for seed in sound}
    assert len(sound) > len(edits) / 5
