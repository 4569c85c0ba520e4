"""How grave a finding is and by when somebody acts, by the rules under rules/severity (docs/method.md, 12a)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.model.day import days_after
from assessor.model.scales import Verdict
from assessor.model.severity import SEVERITY_ORDER, SeverityWhen
from assessor.model.value import dataclass
from assessor.result.finding import OPEN_QUESTIONS, SeverityReason

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence
    from datetime import date

    from assessor.assess.engine import Assessment
    from assessor.assess.finding_causes import Cause
    from assessor.model.severity import SeverityLevel, SeverityRule, Stake
    from assessor.result.obligation import Obligation
    from assessor.result.scales import FindingKind

# kinds of finding that ask for an answer: nothing is known to fail for their sake
_QUESTIONS: Final[frozenset[FindingKind]] = OPEN_QUESTIONS | {"undetermined"}
# where the rules say nothing of a finding
_NO_RULE: Final = SeverityReason(rule=None, reason="", source=None, days=180, stakes=(), obligations=(), headings=())


@dataclass(frozen=True, slots=True)
class Grade:
    """How grave one finding is, why, and by when somebody acts."""

    severity: SeverityLevel
    why: SeverityReason
    due: str
    by_law: bool


class Grades:
    """The rules on severity, applied to the findings of one assessment."""

    def __init__(
        self,
        assessment: Assessment,
        stakes: Mapping[str, Stake],
        held: Iterable[tuple[Cause, Collection[Obligation]]] = (),
        obligations: Iterable[Obligation] = (),
    ) -> None:
        rules = assessment.plan.terrain.severity.values()
        self._rules = sorted(
            rules, key=lambda rule: (SEVERITY_ORDER.index(rule.severity), rule.days, rule.when.unranked, rule.id)
        )
        self._as_of = assessment.case.as_of
        self._stakes = stakes
        self._below: dict[str | None, list[Obligation]] = {}
        for row in obligations:
            if row.verdicts[TODAY].verdict not in (Verdict.NOT_APPLICABLE, Verdict.NOT_TESTED):
                self._below.setdefault(row.parent, []).append(row)
        self._most: Counter[str | None] = Counter()
        for cause, rows in held:
            if cause.kind not in _QUESTIONS:
                self._most |= Counter(row.parent for row in rows)

    def of(self, cause: Cause, rows: Iterable[Obligation], capabilities: Collection[str]) -> Grade:
        """The gravest rule that holds, of equal ones that with the fewest days, then by id."""
        open_rows = tuple(rows)
        for rule in self._rules:
            held = [row for row in open_rows if self._holds(rule.when, row)]
            headings = self._failing(rule.when, held) if rule.when.headings else ()
            if rule.when.headings:
                held = [row for row in held if row.parent in headings]
            if held and _fits(rule.when, cause, capabilities):
                return self._grade(rule, [row.ref for row in held], headings)
        return Grade("low", _NO_RULE, _later(self._as_of, _NO_RULE.days), by_law=False)

    def of_stakes(self, refs: Sequence[str]) -> Grade:
        """How grave it is that something is missing for rows that are no finding: by rules on stakes alone."""
        held = {ref: stake for ref in refs if (stake := self._stakes.get(ref)) is not None}
        for rule in self._rules:
            behind = [
                ref
                for ref, stake in held.items()
                if rule.when == SeverityWhen(stakes=rule.when.stakes) and stake.code in rule.when.stakes
            ]
            if behind:
                return self._grade(rule, behind)
        return Grade("low", _NO_RULE, _later(self._as_of, _NO_RULE.days), by_law=False)

    def of_overdue(self, rows: Sequence[Obligation]) -> Grade:
        """How grave it is that records of rows in place are overdue; `stakes` are then what would hang on these."""
        for rule in self._rules:
            held = [row.ref for row in rows if rule.when.overdue and self._holds(rule.when, row)]
            if held:
                return self._grade(rule, held)
        return Grade("low", _NO_RULE, _later(self._as_of, _NO_RULE.days), by_law=False)

    def _failing(self, when: SeverityWhen, rows: Sequence[Obligation]) -> tuple[str, ...]:
        """The headings of rows under which nothing is in place, where no cause holds back more rows than this one."""
        shares = Counter(row.parent for row in rows)
        return tuple(
            heading
            for heading, share in shares.items()
            if heading is not None
            and share == self._most[heading]
            and all(self._holds(when, row) for row in self._below.get(heading, ()))
        )

    def _holds(self, when: SeverityWhen, row: Obligation) -> bool:
        stake = self._stakes.get(row.ref)
        return (
            (not when.stakes or (stake is not None and stake.code in when.stakes))
            and (not when.unranked or (stake is None and row.specification is None))
            and (not when.verdicts or row.verdicts[TODAY].verdict in when.verdicts)
            and (not when.specifications or row.specification in when.specifications)
        )

    def _grade(self, rule: SeverityRule, held: Sequence[str], headings: tuple[str, ...] = ()) -> Grade:
        stakes = [stake for ref in held if (stake := self._stakes.get(ref)) is not None]
        days = sorted(stake.due for stake in stakes if stake.due is not None)
        why = SeverityReason(
            rule=rule.id,
            reason=rule.reason,
            source=rule.source,
            days=rule.days,
            stakes=tuple(sorted({stake.code for stake in stakes})),
            obligations=tuple(held),
            headings=headings,
        )
        due = _later(self._as_of, rule.days)
        if days:
            # a day that has passed cannot be met any more: what remains is to act now
            due = max(days[0], self._as_of).isoformat()
        return Grade(rule.severity, why, due, by_law=any(stake.due and stake.by_law for stake in stakes))


def _fits(when: SeverityWhen, cause: Cause, capabilities: Collection[str]) -> bool:
    """Whether what a rule asks of the finding itself is so."""
    return (
        not when.overdue
        and (not when.gates or cause.gate in when.gates)
        and (not when.kinds or cause.kind in when.kinds)
        and (not when.statements or (cause.statement is not None and cause.statement.rule in when.statements))
        and (when.questions or cause.kind not in _QUESTIONS)
        and (not when.capabilities or not set(when.capabilities).isdisjoint(capabilities))
    )


def _later(day: date, days: int) -> str:
    return days_after(day, days).isoformat()
