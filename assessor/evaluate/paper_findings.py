"""What contracts are said to lack against the rows that ask for it: papers of a gate, and clauses of such a paper.

A clause that decides rows of its own holds them open while nobody says whether it stands in the paper.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from assessor.evaluate.gates import in_reach, paper
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
        clauses = [clause for clause in case.terrain.clauses.values() if clause.gate == gate.id]
        concerned = _Concerned(case, gate)
        for provider in concerned.providers:
            contract, held = provider.contract, paper(provider, gate)
            if held is Truth.NO or (held is Truth.UNKNOWN and contract is None):
                continue  # without the paper the row fails by it already, or is open; and nothing else is said
            if contract is not None:
                yield from _document(gate, provider, contract, concerned)
                yield from _ended(gate, provider, contract, concerned, case.engagement.as_of)
            said = {} if contract is None else contract.clauses
            for clause in clauses:
                if said.get(clause.id) is False:
                    yield from _clause(gate, clause, provider, concerned)
                elif clause.decides and clause.id not in said:
                    yield from _unread(gate, clause, provider)


class _Concerned:
    """The providers a gate certainly concerns, and who of them holds its paper; counted once, for all of them."""

    def __init__(self, case: Case, gate: Gate) -> None:
        suppliers = case.suppliers
        self.providers = [
            provider
            for provider in case.engagement.providers
            if in_reach(case, gate, suppliers[provider.id]) is Truth.YES
        ]
        self._gate = gate
        self._with_clause: dict[str, frozenset[str]] = {}

    @cached_property
    def _holding(self) -> frozenset[str]:
        return frozenset([one.id for one in self.providers if paper(one, self._gate) is Truth.YES])

    def other_holds(self, provider: Provider) -> bool:
        """Whether another one holds the paper."""
        return _anybody_beside(provider, self._holding)

    def other_has(self, clause: Clause, provider: Provider) -> bool:
        """Whether another one holds the paper, and is not said to lack the clause in it."""
        if clause.id not in self._with_clause:
            lacking = [
                one.id
                for one in self.providers
                if one.contract is not None and one.contract.clauses.get(clause.id) is False
            ]
            self._with_clause[clause.id] = self._holding.difference(lacking)
        return _anybody_beside(provider, self._with_clause[clause.id])


def _anybody_beside(provider: Provider, names: frozenset[str]) -> bool:
    return len(names) > (provider.id in names)


def _document(gate: Gate, provider: Provider, contract: Contract, concerned: _Concerned) -> Iterator[RowFinding]:
    """A paper that the contract is said to come without."""
    if contract.documents.get(gate.needs, "") is None:
        yield from _paper(gate, provider, concerned, ("documents", gate.needs))


def _ended(
    gate: Gate, provider: Provider, contract: Contract, concerned: _Concerned, as_of: str
) -> Iterator[RowFinding]:
    """A paper that is a document of a contract, when that contract has ended."""
    there = {file for file in contract.documents.values() if file is not None}
    belongs = gate.needs in contract.documents or provider.artefacts.get(gate.needs) in there
    if belongs and contract.ends is not None and contract.ends < as_of:
        yield from _paper(gate, provider, concerned, ("ends",), ended=contract.ends)


def _paper(
    gate: Gate,
    provider: Provider,
    concerned: _Concerned,
    place: tuple[str, ...],
    *,
    ended: str | None = None,
) -> Iterator[RowFinding]:
    """A paper that does not count, against the row its gate decides: in part where another provider holds its own."""
    if gate.decides is None:
        return
    yield RowFinding(
        code="missing" if ended is None else "expired",
        rule=gate.id,
        what=gate.title,
        citation=gate.citation,
        concerns=(gate.decides,),
        result="part" if concerned.other_holds(provider) else "unmet",
        place=("providers", provider.id, "contract", *place),
        subject=provider.name or provider.id,
        provider=provider.id,
        due=ended,
    )


def _clause(gate: Gate, clause: Clause, provider: Provider, concerned: _Concerned) -> Iterator[RowFinding]:
    """A clause that a paper is said to lack: its own rows, and in part the row of the paper."""
    held = concerned.other_has(clause, provider)
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
