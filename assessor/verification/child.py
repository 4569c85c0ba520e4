"""The process that reads a PDF: it may be anybody's, so it gets little memory, little time and a folder of its own.

    python -m assessor.verification.child FILE FOLDER

It writes `contents.json` and the attachments by number, or `unreadable.json` with one line that says why.
"""

from __future__ import annotations

import contextlib
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pikepdf

from assessor.verification.contents import CONTENTS, UNREADABLE, Annotation, Contents, Embedded, written
from assessor.verification.pdf_words import MOST_UNITS, WordsOfFile

if TYPE_CHECKING:
    from collections.abc import Iterator

MEMORY: Final = 1024 * 1024 * 1024
SECONDS: Final = 60
_FILE: Final = 160 * 1024 * 1024
_MOST_PAGES: Final = 3000
_MOST_OBJECTS: Final = 500_000
_MOST_ATTACHED: Final = 64 * 1024 * 1024
_MOST_LISTED: Final = 1000
_SHOWN: Final = 200
_LONGEST_TITLE: Final = 8000


def main(file: Path, folder: Path) -> None:
    """Read the file, write down what it holds."""
    limit()
    try:
        raw = file.read_bytes()
        if raw.count(b"endobj") > _MOST_OBJECTS:
            raise ValueError(f"it has more than {_MOST_OBJECTS} objects")  # noqa: TRY301 - before anything is parsed
        with pikepdf.open(file) as pdf:
            contents = _contents(pdf, raw, folder)
    except pikepdf.PasswordError:
        _refuse(folder, "it is encrypted; ask for the file as it was issued")
    except MemoryError:
        _refuse(folder, "reading it takes more memory than any brief does")
    except RecursionError:
        _refuse(folder, "it is nested too deeply")
    except (
        pikepdf.PdfError,
        pikepdf.PdfParsingError,
        ValueError,
        TypeError,
        KeyError,
        AttributeError,
        RuntimeError,
    ) as fault:
        _refuse(folder, f"it is no sound PDF ({str(fault).splitlines()[0][:_SHOWN] if str(fault) else 'damaged'})")
    else:
        folder.joinpath(CONTENTS).write_bytes(written(contents))


def limit() -> None:
    """Little memory, little time, small files, from here on."""
    if sys.platform == "win32":
        return  # the parent's clock is the limit there
    import resource  # noqa: PLC0415 - not on every machine

    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, _FILE)):
        with contextlib.suppress(ValueError, OSError):  # a machine that allows less already
            resource.setrlimit(kind, (most, most))


def _refuse(folder: Path, why: str) -> None:
    folder.joinpath(UNREADABLE).write_text(json.dumps(why), encoding="utf-8")


def _contents(pdf: pikepdf.Pdf, raw: bytes, folder: Path) -> Contents:
    if pdf.is_encrypted:
        raise ValueError("it is encrypted")
    pages = len(pdf.pages)
    if pages > _MOST_PAGES or len(pdf.objects) > _MOST_OBJECTS:
        raise ValueError(f"it has {pages} pages and {len(pdf.objects)} objects, more than any brief")
    words = WordsOfFile(pdf)
    found = Contents(title=str(pdf.docinfo.get("/Title", ""))[:_LONGEST_TITLE], pages=pages)
    found.revisions = max(raw.count(b"startxref") - 1, 0)
    for piece in words.pieces():
        found.pieces.append(piece)
        if len(found.pieces) > MOST_UNITS:
            raise ValueError("it holds more words than any brief does")
    found.pictures, found.hidden = words.pictures, words.hidden
    found.annotations = _annotations(pdf)
    found.signatures = sum(note.kind == "signature" for note in found.annotations) + _fields(pdf)
    found.annotations = [note for note in found.annotations if note.kind != "signature"]
    found.scripts = list(dict.fromkeys(_scripts(pdf)))[:_MOST_LISTED]
    found.bookmarks = list(_bookmarks(pdf.Root.get("/Outlines")))
    found.attachments = _attachments(pdf, folder)
    found.embedded = sum(isinstance(item, pikepdf.Dictionary) and "/EF" in item for item in pdf.objects)
    return found


def _annotations(pdf: pikepdf.Pdf) -> list[Annotation]:
    found = []
    for number, page in enumerate(pdf.pages, start=1):
        notes: Any = page.obj.get("/Annots")
        for note in notes if isinstance(notes, pikepdf.Array) else ():
            kind = str(note.get("/Subtype", "")).strip("/")
            says = str(note.get("/Contents", ""))[:_SHOWN]
            action: Any = note.get("/A")
            leads = str(action.get("/S", "")) if isinstance(action, pikepdf.Dictionary) else ""
            if kind == "Widget" and str(note.get("/FT", "")) == "/Sig":
                kind = "signature"
            elif kind == "Link" and leads in ("", "/GoTo"):
                continue
            elif leads:
                says = str(action.get("/URI", leads))[:_SHOWN]
            found.append(Annotation(number, kind or "unnamed", says))
            if len(found) > _MOST_LISTED:
                raise ValueError("it has more annotations than anybody reads")
    return found


def _fields(pdf: pikepdf.Pdf) -> int:
    """Signature fields that are on no page."""
    form = pdf.Root.get("/AcroForm")
    fields = form.get("/Fields", ()) if isinstance(form, pikepdf.Dictionary) else ()
    return sum(str(field.get("/FT", "")) == "/Sig" and "/Rect" not in field for field in list(fields)[:_MOST_LISTED])


def _scripts(pdf: pikepdf.Pdf) -> Iterator[str]:
    """Whatever would run or open when the file is looked at."""
    root = pdf.Root
    for key in ("/OpenAction", "/AA"):
        stated = root.get(key)
        if isinstance(stated, pikepdf.Dictionary):
            yield key.strip("/")
    names = root.get("/Names")
    if isinstance(names, pikepdf.Dictionary) and "/JavaScript" in names:
        yield "JavaScript"
    form = root.get("/AcroForm")
    if isinstance(form, pikepdf.Dictionary) and "/XFA" in form:
        yield "XFA"
    for page in pdf.pages:
        if "/AA" in page.obj:
            yield "AA"
    for item in pdf.objects:
        if isinstance(item, pikepdf.Dictionary) and str(item.get("/S", "")) in (
            "/JavaScript",
            "/Launch",
            "/SubmitForm",
        ):
            yield str(item["/S"]).strip("/")


def _bookmarks(outlines: Any) -> Iterator[str]:
    """Titles of the outline, in order; each entry once, however they are chained."""
    seen: set[tuple[int, int]] = set()
    waiting = [outlines.get("/First")] if isinstance(outlines, pikepdf.Dictionary) else []
    while waiting:
        entry = waiting.pop()
        if not isinstance(entry, pikepdf.Dictionary) or entry.objgen in seen:
            continue
        seen.add(entry.objgen)
        yield str(entry.get("/Title", ""))[:_LONGEST_TITLE]
        waiting += [entry.get("/Next"), entry.get("/First")]


def _attachments(pdf: pikepdf.Pdf, folder: Path) -> list[Embedded]:
    """Every attachment, written under a number: its name is the file's word and leads nowhere."""
    found: list[Embedded] = []
    total = 0
    for name, stated in pdf.attachments.items():
        content = stated.get_file().read_bytes()
        total += len(content)
        if total > _MOST_ATTACHED or len(found) >= _MOST_LISTED:
            raise ValueError("it carries more than any brief does")
        file = f"{len(found)}.attached"
        folder.joinpath(file).write_bytes(content)
        found.append(Embedded(str(name)[:_SHOWN], file))
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
