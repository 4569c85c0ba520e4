"""The points that contracts leave open, in words: what is needed, what the contract says, both in a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import inside, interval, opening

if TYPE_CHECKING:
    from assessor.result.contract import ContractPoint, ContractRefusal
    from assessor.words.names import Names

_PAIR = 2


def about(point: ContractPoint, names: Names) -> str | None:
    """What the point is about: a capability, else a function, else nothing but the paper."""
    if point.capability is not None:
        return names.capability(point.capability)
    return opening(names.all_functions([point.function])) if point.function is not None else None


def needs(point: ContractPoint, names: Names, as_of: str) -> str:
    """What is needed, or stated elsewhere."""
    match point.kind:
        case "unowned":
            return "somebody who does it: today's arrangement gives it to this provider"
        case "not_included":
            return "a contract that names it: today's arrangement gives it to this provider"
        case "ended":
            return f"a contract in force on {as_of}"
        case "paper":
            return _paper(point, names)
        case "clause":
            return f"{point.clause.title} ({point.clause.citation})" if point.clause is not None else ""
        case "double":
            return "one who answers for it"
        case "disagreement":
            return _given(point, names)
        case "slow":
            return _asked(point)
        case "contradiction":
            return _stated(point)


def has(point: ContractPoint, names: Names) -> str:
    """What the contract says."""
    match point.kind:
        case "unowned":
            return refusal(point.refusal)
        case "not_included":
            return "the list of included services does not name it"
        case "ended":
            return f"ended on {point.ends}" if point.ends is not None else f"begins on {point.starts}"
        case "paper":
            return "known to be missing"
        case "clause":
            return "the contract does not contain it"
        case "double":
            everybody = "both" if len(point.claimants) == _PAIR else "all"
            return f"{names.all_providers(point.claimants)} {everybody} say it is theirs"
        case "disagreement":
            return "the matrix gives it to this provider"
        case "slow":
            return _promised(point)
        case "contradiction":
            return _contradicting(point)


def text(point: ContractPoint, names: Names, as_of: str) -> str:
    """Both in a sentence."""
    who, subject = names.provider(point.provider), about(point, names) or ""
    needed, said = needs(point, names, as_of), has(point, names)
    match point.kind:
        case "unowned":
            return f"Nobody owns {inside(subject)}: today's arrangement gives it to {who}, but {said}."
        case "ended":
            return f"The contract with {who} {said}."
        case "paper":
            return f"{opening(needed)} with {who}: {said}."
        case "clause":
            return f"The contract with {who} does not have this clause: {inside(needed)}."
        case "slow":
            return f"{subject}: required {needed}, but {who} {said}."
        case "double":
            return f"{subject} has two owners: {said}."
        case "disagreement":
            return f"{subject}: the matrix gives it to {who}, but {needed}."
        case "contradiction":
            return f"{subject} by {who}: {needed}, but {said}."
        case "not_included":
            return f"{subject}: today's arrangement gives it to {who}, but {said}."


def refusal(stated: ContractRefusal | None) -> str:
    """What the contract says instead, in its own words if it is quoted."""
    if stated is None:
        return ""
    said = "the matrix gives it to you" if stated.place == "matrix" else "the contract leaves it out"
    return f"{said}: “{stated.text}”" if stated.text else said


def _paper(point: ContractPoint, names: Names) -> str:
    return names.gates[point.gate].title if point.gate is not None else f"the paper called {point.document}"


def _given(point: ContractPoint, names: Names) -> str:
    if point.given_to is None:
        return "the organization itself does this, whatever it buys"
    everybody = ", ".join(names.provider(name) for name in point.given_to)
    return f"today's arrangement gives it to {everybody or 'nobody'}"


def _asked(point: ContractPoint) -> str:
    term = point.needed
    if term is None:
        return ""
    if term.every is not None:
        return f"every {interval(term.every)}"
    if term.within is not None:
        return f"{_event(point)}: within {interval(term.within)}"
    return f"{_event(point)}: answered {term.hours}"


def _promised(point: ContractPoint) -> str:
    term = point.promised
    if term is None:
        return ""
    if term.every is not None:
        return f"promises it every {interval(term.every)}"
    if term.within is not None:
        return f"answers within {interval(term.within)}"
    return f"answers {term.hours}"


def _stated(point: ContractPoint) -> str:
    """The term of the engagement, and where it comes from."""
    term = point.needed
    if term is None:
        return "terms for it are stated under services"
    if term.within is not None:
        return f"{_event(point)} within {interval(term.within)} (stated under services)"
    if term.hours is not None:
        return f"{term.hours} (stated under services)"
    rhythm = "no schedule" if term.every is None else f"every {interval(term.every)}"
    return f"{rhythm} ({'assumed from the tier' if point.assumed else 'stated under services'})"


def _contradicting(point: ContractPoint) -> str:
    term = point.promised
    if term is None:
        return refusal(point.refusal)
    strictness = "looser" if point.looser else "stricter"
    if term.every is not None:
        return f"the contract promises it every {interval(term.every)}, which is {strictness}"
    if term.within is not None:
        return f"the contract says within {interval(term.within)}, which is {strictness}"
    return f"the contract answers {_event(point)} {term.hours}"


def _event(point: ContractPoint) -> str:
    return (point.event or "").replace("-", " ")
