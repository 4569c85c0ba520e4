"""Whose part a requirement is, as somebody says: the organization by name, and each provider's matrix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.scales import CUSTOMER

if TYPE_CHECKING:
    from assessor.papers.dossier import Dossier


def stated_who(ref: str, dossier: Dossier) -> frozenset[str]:
    """Everybody the organization names for a requirement or one of its objectives; nobody where it names none."""
    system = dossier.engagement.system
    stated = system.implementations if system is not None else {}
    return frozenset(name for place, item in stated.items() if _is_of(place, ref) for name in item.who)


def by_matrix(ref: str, dossier: Dossier) -> frozenset[str]:
    """The providers whose matrix gives them a requirement or one of its objectives, alone or shared."""
    return frozenset(
        provider.id
        for provider in dossier.engagement.providers
        for line in (provider.contract.responsibility_matrix if provider.contract is not None else ())
        if line.owner != CUSTOMER and line.obligation is not None and _is_of(line.obligation, ref)
    )


def named(ref: str, dossier: Dossier) -> frozenset[str]:
    """Who has a part by either; nobody where the organization names none, and the terms alone speak."""
    stated = stated_who(ref, dossier)
    return stated | by_matrix(ref, dossier) if stated else stated


def _is_of(place: str, ref: str) -> bool:
    return place == ref or place.startswith(f"{ref}[")
