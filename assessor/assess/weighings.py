"""Pros and cons of each model with this organization's own figures: borne out, not borne out, or only cited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.derived import scheduled
from assessor.assess.summary import carriable
from assessor.model.scales import CUSTOMER, IN_PLACE, PREDICATES, Result, Truth
from assessor.model.weighing import FIGURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Alternative
    from assessor.model.weighing import Weighing

_EVIDENCE = PREDICATES.index("evidence")
_DIGITS = 4


def weighings(assessment: Assessment, economics: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """Every weighing of the rules, in their order by model; figures that cannot be had are null."""
    found = {name: figures(assessment, name, economics) for name in assessment.arrangements}
    order = list(assessment.arrangements)
    weighed = [item for item in assessment.plan.terrain.weighings.values() if item.model in found]
    weighed.sort(key=lambda item: (order.index(item.model), item.polarity != "for"))
    return [_weighed(item, found) for item in weighed]


def _weighed(item: Weighing, found: Mapping[str, Mapping[str, float | None]]) -> dict[str, Any]:
    measure = FIGURES[item.computed] if item.computed is not None else None
    figure, told = None, None
    if measure is not None:
        own = found[item.model].get(measure.id)
        other = found.get(item.against or "", {}).get(measure.id)
        figure = {
            "id": measure.id,
            "title": measure.title,
            "unit": measure.unit,
            "value": own,
            "against": item.against,
            "against_value": other,
        }
        if item.against is not None:
            told = borne_out(item.polarity, own, other, lower=measure.lower)
    return {
        "id": item.id,
        "model": item.model,
        "aspect": item.aspect,
        "polarity": item.polarity,
        "statement": item.statement,
        "source": item.source,
        "figure": figure,
        "borne_out": told,
    }


def borne_out(polarity: str, own: float | None, other: float | None, *, lower: bool) -> str:
    """Whether a figure beside that of another model says what the statement says: yes, no, equal or unknown."""
    if own is None or other is None:
        return "unknown"
    if own == other:
        return "equal"
    better = (own < other) == lower
    return "yes" if better == (polarity == "for") else "no"


def figures(assessment: Assessment, name: str, economics: Mapping[str, Any] | None) -> dict[str, float | None]:
    """The figures of one arrangement; one that cannot be computed is None."""
    return {**_judged(assessment, name), **_priced(name, economics)}


def _judged(assessment: Assessment, name: str) -> dict[str, float | None]:
    """Shares of obligations carried, failures for want of records, and how much lies in one provider's hands."""
    case, judged = assessment.case, assessment.judgements[name]
    rows = [
        row
        for row in case.plan.obligations
        if row.ref in judged and case.applicability[row.ref] is Truth.YES and carriable(case.terrain, row)
    ]
    timed = [row for row in rows if scheduled(case.terrain, row)]
    hands: dict[str, set[str]] = {}
    essential: set[str] = set()
    unevidenced = 0
    for row in rows:
        found = judged[row.ref]
        unevidenced += found.verdict not in IN_PLACE and any(
            outcome.chosen is not None and outcome.chosen.truths[_EVIDENCE] is Truth.NO for outcome in found.clauses
        )
        for outcome in found.clauses:
            capability, item = outcome.demand.capability, outcome.chosen
            if capability is None:
                continue
            essential.add(capability)
            if item is not None and item.supplier is not None and outcome.result >= Result.PART and not _own(item):
                hands.setdefault(item.supplier.id, set()).add(capability)
    return {
        "carried": _share(sum(judged[row.ref].verdict in IN_PLACE for row in rows), len(rows)),
        "scheduled": _share(sum(judged[row.ref].verdict in IN_PLACE for row in timed), len(timed)),
        "dependency": _share(max(map(len, hands.values()), default=0), len(essential)),
        "unevidenced": unevidenced,
    }


def _own(item: Alternative) -> bool:
    """Work of one's own staff, or of the organization itself, depends on no provider."""
    return item.supplier is None or item.supplier.employees or item.supplier.id == CUSTOMER


def _share(part: int, whole: int) -> float | None:
    return round(part / whole, _DIGITS) if whole else None


def _priced(name: str, economics: Mapping[str, Any] | None) -> dict[str, float | None]:
    made = (economics or {}).get("arrangements", {}).get(name)
    if made is None:
        return {}
    total, loss = made["total"], made["loss"]
    return {
        "spread": _ratio(total["p90"], total["p50"]),
        "chance_share": _ratio(loss["mean"], total["mean"]),
        "fees": made["fees_annual"],
        "mean_cost": total["mean"],
        "onboarding": made["onboarding"],
        "tail": total["cvar95"],
        "added_user": made.get("added_user"),
        "wait": made.get("wait_hours"),
    }


def _ratio(part: float | None, whole: float | None) -> float | None:
    return None if part is None or not whole else round(part / whole, _DIGITS)
