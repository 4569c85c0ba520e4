"""What else has to be settled in a contract for a recommendation to hold: terms, cover, papers, and when it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import conditions, own_plans
from assessor.words.grammar import counted, day, inside, listed
from assessor.words.packages import dropped_shares

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.result.packages import Package
    from assessor.result.recommended_condition import RecommendedCondition
    from assessor.result.result import Result
    from assessor.words.names import Names

_FEW: Final = 3  # terms that a decision names one by one


class ContractTerms:
    """The conditions of a recommendation by whose contract they change; own staff are given work, not asked for it."""

    def __init__(self, result: Result, names: Names) -> None:
        bought = result.recommendation
        self._all = bought.conditions if bought is not None else ()
        self._names, self._as_of, self._result = names, result.as_of, result
        self._ends = {one.id: one.contract_ends for one in result.providers}

    def with_(self, party: str) -> str:
        """What is written into the contract of somebody who signs, as the end of a sentence; empty for nothing."""
        papers, parts = self._papers(party), [*self._terms(party), *self._cover(party)]
        under = f", under {listed(papers)}" if papers else ""
        return f"{under}; write in {listed(parts)}" if parts else under

    def added_to(self, party: str) -> str:
        """The same for a contract that runs; a missing paper of it is a finding of its own."""
        parts = [*self._terms(party), *self._cover(party)]
        return f"; write in {listed(parts)}" if parts else ""

    def ends(self, party: str) -> str:
        """When the contract of somebody ends by itself, behind the name; empty where it has no end to come."""
        ends = self._ends.get(party)
        return f", which ends {day(ends)}," if ends is not None and ends > self._as_of else ""

    def alone(self, package: Package, settled: set[str], names: Names) -> Iterator[str]:
        """A decision for everybody known whose contract changes in nothing but this."""
        parties = [party for one in self._all for party in (one.providers if one.kind == "term" else (one.id,))]
        for party in dict.fromkeys(parties):
            if party in settled or party in package.cancelled or party not in self._ends:
                continue
            if party in names.employees:
                yield from self._assigned(party, package, names)
                continue
            who, terms, cover = names.provider(party), self._terms(party), self._cover(party)
            if terms:
                yield f"Agree in writing with {who}{self.ends(party)} on {listed([*terms, *cover])}."
            elif cover:
                planned = own_plans.first(self._result, party)
                yield f"{planned}{'h' if planned else 'H'}ave {who} quote {listed(cover)}; it is in no figure here."

    def _assigned(self, party: str, package: Package, names: Names) -> Iterator[str]:
        """What own people are given, where somebody else is released from work they then have alone."""
        shares = {one.function for one in dropped_shares(package)}
        terms = self._terms(party)
        if terms and any(shares & {*one.functions} for one in package.purchases if one.supplier == party):
            yield f"Assign to {names.provider(party)}: {listed(terms)}."

    def _terms(self, party: str) -> list[str]:
        found = [one for one in self._all if one.kind == "term" and party in one.providers]
        if len(found) > _FEW:
            return [f"{counted(len(found), 'term')} (annex D)"]
        return conditions.together(found, self._names)

    def _cover(self, party: str) -> list[str]:
        return [self._groups(one) for one in self._all if one.kind == "covers" and one.id == party]

    def _groups(self, one: RecommendedCondition) -> str:
        return f"cover of {listed([inside(self._names.group(name)) for name in one.groups])}"

    def _papers(self, party: str) -> list[str]:
        """The papers that somebody new has to sign."""
        found = [one for one in self._all if one.kind == "gate" and party in one.providers]
        return [f"its {inside(self._names.gate(one.id))}" for one in found]
