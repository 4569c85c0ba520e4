"""One line of the shipped library changed: where what was kept says that nothing is wrong, a check finds nothing.

`ASSESSOR_EDITS=1000` tries that many lines instead of a few.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from assessor.assess.sound_rules import SoundRules
from tests.mutations.edited_library import Edit, EditedLibrary

if TYPE_CHECKING:
    from assessor.library.rule_cases import ReadCase

MANY = int(os.environ.get("ASSESSOR_EDITS", "8"))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> EditedLibrary:
    """What ships, found sound once."""
    made = EditedLibrary(tmp_path_factory.mktemp("known"))
    assert made.kept(None)
    return made


@pytest.mark.parametrize(
    ("name", "old", "new", "most"),
    [
        ("rules/crosswalks/cmmc-level-2.yaml", "loosest: P", "loosest: P9", 0),
        ("rules/models/managed.yaml", "every: P", "every: P9", 0),
        ("rules/cases/cmmc-level-1.yaml", "users: ", "users: 9", 1),
        ("rules/models/managed.yaml", "sold: on_order", "sold: usual", 200),
    ],
)
def test_few_cases_rest_on_one_line(
    library: EditedLibrary, monkeypatch: pytest.MonkeyPatch, name: str, old: str, new: str, most: int
) -> None:
    judged: list[str] = []
    before = SoundRules.judged

    def noted(self: SoundRules, read: ReadCase) -> object:
        judged.append(read.case.id)
        return before(self, read)

    monkeypatch.setattr(SoundRules, "judged", noted)
    text = library.texts[name]
    assert old in text
    assert library.kept(Edit(name, text.replace(old, new, 1), ""))
    assert len(judged) <= most


def test_nothing_sound_is_stale(library: EditedLibrary) -> None:
    edits = {seed: edit for seed in range(MANY) if (edit := library.edit(seed)) is not None}
    sound = [seed for seed, edit in edits.items() if library.kept(edit)]
    assert {seed: library.anew(edits[seed])[:1] for seed in sound} == {seed: [] for seed in sound}
    assert len(sound) > len(edits) / 5
