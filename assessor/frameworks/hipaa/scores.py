"""HIPAA's own figures: who the organization is under the rule, its decisions, contracts, papers kept and breach clocks.

There is no score of HIPAA and nobody issues a certificate; these are the things the rule itself counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.evaluate.supply import TODAY
from assessor.frameworks.hipaa.breach import incident_data
from assessor.frameworks.hipaa.decisions import decisions, risk_analysis
from assessor.frameworks.hipaa.retention import kept_data
from assessor.frameworks.hipaa.roles import contracts, role_data
from assessor.frameworks.hipaa.rules import hipaa_rules
from assessor.frameworks.hipaa.statements import HipaaStatements, hipaa_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement


def score(case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> dict[str, Any] | None:
    """What the rule counts, for today; None without the rules of HIPAA."""
    rules = hipaa_rules(case.terrain)
    today = judgements.get(TODAY)
    if rules is None or today is None:
        return None
    stated = hipaa_statements(case.engagement) or HipaaStatements()
    made = decisions(case, rules, today)
    return {
        "actor": role_data(case, rules, stated),
        "contracts": contracts(case, rules, today),
        "risk_analysis": risk_analysis(case, rules, made),
        "addressable": made,
        "retention": [kept_data(rules.retention, item, case.as_of) for item in stated.retention],
        "incidents": [incident_data(case, rules, item) for item in stated.breaches],
    }
