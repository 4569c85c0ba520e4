"""The plan of action on its way back: a framework's own list takes its fields, the general plan the rest."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest

from assessor import api
from assessor.assess.edited_workbook import with_workbook
from assessor.model.diagnostic import InvalidSource
from assessor.model.editable import FIELD_ROW
from assessor.source.reader import read
from tests.cli.running import ROOT
from tests.unit.papers.writing import files_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assessor.papers.dossier import Dossier

_NAME = "dod-subcontractor"


@pytest.fixture(scope="module")
def raw(dossier: Callable[..., Dossier]) -> bytes:
    return files_of(dossier(_NAME), "workbook", ("xlsx",))["workbook.xlsx"]


def _edited(raw: bytes, sheet: str, key: str, **values: str) -> bytes:
    book = openpyxl.load_workbook(BytesIO(raw))
    page = book[sheet]
    heads: dict[Any, Any] = {cell.value: cell.column for cell in page[FIELD_ROW]}
    row = next(cell.row for cell in page["A"] if cell.value == key)
    for field, value in values.items():
        page.cell(row, heads[field]).value = value
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _read_back(raw: bytes, cache: Path) -> Any:
    path = ROOT / "examples" / f"{_NAME}.yaml"
    source, plan, _ = api.sound(path, cache=cache)
    made = with_workbook(source, plan, path.read_text(encoding="utf-8"), raw, "w.xlsx")
    document, problems = read(made.after.encode(), "w.yaml")
    assert document is not None, problems
    return source.document.data, document.data


def test_a_line_of_the_frameworks_own_plan(raw: bytes, cache: Path) -> None:
    ref = "cmmc:AC.L2-3.1.9"
    changed = _edited(raw, "CMMC POA&M", ref, due="2027-01-15", owner="IT lead")
    changed = _edited(changed, "CMMC POA&M", "cmmc:SC.L2-3.13.10", planned="Name a holder of the keys")
    before, after = _read_back(changed, cache)
    lines = [{**item} for item in before["cmmc"]["poam"]]
    next(item for item in lines if item["requirement"] == ref)["due"] = "2027-01-15"
    lines.append({"requirement": "cmmc:SC.L2-3.13.10", "planned": "Name a holder of the keys"})
    assert after["cmmc"]["poam"] == lines
    assert after["plan_of_action"] == {**before["plan_of_action"], ref: {"owner": "IT lead"}}
    assert {name for name in after if before.get(name) != after[name]} == {"cmmc", "plan_of_action"}


def test_a_day_without_a_plan_is_refused_with_its_cell(raw: bytes, cache: Path) -> None:
    with pytest.raises(InvalidSource) as refused:
        _read_back(_edited(raw, "CMMC POA&M", "cmmc:SC.L2-3.13.10", due="2027-01-15"), cache)
    (told,) = refused.value.diagnostics
    assert told.message == "nothing is planned for this requirement yet"
    assert "CMMC POA&M" in str(told.span)


def test_a_line_that_is_no_finding_is_refused(raw: bytes, cache: Path) -> None:
    book = openpyxl.load_workbook(BytesIO(raw))
    page = book["Plan of action"]
    heads: dict[Any, Any] = {cell.value: cell.column for cell in page[FIELD_ROW]}
    page.cell(FIELD_ROW + 2, 1).value = "wish/more"
    page.cell(FIELD_ROW + 2, heads["owner"]).value = "Anybody"
    target = BytesIO()
    book.save(target)
    with pytest.raises(InvalidSource) as refused:
        _read_back(target.getvalue(), cache)
    assert [item.code for item in refused.value.diagnostics] == ["answers/unknown-key"]


def test_each_finding_has_a_key_of_its_own(dossier: Callable[..., Dossier]) -> None:
    for name in (_NAME, "clinic"):
        keys = [item.key for item in dossier(name).result.findings]
        assert len(set(keys)) == len(keys)
        assert all("/" in key for key in keys)
