"""What contracts are said to lack against the rows that ask for it: papers of a gate, and clauses of such a paper.

A clause that decides rows of its own holds them open while nobody says whether it stands in the paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.gates import in_reach, paper
from assessor.evaluate.supply import supplier_of
from assessor.model.row_finding import RowFinding
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.evaluate.case import Case
    from assessor.model.contract import Clause, Contract
    from assessor.model.engagement import Provider
    from assessor.model.row_finding import FindingResult
    from assessor.model.rules import Gate


def paper_findings(case: Case, framework: str) -> Iterator[RowFinding]:
    """Those of a framework's gates, of every provider they certainly concern."""
    for gate in case.terrain.gates.values():
        if gate.when.framework != framework:
            continue
        held = [
            (provider, provider.contract) for provider in case.engagement.providers if _concerned(case, gate, provider)
        ]
        for provider, contract in held:
            if paper(provider, gate) is Truth.NO:
                continue  # without the paper the row fails by it already
            said = {} if contract is None else contract.clauses
            others = [other for other in held if other[0] is not provider]
            if contract is not None:
                yield from _document(gate, provider, contract, others)
                yield from _ended(gate, provider, contract, others, case.engagement.as_of)
            for clause in case.terrain.clauses.values():
                if clause.gate == gate.id and said.get(clause.id) is False:
                    yield from _clause(gate, clause, provider, others)
                elif clause.gate == gate.id and clause.decides and clause.id not in said:
                    yield from _unread(gate, clause, provider)


def _concerned(case: Case, gate: Gate, provider: Provider) -> bool:
    return in_reach(case, gate, supplier_of(case.terrain, provider)) is Truth.YES


def _document(
    gate: Gate, provider: Provider, contract: Contract, others: list[tuple[Provider, Contract | None]]
) -> Iterator[RowFinding]:
    """A paper that the contract is said to come without."""
    if contract.documents.get(gate.needs, "") is None:
        yield from _paper(gate, provider, others, ("documents", gate.needs))


def _ended(
    gate: Gate, provider: Provider, contract: Contract, others: list[tuple[Provider, Contract | None]], as_of: str
) -> Iterator[RowFinding]:
    """A paper that is a document of a contract, when that contract has ended."""
    there = {file for file in contract.documents.values() if file is not None}
    belongs = gate.needs in contract.documents or provider.artefacts.get(gate.needs) in there
    if belongs and contract.ends is not None and contract.ends < as_of:
        yield from _paper(gate, provider, others, ("ends",), ended=contract.ends)


def _paper(
    gate: Gate,
    provider: Provider,
    others: list[tuple[Provider, Contract | None]],
    place: tuple[str, ...],
    *,
    ended: str | None = None,
) -> Iterator[RowFinding]:
    """A paper that does not count, against the row its gate decides: in part where another provider holds its own."""
    if gate.decides is None:
        return
    held = any(paper(other, gate) is Truth.YES for other, _ in others)
    yield RowFinding(
        code="missing" if ended is None else "expired",
        rule=gate.id,
        what=gate.title,
        citation=gate.citation,
        concerns=(gate.decides,),
        result="part" if held else "unmet",
        place=("providers", provider.id, "contract", *place),
        subject=provider.name or provider.id,
        provider=provider.id,
        due=ended,
    )


def _clause(
    gate: Gate, clause: Clause, provider: Provider, others: list[tuple[Provider, Contract | None]]
) -> Iterator[RowFinding]:
    """A clause that a paper is said to lack: its own rows, and in part the row of the paper."""
    held = any(
        paper(other, gate) is Truth.YES and (contract is None or contract.clauses.get(clause.id) is not False)
        for other, contract in others
    )
    asking = (("unmet" if not held else "part"), clause.concerns)
    whole = ("part", tuple(ref for ref in (gate.decides,) if ref is not None and ref not in clause.concerns))
    for result, concerns in (asking, whole) if clause.concerns else ():
        if concerns:
            yield _spoken(gate, clause, provider, concerns, "unmet" if result == "unmet" else "part")


def _unread(gate: Gate, clause: Clause, provider: Provider) -> Iterator[RowFinding]:
    """A clause of which nobody says whether it stands in a paper that is there: the rows that ask for it alone."""
    if paper(provider, gate) is Truth.YES and clause.concerns:
        yield _spoken(gate, clause, provider, clause.concerns, "unknown")


def _spoken(
    gate: Gate, clause: Clause, provider: Provider, concerns: tuple[str, ...], result: FindingResult
) -> RowFinding:
    return RowFinding(
        code="not_stated" if result == "unknown" else "missing",
        rule=clause.id,
        what=f"{clause.title} ({gate.title})",
        citation=clause.citation,
        concerns=concerns,
        result=result,
        place=("providers", provider.id, "contract", "clauses", clause.id),
        subject=provider.name or provider.id,
        provider=provider.id,
    )
