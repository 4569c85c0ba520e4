"""The shipped rules and requirements of PCI DSS."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.registry import FRAMEWORKS
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
    library, problems = gather(files, FRAMEWORKS)
    assert library is not None
    assert problems == []
    return library


@pytest.fixture(scope="session")
def levels(pci_library: Library) -> PciLevels:
    found = pci_rules(pci_library).levels
    assert found is not None
    return found


@pytest.fixture(scope="session")
def saq(pci_library: Library) -> PciSaq:
    found = pci_rules(pci_library).saq
    assert found is not None
    return found


@pytest.fixture(scope="session")
def instruments(pci_library: Library) -> PciInstruments:
    found = pci_rules(pci_library).instruments
    assert found is not None
    return found


@pytest.fixture(scope="session")
def worksheets(pci_library: Library) -> PciWorksheets:
    found = pci_rules(pci_library).worksheets
    assert found is not None
    return found


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
