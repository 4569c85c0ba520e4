"""What must be achieved: for each clause of each obligation, who could meet it, as the one evaluator says.

The evaluator is asked about arrangements in which somebody runs a function (hours aside); nothing of the method is
worked out again here. Where a demand asks for independence, it is also asked which other work would spoil it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from assessor.economics.abilities import Ability, all_of, any_of, joined, unadvised_only
from assessor.economics.additions import Addition, OpenTerm
from assessor.economics.boundless import Boundless
from assessor.economics.problem import Target, Way
from assessor.economics.unmoved import unmoved_clause
from assessor.evaluate.case import binding
from assessor.evaluate.demand import Judge
from assessor.evaluate.not_needed import needed
from assessor.evaluate.obligation import judge
from assessor.evaluate.scope import never_covered
from assessor.model.scales import AS_DEFINED, CUSTOMER, IN_PLACE, PREDICATES, DemandResult, Truth
from assessor.model.value import dataclass, field, replace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from assessor.economics.abilities import Able
    from assessor.economics.market import Market
    from assessor.economics.places import Place
    from assessor.economics.problem import Choice, Clause
    from assessor.evaluate.outcome import Alternative, DemandOutcome
    from assessor.model.plan import Demand, Obligation
    from assessor.model.scales import Predicate

ALWAYS: Clause = frozenset({Way(())})


@dataclass(frozen=True, slots=True)
class Residue:
    """An obligation nobody at hand can bring in place: the clause that fails and what fails in the best try."""

    ref: str
    capability: str | None
    predicates: tuple[Predicate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Aims:
    """All targets, what is out of reach, and how many obligations hold whatever is chosen.

    Of work of which nobody has said whether a holder does it as asked it is taken that he does, because asking is
    free: `stated_only` are the targets that rest on such open terms, as they are without; `if_not` has, for each of
    these, the targets if the answer is no. `advised` are the targets with everything that is advised done as well,
    wherever somebody does it; `additions` is what targets ask for, none of the holders does and providers could add.
    """

    targets: tuple[Target, ...]
    residue: tuple[Residue, ...]
    settled: tuple[str, ...]
    advised: tuple[Target, ...] = ()
    additions: frozenset[Addition] = frozenset()
    stated_only: Mapping[str, Target] = field(default_factory=dict)
    if_not: Mapping[OpenTerm, tuple[Target, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The ways to meet a demand as things are stated, and the evaluator's outcome.

    `ways` are those with every open term met, `if_not` those with one of them not met, and `advised` those in which
    what is advised is done as well.
    """

    stated: Clause
    ways: Clause
    advised: Clause
    outcome: DemandOutcome | None
    additions: frozenset[Addition] = frozenset()
    if_not: Mapping[OpenTerm, Clause] = field(default_factory=dict)

    def without(self, term: OpenTerm) -> Clause:
        """The ways if one open term is not met."""
        return self.if_not.get(term, self.ways)


class Targets:
    """Asks the evaluator who could meet what; equal demands are asked once."""

    def __init__(self, market: Market) -> None:
        self.market = market
        self.case = market.case
        self.judge = Judge(self.case, Boundless(self.case))
        self._everybody, self._nobody = market.everybody(), market.alone({})
        self._answers: dict[object, _Answer] = {}

    def aims(self) -> Aims:
        """The targets of every obligation that applies."""
        targets, residue, settled, advised = [], [], [], []
        additions: set[Addition] = set()
        stated_only: dict[str, Target] = {}
        if_not: dict[OpenTerm, tuple[Target, ...]] = {}
        for row in self.case.plan.obligations:
            if self.case.applicability[row.ref] is not Truth.YES:
                continue
            if self._documented(row):
                settled.append(row.ref)
                continue
            asked = [[(demand, self._answer(row, demand)) for demand in demands] for demands in needed(self.case, row)]
            stays = unmoved_clause(self.market, row)
            stated, failed = _clauses(asked, lambda one: one.stated)
            if failed is not None:
                residue.append(Residue(row.ref, *_failure(*failed)))
            elif stated:
                targets.append(_target(row, _clauses(asked, lambda one: one.ways)[0], stays))
                additions.update(one for answers in asked for _, answer in answers for one in answer.additions)
                for term in sorted({term for answers in asked for _, answer in answers for term in answer.if_not}):
                    stated_only[row.ref] = _target(row, stated, stays)
                    without = _target(row, _clauses(asked, partial(_Answer.without, term=term))[0], stays)
                    if_not[term] = (*if_not.get(term, ()), without)
                narrow, unmet = _clauses(asked, lambda one: one.advised)
                if unmet is None:
                    advised.append(_target(row, narrow, stays))
            else:
                settled.append(row.ref)
        return Aims(
            targets=tuple(targets),
            residue=tuple(residue),
            settled=tuple(settled),
            advised=tuple(advised),
            additions=frozenset(additions),
            stated_only=stated_only,
            if_not=if_not,
        )

    def _documented(self, row: Obligation) -> bool:
        """Whether a document holds it in place even where nobody runs anything."""
        if not row.alternative_allowed:
            return False
        return judge(self.case, self.judge, row, (self._nobody,), proven=False).verdict in IN_PLACE

    def _answer(self, row: Obligation, demand: Demand) -> _Answer:
        key = (
            replace(
                demand,
                control=None,
                relationship=None,
                rationale=None,
                because=None,
                citation=None,
                weight="core",
                side_reason=None,
            ),
            row.catalog,
            row.ref if demand.every == AS_DEFINED else None,
        )
        answer = self._answers.get(key)
        if answer is None:
            answer = self._answers[key] = self._ask(row, demand)
        return answer

    def _ask(self, row: Obligation, demand: Demand) -> _Answer:
        outcome = self.judge.demand(row, demand, self._everybody)
        capability = self.case.terrain.capabilities.get(demand.capability or "")
        if outcome is None or capability is None or capability.performed_by == CUSTOMER:
            met = outcome is None or outcome.result >= DemandResult.MET_WITH_DUTY
            ways = ALWAYS if met else frozenset()
            return _Answer(ways, ways, ways, outcome)
        bound = demand.independence is not None and binding(demand.independence_basis)
        able: Mapping[str, Able] = {
            name: self._able(row, demand, name, outcome, bound=bound) for name in capability.delivered_by.functions
        }
        made = all_of if capability.delivered_by.all_of else any_of
        opened, unadvised = dict(self._open_terms(row, demand, able, outcome)), unadvised_only(able)
        ways = frozenset(made(joined(able, opened)))
        return _Answer(
            stated=frozenset(made(able)),
            ways=ways,
            advised=frozenset(made(joined(unadvised, opened))) if unadvised else ways,
            outcome=outcome,
            additions=self._additions(demand, able, apart=bool(capability.delivered_by.all_of)),
            if_not={
                term: frozenset(made(joined(able, {one: opened[one] for one in opened if one != term})))
                for term in opened
            },
        )

    def _open_terms(
        self, row: Obligation, demand: Demand, able: Mapping[str, Able], outcome: DemandOutcome
    ) -> Iterator[tuple[OpenTerm, Able]]:
        """Who has a function and fails a demand only by what nobody has said, with the options that would then do."""
        for alternative in outcome.alternatives:
            supplier, function = alternative.supplier, alternative.function
            if (
                supplier is None
                or function is None
                or function not in able
                or min(alternative.truths) is not Truth.UNKNOWN
            ):
                continue
            options = self.market.options_by(function, supplier)
            own = [option for option in options if not self.market.places[option].extended]
            if own and own[0] not in able[function] and self.market.serves_today(self.market.places[own[0]]):
                term = OpenTerm(supplier.id, function, demand.capability or "")
                same = self.market.options_of(function, supplier.id)
                never = self._never(row, demand, alternative)
                yield term, {option: Ability(never=never) for option in same if option not in able[function]}

    def _never(self, row: Obligation, demand: Demand, alternative: Alternative) -> frozenset[str]:
        """The asset groups in which an alternative's supplier does not and cannot be asked to do the work."""
        return never_covered(alternative, self.case.groups(row.catalog, demand.capability) or (), demand.capability)

    def _able(self, row: Obligation, demand: Demand, function: str, outcome: DemandOutcome, *, bound: bool) -> Able:
        """Who meets a demand through a function."""
        able: dict[int | None, Ability] = {}
        for alternative in outcome.alternatives:
            if alternative.function != function or alternative.supplier is None:
                continue
            options = self.market.options_by(function, alternative.supplier) or (None,)
            never = self._never(row, demand, alternative)
            if bound:
                alone = self._judged(row, demand, alternative, (function,))
                if alone is not None and alone.result >= DemandResult.MET_WITH_DUTY:
                    ability = Ability(self._spoiling(row, demand, alternative), bool(alone.advice), never)
                    able.update(dict.fromkeys(options, ability))
            elif alternative.result >= DemandResult.MET_WITH_DUTY:
                able.update(dict.fromkeys(options, Ability(advised=bool(alternative.advice), never=never)))
        return able

    def _additions(self, demand: Demand, able: Mapping[str, Able], *, apart: bool) -> frozenset[Addition]:
        """What the providers that serve here would have to add to meet a demand that none of them meets as it is.

        `apart` is for work of which each function is needed for itself; else it is enough that somebody meets it.
        """
        places = self.market.places
        meeting = {(name, option) for name, options in able.items() for option in options if option is not None}
        done = {name for name, option in meeting if self._as_today(places[option]) and not able[name][option].never}
        return frozenset(
            Addition(name, places[option].supplier.id, demand.capability or "")
            for name, option in meeting
            if places[option].extended and not (name in done if apart else done)
        )

    def _as_today(self, place: Place) -> bool:
        """Whether it is what somebody does today, on the terms of today."""
        return not place.extended and self.market.serves_today(place)

    def _judged(
        self, row: Obligation, demand: Demand, alternative: Alternative, functions: Iterable[str]
    ) -> Alternative | None:
        """The alternative again, where its supplier runs these functions and nobody anything else."""
        function, supplier = alternative.function, alternative.supplier
        if supplier is None:
            return None
        outcome = self.judge.demand(row, demand, self.market.alone(dict.fromkeys(functions, (supplier,))))
        others = outcome.alternatives if outcome is not None else ()
        return next((other for other in others if other.function == function and other.supplier is supplier), None)

    def _spoiling(self, row: Obligation, demand: Demand, alternative: Alternative) -> Choice:
        """The other work of the same supplier with which it would not be independent enough."""
        spoiling = set()
        supplier = alternative.supplier.id if alternative.supplier is not None else None
        for option, place in enumerate(self.market.places):
            if place.supplier.id != supplier or place.function == alternative.function:
                continue
            both = self._judged(row, demand, alternative, (alternative.function or "", place.function))
            if both is None or both.result < DemandResult.MET_WITH_DUTY:
                spoiling.add(option)
        return frozenset(spoiling)


def _target(row: Obligation, clauses: Mapping[Clause, str], stays: Clause) -> Target:
    return Target(id=row.ref, clauses=tuple(one | stays for one in clauses), about=tuple(clauses.values()))


def _clauses(
    asked: Sequence[Sequence[tuple[Demand, _Answer]]], ways_of: Callable[[_Answer], Clause]
) -> tuple[dict[Clause, str], tuple[Demand, DemandOutcome | None] | None]:
    """The clauses that depend on the choice with what they are about; or the one that nobody meets."""
    clauses: dict[Clause, str] = {}
    for answers in asked:
        ways = frozenset[Way]().union(*(ways_of(one) for _, one in answers))
        if ways >= ALWAYS:
            continue
        if not ways:
            return {}, max(
                ((demand, one.outcome) for demand, one in answers),
                key=lambda answer: answer[1].result if answer[1] is not None else -1,
            )
        clauses.setdefault(ways, answers[0][0].capability or "")
    return clauses, None


def _failure(demand: Demand, outcome: DemandOutcome | None) -> tuple[str | None, tuple[Predicate, ...]]:
    """What is asked for, and which predicates the best try fails or leaves unknown."""
    chosen = outcome.chosen if outcome is not None else None
    if chosen is None:
        return demand.capability, ()
    failing = (name for name, truth in zip(PREDICATES, chosen.truths, strict=True) if truth is not Truth.YES)
    return demand.capability, tuple(failing)
