"""A digest of the program itself, so that a brief says which one made it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from assessor.library.resources import digest, shipped

_PACKAGE = Path(__file__).resolve().parents[1]


@cache
def program_digest() -> str:
    """SHA-256 over the code of the package and the templates and styles of its briefs, wherever they lie."""
    reports = shipped("reports")
    code = [(f"assessor/{path.relative_to(_PACKAGE).as_posix()}", path) for path in _files(_PACKAGE, ".py", ".json")]
    pages = [
        (f"reports/{path.relative_to(reports).as_posix()}", path) for path in _files(reports, ".j2", ".css", ".txt")
    ]
    parts = ((name, hashlib.sha256(path.read_bytes()).digest()) for name, path in sorted([*code, *pages]))
    return digest(parts)


def _files(folder: Path, *endings: str) -> list[Path]:
    """Files of these endings below a folder, without data that travels inside an installed package."""
    found = (path for path in folder.rglob("*") if path.suffix in endings and path.is_file())
    return [path for path in found if "_data" not in path.relative_to(folder).parts]
