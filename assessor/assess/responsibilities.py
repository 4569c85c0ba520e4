"""The responsibility matrix: who performs, who evidences, who approves, and where nobody or too many do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.scales import CUSTOMER, OPEN
from assessor.model.value import dataclass, field
from assessor.result.responsibility import Responsibility

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.assess.engine import Assessment
    from assessor.model.rules import Function
    from assessor.model.scales import FunctionKind
    from assessor.result.obligation import Obligation
    from assessor.result.responsibility import OwnershipFlag

_MET = ("met", "met_with_duty")


@dataclass(frozen=True, slots=True)
class _Rests:
    """What rests on one function: capabilities, obligations that could, and those that wait for it today."""

    capabilities: set[str] = field(default_factory=set)
    obligations: set[str] = field(default_factory=set)
    waiting: set[str] = field(default_factory=set)


def responsibilities(assessment: Assessment, obligations: Sequence[Obligation]) -> tuple[Responsibility, ...]:
    """One line per function some applicable obligation depends on, in the order of the rules."""
    rests = _resting(obligations)
    return tuple(
        _responsibility(assessment, function, rests[function.id])
        for function in assessment.plan.terrain.functions.values()
        if function.id in rests
    )


def _responsibility(assessment: Assessment, function: Function, rests: _Rests) -> Responsibility:
    capabilities = assessment.plan.terrain.capabilities
    runs = _runs(assessment.case.engagement.today.get(function.id), function.kind)
    shared = any(capabilities[name].performed_by != "provider" for name in rests.capabilities)
    return Responsibility(
        function=function.id,
        title=function.title,
        kind=function.kind,
        today=runs,
        capabilities=tuple(sorted(rests.capabilities)),
        obligations=len(rests.obligations),
        needed=len(rests.waiting),
        perform=runs,
        evidence=runs,
        approve=(CUSTOMER,) if shared or runs != (CUSTOMER,) else (),
        flag=_flag(assessment, runs, needed=bool(rests.waiting)),
    )


def _runs(stated: tuple[str, ...] | None, kind: FunctionKind) -> tuple[str, ...] | None:
    """Who runs a function today; None where nobody said."""
    if stated is not None:
        return tuple(sorted(stated))
    return (CUSTOMER,) if kind == "reserved" else None


def _resting(obligations: Sequence[Obligation]) -> dict[str, _Rests]:
    """What rests on each function that some applicable obligation could rest on."""
    rests: dict[str, _Rests] = {}
    for obligation in obligations:
        if obligation.applicable is not True or TODAY not in obligation.verdicts:
            continue
        for demand in obligation.demands:
            for function in demand.functions:
                below = rests.setdefault(function, _Rests())
                below.obligations.add(obligation.ref)
                if demand.capability is not None:
                    below.capabilities.add(demand.capability)
        for function in _waiting(obligation):
            rests[function].waiting.add(obligation.ref)
    return rests


def _waiting(obligation: Obligation) -> set[str]:
    """The functions that could deliver what is not met today: those of every demand of an open clause."""
    verdict = obligation.verdicts[TODAY]
    if verdict.verdict not in OPEN:
        return set()
    clauses = {obligation.demands[step.demand].clause for step in verdict.witness if step.result not in _MET}
    return {name for demand in obligation.demands if demand.clause in clauses for name in demand.functions}


def _flag(assessment: Assessment, runs: tuple[str, ...] | None, *, needed: bool) -> OwnershipFlag | None:
    """Unowned where something waits for it, unknown, or doubly owned (two providers over the same asset groups)."""
    if runs is None:
        return "unknown"
    if not runs:
        return "unowned" if needed else None
    providers = {provider.id: provider for provider in assessment.case.engagement.providers}
    reach = [providers[name].covers for name in runs if name in providers]
    groups = [set(covers.groups) for covers in reach if covers is not None and not covers.everything]
    apart = len(groups) == len(runs) and sum(map(len, groups)) == len(set().union(*groups))
    return "double" if len(runs) > 1 and not apart else None
