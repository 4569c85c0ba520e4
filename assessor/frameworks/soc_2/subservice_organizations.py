"""Subservice organizations: carved out with somebody watching, or included with their own assertion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.soc_2.criteria import capability_today, duty_today
from assessor.frameworks.soc_2.provider_reports import functions_of
from assessor.frameworks.soc_2.result_providers import SubserviceControl, SubserviceOrganization
from assessor.model.scales import TRUTH_WORD, DemandResult, Truth

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.evaluate.case import Case
    from assessor.frameworks.soc_2.criteria import Today
    from assessor.frameworks.soc_2.result_providers import ReliedOnReport, ReportState, SubserviceGap
    from assessor.frameworks.soc_2.rules import Soc2Rules
    from assessor.frameworks.soc_2.statements import Soc2Block, Subservice

CARVE_OUT = "carve_out"


def subservice_organizations(
    case: Case, rules: Soc2Rules, block: Soc2Block, today: Today, reports: Sequence[ReliedOnReport]
) -> tuple[SubserviceOrganization, ...]:
    """Each subservice organization, what is counted on there, and what is still open about it."""
    return tuple(_organization(case, rules, stated, today, reports) for stated in block.subservice)


def _organization(
    case: Case, rules: Soc2Rules, stated: Subservice, today: Today, reports: Sequence[ReliedOnReport]
) -> SubserviceOrganization:
    watched = monitored(case, rules, stated, today)
    own = (report.state for report in reports if report.provider == stated.provider and report.relied_on)
    state = next(own, None)
    carved = stated.method == CARVE_OUT
    return SubserviceOrganization(
        provider=stated.provider,
        name=_name(case, stated),
        service=stated.service,
        method=stated.method,
        csocs=tuple(
            SubserviceControl(
                text=control.text,
                capability=control.capability,
                carried=_carries(case, stated, control.capability),
            )
            for control in stated.csocs
        ),
        monitoring=stated.monitoring,
        monitored=TRUTH_WORD[watched] if carved else None,
        assertion=stated.assertion,
        report=state,
        open=_open(stated, watched, state) if carved else _included(stated),
    )


def monitored(case: Case, rules: Soc2Rules, item: Subservice, today: Today) -> Truth:
    """Whether somebody watches a provider that is left out: the named capability or duty, and the duty to do so."""
    if item.monitoring is None or duty_today(case, rules.carve_out_duty) is Truth.NO:
        return Truth.NO
    if item.monitoring not in case.terrain.capabilities:
        return duty_today(case, item.monitoring)
    result = capability_today(today, item.monitoring)
    if result is None or result is DemandResult.UNKNOWN:
        return Truth.UNKNOWN
    return Truth.YES if result >= DemandResult.MET_WITH_DUTY else Truth.NO


def _open(stated: Subservice, watched: Truth, report: ReportState | None) -> tuple[SubserviceGap, ...]:
    gaps: list[SubserviceGap] = [] if stated.csocs else ["no_csocs"]
    if stated.monitoring is None:
        gaps.append("no_monitoring")
    elif watched is not Truth.YES:
        gaps.append("not_monitored" if watched is Truth.NO else "monitoring_unknown")
    if report is None:
        gaps.append("no_report")
    return tuple(gaps)


def _included(stated: Subservice) -> tuple[SubserviceGap, ...]:
    return () if stated.assertion else ("no_assertion",)


def _name(case: Case, item: Subservice) -> str:
    known = next((one.name or one.id for one in case.engagement.providers if one.id == item.provider), None)
    return item.name or known or item.provider or ""


def _carries(case: Case, item: Subservice, capability: str | None) -> bool | None:
    """Whether a function that delivers the capability is the provider's today; unknown without either of them."""
    known = case.terrain.capabilities.get(capability or "")
    if known is None or item.provider is None:
        return None
    return bool(set(known.delivered_by.functions) & set(functions_of(case, item.provider)))


def undecided(case: Case, block: Soc2Block) -> tuple[str, ...]:
    """Providers that run something today and stand neither among the subservice organizations nor our own staff.

    They are vendors under CC9.2, or subservice organizations that were forgotten; only people can say which.
    """
    listed = {item.provider for item in block.subservice}
    models = case.terrain.models
    return tuple(
        item.id
        for item in case.engagement.providers
        if item.id not in listed
        and not models[item.model].employees
        and not models[item.model].third_party
        and functions_of(case, item.id)
    )
