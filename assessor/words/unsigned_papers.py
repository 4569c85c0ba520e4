"""Papers that have to be signed with somebody who works today, as decisions: without them rows stay open for no fee."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import day, inside, listed, usd
from assessor.words.packages import extended

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.result.finding import Finding
    from assessor.result.packages import Package
    from assessor.result.result import Result
    from assessor.words.names import Names


def at_once(result: Result, names: Names) -> Iterator[str]:
    """A decision for each kind of paper that has to come now, whatever else is decided."""
    yield from _decisions(result, [one for one in result.findings if is_at_once(one, result)], names)


def later(result: Result, package: Package | None, names: Names) -> Iterator[str]:
    """The same for papers that have a day; one that another decision names is left out.

    A contract that is extended says itself that its paper comes first.
    """
    named = {one.supplier for one in extended(package)} if package is not None else set()
    waiting = (one for one in result.findings if one.provider not in named and not is_at_once(one, result))
    yield from _decisions(result, waiting, names)


def is_at_once(finding: Finding, result: Result) -> bool:
    """Whether it is a paper that has to come now."""
    return finding.kind == "contract" and finding.due <= result.as_of


def _decisions(result: Result, findings: Iterable[Finding], names: Names) -> Iterator[str]:
    by_paper: dict[str, list[Finding]] = {}
    for finding in findings:
        if finding.kind == "contract" and finding.cause is not None:
            by_paper.setdefault(finding.cause, []).append(finding)
    yield from (_signed(paper, missing, result, names) for paper, missing in by_paper.items())


def _signed(paper: str, missing: list[Finding], result: Result, names: Names) -> str:
    who = names.all_providers(dict.fromkeys(one.provider for one in missing if one.provider is not None))
    due = min(one.due for one in missing)
    when = "at once" if due <= result.as_of else f"by {day(due)}"
    priced = [one.remedy.annual_cost for one in missing if one.remedy is not None]
    fee = sum(amount or 0.0 for amount in priced)
    price = "no fee is counted" if not round(fee) else f"{usd(fee)} a year"
    which = f"{inside(names.gate(paper))} ({listed([one.id for one in missing])})"
    gate = names.gates.get(paper)
    if gate is not None and gate.ask:
        return f"Obtain from {who} the {which}, {when}; {price}."
    act = "Sign" if due <= result.as_of else "Sign or obtain"
    return f"{act} with {who} the {which}, {when}; {price}."
