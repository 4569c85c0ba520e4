"""A finding with everything its sentences speak of: the obligations behind it and the comparisons that show it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.named_tuple import NamedTuple
from assessor.model.value import dataclass
from assessor.words.claims import unclaimed
from assessor.words.grammar import inside

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.scales import AssumedTerm, Predicate
    from assessor.result.comparison import Comparison
    from assessor.result.duty import Duty
    from assessor.result.evidence import EvidenceRecord
    from assessor.result.finding import Finding
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.result import Result
    from assessor.result.verdict import ObligationVerdict
    from assessor.words.names import Names

_SHOWN = 3
_TERMS: Mapping[Predicate, frozenset[AssumedTerm]] = {
    "cadence": frozenset(("sustains", "events", "establishes", "hours")),
    "detection": frozenset(("detection",)),
    "evidence": frozenset(("evidence",)),
}
SILENT = "The engagement file does not say."


class Parts(NamedTuple):
    """What is said of one finding besides criterion and effect."""

    title: str
    condition: str
    cause: str
    action: str
    topic: str = ""
    """What to find out, or to agree on, where that is all there is to do; inside a sentence."""
    planned: tuple[str, ...] = ()
    """What the organization itself plans against it, in its words."""
    first: str = ""
    """What comes before anything is bought against it, in a sentence."""
    once_done: str = ""
    """What is left to do once what it plans is done, where nothing else is proposed beside that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """One finding, its obligations in catalog order, its comparisons with their demands."""

    finding: Finding
    names: Names
    obligations: tuple[Obligation, ...]
    comparisons: tuple[tuple[Demand, Comparison], ...]
    duty: Duty | None
    run_by: Mapping[str, tuple[str, ...]]
    """Who runs each function today, by function; a function nobody is stated to run is not in it."""
    not_stated: frozenset[str] = frozenset()
    """The functions of which the engagement does not say who runs them."""
    owed_by: tuple[str, ...] = ()
    """Providers whose contract gives them its work, which nobody does."""
    records: tuple[EvidenceRecord, ...] = ()
    """The records held of the duty it is about, youngest first."""
    usual: bool = False
    """Whether it rests on what is usual for a provider's tier or kind, and nothing that was stated of its work."""

    @property
    def first(self) -> Obligation:
        """The first obligation it holds back."""
        return self.obligations[0]

    @property
    def today(self) -> ObligationVerdict:
        """Today's verdict of the first obligation."""
        return self.first.verdicts[TODAY]

    @property
    def who(self) -> str:
        """The provider it is about."""
        return self.names.provider(self.finding.provider or "")

    @property
    def gate(self) -> str | None:
        """The gate whose paper it is about."""
        return self.finding.cause if self.finding.cause in self.names.gates else None

    @property
    def work(self) -> str:
        """The capabilities it is about, inside a sentence; the first few, and how many more there are."""
        return some(
            [
                inside(self.names.capability(demand.capability))
                for demand, _ in self.comparisons
                if demand.capability is not None
            ],
            ", ",
        )


class Subjects:
    """The findings of one result with everything their sentences speak of; what they share is gathered once."""

    def __init__(self, result: Result, names: Names) -> None:
        self._result, self._names = result, names
        self._obligations = {obligation.ref: obligation for obligation in result.obligations}
        self._duties = {duty.id: duty for duty in reversed(result.duties)}
        self._not_stated = frozenset(row.function for row in result.responsibilities if row.today is None)
        run_by: dict[str, list[str]] = {}
        for provider in result.providers:
            for function in provider.functions:
                run_by.setdefault(function, []).append(provider.id)
        self._run_by = {function: tuple(there) for function, there in run_by.items()}
        self._unclaimed = unclaimed(result)

    def of(self, finding: Finding) -> Subject:
        """A finding of the result."""
        obligations, compared = self._obligations, []
        for shown in finding.comparisons:
            verdict = obligations[shown.ref].verdicts[TODAY]
            comparison = (verdict.failing if shown.among == "failing" else verdict.unknown)[shown.place]
            compared.append((obligations[shown.ref].demands[comparison.demand], comparison))
        duty = self._duties.get(finding.duty or "")
        return Subject(
            finding=finding,
            names=self._names,
            obligations=tuple(obligations[ref] for ref in finding.obligations),
            comparisons=tuple(compared),
            duty=duty,
            run_by=self._run_by,
            not_stated=self._not_stated,
            owed_by=tuple(
                dict.fromkeys(point.provider for point in self._unclaimed if point.capability in finding.capabilities)
            ),
            usual=bool(compared)
            and all(
                _is_usual(obligations[shown.ref].verdicts[TODAY], comparison)
                for shown, (_, comparison) in zip(finding.comparisons, compared, strict=True)
            ),
            records=tuple(record for record in self._result.evidence_records if _is_of(record, duty)),
        )


def _is_usual(verdict: ObligationVerdict, comparison: Comparison) -> bool:
    """Whether what decided a comparison is a usual term: of the deciding work, nothing that counts here was stated."""
    named = _TERMS.get(comparison.predicate)
    deciding = (one for one in verdict.witness if one.demand == comparison.demand)
    usual = {term for one in deciding if one.provider == comparison.provider for term in one.assumed}
    plain = comparison.record is None and comparison.shortfall in ("timing", "strength")
    return named is not None and plain and bool(usual & named)


def _is_of(record: EvidenceRecord, duty: Duty | None) -> bool:
    """Whether a record speaks of a duty, or of the work that is all of it."""
    if duty is None:
        return False
    return record.duty == duty.id or (record.capability is not None and record.capability == duty.origin.capability)


def some(texts: Sequence[str], between: str) -> str:
    """The first few different texts, and how many are left."""
    different = list(dict.fromkeys(texts))
    more = f"{between}and {len(different) - _SHOWN} more" if len(different) > _SHOWN else ""
    return between.join(different[:_SHOWN]) + more
