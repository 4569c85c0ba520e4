"""What a present holder would have to agree to for its work to stay where it is, and what that would spare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import inside, listed, usd, verb

if TYPE_CHECKING:
    from assessor.result.finding import Finding
    from assessor.result.packages import Package
    from assessor.result.result import Result
    from assessor.result.scales import FindingKind
    from assessor.words.names import Names

_TERMS: Final[frozenset[FindingKind]] = frozenset({"cadence", "detection", "capacity", "evidence"})


def asked_to_stay(result: Result, package: Package, supplier: str, functions: frozenset[str], names: Names) -> str:
    """That a holder is asked before its work moves, where its own terms are all that filling the gaps fails on."""
    packages = result.recommendation.packages if result.recommendation is not None else ()
    stays = next((one for one in packages if "fill_the_gaps" in one.ids and not one.recommendable), None)
    if stays is None or not {move.function for move in package.moves} <= functions:
        return ""
    asked = [
        each
        for each in result.findings
        if each.kind in _TERMS
        and each.provider == supplier
        and functions & {*each.functions}
        and not {*stays.misses}.isdisjoint(each.obligations)
    ]
    if not asked or not {*stays.misses} <= {ref for each in asked for ref in each.obligations}:
        return ""
    less = round(package.annual_cost) - round(stays.annual_cost)
    fee = "" if supplier in names.employees else " at its present fee"
    spares = f" and a year costs {usd(less)} less" if less > 0 else ""
    fee = fee if spares else ""
    return f"Ask {names.provider(supplier)} for {_work(asked, names)}: if it agrees{fee}, nothing has to move{spares}."


def _work(findings: list[Finding], names: Names) -> str:
    work = dict.fromkeys(inside(names.capability(name)) for each in findings for name in each.capabilities)
    return f"{listed(list(work))} as {listed([each.id for each in findings])} {verb(len(findings), 'says', 'say')}"
