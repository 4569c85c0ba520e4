"""What the rules say that obligations of every catalog share."""

from __future__ import annotations

from collections.abc import Mapping

from assessor.model.capability import Capability
from assessor.model.contract import Clause
from assessor.model.economics import Economics
from assessor.model.law import LawEntry
from assessor.model.rules import CapacityRule, Duty, Event, Fact, FrameworkRules, Function, Gate
from assessor.model.severity import ActionOwner, SeverityRule
from assessor.model.situation import Situation
from assessor.model.support import SupportModel
from assessor.model.value import dataclass, field
from assessor.model.weighing import Weighing


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRules:
    """Capabilities, functions, models and the small vocabularies, by id.

    `own_rules` is what files of one framework's own kinds hold, by kind, as the type of that framework.
    """

    capabilities: Mapping[str, Capability]
    functions: Mapping[str, Function]
    models: Mapping[str, SupportModel]
    events: Mapping[str, Event]
    facts: Mapping[str, Fact]
    duties: Mapping[str, Duty]
    gates: Mapping[str, Gate]
    frameworks: Mapping[str, FrameworkRules]
    capacity: CapacityRule
    situations: Mapping[str, Situation] = field(default_factory=dict)
    weighings: Mapping[str, Weighing] = field(default_factory=dict)
    economics: Economics = field(default_factory=Economics)
    clauses: Mapping[str, Clause] = field(default_factory=dict)
    standing: Mapping[str, LawEntry] = field(default_factory=dict)
    severity: Mapping[str, SeverityRule] = field(default_factory=dict)
    action_owners: Mapping[str, ActionOwner] = field(default_factory=dict)
    own_rules: Mapping[str, object] = field(default_factory=dict)
