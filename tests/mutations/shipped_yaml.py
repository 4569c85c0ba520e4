"""`assessor check` of shipped files with one of them changed, in this process, what did not change being read once."""

from __future__ import annotations

import argparse
import contextlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from assessor.cli.commands import check
from assessor.library import loader
from assessor.library.data_set import DataSet, with_packs
from assessor.library.loader import read_file
from assessor.library.resources import PACKS, files_below, shipped_root
from assessor.model.diagnostic import InvalidSource
from assessor.model.pack import MANIFEST
from assessor.model.shape import structure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor.model.diagnostic import Diagnostic


@dataclass(frozen=True)
class Target:
    """A shipped file: the pack whose data it belongs to ("" for none), its name there, and its bytes."""

    pack: str
    name: str
    content: bytes


class Changed(DataSet):
    """A data set in which the bytes of one file are others."""

    changes: dict[str, bytes]
    known: list[tuple[str, bytes]]

    def files(self) -> list[tuple[str, bytes]]:
        return [(name, self.changes.get(name, content)) for name, content in self.known]


def changed(data: DataSet) -> Changed:
    made = Changed(data.root, tuple(pack._replace(cases=[]) for pack in data.packs))
    made.known, made.changes = data.files(), {}
    return made


@dataclass
class Shelf:
    """What was read of the files as they are shipped."""

    read: dict[tuple[str, bytes], Any] = field(default_factory=dict)
    made: dict[tuple[type[Any], int, tuple[Any, ...]], Any] = field(default_factory=dict)
    filling: bool = True


@contextlib.contextmanager
def remembering(shelf: Shelf) -> Iterator[None]:
    """The loader, which reads no shipped file twice while this lasts; unchanged cases are not judged again."""

    def read_once(content: bytes, path: str, registry: Any) -> Any:
        if (path, content) in shelf.read:
            return shelf.read[path, content]
        found = read_file(content, path, registry)
        if shelf.filling:
            shelf.read[path, content] = found
        return found

    def made_once(kind: type[Any], value: Any, span: Any, at: tuple[Any, ...] = ()) -> Any:
        key = (kind, id(value), at)
        if key in shelf.made and shelf.made[key][0] is value:
            return shelf.made[key][1]
        made = structure(kind, value, span, at)
        if shelf.filling:
            shelf.made[key] = (value, made)
        return made

    with (
        patch.object(loader, "read_file", read_once),
        patch.object(loader, "structure", made_once),
        patch.object(check, "case_files", return_value=[]),
    ):
        yield


class ShippedYaml:
    """Every shipped YAML file: rules and catalogs, packs, cases, examples."""

    def __init__(self, folder: Path, cache: Path) -> None:
        root = shipped_root()
        self.folder, self.cache, self.shelf = folder, cache, Shelf()
        names = sorted(path.name for path in (root / PACKS).iterdir() if (path / "pack.yaml").is_file())
        whole = {name: with_packs(None, [name] if name else []) for name in ("", *names)}
        self.sets = {name: changed(data) for name, data in whole.items()}
        own = {name: f"packs/{name}/" if name else "" for name in self.sets}
        self.targets = [
            Target(name, file, content)
            for name, data in self.sets.items()
            for file, content in data.known
            if file.startswith(own[name])
        ]
        for pack in (pack for data in whole.values() for pack in data.packs):
            self.targets += [Target(pack.info.id, *file) for file in pack.cases]
            manifests = [content for name, content in pack.content if name == MANIFEST]
            self.targets += [Target(pack.info.id, f"packs/{pack.info.id}/{MANIFEST}", content) for content in manifests]
        for kind in ("rules/cases", "examples"):
            self.targets += [Target("", *file) for file in files_below(root / kind, f"{kind}/")]
        for target in self.targets:
            path = folder / target.name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(target.content)

    def path(self, target: Target) -> str:
        """The path of a file as messages print it."""
        return self.sets[target.pack].shown(target.name) if self._is_rule(target) else str(self.folder / target.name)

    def _is_rule(self, target: Target) -> bool:
        return any(name == target.name for name, _ in self.sets[target.pack].known)

    def check(self, target: Target, text: str) -> list[Diagnostic]:
        """Every problem `assessor check` finds where the file holds this text."""
        if self._is_rule(target):
            data = self.sets[target.pack]
            data.changes = {target.name: text.encode()}
            with remembering(self.shelf):
                return check._whole(data, None, data.packs[-1] if data.packs else None)[1]
        path = self.folder / target.name
        path.write_bytes(text.encode())
        packs = [target.pack] if target.pack and path.name != MANIFEST else []
        options = argparse.Namespace(data=None, pack=packs, cache=self.cache, no_cache=False, as_of=None)
        try:
            return check._check(path.parent, options)[1] if path.name == MANIFEST else check._one(path, options)
        except InvalidSource as fault:
            return list(fault.diagnostics)
        finally:
            path.write_bytes(target.content)

    def settle(self) -> None:
        """Read everything as it is shipped; from now on nothing more is remembered."""
        for target in {target.pack: target for target in self.targets if self._is_rule(target)}.values():
            self.check(target, target.content.decode())
        self.shelf.filling = False
