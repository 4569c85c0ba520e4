"""What holds an obligation back today, as causes that several obligations may share."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from assessor.assess.comparison_facts import gates_of, without_paper
from assessor.assess.duty_answers import answered_apart
from assessor.evaluate.gates import touches
from assessor.evaluate.paper_findings import paper_findings
from assessor.evaluate.supply import TODAY
from assessor.model.scales import OPEN, Truth, Verdict
from assessor.model.value import dataclass, replace
from assessor.result.comparison import OpenDuties, Papers, Strength
from assessor.result.finding import FindingComparison

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.model.row_finding import RowFinding
    from assessor.model.rules import Gate
    from assessor.model.scales import Predicate
    from assessor.result.comparison import Comparison
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.scales import FindingKind
    from assessor.result.verdict import ObligationVerdict

# What one provider's terms fail on is one finding per: the provider, its function and what it has, or the capability.
_BY_PROVIDER: tuple[Predicate, ...] = ("capacity", "scope")
_BY_FUNCTION: tuple[Predicate, ...] = ("evidence", "detection")

# Where people and terms both find something missing, that is one weakness, and the terms say which.
_FALLS_SHORT = frozenset({Verdict.GAP, Verdict.PARTIAL})


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """One cause; equal causes are one finding."""

    kind: FindingKind
    ref: str | None = None
    facts: tuple[str, ...] = ()
    foundation: str | None = None
    gate: str | None = None
    duty: str | None = None
    part: str | None = None
    provider: str | None = None
    functions: tuple[str, ...] = ()
    capability: str | None = None
    predicate: Predicate | None = None
    class_: str | None = None
    groups: tuple[str, ...] = ()
    statement: RowFinding | None = None


# A cause with the comparison that shows it; None where no terms were compared.
Shown = tuple[Cause, FindingComparison | None]


def _decided(ref: str, verdict: ObligationVerdict, status: str) -> Iterator[Shown]:
    """What people decided otherwise than the terms do; nothing where both fall short and the terms say of what."""
    if status == "open":
        yield Cause(kind="undetermined", ref=ref), None
    elif not verdict.failing or not {verdict.verdict, verdict.derived} <= _FALLS_SHORT:
        yield Cause(kind="determined", ref=ref), None


class Causes:
    """The causes behind the open obligations of one assessment."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def of(self, obligation: Obligation) -> Iterator[Shown]:
        """Everything that holds an obligation back today; nothing where it is in place."""
        verdict = obligation.verdicts.get(TODAY)
        if verdict is None or verdict.verdict not in OPEN:
            return
        determined = verdict.determination
        if determined is not None and verdict.verdict is not verdict.derived:
            yield from _decided(obligation.ref, verdict, determined.status)
            if verdict.derived not in OPEN:
                return
        elif obligation.applicable is None:
            facts = verdict.why.facts if verdict.why is not None else ()
            # whoever started to determine it is asked for the rest, not for facts
            yield Cause(kind="fact", facts=facts) if facts else Cause(kind="undetermined", ref=obligation.ref), None
        for statement in verdict.statements:
            yield self._stated(statement), None
        if verdict.alternative is not None and not verdict.alternative.accepted:
            lacks = verdict.alternative.lacks
            for lack in lacks:
                if lack.rests_on is not None:
                    yield Cause(kind="basis", foundation=lack.id), None
            if all(lack.rests_on is not None for lack in lacks):
                return  # nothing else stands between the decision and its acceptance
            yield Cause(kind="alternative", ref=obligation.ref), None
        yield from self._compared(obligation, verdict)

    def _stated(self, statement: RowFinding) -> Cause:
        """What a statement says against a row; a paper said to be missing is the finding of its gate."""
        if statement.code == "missing" and statement.place[:1] == ("providers",) and statement.place[2] == "artefacts":
            provider = self._case.suppliers[statement.place[1]]
            for gate in self._case.terrain.gates.values():
                if gate.needs == statement.place[3] and touches(self._case, gate, provider) is Truth.YES:
                    return Cause(kind="contract", gate=gate.id, provider=provider.id)
        return Cause(kind="statement", statement=self._whole(statement), provider=statement.provider)

    def _whole(self, statement: RowFinding) -> RowFinding:
        """What a paper leaves unsaid, as one statement for all its clauses; anything else as it is."""
        clause = self._case.terrain.clauses.get(statement.rule)
        if statement.code != "not_stated" or clause is None:
            return statement
        return self._unread.get((clause.gate, statement.provider), statement)

    @cached_property
    def _unread(self) -> Mapping[tuple[str, str | None], RowFinding]:
        """By paper and provider, the clauses nobody has read, where these are several."""
        terrain, found = self._case.terrain, defaultdict(list)
        for framework in self._case.engagement.frameworks:
            for item in paper_findings(self._case, framework):
                if item.code == "not_stated" and item.rule in terrain.clauses:
                    found[terrain.clauses[item.rule].gate, item.provider].append(item)
        return {
            place: _together(items, [terrain.clauses[item.rule].title for item in items], terrain.gates[place[0]])
            for place, items in found.items()
            if len(items) > 1
        }

    def _compared(self, obligation: Obligation, verdict: ObligationVerdict) -> Iterator[Shown]:
        """The causes that comparisons of terms show."""
        for place, comparison in enumerate(verdict.failing):
            shown = FindingComparison(ref=obligation.ref, among="failing", place=place)
            for cause in self._failed(obligation, comparison):
                yield cause, shown
        for place, comparison in enumerate(verdict.unknown):
            shown = FindingComparison(ref=obligation.ref, among="unknown", place=place)
            for cause in self._unknown(obligation, comparison):
                yield cause, shown

    def _failed(self, obligation: Obligation, comparison: Comparison) -> Iterator[Cause]:
        demand, provider = obligation.demands[comparison.demand], comparison.provider
        if comparison.predicate == "contract":
            yield from self._papers(obligation, demand, comparison)
        elif comparison.predicate == "customer_duty" or isinstance(comparison.compared, OpenDuties):
            yield from self._duties("duty", comparison)
        elif provider is None or comparison.shortfall == "given_to_nobody":
            yield Cause(kind="unowned", functions=tuple(sorted(demand.functions)))
        elif comparison.shortfall == "no_frequency":
            yield Cause(kind="frequency", ref=obligation.ref)
        elif comparison.predicate in _BY_PROVIDER:
            yield Cause(kind=comparison.predicate, provider=provider)
        elif comparison.predicate in _BY_FUNCTION:
            compared = comparison.compared
            yield Cause(
                kind=comparison.predicate,
                provider=provider,
                functions=(comparison.function,) if comparison.function is not None else (),
                class_=compared.class_ if isinstance(compared, Strength) else None,
                groups=comparison.groups,
            )
        else:
            contradicted = comparison.record is not None
            kind: FindingKind = "contradicted" if contradicted else comparison.predicate
            yield Cause(kind=kind, provider=provider, capability=demand.capability)

    def _unknown(self, obligation: Obligation, comparison: Comparison) -> Iterator[Cause]:
        demand, provider = obligation.demands[comparison.demand], comparison.provider
        if provider is None and comparison.function is not None:
            yield Cause(kind="unstated_function", functions=(comparison.function,))
        elif comparison.predicate == "customer_duty" or isinstance(comparison.compared, OpenDuties):
            yield from self._duties("unstated_duty", comparison)
        elif comparison.predicate == "contract":
            yield from self._papers(obligation, demand, comparison)
        elif comparison.shortfall == "frequency_not_stated":
            yield Cause(kind="unstated_frequency", ref=obligation.ref)
        elif comparison.shortfall == "event_not_stated":
            yield Cause(kind="fact", facts=(self._case.terrain.events[demand.event or ""].last_on or "",))
        else:
            yield Cause(
                kind="unstated_term", provider=provider, predicate=comparison.predicate, capability=demand.capability
            )

    def _papers(self, obligation: Obligation, demand: Demand, comparison: Comparison) -> Iterator[Cause]:
        """One cause per provider and paper that is missing or not stated; a population has several providers."""
        gates = gates_of(self._case, obligation.catalog)
        if demand.population is not None:
            gates = [self._case.terrain.gates[demand.population]]
        for gate in gates:
            if gate.when.by_work and demand.population is None:
                yield from self._papers_of_work(gate, demand, comparison)
                continue
            missing, not_stated = without_paper(self._case, gate)
            for provider in missing:
                if comparison.provider in (None, provider.id):
                    yield Cause(kind="contract", gate=gate.id, provider=provider.id)
            for provider in not_stated:
                if comparison.provider in (None, provider.id):
                    yield Cause(kind="unstated_term", gate=gate.id, provider=provider.id)

    def _papers_of_work(self, gate: Gate, demand: Demand, comparison: Comparison) -> Iterator[Cause]:
        """The paper of one piece of work, or that nobody says where its data lie."""
        when = gate.when.condition
        sure = when is None or when.truth(self._case.facts) is Truth.YES
        papers = comparison.compared.papers if isinstance(comparison.compared, Papers) else ()
        for item in (item for item in papers if item.gate == gate.id):
            if item.state == "place_not_stated":
                work = demand.capability
                yield Cause(kind="unstated_term", provider=item.provider, predicate="contract", capability=work)
            else:
                kind: FindingKind = "contract" if item.state == "missing" and sure else "unstated_term"
                yield Cause(kind=kind, gate=gate.id, provider=item.provider)

    def _duties(self, kind: FindingKind, comparison: Comparison) -> Iterator[Cause]:
        """One cause per duty that stands in the way; a part with an answer or dates of its own is one for itself."""
        if isinstance(comparison.compared, OpenDuties):
            for duty in comparison.compared.duties:
                own = duty.fault is not None or answered_apart(self._case, duty.id, duty.part)
                yield Cause(kind=kind, duty=duty.id, part=duty.part if own else None)


def _together(items: Sequence[RowFinding], titles: Sequence[str], gate: Gate) -> RowFinding:
    """Clauses of one paper as one: their titles, sources and rows, under the key that all of them stand below."""
    first = items[0]
    return replace(
        first,
        what=f"{'; '.join(titles)} ({gate.title})",
        citation="; ".join(dict.fromkeys(item.citation for item in items)),
        concerns=tuple(dict.fromkeys(ref for item in items for ref in item.concerns)),
        place=first.place[:-1],
    )
