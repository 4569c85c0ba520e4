"""The arithmetic: lanterns that burn today, against those that are needed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE
from tests.fifth_framework.harbor.lanterns import lanterns_of
from tests.fifth_framework.harbor.result import DarkRequirement, HarborScore
from tests.fifth_framework.harbor.rules import harbor_rules
from tests.fifth_framework.harbor.statements import HarborStatements, harbor_statements

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement


def score(case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> HarborScore | None:
    """The light of a harbor today; None without the rules."""
    rules, today = harbor_rules(case.terrain), judgements.get(TODAY)
    if rules is None or today is None:
        return None
    rows = [row for row in case.plan.obligations if row.catalog == "harbor"]
    dark = [row for row in rows if today[row.ref].verdict not in IN_PLACE]
    lit = sum(lanterns_of(row.props) for row in rows if row not in dark)
    stated = harbor_statements(case.engagement) or HarborStatements()
    return HarborScore(
        lit=lit,
        needed=rules.lanterns,
        harbor="safe" if lit >= rules.lanterns else "dark",
        dark=tuple(DarkRequirement(ref=row.ref, lanterns=lanterns_of(row.props)) for row in dark),
        inspected_on=stated.inspected_on,
        citation=rules.citation,
    )
