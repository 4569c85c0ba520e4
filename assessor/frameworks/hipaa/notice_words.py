"""The notices of a breach in words: who gets them, and of which breaches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.hipaa.rules import Clock

RECIPIENTS: Final[Mapping[str, str]] = {
    "individuals": "Each person affected",
    "media": "Prominent media of the state or jurisdiction",
    "hhs": "Secretary of HHS",
    "hhs_yearly": "Secretary of HHS, in the yearly log",
    "covered_entity": "The organization you work for",
}
YOU: Final = "You"
FROM_PROVIDER: Final = "Breach at a business associate, with the people affected as far as known"
UNSECURED: Final = "it is a breach of unsecured patient data"
AGENT: Final = (
    "A day its contract sets is often shorter. What a provider knows that acts as your agent counts as known to you "
    "(45 CFR 164.404(a)(2))."
)


def only_if(clock: Clock) -> str:
    """Of which breaches a notice is owed."""
    if clock.residents_more_than is not None:
        return f"{UNSECURED}, of more than {clock.residents_more_than} residents of one state or jurisdiction"
    if clock.individuals_at_least is not None:
        return f"{UNSECURED}, of {clock.individuals_at_least} people or more"
    if clock.individuals_fewer_than is not None:
        return f"{UNSECURED}, of fewer than {clock.individuals_fewer_than} people"
    return UNSECURED
