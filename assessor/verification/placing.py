"""Files of a brief put where they lay, in a scratch folder and nowhere else: their paths are somebody's words."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from assessor.verification.issued import Issued

LONGEST_NAME: Final = 200
_BRIEFS: Final = (".pdf", ".json")


def attached(issued: Issued, name: object) -> bytes | None:
    """The bytes of an attachment; None where there is none of that name."""
    return issued.files[name].read_bytes() if isinstance(name, str) and name in issued.files else None


def is_brief(path: Path) -> bool:
    """Whether a file is a brief, or a folder of outputs, and no engagement."""
    return path.is_dir() or path.suffix.lower() in _BRIEFS


def plain(name: object) -> bool:
    """Whether a name is one of a file in its folder and of nothing else."""
    if not isinstance(name, str) or not 0 < len(name.encode("utf-8", "replace")) <= LONGEST_NAME:
        return False
    return name not in (".", "..") and not any(mark in name for mark in "/\\\0") and name == PurePosixPath(name).name


def placed(folder: Path, path: object, raw: bytes) -> Path | None:
    """Where a file lies now, at its path below a folder; None where that leads out of it or is taken by another."""
    parts = PurePosixPath(path).parts if isinstance(path, str) else ()
    if not parts or not all(plain(part) and ":" not in part for part in parts):
        return None
    target = folder.joinpath(*parts)
    try:
        if target.exists():
            return target if target.is_file() and target.read_bytes() == raw else None
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)
    except (OSError, ValueError):  # a file where a folder should be, or a name this machine does not take
        return None
    return target
