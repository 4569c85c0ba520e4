"""Statements of an engagement against each framework's own rules, where it takes their arithmetic to tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess import idle_determinations as scope
from assessor.frameworks.pci_dss import checks as pci_dss
from assessor.model.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.library.engagement import Source
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.plan import Plan

_CHECKS = (scope.problems, pci_dss.problems)


def framework_problems(source: Source, plan: Plan, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Every problem only a framework's arithmetic can find; warnings only where nothing is wrong already."""
    made = [problem for check in _CHECKS for problem in check(source, plan)]
    broken = any(item.severity is Severity.ERROR for item in found)
    return [item for item in made if item.severity is Severity.ERROR] if broken else made
