"""Which kinds of regulated data a provider touches."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor.model.engagement import Provider
    from assessor.model.support import SupportModel


def data_contact(provider: Provider | None, model: SupportModel | None) -> tuple[str, ...]:
    """Kinds of regulated data that are touched: the provider's own word, else its model's (docs/method.md, 4)."""
    if provider is not None and provider.data_contact is not None:
        return provider.data_contact
    return model.data_contact if model is not None else ()
