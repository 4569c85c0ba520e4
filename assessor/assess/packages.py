"""Packages as a part of the result: what one signs, what moves, what it costs and how sure that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.chosen_arrangement import shares_of
from assessor.assess.package_lines import once_lines, released
from assessor.economics.added_work import added_hours
from assessor.economics.amounts import cents, dollars
from assessor.economics.chance import quantile
from assessor.economics.charges import HORIZON, MONTHS
from assessor.economics.fee_lines import fee_line
from assessor.economics.months_left import months_left
from assessor.economics.packages import cancelled, hired, moved, signed, vendors
from assessor.economics.problem import meets
from assessor.model.value import dataclass
from assessor.result.packages import (
    ContractAddition,
    FewerVendors,
    Handover,
    Package,
    Purchase,
    RunningContract,
    paid_ahead,
)
from assessor.result.prices import Range
from assessor.result.worth_asking import OtherHands

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from assessor.economics.chance import Floats
    from assessor.economics.choosing import CandidateStanding
    from assessor.economics.problem import Choice
    from assessor.economics.recommend import SearchOutcome

_DIGITS = 4
_YEARS = HORIZON / MONTHS


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """What a choice costs a year in a mean year, in cents; `breach` is what a breach counts, bad years included."""

    spent: int
    tools: int
    invoices: int
    losses: int
    breach: int

    @property
    def cash(self) -> int:
        """What leaves in money."""
        return self.spent + self.tools + self.invoices


def bill_of(outcome: SearchOutcome, choice: Choice) -> Bill:
    """The bill of a choice: certain cost, tools it makes you buy, invoices, and what else incidents cost."""
    losses = outcome.books.losses
    regime = losses.regimes.of(outcome.market.arrangement(choice))
    invoices = cents(losses.invoices(regime))
    return Bill(
        spent=outcome.problem.spent(choice),
        tools=cents(losses.tools(regime).value),
        invoices=invoices,
        losses=cents(losses.mean(regime)) - invoices,
        breach=outcome.problem.exposed(choice),
    )


def packages_of(outcome: SearchOutcome) -> tuple[Package, ...]:
    """Every candidate."""
    return tuple(_package(outcome, standing) for standing in outcome.standing)


def _package(outcome: SearchOutcome, standing: CandidateStanding) -> Package:
    candidate, market = standing.candidate, outcome.market
    choice, bill = candidate.choice, bill_of(outcome, candidate.choice)
    once, running = _once(outcome, choice)
    met = outcome.problem.met(choice)
    lines = tuple(map(fee_line, outcome.books.account(market.arrangement(choice)).fees.lines))
    purchases = purchases_of(outcome, choice)
    return Package(
        ids=candidate.ids,
        recommended=standing is outcome.taken,
        recommendable=standing.recommendable,
        meets=candidate.met,
        asked=len(outcome.problem.targets),
        annual_cost=dollars(bill.cash),
        annual_range=range_of(standing.cash),
        annual_median=_point(standing.cash, 0.5),
        first_year_cash=dollars(bill.cash + round(once * (_YEARS - 1)) + running) + paid_ahead(lines, purchases),
        once=dollars(round(once * _YEARS)),
        expected_losses=dollars(bill.losses),
        risk_charge=dollars(candidate.best.price - bill.cash - bill.losses - bill.breach),
        breach=outcome.books.breach_risk(market.arrangement(choice)),
        functional_cost=dollars(candidate.best.price),
        moves=tuple(_moves(outcome, choice)),
        signed=tuple(sorted(signed(market, choice))),
        hired=tuple(sorted(hired(market, choice))),
        cancelled=tuple(sorted(cancelled(market, choice))),
        vendors=tuple(sorted(vendors(market, choice))),
        purchases=purchases,
        running_contracts=running_contracts(outcome, choice),
        released=tuple(released(outcome, choice)),
        fee_lines=lines,
        once_lines=tuple(once_lines(outcome, choice)),
        expected_invoices=dollars(bill.invoices),
        misses=tuple(target.id for target in outcome.problem.targets if target.id not in met),
        unstated=tuple(sorted({holder for _, holder in candidate.unstated})),
        waits=tuple(_waiting(outcome, choice, met)),
        beaten_by=None if standing.beaten_by is None else standing.beaten_by.id,
        cheapest_in=round(standing.cheapest_in, _DIGITS),
        regret=round(standing.regret, 2),
    )


def _waiting(outcome: SearchOutcome, choice: Choice, met: Collection[str]) -> Iterator[str]:
    """The targets met that are not met as things are stated."""
    for name, target in outcome.aims.stated_only.items():
        if name in met and not all(meets(clause, choice) for clause in target.clauses):
            yield name


def range_of(cash: Floats) -> Range:
    """The middle nine tenths of what is drawn, whole dollars.

    What counts at likeliest prices can lie outside: least amounts make prices lopsided, and nearly all draws cost more.
    """
    return Range(low=_point(cash, 0.05), high=_point(cash, 0.95))


def _point(cash: Floats, share: float) -> int:
    """What a share of the draws does not exceed, whole dollars."""
    return round(quantile(cash, share) or 0.0)


def other_hands(outcome: SearchOutcome, other: Choice) -> tuple[OtherHands, ...]:
    """What another choice gives to somebody else; a function it gives to nobody has no supplier."""
    places, best = outcome.market.places, outcome.best.choice
    left = {places[option].function for option in best - other}
    taken = {places[option].function: places[option].supplier.id for option in other - best}
    return tuple(OtherHands(function=name, supplier=taken.get(name)) for name in sorted(left | set(taken)))


def fewer_vendors_of(outcome: SearchOutcome) -> tuple[FewerVendors, ...]:
    """What each outside party less would cost, beside what is recommended."""
    return tuple(
        FewerVendors(
            vendors=tuple(sorted(vendors(outcome.market, best.choice))),
            moves=len(moved(outcome.market) & best.choice),
            hired=tuple(sorted(hired(outcome.market, best.choice))),
            differences=other_hands(outcome, best.choice),
            annual_cost=dollars(bill_of(outcome, best.choice).cash),
            functional_cost=dollars(best.price),
            more=dollars(best.price - outcome.best.price),
        )
        for best in outcome.vendor_steps
    )


def _once(outcome: SearchOutcome, choice: Choice) -> tuple[int, int]:
    """Cents a year of what is paid once, and how much more of contracts that run on falls into the first year."""
    problem, book, market = outcome.problem, outcome.book, outcome.market
    suppliers = problem.suppliers(choice)
    once = sum(problem.entrance.get(name, 0) for name in suppliers)
    once += sum(problem.options[option].moving for option in choice)
    for name in suppliers:
        supplier = market.suppliers.get(name)
        if supplier is not None and not market.known(name):
            functions = [
                market.places[option].function for option in choice if market.places[option].supplier is supplier
            ]
            once += cents(book.joining(supplier, book.fees(supplier, functions)).value)
    running = 0
    for bundle in problem.running_on(choice):
        months = months_left(outcome.market.case, market.suppliers[bundle.supplier])
        ending = min(bundle.running, cents(book.ending().value))
        fee = bundle.running - ending
        once += ending
        if months:
            running += round(fee * HORIZON / months * min(months, MONTHS) / MONTHS) - fee
    return once, running


def _moves(outcome: SearchOutcome, choice: Choice) -> Iterator[Handover]:
    for option in sorted(moved(outcome.market) & choice):
        place = outcome.market.places[option]
        held = outcome.market.now.supply.get(place.function) or ()
        yield Handover(function=place.function, today=tuple(sorted(one.id for one in held)), supplier=place.supplier.id)


def purchases_of(outcome: SearchOutcome, choice: Choice) -> tuple[Purchase, ...]:
    """Everybody in a choice, dearest first."""
    problem, market, shares = outcome.problem, outcome.market, shares_of(outcome.problem, choice)
    positions, made = hired(market, choice), []
    for name in problem.suppliers(choice):
        own = [option for option in sorted(choice) if problem.options[option].supplier == name]
        places = [market.places[option] for option in own]
        made.append(
            Purchase(
                supplier=name,
                new=not market.known(name) or name in positions,
                functions=tuple(place.function for place in places),
                added=tuple(place.function for place in places if not (place.examines or market.serves_today(place))),
                beside=tuple(place.function for place in places if market.joins(place)),
                additions=tuple(_additions(outcome, own)),
                annual=dollars(sum(shares[option] for option in own)),
            )
        )
    return tuple(sorted(made, key=lambda one: (-one.annual, one.supplier)))


def _additions(outcome: SearchOutcome, options: Iterable[int]) -> Iterator[ContractAddition]:
    """What comes to a contract through some of its options."""
    for option in options:
        place = outcome.market.places[option]
        if place.extended:
            added = place.supplier.adds[place.function]
            yield ContractAddition(
                function=place.function,
                capabilities=added,
                hours=round(added_hours(outcome.book, added)[1], _DIGITS),
                annual=dollars(outcome.problem.options[option].added),
            )


def running_contracts(outcome: SearchOutcome, choice: Choice) -> tuple[RunningContract, ...]:
    """Contracts that are no longer used and still cost something."""
    made = []
    for bundle in outcome.problem.running_on(choice):
        provider = outcome.market.suppliers[bundle.supplier].provider
        contract = provider.contract if provider is not None else None
        ends = contract.ends if contract is not None else None
        made.append(RunningContract(supplier=bundle.supplier, ends=ends, annual=dollars(bundle.running)))
    return tuple(made)
