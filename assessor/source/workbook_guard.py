"""What must not be given to a reader of workbooks, and cells as the text a person sees in them.

A workbook is a folder of XML in a ZIP: it is refused when it unpacks to more than any sheet holds, or when its XML
declares entities. Parts that do something, or reach outside, are named.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from assessor.model.diagnostic import Diagnostic
from assessor.source import dialect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.span import Span

MAX_COLUMNS: Final = 64  # of a sheet, more than any of ours has
_UNSEEN: Final = ((dialect.CONTROL, "text/control-character"), (dialect.BIDI, "text/direction-override"))
_MAX_UNPACKED: Final = 40 * 1024 * 1024
# A reader makes a cell of every cell that is merged, so a short file could ask for billions.
_MAX_MERGED: Final = 200_000
_MERGED: Final = re.compile(rb"mergeCell\s[^>]*?ref\s*=\s*[\"']([^\"'>]{0,40})")
_AREA: Final = re.compile(rb"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?")
_ACTIVE: Final = re.compile(
    r"(?i)vba|macrosheets|dialogsheets|externalLinks|embeddings|activeX|ctrlProps|customUI|connections\.xml|queryTables|\.bin$"
)


def opened(raw: bytes) -> Any:
    """The workbook in the file, with its formulas as they are written; None where it cannot be read."""
    import warnings  # noqa: PLC0415 - like the reader, only where a workbook is read

    import openpyxl  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of styles and extensions that nobody looks at here
            return openpyxl.load_workbook(BytesIO(raw), read_only=False, data_only=False)
    except Exception:  # noqa: BLE001 - other people's bytes make it raise nearly everything there is
        return None


def unseen(text: str, place: Span) -> Iterator[Diagnostic]:
    """Characters of a cell that no sheet shows, and that no engagement takes."""
    for pattern, code in () if text.isprintable() else _UNSEEN:
        if (found := pattern.search(text)) is not None:
            message = f"character U+{ord(found[0]):04X}, which cannot be seen"
            yield Diagnostic(code, message, place, "type the text again")


def unfit(raw: bytes) -> str | None:
    """Why a file must not be given to a reader of workbooks."""
    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            if sum(item.file_size for item in packed.infolist()) > _MAX_UNPACKED:
                return "it unpacks to more than any sheet holds"
            for item in packed.infolist():
                with packed.open(item) as part:
                    text = part.read(_MAX_UNPACKED)
                if item.filename.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in text or b"<!ENTITY" in text):
                    return "its XML declares entities"
                if b"\0" in text[:4] and item.filename.endswith((".xml", ".rels")):
                    return "its XML is not UTF-8"
                if b"mergeCell" in text and _merged(text) > _MAX_MERGED:
                    return "it merges more cells than any sheet has"
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return "it is not an XLSX file"
    except Exception as fault:  # noqa: BLE001 - zlib raises an error of its own for damaged bytes
        return f"it is damaged ({type(fault).__name__})"
    return None


def _merged(text: bytes) -> int:
    """How many cells the merged areas of a sheet cover; one that cannot be read counts as too many."""
    covered = 0
    for found in _MERGED.finditer(text):
        area = _AREA.fullmatch(found[1])
        if area is None:
            return _MAX_MERGED + 1
        left, top, right, bottom = area.groups()
        wide = abs(_column(right or left) - _column(left)) + 1
        covered += wide * (abs(int(bottom or top) - int(top)) + 1)
    return covered


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def active_parts(raw: bytes) -> list[str]:
    """The parts of a sound ZIP that hold macros, controls, embedded files or links to other files."""
    with zipfile.ZipFile(BytesIO(raw)) as packed:
        names = [name for name in packed.namelist() if _ACTIVE.search(name) and "printerSettings" not in name]
        types = packed.read("[Content_Types].xml") if "[Content_Types].xml" in packed.namelist() else b""
    return [*names, *(["[Content_Types].xml"] if b"macroEnabled" in types else [])]


def cell_text(value: object) -> str | None:
    """A cell as the text a person sees in it; nothing where it is empty."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime | date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split()) or None
