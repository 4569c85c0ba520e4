"""References between files: every id that is named must exist and fit. One check per function, all of them run."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from assessor.library.catalog_links import CATALOG_CHECKS
from assessor.library.crosswalk_links import CROSSWALK_CHECKS
from assessor.library.economics_links import ECONOMICS_CHECKS
from assessor.library.law_links import LAW_CHECKS
from assessor.library.references import MOST_FAULTS
from assessor.library.rule_links import RULE_CHECKS
from assessor.library.severity_links import SEVERITY_CHECKS
from assessor.library.situation_links import DECISION_CHECKS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from assessor.library.framework import CheckedFramework
    from assessor.library.library import Library
    from assessor.model.diagnostic import Diagnostic

CHECKS = (
    *CATALOG_CHECKS,
    *RULE_CHECKS,
    *CROSSWALK_CHECKS,
    *ECONOMICS_CHECKS,
    *DECISION_CHECKS,
    *LAW_CHECKS,
    *SEVERITY_CHECKS,
)


def check_links(library: Library, registry: Sequence[CheckedFramework]) -> list[Diagnostic]:
    """Every broken or ill-fitting reference in a library, as many of one check as anybody reads."""
    return [problem for check in link_checks(registry) for problem in islice(check(library), MOST_FAULTS)]


def link_checks(registry: Sequence[CheckedFramework]) -> tuple[Callable[[Library], Iterable[Diagnostic]], ...]:
    """The checks of references, those of the frameworks last."""
    return (*CHECKS, *(framework.check_rules for framework in registry))
