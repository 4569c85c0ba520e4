"""Addressable specifications: carried out, or decided in writing (45 CFR 164.306(d)(3)), and what decisions rest on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.assess.written_decisions import standing
from assessor.evaluate.alternative import documented, rests_on
from assessor.frameworks.hipaa.result import AddressableRow, RiskAnalysis
from assessor.model.scales import IN_PLACE, PREDICATES, TRUTH_WORD, DemandResult, Truth, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.hipaa.rules import HipaaRules
    from assessor.frameworks.hipaa.vocabulary import AddressableDecision
    from assessor.model.plan import Obligation

_CONTRACT = PREDICATES.index("contract")
ADDRESSABLE = "addressable"


def decisions(case: Case, rules: HipaaRules, today: Mapping[str, Judgement]) -> tuple[AddressableRow, ...]:
    """Every addressable specification that was judged, in catalog order."""
    catalog = case.terrain.frameworks[rules.framework].catalog
    rows = [row for row in case.plan.obligations if row.catalog == catalog and row.specification == ADDRESSABLE]
    return tuple(_row(case, row, today[row.ref]) for row in rows if row.ref in today)


class _Decision(NamedTuple):
    """What was done about a specification, as in the result."""

    kind: AddressableDecision
    accepted: bool | None = None
    gate: str | None = None
    idle: bool = False


def _row(case: Case, row: Obligation, judged: Judgement) -> AddressableRow:
    decision = _decision(case, row, judged)
    use = judged.alternative
    return AddressableRow(
        ref=row.ref,
        id=row.id,
        title=row.title,
        verdict=judged.verdict,
        decision=decision.kind,
        accepted=decision.accepted,
        flagged=bool(use is not None and use.flagged and use.accepted),
        gate=decision.gate,
        idle=decision.idle,
        citation=row.citation,
    )


def _decision(case: Case, row: Obligation, judged: Judgement) -> _Decision:
    """By the truth table of docs/frameworks/hipaa.md."""
    use = judged.alternative
    if judged.verdict is Verdict.NOT_APPLICABLE:
        return _Decision("not_applicable")
    if judged.determined is not None and judged.verdict is not judged.derived:
        return _Decision("determined")
    if use is not None:
        return _Decision("no_measure" if use.item.no_reasonable_alternative else "alternative", use.accepted)
    if judged.verdict in IN_PLACE:
        return _Decision("implemented", idle=documented(case, row) is not None)
    if judged.verdict is Verdict.NOT_ASSESSABLE:
        return _Decision("unknown")
    if judged.cause in case.terrain.gates and _only_the_contract(judged):
        return _Decision("held_back", gate=judged.cause)
    return _Decision("none")


def _only_the_contract(judged: Judgement) -> bool:
    """Whether nothing but a missing paper keeps it from being in place."""
    short = [outcome for outcome in judged.clauses if outcome.result < DemandResult.MET_WITH_DUTY]
    return all(
        outcome.chosen is not None
        and all(truth is Truth.YES or index == _CONTRACT for index, truth in enumerate(outcome.chosen.truths))
        for outcome in short
    )


def risk_analysis(case: Case, rules: HipaaRules, rows: tuple[AddressableRow, ...]) -> RiskAnalysis:
    """The risk analysis all decisions rest on: its date, whether it is current, and how many rest on it."""
    rule = case.terrain.frameworks[rules.framework].alternatives
    basis = rule.rests_on if rule is not None else None
    current, _ = rests_on(case, basis)
    return RiskAnalysis(
        on=_day(case, basis.fact) if basis is not None else None,
        last_change=_day(case, basis.not_before) if basis is not None else None,
        current=TRUTH_WORD[current],
        standing=None
        if basis is None or current is Truth.YES
        else standing(case, basis.fact, basis.not_before, current),
        decisions=sum(row.decision in ("alternative", "no_measure") for row in rows),
        citation=basis.citation if basis is not None else None,
    )


def _day(case: Case, fact: str | None) -> str | None:
    """A date fact as it was stated."""
    value = case.facts.get(fact) if fact is not None else None
    return None if value is None else str(value)
