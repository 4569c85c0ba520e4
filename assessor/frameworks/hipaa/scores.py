"""HIPAA's own figures: who the organization is under the rule, its decisions, contracts, papers kept and breach clocks.

There is no score of HIPAA and nobody issues a certificate; these are the things the rule itself counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.frameworks.hipaa.addressable_decisions import decisions, risk_analysis
from assessor.frameworks.hipaa.breach import incident
from assessor.frameworks.hipaa.result import HipaaScore
from assessor.frameworks.hipaa.retention import retained
from assessor.frameworks.hipaa.roles import actor, contracts
from assessor.frameworks.hipaa.rules import hipaa_rules
from assessor.frameworks.hipaa.statements import HipaaStatements, hipaa_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement


def score(case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> HipaaScore | None:
    """What the rule counts, for today; None without the rules of HIPAA."""
    rules = hipaa_rules(case.terrain)
    today = judgements.get(TODAY)
    if rules is None or today is None:
        return None
    stated = hipaa_statements(case.engagement) or HipaaStatements()
    addressable = decisions(case, rules, today)
    return HipaaScore(
        actor=actor(case, rules, stated),
        contracts=contracts(case, rules, today),
        risk_analysis=risk_analysis(case, rules, addressable),
        addressable=addressable,
        retention=tuple(retained(rules.retention, document, case.as_of) for document in stated.retention),
        incidents=tuple(incident(case, rules, stated_incident) for stated_incident in stated.breaches),
    )
