"""The files of a rule pack, from a folder, a zip file or an installed distribution; nothing in them is ever run.

A pack may come from anybody, so what is read is bounded in number, size and depth, links are refused, and a name can
only lead into the pack.
"""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from functools import partial
from importlib.metadata import entry_points
from pathlib import Path, PurePosixPath
from stat import S_ISLNK
from typing import TYPE_CHECKING, Final

from assessor.model.diagnostic import Diagnostic
from assessor.model.named_tuple import NamedTuple
from assessor.model.pack import MANIFEST
from assessor.model.span import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assessor.model.pack import PackPlace

# The entry point by which a distribution says that it holds packs: `id = "package.folder.of.the.pack"`.
ENTRY_POINTS: Final = "assessor.packs"
MAX_FILES, MAX_FILE_BYTES, MAX_BYTES, MAX_DEPTH = 2_000, 4 * 1024 * 1024, 32 * 1024 * 1024, 8
_SAFE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._ ()-]{0,119}")


class PackFiles(NamedTuple):
    """A pack's YAML files by their path in it; `where` is what stands before that path in a message."""

    files: list[tuple[str, bytes]]
    where: str
    place: PackPlace


class _Entry(NamedTuple):
    """A file that may be read: its path in the pack, the bytes it says to have, how to read it."""

    name: str
    size: int
    read: Callable[[], bytes]


class _Refused(Exception):  # noqa: N818 - a signal inside this module
    def __init__(self, code: str, message: str, advice: str) -> None:
        super().__init__(message)
        self.code, self.advice = code, advice


def read_pack_files(path: Path, place: PackPlace = "folder") -> tuple[PackFiles | None, list[Diagnostic]]:
    """The YAML files of a folder or zip file with a pack.yaml; None with a diagnostic where it must not be read."""
    where = str(path)
    try:
        if path.is_dir():
            return PackFiles(_bounded(_of_folder(path)), f"{where}/", place), []
        if zipfile.is_zipfile(path):
            return PackFiles(_bounded(_of_zip(path)), f"{where}/", "zip"), []
    except _Refused as fault:
        return None, [Diagnostic(fault.code, str(fault), Span(where), fault.advice)]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as fault:
        message = f"the zip file cannot be read: {fault}"
        return None, [Diagnostic("pack/broken-zip", message, Span(where), "make it anew with an ordinary zip program")]
    except OSError as fault:
        return None, [Diagnostic("file/unreadable", fault.strerror or "cannot be read", Span(where), "check the path")]
    message = "this is neither a folder nor a zip file" if path.exists() else "there is no such pack"
    return None, [Diagnostic("pack/not-found", message, Span(where), "name a folder or a zip file with a pack.yaml")]


def installed_pack(name: str) -> PackFiles | None:
    """The pack an installed distribution declares under this id, read through its list of files; never imported."""
    for entry in entry_points(group=ENTRY_POINTS, name=name):
        if entry.dist is None or not re.fullmatch(r"[A-Za-z_]\w*(\.[A-Za-z_]\w*)*", entry.value):
            continue
        prefix = entry.value.replace(".", "/") + "/"
        listed = [item for item in entry.dist.files or () if item.as_posix().startswith(prefix)]
        found = [
            (item.as_posix().removeprefix(prefix), Path(str(item.locate())))
            for item in sorted(listed)
            if _is_data(item.as_posix().removeprefix(prefix))
        ]
        if found:
            files = _bounded(_Entry(name, file.stat().st_size, file.read_bytes) for name, file in found)
            return PackFiles(files, f"{entry.dist.name} {entry.dist.version}/", "distribution")
    return None


def _bounded(entries: Iterator[_Entry]) -> list[tuple[str, bytes]]:
    """Everything read, each file only after its size and its name were found to be in bounds."""
    files: dict[str, bytes] = {}
    total = 0
    for name, size, read in entries:
        _check_name(name)
        if name in files:
            raise _Refused("pack/twice", f"'{name}' is in it twice", "make the file anew, each path once")
        if len(files) >= MAX_FILES:
            raise _Refused("pack/too-many-files", f"it holds more than {MAX_FILES} YAML files", "split it in two packs")
        if size > MAX_FILE_BYTES or total + size > MAX_BYTES:
            limits = f"{MAX_FILE_BYTES >> 20} MiB a file and {MAX_BYTES >> 20} MiB in all"
            raise _Refused("pack/too-large", f"'{name}' goes past the limit of {limits}", "check that it is a pack")
        content = read()
        total += len(content)
        files[name] = content
    return sorted(files.items())


def _check_name(name: str) -> None:
    parts = PurePosixPath(name).parts
    if name.startswith("/") or "\\" in name or ".." in parts or not all(map(_SAFE_NAME.fullmatch, parts)):
        advice = "use relative paths of letters, digits, spaces and . _ - ( )"
        raise _Refused("pack/path", f"'{name[:120]}' is no path inside a pack", advice)
    if len(parts) > MAX_DEPTH:
        raise _Refused("pack/too-deep", f"'{name[:120]}' lies more than {MAX_DEPTH} folders deep", "flatten it")


def _is_data(name: str) -> bool:
    return name == MANIFEST or (name.startswith(("controls/", "rules/")) and name.endswith(".yaml"))


def _of_folder(root: Path) -> Iterator[_Entry]:
    """What lies in a folder; links are refused where they could lead out of it."""
    if (root / MANIFEST).is_symlink():
        raise _Refused("pack/link", f"'{MANIFEST}' is a link", "put the file itself there")
    if (root / MANIFEST).is_file():
        yield _Entry(MANIFEST, (root / MANIFEST).stat().st_size, (root / MANIFEST).read_bytes)
    for kind in ("controls", "rules"):
        yield from _below(root / kind, kind)


def _below(folder: Path, name: str) -> Iterator[_Entry]:
    if folder.is_symlink():
        raise _Refused("pack/link", f"'{name}' is a link", "put the folder itself there")
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda item: item.name):
            below = f"{name}/{entry.name}"
            if entry.is_symlink():
                raise _Refused("pack/link", f"'{below}' is a link", "put the file itself there")
            if entry.is_dir():
                if below.count("/") >= MAX_DEPTH:
                    _check_name(f"{below}/x")
                yield from _below(Path(entry.path), below)
            elif entry.is_file() and _is_data(below):
                yield _Entry(below, entry.stat().st_size, Path(entry.path).read_bytes)


def _of_zip(path: Path) -> Iterator[_Entry]:
    """What lies in a zip file, at its top or in the one folder it holds."""
    with zipfile.ZipFile(path) as archive:
        entries = [item for item in archive.infolist() if not item.is_dir()]
        if len(entries) > 4 * MAX_FILES:
            raise _Refused("pack/too-many-files", f"it holds {len(entries)} files", "check that it is a pack")
        for item in entries:
            _check_name(item.filename)
        tops = {item.filename.partition("/")[0] for item in entries}
        names = {item.filename for item in entries}
        inner = f"{next(iter(tops))}/" if len(tops) == 1 and MANIFEST not in names else ""
        for item in sorted(entries, key=lambda entry: entry.filename):
            name = item.filename.removeprefix(inner)
            if S_ISLNK(item.external_attr >> 16):
                raise _Refused("pack/link", f"'{name}' is a link", "put the file itself there")
            if _is_data(name):
                yield _Entry(name, item.file_size, partial(_member, archive, item))


def _member(archive: zipfile.ZipFile, item: zipfile.ZipInfo) -> bytes:
    """One file of an archive, read no further than the size it states: a bomb states too little."""
    with archive.open(item) as file:
        content = file.read(item.file_size + 1)
    if len(content) != item.file_size:
        raise zipfile.BadZipFile(f"'{item.filename}' is not as long as it says")
    return content
