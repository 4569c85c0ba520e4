"""The numbers that count for one organization: the rules' parameters, overridden by what the engagement states."""

from __future__ import annotations

import copy
import dataclasses
from typing import TYPE_CHECKING

from assessor.economics.quotes import Input
from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case

STATED = "Stated in the engagement"
# Keys of `operations` that are parameters under the same id.
OPERATIONS = ("after_hours_share", "loaded_wage", "impairment", "margin_per_hour", "lost_share")


_TAKEN = {"devices": "one for each user", "sites": "one"}


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
        self._inputs: dict[str, Input] = {}
        self.read: set[str] = set()
        for item in case.terrain.economics.parameters.values():
            self._inputs[item.id] = Input(
                id=item.id,
                title=item.title,
                unit=item.unit,
                low=item.low,
                value=item.default,
                high=item.high,
                source=item.source,
                assumption=item.assumption,
                stated=False,
            )
        for name, amount in case.engagement.prices.items():
            low = amount.default if amount.low is None else amount.low
            high = amount.default if amount.high is None else amount.high
            self._state(name, low, amount.default, high)
        operations = case.engagement.operations
        for name in OPERATIONS if operations is not None else ():
            value = getattr(operations, name)
            if value is not None:
                self._state(name, value, value, value)
        self.size = self._size(case)

    def _state(self, name: str, low: float, value: float, high: float) -> None:
        known = self._inputs.get(name)
        if known is None:
            return
        self._inputs[name] = Input(
            id=name,
            title=known.title,
            unit=known.unit,
            low=float(low),
            value=float(value),
            high=float(high),
            source=STATED,
            assumption=False,
            stated=True,
        )

    def _size(self, case: Case) -> Size | None:
        """Users, devices and servers as inputs too; None when the number of users is not known."""
        users = _number(case.facts.get("users"))
        if not users:
            return None
        self._fact("users", "People with an account", "people", users, stated=True)
        devices = _number(case.facts.get("devices"))
        self._fact(
            "devices",
            "Computers, tablets and phones",
            "devices",
            users if devices is None else devices,
            stated=devices is not None,
        )
        servers = _number(case.facts.get("servers"))
        self._fact("servers", "Servers", "servers", servers or 0.0, stated=servers is not None)
        sites = _number(case.facts.get("sites"))
        self._fact("sites", "Sites", "sites", sites or 1.0, stated=bool(sites))
        return Size(
            users=users, devices=self.value("devices"), servers=self.value("servers"), sites=self.value("sites")
        )

    def _fact(self, name: str, title: str, unit: str, value: float, *, stated: bool) -> None:
        unknown = f"Not stated: taken as {_TAKEN.get(name, 'none')}"
        self._inputs[name] = Input(
            id=name,
            title=title,
            unit=unit,
            low=value,
            value=value,
            high=value,
            source=STATED if stated else unknown,
            assumption=not stated,
            stated=stated,
        )

    def at(self, name: str, value: float) -> Parameters:
        """The same with one input at another value."""
        made = copy.copy(self)
        made._inputs = {**self._inputs, name: dataclasses.replace(self._inputs[name], value=value)}  # noqa: SLF001 - its own
        return made

    def __contains__(self, name: str) -> bool:
        return name in self._inputs

    def __iter__(self) -> Iterator[Input]:
        return iter(self._inputs.values())

    def __getitem__(self, name: str) -> Input:
        self.read.add(name)
        return self._inputs[name]

    def value(self, name: str) -> float:
        """What counts."""
        return self[name].value

    def edges(self, name: str) -> tuple[float, float, float]:
        """Low end, what counts, high end."""
        item = self[name]
        return item.low, item.value, item.high


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else None
