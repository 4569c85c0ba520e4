"""The recommended arrangement function by function: who, for how much, why, and how much hangs on one supplier."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assessor.economics.amounts import dollars
from assessor.economics.problem import meets
from assessor.economics.variables import variables
from assessor.model.scales import CUSTOMER
from assessor.result.recommendation import Concentration, RecommendedLine, SupplierTotal
from assessor.result.recommended_condition import RecommendedCondition
from assessor.result.recommended_line import LineShare, LineVariables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import Literal

    from assessor.assess.engine import Assessment
    from assessor.economics.problem import Choice, Problem
    from assessor.economics.recommend import SearchOutcome
    from assessor.result.recommendation import ChoiceReason

_DIGITS = 4
# A provider with more of the essential abilities than this is hard to do without (the trade's own warning).
MOST_WITH_ONE = 0.6


class ChosenArrangement:
    """What was chosen, seen by function and by supplier."""

    def __init__(self, assessment: Assessment, outcome: SearchOutcome) -> None:
        self.assessment = assessment
        self.outcome = outcome
        self.problem = outcome.problem
        self.market = outcome.market
        self.choice = outcome.best.choice
        self.functions = assessment.plan.terrain.functions
        self.option_of: dict[str, int] = {}
        self.sharing: dict[str, tuple[int, ...]] = {}
        for option in sorted(self.choice):
            place = self.market.places[option]
            if place.beside:
                self.sharing[place.function] = (*self.sharing.get(place.function, ()), option)
            else:
                self.option_of[place.function] = option
        for function in sorted(self.sharing.keys() - self.option_of.keys()):  # an examination, and nobody tests
            self.option_of[function], *others = self.sharing.pop(function)
            self.sharing[function] = tuple(others)

    def by_function(self) -> dict[str, tuple[str, ...]]:
        """Function to supplier ids, reserved functions included."""
        suppliers = {name: self._everybody(name, option) for name, option in self.option_of.items()}
        reserved = {function.id: (CUSTOMER,) for function in self.functions.values() if function.kind == "reserved"}
        return dict(sorted({**suppliers, **reserved}.items()))

    def _everybody(self, function: str, option: int) -> tuple[str, ...]:
        """Who answers for a function, and who has a share in it, by id."""
        places = (self.market.places[one] for one in (option, *self.sharing.get(function, ())))
        return tuple(sorted(place.supplier.id for place in places if not place.examines))

    def lines(self) -> tuple[RecommendedLine, ...]:
        """One line for each function somebody runs then."""
        return tuple(self._line(name, option) for name, option in self.option_of.items())

    def _line(self, function: str, option: int) -> RecommendedLine:
        place = self.market.places[option]
        supplier = place.supplier
        beside = self.sharing.get(function, ())
        now = self.market.now.supply.get(function)
        today = None if now is None else tuple(sorted(one.id for one in now))
        return RecommendedLine(
            function=function,
            supplier=supplier.id,
            model=supplier.model.id if supplier.model is not None else None,
            offering=supplier.offering,
            beside=tuple(map(self._share, beside)),
            adds=supplier.adds.get(function, ()) if place.extended else (),
            adds_annual=dollars(self.problem.options[option].added) if place.extended else None,
            annual=dollars(sum(self._shares[one] for one in (option, *beside))),
            reason_codes=tuple(self._reasons(option)),
            today=today,
            changed=self.market.moves(self.market.places[option]),
            variables=self._variables[function],
        )

    def _share(self, option: int) -> LineShare:
        """Who has a share in a function."""
        place = self.market.places[option]
        return LineShare(
            supplier=place.supplier.id,
            today=self.market.serves_today(place),
            annual=dollars(self._shares[option]),
        )

    @cached_property
    def _variables(self) -> Mapping[str, LineVariables]:
        """The four variables of each function under the recommended arrangement."""
        books, arrangement = self.outcome.books, self.market.arrangement(self.choice)
        return variables(books.book, books.losses, arrangement, self.option_of)

    @cached_property
    def _shares(self) -> dict[int, int]:
        """What each chosen option costs."""
        return shares_of(self.problem, self.choice)

    def _reasons(self, option: int) -> Iterator[ChoiceReason]:
        """Why it is this supplier (docs/recommendation.md)."""
        place = self.market.places[option]
        function = self.functions[place.function]
        serves_today = self.market.serves_today(place)
        if serves_today:
            yield "today"
        if function.kind == "independent":
            yield "independent"
        if place.examines:
            return
        if self._is_needed(option):
            yield "obligations"
            yield "cheapest" if self._has_rivals(option) else "only_one"
        elif function.needed_anyway:
            yield "needed_anyway"
            yield "cheapest"
        elif self._shares[option] == 0 and function.kind != "independent":
            yield "free"
        elif self.problem.outlook_loss(self.choice) < self._loss_without(option):
            yield "incidents"
        elif self.problem.exposed(self.choice) < self.problem.exposed(self.choice - {option}):
            yield "breach"
        elif not serves_today:
            yield "kept_on"
            yield "cheapest"

    def _is_needed(self, option: int) -> bool:
        """Whether some obligation falls without it."""
        rest = self.choice - {option}
        return any(not meets(clause, rest) for target in self.problem.targets for clause in target.clauses)

    def _has_rivals(self, option: int) -> bool:
        """Whether some other option of the function could stand in its place."""
        rest = self.choice - {option}
        seat = self.problem.options[option].function
        others = (other for other in self.problem.functions[seat] if other != option)
        return any(self.problem.admits(rest | {other}) for other in others)

    def _loss_without(self, option: int) -> int:
        regime = self.problem.outlook.regime(self.choice - {option})
        return self.problem.outlook.losses.get(regime, 0)

    @cached_property
    def _options_of(self) -> Mapping[str, tuple[int, ...]]:
        """The chosen options of each supplier, suppliers by id."""
        options: dict[str, tuple[int, ...]] = {}
        for option in sorted(self.choice):
            name = self.problem.options[option].supplier
            options[name] = (*options.get(name, ()), option)
        return dict(sorted(options.items()))

    def suppliers(self) -> tuple[SupplierTotal, ...]:
        """Each supplier with what it runs and costs."""
        made = [
            SupplierTotal(
                id=name,
                serves_today=self.market.known(name),
                functions=tuple(self.market.places[option].function for option in options),
                annual=dollars(sum(self._shares[option] for option in options)),
                bundles=tuple(bundle.id for bundle in self.problem.fees(name, self.choice)[1]),
                entrance=dollars(self.problem.entrance.get(name, 0)),
                moving=dollars(sum(self.problem.options[option].moving for option in options)),
            )
            for name, options in self._options_of.items()
        ]
        return tuple(made)

    def concentration(self) -> tuple[Concentration, ...]:
        """Suppliers on whom too much hangs, or who both run and check."""
        return tuple(self._concentration())

    def _concentration(self) -> Iterator[Concentration]:
        abilities = self._abilities()
        needed = len(set().union(*abilities.values()))
        for name, own in abilities.items():
            share = len(own) / needed
            supplier = self.market.suppliers.get(name)
            if share > MOST_WITH_ONE and not (supplier is not None and supplier.employees):
                yield _warning(name, "share", len(own), needed)
            kinds = {self.functions[self.market.places[option].function].kind for option in self._options_of[name]}
            if {"independent", "delegable"} <= kinds:
                yield _warning(name, "assessor", len(own), needed)

    def _abilities(self) -> dict[str, set[str]]:
        """What each supplier helps to achieve, of the abilities the targets are about; suppliers by id."""
        abilities: dict[str, set[str]] = {}
        for target in self.problem.targets:
            for clause, about in zip(target.clauses, target.about, strict=True):
                seats = [seat for way in clause for seat in way.seats]
                for option in self.choice:
                    if any(option in seat for seat in seats):
                        abilities.setdefault(self.problem.options[option].supplier, set()).add(about)
        return dict(sorted(abilities.items()))

    def covering(self) -> tuple[RecommendedCondition, ...]:
        """Providers that serve only some asset groups today would have to serve all, where an obligation needs them."""
        needed = (name for name, options in self._options_of.items() if any(map(self._is_needed, options)))
        missing = {name: self._groups_missing(name) for name in needed}
        return tuple(
            RecommendedCondition(
                kind="covers",
                id=name,
                model=None,
                offering=None,
                providers=(),
                groups=groups,
                hours=None,
                every=None,
                answers=(),
                obligations=(),
            )
            for name, groups in missing.items()
            if groups
        )

    def _groups_missing(self, supplier: str) -> tuple[str, ...]:
        """The asset groups that a supplier, if it serves here with a stated coverage, does not serve."""
        known = self.market.suppliers.get(supplier)
        provider = known.provider if known is not None else None
        if known is None or provider is None or provider.covers is None or provider.covers.everything:
            return ()
        if known.is_vendor:  # it serves what it was made for, and is asked for nothing else
            return ()
        groups = self.assessment.case.engagement.asset_groups
        return tuple(group.id for group in groups if group.id not in provider.covers.groups)


def _warning(supplier: str, kind: Literal["share", "assessor"], abilities: int, needed: int) -> Concentration:
    return Concentration(
        supplier=supplier,
        kind=kind,
        share=round(abilities / needed, _DIGITS),
        abilities=abilities,
        abilities_needed=needed,
    )


def shares_of(problem: Problem, choice: Choice) -> dict[int, int]:
    """What each option of a choice costs: its own fee and an even part of whatever it shares; they add up exactly."""
    shares = dict.fromkeys(sorted(choice), 0)
    for name in sorted({problem.options[option].supplier for option in shares}):
        own = [option for option in shares if problem.options[option].supplier == name]
        _, bought = problem.fees(name, choice)
        for bundle in bought:
            _split(shares, [option for option in own if option in bundle.covers], bundle.fee)
        covered = frozenset[int]().union(*(bundle.covers for bundle in bought))
        for option in own:
            shares[option] += 0 if option in covered else problem.options[option].fee or 0
            shares[option] += problem.options[option].moving + problem.options[option].added
        _split(shares, own, problem.entrance.get(name, 0))
    return shares


def _split(shares: dict[int, int], options: list[int], amount: int) -> None:
    """Spread an amount evenly; what does not divide goes to the first ones."""
    for position, option in enumerate(options):
        shares[option] += amount // len(options) + (position < amount % len(options))
