"""The recommended arrangement function by function: who, for how much, why, and how much hangs on one supplier."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from assessor.economics.problem import meets
from assessor.economics.variables import variables
from assessor.model.scales import CUSTOMER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.assess.engine import Assessment
    from assessor.assess.naming import Naming
    from assessor.economics.recommend import Recommended

Rows = list[dict[str, Any]]
_CENTS = 100
_DIGITS = 4
# A provider with more of the essential abilities than this is hard to do without (the trade's own warning).
MOST_WITH_ONE = 0.6


class Arranged:
    """What was chosen, seen by function and by supplier."""

    def __init__(self, assessment: Assessment, made: Recommended, naming: Naming) -> None:
        self.assessment = assessment
        self.made = made
        self.naming = naming
        self.problem = made.problem
        self.market = made.market
        self.terrain = assessment.plan.terrain
        self.chosen = {self.market.places[item].function: item for item in sorted(made.best.choice)}

    def by_function(self) -> dict[str, list[str]]:
        """Function to supplier ids, reserved functions included."""
        found = {name: [self.market.places[item].supplier.id] for name, item in self.chosen.items()}
        reserved = {item.id: [CUSTOMER] for item in self.terrain.functions.values() if item.kind == "reserved"}
        return dict(sorted({**found, **reserved}.items()))

    def lines(self) -> Rows:
        """One line for each function somebody runs then."""
        return [self._line(name, item) for name, item in self.chosen.items()]

    def _line(self, function: str, option: int) -> dict[str, Any]:
        supplier = self.market.places[option].supplier
        now = self.market.now.supply.get(function)
        today = None if now is None else sorted(item.id for item in now)
        return {
            "function": function,
            "title": self.terrain.functions[function].title,
            "supplier": supplier.id,
            "supplier_title": self.naming.provider(supplier.id),
            "offering": supplier.offering,
            "annual": self._shares[option] / _CENTS,
            "reason_codes": self._reasons(option),
            "today": today,
            "changed": today is None or today != [supplier.id],
            "variables": self._variables[function],
        }

    @cached_property
    def _variables(self) -> dict[str, dict[str, Any]]:
        """The four variables of each function under the recommended arrangement."""
        books, arrangement = self.made.books, self.made.arrangement
        if arrangement is None:
            return {}
        return variables(books.book, books.losses, arrangement, self.chosen)

    @cached_property
    def _shares(self) -> dict[int, int]:
        """What each chosen option costs: its own fee and an even part of whatever it shares; they add up exactly."""
        shares = dict.fromkeys(sorted(self.made.best.choice), 0)
        for name in sorted({self.problem.options[item].supplier for item in shares}):
            mine = [item for item in shares if self.problem.options[item].supplier == name]
            _, bought = self.problem.fees(name, self.made.best.choice)
            for bundle in bought:
                _split(shares, [item for item in mine if item in bundle.covers], bundle.fee)
            covered = frozenset[int]().union(*(bundle.covers for bundle in bought))
            for item in mine:
                shares[item] += 0 if item in covered else self.problem.options[item].fee or 0
            _split(shares, mine, self.problem.entrance.get(name, 0))
        return shares

    def _reasons(self, option: int) -> list[str]:
        """Why it is this supplier, as codes (docs/recommendation.md)."""
        function = self.market.places[option].function
        kind = self.terrain.functions[function].kind
        found = ["today"] if self.market.serves_today(self.market.places[option]) else []
        rest = self.made.best.choice - {option}
        needed = any(not meets(clause, rest) for target in self.problem.targets for clause in target.clauses)
        others = [item for item in self.problem.functions[function] if item != option]
        if kind == "independent":
            found.append("independent")
        if needed:
            found.append("obligations")
            failing = [item for item in others if not self.problem.admits(rest | {item})]
            found.append("only_one" if len(failing) == len(others) else "cheapest")
        elif self.terrain.functions[function].needed_anyway:
            found += ["needed_anyway", "cheapest"]
        elif self._shares[option] == 0:
            found.append("free")
        elif self.problem.loss(self.made.best.choice) < self._loss_without(option):
            found.append("incidents")
        else:
            found += [] if "today" in found else ["kept_on", "cheapest"]
        return found

    def _loss_without(self, option: int) -> int:
        regime = self.problem.outlook.regime(self.made.best.choice - {option})
        return self.problem.outlook.losses.get(regime, 0)

    def suppliers(self) -> Rows:
        """Each supplier with what it runs and costs."""
        found: dict[str, list[int]] = {}
        for item in self.chosen.values():
            found.setdefault(self.problem.options[item].supplier, []).append(item)
        return [
            {
                "id": name,
                "title": self.naming.provider(name),
                "serves_today": self.market.known(name),
                "functions": [self.market.places[item].function for item in there],
                "annual": sum(self._shares[item] for item in there) / _CENTS,
                "bundles": [bundle.id for bundle in self.problem.fees(name, self.made.best.choice)[1]],
                "entrance": self.problem.entrance.get(name, 0) / _CENTS,
            }
            for name, there in sorted(found.items())
        ]

    def concentration(self) -> Rows:
        """Suppliers on whom too much hangs, or who both run and check."""
        abilities: dict[str, set[str]] = {}
        for target in self.problem.targets:
            for clause, about in zip(target.clauses, target.about, strict=True):
                seats = [seat for way in clause for seat in way.seats]
                for item in self.made.best.choice:
                    if any(item in seat for seat in seats):
                        abilities.setdefault(self.problem.options[item].supplier, set()).add(about)
        whole = len({name for there in abilities.values() for name in there})
        made = []
        for name, there in sorted(abilities.items()):
            share = len(there) / whole
            staff = self.market.suppliers[name].employees if name in self.market.suppliers else False
            if share > MOST_WITH_ONE and not staff:
                text = (
                    f"{self.naming.provider(name)} would hold {len(there)} of {whole} abilities the obligations need."
                )
                made.append({"supplier": name, "kind": "share", "share": round(share, _DIGITS), "text": text})
            kinds = {self.terrain.functions[function].kind for function in self._functions(name)}
            if {"independent", "delegable"} <= kinds:
                text = f"{self.naming.provider(name)} would both run systems and assess them."
                made.append({"supplier": name, "kind": "assessor", "share": round(share, _DIGITS), "text": text})
        return made

    def _functions(self, supplier: str) -> Iterable[str]:
        return [name for name, item in self.chosen.items() if self.problem.options[item].supplier == supplier]

    def covering(self) -> Rows:
        """Providers that serve only some asset groups today would have to serve all."""
        made = []
        for name in sorted({self.problem.options[item].supplier for item in self.made.best.choice}):
            provider = self.market.suppliers[name].provider if name in self.market.suppliers else None
            groups = [item.id for item in self.assessment.case.engagement.asset_groups]
            if provider is None or not groups or provider.covers is None or provider.covers.everything:
                continue
            missing = [group for group in groups if group not in provider.covers.groups]
            if missing:
                where = ", ".join(self.naming.group(group) for group in missing)
                text = f"{self.naming.provider(name)} serves these as well: {where}"
                made.append({"kind": "covers", "id": name, "text": text, "obligations": []})
        return made


def _split(shares: dict[int, int], items: list[int], amount: int) -> None:
    """Spread an amount evenly; what does not divide goes to the first ones."""
    for position, item in enumerate(items):
        shares[item] += amount // len(items) + (position < amount % len(items))
