"""What a tier of a support model sells, function by function: usual, on order or not sold, with its terms in words."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import Supplier
from assessor.words.grammar import every, inside, interval, opening, spaced

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.evaluate.terms import Terms
    from assessor.model.capability import Capability
    from assessor.model.rules import Function
    from assessor.model.support import Offering, SupportModel

SOLD: Final[Mapping[str, str]] = {"usual": "usual", "on_order": "on order"}
NOT_SOLD: Final = "not sold"
_WIDTH: Final = 110
_DETECTION: Final[Mapping[str, str]] = {
    "none": "nothing is noticed",
    "user_report": "noticed when somebody calls",
    "threshold": "noticed by a tool's alarm",
    "analytic": "noticed by people or programs that read the reports",
    "hunted": "looked for",
}
_EVIDENCE: Final[Mapping[str, str]] = {
    "none": "no record",
    "assertion": "only a word given",
    "billing_record": "an invoice as record",
    "work_record": "a ticket or report as record",
    "system_record": "a record made by the system",
    "signed_record": "a signed record",
}


class Shelf:
    """The rules that say what is sold, and what the ids in them are called."""

    def __init__(
        self,
        functions: Mapping[str, Function],
        capabilities: Mapping[str, Capability],
    ) -> None:
        by_line = sorted(functions.values(), key=lambda item: (item.span.path, item.span.line))
        self.functions = {item.id: item for item in by_line}
        self._capabilities = capabilities

    def work(self, function: str) -> list[Capability]:
        """The work of a function that a provider can do."""
        items = self._capabilities.values()
        return [item for item in items if function in item.delivered_by.functions and item.performed_by != "customer"]

    def terms(self, terms: Terms) -> str:
        """How often, at what, how fast, at which hours, with what notice and record."""
        parts = []
        if terms.sustains is not None:
            parts.append(every(terms.sustains))
        elif terms.scheduled and not terms.establishes:
            parts.append("no schedule")
        elif terms.scheduled:
            parts.append("set up once, no schedule")
        if terms.sustains is not None and terms.establishes:
            parts.append("kept in force")
        parts += [_event(name, within) for name, within in (terms.events or {}).items()]
        parts += [f"hours {terms.hours}"] if terms.hours else []
        parts += [_DETECTION[terms.detection]] if terms.detection else []
        parts += [_EVIDENCE[terms.evidence]] if terms.evidence else []
        return "; ".join(parts)


def _event(name: str, within: str | None) -> str:
    return f"at each {spaced(name)}" + (f" within {interval(within)}" if within is not None else ", no time promised")


def supplier(model: SupportModel, tier: Offering | None) -> Supplier:
    """Somebody who sells a tier on its usual terms."""
    return Supplier(model.id, model, tier.id if tier is not None else None)


def tiers(model: SupportModel) -> Sequence[Offering | None]:
    """The tiers of a model, or the model itself where it has none."""
    return model.offerings or (None,)


def path(model: SupportModel, tier: Offering | None) -> str:
    """The id of a tier, with that of its model."""
    return model.id if tier is None else f"{model.id}/{tier.id}"


def title(model: SupportModel, tier: Offering | None) -> str:
    """What a tier is called."""
    return model.title if tier is None else f"{model.title}, {inside(tier.title or tier.id)}"


def lines(shelf: Shelf, model: SupportModel, chosen: str | None = None) -> Iterator[str]:
    """One tier, or every tier of a model, function by function."""
    if chosen is None:
        yield f"{model.id} (models)"
        yield from _paragraph(model.title)
        yield from _paragraph(model.summary)
    for tier in tiers(model):
        if chosen is None or (tier is not None and tier.id == chosen):
            yield from ("",) if chosen is None else ()
            yield from _tier(shelf, model, tier)


def _tier(shelf: Shelf, model: SupportModel, tier: Offering | None) -> Iterator[str]:
    seller = supplier(model, tier)
    yield f"{path(model, tier)}  {title(model, tier)}"
    yield from _paragraph(tier.note if tier is not None else None)
    left: list[str] = []
    for function in shelf.functions.values():
        work = shelf.work(function.id)
        sold = [(item, seller.terms(function.id, item.id)) for item in work]
        if not any(terms is not None for _, terms in sold):
            left += [inside(function.title)] if work and function.kind == "delegable" else []
            continue
        yield f"  {function.title} ({function.id})"
        for item, terms in sorted(sold, key=lambda entry: _order(entry[1])):
            if terms is not None:
                told = f"{SOLD[terms.origin]:<9} {item.title} ({item.id}): {shelf.terms(terms)}"
                yield from wrap(told, _WIDTH, initial_indent="    ", subsequent_indent=" " * 14)
            else:
                yield f"    {NOT_SOLD:<9} {item.title} ({item.id})"
    if not any(seller.provides(name) for name in shelf.functions):
        yield "  No work of its own: what such a provider does is stated in the engagement."
    elif left:
        yield from _paragraph(f"{opening(NOT_SOLD)}: {', '.join(left)}")


def _paragraph(text: str | None) -> list[str]:
    return wrap(text or "", _WIDTH, initial_indent="  ", subsequent_indent="  ")


def _order(terms: Terms | None) -> int:
    """Usual work first, then work on order, then what is not sold."""
    return 2 if terms is None else int(terms.origin != "usual")
