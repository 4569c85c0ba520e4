"""The plan: findings gathered into what is done about them.

What is signed once is one action, however many findings it mends: a paper with a provider, a contract with a supplier.
So are answers of one person due on one day. A change of the recommended package that mends no finding is an action as
well, due with the last of the plan's days: nothing else sets one. Records that a framework wants of a period are
actions beside the findings (`period_records.py`). Their order: `plan_order.py`.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from assessor.assess.plan_order import closing, horizon, last_day, weight
from assessor.assess.remedies import stand_ins
from assessor.evaluate.supply import is_examiner, supplier_of
from assessor.model.scales import CUSTOMER, THIRD_PARTY
from assessor.model.severity import SEVERITY_ORDER
from assessor.model.value import dataclass, replace
from assessor.result.action import Action, ActionKind, CurrentContract
from assessor.result.finding import OPEN_QUESTIONS, ActionOwner
from assessor.result.packages import set_up_once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from assessor.assess.engine import Assessment
    from assessor.result.finding import Finding, Remedy
    from assessor.result.packages import Package, Purchase
    from assessor.result.recommendation import Recommendation
    from assessor.result.scales import FindingKind

# what work on a duty of the organization mends as well
_OF_A_DUTY: Final[tuple[FindingKind, ...]] = ("frequency", "statement")
_BUYER: Final = "executive"


@dataclass(frozen=True, slots=True)
class _Group:
    """What the findings of one action share."""

    kind: ActionKind
    about: tuple[str, ...]


def actions(
    assessment: Assessment,
    findings: Sequence[Finding],
    bought: Recommendation | None,
    collected: Sequence[Action] = (),
) -> tuple[Action, ...]:
    """The plan of a register and of what is recommended against it, numbered in its order; `collected` joins it."""
    signing = _Signing(assessment, bought)
    groups: dict[_Group, list[Finding]] = defaultdict(list)
    for finding in findings:
        groups[signing.group(finding)].append(finding)
    _join(groups)
    found = [signing.action(group, together) for group, together in groups.items()]
    asked = (each.due for each in collected if each.due and each.kind == "records")
    found += signing.other_changes(found, min(asked, default=None))
    found += signing.upkeep(found)
    ordered = sorted((*found, *collected, *signing.endings(found)), key=weight)
    return tuple(closing(ordered, findings, assessment.case.as_of))


def _join(groups: dict[_Group, list[Finding]]) -> None:
    """Papers and frequencies go with the own work on a duty that holds back every row of theirs by the same day.

    What is stated goes with no work but that on the duty its rule names, where it names one.
    """
    duties = [group for group, together in groups.items() if group.kind == "own_work" and together[0].duty]
    for group, (first, *others) in tuple(groups.items()):
        named = {each.statement.duty for each in (first, *others) if each.statement is not None}
        duty = named.pop() if len(named) == 1 else None
        if group.kind != "own_work" or first.kind not in _OF_A_DUTY or (others and duty is None):
            continue
        for into in duties:
            if duty is not None and groups[into][0].duty != duty:
                continue
            held = {ref for each in groups[into] for ref in each.obligations if each.due == first.due}
            if held.issuperset(first.obligations):
                groups[into] += groups.pop(group)
                break


class _Signing:
    """What the recommended package signs, extends and ends."""

    def __init__(self, assessment: Assessment, bought: Recommendation | None) -> None:
        self._as_of = assessment.case.as_of
        self._providers = {one.id: one for one in assessment.case.engagement.providers}
        terrain = assessment.plan.terrain
        self._staff = {name for name, one in self._providers.items() if supplier_of(terrain, one).own_staff}
        self._package = _chosen(bought)
        self._buyer = ActionOwner(role=_BUYER, who=stand_ins(assessment).get(_BUYER), basis="role", duty=None)
        self._lines = {line.function: line for line in bought.lines} if bought is not None else {}

    def group(self, finding: Finding) -> _Group:
        """The action a finding is mended by."""
        remedy, who = finding.remedy, finding.owner.who or finding.owner.role
        if finding.kind in OPEN_QUESTIONS:
            return _Group("answer", (who, finding.due, finding.severity))
        if remedy is None:
            if finding.kind == "unowned":
                return _Group("engage", (finding.id,))
            if finding.statement is not None and finding.statement.duty is not None and finding.provider is not None:
                # what is stated of one provider, for one person to see to
                return _Group("own_work", (finding.provider, who, finding.due))
            # parts of one duty that one person answers for
            return _Group("own_work", (finding.duty, who, finding.due) if finding.duty else (finding.id,))
        if not remedy.functions and finding.cause is not None:
            return _Group("paper", (remedy.supplier, finding.cause))
        if remedy.supplier not in self._providers and remedy.supplier != CUSTOMER:
            return _Group("engage", (remedy.supplier,))
        kept = remedy.supplier == finding.provider or self._runs_already(remedy)
        if remedy.supplier in self._staff and kept:
            return _Group("own_work", (finding.id,))
        if kept and remedy.supplier != CUSTOMER:
            return _Group("terms", (remedy.supplier,))
        if finding.kind == "unowned" or remedy.supplier != finding.provider:
            return _Group("extend", (remedy.supplier,))
        return _Group("terms", (remedy.supplier,)) if remedy.supplier != CUSTOMER else _Group("own_work", (finding.id,))

    def _runs_already(self, remedy: Remedy) -> bool:
        """Whether the supplier runs all of it today."""
        today = [self._lines[name].today or () for name in remedy.functions if name in self._lines]
        return bool(today) and all(remedy.supplier in holders for holders in today)

    def action(self, group: _Group, together: Sequence[Finding]) -> Action:
        """One action, not yet in its place."""
        first = min(together, key=lambda finding: (SEVERITY_ORDER.index(finding.severity), finding.due))
        owners = [first.owner, *(each.owner for each in together)]
        owner = next((each for each in owners if each.named), next((each for each in owners if each.who), first.owner))
        due = min(finding.due for finding in together)
        supplier = next((finding.remedy.supplier for finding in together if finding.remedy is not None), None)
        functions = self._functions(group, supplier, together)
        return Action(
            kind=group.kind,
            horizon=horizon(due, self._as_of),
            due=due,
            by_law=any(finding.by_law for finding in together if finding.due == due),
            severity=first.severity,
            owner=owner,
            supplier=supplier,
            functions=functions,
            annual_cost=self._cost(group, supplier, together),
            findings=tuple(finding.id for finding in together),
            running=tuple(self._running(group, functions, due)),
        )

    def other_changes(self, found: Sequence[Action], collected: str | None) -> list[Action]:
        """What the recommendation buys or hands over beside all that mends a finding.

        Whoever examines a period is chosen by the day its records are `collected`, so that there is somebody to tell.
        """
        last = last_day(self._as_of)
        planned = {(each.supplier, name) for each in found for name in each.functions}
        changes = []
        for bought in self._package.purchases if self._package is not None else ():
            left = tuple(
                name
                for name in bought.added
                if (bought.supplier, name) not in planned and not self._stays_outside(bought.supplier, name)
            )
            if is_examiner(bought.supplier):
                left = bought.functions
            if not left or bought.supplier == CUSTOMER:
                continue
            group = _Group("extend" if bought.supplier in self._providers else "engage", (bought.supplier,))
            priced = [self._lines[name].annual for name in left if name in self._lines]
            due = last
            if is_examiner(bought.supplier):
                priced, due = [bought.annual], min(last, collected or last)
            changes.append(
                Action(
                    kind=group.kind,
                    horizon=horizon(due, self._as_of),
                    due=due,
                    owner=self._buyer,
                    supplier=bought.supplier,
                    functions=left,
                    annual_cost=sum(priced) if priced else None,
                    running=tuple(self._running(group, left, due)),
                )
            )
        return changes

    def upkeep(self, found: Iterable[Action]) -> list[Action]:
        """That somebody is named who keeps in force what the package has set up for one price, by the same day."""
        package = self._package
        signed = [each for each in found if each.kind == "engage" and not is_examiner(each.supplier or "")]
        return [
            replace(
                each,
                kind="keep_up",
                supplier=None,
                by_law=False,
                severity=None,
                owner=self._buyer,
                functions=alone,
                annual_cost=0.0,
                findings=(),
                running=(),
            )
            for each in signed
            if package is not None and (alone := set_up_once(package, each.supplier or ""))
        ]

    def _stays_outside(self, supplier: str, function: str) -> bool:
        """Whether any independent party will do and one does it today: who that is need not change."""
        line = self._lines.get(function)
        return supplier == THIRD_PARTY and line is not None and not line.changed and bool(line.today)

    def endings(self, found: Iterable[Action]) -> Iterator[Action]:
        """Contracts the recommendation ends, when they end by themselves; none before the work has gone over."""
        if self._package is None:
            return
        moved = max((each.due for each in found if each.kind in ("engage", "extend") and each.due), default=None)
        for supplier in self._package.cancelled:
            ends = self._ends(supplier)
            yield Action(
                kind="end_contract",
                horizon="renewal",
                due=max(filter(None, (ends, moved)), default=None) if ends is not None else None,
                owner=self._buyer,
                supplier=supplier,
                annual_cost=sum(each.annual for each in self._package.running_contracts if each.supplier == supplier),
            )

    def _purchase(self, supplier: str | None) -> Purchase | None:
        bought = self._package.purchases if self._package is not None else ()
        return next((one for one in bought if one.supplier == supplier), None)

    def _functions(self, group: _Group, supplier: str | None, together: Iterable[Finding]) -> tuple[str, ...]:
        """The whole of what is signed; else what the findings name."""
        purchase = self._purchase(supplier)
        if group.kind in ("engage", "extend") and purchase is not None and purchase.added:
            return purchase.added
        named = (name for one in together if one.remedy is not None for name in one.remedy.functions)
        return tuple(dict.fromkeys(named))

    def _cost(self, group: _Group, supplier: str | None, together: Sequence[Finding]) -> float | None:
        if group.kind in ("own_work", "answer", "paper"):
            return 0.0
        purchase = self._purchase(supplier)
        if group.kind == "terms":
            named = self._functions(group, supplier, together)
            added = [one.annual for one in purchase.additions if one.function in named] if purchase is not None else []
            return sum(added) if added else None
        if group.kind == "engage" and purchase is not None:
            return purchase.annual
        priced = [
            self._lines[name].annual for name in self._functions(group, supplier, together) if name in self._lines
        ]
        return sum(priced) if priced else None

    def _running(self, group: _Group, functions: Sequence[str], due: str) -> Iterator[CurrentContract]:
        """Contracts of who does the work today that run beyond the day."""
        if group.kind not in ("engage", "extend") or self._package is None:
            return
        holders = (name for move in self._package.moves if move.function in functions for name in move.today)
        for provider in dict.fromkeys(holders):
            ends = self._ends(provider)
            if ends is not None and ends > due:
                yield CurrentContract(provider=provider, ends=ends)

    def _ends(self, supplier: str) -> str | None:
        provider = self._providers.get(supplier)
        contract = provider.contract if provider is not None else None
        return contract.ends if contract is not None else None


def _chosen(bought: Recommendation | None) -> Package | None:
    return next((one for one in bought.packages if one.recommended), None) if bought is not None else None
