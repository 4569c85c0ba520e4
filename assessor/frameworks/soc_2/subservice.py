"""Subservice organizations: carved out with somebody watching, or included with their own assertion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.frameworks.soc_2.criteria import capability_today, duty_today
from assessor.frameworks.soc_2.reports import functions_of
from assessor.model.scales import TRUTH_WORD, Result, Truth

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.frameworks.soc_2.criteria import Today
    from assessor.frameworks.soc_2.statements import Soc2Block, Soc2Rules, Subservice

Rows = list[dict[str, Any]]
CARVE_OUT = "carve_out"


def subservice_rows(case: Case, rules: Soc2Rules, block: Soc2Block, today: Today, reports: Rows) -> Rows:
    """Each subservice organization, what is counted on there, and what is still open about it."""
    return [_row(case, rules, item, today, reports) for item in block.subservice]


def _row(case: Case, rules: Soc2Rules, item: Subservice, today: Today, reports: Rows) -> dict[str, Any]:
    watched = monitored(case, rules, item, today)
    report = next((row["state"] for row in reports if row["provider"] == item.provider and row["relied_on"]), None)
    carved = item.method == CARVE_OUT
    return {
        "provider": item.provider,
        "name": _name(case, item),
        "service": item.service,
        "method": item.method,
        "csocs": [
            {"text": each.text, "capability": each.capability, "carried": _carries(case, item, each.capability)}
            for each in item.csocs
        ],
        "monitoring": item.monitoring,
        "monitored": TRUTH_WORD[watched] if carved else None,
        "assertion": item.assertion,
        "report": report,
        "open": _open(item, watched, report) if carved else _included(item),
    }


def monitored(case: Case, rules: Soc2Rules, item: Subservice, today: Today) -> Truth:
    """Whether somebody watches a provider that is left out: the named capability or duty, and the duty to do so."""
    if item.monitoring is None or duty_today(case, rules.carve_out_duty) is Truth.NO:
        return Truth.NO
    if item.monitoring not in case.terrain.capabilities:
        return duty_today(case, item.monitoring)
    result = capability_today(today, item.monitoring)
    if result is None or result is Result.UNKNOWN:
        return Truth.UNKNOWN
    return Truth.YES if result >= Result.MET_WITH_DUTY else Truth.NO


def _open(item: Subservice, watched: Truth, report: str | None) -> list[str]:
    found = [] if item.csocs else ["no_csocs"]
    if item.monitoring is None:
        found.append("no_monitoring")
    elif watched is not Truth.YES:
        found.append("not_monitored" if watched is Truth.NO else "monitoring_unknown")
    return [*found, *(["no_report"] if report is None else [])]


def _included(item: Subservice) -> list[str]:
    return [] if item.assertion else ["no_assertion"]


def _name(case: Case, item: Subservice) -> str:
    known = next((one.name or one.id for one in case.engagement.providers if one.id == item.provider), None)
    return item.name or known or item.provider or ""


def _carries(case: Case, item: Subservice, capability: str | None) -> bool | None:
    """Whether a function that delivers the capability is the provider's today; unknown without either of them."""
    known = case.terrain.capabilities.get(capability or "")
    if known is None or item.provider is None:
        return None
    return bool(set(known.delivered_by.functions) & set(functions_of(case, item.provider)))


def undecided(case: Case, block: Soc2Block) -> list[str]:
    """Providers that run something today and stand neither among the subservice organizations nor our own staff.

    They are vendors under CC9.2, or subservice organizations that were forgotten; only people can say which.
    """
    listed = {item.provider for item in block.subservice}
    models = case.terrain.models
    return [
        item.id
        for item in case.engagement.providers
        if item.id not in listed
        and not models[item.model].employees
        and not models[item.model].third_party
        and functions_of(case, item.id)
    ]
