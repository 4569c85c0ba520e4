"""Who could run what: the engagement's providers on their own terms, and every offering of every support model.

Reserved functions stay with the organization, and an independent function may go to a third party still to be
engaged. A supplier whose hours are limited and not known, or none, cannot be relied on and is left out.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assessor.economics.additions import extended, narrowed
from assessor.economics.examiners import examinations
from assessor.economics.incumbents import incumbents, is_sold
from assessor.economics.places import LeftOut, Place
from assessor.economics.positions import enough, skills_of
from assessor.economics.regimes import DESK, FIELD
from assessor.evaluate.capacity import ORGANIZATION_HOURS
from assessor.evaluate.supply import (
    INDEPENDENT,
    ORGANIZATION,
    RECOMMENDED,
    Arrangement,
    Supplier,
    is_move,
    offered,
    offers_of,
    today,
)
from assessor.model.condition import number_of
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from assessor.economics.additions import Addition
    from assessor.economics.problem import Choice
    from assessor.evaluate.capacity import Capacity
    from assessor.evaluate.case import Case
    from assessor.evaluate.hour_pool import HourPool
    from assessor.model.rules import Function
    from assessor.result.recommendation import UnreliableHours


class Market:
    """The options of one case, in a fixed order; option numbers are positions in `places`."""

    def __init__(self, case: Case, capacity: Capacity) -> None:
        self.case = case
        self.capacity = capacity
        self.left_out: list[LeftOut] = []
        self._ledgers: dict[tuple[str, Supplier], HourPool | None] = {}
        self.now = today(case.terrain, case.engagement)
        self.suppliers = self._suppliers()
        self.wider = self._extended()
        self.places = tuple(self._places())
        self.number = {
            place.key: index for index, place in enumerate(self.places) if not (place.beside or place.extended)
        }

    def _suppliers(self) -> dict[str, Supplier]:
        """Everybody who could be chosen, by id; an engagement that describes its own staff has no other.

        Where a provider's own offers are compared, they stand in place of the usual offerings of their models.
        """
        terrain = self.case.terrain
        own = incumbents(self.case)
        staffed = any(supplier.pool == ORGANIZATION_HOURS for supplier in own.values())
        new = {
            name: supplier
            for name, supplier in offered(terrain).items()
            if not (staffed and supplier.pool == ORGANIZATION_HOURS)
        }
        sold = offers_of(terrain, self.case.engagement)
        replaced = {supplier.model.id for supplier in sold.values() if supplier.model is not None}
        usual = {name: one for name, one in new.items() if one.model is None or one.model.id not in replaced}
        return {**usual, **sold, **enough(self.case, self.capacity, self.alone), **own}

    def _extended(self) -> dict[str, Supplier]:
        """Providers that serve here with all that their contracts could take on, by id."""
        made = {}
        for name, supplier in self.suppliers.items():
            if supplier.hired or (supplier.own_staff and not self.spare_hours):
                continue
            skills = skills_of(supplier)
            held = [
                function
                for function, holders in self.now.supply.items()
                if any(one.id == name for one in holders or ()) and (not supplier.own_staff or function in skills)
            ]
            if (wider := extended(supplier, held)) is not None:
                made[name] = wider
        return made

    def settle(self, additions: Collection[Addition]) -> None:
        """Leave of what contracts could take on only what something asks for."""
        asked: dict[str, dict[str, tuple[str, ...]]] = {}
        for one in sorted(additions, key=lambda one: one.capability):
            mine = asked.setdefault(one.supplier, {})
            mine[one.function] = (*mine.get(one.function, ()), one.capability)
        final = {name: narrowed(self.suppliers[name], wider, asked.get(name, {})) for name, wider in self.wider.items()}
        self.places = tuple(
            replace(place, supplier=final[place.supplier.id]) if place.extended else place for place in self.places
        )
        self.wider = final

    def _shared(self, function: Function) -> bool:
        """Whether several have a function today, each of them with a share."""
        return len(self.now.supply.get(function.id) or ()) > 1 and function.kind == "delegable"

    def holder_order(self, supplier: str) -> tuple[int, str]:
        """Whoever has most functions today comes first and answers for what is shared."""
        held = sum(any(one.id == supplier for one in holders or ()) for holders in self.now.supply.values())
        return -held, supplier

    def _helps(self, function: Function, supplier: Supplier) -> bool:
        """Whether somebody hired by the hour could do what own staff, who keep a function, do not do of it."""
        hired = supplier.provider is None and supplier.model is not None and supplier.model.capacity == "bought_hours"
        held = self.now.supply.get(function.id) or ()
        return hired and any(one.own_staff for one in held) and self._may_be_helped(function)

    def _may_be_helped(self, function: Function) -> bool:
        """Whether what incidents cost does not hang on who has a function."""
        losses = self.case.terrain.economics.losses
        told = {DESK, FIELD, *(losses.upkeep.functions if losses is not None else ())}
        return function.kind == "delegable" and function.id not in told

    def options_of(self, function: str, supplier: str) -> tuple[int, ...]:
        """The options in which a supplier has a function or a share in it, on whatever terms."""
        return self._options_of.get((function, supplier), ())

    @cached_property
    def _options_of(self) -> dict[tuple[str, str], tuple[int, ...]]:
        options: dict[tuple[str, str], tuple[int, ...]] = {}
        for index, place in enumerate(self.places):
            options[place.key] = (*options.get(place.key, ()), index)
        return options

    def options_by(self, function: str, supplier: Supplier) -> tuple[int, ...]:
        """The options in which a supplier has a function or a share in it on these very terms."""
        return tuple(one for one in self.options_of(function, supplier.id) if self.places[one].supplier is supplier)

    def _places(self) -> Iterable[Place]:
        refused: dict[str, UnreliableHours] = {}
        for function in sorted(self.case.terrain.functions.values(), key=lambda one: one.id):
            if function.kind == "reserved":
                continue
            for name in sorted(self.suppliers):
                supplier = self.suppliers[name]
                if not (supplier.provides(function.id) and is_sold(function.id, supplier)):
                    continue
                code = self._unreliable(function.id, supplier)
                if code is None:
                    yield from self._ways(function, supplier)
                else:
                    refused.setdefault(name, code)
            if function.kind == "independent":
                yield Place(function.id, INDEPENDENT)
        users = number_of(self.case.facts.get("users")) or 0.0
        for called in examinations(self.case, self.capacity, users):
            yield Place(called.function, called.supplier, beside=True)
        self.left_out = [LeftOut(name, code) for name, code in sorted(refused.items())]

    def _ways(self, function: Function, supplier: Supplier) -> Iterable[Place]:
        """A supplier as it is; its share, where it has one today or helps own staff; and with more in its contract."""
        whole = Place(function.id, supplier)
        yield whole
        if (self._shared(function) and self.serves_today(whole)) or self._helps(function, supplier):
            yield Place(function.id, supplier, beside=True)
        wider = self.wider.get(supplier.id)
        if wider is not None and function.id in wider.adds:
            yield Place(function.id, wider, extended=True)

    def _unreliable(self, function: str, supplier: Supplier) -> UnreliableHours | None:
        """Why limited hours rule a supplier out for a function, if they do."""
        ledger = self.ledger(function, supplier)
        if supplier.own_staff and not supplier.hired and (code := self._new_work(function, supplier)) is not None:
            return code
        if ledger is None or (ledger.available is None and not self._limited(supplier)):
            return None
        if ledger.available is None:
            return "hours_not_stated"
        if ledger.available <= 0:
            return "no_hours"
        return "demand_not_stated" if ledger.tickets is None else None

    def _new_work(self, function: str, supplier: Supplier) -> UnreliableHours | None:
        """Why own staff cannot take on work it does not do today: that needs stated hours to spare and the skill."""
        if any(one.party == supplier.party for one in self.now.supply.get(function) or ()):
            return None
        if self.spare_hours is None:
            return "spare_hours_not_stated"
        if self.spare_hours <= 0:
            return "no_spare_hours"
        return None if function in skills_of(supplier) else "no_skill_stated"

    @property
    def spare_hours(self) -> float | None:
        """Hours a month own staff has left beside what it does today, as stated."""
        return number_of(self.case.facts.get("spare_hours"))

    def own_work_today(self) -> frozenset[str]:
        """The work own staff does today: abilities by id, and requests for help."""
        for supplier in self.suppliers.values():
            if (
                supplier.own_staff
                and not supplier.hired
                and (ledger := self.capacity.ledger(self.now, supplier)) is not None
            ):
                return frozenset({*ledger.needed, *(("tickets",) if ledger.tickets else ())})
        return frozenset()

    def moves(self, place: Place) -> bool:
        """Whether an option would take work from somebody who has it today."""
        held = self.now.supply.get(place.function)
        return bool(held) and not place.beside and is_move(held or (), (place.supplier,))

    def _limited(self, supplier: Supplier) -> bool:
        """Whether its hours are those there are; hours still to be bought have no limit but their price."""
        model = supplier.model
        return supplier.provider is not None or (model is not None and model.capacity == "organization_hours")

    def ledger(self, function: str, supplier: Supplier) -> HourPool | None:
        """The hours it would take to run one function alone; None where hours have no limit."""
        key = (function, supplier)
        if key not in self._ledgers:
            limited = supplier.pool is not None
            alone = self.alone({function: (supplier,)}) if limited else None
            self._ledgers[key] = self.capacity.ledger(alone, supplier) if alone is not None else None
        return self._ledgers[key]

    def alone(self, supply: Mapping[str, tuple[Supplier, ...]]) -> Arrangement:
        """An arrangement in which only these functions are given to anybody."""
        whole: dict[str, tuple[Supplier, ...] | None] = {}
        for function in self.case.terrain.functions.values():
            whole[function.id] = (ORGANIZATION,) if function.kind == "reserved" else supply.get(function.id, ())
        return Arrangement(RECOMMENDED, whole)

    def everybody(self) -> Arrangement:
        """The arrangement in which everybody runs everything he could."""
        supply: dict[str, tuple[Supplier, ...]] = {}
        for place in self.places:
            if not place.beside:
                supply[place.function] = (*supply.get(place.function, ()), place.supplier)
        return self.alone(supply)

    def arrangement(self, choice: Choice) -> Arrangement:
        """What a choice stands for."""
        supply: dict[str, tuple[Supplier, ...]] = {}
        chosen = (self.places[option] for option in choice)
        for place in sorted((place for place in chosen if not place.examines), key=lambda place: place.key):
            supply[place.function] = (*supply.get(place.function, ()), place.supplier)
        return replace(self.alone(supply), unmoved=frozenset(self._unmoved(supply)))

    def _unmoved(self, supply: Mapping[str, tuple[Supplier, ...]]) -> Iterable[str]:
        """The functions that nobody has but who has them today; one nobody is stated to have has nobody."""
        for function in self.case.terrain.functions.values():
            held, chosen = self.holders(function.id), {one.id for one in supply.get(function.id, ())}
            if function.kind == "reserved" or (chosen <= held and bool(chosen) == bool(held)):
                yield function.id

    def holders(self, function: str) -> frozenset[str]:
        """Who is stated to have a function today, by id."""
        return frozenset(one.id for one in self.now.supply.get(function) or ())

    def serves_today(self, place: Place) -> bool:
        """Whether it already runs this function."""
        return any(one.id == place.supplier.id for one in self.now.supply.get(place.function) or ())

    def joins(self, place: Place) -> bool:
        """Whether it would come beside whoever keeps the work."""
        return place.beside and not place.examines and not self.serves_today(place)

    def known(self, supplier: str) -> bool:
        """Whether a supplier already serves here in some function, or the provider that makes its offer does."""
        known = self.suppliers.get(supplier)
        names = {supplier, known.party if known is not None else supplier}
        return any(one.id in names for running in self.now.supply.values() for one in running or ())
