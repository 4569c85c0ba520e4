"""The parties of a security plan in words: from whom a requirement is inherited, else who does it; who runs what."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import CUSTOMER
from assessor.words import ssp_blanks
from assessor.words.grammar import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.result.security_plan import LineOwner, RequirementLine, SecurityPlan, SspProvider
    from assessor.words.names import Names

OWNERS: Final[Mapping[LineOwner, str]] = {
    "provider": "the provider's",
    "shared": "shared",
    "customer": "the organization's",
}

_INHERITED: Final = "Inherited from: "


def holder_name(provider: str, names: Names) -> str:
    """A holder by name; in a paper of the organization it is no `you`."""
    return names.organization if provider == CUSTOMER else names.provider(provider)


def inherited(line: RequirementLine, plan: SecurityPlan, names: Names) -> str:
    """Who does it here, then from whom it is inherited, with authorization and matrix of each of these."""
    providers = {item.id: item for item in plan.providers}
    blanks = {item.place[1]: item for item in line.blanks if item.code == "matrix"}
    told = []
    for name in line.inherited_from:
        authorized = authorizations(providers[name])
        whose = f"matrix: {OWNERS[line.owners[name]]}" if name in line.owners else ""
        if name in blanks:
            whose = ssp_blanks.blank(blanks[name], names)
        told.append("; ".join(filter(None, (names.provider(name), authorized, whose))))
    own = [name for name in line.who or _doing(line) if name not in line.inherited_from]
    staff = {CUSTOMER, *(item.id for item in plan.providers if item.employees)}
    if any(item.duties for item in line.works) and staff.isdisjoint(own):
        own.append(CUSTOMER)
    doing = listed([holder_name(name, names) for name in own])
    return ". ".join(filter(None, (doing, f"{_INHERITED}{'. '.join(told)}" if told else "")))


def _doing(line: RequirementLine) -> tuple[str, ...]:
    """Everybody who does work behind a requirement; the organization itself where it is nothing but its own duty."""
    doing = dict.fromkeys(item.provider for row in line.works for item in row.holders or () if item.works)
    return tuple(doing) or ((CUSTOMER,) if any(row.duties for row in line.works) else ())


def runs(functions: list[str], purposes: list[str]) -> str:
    """What a provider runs, and what its systems are connected for."""
    return "; ".join(filter(None, (", ".join(functions), f"for: {'; '.join(purposes)}" if purposes else "")))


def authorizations(item: SspProvider) -> str:
    """What a provider is authorized for, as stated."""
    told = [f"{made.authorization}: {made.state}" for made in item.treatments if made.authorization and made.state]
    return "; ".join(dict.fromkeys(told))
