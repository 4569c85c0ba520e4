"""One step of the nearest change: what to do, and where in the engagement file it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import comparisons, duties, row_findings
from assessor.words.demands import asks
from assessor.words.grammar import inside, opening, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from assessor.result.change import Change, ChangeKind
    from assessor.result.comparison import Comparison
    from assessor.result.obligation import Demand
    from assessor.words.names import Names

_FIXED: Final[Mapping[ChangeKind, str]] = {
    "duty": "done or assigned",
    "frequency": "the frequency",
    "record": "newer records that show it works",
    "determination": "Fix what the assessment found, then have it assessed again.",
    "objectives": "Assess the objectives that are still open.",
}


def change(step: Change, demands: Sequence[Demand], names: Names) -> str:
    """A step as a sentence, with the place in the engagement file it concerns."""
    if step.statement is not None:
        return row_findings.change(step.statement, where(step))
    return _change(step, demands, names)


def _change(step: Change, demands: Sequence[Demand], names: Names) -> str:
    needed, now, place = needs(step, demands, names), has(step, demands, names), where(step)
    match step.kind:
        case "determination" | "objectives":
            return needed
        case "duty":
            now = "not stated" if step.state == "unknown" else now
            part = step.open.part if step.open is not None else None
            todo = duties.to_do(step.open) if step.open is not None else "Do or assign this duty"
            return f"{todo}: {inside(names.duty(step.duty or '', part))} ({place}, now {now})."
        case "assignment":
            return f"Assign {names.all_functions(step.functions)} ({place}, now {now})."
        case "papers":
            return f"Sign or obtain the {inside(needed)} (now {now})."
        case "risk_analysis":
            return f"Write down {needed} ({place}, now: {now})."
        case "frequency":
            return f"Define {needed} ({place}, now {now})."
        case "paper":
            return f"{names.provider(step.provider or '')}, {step.place[-1]}: {needed} (now {now})."
        case "predicate" if step.comparison is not None:
            return _predicate(step, step.comparison, needed, now, names)
        case "terms" if step.place[0] != "providers":
            return f"{_seat(step, names)}: {needed} (now {now})."
        case _:
            return f"{opening(needed)} (state {place}, now {now})."


def _predicate(step: Change, comparison: Comparison, needed: str, now: str, names: Names) -> str:
    if comparison.predicate == "contract":
        return f"Sign or obtain the {inside(needed)} (now {now})."
    if comparison.predicate == "scope":
        return f"Have {names.provider(step.provider or '')} {needed} (now {now})."
    line = f"state {where(step)}, " if "lines" in step.place else ""
    return f"{_seat(step, names)}, {spaced(comparison.predicate)}: {needed} ({line}now {now})."


def _seat(step: Change, names: Names) -> str:
    """A provider and the function it runs."""
    provider = names.provider(step.provider or "")
    return f"{provider}, {names.all_functions(step.functions)}" if step.functions else provider


def distinct(steps: Iterable[Change], demands: Sequence[Demand], names: Names) -> list[Change]:
    """The steps that say different things: two demands of an obligation may ask for the same."""
    different: dict[tuple[str, str, str], Change] = {}
    for step in steps:
        different.setdefault((where(step), needs(step, demands, names), has(step, demands, names)), step)
    return list(different.values())


def where(step: Change) -> str:
    """Where the step stands, in short."""
    if step.kind == "assignment":
        return f"today.{' or '.join(step.functions)}"
    if step.kind == "papers":
        return "providers.artefacts"
    if step.kind == "paper":
        return f"{step.provider} / {step.place[-1]}"
    seat = f"{step.provider} / {' '.join(step.functions) or None}"
    if step.kind == "terms":
        return ".".join(step.place) if step.place[0] == "providers" else seat
    if step.kind == "predicate" and "lines" in step.place:
        return ".".join(step.place)
    if step.kind == "predicate" and step.comparison is not None:
        return f"{seat}: {spaced(step.comparison.predicate)}"
    return ".".join(step.place)


def needs(step: Change, demands: Sequence[Demand], names: Names) -> str:
    """What it would need to be."""
    demand = demands[step.demand] if step.demand is not None else None
    asked = asks(demand, names) if demand is not None else ""
    if step.statement is not None:
        return f"{row_findings.needs(step.statement)}; {row_findings.cure(step.statement)}"
    match step.kind:
        case "fact":
            return names.full_question(step.fact or "")
        case "basis":
            return f"{step.title}, not before {step.not_before or 'today'}"
        case "risk_analysis":
            return f"a current {step.title}"
        case "assignment":
            return f"somebody who does it {asked}"
        case "terms":
            return f"terms: {asked}"
        case "papers" | "predicate":
            return comparisons.needs(step.comparison, demand, names) if step.comparison and demand else ""
        case "paper":
            return names.gate(step.gate or "")
        case "duty" if step.open is not None:
            return duties.needed(step.open)
        case kind:
            return _FIXED[kind]


def has(step: Change, demands: Sequence[Demand], names: Names) -> str:
    """What it is now."""
    if step.statement is not None:
        return row_findings.has(step.statement)
    match step.kind:
        case "basis":
            return step.value if step.value is not None else "not stated"
        case "papers" | "predicate" if step.comparison is not None and step.demand is not None:
            return comparisons.has_anywhere(step.comparison, demands[step.demand], names)
        case "frequency":
            return "none defined" if step.state == "none" else "not stated"
        case "risk_analysis":
            return "there is none" if step.age_days is None else f"last reviewed {step.age_days} days ago"
        case "paper":
            return "known to be missing"
        case "duty" if step.open is not None:
            return duties.standing(step.open)
        case _:
            return spaced(step.state or "")
