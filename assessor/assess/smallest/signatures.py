"""What would have to be signed: papers that gates ask for, and amendments of a contract that is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.smallest.atoms import atom, paper_file, statement
from assessor.evaluate.gates import concerns, in_reach, paper
from assessor.model.scales import CUSTOMER, Truth
from assessor.model.shape import plain
from assessor.result.smallest import Statement

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.assess.smallest.short_terms import Short
    from assessor.evaluate.case import Case
    from assessor.evaluate.supply import Supplier
    from assessor.model.engagement import Provider
    from assessor.model.plan import Demand
    from assessor.model.rules import Gate
    from assessor.result.smallest import AmendedPart, Atom, TermName


def papers(case: Case, gates: Iterable[Gate], providers: Iterable[Provider], number: int) -> list[Atom]:
    """The paper of each gate that concerns a provider, or may, and is not known to be there."""
    return [
        _paper(gate, provider, number)
        for gate in gates
        for provider in providers
        if paper(provider, gate) is not Truth.YES and in_reach(case, gate, case.suppliers[provider.id]) is not Truth.NO
    ]


def papers_of_work(
    case: Case, gates: Iterable[Gate], supplier: Supplier, function: str, capability: str, number: int
) -> list[Atom]:
    """The same of one piece of work of a provider."""
    provider = supplier.provider
    if provider is None:
        return []
    return [
        _paper(gate, provider, number)
        for gate in gates
        if paper(provider, gate) is not Truth.YES
        and concerns(case, gate, supplier, function, capability) is not Truth.NO
    ]


def _paper(gate: Gate, provider: Provider, number: int) -> Atom:
    place = ("providers", provider.id, "artefacts", gate.needs)
    # what is there is read off the provider: to look for it in the engagement would be a search for each of many
    signed = Statement(place=place, value=paper_file(provider.id, gate.needs), was=provider.artefacts.get(gate.needs))
    return atom("paper", signed, demand=number, provider=provider.id, gate=gate.id, title=gate.title)


class Amendments:
    """Changes to one provider's contract that concern one piece of work."""

    def __init__(self, case: Case, provider: Provider, function: str, number: int) -> None:
        self._case, self._provider, self._function, self._number = case, provider, function, number
        self._contract = provider.contract

    def given_back(self, demand: Demand, ref: str) -> Iterator[Atom]:
        """The work taken out of what the contract leaves out, wherever it says so for this obligation."""
        contract, capability = self._contract, demand.capability
        if contract is None:
            return
        ours = [line for line in contract.responsibility_matrix if line.owner == CUSTOMER]
        mine = [line for line in ours if line.capability == capability or line.obligation == ref]
        if mine:
            lines = [
                {**_entry(line), "owner": "provider"} if line in mine else _entry(line)
                for line in contract.responsibility_matrix
            ]
            yield self._amended("responsibility_matrix", lines, demand)
            return
        if any(item.what == capability for item in contract.excludes):
            left = [_entry(item) for item in contract.excludes if item.what != capability]
            yield self._amended("excludes", left, demand)
            return
        yield self.included(demand)

    def included(self, demand: Demand) -> Atom:
        """The work named among what the contract includes."""
        there = self._contract.includes if self._contract is not None else ()
        return self._amended("includes", sorted({*there, demand.capability or ""}), demand)

    def promised(self, demand: Demand, short: Short) -> Atom:
        """A promise of the contract made as short as it has to be."""
        contract = self._contract
        if short.term == "every":
            others = contract.promises if contract is not None else ()
            kept = [_entry(item) for item in others if item.capability != demand.capability]
            new = {"capability": demand.capability, "every": short.value}
            return self._amended("promises", [*kept, new], demand, "every")
        levels = [_entry(level) for level in (contract.sla if contract is not None else ())]
        new = {"event": demand.event}
        if short.term == "events":
            times = short.value if isinstance(short.value, dict) else {}
            new["respond_within"] = times.get(demand.event)
        else:
            new["hours"] = str(short.value)
        return self._amended("sla", [*levels, new], demand, short.term)

    def _amended(self, part: AmendedPart, value: object, demand: Demand, term: TermName | None = None) -> Atom:
        place = ("providers", self._provider.id, "contract", part)
        return atom(
            "paper",
            statement(self._case.engagement, place, value),
            demand=self._number,
            provider=self._provider.id,
            function=self._function,
            capability=demand.capability,
            term=term,
            amended=part,
        )


def _entry(value: object) -> dict[str, object]:
    made = plain(value)
    return dict(made) if isinstance(made, dict) else {}
