"""What a framework's own statements say against its rows, and what that makes of today's verdict (method, 7a)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.framework import JudgedFramework
from assessor.model.scales import VERDICT_RANK, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.model.plan import Obligation
    from assessor.model.row_finding import FindingResult, RowFinding

# The best that today's verdict can be beside a finding.
_AT_BEST: Final[Mapping[FindingResult, Verdict]] = {
    "unmet": Verdict.GAP,
    "part": Verdict.PARTIAL,
    "unknown": Verdict.NOT_ASSESSABLE,
}


def standing_findings(case: Case, row: Obligation) -> tuple[RowFinding, ...]:
    """Those that hold an obligation back on the day of the assessment, in the order the framework gives them."""
    if case.assume_applicable:
        return ()  # a question about a model concerns no organization that states anything
    if row.catalog not in case.row_findings:
        case.row_findings[row.catalog] = {}  # what a finding asks of other rows is judged without findings
        framework = case.framework_of.get(row.catalog)
        case.row_findings[row.catalog] = {} if framework is None else _by_row(case, framework.id)
    return case.row_findings[row.catalog].get(row.ref, ())


def _by_row(case: Case, framework: str) -> dict[str, tuple[RowFinding, ...]]:
    """Every finding of a framework that is not cured, by the rows it speaks of."""
    from assessor.evaluate.paper_findings import paper_findings  # noqa: PLC0415 - only where something may be stated

    room = next((item for item in case.plan.registry if item.id == framework), None)
    own = room.row_findings(case) if isinstance(room, JudgedFramework) else ()
    found: dict[str, list[RowFinding]] = {}
    as_of = case.engagement.as_of
    for finding in dict.fromkeys((*own, *paper_findings(case, framework))):
        for ref in finding.concerns if finding.stands(as_of) else ():
            found.setdefault(ref, []).append(finding)
    return {ref: tuple(findings) for ref, findings in found.items()}


def lowered(verdict: Verdict, findings: Sequence[RowFinding]) -> Verdict:
    """A verdict beside findings: no better than the worst of them allows, and no longer that nobody is in reach."""
    if not findings:
        return verdict
    allowed = min((_AT_BEST[finding.result] for finding in findings), key=VERDICT_RANK.__getitem__)
    if verdict is Verdict.NOT_APPLICABLE:
        return allowed
    return min(verdict, allowed, key=VERDICT_RANK.__getitem__)
