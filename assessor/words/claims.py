"""What a contract that runs gives to somebody already: it is claimed before it is bought again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import inside, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.result.contract import ContractPoint
    from assessor.result.result import Result
    from assessor.words.names import Names


def claimed_first(result: Result, supplier: str, names: Names) -> str:
    """What of the work bought from a supplier a contract includes and nobody does, in a sentence; else nothing."""
    told = dict.fromkeys(_claims(result, supplier, names))
    return f"First claim {listed(list(told))}." if told else ""


def _claims(result: Result, supplier: str, names: Names) -> Iterator[str]:
    for finding in result.findings:
        remedy = finding.remedy
        if finding.kind != "unowned" or remedy is None or not remedy.recommended or remedy.supplier != supplier:
            continue
        if owing := owed_by(result, finding.capabilities):
            work = listed([inside(names.capability(name)) for name in finding.capabilities])
            who = listed([names.provider(name) for name in owing], "or")
            yield f"{work} ({finding.id}) from {who}, whose contract includes it"


def unclaimed(result: Result) -> tuple[ContractPoint, ...]:
    """What a contract gives to somebody, and nobody does."""
    return tuple(point for point in result.contracts if point.kind == "disagreement" and not point.given_to)


def owed_by(result: Result, capabilities: Sequence[str]) -> tuple[str, ...]:
    """Providers whose contract gives them work that nobody does."""
    found = (point.provider for point in unclaimed(result) if point.capability in capabilities)
    return tuple(dict.fromkeys(found))
