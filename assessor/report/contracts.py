"""The sheet on contracts: what they leave open, to be settled with each provider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.sheet import Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import contracts, grammar, legends, owners

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.report.names import BriefNames
    from assessor.result.contract import ContractPoint
    from assessor.result.result import Result
    from assessor.result.scales import ContractPointKind

# How a point looks: mark and style; what nobody does looks worst.
_LOOKS: Final[Mapping[ContractPointKind, tuple[str, str]]] = {
    "unowned": ("▲", "gap"),
    "ended": ("▲", "gap"),
    "paper": ("◐", "part"),
    "clause": ("◐", "part"),
    "slow": ("▲", "gap"),
    "double": ("◐", "part"),
    "disagreement": ("◐", "part"),
    "contradiction": ("◐", "part"),
    "not_included": ("○", "none"),
}
_LEDE: Final = (
    "Your contracts against what applies and who does what today. Verdicts follow the terms you stated: where a "
    "contract says otherwise, settle it with the provider before anything new is signed, and correct the file"
)
_BUYING: Final = ("engage", "extend", "terms")
_COLUMNS: Final = (
    Column("Contract with", 30),
    Column("Open", 28),
    Column("About", 36),
    Column("Stated or needed, and what the contract says", 56),
    Column("Obligations", 26, mono=True),
)


def sheets_of(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet where a contract leaves something open."""
    points = result.contracts
    if not points:
        return ()
    alike: dict[tuple[str, ...], list[ContractPoint]] = {}
    for point in points:
        needed, said = _values(point, result, names)
        alike.setdefault((point.provider, point.kind, needed, said), []).append(point)
    providers = list(dict.fromkeys(point.provider for point in points))
    title = (
        f"Your {grammar.noun(len(providers), 'contract')} with {names.all_providers(providers)} "
        f"{grammar.verb(len(providers), 'leaves', 'leave')} {grammar.counted(len(alike), 'point')} open"
    )
    rows = tuple(_row(group, result, names) for group in alike.values())
    table = Table(_COLUMNS, rows, "What your contracts leave open")
    buyer = next((action.owner for action in result.actions if action.kind in _BUYING), None)
    lede = f"{_LEDE} ({owners.told(buyer)})." if buyer is not None else f"{_LEDE}."
    return (Sheet(anchor="contracts", kicker="Contracts", title=title, lede=lede, blocks=(table,)),)


def _values(point: ContractPoint, result: Result, names: BriefNames) -> tuple[str, str]:
    """What is needed or stated, and what the contract says."""
    return contracts.needs(point, names.full, result.as_of), contracts.has(point, names.full)


def _row(group: Sequence[ContractPoint], result: Result, names: BriefNames) -> tuple[Cell, ...]:
    first = group[0]
    mark, style = _LOOKS[first.kind]
    refs = list(dict.fromkeys(ref for point in group for ref in point.refs))
    subjects = filter(None, (contracts.about(point, names.full) for point in group))
    about = ", ".join(dict.fromkeys(shorten(subject, 90) for subject in subjects))
    values = [grammar.opening(shorten(value, 300)) for value in _values(first, result, names)]
    shown = ", ".join(names.obligations(refs))
    return (
        Cell(names.provider(first.provider)),
        Cell(f"{mark} {legends.CONTRACT_POINTS[first.kind]}", style),
        Cell(about or "The paper itself"),
        Cell(f"{values[0]}. {values[1]}."),
        Cell(shown or "\u2013"),
    )
