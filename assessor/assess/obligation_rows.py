"""Each obligation with its demands and its verdict under every arrangement, as the result holds it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from assessor.assess.comparisons import Comparisons
from assessor.assess.reasons import reason_of
from assessor.assess.verdicts import Verdicts
from assessor.model.scales import Truth
from assessor.result.obligation import Demand, DemandedClass, DemandedIndependence, Obligation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.model.plan import Demand as PlannedDemand
    from assessor.model.plan import Obligation as Row
    from assessor.model.plan import Terrain
    from assessor.model.scales import Basis
    from assessor.result.scales import DemandKind

_APPLICABLE = {Truth.YES: True, Truth.NO: False, Truth.UNKNOWN: None}
_KINDS: dict[tuple[bool, bool, bool], DemandKind] = {
    (True, False, False): "interval",
    (False, True, False): "event",
    (False, False, True): "state",
    (True, True, False): "interval+event",
    (True, False, True): "interval+state",
    (False, True, True): "event+state",
    (True, True, True): "interval+event+state",
}


def obligation_rows(assessment: Assessment) -> tuple[Obligation, ...]:
    """All judged obligations, in catalog order."""
    rows = ObligationRows(assessment, assessment.arrangements)
    judged = next(iter(assessment.judgements.values()), {})
    return tuple(rows.of(row) for row in assessment.plan.obligations if row.ref in judged)


class ObligationRows:
    """Obligations of one assessment, with their verdicts under some of its arrangements.

    The smallest change is that of today: only what there is can be changed. It takes longer than all the rest, so
    it is left out with `changes` false.
    """

    def __init__(self, assessment: Assessment, arrangements: Sequence[str], *, changes: bool = True) -> None:
        self._verdicts = Verdicts(assessment, Comparisons(assessment), changes=changes)
        self._case = assessment.case
        self._terrain = assessment.plan.terrain
        self._judgements = {name: assessment.judgements[name] for name in arrangements}
        self._titles = {name: title for part in assessment.plan.catalogs for name, title in part.controls.items()}

    def of(self, row: Row) -> Obligation:
        """One obligation."""
        applies = self._case.applicability[row.ref]
        first = next(iter(self._judgements.values()))[row.ref]
        numbers = number_demands(row)
        return Obligation(
            ref=row.ref,
            id=row.id,
            catalog=row.catalog,
            parent=row.parent,
            title=row.title,
            statement=row.statement,
            citation=row.citation,
            specification=row.specification,
            applicable=_APPLICABLE[applies],
            why=reason_of(self._case, row, first) if applies is not Truth.YES else None,
            supporting=row.supporting,
            demands=tuple(
                demand_of(self._terrain, demand, clause, self._titles)
                for clause, members in enumerate(row.clauses)
                for demand in members
            ),
            verdicts={
                name: self._verdicts.of(row, judged[row.ref], numbers, name)
                for name, judged in self._judgements.items()
            },
        )


def number_demands(row: Row) -> dict[int, int]:
    """Position of each demand in the flat list, by identity (two demands of a row may be equal)."""
    flat = [demand for clause in row.clauses for demand in clause]
    return {id(demand): position for position, demand in enumerate(flat)}


def demand_of(terrain: Terrain, demand: PlannedDemand, clause: int, titles: Mapping[str, str]) -> Demand:
    """One demand as the result holds it."""
    capability = terrain.capabilities.get(demand.capability or "")
    return Demand(
        clause=clause,
        weight=demand.weight,
        side_reason=demand.side_reason,
        capability=demand.capability,
        duty=demand.duty or (capability.duty if capability is not None else None),
        population=demand.population,
        control=demand.control,
        control_title=titles.get(demand.control or ""),
        relationship=demand.relationship,
        rationale=demand.rationale,
        kind=_kind(demand),
        every=demand.every,
        loosest=demand.loosest,
        event=demand.event,
        within=demand.within,
        hours=demand.hours,
        state=demand.state,
        basis=demand.basis,
        citation=demand.citation,
        because=demand.because,
        evidence=_class(demand.evidence, demand.evidence_basis),
        detection=_class(demand.detection, demand.detection_basis),
        independence=_independence(demand),
        evidence_types=capability.evidence.types if capability is not None else (),
        functions=capability.delivered_by.functions if capability is not None else (),
        together=bool(capability is not None and capability.delivered_by.all_of),
        performed_by=capability.performed_by if capability is not None else "customer",
    )


def _kind(demand: PlannedDemand) -> DemandKind:
    if demand.population is not None:
        return "population"
    if demand.duty is not None:
        return "duty"
    asked = (demand.every is not None, demand.event is not None, demand.state)
    return _KINDS.get(asked, "state")


@cache
def _class(name: str | None, basis: Basis) -> DemandedClass | None:
    return None if name is None else DemandedClass(class_=name, basis=basis)


def _independence(demand: PlannedDemand) -> DemandedIndependence | None:
    if demand.independence is None:
        return None
    return DemandedIndependence(
        is_=demand.independence,
        from_=demand.independence_from,
        basis=demand.independence_basis,
        defines_work=demand.defines_work,
    )
