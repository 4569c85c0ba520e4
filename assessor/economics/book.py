"""The price book: what a function, a bundle or a change of supplier costs a year, each with its inputs.

A provider's own stated price stands before every list. What is paid by the incident is no fee: the loss model has it.
"""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from assessor.economics import fees, lines
from assessor.economics.charges import HORIZON, MONTHS, at_least, function_charge, is_due, package_charge
from assessor.economics.fees import stated_price
from assessor.economics.hours import HourCost, hour_cost, hours_of, is_asked_of, ticket_hours
from assessor.economics.incumbents import with_own_staff
from assessor.economics.months_left import months_left
from assessor.economics.positions import pay, search
from assessor.economics.price_lists import PriceLists
from assessor.economics.quotes import Bundle, Line, Quote
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.supply import INDEPENDENT, ORGANIZATION
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.economics.parameters import Parameters, Size
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier
    from assessor.model.economics import Charge, PriceList
    from assessor.model.money import Price
    from assessor.result.prices import NoChargeCode


class PriceBook:
    """Prices of one engagement. Needs `parameters.size`: without a number of users nothing can be priced."""

    def __init__(self, case: Case, parameters: Parameters, capacity: Capacity | None = None) -> None:
        if parameters.size is None:
            raise ValueError("prices need the number of users")
        self.case = case
        self.parameters = parameters
        self.size: Size = parameters.size
        self.capacity = capacity if capacity is not None else Capacity(case)
        self.price_lists = PriceLists(case.terrain.economics.price_lists.values())
        self._annual: dict[tuple[str, Supplier], Quote] = {}
        self._bundles: dict[Supplier, tuple[Bundle, ...]] = {}

    def at(self, name: str, value: float) -> PriceBook:
        """The same book with one input at another value."""
        return PriceBook(self.case, self.parameters.at(name, value), self.capacity)

    def annual(self, function: str, supplier: Supplier) -> Quote:
        """One function bought alone for a year. Independent work is priced by what asks for it.

        A function of a stated contract is not sold alone, so it costs the whole contract: see `bundles`. Own staff's
        work is no expense: what it is paid, it is paid anyway.
        """
        if (function, supplier) not in self._annual:
            self._annual[function, supplier] = self._alone(function, supplier)
        return self._annual[function, supplier]

    def _alone(self, function: str, supplier: Supplier) -> Quote:
        if supplier is ORGANIZATION:
            return Quote.of([lines.uncharged("own_work", function)])
        if self.on_payroll(function, supplier):
            return Quote.of([lines.uncharged("payroll", function)])
        price = stated_price(supplier)
        if price is not None and function in self.included(supplier):
            return self._own(supplier, price, (function,))
        if self._hourly(supplier):
            return Quote.of(self._hired(supplier, function))
        if self.packaged(function, supplier):
            return Quote.of([lines.uncharged("only_in_package", function)])
        charged = self.due(self.price_lists.charges(supplier, function), function)
        if charged:
            least = next((item.least[function] for item in self.lists(supplier) if function in item.least), None)
            return self._with_residual(
                at_least(charged, least, self.parameters, None), self.price_lists.residual(supplier)
            )
        return Quote.of([lines.uncharged(self._unpriced(supplier), function)])

    def bundles(self, supplier: Supplier) -> tuple[Bundle, ...]:
        """The packages a supplier sells: its own stated contract, or what its offering bundles."""
        if supplier not in self._bundles:
            self._bundles[supplier] = self._sold(supplier)
        return self._bundles[supplier]

    def _sold(self, supplier: Supplier) -> tuple[Bundle, ...]:
        if supplier.hired:
            return pay(supplier, self.case.terrain, self.parameters)
        price = stated_price(supplier)
        if supplier.own_staff:
            return ()
        if price is not None:
            functions = self.included(supplier)
            if price.structure == "per_function" or price.structure in fees.BY_THE_HOUR or not functions:
                return ()
            quote = self._own(supplier, price, functions)
            return (Bundle(id=f"{supplier.id}/contract", supplier=supplier.id, functions=functions, quote=quote),)
        share = self.price_lists.residual(supplier)
        return tuple(
            Bundle(
                id=package.id,
                supplier=supplier.id,
                functions=package.includes,
                quote=self._with_residual(self._packed(supplier, package), share),
            )
            for package in self.lists(supplier)
            if package.bundle
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
        if stated_price(supplier) is None or not held:
            ways.append((wanted, self._singly(supplier, wanted)))
        for bundle in held:
            rest = tuple(name for name in wanted if name not in bundle.functions)
            ways.append((rest, bundle.quote + self._singly(supplier, rest)))
        sold = [way for way in ways if not any(self.packaged(name, supplier) for name in way[0])]
        return min((quote for _, quote in sold or ways), key=lambda quote: quote.value)

    def packaged(self, function: str, supplier: Supplier) -> bool:
        """Whether a new supplier sells a function only in a bundle; who is hired is paid for everything at once."""
        return supplier.hired or (
            supplier.provider is None and any(function in listed.packaged for listed in self.lists(supplier))
        )

    def switching(self, supplier: Supplier, functions: Iterable[str] = ()) -> Quote:
        """Onboarding as a yearly share, for some functions (default: all that are included)."""
        return self.entrance(supplier) + self.joining(
            supplier, self.fees(supplier, functions or self.included(supplier))
        )

    def entrance(self, supplier: Supplier) -> Quote:
        """Onboarding a provider states as one amount, or finding people to hire, as a yearly share."""
        if supplier.hired:
            return search(supplier, self.case.terrain, self.parameters)
        price = stated_price(supplier)
        if price is None or price.onboarding is None:
            return Quote()
        year = price.onboarding * MONTHS / HORIZON
        return Quote.of([lines.onboarding((year, year, year), (lines.price_input(supplier.id),))])

    def joining(self, supplier: Supplier, bought: Quote) -> Quote:
        """Onboarding counted in months of the fee, for what is bought: in proportion, so it adds up by function."""
        price, listed = stated_price(supplier), self.price_lists.first(supplier, "onboarding")
        if listed is None or listed.onboarding is None or (price is not None and price.onboarding is not None):
            return Quote()
        fee = Quote.of(line for line in bought.lines if line.kind == "fee")
        if not fee.value:
            return Quote()
        months = self.parameters.edges(listed.onboarding)
        low, value, high = (
            amount * ends / HORIZON for amount, ends in zip((fee.low, fee.value, fee.high), months, strict=True)
        )
        return Quote.of([lines.onboarding((low, value, high), (listed.onboarding,))])

    def moving(self) -> Quote:
        """What handing over one function costs, as a yearly share."""
        return Quote.of([lines.labor("moving_hours", self.parameters)])

    def leaving(self, supplier: Supplier) -> Quote:
        """What a stated contract costs that is no longer used, as a yearly share: its fee to its end, and its exit."""
        price, bundles = stated_price(supplier), self.bundles(supplier)
        if price is None or not bundles:
            return Quote()
        month = fees.monthly(price, self.size, len(self.included(supplier)))
        fee = month * months_left(self.case, supplier) * MONTHS / HORIZON
        running = [lines.onboarding((fee, fee, fee), (lines.price_input(supplier.id),))] if fee else []
        leaving = Quote.of(running) + self.ending()
        return leaving if leaving.value <= bundles[0].quote.value else Quote.of(running)  # never more than staying

    def ending(self) -> Quote:
        """The work of ending a contract, as a yearly share."""
        return Quote.of([lines.labor("exit_hours", self.parameters)])

    def on_payroll(self, function: str, supplier: Supplier) -> bool:
        """Whether own staff does a function on the salary it is paid anyway: described staff, or work it has today."""
        if not supplier.own_staff or supplier.hired:
            return False
        return supplier.provider is not None or function in self.with_own_staff

    @cached_property
    def with_own_staff(self) -> frozenset[str]:
        """The functions own staff runs today."""
        return with_own_staff(self.case)

    def hours(self, function: str, supplier: Supplier | None = None) -> float:
        """Working hours a month a function takes at the demanded rhythm, requests for help included."""
        return hours_of(self.case, self.capacity, function, supplier, self.ticket_hours)[1]

    @property
    def ticket_hours(self) -> float:
        """Hours a month requests for help take."""
        return ticket_hours(self.case)

    def included(self, supplier: Supplier) -> tuple[str, ...]:
        """The functions a supplier's own price covers, or everything it provides."""
        price = stated_price(supplier)
        if price is not None and price.includes is not None:
            named: Sequence[str] = price.includes
        else:
            held = self.case.engagement.today
            serving = [name for name, suppliers in held.items() if supplier.id in suppliers]
            named = serving or [name for name in self.case.terrain.functions if supplier.provides(name)]
        excluded = price.excludes if price is not None else ()
        return tuple(sorted(name for name in named if name not in excluded))

    def lists(self, supplier: Supplier) -> Sequence[PriceList]:
        """The price lists of a supplier's offering and model, nearest first."""
        return self.price_lists.of(supplier)

    def hour_cost(self, supplier: Supplier, function: str | None = None) -> HourCost:
        """What an hour of a supplier's people costs, for work of a function whose trade may have its own rate."""
        listed = self.price_lists.first(supplier, "hours")
        if listed is not None and function is not None and function in listed.rates:
            listed = replace(listed, hours=listed.rates[function])
        return hour_cost(
            stated_price(supplier),
            lines.price_input(supplier.id),
            listed,
            self.parameters,
            self.case.terrain.capacity.hours_per_fte,
        )

    def _own(self, supplier: Supplier, price: Price, functions: Sequence[str]) -> Quote:
        """What a provider's stated price comes to for some of its functions."""
        if price.structure in fees.BY_THE_HOUR:
            return Quote.of(line for name in functions for line in self._hired(supplier, name))
        if price.structure in fees.BY_THE_JOB:
            return Quote.of([lines.uncharged("by_the_job", name) for name in functions])
        line = lines.stated(supplier.id, price, functions, self.parameters, self.size)
        if price.structure in fees.WHOLE:
            return Quote.of([line])
        share = price.residual_share
        if share is None:
            return self._with_residual([line], self.price_lists.residual(supplier))
        fee = (line.value, line.value, line.value)
        return Quote.of([line, lines.excluded(fee, (share, share, share), (lines.price_input(supplier.id),))])

    def _singly(self, supplier: Supplier, functions: Sequence[str]) -> Quote:
        return Quote.of(chain.from_iterable(self.annual(name, supplier).lines for name in functions))

    def _with_residual(self, charged: Sequence[Line], residual: str | None) -> Quote:
        """Lines, and what work outside the contract costs on top of them; `residual` names that share."""
        quote = Quote.of(charged)
        if residual is None or not quote.value:
            return quote
        fee = (quote.low, quote.value, quote.high)
        return Quote.of([*charged, lines.excluded(fee, self.parameters.edges(residual), (residual,))])

    def _hired(self, supplier: Supplier, function: str) -> list[Line]:
        """Hours a function takes at what an hour costs, and the licences its people do not bring with them.

        No fewer hours than the list sells; where licences are bought, people who handle them are as well.
        """
        hours = hours_of(self.case, self.capacity, function, supplier, self.ticket_hours)
        least = next((item.least_hours for item in self.lists(supplier) if stated_price(supplier) is None), None)
        tools = self._tools(supplier, function)
        if not (hours[1] or (tools and is_asked_of(self.case, function, supplier))):
            least = None
        return [lines.worked(function, hours, self.hour_cost(supplier, function), least, self.parameters), *tools]

    def _packed(self, supplier: Supplier, package: PriceList) -> list[Line]:
        """What a package costs, at least what its contract costs however small the organization."""
        charged = [package_charge(charge, package, self.parameters, self.size) for charge in package.bundle]
        least = next((item.bundle_least for item in self.lists(supplier) if item.bundle_least is not None), None)
        return at_least(charged, least, self.parameters, package)

    def _tools(self, supplier: Supplier, function: str) -> list[Line]:
        """The licences that people hired by the hour do not bring with them."""
        charges = (item.functions.get(function, ()) for item in self.lists(supplier))
        return self.due(next((found for found in charges if found), ()), function)

    def due(self, charges: Iterable[Charge], function: str) -> list[Line]:
        """The charges for a function that are due."""
        due = (charge for charge in charges if is_due(charge, self.case, self.capacity, self.size.users))
        return [function_charge(charge, function, self.parameters, self.size) for charge in due]

    def _hourly(self, supplier: Supplier) -> bool:
        price = stated_price(supplier)
        if price is not None:
            return price.structure in fees.BY_THE_HOUR
        return self.price_lists.first(supplier, "hours") is not None

    def _unpriced(self, supplier: Supplier) -> NoChargeCode:
        if supplier is INDEPENDENT:
            return "not_asked"
        tester = supplier.model is not None and supplier.model.third_party
        return "by_the_job" if self.lists(supplier) and not tester else "price_not_stated"
