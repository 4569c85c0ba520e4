"""What is stated and plays no part: in a warning, and in an explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.diagnostic import Diagnostic, Severity
from assessor.result.idle import OtherDoer
from assessor.words import alternatives
from assessor.words.grammar import inside, listed, verb
from assessor.words.yaml_lines import path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assessor.library.engagement import Source
    from assessor.model.plan import Terrain
    from assessor.model.span import Pointer
    from assessor.result.idle import HiddenFailure, IdleAlternative, IdleStatement

_NAMED: Final = 4  # obligations that a warning names before it counts the others


def warnings(source: Source, found: Iterable[IdleAlternative]) -> Iterator[Diagnostic]:
    """A warning at the place of each documented alternative that plays no part in any verdict."""
    for idle in found:
        message = f"what is documented in place of '{idle.obligation}' plays no part in any verdict: {why(idle)}"
        yield Diagnostic("engagement/idle", message, source.document.span(idle.at), _advice(idle), Severity.WARNING)


def hidden(source: Source, found: Iterable[HiddenFailure | OtherDoer], terrain: Terrain) -> Iterator[Diagnostic]:
    """A warning at the place of each failure that another way hides, and of each record of who did it in fact."""
    together: dict[tuple[Pointer, str, str], list[str]] = {}
    others: dict[tuple[Pointer, str, str, str], list[str]] = {}
    for item in found:
        if isinstance(item, OtherDoer):
            others.setdefault((item.at, item.capability, item.did, item.credited), []).append(item.obligation)
        else:
            together.setdefault((item.at, item.capability, item.by), []).append(item.obligation)
    for (at, capability, did, credited), obligations in others.items():
        work = inside(terrain.capabilities[capability].title)
        message = (
            f"by this record '{did}' did it, yet {_some(obligations)} {verb(len(obligations), 'is', 'are')} in place "
            f"by what is usual for '{credited}', which no record shows: {work}"
        )
        advice = (
            f"state the work as a line of '{did}' or under done; if '{credited}' does none of it, take it out of the "
            "function under today"
        )
        yield Diagnostic("engagement/other-doer", message, source.document.span(at), advice, Severity.WARNING)
    for (at, capability, other), obligations in together.items():
        fails, by = (inside(terrain.capabilities[name].title) for name in (capability, other))
        if capability == other:
            by = f"{by} under another function"
        message = (
            f"{fails} fails here, yet {_some(obligations)} {verb(len(obligations), 'is', 'are')} in place, since "
            f"something nobody states counts in its place and is taken for usual: {by}"
        )
        advice = f"state it either way, as a line of the provider: {by}"
        yield Diagnostic("engagement/other-way", message, source.document.span(at), advice, Severity.WARNING)


def _some(obligations: Sequence[str]) -> str:
    """The first of them by name, and how many more there are."""
    named = [f"'{name}'" for name in obligations[:_NAMED]]
    rest = len(obligations) - len(named)
    return listed([*named, f"{rest} more"] if rest else named)


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
