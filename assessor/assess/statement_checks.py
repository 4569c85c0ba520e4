"""Statements of an engagement that only judging or a framework's arithmetic can find at odds with the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess import idle_determinations
from assessor.model.diagnostic import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.library.engagement import Source
    from assessor.library.framework import CheckedFramework
    from assessor.model.diagnostic import Diagnostic
    from assessor.model.plan import Plan


def figure_problems(
    source: Source, plan: Plan, registry: Sequence[CheckedFramework], known: Sequence[Diagnostic]
) -> list[Diagnostic]:
    """Every such problem of a whole file; warnings only where nothing is known to be wrong already."""
    checks = (idle_determinations.problems, *(framework.check_figures for framework in registry))
    problems = [problem for check in checks for problem in check(source, plan)]
    broken = any(item.severity is Severity.ERROR for item in known)
    return [item for item in problems if item.severity is Severity.ERROR] if broken else problems
