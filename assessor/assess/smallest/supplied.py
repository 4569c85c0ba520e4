"""How a demand on a provider's work could come to be met: what each way to do it lacks, atom by atom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.comparison_facts import gates_of
from assessor.assess.smallest import signatures
from assessor.assess.smallest.atoms import atom, statement
from assessor.assess.smallest.own_part import LOOSEST, duty_atoms, frequency_atom
from assessor.assess.smallest.short_terms import ASPECT, Asking, Short
from assessor.assess.smallest.signatures import Amendments
from assessor.evaluate.contract_words import claim, in_force, told_of, word_of
from assessor.evaluate.scope import covers
from assessor.evaluate.supply import ORGANIZATION
from assessor.evaluate.terms import CONTRACT, layers, resolve, terms_of
from assessor.model import shape
from assessor.model.covers import Covers
from assessor.model.scales import CUSTOMER, PREDICATES, Truth
from assessor.model.stated import stated
from assessor.model.support import Line, Service

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.assess.smallest.trial import Trial
    from assessor.evaluate.contract_words import Word
    from assessor.evaluate.outcome import Alternative
    from assessor.evaluate.supply import Supplier
    from assessor.evaluate.terms import Terms
    from assessor.model.engagement import Provider
    from assessor.model.plan import Demand, Obligation
    from assessor.result.smallest import Atom, Statement, TermName

Way = tuple["Atom", ...]
_CAPACITY, _CONTRACT = PREDICATES.index("capacity"), PREDICATES.index("contract")
_CADENCE = PREDICATES.index("cadence")
_INDEPENDENCE, _DUTY = PREDICATES.index("independence"), PREDICATES.index("customer_duty")


class Lacking:
    """What the alternatives of one demand lack."""

    def __init__(self, trial: Trial, row: Obligation, demand: Demand, number: int) -> None:
        self._trial, self._case = trial, trial.case
        self._row, self._demand, self._number = row, demand, number

    def of(self, way: Alternative, group: str | None) -> list[Way]:
        """The sets of atoms of which one would do, for one asset group; none where no statement mends it."""
        supplier = way.supplier
        if supplier is None or way.function is None or way.truths[_INDEPENDENCE] is not Truth.YES:
            return []
        if way.truths[_DUTY] is Truth.NO and all(use.truth is Truth.YES for use in way.duties):
            return []  # records stand against the duty, and no statement ends a record
        own = supplier is ORGANIZATION and way.done is None
        capability = self._demand.capability or ""
        if self._case.held_records.against(CUSTOMER if own else supplier.id, capability=capability):
            return []
        atoms = duty_atoms(self._case, self._row.ref, self._demand, self._number, way.duties, own=own)
        if own:
            return [(*self._frequency(None), *atoms)]
        provider = supplier.provider
        if provider is None:
            return [tuple(atoms)]
        if way.truths[_CAPACITY] is not Truth.YES:
            more = self._more_hours(supplier)
            if more is None:
                return []
            atoms.append(more)
        gates = gates_of(self._case, self._row.catalog)
        atoms += signatures.papers_of_work(self._case, gates, supplier, way.function, capability, self._number)
        if group is not None and covers(way, group, capability) is not Truth.YES:
            atoms.append(self._covering(provider, way.function, group))
        if way.done is not None:
            return [tuple(atoms)] if way.truths[_CADENCE] is Truth.YES else []
        return [(*atoms, *more) for more in self._terms(way, provider)]

    def _frequency(self, rhythm: str | None) -> list[Atom]:
        if not self._case.undefined(self._demand, self._row.ref):
            return []
        return [frequency_atom(self._case, self._row, self._number, rhythm)]

    def _more_hours(self, supplier: Supplier) -> Atom | None:
        """Enough bought hours for all that a provider does; own people cannot be made more by a statement."""
        ledger = self._trial.judge_of.capacity.ledger(self._trial.arrangement, supplier)
        bought = supplier.model is not None and supplier.model.capacity == "bought_hours"
        if ledger is None or ledger.tickets is None or not bought:
            return None
        capability = self._demand.capability or ""
        needed = dict(ledger.needed)
        needed.setdefault(capability, self._trial.judge_of.capacity.hours(capability))
        hours = -(-(ledger.tickets + sum(needed.values())) // 1)
        value = statement(self._case.engagement, ("providers", supplier.id, "hours_per_month"), max(1, int(hours)))
        return atom("term", value, demand=self._number, provider=supplier.id, term="hours_per_month")

    def _covering(self, provider: Provider, function: str, group: str) -> Atom:
        service = provider.services.get(function)
        line = service.lines.get(self._demand.capability or "") if service is not None else None
        told = (line.covers if line is not None else None) or (service.covers if service else None) or provider.covers
        groups = sorted({*(told or Covers()).groups, group})
        return self._term(provider, function, "covers", groups)

    def _terms(self, way: Alternative, provider: Provider) -> list[Way]:
        """What has to be written into a line, or into the contract, for the work to be promised as it is asked for."""
        function, supplier, ref = way.function or "", way.supplier, self._row.ref
        demand, contract, as_of = self._demand, provider.contract, self._case.engagement.as_of
        plain = supplier.terms(function, demand.capability or "") if supplier is not None else None
        own = plain or self._written_in(supplier, function)
        word = word_of(own, contract, function, demand, ref, as_of)
        rhythm = self._rhythm(word)
        asking = Asking(self._case, self._row.catalog, ref, demand, rhythm)
        told = told_of(contract, demand).aspects() if contract is not None and in_force(contract, as_of) else []
        amend = Amendments(self._case, provider, function, self._number)
        atoms = [
            *self._frequency(rhythm),
            *(amend.promised(demand, item) for item in asking.short(word.terms) if ASPECT[item.term] in told),
            *(amend.given_back(demand, ref) if word.left_out else ()),
        ]
        line = [self._term(provider, function, item.term, item.value) for item in self._own_short(asking, own, told)]
        grounds = self._grounds(provider, function, plain, word, amend, line, refused=way.refused)
        return [(*atoms, *ground, *line) for ground in grounds]

    @staticmethod
    def _own_short(asking: Asking, own: Terms, told: Sequence[str]) -> list[Short]:
        """What the provider itself says too little of; of what its contract speaks of, only where it speaks too."""
        return [
            item
            for item in asking.short(own)
            if ASPECT[item.term] not in told or own.grades.get(ASPECT[item.term], 0) >= CONTRACT
        ]

    def _rhythm(self, word: Word) -> str | None:
        """The frequency the organization would set: the one that is kept, where it has yet to set one."""
        if not self._case.undefined(self._demand, self._row.ref):
            return None
        return word.terms.sustains or LOOSEST

    def _written_in(self, supplier: Supplier | None, function: str) -> Terms:
        """The terms of work that is not sold, once a line of the provider's own names it."""
        line = (CONTRACT, Service(lines={self._demand.capability or "": Line()}))
        capability = self._demand.capability or ""
        if supplier is None or supplier.model is None:
            terms = resolve([line], capability)
        else:
            model, offering = supplier.model, supplier.offering
            terms = terms_of(model, offering, supplier.provider, function, capability, [line])
        if terms is None:
            raise ValueError("a line of the provider's own always counts")
        return terms

    def _grounds(
        self,
        provider: Provider,
        function: str,
        plain: Terms | None,
        word: Word,
        amend: Amendments,
        line: Sequence[Atom],
        *,
        refused: str | None,
    ) -> list[Way]:
        """How the work comes to be known as the provider's: papers first; a line that states a term says it already."""
        capability = self._demand.capability or ""
        service = provider.services.get(function)
        own = service.lines.get(capability) if service is not None else None
        usual: Way = (self._term(provider, function, "sold", None, self._named(provider, function)),)
        if own is not None and own.sold == "not_sold":
            return [usual]
        if line or word.left_out:
            return [()]
        if plain is not None and word.counts and refused != "given_to_nobody":
            return [()]
        ways: list[Way] = []
        named = claim(provider.contract, function, capability, self._row.ref) if provider.contract else None
        # To name one piece of work in a contract that names none would leave all the rest of its work open.
        lists = provider.contract is not None and bool(provider.contract.includes)
        if plain is not None and named is not None and lists and refused != "given_to_nobody":
            ways.append((amend.included(self._demand),))
        model = self._case.terrain.models[provider.model]
        supplier_layers = layers(model, _offering(model.offerings, provider), None, function)
        if any(capability in sold.lines for _, sold in supplier_layers):
            ordered = statement(
                self._case.engagement,
                ("providers", provider.id, "ordered"),
                sorted({*(provider.ordered or ()), capability}),
            )
            ways.append((self._term(provider, function, "ordered", None, ordered),))
        return ways or [usual]

    def _named(self, provider: Provider, function: str) -> Statement:
        """A line that says that the work is part of the service: with what it says already, and not that it is not."""
        place = ("providers", provider.id, "services", function, "lines", self._demand.capability or "")
        there = shape.plain(stated(self._case.engagement, place))
        kept = {name: value for name, value in there.items() if name != "sold"} if isinstance(there, dict) else {}
        if kept and not set(kept) - {"data_at", "confirmed", "note"}:
            kept["sold"] = "usual"
        return statement(self._case.engagement, place, kept)

    def _term(
        self, provider: Provider, function: str, term: TermName, value: object, written: Statement | None = None
    ) -> Atom:
        capability = self._demand.capability or ""
        place = ("providers", provider.id, "services", function, "lines", capability, term)
        return atom(
            "term",
            written or statement(self._case.engagement, place, value),
            demand=self._number,
            provider=provider.id,
            function=function,
            capability=capability,
            term=term,
        )


def _offering(offerings: Sequence[object], provider: Provider) -> str | None:
    only = offerings[0] if len(offerings) == 1 else None
    return provider.offering or (getattr(only, "id", None) if only is not None else None)
