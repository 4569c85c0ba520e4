"""The rules of a CMMC assessment that are not verdicts: score, plan of action, status, dates, scope (32 CFR part 170).

Requirements are named by their id in the catalog (`AC.L2-3.1.20`); what each is worth stands on its catalog row
(props `weight`, `partial_weight`). Statuses are named by id (`level_2_c3pao`).
"""

from __future__ import annotations

from collections.abc import Mapping

from assessor.frameworks.cmmc.vocabulary import Assessment, DataHeld, ProviderKind
from assessor.model.framework import RuleHolder, own
from assessor.model.notice import NoticeRule
from assessor.model.provider_term import ProviderTerm
from assessor.model.row_finding import FindingRule
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanException:
    """A requirement that may stand on a plan of action although it costs more than the others may."""

    requirement: str
    points: int
    reason: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRule:
    """When a Conditional status is open: percent of the requirements as a score, and what the plan may hold."""

    percent: int
    most_points: int
    closeout_days: int
    citation: str
    excluded: tuple[str, ...] = ()
    exceptions: tuple[PlanException, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """One level: how many requirements it has, what they are worth together, whether a plan of action may be open.

    `plan` absent means that none is allowed; `plan_requirement` fails while something unmet stands on no plan; without
    `security_plan` nothing is scored; `needs` is the Final status that must be held before.
    """

    level: int
    requirements: int
    scored: bool
    validity_years: int
    citation: str
    weights: int | None = None
    security_plan: str | None = None
    plan_requirement: str | None = None
    plan: PlanRule | None = None
    needs: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A status a contract may call for; a later one in the list satisfies an earlier one."""

    id: str
    title: str
    level: int
    assessment: Assessment
    hashed: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Yearly:
    """Something due again every so many years from a date."""

    years: int
    citation: str
    statement: str
    verify: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Unneeded:
    """A requirement that may be not applicable without loss, the fact whose `no` says so, and the condition."""

    requirement: str
    fact: str
    condition: str
    citation: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionRule:
    """A kind of exception that counts as MET, and the statements that must stand beside it (keys and their meaning)."""

    id: str
    title: str
    needs: Mapping[str, str]
    citation: str
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """A phase of the introduction into contracts; `demands` and `may` name statuses, `standing` a ledger entry."""

    number: int
    begins: str
    text: str
    citation: str
    demands: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    standing: str | None = None
    verify: bool = False
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetKind:
    """A category of assets: how each level treats it, and by which paragraph; a level not named does not know it."""

    id: str
    title: str
    level_1: str | None = None
    level_2: str | None = None
    level_3: str | None = None
    citation_1: str | None = None
    citation_2: str | None = None
    citation_3: str | None = None
    described_at: int | None = None
    verify: bool = False

    def treated(self, level: int) -> tuple[str, str] | None:
        """How a level treats it and where that stands; None where it does not know the category."""
        treatment = (self.level_1, self.level_2, self.level_3)[level - 1]
        return (
            None
            if treatment is None
            else (treatment, (self.citation_1, self.citation_2, self.citation_3)[level - 1] or "")
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ProviderRule:
    """How an outside provider is treated by its kind and by what it holds; `data_contact` and `gates` are our words.

    `terms` is what its contract has to hold.
    """

    kind: ProviderKind
    holds: DataHeld
    treatment: str
    in_scope: bool
    fedramp: bool
    citation: str
    data_contact: str | None = None
    gates: tuple[str, ...] = ()
    terms: tuple[ProviderTerm, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class CmmcRules:
    """Everything above, for one framework. Tables are in the order in which they are printed.

    `in_force` is the day the rule took effect; no status is older.
    """

    framework: str
    in_force: str
    levels: tuple[Level, ...]
    statuses: tuple[Status, ...]
    affirmation: Yearly
    retention: Yearly
    status_date: str
    not_applicable: tuple[Unneeded, ...]
    exceptions: tuple[ExceptionRule, ...]
    phases: tuple[Phase, ...]
    assets: tuple[AssetKind, ...]
    providers: tuple[ProviderRule, ...]
    row_findings: tuple[FindingRule, ...] = ()
    notices: tuple[NoticeRule, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    def level(self, number: int) -> Level | None:
        """The rules of one level."""
        return next((item for item in self.levels if item.level == number), None)

    def stated_level(self, stated: object) -> Level | None:
        """The rules of the level a fact names; None for anything that is no level."""
        if isinstance(stated, bool) or not isinstance(stated, int | float):
            return None
        return next((item for item in self.levels if item.level == stated), None)

    def status(self, name: str | None) -> Status | None:
        """A status by id."""
        return next((item for item in self.statuses if item.id == name), None)


KIND = "cmmc_rules"


def cmmc_rules(holder: RuleHolder) -> CmmcRules | None:
    """The rules of CMMC in a library or a terrain; None where the data has none."""
    return own(holder.own_rules, KIND, CmmcRules)
