"""What the ids of an answer that is no whole result are called: of one explanation, of the open questions."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.model.value import dataclass
from assessor.result.duty import Duty
from assessor.result.evidence import EvidenceRecord
from assessor.result.subjects import (
    ArrangementTitle,
    AssetGroup,
    Capability,
    ChosenFramework,
    Event,
    Function,
    Gate,
    Model,
    Organization,
    Provider,
    Question,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedSubjects:
    """The part of a result that names are read from (words/names.py)."""

    organization: Organization
    """Whose obligations they are."""
    arrangements: tuple[str, ...]
    """The arrangements spoken of."""
    arrangement_titles: Mapping[str, ArrangementTitle]
    """By arrangement."""
    capabilities: tuple[Capability, ...]
    """The capabilities spoken of."""
    functions: tuple[Function, ...]
    """Every function."""
    providers: tuple[Provider, ...]
    """The providers of the engagement."""
    duties: tuple[Duty, ...]
    """The duties spoken of."""
    frameworks: tuple[ChosenFramework, ...]
    """The frameworks chosen."""
    gates: tuple[Gate, ...]
    """Every contract paper some work needs."""
    models: tuple[Model, ...]
    """Every support model."""
    events: tuple[Event, ...]
    """Every event."""
    questions: tuple[Question, ...]
    """Every fact about the organization."""
    asset_groups: tuple[AssetGroup, ...]
    """The organization's asset groups."""
    evidence_records: tuple[EvidenceRecord, ...]
    """The records held."""
