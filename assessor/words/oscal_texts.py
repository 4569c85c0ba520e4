"""The sentences of OSCAL documents: what each is, what nobody stated, and what its marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from assessor.words import demands, grammar
from assessor.words.grammar import counted, inside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.result.obligation import Demand
    from assessor.result.security_plan import LineGround
    from assessor.words.names import Names

NOT_STATED: Final = "Not stated."
NOT_STATED_REMARK: Final = (
    "OSCAL requires a value here and nobody stated one in the engagement. It is a marked blank, not a claim."
)
DRAFT: Final = "Made of what was stated in the engagement file. Nobody has approved it."
ORGANIZATION: Final = "The organization that was assessed"
PUBLISHER: Final = "Publisher of the framework"
TOOL: Final = "The program that compared what was stated with what each requirement asks."
OWN_ROWS: Final = "Requirements of this group itself"
MAPPING_TITLE: Final = "From requirements to NIST SP 800-53 controls"
MAPPING: Final = (
    "Each requirement is led to the controls it cannot be met without (essential, with a relationship) and to others "
    "that support it (the relationship 'supports' of our own namespace, which claims nothing about the texts)."
)
COMPONENTS_TITLE: Final = "Providers and tiers of support, and what each would carry"
IMPLEMENTATION: Final = (
    "Who does the work of each requirement today, as stated. Descriptions are the owner's words where there are any; "
    "what is not known says so."
)
INFORMATION: Final = "Information the system holds"
USERS: Final = "Users of the system"
SYSTEM: Final = "The system as a whole, run by the organization itself"
VISIT_TITLE: Final = "Assessment plan"
RESULTS_TITLE: Final = "Assessment results"
RESULTS: Final = (
    "What was stated of work, contracts, duties and records, compared with what each requirement asks. Only the issuer "
    "of a framework can find compliance; this prepares that decision."
)
OBSERVED: Final = "Comparison of what was stated; the program itself examined, interviewed and tested nothing."
UNKNOWN: Final = (
    "A fact or a term is not stated. OSCAL knows satisfied and not-satisfied only; nothing is known to fail."
)
POAM_TITLE: Final = "Plan of action and milestones"
PLATFORM: Final = "Command line"


_GROUNDS: Final[Mapping[LineGround | Literal["assumed"], str]] = {
    "confirmed": ", as confirmed",
    "stated": ", as stated",
    "tier": ", as its tier usually includes; nobody stated it",
    "assumed": ", as assumed; nobody stated it",
}


def catalog(licence: str) -> str:
    """What stands in a catalog."""
    return f"Ids and structure of the framework; statements are our own words. {licence.rstrip('.')}."


def profile_title(catalog_title: str, organization: str) -> str:
    """The title of a profile."""
    return f"{catalog_title}: what is in scope of {organization}"


def combined_title(organization: str) -> str:
    """The title of the profile over all frameworks."""
    return f"All frameworks in scope of {organization}"


def scope(chosen: int, everything: int) -> str:
    """How much of a catalog a profile selects."""
    left = everything - chosen
    if not left:
        return "Every requirement of the catalog is in scope."
    return f"{chosen} of {counted(everything, 'requirement')}; the others lie outside the level or instrument chosen."


def plan_title(organization: str) -> str:
    """The title of the security plan."""
    return f"System security plan of {organization}"


def system_name(organization: str) -> str:
    """What a system is called that nobody named."""
    return f"System of {organization} (name not stated)"


def provider(name: str, title: str, tier: str | None) -> str:
    """What a provider's component is."""
    return f"{name}: {inside(title)}{f', tier {tier}' if tier else ''}"


def tier(title: str, arrangement: str) -> str:
    """What a tier's component is: nobody has bought it."""
    sold = f"{title}, as usually sold, in the arrangement '{arrangement}'"
    return f"{sold}: what it would carry if it were engaged. Nothing is claimed of today."


def work(demand: Demand, names: Names) -> str:
    """One piece of work and what is asked of it."""
    if demand.capability is None:
        return grammar.opening(demands.asks(demand, names))
    return f"{names.capability(demand.capability)}: {demands.asks(demand, names)}"


def carried(pieces: Sequence[str]) -> str:
    """What a component does for a requirement."""
    return f"Does: {'; '.join(pieces)}." if pieces else "Has a part in the work."


def done_by(who: str, piece: str, every: str | None, ground: LineGround | Literal["assumed"]) -> str:
    """Who does a piece of work, how often by its terms, and on what that rests."""
    rhythm = f" By its terms {grammar.every(every)}." if every else ""
    return f"{grammar.opening(who)} does it{_GROUNDS[ground]}. {piece}.{rhythm}"


def falls_to(who: str, piece: str) -> str:
    """Whose a piece of work is that nothing shows to be met."""
    return f"It falls to {who}; nothing stated shows that it is met. {piece}."


def nobody(piece: str) -> str:
    """That nobody does a piece of work."""
    return f"Nobody does it today. {piece}."


def unstated(piece: str) -> str:
    """That it is not stated who does a piece of work."""
    return f"Who does it is not stated. {piece}."


def verdict(word: str, title: str) -> str:
    """A verdict in one sentence."""
    return f"{word}: {title}."


def blanks(places: Sequence[Sequence[str]]) -> str:
    """Where in the engagement file something is to be stated."""
    told = ", ".join(dict.fromkeys(": ".join(place) for place in places))
    return f"Not stated, to be written under: {told}."


def findings(count: int) -> str:
    """How many items a plan of action has."""
    return f"{counted(count, 'open finding')}, each with what would mend it and by when."


def not_applicable(why: str | None) -> str:
    """Why a requirement does not apply."""
    return f"Not applicable. {grammar.opening(why)}" if why else "Not applicable."
