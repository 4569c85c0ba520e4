"""The workbook of an engagement as it came back: what stands in its editable columns, beside what stood there.

Nothing in it is run or followed. A formula, a link, a macro or a sheet of somebody else's refuses the whole file.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from assessor.model.diagnostic import Diagnostic
from assessor.model.editable import ABOUT, ABOUT_KEYS, BETWEEN, EDITABLE, FIELD_ROW, FORMAT, KEY, PLAN_OF_ACTION, WAS
from assessor.model.span import Span
from assessor.model.value import dataclass
from assessor.source.workbook import MAX_BYTES, Cell
from assessor.source.workbook_guard import MAX_COLUMNS, active_parts, cell_text, opened, unfit, unseen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.model.editable import Editable

_MAX_ROWS: Final = 20_000
_ADVICE: Final = "edit the workbook that 'assessor papers' wrote, and save it as XLSX"


@dataclass(frozen=True, slots=True)
class EditedCell:
    """An editable cell: the key of its row, its field, the text in it, the text that was in it, and its place."""

    key: str
    field: str
    text: str | None
    was: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Returned:
    """What came back: what the workbook was made from, by key, and the cells that differ, by sheet."""

    path: str
    about: Mapping[str, str]
    changed: Mapping[str, tuple[EditedCell, ...]]


def is_workbook_of_engagement(raw: bytes) -> bool:
    """Whether a file looks like the workbook of an engagement, and not like a provider's confirmation sheet."""
    import zipfile  # noqa: PLC0415 - only where a workbook is read

    try:
        with zipfile.ZipFile(BytesIO(raw)) as packed:
            entry = packed.getinfo("xl/workbook.xml")
            return entry.file_size < MAX_BYTES and b"Responsibilities" in packed.read(entry)
    except (zipfile.BadZipFile, KeyError, OSError, ValueError, RuntimeError, NotImplementedError, EOFError):
        return False


def read_returned(raw: bytes, path: str, more: Iterable[str] = ()) -> tuple[Returned | None, list[Diagnostic]]:
    """The edited cells of a workbook, or None, with every problem found; `path` is printed, nothing is opened.

    `more` are sheets of frameworks' own plans of action, read where they are there.
    """
    if len(raw) > MAX_BYTES:
        message = f"the file has {len(raw)} bytes, more than the limit of {MAX_BYTES}"
        return None, [Diagnostic("text/too-large", message, Span(path), "check that it is the right file")]
    fault = unfit(raw)
    if fault is not None:
        return None, [_broken(path, fault)]
    if parts := active_parts(raw):
        message = f"the workbook holds macros, embedded files or links to other files: {', '.join(parts[:3])}"
        return None, [Diagnostic("answers/active", message, Span(path), "save it as a plain XLSX without them")]
    book = opened(raw)
    if book is None:
        return None, [_broken(path, "it cannot be read as a workbook")]
    about = _about(book)
    known = [*about.get("sheets", "").split(BETWEEN), ABOUT]
    missing = [name for name in (ABOUT, *(sheet.title for sheet in EDITABLE)) if name not in book.sheetnames]
    if about.get("schema") != FORMAT or missing:
        what = f"it has no sheet '{missing[0]}'" if missing else f"its sheet '{ABOUT}' does not say {FORMAT}"
        return None, [_broken(path, what)]
    problems = [
        Diagnostic("answers/sheet", "this sheet is not ours", Cell(f"{path}:{name}"), "take it out of the file")
        for name in book.sheetnames
        if name not in known
    ]
    for page in book.worksheets:
        problems += _foreign(page, f"{path}:{page.title}")
    changed = {}
    own = {name: PLAN_OF_ACTION.columns for name in more if name in book.sheetnames}
    for name, fields in ({sheet.title: sheet.columns for sheet in EDITABLE} | own).items():
        cells, faults = _changed(book[name], fields, f"{path}:{name}")
        changed[name] = tuple(cells)
        problems += faults
    return (None if problems else Returned(path=path, about=about, changed=changed)), problems


def _broken(path: str, what: str) -> Diagnostic:
    return Diagnostic("answers/workbook", f"this is no workbook of an engagement: {what}", Span(path), _ADVICE)


def _about(book: Any) -> dict[str, str]:
    if ABOUT not in book.sheetnames:
        return {}
    rows = book[ABOUT].iter_rows(max_row=len(ABOUT_KEYS), max_col=2, values_only=True)
    pairs = [(cell_text(name), cell_text(value)) for name, value in rows]
    return {name: value for name, value in pairs if name is not None and value is not None}


def _foreign(page: Any, path: str) -> Iterator[Diagnostic]:
    """Formulas, links and more cells than any sheet of ours has."""
    if page.max_row > _MAX_ROWS or page.max_column > MAX_COLUMNS:
        message = f"the sheet has {page.max_row} rows and {page.max_column} columns"
        yield Diagnostic("answers/workbook", message, Cell(path, page.max_row, page.max_column), _ADVICE)
        return
    for row in page.iter_rows():
        for cell in row:
            place = Cell(path, cell.row, cell.column)
            if cell.data_type in ("f", "e"):
                message = "a formula stands here" if cell.data_type == "f" else "an error value stands here"
                yield Diagnostic("answers/formula", message, place, "write the value itself, as text")
            if cell.hyperlink is not None:
                yield Diagnostic("answers/active", "a link stands here", place, "take the link out, keep the text")
            yield from unseen(cell_text(cell.value) or "", place)


def _changed(page: Any, fields: Sequence[Editable], path: str) -> tuple[list[EditedCell], list[Diagnostic]]:
    """The editable cells of a sheet that no longer hold what they held."""
    heads = {cell_text(cell.value): cell.column for cell in page[FIELD_ROW]}
    wanted = [field.field for field in fields]
    lost = [text for text in (KEY, *wanted, *(f"{WAS}{field}" for field in wanted)) if text not in heads]
    if lost:
        message = f"the hidden row {FIELD_ROW} no longer names the column '{lost[0]}'"
        return [], [Diagnostic("answers/workbook", message, Cell(path, FIELD_ROW, 1), _ADVICE)]
    cells: list[EditedCell] = []
    problems: list[Diagnostic] = []
    seen: set[str] = set()
    for row in page.iter_rows(min_row=FIELD_ROW + 2):
        texts = {field: cell_text(row[heads[field] - 1].value) for field in heads if field is not None}
        key, number = texts[KEY], row[0].row
        place = Cell(path, number, 1)
        if key is None:
            if any(texts[field] for field in wanted):
                message = "an answer stands in a row that has no key"
                problems.append(Diagnostic("answers/no-key", message, place, "write it in a row of the sheet"))
            continue
        if key in seen:
            message = f"the row '{key}' is here twice"
            problems.append(Diagnostic("answers/twice", message, place, "keep one of them"))
        seen.add(key)
        cells += [
            EditedCell(key, field, texts[field], texts[f"{WAS}{field}"], Cell(path, number, heads[field]))
            for field in wanted
            if texts[field] != texts[f"{WAS}{field}"]
        ]
    return cells, problems
