"""Targeted risk analyses and worksheets, one by one: there, in date, complete, and whether they count."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.alternative import documented
from assessor.frameworks.pci_dss.result_papers import TargetedRiskAnalysis, Worksheet
from assessor.frameworks.pci_dss.rhythms import analyzed, last_look
from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.statements import PciDss, pci_statements
from assessor.model.framework import MISSING
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.frameworks.pci_dss.result_papers import Need, PciFinding
    from assessor.frameworks.pci_dss.rhythms import Rhythm
    from assessor.model.plan import Obligation

_NEED: Final[Mapping[Truth, Need]] = {Truth.YES: "needed", Truth.NO: "not_needed", Truth.UNKNOWN: "not_known"}


def risk_analyses(case: Case, findings: Mapping[str, PciFinding]) -> tuple[TargetedRiskAnalysis, ...]:
    """Each requirement that rests on an analysis, in the order of the rules; empty where nothing is said of any."""
    rows = {row.ref: row for row in case.plan.obligations}
    rhythms = analyzed(pci_rules(case.terrain).worksheets, pci_statements(case.engagement), case.as_of)
    return tuple(
        _analysis(rows[ref], rhythm, _NEED[case.applicability[ref]], findings[ref])
        for ref, rhythm in rhythms.items()
        if ref in rows and ref in findings
    )


def _analysis(row: Obligation, rhythm: Rhythm, needed: Need, finding: PciFinding) -> TargetedRiskAnalysis:
    analysis = rhythm.analysis
    return TargetedRiskAnalysis(
        ref=row.ref,
        title=row.title,
        needed=needed,
        finding=finding,
        state=rhythm.state,
        # without an analysis the fixed rhythm of the standard holds, where it offers one
        otherwise=rhythm.row.otherwise if rhythm.state == MISSING else None,
        frequency=analysis.frequency if analysis is not None else None,
        made_on=analysis.on if analysis is not None else None,
        last_look=last_look(analysis) if analysis is not None else None,
        age_days=rhythm.age,
        by=analysis.by if analysis is not None else None,
        rationale=analysis.rationale if analysis is not None else None,
        citation=rhythm.row.citation,
    )


def worksheets(case: Case, findings: Mapping[str, PciFinding]) -> tuple[Worksheet, ...]:
    """Each requirement that a worksheet or the customized approach stands in for, and whether that counts."""
    customized = {item.obligation for item in (pci_statements(case.engagement) or PciDss()).customized}
    stated = customized | {item.obligation for item in case.engagement.alternatives}
    sheets = []
    for row in case.plan.obligations:
        use = documented(case, row) if row.ref in stated and row.ref in findings else None
        if use is None:
            continue
        sheets.append(
            Worksheet(
                ref=row.ref,
                kind="customized_approach" if row.ref in customized else "compensating_control",
                document=use.rule.document,
                counts=use.accepted,
                lacks=use.lacks,
                finding=findings[row.ref],
                by=use.item.by,
                last_look=max((day for day in (use.item.on, use.item.reviewed) if day), default=None),
                citation=use.rule.citation,
            )
        )
    return tuple(sheets)
