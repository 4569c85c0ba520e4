"""The result of an assessment, `assessment/1`."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.model.value import dataclass
from assessor.result.action import Action
from assessor.result.contract import ContractPoint
from assessor.result.duty import Duty, Residue, ResidueDuty
from assessor.result.economics import Economics, Unpriced
from assessor.result.evidence import EvidenceRecord, EvidenceRequest
from assessor.result.finding import Finding, FindingCounts
from assessor.result.law import Standing
from assessor.result.obligation import Obligation
from assessor.result.offers import Offers, Position
from assessor.result.packages import Unready
from assessor.result.recommendation import NoRecommendation, Recommendation
from assessor.result.responsibility import DeterminedObligation, Responsibility
from assessor.result.rules import Rules
from assessor.result.scales import FrameworkScore
from assessor.result.situations import Situation, Weighing
from assessor.result.subjects import (
    ArrangementTitle,
    AssetGroup,
    Capability,
    Catalog,
    ChosenFramework,
    Event,
    Function,
    Gate,
    Group,
    Input,
    IntervalNote,
    Model,
    Organization,
    Provider,
    Question,
)
from assessor.result.summary import Summary
from assessor.result.what_if import WhatIf


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What `assessor assess` finds: every verdict with its witness, and every number the brief prints."""

    format: str
    """This format and its version."""
    digest: str
    """SHA-256 of this object in canonical JSON without `digest`."""
    engine: str
    """The engine and its version."""
    as_of: str
    """The day the engagement describes; the only clock."""
    inputs: tuple[Input, ...]
    """What was judged."""
    catalogs: tuple[Catalog, ...]
    """In the order of the engagement."""
    rules: Rules
    """The rules that judged."""
    organization: Organization
    """Who was assessed."""
    frameworks: tuple[ChosenFramework, ...]
    """In the order of the engagement."""
    arrangements: tuple[str, ...]
    """Names of the arrangements judged, in the order of the columns."""
    arrangement_titles: Mapping[str, ArrangementTitle]
    """By arrangement."""
    functions: tuple[Function, ...]
    """All of them, by id."""
    capabilities: tuple[Capability, ...]
    """By id."""
    providers: tuple[Provider, ...]
    """By id."""
    offers: Offers | None
    """A provider's own offers; null where the usual ones were compared."""
    positions: tuple[Position, ...]
    """Everybody who could be hired, by id; none where nothing is priced."""
    models: tuple[Model, ...]
    """Every support model, by id."""
    gates: tuple[Gate, ...]
    """Every contract paper some work needs, by id."""
    events: tuple[Event, ...]
    """Every event, by id."""
    questions: tuple[Question, ...]
    """Every fact about the organization, by id."""
    asset_groups: tuple[AssetGroup, ...]
    """By id."""
    groups: tuple[Group, ...]
    """In catalog order."""
    obligations: tuple[Obligation, ...]
    """In catalog order."""
    determinations: tuple[DeterminedObligation, ...]
    """Every determined obligation, in catalog order."""
    duties: tuple[Duty, ...]
    """By id."""
    findings: tuple[Finding, ...]
    """Worst first."""
    finding_counts: FindingCounts
    """How many findings there are of each severity."""
    actions: tuple[Action, ...]
    """The plan: what to do about the findings, in order."""
    responsibilities: tuple[Responsibility, ...]
    """In the order of the rules."""
    residue: tuple[Residue, ...]
    """In catalog order."""
    residue_duties: tuple[ResidueDuty, ...]
    """Most obligations first."""
    summary: Mapping[str, Mapping[str, Summary]]
    """By framework; groups are never counted."""
    evidence_requests: tuple[EvidenceRequest, ...]
    """By capability."""
    evidence_records: tuple[EvidenceRecord, ...]
    """Youngest first."""
    interval_notes: tuple[IntervalNote, ...]
    """Arithmetic printed beside a cadence gap."""
    scores: Mapping[str, FrameworkScore | None] | None
    """Each chosen framework's own figures, by framework; null where there are none."""
    economics: Economics | None
    """What each arrangement costs in a year, whole USD; null where nothing can be priced."""
    unpriced: Unpriced | None
    """Why nothing can be priced; null where something is."""
    recommendation: Recommendation | None
    """The recommended arrangement; null where none was worked out."""
    no_recommendation: NoRecommendation | None
    """Why there is no recommendation; null where there is one, or none was asked for."""
    unready: Unready | None
    """What is not known well enough for one; null where that is not the reason."""
    situations: tuple[Situation, ...]
    """Situations of the rules: those that hold first, then those that cannot be told, then the others."""
    weighings: tuple[Weighing, ...]
    """Pros and cons of the models, by model."""
    what_if: WhatIf | None
    """What would change if some values were others, or a proposed rule were adopted; null without --what-if."""
    contracts: tuple[ContractPoint, ...]
    """What contracts with providers leave open; it moves no verdict. By provider, kind, capability."""
    standing: tuple[Standing, ...]
    """Dated or revisable statements of law that bear on the frameworks chosen, by id, and whether each was verified."""
