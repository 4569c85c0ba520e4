"""An explanation of one obligation in lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import CUSTOMER, IN_PLACE, PREDICATES, RESULT_WORD, SIDE, Verdict
from assessor.words import alternatives, comparisons, conditions, duties, law
from assessor.words.demands import asks, done_once, side
from assessor.words.determinations import determined
from assessor.words.evidence import proof
from assessor.words.grammar import inside, listed, spaced
from assessor.words.names import names_of
from assessor.words.reasons import fact_value, reason
from assessor.words.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.model.row_finding import RowFinding
    from assessor.model.scales import Carrier, DemandResultWord
    from assessor.result.explanation import Better, Clause, Explanation, Weighed
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.verdict import Alternative, ObligationVerdict, Witness
    from assessor.words.names import Names

_CARRIERS: Final[Mapping[Carrier, str]] = {
    "provider": "whoever runs it",  # own staff as well
    "customer": "the organization itself",
    "third_party": "a third party",
    "shared": "several together",
    "none": "nobody",
}
_MARKS: Final[Mapping[DemandResultWord, str]] = {
    "met": "●",
    "met_with_duty": "●",
    "unknown": "?",
    "part": "◐",
    "unmet": "▲",
}
_ENOUGH: Final[frozenset[DemandResultWord]] = frozenset(("met", "met_with_duty"))
_OWN: Final = {TODAY: "Today", RECOMMENDED: "Recommended mix"}


def lines(explanation: Explanation) -> Iterator[str]:
    """What the obligation asks, then for each arrangement why its verdict is what it is."""
    row, sections = explanation.obligation, _Sections(explanation)
    yield f"{row.ref}  {row.title}" + (f"  ({row.specification})" if row.specification else "")
    yield from wrapped(row.statement or "", "  ", "  ")
    yield f"  {row.citation}"
    for entry in explanation.standing:
        yield from wrapped(f"law: {law.remark(entry)}", "  ", "    ")
    yield ""
    yield "asks for"
    yield from sections.demands()
    for name in explanation.named.arrangements:
        yield ""
        yield from sections.arrangement(name)


def deciding(explanation: Explanation, name: str) -> str:
    """What decides the verdict under one arrangement, in one line."""
    return _Sections(explanation).deciding(name)


class _Sections:
    """The sections of one explanation."""

    def __init__(self, explanation: Explanation) -> None:
        self._row: Obligation = explanation.obligation
        self._clauses = explanation.clauses
        self._idle = explanation.idle
        self._excluded_by = explanation.excluded_by
        self._names: Names = names_of(explanation.named)
        self._told: set[str] = set()  # duties of one arrangement whose text is printed already
        # a duty without a rule is printed by its name
        self._statements = {
            duty.id: duty.origin.rule.statement for duty in explanation.named.duties if duty.origin.rule is not None
        }

    def demands(self) -> Iterator[str]:
        """What the obligation asks for."""
        clause = -1
        for demand in self._row.demands:
            lead = f"  {demand.clause + 1}." if demand.clause != clause else "  or"
            clause = demand.clause
            yield f"{lead:<5}{self._chain(demand)}: {asks(demand, self._names)}"
            yield from wrapped(demand.because or demand.rationale or "", "       ", "       ")
            yield from wrapped(side(demand), "       ", "       ")

    def _chain(self, demand: Demand) -> str:
        """The control a demand comes through, the capability, and who delivers it."""
        if demand.population is not None:
            return "every provider that needs the paper"
        if demand.capability is None:
            duty = demand.duty or ""
            return f"the organization itself, duty {self._names.duty(duty)} ({duty})"
        by_itself = demand.performed_by == CUSTOMER
        who = (
            "the organization itself" if by_itself else (" and " if demand.together else " or ").join(demand.functions)
        )
        return f"{demand.control} {demand.control_title or ''} → {demand.capability} → {who}"

    def arrangement(self, name: str) -> Iterator[str]:
        """Why the verdict under one arrangement is what it is."""
        verdict, model = self._row.verdicts[name], self._names.support_models.get(name)
        title = _OWN.get(name) or (model.title if model is not None else name)
        yield f"{title}: {spaced(verdict.verdict)}{self._suffix(verdict)}"
        if verdict.framework_word is not None:
            yield f"  in the framework's own words: {verdict.framework_word}"
        if verdict.determination is not None:
            derived = spaced(verdict.derived or verdict.verdict)
            yield from wrapped(f"determined {determined(verdict.determination)}", "  ", "    ")
            yield f"  by the terms alone: {derived}; the lines below explain that verdict"
        if verdict.why is not None:
            yield from wrapped(f"{reason(verdict.why, self._names)}{self._behind()}", "  ", "    ")
        if verdict.alternative is not None:
            yield from wrapped(_decision(verdict.alternative), "  ", "    ")
        self._told.clear()
        for number, clause in enumerate(self._clauses[name], 1):
            yield from self._clause(number, clause, verdict)
        for stated in verdict.statements:
            yield from wrapped(f"{_MARKS[stated.result]} {_against(stated)}", "  ", "     ")
        for condition in verdict.conditions:
            yield f"  condition: {conditions.condition(condition, self._names, self._row.demands)}"
        yield from self._nearest(verdict)
        if name == TODAY and self._idle:
            yield "  stated about it, but played no part (without any one of these the verdict is the same):"
            from assessor.words import idle  # noqa: PLC0415 - few explanations hold any

            for statement in self._idle:
                yield from wrapped(idle.statement(statement), "    - ", "      ")

    def _behind(self) -> str:
        """The stated facts that put the obligation out of scope."""
        facts = [f"organization.{name}: {fact_value(value)}" for name, value in self._excluded_by.items()]
        return f" (by {listed(facts)})" if facts else ""

    def deciding(self, name: str) -> str:
        """What decides the verdict under one arrangement: a decision of people, a reason, or the worst clause."""
        verdict = self._row.verdicts[name]
        if verdict.determination is not None:
            return f"determined {determined(verdict.determination)}"
        if verdict.why is not None:
            return reason(verdict.why, self._names) or ""
        if verdict.alternative is not None and verdict.verdict is Verdict.COMPENSATED:
            return _decision(verdict.alternative)
        worst = min(verdict.statements, key=lambda stated: RESULT_WORD.index(stated.result), default=None)
        clause = min(self._clauses[name], key=self._rank, default=None)
        if worst is not None and (
            clause is None or RESULT_WORD.index(worst.result) <= RESULT_WORD.index(clause.witness.result)
        ):
            return _against(worst)
        if clause is None:
            return spaced(verdict.verdict)
        witness = clause.witness
        compared = "; ".join(self._compared(witness, verdict))
        what = f"{spaced(witness.result)}: {self._path(self._row.demands[witness.demand], witness)}"
        return f"{what}: {compared}" if compared else what

    def _rank(self, clause: Clause) -> tuple[int, bool]:
        """The worst clause first; one that only accompanies the point of the obligation after one that is the point."""
        witness = clause.witness
        return RESULT_WORD.index(witness.result), self._row.demands[witness.demand].weight == SIDE

    def _suffix(self, verdict: ObligationVerdict) -> str:
        parts = [str(shown)] if (shown := proof(verdict)) is not None else []
        if verdict.confidence is not None:
            parts.append(f"confidence {verdict.confidence:.2f}")
        if verdict.carried_by != "none":
            parts.append(f"carried by {_CARRIERS[verdict.carried_by]}")
        if verdict.cause is not None:
            gate = self._names.gates.get(verdict.cause)
            parts.append(f"cause: no {inside(gate.title)}" if gate is not None else f"cause: {verdict.cause}")
        return f"  ({', '.join(parts)})" if parts else ""

    def _clause(self, number: int, clause: Clause, verdict: ObligationVerdict) -> Iterator[str]:
        witness = clause.witness
        demand = self._row.demands[witness.demand]
        yield f"  {number}. {_MARKS[witness.result]} {spaced(witness.result)}: {self._path(demand, witness)}"
        yield from (f"     {line}" for line in self._compared(witness, verdict))
        if witness.done is not None:
            yield f"     {done_once(witness.done)}"
        for duty in clause.duties:
            statement = self._statements.get(duty.id) or self._names.duty(duty.id)
            part = f" / {duty.part}" if duty.part is not None else ""
            said = "as above" if duty.id in self._told else statement
            self._told.add(duty.id)
            yield f"     duty {duty.id}{part} ({duties.standing(duty)}): {said}"
        for better in clause.better:
            yield f"     advice: {self._better(demand, better, met=witness.result in _ENOUGH)}"
        for other in clause.others:
            yield f"     also weighed: {self._path(demand, other)}: {spaced(other.result)}"
        if clause.record is not None and clause.proof is not None:
            lead = "stale proof:" if clause.proof == "stale" else f"{clause.proof} by"
            yield f"     {lead} {self._names.record(clause.record)}"
        if witness.assumed:
            yield f"     assumed from the offering's standard terms, not stated: {', '.join(witness.assumed)}"

    def _compared(self, witness: Witness, verdict: ObligationVerdict) -> Iterator[str]:
        """The predicates of a clause that fail or are unknown, in the order of the method."""
        states = {"fails": verdict.failing, "unknown": verdict.unknown}
        compared = [(state, comparison) for state, short in states.items() for comparison in short]
        for state, comparison in sorted(compared, key=lambda entry: PREDICATES.index(entry[1].predicate)):
            if comparison.demand == witness.demand:
                demand = self._row.demands[comparison.demand]
                needed = comparisons.needs(comparison, demand, self._names)
                value = comparisons.has(comparison, demand, self._names)
                yield f"{spaced(comparison.predicate)} {state}: needed {needed}; found: {value}"

    def _better(self, demand: Demand, better: Better, *, met: bool) -> str:
        if better.comparison is None:
            return "set up once; a standing schedule would keep it that way"
        needed = comparisons.needs(better.comparison, demand, self._names)
        value = comparisons.has_anywhere(better.comparison, demand, self._names)
        return f"{'sufficient; ' if met else ''}better would be {needed}; found: {value}"

    def _path(self, demand: Demand, way: Witness | Weighed) -> str:
        """The steps from the control to whoever does the work, by id."""
        gate = self._names.gate(demand.population) if demand.population is not None else None
        steps = [demand.control, demand.capability or gate or demand.duty, way.function]
        if way.provider is not None:
            steps.append(way.provider + (f" ({way.offering})" if way.offering else ""))
        elif demand.capability is not None:
            steps.append("not stated" if way.function else "nobody")
        return " → ".join(step for step in steps if step)

    def _nearest(self, verdict: ObligationVerdict) -> Iterator[str]:
        if verdict.verdict in IN_PLACE:
            yield "  in place; nothing has to change"
            return
        if verdict.verdict is Verdict.NOT_APPLICABLE:
            return
        smallest = verdict.smallest
        if smallest is None:
            return
        from assessor.words.explained_changes import lines_of  # noqa: PLC0415 - few explanations hold one

        yield from lines_of(smallest, self._row.demands, self._names)


def _against(stated: RowFinding) -> str:
    """What a stated fact says against the obligation, and what mends it."""
    from assessor.words.row_findings import cure, has, needs  # noqa: PLC0415 - few obligations have one against them

    return f"stated against it: needed {needs(stated)}; found: {has(stated)}; {cure(stated)}"


def _decision(decision: Alternative) -> str:
    """The documented alternative that was weighed, whether it counts and why not."""
    if not decision.accepted:
        faults = "; ".join(alternatives.lack(remark, decision) for remark in decision.lacks)
        return f"{decision.document}, which does not count: {faults}"
    flags = "; ".join(map(alternatives.flag, decision.flagged))
    instead = decision.measure or decision.standard_met_by
    return f"{decision.document}: {instead}" + (f" (for a reviewer: {flags})" if flags else "")
