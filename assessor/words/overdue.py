"""What is said of records that are overdue."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from assessor.model.scales import CUSTOMER
from assessor.words.grammar import day, every, inside, listed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.result.action import Action, OverdueRecord
    from assessor.words.names import Names

_TOLD: Final = 3  # rows named before the others are counted


def text(action: Action, names: Names) -> str:
    """Whom to ask for which records, since when they are due, and for which rows."""
    records, them = ("record", "it") if len(action.overdue) == 1 else ("records", "them")
    asked = names.provider(action.supplier) if action.supplier not in (None, CUSTOMER) else ""
    made = f"get the next {records} from {asked}" if asked else f"make the next {records}"
    told = []
    for (due, rows), same in groupby(action.overdue, key=lambda record: (record.due, record.obligations)):
        works = listed([_work(record, names) for record in same])
        told.append(f"{works}, due since {day(due)} ({_rows(rows, names)})")
    return f"Overdue: {made} and file {them}: {'; '.join(told)}. If the work was not done, do it first.{_ours(action)}"


def _work(record: OverdueRecord, names: Names) -> str:
    if record.capability is not None:
        return inside(names.capability(record.capability))
    return inside(names.duty(record.duty)) if record.duty is not None else names.record(record.record)


def _rows(refs: Sequence[str], names: Names) -> str:
    more = len(refs) - _TOLD
    told = [*names.obligations(refs)[:_TOLD]]
    return listed([*told, f"{more} more"] if more > 0 else told)


def _ours(action: Action) -> str:
    """That a rhythm is a default of this program: the rule gives no number, and nobody states one."""
    ours = dict.fromkeys(every(record.every) for record in action.overdue if record.basis == "engine_default")
    return f" The rule gives no number; {listed([*ours])} is our reading." if ours else ""
