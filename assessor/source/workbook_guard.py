"""What must not be given to a reader of workbooks, and cells as the text a person sees in them.

A workbook is a folder of XML in a ZIP: it is refused when it unpacks to more than any sheet holds, or when its XML
declares entities. Parts that do something, or reach outside, are named.
"""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime
from io import BytesIO
from typing import Final

_MAX_UNPACKED: Final = 40 * 1024 * 1024
_ACTIVE: Final = re.compile(
    r"(?i)vba|macrosheets|dialogsheets|externalLinks|embeddings|activeX|ctrlProps|customUI|connections\.xml|queryTables|\.bin$"
)


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
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return "it is not an XLSX file"
    except Exception as fault:  # noqa: BLE001 - zlib raises an error of its own for damaged bytes
        return f"it is damaged ({type(fault).__name__})"
    return None


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
