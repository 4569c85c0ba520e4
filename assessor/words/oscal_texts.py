"""The sentences of OSCAL documents: what each is, what nobody stated, and what its marks mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import demands, grammar
from assessor.words.grammar import counted, inside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.result.obligation import Demand
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
BOUNDARY: Final = "The boundary of the system is not stated."
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


def tier(title: str) -> str:
    """What a tier's component is: nobody has bought it."""
    return f"{title}, as usually sold: what it would carry if it were engaged. Nothing is claimed of today."


def work(demand: Demand, names: Names) -> str:
    """One piece of work and what is asked of it."""
    if demand.capability is None:
        return grammar.opening(demands.asks(demand, names))
    return f"{names.capability(demand.capability)}: {demands.asks(demand, names)}"


def carried(pieces: Sequence[str]) -> str:
    """What a component does for a requirement."""
    return f"Does: {'; '.join(pieces)}." if pieces else "Has a part in the work."


def done_by(who: str, piece: str, every: str | None) -> str:
    """Who does a piece of work, and how often by its terms."""
    return f"{grammar.opening(who)} does it. {piece}." + (f" By its terms {grammar.every(every)}." if every else "")


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


def days(part: str, title: str) -> str:
    """A part of the visit."""
    return f"{title} ({part})"


def findings(count: int) -> str:
    """How many items a plan of action has."""
    return f"{counted(count, 'open finding')}, each with what would mend it and by when."


def facets(pairs: Mapping[str, str]) -> str:
    """Values of a record in one line."""
    return "; ".join(f"{name}: {value}" for name, value in pairs.items())


def not_applicable(why: str | None) -> str:
    """Why a requirement does not apply."""
    return f"Not applicable. {grammar.opening(why)}" if why else "Not applicable."
