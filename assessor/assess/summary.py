"""Counting: verdicts per framework and arrangement, and the three numbers (docs/method.md, section 12)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.scales import IN_PLACE, Verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.evaluate.outcome import Judgement
    from assessor.model.plan import Obligation, Terrain

_DIGITS = 4


def carriable(terrain: Terrain, row: Obligation) -> bool:
    """Whether an obligation has a demand that a delegable function can carry."""
    for demand in (demand for clause in row.clauses for demand in clause):
        capability = terrain.capabilities.get(demand.capability or "")
        if capability is None or capability.performed_by == "customer":
            continue
        if any(terrain.functions[name].kind == "delegable" for name in capability.delivered_by.functions):
            return True
    return False


def ratio(part: int, whole: int) -> float | None:
    """A share, rounded for printing; None when there is nothing to divide by."""
    return round(part / whole, _DIGITS) if whole else None


def summarize(terrain: Terrain, judged: Sequence[tuple[Obligation, Judgement]]) -> dict[str, object]:
    """Counts and numbers of one framework under one arrangement."""
    counts = dict.fromkeys((verdict.value for verdict in Verdict), 0)
    for _, judgement in judged:
        counts[judgement.verdict.value] += 1
    in_place = sum(counts[verdict.value] for verdict in IN_PLACE)
    decided = in_place + counts[Verdict.PARTIAL.value] + counts[Verdict.GAP.value]
    applicable = decided + counts[Verdict.NOT_ASSESSABLE.value] + counts[Verdict.NOT_TESTED.value]
    able = [judgement.verdict for row, judgement in judged if carriable(terrain, row)]
    carried = sum(verdict in IN_PLACE for verdict in able)
    carried_decided = carried + sum(verdict in (Verdict.PARTIAL, Verdict.GAP) for verdict in able)
    grades = [judgement.confidence for _, judgement in judged if judgement.confidence is not None]
    return {
        **counts,
        "score": ratio(in_place, decided),
        "carried_score": ratio(carried, carried_decided),
        "coverage": ratio(decided, applicable),
        "confidence": round(sum(grades) / len(grades), _DIGITS) if grades else None,
        "applicable": applicable,
        "decided": decided,
        "in_place": in_place,
        "carriable": carried_decided,
        "carried": carried,
    }
