"""What a responsibility matrix makes a provider's own and is not in place: its part to mend, and no addition yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.finding import Finding, OfMatrix
    from assessor.result.packages import Purchase
    from assessor.result.result import Result
    from assessor.words.names import Names


def settled_first(finding: Finding, names: Names) -> str:
    """That a provider's fee may cover already what is asked of it; nothing where no matrix says so.

    It stands behind the provider's name, which it repeats where somebody else is to do the work.
    """
    kept = finding.remedy is not None and finding.remedy.supplier == finding.provider
    return " ".join(
        _settle(_ids(one, names), "" if kept else names.provider(one.provider))
        for one in finding.of_matrix
        if one.provider == finding.provider
    )


def mended_by(finding: Finding, names: Names) -> str:
    """Who mends what people found not in place, where a matrix makes it a provider's; nothing where none does."""
    told = [
        f"Have {names.provider(one.provider)} mend it: "
        f"{'its own' if one.obligations == finding.obligations else f'{_ids(one, names)} its own'} by its matrix."
        for one in finding.of_matrix
    ]
    return " ".join(told)


def mending(finding: Finding) -> tuple[str, ...]:
    """The providers whose own part a finding is, where people found it and nothing is bought against it."""
    if finding.kind != "determined" or finding.remedy is not None:
        return ()
    return tuple(one.provider for one in finding.of_matrix)


def before_adding(result: Result, bought: Purchase, names: Names) -> Iterator[str]:
    """What to settle before work is added to a contract whose matrix makes it the provider's own already."""
    added = {name for one in bought.additions for name in one.capabilities}
    refs = {
        ref: None
        for finding in result.findings
        if added & {*finding.capabilities}
        for one in finding.of_matrix
        if one.provider == bought.supplier
        for ref in one.obligations
    }
    if refs:
        yield _settle(listed(names.obligations([*refs])))


def _settle(ids: str, who: str = "") -> str:
    return f"First settle what {f'the fee of {who}' if who else 'its fee'} covers: its matrix makes {ids} its own."


def _ids(one: OfMatrix, names: Names) -> str:
    return listed(names.obligations(one.obligations))
