"""What stands against what for one predicate of one alternative, in codes and values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from assessor.assess.comparison_facts import (
    contradiction,
    gates_of,
    hours_taken,
    ledger_of,
    undefined_frequency,
    unmet_groups,
    without_paper,
)
from assessor.assess.duty_answers import open_duties, open_duty
from assessor.evaluate.gates import concerns, paper, place_of
from assessor.evaluate.predicates import effective_interval
from assessor.evaluate.records import youngest
from assessor.evaluate.scope import covers
from assessor.model.interval import DAY, seconds
from assessor.model.scales import AS_DEFINED, CUSTOMER, PREDICATES, Predicate, Truth
from assessor.model.value import replace
from assessor.result.comparison import (
    Compared,
    Comparison,
    Coverage,
    Hours,
    OpenDuties,
    Paper,
    Papers,
    PaperState,
    Shortfall,
    Strength,
    Timing,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Alternative, DemandOutcome
    from assessor.evaluate.supply import Arrangement
    from assessor.evaluate.terms import Terms
    from assessor.model.engagement import EvidenceRecord
    from assessor.model.plan import Demand, Obligation
    from assessor.model.scales import WorkOrigin

Found = tuple[Shortfall, Compared | None]
_NOT_STATED: Found = ("not_stated", None)
_CADENCE = PREDICATES.index("cadence")
# Why it is not known whether work that its terms would do is done at all.
_NO_SERVICE: Collection[Shortfall] = ("nobody", "not_listed", "not_sold")
_TO_ORDER: Mapping[WorkOrigin, Shortfall] = {"on_order": "to_order", "unnamed": "not_named"}


class Comparisons:
    """Comparisons of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self._assessment = assessment
        self._case = assessment.case
        self._of: dict[Predicate, Callable[[Obligation, Demand, Alternative], Found]] = {
            "cadence": self._cadence,
            "detection": self._detection,
            "capacity": self._capacity,
            "evidence": self._evidence,
            "contract": self._contract,
            "independence": self._independence,
            "customer_duty": self._customer_duty,
            "scope": self._scope,
        }

    def decided(
        self,
        row: Obligation,
        outcome: DemandOutcome,
        number: int,
        alternative: Alternative,
        predicate: Predicate,
        *,
        arrangement: Arrangement | None = None,
    ) -> Comparison:
        """As it decided, with the asset groups where the demand is not met where it is met in others.

        In a support model's own arrangement, what nobody does is no service of that model, and it is told of the model.
        """
        groups = unmet_groups(self._case, row, outcome)
        found = self.of(row, outcome.demand, number, alternative, predicate, groups=groups)
        model = self._case.terrain.models.get(arrangement.name) if arrangement is not None else None
        if model is None or model.kind != "support" or found.shortfall not in _NO_SERVICE:
            return found
        return replace(found, shortfall="no_such_service", provider=model.id)

    def of(
        self,
        row: Obligation,
        demand: Demand,
        number: int,
        alternative: Alternative,
        predicate: Predicate,
        *,
        groups: tuple[str, ...] = (),
        left: Sequence[str] | None = None,
    ) -> Comparison:
        """One predicate of one alternative; `left` are the asset groups to be covered, where they are known."""
        supplier = alternative.supplier
        shortfall, compared = self._found(row, demand, alternative, predicate)
        if left is not None and isinstance(compared, Coverage):
            compared = Coverage(served=compared.served, left=tuple(left))
        against = None
        if predicate in ("cadence", "customer_duty") and (supplier is not None or alternative.function is not None):
            against = self._against(demand, alternative, predicate)
        return Comparison(
            demand=number,
            predicate=predicate,
            shortfall=shortfall,
            compared=compared,
            record=against.id if against is not None else None,
            provider=supplier.id if supplier is not None else None,
            function=alternative.function,
            groups=groups,
        )

    def population(self, gate: str) -> Found:
        """A demand over every provider in a gate's reach."""
        missing, not_stated = without_paper(self._case, self._case.terrain.gates[gate])
        papers = [Paper(gate=gate, provider=provider.id, state="missing") for provider in missing]
        papers += [Paper(gate=gate, provider=provider.id, state="not_stated") for provider in not_stated]
        return "papers", Papers(papers=tuple(papers))

    def timing(self, row: Obligation, demand: Demand, terms: Terms) -> Timing:
        """What terms promise of schedule, event and coverage hours."""
        best = worst = promised = 0
        if terms.sustains is not None and demand.every is not None:
            promised = seconds(terms.sustains)
            best, worst = effective_interval(self._case, demand, terms)
        by_schedule = bool(terms.sustains) if terms.scheduled else None
        unscheduled: Literal["on_event_only", "none"] = "none" if terms.events == {} else "on_event_only"
        return Timing(
            defined=self._case.defined.get(row.ref) if demand.every == AS_DEFINED else None,
            schedule="not_stated" if not terms.scheduled else "promised" if terms.sustains else unscheduled,
            every=terms.sustains,
            kept_days=worst // DAY if worst > promised else None,
            depends_on_hours=best != worst,
            hours=terms.hours,
            event=_event(demand, terms),
            within=(terms.events or {}).get(demand.event or ""),
            sets_up=terms.establishes if terms.establishes is not None else by_schedule,
        )

    def _found(self, row: Obligation, demand: Demand, alternative: Alternative, predicate: Predicate) -> Found:
        if alternative.supplier is None and alternative.function is None and demand.capability is not None:
            return "nobody", None
        if alternative.supplier is None and alternative.function is not None:
            return self._whoever_it_is(row, demand, alternative, predicate)
        return self._of[predicate](row, demand, alternative)

    def _whoever_it_is(self, row: Obligation, demand: Demand, alternative: Alternative, predicate: Predicate) -> Found:
        """Of a function nobody spoke of: what fails whoever runs it, or that it is not stated who does."""
        if alternative.refused is not None:
            return alternative.refused, None
        if predicate == "customer_duty":
            return self._customer_duty(row, demand, alternative)
        if undefined_frequency(self._case, row, demand) == "absent":
            return "no_frequency", None
        if self._against(demand, alternative, predicate) is not None:
            return "contradicted", None
        return "function_not_stated", None

    def _cadence(self, row: Obligation, demand: Demand, alternative: Alternative) -> Found:
        terms, supplier = alternative.terms, alternative.supplier
        own = supplier is not None and supplier.id == CUSTOMER
        undefined = undefined_frequency(self._case, row, demand)
        if alternative.refused is not None:
            return alternative.refused, None
        if alternative.done is not None:
            return ("event_not_stated" if alternative.truths[_CADENCE] is Truth.UNKNOWN else "contradicted"), None
        if terms is None and not own:
            sells = supplier is not None and supplier.provides(alternative.function or "")
            return ("not_sold" if sells else "not_listed"), None
        if undefined == "absent":
            return "no_frequency", None
        if undefined == "unstated" and (terms is None or terms.sustains is not None or not terms.scheduled):
            return "frequency_not_stated", None
        if not own and self._against(demand, alternative, "cadence") is not None:
            return "contradicted", None
        if terms is None:
            return self._open(alternative, "cadence") if alternative.duties else _NOT_STATED
        open_ = alternative.truths[_CADENCE] is Truth.UNKNOWN
        code = _TO_ORDER.get(terms.origin, "timing") if open_ else "timing"
        return code, self.timing(row, demand, terms)

    def _detection(self, _row: Obligation, _demand: Demand, alternative: Alternative) -> Found:
        have = alternative.terms.detection if alternative.terms is not None else None
        return ("strength", Strength(class_=have)) if have else _NOT_STATED

    def _evidence(self, _row: Obligation, _demand: Demand, alternative: Alternative) -> Found:
        have = alternative.terms.evidence if alternative.terms is not None else None
        return ("strength", Strength(class_=have)) if have else _NOT_STATED

    def _capacity(self, _row: Obligation, demand: Demand, alternative: Alternative) -> Found:
        ledger = ledger_of(self._assessment, self._arrangement_of(alternative), alternative.supplier)
        if ledger is None:
            return _NOT_STATED
        hours = Hours(
            capability=ledger.needed.get(demand.capability or "", 0.0),
            all=hours_taken(ledger),
            available=ledger.available,
        )
        return ("hours_not_stated" if ledger.available is None else "hours_short"), hours

    def _arrangement_of(self, alternative: Alternative) -> Arrangement | None:
        """The first arrangement in which this supplier runs this function."""
        for variants in self._assessment.variants.values():
            for arrangement in variants:
                if alternative.supplier in (arrangement.supply.get(alternative.function or "") or ()):
                    return arrangement
        return None

    def _contract(self, row: Obligation, demand: Demand, alternative: Alternative) -> Found:
        if demand.population is not None:
            return self.population(demand.population)
        supplier = alternative.supplier
        if supplier is None or supplier.provider is None:
            return _NOT_STATED
        work = (alternative.function or "", demand.capability or "")
        papers = []
        for gate in gates_of(self._case, row.catalog):
            have = paper(supplier.provider, gate)
            if have is not Truth.YES and concerns(self._case, gate, supplier, *work) is not Truth.NO:
                state: PaperState = "missing" if have is Truth.NO else "not_stated"
                if gate.when.by_work and place_of(supplier, *work, gate.when.data_contact) is None:
                    state = "place_not_stated"
                papers.append(Paper(gate=gate.id, provider=supplier.id, state=state))
        return "papers", Papers(papers=tuple(papers))

    def _independence(self, _row: Obligation, _demand: Demand, _alternative: Alternative) -> Found:
        return "runs_it", None

    def _customer_duty(self, _row: Obligation, demand: Demand, alternative: Alternative) -> Found:
        if not open_duties(alternative, "customer_duty"):
            against = self._against(demand, alternative, "customer_duty")
            if against is not None:
                return "contradicted", None
        return self._open(alternative, "customer_duty")

    def _open(self, alternative: Alternative, predicate: Predicate) -> Found:
        """The duties that stand in the way, with what is stated of each."""
        open_ = open_duties(alternative, predicate)
        return "duties_open", OpenDuties(duties=tuple(open_duty(self._case, use) for use in open_))

    def _against(self, demand: Demand, alternative: Alternative, predicate: Predicate) -> EvidenceRecord | None:
        """The youngest record that stands against the work, or against a duty."""
        if predicate == "cadence" and alternative.supplier is None:
            there = self._case.held_records.against_anybody(demand.capability or "")
            return youngest(there) if there else None
        supplier = alternative.supplier.id if alternative.supplier is not None else CUSTOMER
        if predicate == "cadence":
            return contradiction(self._case, supplier, capability=demand.capability) if supplier != CUSTOMER else None
        found = [contradiction(self._case, CUSTOMER, duty=use.id) for use in alternative.duties]
        if supplier == CUSTOMER:
            found.append(contradiction(self._case, CUSTOMER, capability=demand.capability))
        there = [record for record in found if record is not None]
        return youngest(there) if there else None

    def _scope(self, row: Obligation, demand: Demand, alternative: Alternative) -> Found:
        groups = self._case.groups(row.catalog, demand.capability) or ()
        truths = {group: covers(alternative, group, demand.capability) for group in groups}
        coverage = Coverage(
            served=tuple(group for group in groups if truths[group] is Truth.YES),
            left=tuple(group for group in groups if truths[group] is not Truth.YES),
        )
        if not groups or Truth.UNKNOWN in truths.values():
            return "coverage_not_stated", coverage
        return ("covers_some" if coverage.served else "covers_none"), coverage


def _event(demand: Demand, terms: Terms) -> Literal["taken", "not_taken", "not_stated"] | None:
    """Whether terms take the event a demand asks for; None where it asks for none."""
    if demand.event is None:
        return None
    if terms.events is None:
        return "not_stated"
    return "taken" if demand.event in terms.events else "not_taken"
