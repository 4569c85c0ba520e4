"""The outcome of every framework of a result; those without arithmetic of their own have their rows counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.report.outcome import Outcome
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.framework import Registry
    from assessor.report.names import BriefNames
    from assessor.result.result import Result
    from assessor.result.subjects import ChosenFramework


def outcomes_of(result: Result, names: BriefNames, registry: Registry) -> tuple[Outcome, ...]:
    """The outcome of each chosen framework; one that computes nothing of its own has its rows counted."""
    rooms = {framework.id: framework for framework in registry}
    found = []
    for chosen in result.frameworks:
        room = rooms.get(chosen.id)
        own = room.outcome(result, names) if room is not None else None
        found.append(own or counted_outcome(result, names, chosen))
    return tuple(found)


def counted_outcome(result: Result, names: BriefNames, chosen: ChosenFramework) -> Outcome:
    """Rows in place of rows that apply."""
    today, title = result.summary[chosen.id][TODAY], names.frameworks[chosen.id]
    whole = today.in_place + today.partial + today.gap + today.not_assessable
    missing = [
        f"{count} {word}"
        for count, word in ((today.gap, "not in place"), (today.partial, "in part"), (today.not_assessable, "unknown"))
        if count
    ]
    tail = f"; {grammar.listed(missing)}" if missing else ""
    return Outcome(
        framework=chosen.id,
        headline=f"{title}: {today.in_place} of {grammar.counted(whole, 'requirement')} in place{tail}",
        standing="The framework has no score of its own.",
        way="Everything that is open has to be brought in place." if missing else "Nothing is open.",
        reached=False if today.gap or today.partial else None if today.not_assessable else True,
    )
