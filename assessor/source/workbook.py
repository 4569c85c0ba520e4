"""A filled-in workbook as the Document its YAML file would be, with the place of every cell.

A workbook is a folder of XML in a ZIP: it is refused when it unpacks to more than any sheet holds, or when its XML
declares entities. Only stored values are read; a formula is what its program last computed.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from assessor.model.diagnostic import Diagnostic
from assessor.model.span import Span
from assessor.model.value import dataclass, replace
from assessor.source.document import COLUMN_BITS, FOREIGN_LINES, Document
from assessor.source.workbook_guard import MAX_COLUMNS, cell_text, unfit, unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

MAX_BYTES: Final = 2 * 1024 * 1024
_MAX_ROWS: Final = 5000
_LETTERS: Final = 26
# Sheets, and the columns of the first of them, by the row that names them (report/confirmation_workbook.py writes it).
ANSWERS, ABOUT = "Confirmation", "About"
KEY, ASKED, ANSWER, HOW_OFTEN, SINCE, COMMENT = "key", "asked", "answer", "how_often", "since", "comment"
HEADING: Final = "heading"  # in place of a key, in the row of the people's names of the columns
FIELDS: Final = (ASKED, ANSWER, HOW_OFTEN, SINCE, COMMENT)
TOP_KEYS: Final = ("schema", "as_of", "provider", "version")
ENGAGEMENT_KEYS: Final = ("engagement.organization", "engagement.file", "engagement.digest")
_SIGNATURE: Final = ("by", "role", "on")
_ADVICE: Final = "answer on the sheet that 'assessor ask --format xlsx' wrote, or on the YAML file"


@dataclass(frozen=True, slots=True)
class Cell(Span):
    """A place in a workbook: the path with the sheet, row and column; printed as `answers.xlsx:Confirmation!F12`."""

    def __str__(self) -> str:
        return f"{self.path}!{_letters(self.column)}{self.line}"


def _letters(column: int) -> str:
    name = ""
    while column > 0:
        column, rest = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + rest) + name
    return name


def in_cells(problems: Iterable[Diagnostic], document: Document) -> list[Diagnostic]:
    """Problems of a workbook's document with the cells they are in."""
    return [
        replace(item, span=Cell(item.span.path, item.span.line, item.span.column))
        if item.span.path in document.others
        else item
        for item in problems
    ]


def read_workbook(raw: bytes, path: str) -> tuple[Document | None, list[Diagnostic]]:
    """One workbook as a Document, or None, with every problem found; `path` is printed, nothing is opened."""
    if len(raw) > MAX_BYTES:
        message = f"the file has {len(raw)} bytes, more than the limit of {MAX_BYTES}"
        return None, [Diagnostic("text/too-large", message, Span(path), "check that it is the right file")]
    fault = unfit(raw)
    if fault is not None:
        return None, [_broken(path, fault)]
    rows = _sheets(raw)
    if rows is None:
        return None, [_broken(path, "it cannot be read as a workbook")]
    missing = [name for name in (ANSWERS, ABOUT) if name not in rows]
    if missing:
        return None, [_broken(path, f"it has no sheet '{missing[0]}'")]
    return _document(rows[ANSWERS], rows[ABOUT], path)


def _broken(path: str, what: str) -> Diagnostic:
    return Diagnostic("answers/workbook", f"this is no confirmation sheet: {what}", Span(path), _ADVICE)


def _sheets(raw: bytes) -> dict[str, list[Sequence[Any]]] | None:
    """The rows of both sheets, or None where the reader of workbooks gives up, in whichever way it does."""
    import warnings  # noqa: PLC0415 - like the reader, only where a workbook is read

    import openpyxl  # noqa: PLC0415

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of styles and extensions that nobody looks at here
            book = openpyxl.load_workbook(BytesIO(raw), read_only=False, data_only=True)
            return {
                name: list(book[name].iter_rows(max_row=_MAX_ROWS, max_col=MAX_COLUMNS, values_only=True))
                for name in (ANSWERS, ABOUT)
                if name in book.sheetnames
            }
    except Exception:  # noqa: BLE001 - other people's bytes make it raise nearly everything there is
        return None


class _Marks:
    """Places of cells, and the data they hold."""

    def __init__(self, text: int) -> None:
        self._base = text * FOREIGN_LINES

    def at(self, row: int, column: int) -> int:
        return self._base + ((row - 1) << COLUMN_BITS | (column - 1))


def _document(
    answers: list[Sequence[Any]], about: list[Sequence[Any]], path: str
) -> tuple[Document | None, list[Diagnostic]]:
    others = (f"{path}:{ANSWERS}", f"{path}:{ABOUT}")
    problems = [*_unseen(answers, others[0]), *_unseen(about, others[1])]
    top, part = _told(about, _Marks(2))
    signature, table, faults = _table(answers, _Marks(1), others[0])
    for name, below in (("engagement", part), ("answered", signature), ("answers", table)):
        top[0][name], top[1][1][name], top[1][2][name] = below[0], below[1][0], below[1]
    document = Document(path, top[0], top[1], others)
    problems = in_cells([*problems, *faults], document)
    return (None if problems else document), problems


def _unseen(rows: list[Sequence[Any]], path: str) -> Iterator[Diagnostic]:
    """Characters that no sheet shows, and that no engagement takes."""
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            yield from unseen(cell_text(value) or "", Span(path, number, column))


_Part = tuple[dict[str, Any], list[Any]]


def _told(rows: list[Sequence[Any]], marks: _Marks) -> tuple[_Part, _Part]:
    """What the sheet was made from: the top of the file, and the engagement below it; other rows are remarks."""
    top: _Part = ({}, [0, {}, {}])
    engagement: _Part = ({}, [marks.at(1, 1), {}, {}])
    for number, row in enumerate(rows, 1):
        name, value = (*map(cell_text, row), None, None)[:2]
        part = engagement if name in ENGAGEMENT_KEYS else top if name in TOP_KEYS else None
        if part is not None and name is not None:
            _put(part, name.rpartition(".")[2], value, marks.at(number, 2))
    return top, engagement


def _table(rows: list[Sequence[Any]], marks: _Marks, path: str) -> tuple[_Part, _Part, list[Diagnostic]]:
    """The signature above the table, and the table itself: every row under its key."""
    signature: _Part = ({}, [marks.at(1, 1), {}, {}])
    answers: _Part = ({}, [marks.at(1, 1), {}, {}])
    columns: dict[str, int] = {}
    problems: list[Diagnostic] = []
    for number, row in enumerate(rows, 1):
        texts = [cell_text(value) for value in row]
        name = texts[0] if texts else None
        if name == KEY:
            columns = {text: place for place, text in enumerate(texts) if text in FIELDS}
        elif name in _SIGNATURE and not columns:
            _put(
                signature, name, cell_text(row[_SIGNED]) if len(row) > _SIGNED else None, marks.at(number, _SIGNED + 1)
            )
        elif name is not None and columns and name != HEADING:
            if name in answers[0]:
                message = f"the row '{name}' is here twice"
                problems.append(Diagnostic("answers/twice", message, Span(path, number, 1), "keep one of them"))
                continue
            entry: _Part = ({}, [marks.at(number, 1), {}, {}])
            for field, place in columns.items():
                _put(entry, field, _answer(field, texts[place]), marks.at(number, place + 1))
            answers[0][name], answers[1][1][name], answers[1][2][name] = entry[0], marks.at(number, 1), entry[1]
        elif columns and name is None and any(texts[place] for place in columns.values()):
            message = "an answer stands in a row that has no key"
            span = Span(path, number, 1)
            problems.append(Diagnostic("answers/no-key", message, span, "write it in the row of its question"))
    if not columns:
        message = "the row with the names of the columns is missing"
        problems.append(Diagnostic("answers/workbook", message, Span(path), _ADVICE))
    return signature, answers, problems


# The column of the signature, counted from 0: below the heading of the answers.
_SIGNED: Final = 5


def _put(part: _Part, name: str, value: object, place: int) -> None:
    part[0][name], part[1][1][name], part[1][2][name] = value, place, place


def _answer(field: str, text: str | None) -> str | None:
    return text.lower() if field == ANSWER and text is not None else text
