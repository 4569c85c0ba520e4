"""The two values behind a failing predicate, in words: what was needed, what there is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.naming import Naming, inside, listed
from assessor.assess.phrases import (
    BASIS_WORDS,
    NO_FREQUENCY,
    NOT_LISTED,
    UNSTATED_FREQUENCY,
    asks,
    open_duties,
    plain_word,
    rhythm,
)
from assessor.evaluate.case import AS_DEFINED
from assessor.evaluate.gates import in_reach, paper, provider_gates
from assessor.evaluate.predicates import effective_interval
from assessor.evaluate.scope import covers
from assessor.evaluate.supply import Supplier
from assessor.model.interval import DAY, seconds, spoken
from assessor.model.scales import CUSTOMER, Result, Truth

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.assess.engine import Assessment
    from assessor.evaluate.outcome import Alternative, DemandOutcome, Judgement
    from assessor.evaluate.supply import Arrangement
    from assessor.model.engagement import EvidenceRecord, Provider
    from assessor.model.plan import Demand, Obligation
    from assessor.model.rules import Gate


class Wording:
    """Words for the predicates of one assessment."""

    def __init__(self, assessment: Assessment) -> None:
        self.assessment = assessment
        self.case = assessment.case
        self.naming = Naming(assessment)

    def asks(self, demand: Demand) -> str:
        """A demand in one phrase."""
        return asks(demand, self.case.terrain)

    def who(self, item: Alternative) -> str:
        """The provider of an alternative by name."""
        return self.naming.provider(item.supplier.id) if item.supplier is not None else "nobody"

    def values(self, row: Obligation, demand: Demand, item: Alternative, predicate: str) -> tuple[str, str]:
        """(needs, has) for one predicate of one alternative."""
        if item.supplier is None and item.function is None and demand.capability is not None:
            functions = self.case.terrain.capabilities[demand.capability].delivered_by.functions
            return self.asks(demand), f"nobody is assigned {self.naming.functions(functions)}"
        if item.supplier is None and item.function is not None:
            return self.asks(demand), f"who runs {self.naming.functions([item.function])} is not stated"
        find = {
            "cadence": self._cadence,
            "detection": self._detection,
            "capacity": self._capacity,
            "evidence": self._evidence,
            "contract": self._contract,
            "independence": self._independence,
            "customer_duty": self._customer_duty,
            "scope": self._scope,
        }[predicate]
        return find(row, demand, item)

    def found(self, row: Obligation, outcome: DemandOutcome, item: Alternative, predicate: str) -> tuple[str, str]:
        """(needs, has) as they decided, with the asset groups where it is not met where it is met in others."""
        needs, has = self.values(row, outcome.demand, item, predicate)
        short = self.short_in(row, outcome) if predicate != "scope" else []
        return needs, f"{has}, for {self.places(short)}" if short else has

    def reason(self, judged: Judgement) -> str | None:
        """Why there is nothing to judge; missing facts with their questions."""
        return self.naming.unstated(judged.missing_facts) if judged.missing_facts else judged.reason

    def record(self, name: str) -> EvidenceRecord:
        """A record of evidence by id."""
        return next(record for record in self.case.engagement.evidence if record.id == name)

    def _cadence(self, row: Obligation, demand: Demand, item: Alternative) -> tuple[str, str]:
        terms = item.terms
        own = item.supplier is not None and item.supplier.id == CUSTOMER
        undefined = self.undefined(row, demand)
        if terms is None and not own:
            return self.asks(demand), f"{self.naming.functions([item.function or ''])} {NOT_LISTED}"
        if undefined == "absent":
            return self._needed(row, demand), NO_FREQUENCY
        if undefined == "unstated" and (terms is None or terms.sustains is not None or not terms.scheduled):
            return self._needed(row, demand), UNSTATED_FREQUENCY
        against = self.contradiction(demand.capability or "", item.supplier.id) if item.supplier is not None else None
        if against is not None:
            return self.asks(demand), f"{self.cited(against)} shows that it does not operate"
        return self._needed(row, demand), "; ".join(self._promised(demand, item)) or "not stated"

    def _needed(self, row: Obligation, demand: Demand) -> str:
        if demand.every != AS_DEFINED:
            return self.asks(demand)
        stated = self.case.defined
        defined = stated.get(row.ref)
        return f"{rhythm(defined)} (set by the organization)" if defined else "a frequency the organization defines"

    def undefined(self, row: Obligation, demand: Demand) -> str | None:
        """Whether a frequency the organization has to define is `unstated`, or `absent` because it said so."""
        stated = self.case.defined
        if demand.every != AS_DEFINED or stated.get(row.ref) is not None:
            return None
        return "absent" if row.ref in stated else "unstated"

    def contradiction(self, capability: str, supplier: str) -> EvidenceRecord | None:
        """The youngest record that shows that a supplier does not do the work."""
        if not self.case.is_contradicted(capability, supplier):
            return None
        found = [
            record
            for record in self.case.engagement.evidence
            if record.result == "contradicts"
            and record.capability == capability
            and record.provider in (None, supplier)
        ]
        newest = max(record.collected for record in found)
        return min((record for record in found if record.collected == newest), key=lambda record: record.id)

    def cited(self, record: EvidenceRecord) -> str:
        """A record of evidence by id, title and date."""
        return f"record {record.id} ({', '.join(filter(None, (record.title, record.collected)))})"

    def short_in(self, row: Obligation, outcome: DemandOutcome) -> list[str]:
        """The asset groups a demand is not met in; none where it is met nowhere, or where there are no groups."""
        groups = self.case.groups(row.catalog) or ()
        capability = self.case.terrain.capabilities.get(outcome.demand.capability or "")
        if capability is None or outcome.result >= Result.MET_WITH_DUTY or len(groups) <= 1:
            return []
        good = [item for item in outcome.alternatives if item.result >= Result.MET_WITH_DUTY]
        asked = [[item for item in good if item.function == name] for name in capability.delivered_by.all_of] or [good]
        short = [
            group
            for group in groups
            if not all(any(covers(item, group) is Truth.YES for item in there) for there in asked)
        ]
        return short if len(short) < len(groups) else []

    def places(self, groups: Sequence[str]) -> str:
        """Asset groups inside a sentence."""
        return listed([inside(self.naming.group(group)) for group in groups])

    def _promised(self, demand: Demand, item: Alternative) -> Iterator[str]:
        terms = item.terms
        if terms is None:
            return
        if demand.every is not None:
            yield self.schedule(demand, item)
        if demand.event is not None:
            event = demand.event.replace("-", " ")
            if terms.events is None:
                yield f"whether it takes {event} is not stated"
            elif demand.event not in terms.events:
                yield f"does not take {event}"
            else:
                promised = terms.events[demand.event]
                yield f"takes {event}" + (f" within {spoken(promised)}" if promised else ", no time promised")
        if demand.state:
            told = {None: "whether it sets this up is not stated", True: "sets this up", False: "does not set this up"}
            yield told[
                terms.establishes if terms.establishes is not None or not terms.scheduled else bool(terms.sustains)
            ]
        if demand.hours is not None:
            yield f"covers {terms.hours}" if terms.hours else "coverage hours not stated"

    def schedule(self, demand: Demand, item: Alternative) -> str:
        """What a provider's schedule comes to."""
        terms = item.terms
        if terms is None or not terms.scheduled:
            return "schedule not stated"
        if terms.sustains is None:
            return "on event only, no schedule"
        best, worst = effective_interval(self.case, demand, terms)
        said = rhythm(terms.sustains)
        if worst > seconds(terms.sustains):
            days = worst // DAY
            said += f", which people on {terms.hours or 'unstated hours'} keep no better than every {days} days"
        return said if best == worst else f"{said} (depends on hours)"

    def _detection(self, _row: Obligation, demand: Demand, item: Alternative) -> tuple[str, str]:
        have = item.terms.detection if item.terms is not None else None
        needs = f"detection by {plain_word(demand.detection or 'none')} ({BASIS_WORDS[demand.detection_basis]})"
        return needs, plain_word(have) if have else "not stated"

    def _evidence(self, _row: Obligation, demand: Demand, item: Alternative) -> tuple[str, str]:
        have = item.terms.evidence if item.terms is not None else None
        needs = f"a {plain_word(demand.evidence or 'none')} ({BASIS_WORDS[demand.evidence_basis]})"
        return needs, f"a {plain_word(have)}" if have else "not stated"

    def _capacity(self, _row: Obligation, demand: Demand, item: Alternative) -> tuple[str, str]:
        supplier = item.supplier
        arrangement = self._arrangement_of(item)
        ledger = self.assessment.capacity.ledger(arrangement, supplier) if arrangement and supplier else None
        if ledger is None:
            return "hours for this work", "not stated"
        wanted = (ledger.tickets or 0.0) + sum(ledger.needed.values())
        mine = ledger.needed.get(demand.capability or "", 0.0)
        needs = f"{mine:.1f} of {wanted:.1f} hours a month that tickets and scheduled work take"
        if ledger.available is None:
            return needs, "available hours not stated"
        return needs, f"{ledger.available:.1f} hours a month, spent on work of higher priority first"

    def _arrangement_of(self, item: Alternative) -> Arrangement | None:
        for variants in self.assessment.variants.values():
            for arrangement in variants:
                if item.supplier in (arrangement.supply.get(item.function or "") or ()):
                    return arrangement
        return None

    def _contract(self, row: Obligation, demand: Demand, item: Alternative) -> tuple[str, str]:
        if demand.population is not None:
            return self.population(demand.population)
        supplier = item.supplier
        if supplier is None or supplier.provider is None:
            return "its paper", "not stated"
        needs, has = [], []
        for gate in provider_gates(self.case, row.catalog):
            if in_reach(self.case, gate, supplier) is not Truth.NO:
                have = paper(supplier.provider, gate)
                if have is not Truth.YES:
                    needs.append(f"{gate.title} with {supplier.provider.name or supplier.id}")
                    has.append("known to be missing" if have is Truth.NO else "not stated")
        return "; ".join(needs), "; ".join(dict.fromkeys(has))

    def population(self, name: str) -> tuple[str, str]:
        """(needs, has) of a demand over every provider in a gate's reach."""
        gate = self.case.terrain.gates[name]
        missing, unsaid = ([provider.name or provider.id for provider in group] for group in self.without_paper(gate))
        said = [f"missing: {', '.join(missing)}"] if missing else []
        said += [f"not stated: {', '.join(unsaid)}"] if unsaid else []
        return f"{gate.title} with every provider in reach", "; ".join(said) or "nothing stated"

    def hours_needed(self, judged: Judgement, model: str) -> float:
        """Hours a month that everything a model would do in this arrangement takes."""
        for outcome in judged.clauses:
            supplier = outcome.chosen.supplier if outcome.chosen is not None else None
            if supplier is not None and supplier.id == model and judged.arrangement is not None:
                ledger = self.assessment.capacity.ledger(judged.arrangement, supplier)
                if ledger is not None:
                    return (ledger.tickets or 0.0) + sum(ledger.needed.values())
        return 0.0

    def gates_on(self, catalog: str) -> Iterator[Gate]:
        """The papers a provider's work needs under a framework."""
        return provider_gates(self.case, catalog)

    def without_paper(self, gate: Gate) -> tuple[list[Provider], list[Provider]]:
        """The providers in a gate's reach whose paper is missing, and those whose paper is not stated."""
        missing: list[Provider] = []
        unsaid: list[Provider] = []
        for provider in self.case.engagement.providers:
            have = paper(provider, gate)
            supplier = Supplier(provider.id, self.case.terrain.models[provider.model], provider.offering, provider)
            reach = in_reach(self.case, gate, supplier)
            if reach is not Truth.NO and have is not Truth.YES:
                (missing if have is Truth.NO and reach is Truth.YES else unsaid).append(provider)
        return missing, unsaid

    def _independence(self, _row: Obligation, demand: Demand, item: Alternative) -> tuple[str, str]:
        basis = BASIS_WORDS[demand.independence_basis]
        who = self.who(item)
        if demand.independence == "third_party":
            return f"a third party that runs nothing here ({basis})", f"{who} runs functions here or is staff"
        return f"somebody who does not run {self.naming.functions(demand.independence_from)} ({basis})", f"{who} does"

    def _customer_duty(self, _row: Obligation, _demand: Demand, item: Alternative) -> tuple[str, str]:
        uses = open_duties(item)
        names = "; ".join(f"{inside(self.naming.duty(use.id))}, {use.id}" for use in uses)
        states = ", ".join(dict.fromkeys(use.state.replace("_", " ") for use in uses))
        return (
            f"the organization's own duty, done or assigned ({names})",
            "not stated" if states == "unknown" else states,
        )

    def _scope(self, row: Obligation, _demand: Demand, item: Alternative) -> tuple[str, str]:
        groups = self.case.groups(row.catalog) or ()
        served = [group for group in groups if covers(item, group) is Truth.YES]
        left = [group for group in groups if group not in served]
        unsaid = any(covers(item, group) is Truth.UNKNOWN for group in groups)
        has = "which parts it covers is not stated" if unsaid else f"covers only {self.places(served)}"
        return f"cover {self.places(left)} too", has if unsaid or served else "covers none of the parts in scope"
