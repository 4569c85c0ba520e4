"""Where the shipped data is, in a checkout and installed; the only code that knows."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assessor.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.library.store import Store

_PACKAGE = Path(__file__).resolve().parents[1]
# What reads, checks and compiles data, and what is remembered of it beside plans.
_PLANNING = ("model/", "source/", "library/", "graph/", "assess/prepare.py ", "cli/catalog_lists.py ")
# Folders in the package that hold data, which has a digest of its own, or what Python makes of the code.
_NO_CODE = frozenset({"__pycache__", "_data"})
# What stands beside the rules and decides nothing: no part of what is compiled, nor of its digest.
CASES = "rules/cases/"
# Packs that are shipped and loaded only where somebody names them.
PACKS = "rules/packs/"
_SURELY_LATER_NS = 2_000_000_000  # more than the coarsest clock of a file system


@cache
def shipped(kind: Literal["controls", "rules", "reports"]) -> Path:
    """Root of one shipped data set."""
    for base in (_PACKAGE / "_data", _PACKAGE.parent):
        if (base / kind).is_dir():
            return base / kind
    raise NotFound(f"the data folder '{kind}' is not installed", hint="reinstall the package")


def shipped_root() -> Path:
    """The folder that holds `controls/` and `rules/`."""
    return shipped("rules").parent


def data_files(root: Path) -> list[tuple[str, bytes]]:
    """Every YAML file under a root's `controls/` and `rules/` but for cases and packs: (path in it, bytes), by path."""
    return [(name, Path(entry.path).read_bytes()) for name, entry in _data_entries(root)]


def content_digest(root: Path, store: Store) -> str:
    """`digest` of a root's data files, remembered by how they lie on the disk so that they need not all be read.

    What is remembered counts only where it was written well after the last change of any of them, because a file may
    change twice within one tick of the clock that stamps it.
    """
    entries = _data_entries(root)
    if not store.remembers:
        return digest((name, Path(entry.path).read_bytes()) for name, entry in entries)
    lies, newest = [], 0
    for name, entry in entries:
        stat = entry.stat()
        lies.append(f"{name} {stat.st_dev} {stat.st_ino} {stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns}")
        newest = max(newest, stat.st_mtime_ns, stat.st_ctime_ns)
    key = f"{hashlib.sha256(chr(10).join(lies).encode()).hexdigest()}-files"
    known, written = store.get(key), store.written_ns(key)
    if isinstance(known, str) and written is not None and written - newest > _SURELY_LATER_NS:
        return known
    content = digest((name, Path(entry.path).read_bytes()) for name, entry in entries)
    store.put(key, content)
    return content


def _data_entries(root: Path) -> list[tuple[str, os.DirEntry[str]]]:
    """The YAML files of a data root, by path."""
    found: list[tuple[str, os.DirEntry[str]]] = []
    for kind in ("controls", "rules"):
        folder = root / kind
        if not folder.is_dir():
            raise NotFound(f"{root} has no folder '{kind}'", hint="name a folder that contains controls/ and rules/")
        found += _yaml_below(folder, f"{kind}/", past=(CASES, PACKS))
    return sorted(found, key=_name)


def case_files(root: Path) -> list[tuple[str, bytes]]:
    """The case files of a data root: (path relative to the root, bytes), by path; none where it has no cases."""
    return files_below(root / CASES, CASES) if (root / CASES).is_dir() else []


def files_below(folder: Path, prefix: str) -> list[tuple[str, bytes]]:
    """Every YAML file in a folder and its folders: `prefix` and its path in there, and its bytes, by path."""
    return [(name, Path(entry.path).read_bytes()) for name, entry in sorted(_yaml_below(folder, prefix), key=_name)]


def _name(item: tuple[str, os.DirEntry[str]]) -> str:
    return item[0]


def _yaml_below(folder: Path, prefix: str, past: Sequence[str] = ()) -> list[tuple[str, os.DirEntry[str]]]:
    found = _below(folder, prefix, past)
    return [(name, entry) for name, entry in found if name.endswith(".yaml") and entry.is_file()]


def _below(folder: Path | str, prefix: str, past: Sequence[str] = ()) -> list[tuple[str, os.DirEntry[str]]]:
    """Everything in a folder and its folders that is no folder: `prefix` and its path in there, and its entry.

    Folders whose own prefix is one of `past` are not looked into.
    """
    found: list[tuple[str, os.DirEntry[str]]] = []
    waiting = [(str(folder), prefix)]
    while waiting:
        path, before = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                name = f"{before}{entry.name}"
                if not entry.is_dir(follow_symlinks=False):
                    found.append((name, entry))
                elif f"{name}/" not in past:
                    waiting.append((entry.path, f"{name}/"))
    return found


def digest(parts: Iterable[tuple[str, bytes]]) -> str:
    """SHA-256 over names and contents, independent of where the files lie."""
    total = hashlib.sha256()
    for name, content in parts:
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def program_stamp() -> str:
    """A stamp of the whole program, so that no answer outlives what gave it."""
    return _stamp(_code(_PACKAGE))


@cache
def code_stamp(rooms: tuple[Path, ...]) -> str:
    """A stamp of the code that turns data into a plan, so that a cache never outlives it.

    `rooms` are the folders of the frameworks that say what their own files and blocks hold.
    """
    inside = tuple(f"{room.relative_to(_PACKAGE)}/" for room in rooms if room.is_relative_to(_PACKAGE))
    planning = (*_PLANNING, *(name.replace(os.sep, "/") for name in inside))
    lies = [line for line in _code(_PACKAGE) if line.startswith(planning)]
    lies += [f"{room.name}/{line}" for room in rooms if not room.is_relative_to(_PACKAGE) for line in _code(room)]
    return _stamp(lies)


def _stamp(lies: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(sorted(lies)).encode()).hexdigest()


@cache
def _code(folder: Path) -> tuple[str, ...]:
    """How the code in a folder and its folders lies on the disk: path in it, size and time of each file."""
    lies: list[str] = []
    waiting = [(str(folder), "")]
    while waiting:
        path, prefix = waiting.pop()
        with os.scandir(path) as entries:
            for entry in entries:
                name = entry.name
                if name.endswith((".py", ".json")):
                    stat = entry.stat()
                    lies.append(f"{prefix}{name} {stat.st_size} {stat.st_mtime_ns}")
                elif "." not in name and name not in _NO_CODE and entry.is_dir():
                    waiting.append((entry.path, f"{prefix}{name}/"))
    return tuple(lies)
