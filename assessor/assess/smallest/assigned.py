"""Who could take on work that nobody does, or does well enough: providers of the engagement, else somebody new."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.comparison_facts import gates_of
from assessor.assess.smallest.atoms import atom, paper_file, statement
from assessor.assess.smallest.short_terms import Asking
from assessor.assess.smallest.supplied import Lacking
from assessor.assess.smallest.trial import tried
from assessor.evaluate.alike import standing_for_all
from assessor.evaluate.case import binding
from assessor.evaluate.gates import concerns
from assessor.evaluate.supply import Supplier
from assessor.evaluate.terms import CONTRACT, layers, resolve
from assessor.model.scales import CUSTOMER, Truth
from assessor.model.stated import with_statement
from assessor.model.support import Line, Service

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.assess.smallest.supplied import Way
    from assessor.assess.smallest.trial import Trial
    from assessor.model.engagement import Provider
    from assessor.model.plan import Demand, Obligation
    from assessor.model.support import SupportModel
    from assessor.result.smallest import Atom, Statement


class Assignments:
    """New hands for one demand of one obligation."""

    def __init__(self, trial: Trial, row: Obligation, demand: Demand, number: int) -> None:
        self._trial, self._case = trial, trial.case
        self._row, self._demand, self._number = row, demand, number
        self._capability = demand.capability or ""
        self._asked = self._case.judged_work.asked_by(demand, self._case.terrain.capabilities[self._capability])
        self._sellers: dict[tuple[str, str], bool] = {}  # by model and function: many providers are of one model

    def of(self, functions: Sequence[str], group: str | None, *, new_hands: bool) -> Iterator[Way]:
        """Each function given to one provider more, and with `new_hands` to somebody who is not there yet.

        Of providers that are alike one stands for all.
        """
        for function in functions:
            if self._case.terrain.functions[function].kind == "reserved":
                there = self._trial.arrangement.supply.get(function) or ()
                if not any(item.id == CUSTOMER for item in there):
                    yield (self._assigned(function, CUSTOMER),)
                continue
            running = self._case.engagement.today.get(function, ())
            free = [item for item in self._case.engagement.providers if item.id not in running]
            for provider in standing_for_all(self._case, free):
                if not self._able(provider, function):
                    continue
                yield from self._by(provider, function, group)
            if new_hands:
                yield from self._engaged(function)

    def able_functions(self, functions: Sequence[str]) -> list[str]:
        """The functions somebody could run and still be as independent as a binding demand asks."""
        demand = self._demand
        if demand.independence != "third_party" or not binding(demand.independence_basis):
            return list(functions)
        kinds = {name: self._case.terrain.functions[name].kind for name in functions}
        return [name for name in functions if kinds[name] == "independent"]

    def _able(self, provider: Provider, function: str) -> bool:
        """Whether a tier of its kind sells such work, or the provider itself speaks of it."""
        service = provider.services.get(function)
        if service is not None and self._capability in service.lines:
            return True
        key = provider.model, function
        if key not in self._sellers:
            model = self._case.terrain.models[provider.model]
            tiers = (None, *(tier.id for tier in model.offerings))
            self._sellers[key] = any(self._sold(model, tier, function) for tier in tiers)
        return self._sellers[key]

    def _sold(self, model: SupportModel, tier: str | None, function: str) -> bool:
        """Whether a tier sells the work, and on a schedule where one is asked for."""
        terms = resolve(list(layers(model, tier, None, function)), self._capability)
        if terms is None:
            return False
        return self._demand.every is None or not terms.scheduled or terms.sustains is not None

    def _by(self, provider: Provider, function: str, group: str | None) -> Sequence[Way]:
        """What it takes besides; worked out once for all trials that change nothing of what is read for it."""
        key = self._key(provider, function, group)
        known = self._trial.bench.assigned
        if key not in known:
            known[key] = list(self._given(provider, function, group))
        return known[key]

    def _key(self, provider: Provider, function: str, group: str | None) -> tuple[object, ...]:
        """Everything that is read for it: the provider, what is asked, who has the function, hours and duties."""
        case, asked, trial = self._case, self._asked, self._trial
        supplier = case.suppliers[provider.id]
        of_row = asked.of_row or self._row.ref in case.named_obligations
        others = case.terrain.capabilities[self._capability].delivered_by.any_of
        return (
            *(asked.number, self._row.catalog, self._row.ref if of_row else None, self._number, group),
            *(function, supplier, case.engagement.today.get(function)),
            tuple([trial.arrangement.supply.get(name) == () for name in others]),
            case.judged_work.stated(asked, case.engagement.duties),
            trial.arrangement.runs(supplier) if asked.independent else None,
            self._hours(function, supplier) if supplier.pool is not None else None,
        )

    def _hours(self, function: str, supplier: Supplier) -> tuple[int, int]:
        """The ledgers of its hours with the function and without it, each by its identity; the case keeps them."""
        hired, assigned = self._trial.bench.with_supplier(function, supplier.id)
        ledger = self._trial.judge_of.capacity.ledger
        return id(ledger(assigned, hired)), id(ledger(self._trial.arrangement, hired))

    def _given(self, provider: Provider, function: str, group: str | None) -> Iterator[Way]:
        way = self._trial.with_supplier(self._row, self._demand, function, provider.id)
        first = self._assigned(function, provider.id)
        for rest in Lacking(self._trial, self._row, self._demand, self._number).of(way, group):
            yield (first, *rest)

    def _assigned(self, function: str, provider: str) -> Atom:
        there = self._case.engagement.today.get(function, ())
        value = statement(self._case.engagement, ("today", function), sorted({*there, provider}))
        return atom("assignment", value, demand=self._number, provider=provider, function=function)

    def _engaged(self, function: str) -> Iterator[Way]:
        """A provider that is not there yet, by each tier that sells the work."""
        engagement = self._case.engagement
        name = f"new-{function.replace('_', '-')}"
        if any(item.id == name for item in engagement.providers):
            return
        for model, offering in self._tiers(function):
            statements = self._entry(model, offering, function, name)
            made = engagement
            for item in statements:
                made = with_statement(made, item.place, item.value, self._case.plan.registry)
            trial = tried(self._case, self._row, made, judged_whole=False)
            way = trial.with_supplier(self._row, self._demand, function, name)
            first = atom(
                "engagement",
                *statements,
                demand=self._number,
                provider=name,
                function=function,
                capability=self._capability,
                model=model.id,
                offering=offering,
            )
            for more in Lacking(trial, self._row, self._demand, self._number).of(way, None):
                yield (first, *more)

    def _tiers(self, function: str) -> Iterator[tuple[SupportModel, str | None]]:
        independent = self._case.terrain.functions[function].kind == "independent"
        for model in self._case.terrain.models.values():
            fitting = model.third_party if independent else model.kind == "support" and not model.employees
            if fitting:
                tiers: list[str | None] = [tier.id for tier in model.offerings]
                yield from ((model, tier) for tier in tiers or [None] if self._sold(model, tier, function))

    def _entry(self, model: SupportModel, offering: str | None, function: str, name: str) -> list[Statement]:
        """The provider as it would stand in the file, its papers signed and what is short written into its line."""
        engagement = self._case.engagement
        supplier = Supplier(name, model, offering)
        there = list(layers(model, offering, None, function))
        line = (CONTRACT, Service(lines={self._capability: Line()}))
        terms = supplier.terms(function, self._capability)
        written = resolve([line, *there], self._capability)
        asking = Asking(self._case, self._row.catalog, self._row.ref, self._demand, None)
        short = asking.short(written) if written is not None else []
        value: dict[str, object] = {"id": name, "model": model.id}
        if offering is not None:
            value["offering"] = offering
        papers = {
            gate.needs: paper_file(name, gate.needs)
            for gate in gates_of(self._case, self._row.catalog)
            if gate.when.data_contact in model.data_contact
            and concerns(self._case, gate, supplier, function, self._capability) is not Truth.NO
        }
        if papers:
            value["artefacts"] = papers
        if engagement.asset_groups:
            value["covers"] = "all"
        if short:
            terms_of_line = {item.term: item.value for item in short}
            value["services"] = {function: {"lines": {self._capability: terms_of_line}}}
        elif terms is not None and not terms.counts:
            value["ordered"] = [self._capability]
        entry = statement(engagement, ("providers", name), value)
        return [entry, statement(engagement, ("today", function), sorted({*engagement.today.get(function, ()), name}))]
