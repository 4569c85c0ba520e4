"""Writing output: all of it or none, and never over something that was there before until it is complete."""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.interrupts import INTERRUPTS
from assessor.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Mapping


def write_all(folder: Path, contents: Mapping[str, bytes], *, mode: int | None = None) -> list[Path]:
    """Write several files into a folder (made when missing), then put them in place together.

    `mode` is what they may be read and written by; left out, what the machine gives to a new file.

    Raises OutputError when anything cannot be written; then no file was replaced and none is left half-written.
    """
    staged: dict[Path, Path] = {}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for target in (folder / name for name in contents):
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, "there is a folder of that name", str(target))
        for name, content in contents.items():
            staged[folder / name] = stage(folder, name, content, mode=mode)
        with INTERRUPTS.held():
            for target, waiting in staged.items():
                waiting.replace(target)
    except OSError as fault:
        where = fault.filename2 or fault.filename or folder
        raise OutputError(
            f"cannot write {where}: {fault.strerror or fault}",
            hint="no file was replaced; free some space or choose another --out",
        ) from fault
    finally:
        for waiting in staged.values():
            with contextlib.suppress(OSError):
                waiting.unlink(missing_ok=True)
    return list(staged)


def stage(folder: Path, name: str, content: bytes, *, mode: int | None = None) -> Path:
    """A complete, synced copy of the content beside its target."""
    handle, path = tempfile.mkstemp(dir=folder, prefix=f".{name}.")
    waiting = Path(path)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        umask = os.umask(0)
        os.umask(umask)
        waiting.chmod(0o666 & ~umask if mode is None else mode)
    except BaseException:
        waiting.unlink(missing_ok=True)
        raise
    return waiting
