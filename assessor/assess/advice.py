"""Advice beside a demand that is met: what would be better, and what there is. Decides nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.phrases import BASIS_WORDS, plain_word, rhythm
from assessor.model.interval import spoken

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.assess.wording import Wording
    from assessor.evaluate.outcome import Alternative, DemandOutcome
    from assessor.model.plan import Demand


def advice(wording: Wording, outcome: DemandOutcome, number: int) -> Iterator[dict[str, Any]]:
    """One entry per thing an engine default would like better."""
    item, demand = outcome.chosen, outcome.demand
    if item is None or item.terms is None:
        return
    terms = item.terms
    wants_has = {
        "cadence": (
            rhythm(demand.every or "P1D") if demand.every != "as_defined" else "as defined",
            wording.schedule(demand, item),
        ),
        "within": (f"within {spoken(demand.within)}" if demand.within else "", _promise(item, demand)),
        "hours": (demand.hours or "", terms.hours or "not stated"),
        "detection": (plain_word(demand.detection or ""), plain_word(terms.detection or "not stated")),
        "evidence": (plain_word(demand.evidence or ""), plain_word(terms.evidence or "not stated")),
        "independence": (plain_word(demand.independence or ""), wording.who(item) if item.supplier else ""),
        "keep_state": ("a standing schedule that keeps it so", "set up once"),
    }
    for kind in item.advice:
        wants, has = wants_has[kind]
        yield {"demand": number, "kind": kind, "wants": wants, "has": has, "basis": BASIS_WORDS["engine_default"]}


def _promise(item: Alternative, demand: Demand) -> str:
    promised = (item.terms.events or {}).get(demand.event or "") if item.terms is not None else None
    return f"within {spoken(promised)}" if promised else "no time promised"
