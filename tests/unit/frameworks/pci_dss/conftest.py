"""The shipped rules and requirements of PCI DSS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.library.loader import gather
from assessor.library.resources import data_files, shipped_root
from assessor.model.plan import Obligation

if TYPE_CHECKING:
    from assessor.frameworks.pci_dss.rules import PciInstruments, PciLevels, PciSaq, PciWorksheets
    from assessor.library.library import Library


@pytest.fixture(scope="session")
def pci_library() -> Library:
    wanted = ("controls/pci-dss/", "rules/scoring/pci", "rules/capacity", "rules/facts/")
    files = [(name, content) for name, content in data_files(shipped_root()) if name.startswith(wanted)]
    library, problems = gather(files)
    assert library is not None
    assert problems == []
    return library


@pytest.fixture(scope="session")
def levels(pci_library: Library) -> PciLevels:
    assert pci_library.pci_levels is not None
    return pci_library.pci_levels


@pytest.fixture(scope="session")
def saq(pci_library: Library) -> PciSaq:
    assert pci_library.pci_saq is not None
    return pci_library.pci_saq


@pytest.fixture(scope="session")
def instruments(pci_library: Library) -> PciInstruments:
    assert pci_library.pci_instruments is not None
    return pci_library.pci_instruments


@pytest.fixture(scope="session")
def worksheets(pci_library: Library) -> PciWorksheets:
    assert pci_library.pci_worksheets is not None
    return pci_library.pci_worksheets


@pytest.fixture(scope="session")
def rows(pci_library: Library) -> tuple[Obligation, ...]:
    return tuple(
        Obligation(
            ref=f"pci-dss:{row.id}",
            id=row.id,
            catalog="pci-dss",
            kind=row.kind,
            title=row.title,
            applies_when=row.applies_when,
            otherwise=row.otherwise,
            props=row.props,
        )
        for row in pci_library.catalogs["pci-dss"].rows
        if row.kind == "obligation"
    )
