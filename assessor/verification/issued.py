"""What was issued: a PDF, the folder of one run, or a result alone, opened and taken apart."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor.errors import AssessorError
from assessor.result.verification import Alteration
from assessor.verification.bounded import bounded_run
from assessor.verification.contents import CONTENTS, UNREADABLE, Contents, contents_in
from assessor.verification.signatures import signatures_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.result.verification import Signature

MANIFEST: Final = "manifest.json"
RESULT: Final = "result.json"
PDF: Final = "brief.pdf"
HTML: Final = "brief.html"
MOST_BYTES: Final = 128 * 1024 * 1024
_MANIFEST_BYTES: Final = 1024 * 1024
_DEEPEST: Final = 200


@dataclass(slots=True)
class Issued:
    """One brief as it came in."""

    raw: bytes
    """Its result, byte for byte."""
    data: dict[str, Any]
    """The same as an object."""
    contents: Contents | None = None
    """What the PDF holds, where there is one."""
    files: dict[str, Path] = field(default_factory=dict)
    """Attachments of the PDF by the name they have there, and where their bytes are here."""
    signatures: tuple[Signature, ...] | None = ()
    """Signatures of the PDF; None where it has some and nothing here can check them."""
    html: bytes | None = None
    """The page for a browser, where there is one."""
    faults: list[Alteration] = field(default_factory=list)
    """What is wrong with the set of files itself."""
    compared: tuple[str, ...] = ()


def opened(path: Path, scratch: Path) -> Issued:
    """A brief, or a set of outputs, taken apart into a scratch folder.

    Raises AssessorError, with one line that says why, where it is none.
    """
    if path.is_dir():
        return _folder(path, scratch)
    with path.open("rb") as file:
        start = file.read(1024)
    if b"%PDF-" in start:
        return _pdf(path, scratch)
    if start.lstrip()[:1] == b"{":
        raw = _bounded(path, MOST_BYTES)
        return Issued(raw=raw, data=_object(raw, path.name), compared=(path.name,))
    raise AssessorError(f"{path} is neither a PDF nor a result", hint="name brief.pdf, result.json or their folder")


def _folder(path: Path, scratch: Path) -> Issued:
    listed = _listed(path)
    faults: list[Alteration] = []
    for name, digest in sorted(listed.items()):
        file = path / name
        if not file.is_file():
            faults.append(Alteration(kind="file", part=name, old=digest))
            continue
        present = hashlib.sha256(_bounded(file, MOST_BYTES)).hexdigest()
        if present != digest:
            faults.append(Alteration(kind="file", part=name, old=digest, new=present))
    faults += [
        Alteration(kind="file", part=name, new="present")
        for name in (PDF, RESULT, HTML)
        if name not in listed and (path / name).is_file()
    ]
    if PDF in listed and (path / PDF).is_file():
        issued = _pdf(path / PDF, scratch)
    elif RESULT in listed and (path / RESULT).is_file():
        raw = _bounded(path / RESULT, MOST_BYTES)
        issued = Issued(raw=raw, data=_object(raw, RESULT))
    else:
        raise AssessorError(f"{path} holds neither {PDF} nor {RESULT}", hint="name the folder of one 'assessor assess'")
    issued.faults = faults
    issued.compared = tuple(name for name in listed if (path / name).is_file())
    if RESULT in issued.compared and _bounded(path / RESULT, MOST_BYTES) != issued.raw:
        issued.faults.append(Alteration(kind="attachment", part=RESULT, old=f"{RESULT} of the folder", new="another"))
    if HTML in issued.compared:
        issued.html = _bounded(path / HTML, MOST_BYTES)
    return issued


def _listed(folder: Path) -> Mapping[str, str]:
    """The files of a set with their digests."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise AssessorError(
            f"{folder} has no {MANIFEST}, so it is no finished set of outputs", hint="name one file of it"
        )
    stated = _object(_bounded(manifest, _MANIFEST_BYTES), MANIFEST).get("sha256")
    sound = isinstance(stated, dict) and all(
        Path(name).name == name and name not in (".", "..") and isinstance(digest, str)
        for name, digest in stated.items()
    )
    if not isinstance(stated, dict) or not sound:
        raise AssessorError(f"{manifest} does not list the files of one run", hint="run 'assessor assess' again")
    return stated


def _pdf(path: Path, scratch: Path) -> Issued:
    folder = scratch / "contents"
    folder.mkdir()
    _size(path, MOST_BYTES)
    if not bounded_run("assessor.verification.child", path, folder):
        raise _unreadable(path, "reading it takes longer than any brief does")
    if (folder / UNREADABLE).is_file():
        raise _unreadable(path, json.loads((folder / UNREADABLE).read_text(encoding="utf-8")))
    if not (folder / CONTENTS).is_file():
        raise _unreadable(path, "reading it takes more time or memory than any brief does")
    contents = contents_in(folder)
    files = {each.name: folder / each.file for each in contents.attachments}
    if RESULT not in files:
        raise _unreadable(path, f"it carries no {RESULT}")
    raw = files[RESULT].read_bytes()
    issued = Issued(raw=raw, data=_object(raw, RESULT), contents=contents, files=files, compared=(path.name,))
    if contents.signatures:
        issued.signatures = signatures_of(path, folder)
    return issued


def _unreadable(path: Path, why: str) -> AssessorError:
    return AssessorError(f"{path} cannot be verified: {why}", hint="name a brief as 'assessor assess' wrote it")


def _bounded(path: Path, most: int) -> bytes:
    _size(path, most)
    with path.open("rb") as file:
        return file.read(most)


def _size(path: Path, most: int) -> None:
    if not path.is_file():
        raise AssessorError(f"{path} is no file", hint="name brief.pdf, result.json or their folder")
    if path.stat().st_size > most:
        raise AssessorError(f"{path} has more than {most} bytes; no brief is that large", hint="name another file")


def _object(raw: bytes, name: str) -> dict[str, Any]:
    """A JSON object, or one line that says it is none."""
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError):
        raise AssessorError(f"{name} is no JSON", hint="ask for the file as it was issued") from None
    if not isinstance(data, dict):
        raise AssessorError(f"{name} is no JSON object", hint="ask for the file as it was issued")
    return data
