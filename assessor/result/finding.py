"""The gap register: one finding for each cause behind rows that are not in place today."""

from __future__ import annotations

from typing import Final, Literal

from assessor.model.row_finding import FindingCode, RowFinding
from assessor.model.scales import ActionStatus, Predicate
from assessor.model.severity import SeverityLevel, StakeCode
from assessor.model.value import dataclass
from assessor.result.scales import FindingKind

Severity = SeverityLevel
# the kinds an answer mends: what is not stated
OPEN_QUESTIONS: Final[frozenset[FindingKind]] = frozenset(
    {"fact", "unstated_function", "unstated_duty", "unstated_term", "unstated_frequency"}
)
# what a statement leaves open, so that a look at the papers mends it and nothing is known to fail
_UNSAID: Final[frozenset[FindingCode]] = frozenset({"undated", "not_known"})
# the kinds that speak of one obligation each: its reference is part of their key
_OF_A_ROW: Final[frozenset[FindingKind]] = frozenset(
    {"determined", "undetermined", "contradicted", "alternative", "frequency", "statement"}
)
OwnerBasis = Literal["plan", "duty", "role"]
CadenceAspect = Literal["interval", "event", "state", "not_listed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictCounts:
    """Their verdicts."""

    gap: int
    """Gaps."""
    partial: int
    """Partials."""
    not_assessable: int
    """Not assessable."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingComparison:
    """A comparison that shows a cause: where it stands among today's of an obligation."""

    ref: str
    """The obligation."""
    among: Literal["failing", "unknown"]
    """In which list of today's verdict."""
    place: int
    """At which position, from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Foundation:
    """What all documented decisions of a framework rest on, as its rule says."""

    title: str
    """What it is."""
    citation: str
    """Where that stands."""
    action: str
    """What to do where it is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverdueAnalysis:
    """The risk analysis behind a rhythm the organization chose itself: there is none in date."""

    title: str
    """What its framework calls it."""
    place: tuple[str, ...]
    """Where one is stated in the engagement file, key by key."""
    age_days: int | None
    """Days since it was last gone through; null where there is none."""
    citation: str
    """What asks for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityReason:
    """Why a finding is as grave as it is: the rule that decided."""

    rule: str | None
    """Its id; null where the rules hold none for it."""
    reason: str
    """Its reason, in the words of the rules; empty where they hold none."""
    source: str | None
    """Where the rule comes from."""
    days: int
    """Within how many days it wants action; 0 is at once."""
    stakes: tuple[StakeCode, ...]
    """What hangs on the rows behind it, as their framework sees it."""
    obligations: tuple[str, ...]
    """The rows the rule holds for."""
    headings: tuple[str, ...]
    """The headings of these rows, where the rule is about one under which nothing is in place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionOwner:
    """Who acts on a finding."""

    role: str
    """The role it falls to."""
    who: str | None
    """The person named for it, or proposed because the role's other work is theirs; null where nobody is."""
    basis: OwnerBasis
    """plan: the organization's own plan names them; duty: the duty does; role: nobody is named, and whoever stands
    there, or the role, is proposed."""
    duty: str | None
    """The duty that says so; null where the rules name the role by the kind of finding."""

    @property
    def named(self) -> bool:
        """Whether the organization itself names the person."""
        return self.basis != "role"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPlan:
    """What the organization itself plans against a finding, or for one of its rows."""

    ref: str | None
    """The row it is planned for; null where it is planned for the finding."""
    planned: str | None
    """What is planned, in the organization's words."""
    owner: str | None
    """Who is to see to it."""
    due: str | None
    """By when."""
    over: bool
    """Whether that day has passed, and nobody says that it is done."""
    status: ActionStatus | None
    """How far it is, as the organization sees it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """What the recommendation, or the present contract, offers against a finding."""

    supplier: str
    """Who would do the work, or sign the paper."""
    functions: tuple[str, ...]
    """The functions it would run for that."""
    recommended: bool
    """Whether the recommended arrangement says so; otherwise it is who does it today."""
    beside: bool
    """Whether it comes beside own staff, who keep the work."""
    annual_cost: float | None
    """What that adds a year, USD, for the whole of these functions; null where not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAccess:
    """That a provider had data without the paper that has to come first, and what is owed for that time."""

    since: str
    """The day its contract began."""
    work: str
    """What is to be done about it, in the words of the rules."""
    owner: ActionOwner
    """Who does it."""
    due: str
    """By when."""
    citation: str
    """Where that stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfMatrix:
    """Rows of a finding that the responsibility matrix of a contract makes the provider's own."""

    provider: str
    """The provider."""
    obligations: tuple[str, ...]
    """The rows, in catalog order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One cause behind rows that are not in place today."""

    id: str
    """Its number in this result."""
    kind: FindingKind
    """What it is about."""
    cause: str | None
    """The gate whose paper is missing, or what documented decisions rest on."""
    severity: Severity
    """How grave it is, by the rules under rules/severity."""
    why: SeverityReason
    """Why it is that grave."""
    due: str
    """The day by which somebody acts on it."""
    by_law: bool
    """Whether the law sets that day, or had set one that has passed."""
    owner: ActionOwner
    """Who acts on it."""
    plans: tuple[OwnPlan, ...]
    """What the organization itself plans against it: for the finding first, then for its rows."""
    past: PastAccess | None
    """contract: what is owed for the time before, where it is stated since when the provider works; else null."""
    remedy: Remedy | None
    """Who would do the work, and what that costs; null where nothing is bought."""
    provider: str | None
    """The provider it is about; customer for a duty."""
    function: str | None
    """The one function it is about."""
    capability: str | None
    """The one capability it is about."""
    functions: tuple[str, ...]
    """All functions it is about."""
    capabilities: tuple[str, ...]
    """All capabilities it is about."""
    duty: str | None
    """The duty it is about."""
    part: str | None
    """The part of that duty; null where it is about all of it."""
    facts: tuple[str, ...]
    """fact: the facts that are not stated."""
    able_functions: tuple[str, ...]
    """unowned: the functions of which somebody would have to run one; unstated_function: the function."""
    predicate: Predicate | None
    """unstated_term: the comparison for which the term is not stated."""
    aspect: CadenceAspect | None
    """cadence: the one part of schedule and response all of it fails on; null for several."""
    groups: tuple[str, ...]
    """The asset groups all of it fails in, where others are served."""
    elsewhere: tuple[str, ...]
    """Other providers that do the same work well enough in other asset groups."""
    foundation: Foundation | None
    """basis: what the decisions rest on."""
    analysis: OverdueAnalysis | None
    """frequency, unstated_frequency: the risk analysis that is missing or too old, where that is the cause."""
    statement: RowFinding | None
    """statement: what the engagement states against its rows."""
    models: tuple[str, ...]
    """The support models that alone bring all of it in place."""
    comparisons: tuple[FindingComparison, ...]
    """The comparisons that show it, in catalog order."""
    obligations: tuple[str, ...]
    """The rows it holds back."""
    of_matrix: tuple[OfMatrix, ...]
    """Those that a responsibility matrix makes a provider's own, where work is found or said not to be done."""
    alone: int
    """How many of them nothing else holds back."""
    verdict_counts: VerdictCounts
    """Their verdicts."""

    @property
    def key(self) -> str:
        """What the finding is about, as a key that stays the same while it stays open: the kind, and its subject."""
        rule = self.statement.rule if self.statement is not None else None
        about = (self.cause, rule, self.provider, self.capability or self.function, self.duty, self.part)
        told = [*filter(None, about), *self.facts, *self.able_functions, *filter(None, (self.predicate, self.aspect))]
        if self.statement is not None:
            told += [self.statement.code, *filter(None, (self.statement.subject,)), *self.statement.parts]
        told += self.groups
        if not told or self.kind in _OF_A_ROW:
            told += self.obligations[:1]
        return "/".join((self.kind, *told))


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingCounts:
    """How many findings there are of each severity."""

    high: int
    """High."""
    medium: int
    """Medium."""
    low: int
    """Low."""


def is_question(finding: Finding) -> bool:
    """Whether an answer mends a finding: something is not stated, or a statement leaves it open."""
    statement = finding.statement
    unsaid = statement is not None and statement.result == "unknown" and statement.code in _UNSAID
    return finding.kind in OPEN_QUESTIONS or (finding.kind == "statement" and unsaid)
