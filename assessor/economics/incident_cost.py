"""What one incident costs on average, severities together: at the figures that count, or drawn over their ranges.

The simulation draws whole years; these are its means in closed form, so that thousands of draws of every input cost
next to nothing. Numbers in, numbers out; arrays of numpy in, arrays out, hence Any.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

from assessor.model.value import dataclass

if TYPE_CHECKING:
    from assessor.economics.losses import LossModel
    from assessor.economics.parameters import Figure
    from assessor.economics.regimes import Handlers, Invoice


@dataclass(frozen=True, slots=True, kw_only=True)
class MeanCost:
    """USD an average billable incident costs: what is invoiced for it, and everything else."""

    invoices: Any
    losses: Any

    @property
    def whole(self) -> Any:
        """Both together."""
        return self.invoices + self.losses


def mean_cost(model: LossModel, handlers: Handlers, figure: Figure) -> MeanCost:
    """The mean cost of an incident that would happen without upkeep; those upkeep prevents count with nothing."""
    regimes = model.regimes
    regime = regimes.between(handlers.desk, handlers.field, steady=handlers.steady)
    invoice, visits = regimes.invoices_between(handlers.desk, handlers.field, figure)
    responder = regimes.responders[regime.responder]
    wait = regimes.wait(handlers.desk if handlers.desk is not None else handlers.field, figure)
    billed: Any = 0.0
    lost: Any = 0.0
    for place, severity in enumerate(model.severities):
        share = _share(model, place, figure, steady=handlers.steady)
        hours = figure(severity.hours)
        hourly = model.hour_lost(severity, figure)
        recovery = figure(severity.recovery) if severity.recovery is not None else 0.0
        lost = lost + share * (hourly * (wait + hours * figure("repair_share")) + recovery)
        part = responder.bills.get(severity.id, 0.0)
        if part:
            travels = invoice.on_site_share if responder.trips or responder.own_hours else None
            billed = billed + share * part * invoice.part * _billed(invoice, hours, severity.sigma, travels)
        if visits is not None:
            billed = billed + share * visits.on_site_share * _billed(visits, hours, severity.sigma, 1.0)
    return MeanCost(invoices=billed, losses=lost)


def _share(model: LossModel, place: int, figure: Figure, *, steady: bool) -> Any:
    """The share of all incidents that is of a severity, those caught early counted where they end up."""
    severity = model.severities[place]
    if not steady:
        return severity.share
    left = 1 - figure(model.regimes.losses.upkeep.prevents)
    kept = 1.0 if severity.upkeep is None else figure(severity.upkeep)
    share = severity.share * left * kept
    if place + 1 < len(model.severities):
        worse = model.severities[place + 1]
        if worse.upkeep is not None:
            share = share + worse.share * left * (1 - figure(worse.upkeep))
    return share


def _billed(invoice: Invoice, hours: Any, sigma: float, travels: Any) -> Any:
    """The mean invoice of an incident that takes so many hours on average; see LossModel."""
    if invoice.flat is not None:
        return invoice.flat
    if travels is None:
        return hours * invoice.hourly
    if invoice.paid_hours:
        return (hours - invoice.paid_hours) * invoice.hourly + invoice.parts
    return (
        billed_hours(hours, sigma, invoice.minimum_hours) * invoice.hourly + travels * invoice.per_visit + invoice.parts
    )


def billed_hours(mean: Any, sigma: float, least: Any) -> Any:
    """Mean hours billed when at least `least` is: E[max(h, least)] of a lognormal with this mean."""
    if isinstance(mean, (int, float)) and isinstance(least, (int, float)):
        return _billed_hours(mean, sigma, least)
    return _drawn_hours(mean, sigma, least)


def _drawn_hours(mean: Any, sigma: float, least: Any) -> Any:
    """The same for arrays of numpy."""
    import numpy as np  # noqa: PLC0415 - loaded only when something is drawn

    mean, least = np.broadcast_arrays(np.asarray(mean, dtype=float), np.asarray(least, dtype=float))
    hours = np.maximum(mean, least)
    proper = (mean > 0) & (least > 0)
    if sigma <= 0 or not proper.any():
        return hours
    some, at_least = mean[proper], least[proper]
    distance = (np.log(at_least / some) + sigma**2 / 2) / sigma
    hours[proper] = at_least * _normals(distance) + some * _normals(sigma - distance)
    return hours


def _normals(values: Any) -> Any:
    import numpy as np  # noqa: PLC0415 - loaded only when something is drawn

    scaled = (values * -math.sqrt(0.5)).tolist()
    return np.fromiter(map(math.erfc, scaled), dtype=float, count=len(scaled)) / 2


def _billed_hours(mean: float, sigma: float, least: float) -> float:
    if mean <= 0 or least <= 0:
        return max(mean, least)
    location = math.log(mean) - sigma**2 / 2
    below = _normal((math.log(least) - location) / sigma) if sigma > 0 else float(mean <= least)
    above = _normal((location + sigma**2 - math.log(least)) / sigma) if sigma > 0 else float(mean > least)
    return least * below + mean * above


def _normal(value: float) -> float:
    return math.erfc(-value / math.sqrt(2)) / 2
