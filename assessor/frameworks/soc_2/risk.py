"""What could make a CPA firm hold something back. A list of reasons, never a forecast of an opinion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.frameworks.soc_2.criteria import duty_today
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.evaluate.case import Case
    from assessor.frameworks.soc_2.statements import Soc2Rules

    Parts = Mapping[str, Any]

Rows = list[dict[str, Any]]


def opinion_risks(case: Case, rules: Soc2Rules, parts: Parts) -> Rows:
    """Reasons in the order a CPA firm would meet them; `refs` are criteria, `who` a provider."""
    checks = (_assertion, _criteria, _subservice, _reports, _cuecs)
    return [dict(found) for check in checks for found in check(case, rules, parts)]


def _risk(kind: str, *, refs: list[str] | None = None, who: str | None = None, count: int = 1) -> dict[str, Any]:
    return {"kind": kind, "refs": refs or [], "who": who, "count": count}


def _assertion(case: Case, rules: Soc2Rules, _parts: Parts) -> Iterator[dict[str, Any]]:
    told = duty_today(case, rules.assertion_duty)
    if told is not Truth.YES:
        yield _risk("assertion_not_done" if told is Truth.NO else "assertion_unknown")


def _criteria(_case: Case, _rules: Soc2Rules, parts: Parts) -> Iterator[dict[str, Any]]:
    for kind in ("exception", "undetermined", "design_only"):
        refs = [row["ref"] for row in parts["criteria"] if row["standing"] == kind]
        if refs:
            yield _risk(kind, refs=refs, count=len(refs))


def _subservice(_case: Case, _rules: Soc2Rules, parts: Parts) -> Iterator[dict[str, Any]]:
    for row in parts["subservice"]:
        for reason in row["open"]:
            yield _risk(reason, who=row["name"])


def _reports(_case: Case, _rules: Soc2Rules, parts: Parts) -> Iterator[dict[str, Any]]:
    for row in parts["provider_reports"]:
        if not row["relied_on"]:
            continue
        if row["state"] in ("stale", "gap_too_long", "needs_letter", "after_period"):
            yield _risk(f"report_{row['state']}", who=row["provider"])
        if row["uncovered_days"]:
            yield _risk("report_days", who=row["provider"], count=row["uncovered_days"])
        if not row["clean"]:
            yield _risk("report_opinion", who=row["provider"])
        if row["only_design"]:
            yield _risk("report_type", who=row["provider"])
        if row["outside_scope"]:
            yield _risk("report_scope", who=row["provider"], count=len(row["outside_scope"]))
        unanswered = sum(item["response"] is None for item in row["exceptions"])
        if unanswered:
            yield _risk("report_exceptions", who=row["provider"], count=unanswered)


def _cuecs(_case: Case, _rules: Soc2Rules, parts: Parts) -> Iterator[dict[str, Any]]:
    for state in ("unmapped", "missing"):
        providers = dict.fromkeys(row["provider"] for row in parts["cuecs"] if row["state"] == state)
        for name in providers:
            count = sum(row["state"] == state and row["provider"] == name for row in parts["cuecs"])
            yield _risk(f"cuec_{state}", who=name, count=count)
