"""What a responsibility matrix makes a provider's own, before it is bought or given to own people; days for prices."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.registry import FRAMEWORKS
from assessor.papers.compliance_workbook import workbook
from assessor.papers.seller_sheet import seller_sheets
from assessor.report.names import names_of
from assessor.report.plan_lines import plan_of
from assessor.report.register import register_of
from assessor.words import deliverables, findings, requests

if TYPE_CHECKING:
    from collections.abc import Callable

    from assessor.papers.dossier import Dossier


@pytest.fixture(scope="module")
def shop(decided: Callable[[str], Dossier]) -> Dossier:
    return decided("dod-subcontractor")


def test_what_the_matrix_makes_a_providers_own_is_settled_before_more_is_paid_for_it(shop: Dossier) -> None:
    settle = "First settle what its fee covers: its matrix makes AU.L2-3.3.5 its own."
    (found,) = [one for one in shop.result.findings if "cmmc:AU.L2-3.3.5" in one.obligations]
    assert [(one.provider, one.obligations) for one in found.of_matrix] == [("northforge", ("cmmc:AU.L2-3.3.5",))]
    assert findings.parts(shop.subject(found)).action.endswith(settle)
    assert any(settle in text for text in requests.decision(shop.result, shop.names))


def test_who_mends_what_people_found_is_the_provider_whose_own_it_is(shop: Dossier) -> None:
    theirs = {"cmmc:AC.L2-3.1.9", "cmmc:SC.L2-3.13.7"}
    for one in shop.result.findings:
        if theirs.isdisjoint(one.obligations):
            continue
        said = findings.parts(shop.subject(one))
        assert "Have Northforge Managed IT mend it: its own by its matrix. Then have it assessed" in said.once_done
        assert deliverables.cost(one, shop.result) == "its own by its matrix, no price until it says otherwise"
        assert deliverables.supplier(one, shop.names) == "Northforge Managed IT"
    names = names_of(shop.result)
    gaps = register_of(shop.result, names, FRAMEWORKS)
    plan = plan_of(shop.result, names, {one.id: one.anchor for one in gaps.findings})
    lines = [line for line in plan if line.cost == "by its matrix"]
    assert len(lines) == len(theirs)
    assert {line.supplier for line in lines} == {"Northforge Managed IT"}


def test_own_work_on_what_was_found_says_that_equipment_is_in_no_sum(shop: Dossier) -> None:
    (grid,) = [each for each in workbook(shop).grids if each.id == "cmmc-poam"]
    told = {row.key: row.texts for row in grid.rows}
    assert "own work; equipment not counted" in told["cmmc:PE.L2-3.10.4"]
    assert "own work" in told["cmmc:CA.L2-3.12.2"], "a line in a paper takes none"
    assert any("not excluded. Northforge" in text for text in told["cmmc:MP.L2-3.8.9"])


def test_a_price_is_asked_for_before_the_day_the_work_is_due(shop: Dossier) -> None:
    priced = [one for one in shop.result.actions if one.kind in ("engage", "extend", "terms")]
    assert priced
    for one in shop.result.actions:
        if one not in priced:
            assert one.answer_by is None
        else:
            assert one.answer_by is not None
            assert one.due is not None
            assert shop.result.as_of < one.answer_by < one.due


def test_a_seller_is_told_of_its_part_in_what_somebody_else_is_asked_for(shop: Dossier) -> None:
    told = {
        sheet.stem: " ".join(text for grid in sheet.grids for row in grid.rows for text in row.texts)
        for sheet in seller_sheets(shop)
    }
    assert (
        "IR.L2-3.6.3 (Practice the incident plan with the provider): our plan names you"
        in told["seller-sheet-northforge"]
    )
    assert "by 2026-12-01 at the latest" in told["seller-sheet-northforge"]
    assert "our plan names you" not in told["seller-sheet-staff-aug"]


def test_what_was_seen_stands_first(shop: Dossier) -> None:
    (found,) = [one for one in shop.result.findings if "cmmc:MP.L2-3.8.9" in one.obligations]
    assert findings.parts(shop.subject(found)).condition.startswith(
        "Determined not met by IT lead on 2026-08-28: Copies are encrypted, and their key lies on the same drive."
    )
