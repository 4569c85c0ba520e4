"""The numbers that count for one organization: the rules' parameters, overridden by what the engagement states."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

from assessor.model.condition import number_of
from assessor.model.money import PARAMETER_KEYS
from assessor.model.value import dataclass, replace
from assessor.result.prices import EconomicsInput

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from assessor.economics.quotes import Edges
    from assessor.evaluate.case import Case
    from assessor.model.money import Amount

    # An input by its id: a number, or an array of numpy with a number for each draw.
    Figure = Callable[[str], Any]

# Keys of `operations` that are parameters under the same id.


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """What there is to look after."""

    users: float
    devices: float
    servers: float
    sites: float = 1.0

    def per(self, what: str) -> float:
        """How many times a charge for each `what` is due."""
        return {"user": self.users, "device": self.devices, "server": self.servers, "site": self.sites}.get(what, 1.0)


class Parameters:
    """Inputs by id; `read` are those some figure rests on so far.

    Raises KeyError for a parameter the rules do not have: the links are checked before.
    """

    def __init__(self, case: Case) -> None:
        self._inputs: dict[str, EconomicsInput] = {}
        self.read: set[str] = set()
        for parameter in case.terrain.economics.parameters.values():
            self._inputs[parameter.id] = EconomicsInput(
                id=parameter.id,
                label=parameter.title,
                unit=parameter.unit,
                low=parameter.low,
                value=parameter.default,
                high=parameter.high,
                origin="rules",
                citation=parameter.source,
                provider=None,
                structure=None,
                assumption=parameter.assumption,
                stated=False,
            )
        for name, amount in case.engagement.prices.items():
            self._state_amount(name, amount)
        operations = case.engagement.operations
        for name in PARAMETER_KEYS if operations is not None else ():
            value = getattr(operations, name)
            if value is not None:
                self._state(name, value, value, value)
        self._state_breach(case)
        self.size = self._size(case)

    def _state_breach(self, case: Case) -> None:
        """A breach as the engagement states it, in place of what the insured have on average."""
        losses, risk = case.terrain.economics.losses, case.engagement.risk
        law = losses.breach if losses is not None else None
        stated = risk.breach if risk is not None else None
        if law is None or stated is None:
            return
        for name, amount in ((law.rate, stated.probability), (law.cost, stated.cost)):
            if amount is not None:
                self._state_amount(name, amount)

    def _state_amount(self, name: str, amount: Amount) -> None:
        low = amount.default if amount.low is None else amount.low
        high = amount.default if amount.high is None else amount.high
        self._state(name, low, amount.default, high)

    def _state(self, name: str, low: float, value: float, high: float) -> None:
        """Put what the engagement states in place of what the rules say."""
        known = self._inputs.get(name)
        if known is None:
            return
        self._inputs[name] = replace(
            known,
            low=float(low),
            value=float(value),
            high=float(high),
            origin="stated",
            citation=None,
            assumption=False,
            stated=True,
        )

    def computed(self, name: str, value: float) -> None:
        """Put what other statements of the engagement say in place of what the rules say; a stated figure stays."""
        known = self._inputs[name]
        if not known.stated:
            self._inputs[name] = replace(
                known, low=value, value=value, high=value, origin="computed", citation=None, assumption=False
            )

    def _size(self, case: Case) -> Size | None:
        """Users, devices, servers and sites as inputs too; None when the number of users is not known."""
        users = number_of(case.facts.get("users"))
        if not users:
            return None
        devices, servers = number_of(case.facts.get("devices")), number_of(case.facts.get("servers"))
        sites = number_of(case.facts.get("sites"))
        self._fact("users", "people", users, stated=True)
        self._fact("devices", "devices", users if devices is None else devices, stated=devices is not None)
        self._fact("servers", "servers", servers or 0.0, stated=servers is not None)
        self._fact("sites", "sites", sites or 1.0, stated=bool(sites))
        return Size(
            users=users, devices=self.value("devices"), servers=self.value("servers"), sites=self.value("sites")
        )

    def _fact(self, name: str, unit: str, value: float, *, stated: bool) -> None:
        self._inputs[name] = own_figure(name, unit, value, stated=stated)

    def at(self, name: str, value: float) -> Parameters:
        """The same with one input at another value."""
        changed = copy.copy(self)
        changed._inputs = {**self._inputs, name: replace(self._inputs[name], value=value)}  # noqa: SLF001 - its own
        return changed

    def __contains__(self, name: str) -> bool:
        return name in self._inputs

    def __iter__(self) -> Iterator[EconomicsInput]:
        return iter(self._inputs.values())

    def __getitem__(self, name: str) -> EconomicsInput:
        self.read.add(name)
        return self._inputs[name]

    def value(self, name: str) -> float:
        """What counts."""
        return self[name].value

    def edges(self, name: str) -> Edges:
        """Low end, what counts, high end."""
        figure = self[name]
        return figure.low, figure.value, figure.high


def own_figure(name: str, unit: str, value: float, *, stated: bool, computed: bool = False) -> EconomicsInput:
    """A figure of the organization that is no parameter of the rules: stated, computed, or else taken as usual."""
    return EconomicsInput(
        id=name,
        label=None,
        unit=unit,
        low=value,
        value=value,
        high=value,
        origin="stated" if stated else "computed" if computed else "taken",
        citation=None,
        provider=None,
        structure=None,
        assumption=not stated,
        stated=stated,
    )
