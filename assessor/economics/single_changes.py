"""Single changes from today: one function given to one supplier, or one paper obtained, and what that closes.

Each is judged as today's arrangement with that one difference, by the same evaluator. A supplier nobody has hired yet
is supposed to sign the papers it needs.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from assessor.evaluate.alike import classes
from assessor.evaluate.capacity import Capacity
from assessor.evaluate.changed import changed
from assessor.evaluate.demand import Judge
from assessor.evaluate.gates import in_reach, paper
from assessor.evaluate.obligation import judge
from assessor.evaluate.supply import TODAY, Arrangement, today
from assessor.model.scales import IN_PLACE, Truth, Verdict
from assessor.model.value import dataclass, replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.economics.market import Market
    from assessor.economics.places import Place
    from assessor.economics.problem import Problem
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.model.engagement import Engagement, Provider
    from assessor.model.plan import Obligation

# What a change closes and what it loses.
Difference = tuple[tuple[str, ...], tuple[str, ...]]
_OPEN = (Verdict.GAP, Verdict.PARTIAL, Verdict.NOT_ASSESSABLE)


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedChange:
    """One change with the obligations it brings in place, those it loses, and what it adds to the year's fees (cents).

    `paper` names what is to be obtained from the supplier; without one the supplier takes over the function.
    """

    supplier: str
    function: str | None = None
    paper: str | None = None
    closes: tuple[str, ...] = ()
    loses: tuple[str, ...] = ()
    cost: int = 0
    known: bool = False

    @property
    def net(self) -> int:
        """How many more obligations are in place."""
        return len(self.closes) - len(self.loses)

    def order(self) -> tuple[float, int, int, int, str, str]:
        """Most closed for a dollar first (a free change counts as a cent), then the cheaper, then by name.

        Between equals papers come first, then whoever serves already.
        """
        stranger = 0 if self.paper is not None else 1 if self.known else 2
        what = self.function or self.paper or ""
        return (-self.net / max(self.cost, 1), self.cost, -self.net, stranger, self.supplier, what)


class Changes:
    """Every single change from today that closes something."""

    def __init__(self, market: Market, problem: Problem, judgements: Mapping[str, Judgement]) -> None:
        self.market = market
        self.problem = problem
        self.case = market.case
        self._in_place = {ref: _derived(judgement) in IN_PLACE for ref, judgement in judgements.items()}
        self._open = {ref for ref, judgement in judgements.items() if judgement.verdict in _OPEN}
        self._now = frozenset(
            index
            for index, place in enumerate(market.places)
            if place.supplier.id in self._running(place.function) and not (place.beside or place.extended)
        )
        self._rows: dict[str, list[Obligation]] = {}
        for row in self.case.plan.obligations:
            if row.ref in judgements and self.case.applicability[row.ref] is Truth.YES:
                for name in self.case.functions_of(row) or ():
                    self._rows.setdefault(name, []).append(row)

    def _running(self, function: str) -> set[str]:
        return {supplier.id for supplier in self.market.now.supply.get(function) or ()}

    def all(self) -> tuple[PricedChange, ...]:
        """Those that close more than they lose, in the order of `order`; of equal assignments the first."""
        worthwhile = (change for change in (*self._assignments(), *self._papers()) if change.net > 0)
        first: dict[object, PricedChange] = {}
        for change in sorted(worthwhile, key=PricedChange.order):
            first.setdefault((change.function or change.supplier, change.paper, change.closes), change)
        return tuple(first.values())

    def _assignments(self) -> Iterator[PricedChange]:
        judge_of = Judge(self.case, self.market.capacity)
        for index, place in enumerate(self.market.places):
            if index in self._now or place.beside or place.extended or self._unsold(index):
                continue
            if not any(row.ref in self._open for row in self._rows.get(place.function, ())):
                continue
            arrangement = self._with(place)
            closes, loses = self._difference(self.case, judge_of, arrangement, self._rows[place.function])
            if closes:
                yield PricedChange(
                    supplier=place.supplier.id,
                    function=place.function,
                    closes=closes,
                    loses=loses,
                    cost=self._added(index, place),
                    known=self.market.known(place.supplier.id),
                )

    def _unsold(self, index: int) -> bool:
        """Whether nobody sells an option, because it would meet nothing."""
        return self.problem.options[index].fee is None and not any(
            index in bundle.covers for bundle in self.problem.bundles
        )

    def _with(self, place: Place) -> Arrangement:
        """Today, with one function in other hands; a supplier that serves already stays the same one."""
        known = {one.id: one for running in self.market.now.supply.values() for one in running or ()}
        supplier = known.get(place.supplier.id, place.supplier)
        supply = {**self.market.now.supply, place.function: (supplier,)}
        return Arrangement(TODAY, supply)

    def _added(self, index: int, place: Place) -> int:
        """What the new assignment adds to the fees, less what the suppliers it replaces no longer cost."""
        replaced = {option for option in self._now if self.market.places[option].function == place.function}
        return self.problem.spent((self._now - replaced) | {index}) - self.problem.spent(self._now)

    def _papers(self) -> Iterator[PricedChange]:
        rows = [row for row in self.case.plan.obligations if row.ref in self._open]
        alike = {one.id: group[0].id for group in classes(self.case) for one in group}
        known: dict[tuple[str, str], Difference] = {}
        for provider, needs in self._missing():
            key = alike[provider.id], needs
            if key not in known:
                known[key] = self._with_paper(provider, needs, rows)
            closes, loses = known[key]
            if closes:
                yield PricedChange(supplier=provider.id, paper=needs, closes=closes, loses=loses, known=True)

    def _with_paper(self, provider: Provider, needs: str, rows: Sequence[Obligation]) -> Difference:
        engagement = self._signed(provider, needs)
        case = changed(self.case, engagement)
        arrangement = today(case.terrain, engagement, case.suppliers)
        return self._difference(case, Judge(case, Capacity(case)), arrangement, rows)

    def _missing(self) -> Iterable[tuple[Provider, str]]:
        """Papers some gate asks of a provider that serves here, and nobody has said are there."""
        missing: dict[tuple[str, str], tuple[Provider, str]] = {}
        for provider in self.case.engagement.providers:
            supplier = self.case.suppliers[provider.id]
            for gate in self.case.terrain.gates.values():
                if in_reach(self.case, gate, supplier) is not Truth.NO and paper(provider, gate) is not Truth.YES:
                    missing.setdefault((provider.id, gate.needs), (provider, gate.needs))
        return missing.values()

    def _signed(self, provider: Provider, needs: str) -> Engagement:
        signed = replace(provider, artefacts={**provider.artefacts, needs: "to be obtained"})
        providers = tuple(signed if one is provider else one for one in self.case.engagement.providers)
        return replace(self.case.engagement, providers=providers)

    def _difference(
        self, case: Case, judge_of: Judge, arrangement: Arrangement, rows: Sequence[Obligation]
    ) -> Difference:
        """Obligations in place that were not, and the other way round, before people's determinations.

        Looked at is no more than it takes to see that a change closes nothing, or loses as much: it is none of those
        worth listing then, and its losses are those found so far.
        """

        def is_in_place(row: Obligation) -> bool:
            return _derived(judge(case, judge_of, row, (arrangement,), proven=False)) in IN_PLACE

        closes = tuple(
            row.ref for row in rows if row.ref in self._open and not self._in_place[row.ref] and is_in_place(row)
        )
        lost = (row.ref for row in rows if self._in_place[row.ref] and not is_in_place(row))
        return closes, tuple(islice(lost, len(closes)))


def _derived(judgement: Judgement) -> Verdict:
    return judgement.verdict if judgement.derived is None else judgement.derived
