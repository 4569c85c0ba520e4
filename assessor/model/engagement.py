"""The engagement: one organization, its providers and who does what today. The engine's only input besides rules."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Self

from assessor.model.condition import Stated
from assessor.model.contract import Contract
from assessor.model.covers import Covers
from assessor.model.money import Amount, Operations, Price, Risk
from assessor.model.notice import StatedNotice
from assessor.model.offer_book import OfferBook
from assessor.model.period import Period
from assessor.model.scales import (
    ActionStatus,
    DataPlace,
    DeterminationStatus,
    DocumentWord,
    DutyStateWord,
    EvidenceResult,
    EvidenceSource,
    ExceptionGround,
    Extent,
)
from assessor.model.span import NOWHERE, Span
from assessor.model.support import Service
from assessor.model.system import SystemStatement
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetGroup:
    """A part of the organization's assets that may be served apart; all frameworks unless it names some."""

    id: str
    title: str | None = None
    frameworks: tuple[str, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provider:
    """An offering of a support model as one client has it.

    In `artefacts`, `null` says the paper is known to be missing; leave the key out when unknown. `ordered` names the
    capabilities that its tier sells on order and that were ordered, on the tier's own terms; the empty list says that
    nothing was, None that it is not stated. `data_at` says of each kind of data where those lie that come with all its
    work, unless a service or a line says otherwise. `skills` names functions that own staff could take over beside what
    it does today.
    """

    id: str
    model: str
    name: str | None = None
    offering: str | None = None
    data_contact: tuple[str, ...] | None = None
    data_at: Mapping[str, DataPlace] = field(default_factory=dict)
    artefacts: Mapping[str, str | None] = field(default_factory=dict)
    covers: Covers | None = None
    hours_per_month: float | None = None
    ordered: tuple[str, ...] | None = None
    skills: tuple[str, ...] = ()
    services: Mapping[str, Service] = field(default_factory=dict)
    price: Price | None = None
    contract: Contract | None = None
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


# what an answer for a duty says, its remark left out
_SAID: Final = ("state", "document", "last", "every", "missing", "failed", "of", "who")


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyAnswer:
    """How a duty of the organization, or a part of it, stands.

    `document` is for work whose result is a paper. `last` is when recurring work was last done, or `never`; `every`
    the organization's own rhythm. `missing` says in words what `partly` leaves out, `failed` and `of` in numbers.
    """

    state: DutyStateWord | None = None
    document: DocumentWord | None = None
    last: str | None = None
    every: str | None = None
    missing: str | None = None
    failed: int | None = None
    of: int | None = None
    who: str | None = None
    note: str | None = None

    @classmethod
    def from_text(cls, word: DutyStateWord) -> Self:
        """The short way of writing: the word alone."""
        return cls(state=word)

    def repeats(self, whole: DutyAnswer) -> bool:
        """Whether it says of a part nothing but what is said of the whole duty just so; a remark says nothing."""
        said = ((name, getattr(self, name)) for name in _SAID)
        stated = [(name, value) for name, value in said if value is not None]
        return bool(stated) and all(getattr(whole, name) == value for name, value in stated)


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyState(DutyAnswer):
    """The answer for a duty; a part answered under `parts` is judged by its own answer, the others by the duty's.

    Unless `parts` is a list of what is done (docs/method.md, section 7): then nothing is stated of the others.
    """

    parts: Mapping[str, DutyAnswer] = field(default_factory=dict)

    @property
    def lists_parts(self) -> bool:
        """Whether a part repeats what the duty says in favour of itself, so that `parts` lists what is done."""
        adopted = self.state is None and self.document == "adopted"
        if not adopted and (self.state not in ("done", "assigned") or self.document not in (None, "adopted")):
            return False
        return any(answer.repeats(self) for answer in self.parts.values())

    def of_part(self, part: str) -> DutyAnswer | None:
        """The answer for a part: its own, else that of the duty; None where a list leaves it out."""
        return self.parts.get(part, None if self.lists_parts else self)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentedAlternative:
    """A documented alternative to an obligation that allows one; its framework says what it must state.

    `measure` stands in for what the obligation asks; `no_reasonable_alternative` says that there is none, and
    `standard_met_by` what meets the aim without one. `grounds` classify the rationale in the framework's words.
    """

    obligation: str
    measure: str | None = None
    rationale: str | None = None
    grounds: tuple[str, ...] = ()
    no_reasonable_alternative: bool = False
    standard_met_by: str | None = None
    objective: str | None = None
    risk: str | None = None
    validation: str | None = None
    maintenance: str | None = None
    by: str | None = None
    on: str | None = None
    reviewed: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Determination:
    """What a person decided about an obligation or one of its objectives; it decides today's verdict.

    `evidence` names evidence records of the engagement, or files. `exception` names the ground on which a requirement
    counts as met although it is not implemented (32 CFR 170.4, 170.24(c)(2)(i)).
    """

    obligation: str
    status: DeterminationStatus
    rationale: str | None = None
    evidence: tuple[str, ...] = ()
    by: str | None = None
    on: str | None = None
    exception: ExceptionGround | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceRecord:
    """One record that supports or contradicts a capability's operation or a duty.

    `period` is the span of days it speaks for; without one it speaks for the day it was collected. One that contradicts
    does so in whole, or in part (`extent`, or `failed` of so many). `inadequate` says why what it shows does not do,
    and makes it contradict. `parts` are those of the duty that it shows, `frameworks` those it is about; () is all
    frameworks, and no part by itself.
    """

    id: str
    source: EvidenceSource
    collected: str
    result: EvidenceResult = "supports"
    capability: str | None = None
    duty: str | None = None
    parts: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    provider: str | None = None
    title: str | None = None
    period: Period | None = None
    extent: Extent | None = None
    failed: int | None = None
    of: int | None = None
    inadequate: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)

    @property
    def reach(self) -> Extent:
        """How far it speaks against what it is about."""
        counted = self.failed is not None and self.of is not None and self.failed < self.of
        return "part" if self.extent == "part" or counted else "all"

    @property
    def last_day(self) -> str:
        """The end of the window it speaks of."""
        return self.period.to if self.period is not None else self.collected


@dataclass(frozen=True, slots=True, kw_only=True)
class NotNeeded:
    """A capability that does not concern some asset groups, and why."""

    capability: str
    groups: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneWork:
    """Work of a capability done once, by a provider or the organization; it counts where it names a record.

    `record` is an evidence record of the engagement, or a file.
    """

    capability: str
    on: str
    by: str
    record: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAction:
    """What the organization plans for a requirement or a finding; it decides no verdict."""

    planned: str | None = None
    owner: str | None = None
    due: str | None = None
    status: ActionStatus | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """The whole input file; `organization` holds the name and the facts.

    `packs` names rule packs to load, by id or by path from the file's folder. `offers` names a file with a provider's
    own offers; `sold` holds them, from that file or another, once it is read. `blocks` is what only one framework
    asks, by the key it stands under in the file, as the type of that framework.
    """

    as_of: str
    organization: Mapping[str, Stated]
    frameworks: tuple[str, ...]
    packs: tuple[str, ...] = ()
    providers: tuple[Provider, ...] = ()
    today: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    co_managed: Mapping[str, str] = field(default_factory=dict)
    asset_groups: tuple[AssetGroup, ...] = ()
    not_needed: tuple[NotNeeded, ...] = ()
    done: tuple[DoneWork, ...] = ()
    duties: Mapping[str, DutyState] = field(default_factory=dict)
    alternatives: tuple[DocumentedAlternative, ...] = ()
    determinations: tuple[Determination, ...] = ()
    defined_frequencies: Mapping[str, str | None] = field(default_factory=dict)
    evidence: tuple[EvidenceRecord, ...] = ()
    operations: Operations | None = None
    prices: Mapping[str, Amount] = field(default_factory=dict)
    risk: Risk | None = None
    offers: str | None = None
    sold: OfferBook | None = None
    notices: tuple[StatedNotice, ...] = ()
    system: SystemStatement | None = None
    plan_of_action: Mapping[str, PlannedAction] = field(default_factory=dict)
    blocks: Mapping[str, object] = field(default_factory=dict)
    span: Span = field(default=NOWHERE, compare=False, repr=False)
