"""What no support model carries: the organization's own, and what none brings in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessor.assess.summary import carriable
from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, Verdict
from assessor.result.duty import Residue, ResidueDuty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.assess.engine import Assessment
    from assessor.result.obligation import Obligation


def residue(assessment: Assessment, obligations: Sequence[Obligation]) -> tuple[Residue, ...]:
    """What stays with the organization under every model, in catalog order."""
    rows = {row.ref: row for row in assessment.plan.obligations}
    staying = []
    for obligation in obligations:
        models = [verdict for name, verdict in obligation.verdicts.items() if name != TODAY]
        if obligation.applicable is not True or all(verdict.verdict is Verdict.NOT_APPLICABLE for verdict in models):
            continue
        why: Literal["customer", "none_in_place"]
        if not carriable(assessment.plan.terrain, rows[obligation.ref]):
            why = "customer"
        elif not any(verdict.verdict in IN_PLACE for verdict in models):
            why = "none_in_place"
        else:
            continue
        held = tuple(sorted({use.id for verdict in models for use in verdict.duties}))
        staying.append(Residue(ref=obligation.ref, title=obligation.title, why=why, duties=held))
    return tuple(staying)


def residue_duties(residue: Sequence[Residue]) -> tuple[ResidueDuty, ...]:
    """The duties behind the residue, each once; those that most obligations rest on come first."""
    serves: dict[str, list[str]] = {}
    for obligation in residue:
        for name in obligation.duties:
            serves.setdefault(name, []).append(obligation.ref)
    ordered = sorted(serves.items(), key=lambda entry: (-len(entry[1]), entry[0]))
    return tuple(ResidueDuty(duty=name, count=len(refs), obligations=tuple(refs)) for name, refs in ordered)
