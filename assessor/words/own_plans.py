"""What the organization itself plans, in words: its measures, its days, and whether one has passed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import day, listed, opening

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.result.finding import Finding, OwnPlan
    from assessor.result.result import Result
    from assessor.words.names import Names


def measures(plans: Sequence[OwnPlan]) -> tuple[str, ...]:
    """The measures, once each; one whose day has passed says so."""
    return tuple(dict.fromkeys(f"{_opened(plan)}{_late(plan)}" for plan in plans if plan.planned))


def _opened(plan: OwnPlan) -> str:
    return opening((plan.planned or "").rstrip("."))


def _late(plan: OwnPlan) -> str:
    return f" (overdue: due {day(plan.due)})" if plan.over and plan.due is not None else ""


def first(result: Result, supplier: str) -> str:
    """The way the organization plans instead of what one supplier is recommended for, as the opening of a sentence."""
    other = [
        finding
        for finding in result.findings
        if finding.remedy is not None
        and finding.remedy.recommended
        and finding.remedy.supplier == supplier != finding.provider
    ]
    ways = [(finding.id, way) for finding in other for way in measures(finding.plans)[:1]]
    if not ways:
        return ""
    told = "; ".join(dict.fromkeys(way for _, way in ways))
    return f"As you plan ({listed([name for name, _ in ways])}): {told}. Otherwise "


def by(plan: OwnPlan) -> str:
    """The day of a plan in a table."""
    return f"{plan.due}{', overdue' if plan.over else ''}" if plan.due is not None else ""


def entry(plan: OwnPlan) -> str:
    """An entry of the plan of action in a sentence."""
    due = f", by {day(plan.due)}{' (overdue)' if plan.over else ''}" if plan.due is not None else ""
    owner = f", {plan.owner}" if plan.owner is not None else ""
    return f"Planned (plan of action): {(plan.planned or '').rstrip('.')}{due}{owner}."


def _days(finding: Finding) -> list[str]:
    """The days of its plans, the first one first."""
    return sorted({plan.due for plan in finding.plans if plan.due})


def first_day(finding: Finding) -> str:
    """The first day by which something of a finding is to be mended: the organization's own, else the finding's."""
    return next(iter(_days(finding)), finding.due)


def day_of(finding: Finding, ref: str) -> str:
    """The day for one requirement, without a remark: the organization's own for it, else the first of the finding."""
    own = [plan.due for plan in finding.plans if plan.due and plan.ref in (None, ref)]
    return max(own) if own else first_day(finding)


def closing(finding: Finding, ref: str) -> str:
    """The day for one requirement in a table: the organization's, the law's, or ours, marked as proposed."""
    own = [plan for plan in finding.plans if plan.due and plan.ref in (None, ref)]
    if own:
        last = max(own, key=lambda plan: plan.due or "")
        return f"{last.due}{', overdue' if any(plan.over for plan in own) else ''}"
    return finding.due if finding.by_law else f"{finding.due}, proposed"


def milestone(finding: Finding, proposal: str, names: Names) -> tuple[str, str, str]:
    """What is done, by when, and whose plan that is: the organization's where it has one, else our proposal.

    An owner alone is no milestone; a day alone goes before ours. Of several days the first counts, as in the findings.
    """
    planned: dict[tuple[str | None, str | None], OwnPlan] = {}
    for plan in finding.plans:
        if plan.planned:
            planned.setdefault((plan.planned, plan.due), plan)
    days = _days(finding)
    due = first_day(finding)
    if not planned:
        return proposal, due, "proposed; the day is yours" if days else "proposed"
    several = len(planned) > 1
    told = [
        f"{names.obligation(plan.ref)}: {_opened(plan)}" if several and plan.ref is not None else _opened(plan)
        for plan in planned.values()
    ]
    if len(days) > 1:
        told = [
            f"{text} (by {plan.due})" if plan.due else text for text, plan in zip(told, planned.values(), strict=True)
        ]
    dated = all(plan.due for plan in planned.values()) or any(plan.ref is None and plan.due for plan in finding.plans)
    late = ", overdue" if any(plan.over for plan in finding.plans) else ""
    return "; ".join(told), due, f"{'yours' if dated else 'yours, without a day'}{late}"
