"""What has to be filed: by brand and level, the strictest counts; scans where the questionnaire holds 11.3.2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.pci_dss.instrument import InstrumentReason, contains, instrument
from assessor.frameworks.pci_dss.levels import MERCHANT, SERVICE_PROVIDER, BrandLevel, Overall
from assessor.frameworks.pci_dss.saq import Decision
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from assessor.frameworks.pci_dss.rules import PciInstruments, PciLevels
    from assessor.model.plan import Obligation

SAQ_OF_LEVEL = {
    ("visa", MERCHANT): {1: "roc", 2: "saq", 3: "saq", 4: "acquirer"},
    ("visa", SERVICE_PROVIDER): {1: "roc", 2: "saq"},
    ("mastercard", MERCHANT): {1: "roc", 2: "saq", 3: "acquirer", 4: "acquirer"},
    ("mastercard", SERVICE_PROVIDER): {1: "roc", 2: "saq"},
    ("amex", MERCHANT): {1: "roc", 2: "saq", 3: "saq", 4: "acquirer"},
    ("amex", SERVICE_PROVIDER): {1: "roc", 2: "saq"},
    ("discover", MERCHANT): {1: "roc", 2: "saq", 3: "saq", 4: "acquirer"},
    ("discover", SERVICE_PROVIDER): {1: "roc", 2: "saq"},
    ("jcb", MERCHANT): {1: "roc", 2: "saq"},
}
ROWS_OF_TABLE = [
    (brand, entity, level, kind) for (brand, entity), table in SAQ_OF_LEVEL.items() for level, kind in table.items()
]


def leveled(levels: PciLevels, brand: str, *possible: int) -> BrandLevel:
    return BrandLevel(next(item for item in levels.brands if item.id == brand), possible, "table")


def told(*saqs: str) -> Decision:
    return Decision("saq", saqs, "so it is", "a page")


@pytest.mark.parametrize(("brand", "entity", "level", "kind"), ROWS_OF_TABLE)
def test_a_row_of_the_instruments(
    instruments: PciInstruments,
    levels: PciLevels,
    rows: tuple[Obligation, ...],
    brand: str,
    entity: str,
    level: int,
    kind: str,
) -> None:
    name = "D-M" if entity == MERCHANT else "D-SP"
    made = instrument(instruments, entity, [leveled(levels, brand, level)], told(name), rows)
    assert [rule.instrument for rule in made.wanted] == [kind]
    assert (made.kind, made.saqs) == (("roc", ()) if kind == "roc" else ("saq", (name,)))
    assert made.reason.acquirer_decides is (kind == "acquirer")


def test_every_rule_of_the_instruments_has_its_row(instruments: PciInstruments) -> None:
    stated = {
        (rule.brand, rule.entity, level): rule.instrument for rule in instruments.instruments for level in rule.levels
    }
    assert stated == {(brand, entity, level): kind for brand, entity, level, kind in ROWS_OF_TABLE}


def test_one_brand_that_wants_a_full_report_is_enough(
    instruments: PciInstruments, levels: PciLevels, rows: tuple[Obligation, ...]
) -> None:
    found = [leveled(levels, "visa", 4), leveled(levels, "jcb", 1)]
    made = instrument(instruments, MERCHANT, found, told("A"), rows)
    assert (made.kind, made.scans, [rule.brand for rule in made.wanted]) == ("roc", True, ["jcb"])


def test_mastercard_level_two_has_an_assessor_take_part_in_some_questionnaires(
    instruments: PciInstruments, levels: PciLevels, rows: tuple[Obligation, ...]
) -> None:
    found = [leveled(levels, "mastercard", 2)]
    involved = {
        name: bool(instrument(instruments, MERCHANT, found, told(name), rows).involvement)
        for name in ("A", "A-EP", "B", "B-IP", "C", "C-VT", "P2PE", "D-M")
    }
    assert [name for name, there in involved.items() if there] == ["A", "A-EP", "D-M"]


def test_scans_belong_to_the_questionnaires_that_hold_11_3_2(
    instruments: PciInstruments, levels: PciLevels, rows: tuple[Obligation, ...]
) -> None:
    found = [leveled(levels, "visa", 3)]
    scanned = {
        name: instrument(instruments, MERCHANT, found, told(name), rows).scans
        for name in ("A", "A-EP", "B", "B-IP", "C", "C-VT", "P2PE", "D-M")
    }
    assert [name for name, there in scanned.items() if there] == ["A", "A-EP", "B-IP", "C", "D-M"]
    assert instrument(instruments, MERCHANT, found, told("P2PE", "A"), rows).scans is True, "one of several is enough"


def test_a_level_in_doubt_matters_only_where_it_changes_the_instrument(
    instruments: PciInstruments, levels: PciLevels, rows: tuple[Obligation, ...]
) -> None:
    sure = instrument(instruments, MERCHANT, [leveled(levels, "visa", 3, 4)], told("A"), rows)
    assert (sure.kind, sure.saqs) == ("saq", ("A",))
    doubt = instrument(instruments, MERCHANT, [leveled(levels, "visa", 1, 2)], told("A"), rows)
    assert doubt.kind == "ask"
    assert doubt.reason.ground == "level_uncertain"
    nobody = instrument(instruments, SERVICE_PROVIDER, [leveled(levels, "jcb")], told("D-SP"), rows)
    assert nobody.kind == "ask"
    assert nobody.reason == InstrumentReason("no_table", brands=("JCB",)), "no count is missing"
    strange = instrument(instruments, MERCHANT, [leveled(levels, "jcb", 4)], told("A"), rows)
    assert strange.kind == "ask"
    assert strange.reason == InstrumentReason("no_such_level", brands=("JCB",), levels=(4,))


@pytest.mark.parametrize(("entity", "saq"), [(MERCHANT, "A"), (SERVICE_PROVIDER, "D-SP"), (MERCHANT, None)])
def test_a_certain_level_one_asks_for_a_full_report_without_brands_too(
    instruments: PciInstruments, rows: tuple[Obligation, ...], entity: str, saq: str | None
) -> None:
    decision = told(saq) if saq is not None else None
    by_bank = instrument(instruments, entity, (), decision, rows, level=Overall((1,), "acquirer"))
    assert (by_bank.kind, by_bank.saqs, by_bank.scans) == ("roc", (), True)
    assert by_bank.reason == InstrumentReason("level_asks", levels=(1,))
    after = instrument(instruments, entity, (), decision, rows, level=Overall((1,), "breach"))
    assert (after.kind, after.reason.after_breach) == ("roc", True)
    lower = instrument(instruments, entity, (), decision, rows, level=Overall((2,), "acquirer"))
    assert lower.kind == ("saq" if saq is not None else "ask")


def test_scans_are_not_known_of_a_questionnaire_the_rows_do_not_tell(
    instruments: PciInstruments, levels: PciLevels, rows: tuple[Obligation, ...]
) -> None:
    def scans(*saqs: str) -> bool | None:
        found = [leveled(levels, "visa", 3)]
        return instrument(instruments, MERCHANT, found, told(*saqs), rows, marked=("A", "P2PE")).scans

    assert [scans("SPoC"), scans("P2PE"), scans("SPoC", "P2PE"), scans("SPoC", "A")] == [None, False, None, True]


def test_without_a_decision_the_questionnaire_is_open(
    instruments: PciInstruments, levels: PciLevels, rows: tuple[Obligation, ...]
) -> None:
    found = [leveled(levels, "visa", 4)]
    assert instrument(instruments, MERCHANT, found, None, rows).kind == "ask"
    open_ = Decision("unanswered", (), "Unanswered: method.", "a page")
    assert instrument(instruments, MERCHANT, found, open_, rows).kind == "unanswered"


@pytest.mark.parametrize(
    ("ref", "saq", "held"),
    [
        ("pci-dss:12.8.2", "A", True),
        ("pci-dss:12.8.3", "P2PE", False),
        ("pci-dss:10.4.1", "A", False),
        ("pci-dss:10.4.1", "A-EP", True),
        ("pci-dss:9.5.1.2", "B", True),
        ("pci-dss:9.5.1.2", "A-EP", False),
        ("pci-dss:3.5.1", "C", False),
        ("pci-dss:3.5.1", "D-M", True),
        ("pci-dss:6.4.3", "A", False),
        ("pci-dss:6.4.3", "A-EP", True),
        ("pci-dss:11.6.1", "A", False),
        ("pci-dss:12.9.1", "D-M", False),
        ("pci-dss:12.9.1", "D-SP", True),
        ("pci-dss:11.4.6", "D-M", False),
        ("pci-dss:12.4.2", "D-SP", True),
        ("pci-dss:12.5.2.1", "ROC", True),
    ],
)
def test_a_sample_of_what_questionnaires_hold(rows: tuple[Obligation, ...], ref: str, saq: str, held: bool) -> None:
    row = next(row for row in rows if row.ref == ref)
    assert (contains(row, saq) is not Truth.NO) is held


def test_requirements_of_service_providers_only_are_marked_and_conditioned(rows: tuple[Obligation, ...]) -> None:
    marked = [row for row in rows if row.props.get("service_provider_only")]
    assert {"pci-dss:11.4.6", "pci-dss:12.4.1", "pci-dss:12.4.2", "pci-dss:12.5.2.1", "pci-dss:12.9.1"} <= {
        row.ref for row in marked
    }
    for row in marked:
        assert row.applies_when is not None
        told = row.applies_when.truth({"service_provider": False, "multi_tenant_provider": False, "saq": "ROC"})
        assert told is Truth.NO, row.ref
