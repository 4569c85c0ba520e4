"""Which rules the cases exercise: those that some expected verdict depended on.

Exercised is less than tested: the verdict came about by the rule, and nobody says that it would notice every change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from assessor.result.case_outcome import FamilyCoverage, RuleFamily
from assessor.result.comparison import OpenDuties, Papers

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessor.model.condition import Condition
    from assessor.model.plan import Obligation, Plan
    from assessor.result.case_outcome import CaseOutcome, ExpectationOutcome
    from assessor.result.verdict import ObligationVerdict

FAMILIES: Final[tuple[RuleFamily, ...]] = get_args(RuleFamily)
_Rule = tuple[RuleFamily, str]


def coverage_of(outcomes: Iterable[CaseOutcome], plan: Plan, frameworks: Iterable[str]) -> tuple[FamilyCoverage, ...]:
    """Every family of the rules of some frameworks, divided by whether a case exercises them."""
    narrow = plan.narrowed(frameworks)
    rows = {row.ref: row for row in narrow.obligations}
    used = {rule for outcome in outcomes for one in outcome.expectations for rule in _used(one, outcome, rows)}
    there = set(_rules(narrow, frozenset(frameworks)))
    return tuple(
        FamilyCoverage(
            family=family,
            exercised=tuple(sorted(name for kind, name in there & used if kind == family)),
            idle=tuple(sorted(name for kind, name in there - used if kind == family)),
        )
        for family in FAMILIES
    )


def _rules(plan: Plan, frameworks: frozenset[str]) -> Iterator[_Rule]:
    """The rules that verdicts of these frameworks can depend on."""
    terrain = plan.terrain
    for row in plan.obligations:
        yield ("obligation", row.ref)
        yield from (("fact", name) for name in _facts(row))
        for demand in (demand for clause in row.clauses for demand in clause):
            capability = terrain.capabilities.get(demand.capability or "")
            yield from ((("capability", capability.id),) if capability is not None else ())
            duties = (demand.duty, capability.duty if capability is not None else None)
            yield from (("duty", name) for name in duties if name is not None)
    gates = {gate.id for gate in terrain.gates.values() if gate.when.framework in frameworks}
    yield from (("gate", name) for name in gates)
    yield from (("clause", item.id) for item in terrain.clauses.values() if item.gate in gates and item.concerns)


def _facts(row: Obligation) -> set[str]:
    """The facts on which it hangs whether an obligation applies."""
    return {*row.applies_to, *_leaves(row.applies_when)}


def _leaves(condition: Condition | None) -> set[str]:
    return {leaf.fact for leaf in condition.leaves() if leaf.fact is not None} if condition is not None else set()


def _used(one: ExpectationOutcome, outcome: CaseOutcome, rows: Mapping[str, Obligation]) -> Iterator[_Rule]:
    """The rules that one verdict depended on."""
    row = rows.get(one.expected.obligation)
    if row is None:
        return
    yield ("obligation", row.ref)
    organization = outcome.case.engagement.get("organization")
    stated = set(organization) if isinstance(organization, dict) else set()
    yield from (("fact", name) for name in _facts(row) & stated)
    obligation, arrangement = one.explanation.obligation, one.expected.arrangement
    verdict = obligation.verdicts[arrangement]
    for witness in verdict.witness:
        demand = obligation.demands[witness.demand]
        named: tuple[tuple[RuleFamily, str | None], ...] = (
            ("capability", demand.capability),
            ("duty", demand.duty),
            ("gate", demand.population),
        )
        yield from ((family, name) for family, name in named if name is not None)
    for clause in one.explanation.clauses[arrangement]:
        yield from (("duty", duty.id) for duty in clause.duties)
    yield from _of_verdict(verdict)


def _of_verdict(verdict: ObligationVerdict) -> Iterator[_Rule]:
    """Duties, papers and clauses of papers that a verdict names as its ground."""
    yield from (("duty", duty.id) for duty in verdict.duties)
    yield from (("gate", item.id) for item in verdict.conditions if item.kind in ("gate", "population"))
    if verdict.cause is not None:
        yield ("gate", verdict.cause)
    for comparison in (*verdict.failing, *verdict.unknown):
        if isinstance(comparison.compared, Papers):
            yield from (("gate", paper.gate) for paper in comparison.compared.papers)
        elif isinstance(comparison.compared, OpenDuties):
            yield from (("duty", duty.id) for duty in comparison.compared.duties)
    for finding in verdict.statements:
        yield from ((family, finding.rule) for family in ("gate", "clause"))
