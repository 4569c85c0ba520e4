"""What one provider sells, at its own prices: a file beside the engagement."""

from __future__ import annotations

from assessor.model.money import Price
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Seller:
    """The provider whose offers they are. Its id is that of the provider of the engagement, if it serves already."""

    id: str
    name: str
    valid_until: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One thing that can be signed: functions on the terms of a model's offering, for one price.

    `ordered` names the capabilities its tier sells on order that this offer has written in.
    """

    id: str
    title: str
    model: str
    includes: tuple[str, ...]
    price: Price
    offering: str | None = None
    ordered: tuple[str, ...] = ()
    data_contact: tuple[str, ...] | None = None
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFile:
    """The file as it is written."""

    provider: Seller
    offers: tuple[Offer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferBook:
    """The offers of one provider, with the name and the SHA-256 of the file they were read from.

    `option` is what `--offers` takes to compare them again; None where the engagement names the file.
    """

    seller: Seller
    offers: tuple[Offer, ...]
    file: str
    sha256: str
    option: str | None = None

    def supplier(self, offer: Offer) -> str:
        """The id an offer has among suppliers: `bluegate-care`."""
        return f"{self.seller.id}-{offer.id}"
