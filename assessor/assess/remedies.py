"""Who acts on a finding, who would do the work, and what that costs as far as the recommendation says."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor.assess.answerable import answerable
from assessor.evaluate.supply import supplier_of
from assessor.model.day import days_after
from assessor.model.scales import CUSTOMER
from assessor.model.value import replace
from assessor.result.finding import ActionOwner, PastAccess, Remedy

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from assessor.assess.engine import Assessment
    from assessor.assess.finding_causes import Cause
    from assessor.model.engagement import DutyState
    from assessor.model.rules import Duty
    from assessor.model.system import SystemStatement
    from assessor.result.finding import OwnPlan
    from assessor.result.recommendation import Recommendation, RecommendedLine
    from assessor.result.scales import FindingKind

# what somebody else doing the work, or doing it on other terms, can mend
_BOUGHT: Final[frozenset[FindingKind]] = frozenset(
    {"unowned", "cadence", "detection", "capacity", "evidence", "independence", "scope"}
)
_NOBODY: Final = "executive"


class Remedies:
    """Owners by duty, then by kind of finding; suppliers and costs by the recommended arrangement."""

    def __init__(self, assessment: Assessment, bought: Recommendation | None) -> None:
        terrain = assessment.plan.terrain
        self._duties, self._gates = terrain.duties, terrain.gates
        self._capabilities = terrain.capabilities
        self._stated = assessment.case.engagement.duties
        self._people = stand_ins(assessment)
        providers = assessment.case.engagement.providers
        self._staff = {one.id for one in providers if supplier_of(terrain, one).own_staff}
        self._as_of = assessment.case.as_of
        self._began = {
            one.id: began
            for one in providers
            if one.contract is not None
            and (began := one.contract.starts) is not None
            and began <= self._as_of.isoformat()
        }
        self._roles = {kind: owner.role for owner in terrain.action_owners.values() for kind in owner.kinds}
        self._lines = {line.function: line for line in bought.lines} if bought is not None else {}
        self._changes = bought.single_changes if bought is not None else ()

    def owner(self, cause: Cause, plans: Sequence[OwnPlan] = ()) -> ActionOwner:
        """Whom the plan names, else the duty of the finding or behind it, or a wider one; else a proposal.

        Proposed is the role for findings of this kind, by the person who stands for it where there is one.
        """
        gate = self._gates.get(cause.gate or "")
        behind = gate.duty if gate is not None else cause.statement.duty if cause.statement is not None else None
        duty = cause.duty or behind
        rule, named = self._duties.get(duty or ""), answerable(duty or "", self._duties, self._stated)
        role = rule.owner if rule is not None else self._roles.get(cause.kind, _NOBODY)
        planned = next((plan.owner for plan in plans if plan.owner), None)
        if planned is not None:
            return ActionOwner(role=role, who=planned, basis="plan", duty=duty)
        if named is not None:
            return ActionOwner(role=role, who=named[0], basis="duty", duty=named[1])
        return ActionOwner(role=role, who=self._people.get(role), basis="role", duty=duty)

    def past(self, cause: Cause) -> PastAccess | None:
        """What is owed for the time in which a provider has had data without its paper, since its contract began."""
        gate = self._gates.get(cause.gate or "")
        began = self._began.get(cause.provider or "")
        if cause.kind != "contract" or gate is None or gate.past is None or began is None:
            return None
        return PastAccess(
            since=began,
            work=gate.past.work,
            owner=self.owner(replace(cause, gate=None, duty=gate.past.duty)),
            due=days_after(self._as_of, gate.past.days).isoformat(),
            citation=gate.past.citation,
        )

    def remedy(
        self, cause: Cause, functions: tuple[str, ...], wider: str | None, doing: tuple[str, ...]
    ) -> Remedy | None:
        """Who signs, or who would run one of the functions; None where nothing is bought.

        `wider` does the work elsewhere today and does it everywhere as recommended; what that adds is not known.
        `doing` are the functions through which the evaluator finds the work done as recommended: the terms of the
        package are theirs, so what mends the finding is theirs as well.
        """
        if cause.gate is not None and cause.provider is not None:
            return Remedy(
                supplier=cause.provider, functions=(), recommended=False, beside=False, annual_cost=self._paper(cause)
            )
        if cause.kind not in _BOUGHT:
            return None
        if wider is not None:
            cost = 0.0 if wider in self._staff else None
            return Remedy(supplier=wider, functions=functions, recommended=True, beside=False, annual_cost=cost)
        named = dict.fromkeys((*cause.functions, *functions, *self._helped(cause)))
        lines = self._lines_of(doing) or self._lines_of(named)
        if lines:
            return self._by_line(min(lines, key=_order), cause)
        if cause.provider in (None, CUSTOMER):
            return None
        return Remedy(
            supplier=cause.provider or "", functions=functions, recommended=False, beside=False, annual_cost=None
        )

    def _lines_of(self, functions: Iterable[str]) -> list[RecommendedLine]:
        return [line for name in functions if (line := self._lines.get(name)) is not None]

    def _helped(self, cause: Cause) -> tuple[str, ...]:
        """Functions through which somebody hired by the hour does what own staff do not do of the work."""
        work = self._capabilities.get(cause.capability or "")
        if work is None or cause.provider not in self._staff:
            return ()
        lines = (self._lines.get(name) for name in work.delivered_by.functions)
        return tuple(line.function for line in lines if line is not None and any(not one.today for one in line.beside))

    def _by_line(self, line: RecommendedLine, cause: Cause) -> Remedy:
        """The recommended supplier of a function; on better terms, where it is who runs it already.

        Where own staff keep it with somebody's help, what they miss is the helper's.
        """
        helper = next((one for one in line.beside if not one.today), None)
        if helper is not None and cause.provider in self._staff and not line.adds:
            return Remedy(
                supplier=helper.supplier,
                functions=(line.function,),
                recommended=True,
                beside=True,
                annual_cost=helper.annual,
            )
        if line.adds and (line.supplier == cause.provider or cause.capability in line.adds):
            return Remedy(
                supplier=line.supplier,
                functions=(line.function,),
                recommended=True,
                beside=False,
                annual_cost=line.adds_annual,
            )
        cost = line.annual if line.changed or line.supplier != cause.provider else None
        if cost is None and line.supplier in self._staff:
            cost = 0.0  # own people who keep the work quote nothing
        return Remedy(
            supplier=line.supplier, functions=(line.function,), recommended=True, beside=False, annual_cost=cost
        )

    def _paper(self, cause: Cause) -> float | None:
        """What a change of one paper adds, where that was worked out; signing it costs nothing in the model."""
        return next(
            (
                change.annual_cost
                for change in self._changes
                if change.kind == "paper" and change.gate == cause.gate and change.supplier == cause.provider
            ),
            None,
        )


def _order(line: RecommendedLine) -> tuple[bool, bool, str]:
    """What changes hands first, then what somebody helps with or adds to, then by function."""
    mended = bool(line.adds) or any(not one.today for one in line.beside)
    return not line.changed, not mended, line.function


def stand_ins(assessment: Assessment) -> Mapping[str, str]:
    """Who is proposed for each role.

    That is the person named for more than half of its stated duties, else whoever the description of the system names.
    """
    engagement = assessment.case.engagement
    called = {state.who for state in engagement.duties.values()}
    called |= {plan.owner for plan in engagement.plan_of_action.values()}
    return _officers(engagement.system, called) | _people(assessment.plan.terrain.duties, engagement.duties)


def _officers(system: SystemStatement | None, called: Container[str | None]) -> dict[str, str]:
    """Who stands for the roles that the description of the system names, under the title where duties use that."""
    if system is None:
        return {}
    held = {
        "system_owner": system.owner,
        "security_official": system.security_officer,
        "executive": system.authorizing_official,
    }
    officers = {role: person for role, person in held.items() if person is not None}
    titles = {person.name: person.title for person in officers.values() if person.title in called}
    return {role: titles.get(person.name) or person.name for role, person in officers.items()}


def _people(rules: Mapping[str, Duty], stated: Mapping[str, DutyState]) -> dict[str, str]:
    """Who stands for each role: the person named for more than half of the duties of it that name anybody."""
    named: dict[str, Counter[str]] = {}
    for name, state in stated.items():
        rule = rules.get(name)
        if rule is not None and state.who:
            named.setdefault(rule.owner, Counter())[state.who] += 1
    most = {role: people.most_common(1)[0] for role, people in named.items()}
    return {role: who for role, (who, count) in most.items() if 2 * count > named[role].total()}
