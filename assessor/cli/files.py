"""Writing output: all of it or none, and never over something that was there before until it is complete."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import json
import os
import shutil
import tempfile
from codecs import BOM_UTF8
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.interrupts import INTERRUPTS
from assessor.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

MANIFEST = "manifest.json"


def write_all(
    folder: Path, contents: Mapping[str, bytes], *, mode: int | None = None, stale: Iterable[str] = ()
) -> list[Path]:
    """Write several files into a folder (made when missing), then put them in place together.

    `mode` is what they may be read and written by; left out, what the machine gives to a new file. Files named in
    `stale` go right before the last of the contents is put in place.

    Raises OutputError when anything cannot be written. None is left half-written then, and none was replaced unless the
    machine fails between one file and the next while they are put in place: the hint names those that are.
    """
    staged: dict[Path, Path] = {}
    placed: list[str] = []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for target in (folder / name for name in contents):
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, "there is a folder of that name", str(target))
        for name, content in contents.items():
            staged[folder / name] = stage(folder, name, content, mode=mode)
        with INTERRUPTS.held():
            for number, (target, waiting) in enumerate(staged.items(), start=1):
                if number == len(staged):
                    _remove(folder, stale)
                waiting.replace(target)
                placed.append(target.name)
    except OSError as fault:
        where = fault.filename2 or fault.filename or folder
        raise OutputError(
            f"cannot write {where}: {fault.strerror or fault}",
            hint=_left_off(placed),
        ) from fault
    finally:
        for waiting in staged.values():
            with contextlib.suppress(OSError):
                waiting.unlink(missing_ok=True)
    return list(staged)


def _left_off(placed: Sequence[str]) -> str:
    """What is to be done after files could not be written, some of which are in place all the same."""
    if not placed:
        return "no file was replaced; free some space or choose another --out"
    return f"in place already: {', '.join(placed)}; the others are as before, so run it again"


def replace_text(path: Path, text: str) -> None:
    """Write a text in place of a file's, or as a new file.

    A link stays a link and what it names is replaced; who may read the file and its byte order mark stay as they are.
    Raises OutputError, as `write_all` does.
    """
    there = path.resolve()
    mode, mark = None, b""
    with contextlib.suppress(FileNotFoundError):
        mode = there.stat().st_mode & 0o777
        with there.open("rb") as file:
            mark = file.read(len(BOM_UTF8))
    content = (BOM_UTF8 if mark == BOM_UTF8 else b"") + text.encode()
    write_all(there.parent, {there.name: content}, mode=mode)


def _remove(folder: Path, names: Iterable[str]) -> None:
    for name in names:
        with contextlib.suppress(OSError):  # it is no part of the set: the manifest does not name it
            (folder / name).unlink(missing_ok=True)


def write_set(folder: Path, contents: Mapping[str, bytes], *, known: Iterable[str] = ()) -> list[Path]:
    """The outputs of one run as one set: files of an earlier run that it does not make go; the manifest comes last.

    A folder whose manifest is missing or does not fit its files holds an unfinished set: until the manifest is in
    place, the earlier one stands and names what is to go. A file with the name of an output that no manifest knows is
    nobody's to remove. Raises what `write_all` does, and OutputError where such a file would stay beside the set.
    """
    before = _listed(folder / MANIFEST)
    strange = sorted(
        name
        for name in known
        if name not in contents and name not in before and os.path.isfile(folder / name)  # noqa: PTH113 - raises nothing
    )
    if strange:
        raise OutputError(
            f"{folder} holds {', '.join(strange)} of some other run", hint="remove it, or choose another --out"
        )
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(contents.items())}
    text = json.dumps({"format": "manifest/1", "sha256": digests}, indent=1, sort_keys=True) + "\n"
    written = write_all(folder, {**contents, MANIFEST: text.encode()}, stale=before - contents.keys())
    return [path for path in written if path.name != MANIFEST]


@contextlib.contextmanager
def new_folder(target: Path, *, taken: str) -> Iterator[Path]:
    """A folder to fill beside its place, renamed when filled: it is there whole or not at all.

    Raises OutputError, with the hint `taken` where the target exists already.
    """
    if target.exists():
        raise OutputError(f"{target} exists already", hint=taken)
    waiting: Path | None = None
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        waiting = Path(tempfile.mkdtemp(dir=target.parent, prefix=".new-"))
        yield waiting
        waiting.chmod(0o755)
        waiting.rename(target)
    except OSError as fault:
        raise OutputError(
            f"cannot write {fault.filename or target}: {fault.strerror or fault}", hint="nothing was written"
        ) from fault
    finally:
        if waiting is not None and waiting.exists():
            shutil.rmtree(waiting, ignore_errors=True)


def _listed(manifest: Path) -> set[str]:
    """The files an earlier run left in the folder, by its manifest; nothing that is not a plain name there."""
    try:
        listed = json.loads(manifest.read_text(encoding="utf-8"))["sha256"]
        return {name for name in listed if Path(name).name == name and name != MANIFEST}
    except (OSError, ValueError, KeyError, TypeError):
        return set()


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
