"""What is stated and plays no part: in a warning, and in an explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.diagnostic import Diagnostic, Severity
from assessor.words import alternatives
from assessor.words.grammar import inside
from assessor.words.yaml_lines import path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.library.engagement import Source
    from assessor.model.plan import Terrain
    from assessor.result.idle import HiddenFailure, IdleAlternative, IdleStatement


def warnings(source: Source, found: Iterable[IdleAlternative]) -> Iterator[Diagnostic]:
    """A warning at the place of each documented alternative that plays no part in any verdict."""
    for idle in found:
        message = f"what is documented in place of '{idle.obligation}' plays no part in any verdict: {why(idle)}"
        yield Diagnostic("engagement/idle", message, source.document.span(idle.at), _advice(idle), Severity.WARNING)


def hidden(source: Source, found: Iterable[HiddenFailure], terrain: Terrain) -> Iterator[Diagnostic]:
    """A warning at the place of each failure that another way hides."""
    for item in found:
        fails, by = (inside(terrain.capabilities[name].title) for name in (item.capability, item.by))
        if item.capability == item.by:
            by = f"{by} under another function"
        message = (
            f"{fails} fails here, yet '{item.obligation}' is in place: {by} counts in its place, and nobody states "
            "that it is there; it is taken for usual"
        )
        advice = f"state whether {by} is really there, as a line of the provider"
        yield Diagnostic("engagement/other-way", message, source.document.span(item.at), advice, Severity.WARNING)


def why(idle: IdleAlternative) -> str:
    """Why it plays none."""
    match idle.reason:
        case "outside":
            return "by the stated facts the obligation does not apply"
        case "in_place":
            return "the obligation is in place without it, whoever does the work"
        case "open":
            return "the obligation cannot be judged yet"
        case "not_needed":
            return "nothing that the obligation asks for is needed here"
        case "another":
            return "another document for the same obligation is weighed in its place"
        case "incomplete":
            decision = idle.decision
            return "; ".join(alternatives.lack(remark, decision) for remark in decision.lacks) if decision else ""


def _advice(idle: IdleAlternative) -> str:
    match idle.reason:
        case "outside":
            return "remove it, or correct the fact that puts the obligation out of scope"
        case "open":
            return "'assessor next' asks for what is missing"
        case "incomplete":
            return "add what it lacks, or remove it"
        case "another":
            return "keep the better one of the two"
        case "in_place" | "not_needed":
            return "it does no harm; remove it if it is no longer meant"


def statement(idle: IdleStatement) -> str:
    """The key of something that plays no part in a verdict; of a documented alternative, why as well."""
    reason = f" ({why(idle.alternative)})" if idle.alternative is not None else ""
    return f"{path(idle.place)}{reason}"
