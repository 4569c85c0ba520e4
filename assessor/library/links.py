"""References between files: every id that is named must exist and fit. One check per function, all of them run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.rule_links import CMMC_RULE_CHECKS
from assessor.frameworks.hipaa.links import RULE_CHECKS as HIPAA_RULE_CHECKS
from assessor.frameworks.pci_dss.rule_links import PCI_RULE_CHECKS
from assessor.library.catalog_links import CATALOG_CHECKS
from assessor.library.crosswalk_links import CROSSWALK_CHECKS
from assessor.library.decision_links import DECISION_CHECKS
from assessor.library.economics_links import ECONOMICS_CHECKS
from assessor.library.rule_links import RULE_CHECKS

if TYPE_CHECKING:
    from assessor.library.library import Library
    from assessor.model.diagnostic import Diagnostic

CHECKS = (
    *CATALOG_CHECKS,
    *RULE_CHECKS,
    *CROSSWALK_CHECKS,
    *ECONOMICS_CHECKS,
    *DECISION_CHECKS,
    *CMMC_RULE_CHECKS,
    *PCI_RULE_CHECKS,
    *HIPAA_RULE_CHECKS,
)


def check_links(library: Library) -> list[Diagnostic]:
    """Every broken or ill-fitting reference in a library."""
    return [problem for check in CHECKS for problem in check(library)]
