"""Pros and cons of each model with this organization's own figures: borne out, not borne out, or only cited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.derived import scheduled
from assessor.assess.summary import carriable, ratio
from assessor.model.scales import CUSTOMER, IN_PLACE, PREDICATES, DemandResult, Truth
from assessor.model.weighing import FIGURES
from assessor.result.situations import WeighedFigure, Weighing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Alternative, Judgement
    from assessor.model.plan import Obligation
    from assessor.model.weighing import Polarity
    from assessor.model.weighing import Weighing as StatedWeighing
    from assessor.result.economics import Economics
    from assessor.result.situations import BorneOut

    # The figures of one arrangement by id; None where one cannot be computed.
    Figures = Mapping[str, float | None]

_EVIDENCE = PREDICATES.index("evidence")


def weighings(assessment: Assessment, economics: Economics | None) -> tuple[Weighing, ...]:
    """Every weighing of the rules, in their order by model; figures that cannot be had are null."""
    by_arrangement = {name: figures(assessment, name, economics) for name in assessment.arrangements}
    order = list(assessment.arrangements)
    stated = [one for one in assessment.plan.terrain.weighings.values() if one.model in by_arrangement]
    stated.sort(key=lambda one: (order.index(one.model), one.polarity != "for"))
    return tuple(_weighing(one, by_arrangement) for one in stated)


def _weighing(stated: StatedWeighing, by_arrangement: Mapping[str, Figures]) -> Weighing:
    figure = _figure(stated, by_arrangement)
    return Weighing(
        id=stated.id,
        model=stated.model,
        aspect=stated.aspect,
        polarity=stated.polarity,
        statement=stated.statement,
        source=stated.source,
        figure=figure,
        borne_out=_verdict(stated, figure),
    )


def _figure(stated: StatedWeighing, by_arrangement: Mapping[str, Figures]) -> WeighedFigure | None:
    if stated.computed is None:
        return None
    measure = FIGURES[stated.computed]
    return WeighedFigure(
        id=measure.id,
        title=measure.title,
        unit=measure.unit,
        value=by_arrangement[stated.model].get(measure.id),
        against=stated.against,
        against_value=by_arrangement.get(stated.against or "", {}).get(measure.id),
    )


def _verdict(stated: StatedWeighing, figure: WeighedFigure | None) -> BorneOut | None:
    if figure is None or figure.against is None:
        return None
    return borne_out(stated.polarity, figure.value, figure.against_value, lower=FIGURES[figure.id].lower)


def borne_out(polarity: Polarity, own: float | None, other: float | None, *, lower: bool) -> BorneOut:
    """Whether a figure beside that of another model says what the statement says: yes, no, equal or unknown."""
    if own is None or other is None:
        return "unknown"
    if own == other:
        return "equal"
    better = (own < other) == lower
    return "yes" if better == (polarity == "for") else "no"


def figures(assessment: Assessment, name: str, economics: Economics | None) -> Figures:
    """The figures of one arrangement; one that cannot be computed is None."""
    return {**_carried(assessment, name), **_priced(name, economics)}


def _carried(assessment: Assessment, name: str) -> Figures:
    """Shares of obligations carried, failures for want of records, and how much lies in one provider's hands."""
    case, judgements = assessment.case, assessment.judgements[name]
    rows = [
        row
        for row in case.plan.obligations
        if row.ref in judgements and case.applicability[row.ref] is Truth.YES and carriable(case.terrain, row)
    ]
    timed = [row for row in rows if scheduled(case.terrain, row)]
    return {
        "carried": ratio(_in_place(rows, judgements), len(rows)),
        "scheduled": ratio(_in_place(timed, judgements), len(timed)),
        "dependency": _dependency([judgements[row.ref] for row in rows]),
        "unevidenced": sum(_lacks_record(judgements[row.ref]) for row in rows),
    }


def _in_place(rows: list[Obligation], judgements: Mapping[str, Judgement]) -> int:
    return sum(judgements[row.ref].verdict in IN_PLACE for row in rows)


def _lacks_record(judgement: Judgement) -> bool:
    """Whether an obligation fails for want of a good enough record."""
    return judgement.verdict not in IN_PLACE and any(
        outcome.chosen is not None and outcome.chosen.truths[_EVIDENCE] is Truth.NO for outcome in judgement.clauses
    )


def _dependency(judgements: list[Judgement]) -> float | None:
    """The largest part of the essential capabilities that lies in one provider's hands."""
    in_hands: dict[str, set[str]] = {}
    essential: set[str] = set()
    for outcome in (outcome for judgement in judgements for outcome in judgement.clauses):
        capability, chosen = outcome.demand.capability, outcome.chosen
        if capability is None:
            continue
        essential.add(capability)
        if (
            chosen is not None
            and outcome.result >= DemandResult.PART
            and not _own(chosen)
            and chosen.supplier is not None
        ):
            in_hands.setdefault(chosen.supplier.id, set()).add(capability)
    return ratio(max(map(len, in_hands.values()), default=0), len(essential))


def _own(alternative: Alternative) -> bool:
    """Work of one's own staff, or of the organization itself, depends on no provider."""
    supplier = alternative.supplier
    return supplier is None or supplier.employees or supplier.id == CUSTOMER


def _priced(name: str, economics: Economics | None) -> Figures:
    costs = economics.arrangements.get(name) if economics is not None else None
    if costs is None:
        return {}
    return {
        "spread": ratio(costs.total.p90, costs.total.p50),
        "chance_share": ratio(costs.loss.mean, costs.total.mean),
        "fees": costs.fees_annual,
        "mean_cost": costs.total.mean,
        "onboarding": costs.onboarding,
        "tail": costs.total.cvar95,
        "added_user": costs.added_user,
        "wait": costs.wait_hours,
    }
