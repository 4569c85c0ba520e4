"""One supplier's work against one demand: all predicates of a whole alternative (docs/method.md, sections 4 and 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate import customer, predicates
from assessor.evaluate.contract_words import word_of
from assessor.evaluate.gates import contract
from assessor.evaluate.independent_party import independent_party
from assessor.evaluate.outcome import Alternative, Truths, outcome_of
from assessor.evaluate.outcome import ConditionUse as Condition
from assessor.evaluate.records import extent_of
from assessor.evaluate.scope import NOBODY
from assessor.evaluate.supply import INDEPENDENT, ORGANIZATION
from assessor.model.scales import PREDICATES, THIRD_PARTY, DemandResult, Truth

if TYPE_CHECKING:
    from assessor.evaluate.case import Case
    from assessor.evaluate.contract_words import Word
    from assessor.evaluate.judged_work import Work
    from assessor.evaluate.outcome import DutyUse
    from assessor.evaluate.supply import Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.plan import Demand
    from assessor.model.scales import AdviceKind, Predicate, RefusedWork

_INDEPENDENCE = PREDICATES.index("independence")


def alternative_of(case: Case, work: Work) -> Alternative:
    """How one supplier's work through a function meets a demand.

    What it reads is what it is known by in `judged_work.py`: whoever has it read more names that there.
    """
    function, supplier = work.function, work.supplier
    if supplier is ORGANIZATION:
        return _by_organization(case, work)
    if supplier is INDEPENDENT:
        return independent_party(case, work)
    terms = supplier.terms(function, work.capability.id)
    if terms is None:
        return NOBODY._replace(function=function, supplier=supplier)
    paper = supplier.provider.contract if supplier.provider is not None else None
    word = word_of(terms, paper, function, work.demand, work.row.ref, case.engagement.as_of)
    refused = _refused(terms, word, supplier) if work.arrangement.is_today else None
    if refused is not None:
        return NOBODY._replace(function=function, supplier=supplier, refused=refused)
    return _compared(case, work, word)


def _compared(case: Case, work: Work, word: Word) -> Alternative:
    """Every predicate of work that counts, by the supplier's word beside its contract's."""
    row, demand, capability, function, supplier, arrangement, fits = work
    conditions: list[Condition] = []
    failed: list[str] = []
    if not arrangement.is_today and case.undefined(demand, row.ref):
        conditions.append(Condition("frequency", row.ref))
    timing, terms, advice = _timing(case, work, word)
    detected = predicates.detection(demand, terms, advice)
    recorded = predicates.evidence(case, demand, row.catalog, terms, advice)
    if not word.counts and arrangement.is_today:
        timing = min(timing, Truth.UNKNOWN)
    elif not word.counts:  # what is left open is written in as it is demanded
        timing = Truth.NO if _outlasts(demand, supplier) else _written_in(timing)
        detected, recorded = _written_in(detected), _written_in(recorded)
        conditions.append(Condition("term", capability.id))
    timing, partly = _beside_records(case, work, timing)
    duty_truth, duties = _duties(case, work, terms)
    truths: Truths = (
        timing,
        detected,
        _capacity(fits, supplier, conditions),
        recorded,
        contract(case, row.catalog, supplier, (function, capability.id), arrangement, conditions, failed),
        predicates.independence(case, demand, supplier, arrangement, advice),
        duty_truth,
        Truth.YES,
    )
    third = supplier.model is not None and supplier.model.third_party
    independent = case.terrain.functions[function].kind == "independent"
    return Alternative(
        function=function,
        supplier=supplier,
        terms=terms,
        truths=truths,
        result=outcome_of(truths, has_duty=bool(duties), defines_work=demand.defines_work, partly=partly),
        carrier=THIRD_PARTY if third or independent else "provider",
        duties=duties,
        conditions=tuple(conditions),
        advice=tuple(advice),
        gates=tuple(failed),
        disputed=word.disputed,
        partly=partly,
    )


def _beside_records(case: Case, work: Work, timing: Truth) -> tuple[Truth, tuple[Predicate, ...]]:
    """Cadence beside the records that speak against the work today, and whether it then fails only in part."""
    against = None
    if work.arrangement.is_today:
        against = extent_of(case.held_records.against(work.supplier.id, capability=work.capability.id))
    if against is None:
        return timing, ()
    return Truth.NO, ("cadence",) if against == "part" and timing is not Truth.NO else ()


def _timing(case: Case, work: Work, word: Word) -> tuple[Truth, Terms, list[AdviceKind]]:
    """Cadence under the terms that count; where statement and contract differ, under the worse of the two."""
    demand, ref = work.demand, work.row.ref
    left_open = not work.arrangement.is_today and case.undefined(demand, ref)

    def judged(terms: Terms) -> tuple[Truth, Terms, list[AdviceKind]]:
        advice: list[AdviceKind] = []
        told = predicates.cadence(case, demand, ref, terms, advice, open_frequency=left_open)
        return told, terms, advice

    found = judged(word.terms)
    other = judged(word.stated) if word.stated is not None else found
    return other if other[0] < found[0] else found


def _by_organization(case: Case, work: Work) -> Alternative:
    """The organization itself running a reserved function: its duty, and whether it is independent enough."""
    demand, arrangement = work.demand, work.arrangement
    duty = customer.duty_of(work.capability)
    made = customer.on_customer(case, arrangement, duty, demand, work.row.ref, function=work.function)
    advice: list[AdviceKind] = []
    told = predicates.independence(case, demand, ORGANIZATION, arrangement, advice)
    if told is Truth.YES:
        return made._replace(advice=tuple(advice))
    truths: Truths = (*made.truths[:_INDEPENDENCE], told, *made.truths[_INDEPENDENCE + 1 :])  # type: ignore[assignment]
    return made._replace(
        truths=truths, result=min(made.result, DemandResult.UNMET if demand.defines_work else DemandResult.PART)
    )


def _duties(case: Case, work: Work, terms: Terms) -> tuple[Truth, tuple[DutyUse, ...]]:
    demand, arrangement, ref = work.demand, work.arrangement, work.row.ref
    told, uses = customer.duty_of_shared(case, arrangement, work.capability, demand, ref)
    event = predicates.must_call(case, demand, terms)
    if event is not None:
        called, calls = customer.shared_duty(case, arrangement, f"report:{event}", demand, ref)
        told, uses = min(told, called), (*uses, *calls)
    return told, uses


def _capacity(fits: Truth | None, supplier: Supplier, conditions: list[Condition]) -> Truth:
    """Whether hours reach; of a model that sells them, they would have to be bought first."""
    if fits is None:
        return Truth.YES
    if supplier.provider is None and supplier.model is not None and supplier.model.capacity == "bought_hours":
        conditions.append(Condition("bought_hours", supplier.id))
    return fits


def _refused(terms: Terms, word: Word, supplier: Supplier) -> RefusedWork | None:
    """Why work is not a supplier's today although it has the function: the contract, or an order nobody placed."""
    if word.left_out:
        return "left_out"
    return "not_ordered" if terms.origin == "on_order" and not word.counts and supplier.ordered_nothing else None


def _outlasts(demand: Demand, supplier: Supplier) -> bool:
    """Whether work has to be done again and again, for which nobody is bound once a supplier's own is accepted."""
    model = supplier.model
    if model is None or not model.ends:
        return False
    return demand.every is not None or (demand.event is not None and demand.event not in model.jobs)


def _written_in(told: Truth) -> Truth:
    return Truth.YES if told is Truth.UNKNOWN else told
