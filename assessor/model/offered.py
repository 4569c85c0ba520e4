"""An offer as a provider: what the evaluator and the prices know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.engagement import Provider
from assessor.model.value import replace

if TYPE_CHECKING:
    from assessor.model.offer_book import Offer, OfferBook


def provider_of(book: OfferBook, offer: Offer) -> Provider:
    """An offer as a provider that nobody has hired yet."""
    return Provider(
        id=book.supplier(offer),
        model=offer.model,
        name=f"{book.seller.name}: {offer.title}",
        offering=offer.offering,
        data_contact=offer.data_contact,
        ordered=offer.ordered or None,
        price=replace(offer.price, includes=offer.includes),
        note=offer.note,
        span=offer.span,
    )
