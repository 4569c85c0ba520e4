"""The shipped library with one line changed: what was kept of it against what a check without anything kept finds.

Every other edit changes what cases and checks far away may rest on: a rhythm, a term, an edge, a duty, an id.

`python -m tests.mutations.edited_library FROM TO` prints each seed for which the two differ, and how many were sound.
"""

from __future__ import annotations

import random
import re
import sys
import tempfile
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from assessor.assess.soundness import Soundness
from assessor.cli.library_check import library_problems
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.data_set import DataSet
from assessor.library.ledger import Ledger
from assessor.library.loader import read_file
from assessor.library.resources import case_files, shipped_root
from tests.mutations.yaml_mutations import KEYED, code_lines, mutation

if TYPE_CHECKING:
    from assessor.model.diagnostic import Diagnostic


STATED = re.compile(r"(?P<key>\b[a-z_]+): (?P<value>[A-Za-z0-9][\w.:-]*)")
BEARING = (
    *("every", "loosest", "within", "hours", "sustains", "detection", "evidence", "class", "event", "basis", "state"),
    *("control", "relationship", "weight", "obligation", "capabilities", "capability", "any_of", "all_of", "duty"),
    *("id", "kind", "type", "gate", "needs", "fact", "framework", "data_contact", "function", "model", "offering"),
    *("sold", "positions", "extends", "employees", "performed_by", "specification", "parent", "verify", "default"),
)  # fmt: skip
"""Keys of rhythms, terms, edges, duties, capabilities, gates and ids: other things hang on what they say."""
GONE = "zzz-gone"


class Edit(NamedTuple):
    """A file of the library, and its text after the change."""

    name: str
    text: str
    line: str


class EditedLibrary:
    """Shipped rules, catalogs and cases, with a ledger that knows them."""

    def __init__(self, folder: Path) -> None:
        folder.chmod(0o700)
        self.folder, self.data = folder, DataSet(shipped_root())
        self.files, self.cases = self.data.files(), case_files(self.data.root)
        self.texts = {name: content.decode() for name, content in (*self.files, *self.cases)}
        self.values: dict[str, set[str]] = defaultdict(set)
        for text in self.texts.values():
            for line in text.split("\n"):
                if (keyed := KEYED.match(line)) is not None and _plain(keyed["value"]):
                    self.values[keyed["key"]].add(keyed["value"])
        self.stated: dict[str, list[tuple[str, int, int, str]]] = defaultdict(list)
        for name, text in self.texts.items():
            for found in STATED.finditer(text):
                self.stated[found["key"]].append((name, *found.span("value"), found["value"]))
        self.read: dict[tuple[str, bytes], Any] = {}

    def edit(self, seed: int) -> Edit | None:
        """A mistake of a hand, or (three times of four) another value that stands under the same key elsewhere."""
        draw = random.Random(seed)  # noqa: S311 - repeatable is what is wanted
        if seed % 2:
            return self._bearing(draw)
        name = draw.choice(sorted(self.texts))
        text = self.texts[name]
        if draw.random() < 1 / 4:
            made = mutation(text, draw)
            return None if made is None else Edit(name, made.text, made.text.split("\n")[made.line - 1])
        lines = text.split("\n")
        for _ in range(50):
            at = draw.choice(code_lines(tuple(lines)))
            keyed = KEYED.match(lines[at])
            others = sorted(self.values[keyed["key"]] - {keyed["value"]}) if keyed and _plain(keyed["value"]) else []
            if keyed and others:
                line = f"{keyed['lead']}{keyed['key']}{keyed['colon']}{draw.choice(others)}"
                return Edit(name, "\n".join((*lines[:at], line, *lines[at + 1 :])), line)
        return None

    def _bearing(self, draw: random.Random) -> Edit:
        """Another value, or none that exists, for what something far away may rest on."""
        key = draw.choice([key for key in BEARING if self.stated[key]])
        name, start, end, value = draw.choice(self.stated[key])
        text = self.texts[name]
        others = sorted({other for *_, other in self.stated[key]} - {value})
        new = GONE if not others or draw.random() < 1 / 8 else draw.choice(others)
        made = f"{text[:start]}{new}{text[end:]}"
        line = text.count("\n", 0, start)
        return Edit(name, made, made.split("\n")[line])

    def kept(self, edit: Edit | None) -> bool:
        """Whether the ledger, which is put back afterwards, says that nothing is wrong."""
        ledger = Ledger(self.folder, "ledger", FRAMEWORKS, self._reading)
        files, cases = self._with(edit)
        return Soundness(self.data, ledger, FRAMEWORKS).holds(files, cases)

    def anew(self, edit: Edit | None) -> list[Diagnostic]:
        """Every problem, with nothing kept."""
        files, cases = self._with(edit)
        return library_problems(self.data, files, cases, None, None, self._reading)

    def _with(self, edit: Edit | None) -> tuple[list[tuple[str, bytes]], list[tuple[str, bytes]]]:
        changed = {} if edit is None else {edit.name: edit.text.encode()}
        both = ([(name, changed.get(name, content)) for name, content in files] for files in (self.files, self.cases))
        files, cases = both
        return files, cases

    def _reading(self, content: bytes, path: str, registry: Any) -> Any:
        """`read_file`, which reads what is shipped once."""
        if self.texts.get(path, "").encode() != content:
            return read_file(content, path, registry)
        if (path, content) not in self.read:
            self.read[path, content] = read_file(content, path, registry)
        return self.read[path, content]


def _plain(value: str) -> bool:
    return bool(value.strip()) and value[0] not in "|>[{&*!"


def main(first: int, last: int) -> None:
    """Say what differs."""
    said = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        library = EditedLibrary(Path(folder))
        said(f"shipped: {library.kept(None)}, {len(library.anew(None))} problems\n")
        sound = needless = 0
        for seed in range(first, last):
            edit = library.edit(seed)
            if edit is None:
                continue
            kept, found = library.kept(edit), library.anew(edit)
            sound += kept
            needless += not kept and not found
            if kept is bool(found):
                said(f"{'STALE' if kept else 'needless'} {seed} {edit.name} {edit.line}\n")
            sys.stdout.flush()
        said(f"{last - first} edits, {sound} sound, {needless} checked again for nothing\n")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
