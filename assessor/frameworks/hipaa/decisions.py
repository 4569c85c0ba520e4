"""Addressable specifications: carried out, or decided in writing (45 CFR 164.306(d)(3)), and what decisions rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.assess.decisions import alternative_of, standing
from assessor.assess.reasons import reason_of
from assessor.evaluate.alternative import documented, rests_on
from assessor.model.scales import IN_PLACE, PREDICATES, TRUTH_WORD, Result, Truth, Verdict
from assessor.words import alternatives
from assessor.words.reasons import known_reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.hipaa.rules import HipaaRules
    from assessor.model.plan import Obligation

_CONTRACT = PREDICATES.index("contract")
ADDRESSABLE = "addressable"
_NO_DECISION = ", and no decision is written down"


def decisions(case: Case, rules: HipaaRules, today: Mapping[str, Judgement]) -> list[dict[str, Any]]:
    """Every addressable specification that was judged, in catalog order."""
    catalog = case.terrain.frameworks[rules.framework].catalog
    rows = [row for row in case.plan.obligations if row.catalog == catalog and row.specification == ADDRESSABLE]
    return [_decision(case, row, today[row.ref]) for row in rows if row.ref in today]


def _decision(case: Case, row: Obligation, judged: Judgement) -> dict[str, Any]:
    decision, accepted, why = _told(case, row, judged)
    use = judged.alternative
    return {
        "ref": row.ref,
        "id": row.id,
        "title": row.title,
        "verdict": judged.verdict.value,
        "decision": decision,
        "accepted": accepted,
        "flagged": bool(use is not None and use.flagged and use.accepted),
        "why": why,
        "citation": row.citation,
    }


def _told(case: Case, row: Obligation, judged: Judgement) -> tuple[str, bool | None, str]:
    """(decision, accepted, why) by the truth table of docs/frameworks/hipaa.md."""
    use = judged.alternative
    if judged.verdict is Verdict.NOT_APPLICABLE:
        reason = reason_of(row, judged)
        return "not_applicable", None, "does not apply" if reason is None else known_reason(reason)
    if judged.determined is not None and judged.verdict is not judged.derived:
        return "determined", None, "decided by a determination"
    if use is not None:
        data = alternative_of(case, use)
        decision = "no_measure" if use.item.no_reasonable_alternative else "alternative"
        faults = "; ".join(alternatives.lack(remark, data) for remark in data.lacks)
        flags = "; ".join(map(alternatives.flag, data.flagged))
        return decision, use.accepted, faults or flags or "states why, and what is done instead"
    if judged.verdict in IN_PLACE:
        idle = "; a decision is written down too, which nothing rests on" if documented(case, row) is not None else ""
        return "implemented", None, f"carried out as the rule describes it{idle}"
    if judged.verdict is Verdict.NOT_ASSESSABLE:
        return "unknown", None, f"whether it is carried out is not known{_NO_DECISION}"
    gate = case.terrain.gates.get(judged.cause or "")
    if gate is not None and _only_the_contract(judged):
        return "held_back", None, f"carried out as the rule describes it, but without the {gate.title.lower()}"
    told = "carried out in part" if judged.verdict is Verdict.PARTIAL else "not carried out"
    return "none", None, f"{told}{_NO_DECISION}"


def _only_the_contract(judged: Judgement) -> bool:
    """Whether nothing but a missing paper keeps it from being in place."""
    short = [outcome for outcome in judged.clauses if outcome.result < Result.MET_WITH_DUTY]
    return all(
        outcome.chosen is not None
        and all(truth is Truth.YES or index == _CONTRACT for index, truth in enumerate(outcome.chosen.truths))
        for outcome in short
    )


def risk_analysis(case: Case, rules: HipaaRules, made: list[dict[str, Any]]) -> dict[str, Any]:
    """The risk analysis all decisions rest on: its date, whether it is current, and how many rest on it."""
    rule = case.terrain.frameworks[rules.framework].alternatives
    basis = rule.rests_on if rule is not None else None
    rests, _ = rests_on(case, basis)
    told = ""
    if basis is not None and rests is not Truth.YES:
        told = alternatives.standing(standing(case, basis.fact, basis.not_before, rests))
    facts = case.facts
    return {
        "on": facts.get(basis.fact) if basis is not None else None,
        "last_change": facts.get(basis.not_before or "") if basis is not None else None,
        "current": TRUTH_WORD[rests],
        "why": told or "not older than the last material change",
        "decisions": sum(item["decision"] in ("alternative", "no_measure") for item in made),
        "citation": basis.citation if basis is not None else None,
    }
