"""The price book: what a function, a bundle or a change of supplier costs a year, each with its inputs.

A provider's own stated price stands before every list. What is paid by the incident is no fee: the loss model has it.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from assessor.economics import fees
from assessor.economics.charges import MONTHS, is_due, yearly
from assessor.economics.hours import hours_of, ticket_hours
from assessor.economics.quotes import Bundle, Line, Quote
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.supply import INDEPENDENT, ORGANIZATION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.economics.parameters import Parameters, Size
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier
    from assessor.model.economics import Charge, PriceList
    from assessor.model.money import Price

_INDEPENDENT_MODEL = "independent"


class PriceBook:
    """Prices of one engagement. Needs `parameters.size`: without a number of users nothing can be priced."""

    def __init__(self, case: Case, parameters: Parameters, capacity: Capacity | None = None) -> None:
        if parameters.size is None:
            raise ValueError("prices need the number of users")
        self.case = case
        self.parameters = parameters
        self.size: Size = parameters.size
        self.capacity = capacity if capacity is not None else Capacity(case)
        self._lists = case.terrain.economics.price_lists.values()

    def at(self, name: str, value: float) -> PriceBook:
        """The same book with one input at another value."""
        return PriceBook(self.case, self.parameters.at(name, value), self.capacity)

    def annual(self, function: str, supplier: Supplier) -> Quote:
        """One function bought alone for a year. Independent work is priced by what asks for it.

        A function of a stated contract is not sold alone, so it costs the whole contract: see `bundles`.
        """
        if supplier is ORGANIZATION:
            return Quote.of([_note("the organization's own work, the same in every arrangement", function)])
        price = _stated(supplier)
        if price is not None and function in self.included(supplier):
            return self._own(supplier, price, (function,))
        if self._hourly(supplier):
            return Quote.of([self._by_hours(supplier, function)])
        charges, listed = self._charges(supplier, function)
        lines = [
            self._line(charge, function, listed)
            for charge in charges
            if is_due(charge, self.case, self.capacity, self.size.users)
        ]
        if lines:
            residual = self._first(supplier, "residual")
            return self._with_residual(lines, None if residual is None else residual.residual)
        return Quote.of([_note(self._unpriced(supplier), function)])

    def bundles(self, supplier: Supplier) -> tuple[Bundle, ...]:
        """The packages a supplier sells: its own stated contract, or what its offering bundles."""
        price = _stated(supplier)
        if price is not None:
            functions = self.included(supplier)
            if price.structure == "per_function" or not functions:
                return ()
            quote = self._own(supplier, price, functions)
            return (Bundle(id=f"{supplier.id}/contract", supplier=supplier.id, functions=functions, quote=quote),)
        residual = self._first(supplier, "residual")
        share = residual.residual if residual is not None else None
        return tuple(
            Bundle(
                id=item.id,
                supplier=supplier.id,
                functions=item.includes,
                quote=self._with_residual([self._line(charge, None, item) for charge in item.bundle], share),
            )
            for item in self.lists(supplier)
            if item.bundle
        )

    def fees(self, supplier: Supplier, functions: Iterable[str]) -> Quote:
        """The cheaper way to buy these functions from one supplier: package and the rest alone, or all alone.

        A stated contract is paid for where one of its functions is wanted, and not for what it leaves out.
        """
        wanted = tuple(sorted(set(functions)))
        if not wanted:
            return Quote()
        held = [bundle for bundle in self.bundles(supplier) if not set(wanted).isdisjoint(bundle.functions)]
        ways = []
        if _stated(supplier) is None or not held:
            ways.append(self._singly(supplier, wanted))
        for bundle in held:
            rest = tuple(name for name in wanted if name not in bundle.functions)
            ways.append(bundle.quote + self._singly(supplier, rest))
        return min(ways, key=lambda quote: quote.value)

    def switching(self, supplier: Supplier, functions: Iterable[str] = ()) -> Quote:
        """Onboarding as a yearly share over the term, for some functions (default: all that are included)."""
        return self.entrance(supplier) + self.joining(
            supplier, self.fees(supplier, functions or self.included(supplier))
        )

    def entrance(self, supplier: Supplier) -> Quote:
        """Onboarding a provider states as one amount, due however much is bought, as a yearly share over its term."""
        price = _stated(supplier)
        if price is None or price.onboarding is None:
            return Quote()
        term = self.parameters.value("term_months") if price.term_months is None else price.term_months
        year = price.onboarding * MONTHS / term
        text = f"${price.onboarding:,.0f} once over {term:g} months"
        names = (f"{supplier.id}.price",)
        return Quote.of([_onboarding((year, year, year), names, text)])

    def joining(self, supplier: Supplier, bought: Quote) -> Quote:
        """Onboarding counted in months of the fee, for what is bought: in proportion, so it adds up by function."""
        price, item = _stated(supplier), self._first(supplier, "onboarding")
        if item is None or item.onboarding is None or (price is not None and price.onboarding is not None):
            return Quote()
        fee = Quote.of(line for line in bought.lines if line.kind == "fee")
        if not fee.value:
            return Quote()
        months, term = self.parameters.edges(item.onboarding), self.parameters.edges("term_months")
        if price is not None and price.term_months is not None:
            term = (price.term_months,) * 3
        edges = (fee.low * months[0] / term[2], fee.value * months[1] / term[1], fee.high * months[2] / term[0])
        text = f"{months[1]:g} month(s) of the fee, once, over {term[1]:g} months"
        return Quote.of([_onboarding(edges, (item.onboarding, "term_months"), text)])

    def hours(self, function: str, supplier: Supplier | None = None) -> float:
        """Working hours a month a function takes at the demanded rhythm, requests for help included."""
        return hours_of(self.case, self.capacity, function, supplier, self.ticket_hours)

    @property
    def ticket_hours(self) -> float:
        """Hours a month requests for help take."""
        return ticket_hours(self.case, self.size.users)

    def included(self, supplier: Supplier) -> tuple[str, ...]:
        """The functions a supplier's own price covers, or everything it provides."""
        price = _stated(supplier)
        if price is not None and price.includes is not None:
            named: Sequence[str] = price.includes
        else:
            today = self.case.engagement.today
            mine = [name for name, there in today.items() if supplier.id in there]
            named = mine or [name for name in self.case.terrain.functions if supplier.provides(name)]
        excluded = price.excludes if price is not None else ()
        return tuple(sorted(name for name in named if name not in excluded))

    def lists(self, supplier: Supplier) -> list[PriceList]:
        """The price lists of a supplier's offering and model, nearest first."""
        model = _INDEPENDENT_MODEL if supplier is INDEPENDENT else supplier.model.id if supplier.model else ""
        mine = [item for item in self._lists if item.model == model]
        near = [item for item in mine if item.offering is not None and item.offering == supplier.offering]
        return [*near, *(item for item in mine if item.offering is None)]

    def hour_cost(self, supplier: Supplier) -> tuple[tuple[float, float, float], tuple[str, ...], str]:
        """What an hour worked costs: (low, value, high), the inputs, how they make it."""
        price = _stated(supplier)
        item = self._first(supplier, "hours")
        salaried = item is not None and item.structure == "salary"
        if price is not None and price.amount is not None and price.structure in fees.BY_THE_HOUR:
            salaried = price.structure == "salary"
            rate, names = (price.amount,) * 3, (f"{supplier.id}.price",)
        elif item is not None and item.hours is not None:
            rate, names = self.parameters.edges(item.hours), (item.hours,)
        else:
            return (0.0, 0.0, 0.0), (), "not priced"
        if not salaried:
            return rate, names, f"${rate[1]:,.2f} an hour"
        usable = MONTHS * self.case.terrain.capacity.hours_per_fte
        loading = self.parameters.edges("loading")
        edges = tuple(one * two / usable for one, two in zip(rate, loading, strict=True))
        text = f"${rate[1]:,.0f} a year x {loading[1]:g} / {usable:g} usable hours"
        return (edges[0], edges[1], edges[2]), (*names, "loading"), text

    def _own(self, supplier: Supplier, price: Price, functions: Sequence[str]) -> Quote:
        """What a provider's stated price comes to for some of its functions."""
        if price.structure in fees.BY_THE_HOUR:
            return Quote.of([self._by_hours(supplier, name) for name in functions])
        if price.structure in fees.BY_THE_JOB:
            return Quote.of([_note("no fee; billed by the job, see the simulated losses", name) for name in functions])
        names = (f"{supplier.id}.price", *fees.counted(price))
        if price.structure == fees.FIXED:
            term = price.term_months or self.parameters.value("term_months")
            year = (price.amount or 0.0) * MONTHS / term
            text = f"${price.amount or 0:,.0f} once over {term:g} months"
        else:
            fee = fees.monthly(price, self.size, len(functions))
            year, text = fee.monthly * MONTHS, fee.arithmetic
        what = "Fee as stated"
        if price.structure == "per_function" and len(functions) == 1:
            what = f"{what}: {self.case.terrain.functions[functions[0]].title}"
        line = Line(what=what, low=year, value=year, high=year, inputs=names, arithmetic=text)
        if price.structure in fees.WHOLE:
            return Quote.of([line])
        share = price.residual_share
        if share is None:
            item = self._first(supplier, "residual")
            return self._with_residual([line], item.residual if item is not None else None)
        return Quote.of([line, _share(line.value, line.value, line.value, (share,) * 3, (f"{supplier.id}.price",))])

    def _singly(self, supplier: Supplier, functions: Sequence[str]) -> Quote:
        return Quote.of(chain.from_iterable(self.annual(name, supplier).lines for name in functions))

    def _with_residual(self, lines: Sequence[Line], residual: str | None) -> Quote:
        """Lines, and what work outside the contract costs on top of them."""
        quote = Quote.of(lines)
        if residual is None or not quote.value:
            return quote
        return Quote.of(
            [*lines, _share(quote.low, quote.value, quote.high, self.parameters.edges(residual), (residual,))]
        )

    def _by_hours(self, supplier: Supplier, function: str) -> Line:
        """Hours a function takes at what an hour costs. A stated number of bought hours is spread over them."""
        hours = self.hours(function, supplier)
        rate, names, how = self.hour_cost(supplier)
        low, value, high = (one * hours * MONTHS for one in rate)
        return Line(
            what=f"Hours worked: {self.case.terrain.functions[function].title}",
            low=low,
            value=value,
            high=high,
            inputs=names,
            function=function,
            arithmetic=f"{hours:.1f} hours a month x {how}",
            kind="hours",
        )

    def _line(self, charge: Charge, function: str | None, item: PriceList) -> Line:
        return yearly(charge, function, item, self.parameters, self.size)

    def _charges(self, supplier: Supplier, function: str) -> tuple[tuple[Charge, ...], PriceList]:
        nearest = self.lists(supplier)
        for item in nearest:
            if function in item.functions:
                return item.functions[function], item
        for item in nearest:
            if item.each:
                return item.each, item
        return (), nearest[0] if nearest else None  # type: ignore[return-value]

    def _first(self, supplier: Supplier, key: str) -> PriceList | None:
        return next((item for item in self.lists(supplier) if getattr(item, key) is not None), None)

    def _hourly(self, supplier: Supplier) -> bool:
        price = _stated(supplier)
        if price is not None:
            return price.structure in fees.BY_THE_HOUR
        return self._first(supplier, "hours") is not None

    def _unpriced(self, supplier: Supplier) -> str:
        if supplier is INDEPENDENT:
            return "nothing asks for it here"
        if self.lists(supplier):
            return "no fee; billed by the job, see the simulated losses"
        return "a product or service whose price was not stated; it stays in every arrangement"


def _stated(supplier: Supplier) -> Price | None:
    return supplier.provider.price if supplier.provider is not None else None


def _onboarding(edges: Sequence[float], names: tuple[str, ...], text: str) -> Line:
    return Line(
        what="Onboarding",
        low=edges[0],
        value=edges[1],
        high=edges[2],
        inputs=names,
        arithmetic=text,
        kind="onboarding",
    )


def _note(text: str, function: str | None) -> Line:
    return Line(what=text[0].upper() + text[1:], low=0.0, value=0.0, high=0.0, function=function, kind="note")


def _share(low: float, value: float, high: float, share: Sequence[float], names: tuple[str, ...]) -> Line:
    """Work the contract excludes, as a share of its fee."""
    return Line(
        what="Work the fee excludes",
        low=low * share[0],
        value=value * share[1],
        high=high * share[2],
        inputs=names,
        arithmetic=f"{share[1]:.0%} of ${value:,.0f}",
        kind="residual",
    )
