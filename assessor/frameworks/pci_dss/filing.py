"""What an engagement would have to file: level, questionnaire and instrument, from its facts and its block."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.frameworks.pci_dss.instrument import instrument
from assessor.frameworks.pci_dss.levels import MERCHANT, SERVICE_PROVIDER, brand_levels, overall
from assessor.frameworks.pci_dss.rules import pci_rules
from assessor.frameworks.pci_dss.saq import decide
from assessor.frameworks.pci_dss.saq_agreement import FACT, single

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.pci_dss.instrument import Instrument
    from assessor.frameworks.pci_dss.levels import BrandLevel, Entity, Overall
    from assessor.frameworks.pci_dss.saq import Decision
    from assessor.frameworks.pci_dss.statements import PciDss
    from assessor.model.condition import Stated
    from assessor.model.plan import Plan

FRAMEWORK = "pci-dss"


class Filing(NamedTuple):
    """Levels by brand and over all, where the answers lead, and what is filed; `instrument` None: nothing to go by."""

    entity: Entity
    brands: tuple[BrandLevel, ...]
    level: Overall
    decision: Decision | None
    instrument: Instrument | None


def filing(plan: Plan, facts: Mapping[str, Stated], stated: PciDss) -> Filing | None:
    """What is to be filed; None where the rules hold no levels, no questionnaires or no instruments."""
    rules = pci_rules(plan.terrain)
    if rules.levels is None or rules.instruments is None or rules.saq is None:
        return None
    entity: Entity = SERVICE_PROVIDER if facts.get("service_provider") is True else MERCHANT
    found = brand_levels(rules.levels, stated, entity)
    level = overall(rules.levels, found, stated, entity)
    decision = decide(rules.saq, single(facts), stated)
    wanted = None
    if found or decision or level.levels:
        rows = [row for row in plan.obligations if row.catalog == FRAMEWORK]
        wanted = instrument(rules.instruments, entity, found, decision, rows, level=level, marked=statable(plan))
    return Filing(entity, found, level, decision, wanted)


def statable(plan: Plan) -> tuple[str, ...] | None:
    """The questionnaires the fact `saq` can say, those whose requirements the catalog tells; None: no fact."""
    fact = plan.terrain.facts.get(FACT)
    return fact.choices if fact is not None else None
