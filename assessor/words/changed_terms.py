"""Terms of a piece of work as they would have to be, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final, assert_never

from assessor.model.scales import AS_DEFINED, BINDING
from assessor.words.grammar import every, interval, listed, spaced

if TYPE_CHECKING:
    from assessor.result.obligation import Demand
    from assessor.result.smallest import Atom, TermName
    from assessor.words.names import Names

_NOTICED: Final[Mapping[object, str]] = {
    "user_report": "noticed at least when somebody calls",
    "threshold": "noticed by a tool's alarm",
    "analytic": "noticed by people or programs that read the reports",
    "hunted": "looked for",
}
_RECORDED: Final[Mapping[object, str]] = {
    "assertion": "with a word given as record",
    "billing_record": "with an invoice as record",
    "work_record": "with a ticket or report as record",
    "system_record": "with a record made by the system",
    "signed_record": "with a signed record",
}


def with_terms(atoms: Sequence[Atom], who: str, work: str, asked: Demand | None, names: Names) -> str:
    """What one provider would have to promise of one piece of work."""
    first = atoms[0]
    own = first.provider in names.employees
    if first.term == "hours_per_month":
        return f"Buy at least {first.statements[0].value} hours a month from {who}."
    known = {atom.term: atom.statements[-1].value for atom in atoms}
    groups = known.get("covers")
    said = [_of_demand(name, value, asked) for name, value in known.items() if name not in ("covers", None)]
    if isinstance(groups, Sequence) and not isinstance(groups, str):
        said.append(f"for {listed([names.group(str(group)) for group in groups])}")
    if set(known) == {"ordered"}:
        return f"Assign this to {who}: {work}." if own else f"Order this from {who} in writing: {work}."
    terms = ", ".join([work, *filter(None, said)])
    return (
        f"Assign it to {who}, and write it into the procedures: {terms}."
        if own
        else f"Have it written down with {who}: {terms}."
    )


def _of_demand(name: TermName | None, value: object, asked: Demand | None) -> str:
    """A term; a rhythm that nothing binds is only named as one that would do."""
    if name is None:
        return ""
    free = asked is not None and asked.basis not in BINDING and asked.loosest is None and asked.every != AS_DEFINED
    return f"on a schedule, such as {every(str(value))}" if name == "every" and free else term(name, value)


def term(name: TermName, value: object) -> str:
    """One term, as it ends a sentence about the work."""
    match name:
        case "every":
            return f"at least {every(str(value))}"
        case "events":
            taken: Mapping[str, object] = value if isinstance(value, Mapping) else {}
            return f"on each {listed([_event(event, time) for event, time in sorted(taken.items())])}"
        case "establishes":
            return "so that it is in force"
        case "hours":
            return f"in hours of {value}"
        case "detection":
            return _NOTICED.get(value, spaced(str(value)))
        case "evidence":
            return _RECORDED.get(value, spaced(str(value)))
        case "sold":
            return "as part of the service"
        case "ordered":
            return "ordered in writing"
        case "covers" | "hours_per_month":
            return str(value)
        case _:
            assert_never(name)


def _event(event: str, time: object) -> str:
    return spaced(event) + (f" within {interval(str(time))}" if time is not None else "")
