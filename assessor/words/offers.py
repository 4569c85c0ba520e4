"""Whose own offers were compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import counted, day, inside, listed

if TYPE_CHECKING:
    from assessor.result.offers import Offers
    from assessor.words.names import Names


def compared(offers: Offers | None, names: Names) -> str:
    """Whose offers stood in place of which usual ones; empty where only the usual ones were compared."""
    if offers is None:
        return ""
    models = dict.fromkeys(offer.model for offer in offers.offers)
    usual = listed([inside(names.support_models[model].title) for model in models if model in names.support_models])
    until = f", valid until {day(offers.valid_until)}" if offers.valid_until is not None else ""
    return (
        f"Compared with what {offers.name} sells at its own prices ({counted(len(offers.offers), 'offer')}{until}), in "
        f"place of the usual offers for {usual}."
    )
