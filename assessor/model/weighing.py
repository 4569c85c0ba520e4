"""Pros and cons of the support models: each computed from figures of the result or cited, none merely asserted."""

from __future__ import annotations

from typing import Literal

from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field

Polarity = Literal["for", "against"]
FigureUnit = Literal["ratio", "share", "USD", "hours", "obligations"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighing:
    """One pro or con of one model.

    `computed` names a figure of `FIGURES`; with `against` it is compared with the same figure of another model, and
    the statement is borne out only if the comparison goes the way its polarity says. Without `computed` it is cited.
    """

    id: str
    model: str
    aspect: str
    polarity: Polarity
    statement: str
    source: str
    computed: str | None = None
    against: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure that can be computed for an arrangement; `lower` says that less of it is better."""

    id: str
    title: str
    unit: FigureUnit
    lower: bool = True


FIGURES: dict[str, Measure] = {
    item.id: item
    for item in (
        Measure(id="spread", title="A bad year (P90) as a multiple of a usual one (P50)", unit="ratio"),
        Measure(id="chance_share", title="Part of a year's cost that arises only when something fails", unit="share"),
        Measure(id="fees", title="Fixed fees of a year", unit="USD"),
        Measure(id="mean_cost", title="Average cost of a year", unit="USD"),
        Measure(id="onboarding", title="One-off cost of starting", unit="USD"),
        Measure(id="tail", title="Average of the worst twentieth of years (CVaR 95)", unit="USD"),
        Measure(id="added_user", title="Fees of a year for one more user", unit="USD"),
        Measure(id="dependency", title="Part of the essential work in one provider's hands", unit="share"),
        Measure(id="scheduled", title="Obligations with work on a schedule it can carry", unit="share", lower=False),
        Measure(id="carried", title="Obligations with work for support it can carry", unit="share", lower=False),
        Measure(id="unevidenced", title="Obligations it fails for want of a good enough record", unit="obligations"),
        Measure(id="wait", title="Usual wait until somebody starts on a failure", unit="hours"),
    )
}
