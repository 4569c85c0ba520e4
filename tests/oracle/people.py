"""Section 11a for the second evaluator: what people determined decides today."""

from __future__ import annotations

from tests.oracle.demands import applicable
from tests.oracle.scales import DECIDED, IN_PLACE, PROOF, Mapping, seconds
from tests.oracle.supply import proof_of_records

OPEN_VERDICTS = ["partial", "gap"]


def decided_by_people(world: Mapping, ref: str, derived: Mapping) -> Mapping:
    """Today's verdict on an obligation, given the one derived from terms."""
    stated = {item["obligation"]: item for item in world["engagement"].get("determinations", [])}
    objectives = world["obligations"][ref]["objectives"]
    own = stated.get(ref)
    parts = [stated[name] for name in objectives if name in stated]
    if (own is None and not parts) or applicable(world, ref) == "no":
        return derived
    if own is not None:
        status, deciding = own["status"], [own]
    else:
        status, deciding = rolled_up([stated.get(name) for name in objectives]), parts
    verdict = verdict_for(status, deciding, derived["verdict"], alone=own is not None)
    found = derived | {"verdict": verdict, "evidence": None, "grade": None}
    if verdict in DECIDED:
        proofs = [proof_of_citations(world, item) for item in deciding]
        found["evidence"] = min([name for name, _ in proofs], key=PROOF.index)
        found["grade"] = min([grade for _, grade in proofs])
    found["ground"] = "confirmed" if verdict in IN_PLACE else None
    if verdict not in [*IN_PLACE, "partial"]:
        found["carried_by"] = "none"
    if not (verdict in OPEN_VERDICTS and derived["verdict"] in OPEN_VERDICTS):
        found["cause"] = None
    return found


def rolled_up(parts: list[Mapping | None]) -> str:
    statuses = [None if item is None else item["status"] for item in parts]
    if "not_met" in statuses:
        return "not_met"
    if None in statuses:
        return "open"
    if all(status == "not_applicable" for status in statuses):
        return "not_applicable"
    return "not_tested" if "not_tested" in statuses else "met"


def verdict_for(status: str, deciding: list[Mapping], derived: str, *, alone: bool) -> str:
    if status == "met":
        if any("exception" in item for item in deciding):
            return "compensated"
        return derived if derived in IN_PLACE else "satisfied"
    if status == "not_met":
        another = not alone and any(item["status"] == "met" for item in deciding)
        return "partial" if derived == "partial" or another else "gap"
    words = {"partial_credit": "partial", "open": "not_assessable"}
    return words.get(status, status)


def proof_of_citations(world: Mapping, item: Mapping) -> tuple[str, float]:
    records = [record for record in world["engagement"].get("evidence", []) if record["id"] in item.get("evidence", [])]
    return proof_of_records(world, records, seconds("P1Y"))
