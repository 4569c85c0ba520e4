"""Where the shipped data is, in a checkout and installed; the only code that knows."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from assessor.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Iterable

_PACKAGE = Path(__file__).resolve().parents[1]
# What reads, checks and compiles data.
_PLANNING = ("model", "source", "library", "graph", "assess/prepare.py")


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
    """Every YAML file under a root's `controls/` and `rules/`: (path relative to the root, bytes), by path."""
    found: list[tuple[str, bytes]] = []
    for kind in ("controls", "rules"):
        folder = root / kind
        if not folder.is_dir():
            raise NotFound(f"{root} has no folder '{kind}'", hint="name a folder that contains controls/ and rules/")
        found.extend(
            (path.relative_to(root).as_posix(), path.read_bytes()) for path in folder.rglob("*.yaml") if path.is_file()
        )
    return sorted(found)


def digest(parts: Iterable[tuple[str, bytes]]) -> str:
    """SHA-256 over names and contents, independent of where the files lie."""
    total = hashlib.sha256()
    for name, content in parts:
        total.update(f"{name}\0{len(content)}\0".encode())
        total.update(content)
    return total.hexdigest()


def code_stamp(rooms: Iterable[Path]) -> str:
    """A stamp of the code that turns data into a plan, so that a cache never outlives it.

    `rooms` are the folders of the frameworks that say what their own files and blocks hold.
    """
    total = hashlib.sha256()
    for folder in (*(_PACKAGE / name for name in _PLANNING), *rooms):
        for path in sorted(folder.rglob("*")) if folder.is_dir() else (folder,):
            if path.suffix in (".py", ".json"):
                stat = path.stat()
                total.update(f"{folder.name}/{path.name}\0{stat.st_size}\0{stat.st_mtime_ns}\0".encode())
    return total.hexdigest()
