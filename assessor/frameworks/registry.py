"""The frameworks this program ships with, in the order of their pages; what is passed down is this or another tuple."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.cmmc.framework import CMMC
from assessor.frameworks.hipaa.framework import HIPAA
from assessor.frameworks.pci_dss.framework import PCI_DSS
from assessor.frameworks.soc_2.framework import SOC_2

if TYPE_CHECKING:
    from assessor.report.framework import Registry

FRAMEWORKS: Final[Registry] = (HIPAA, CMMC, PCI_DSS, SOC_2)
