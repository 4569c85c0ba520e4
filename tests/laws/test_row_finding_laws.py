"""The law of docs/method.md, 7a: beside no finding that stands is a row it concerns in place by derivation.

Over random engagements with random blocks under the shipped rules; and what the frameworks' own figures call late,
stale, missing or none is such a finding.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import load_plan
from assessor.evaluate.paper_findings import paper_findings
from assessor.evaluate.supply import TODAY
from assessor.frameworks.hipaa.framework import HIPAA
from assessor.frameworks.hipaa.result import HipaaScore
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.store import Store
from assessor.model.scales import IN_PLACE, Truth
from assessor.model.structured import engagement_of
from tests.conftest import ROOT
from tests.laws import drawn_blocks
from tests.laws.figures_said import against
from tests.oracle.engine import restricted
from tests.oracle.picking import Seeded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.model.plan import Plan
    from assessor.model.row_finding import RowFinding
    from tests.oracle.scales import Mapping

SEEDS = int(os.environ.get("ASSESSOR_SWEEP", "40"))


@pytest.fixture(scope="module")
def plan(data_root: Path, cache: Path) -> Plan:
    return load_plan(data_root, Store(cache), FRAMEWORKS, drawn_blocks.FRAMEWORKS)


def assessed(plan: Plan, seed: int, duties: Mapping | None = None) -> Assessment:
    stated = drawn_blocks.engagement(Seeded(seed), plan)
    stated["duties"] = duties or stated["duties"]
    return assess_engagement(
        restricted(plan, stated["frameworks"]), engagement_of(stated, FRAMEWORKS), arrangements=[TODAY]
    )


def findings(assessment: Assessment) -> list[RowFinding]:
    chosen = [room for room in FRAMEWORKS if room.id in assessment.case.engagement.frameworks]
    found = [finding for room in chosen for finding in room.row_findings(assessment.case)]
    return [*found, *(finding for room in chosen for finding in paper_findings(assessment.case, room.id))]


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_row_is_in_place_beside_a_finding_that_concerns_it(plan: Plan, seed: int) -> None:
    assessment = assessed(plan, seed)
    today = assessment.judgements[TODAY]
    for finding in findings(assessment):
        assert finding.concerns, finding
        assert set(finding.concerns) <= set(today), finding
        for ref in finding.concerns if finding.stands(assessment.case.engagement.as_of) else ():
            judged = today[ref]
            assert (judged.derived or judged.verdict) not in IN_PLACE, (finding, judged.verdict)
            if assessment.case.applicability[ref] is Truth.YES:
                assert finding in judged.findings


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_row_that_asks_for_contracts_is_in_place_beside_a_missing_one(plan: Plan, seed: int) -> None:
    """Agreements with business associates: the rows their gates decide."""
    assessment = assessed(plan, seed)
    today = assessment.judgements[TODAY]
    figures = HIPAA.score(assessment.case, assessment.judgements) if "hipaa:164.308(b)(3)" in today else None
    contracts = figures.contracts if isinstance(figures, HipaaScore) else ()
    if any(item.state == "missing" and item.needed == "yes" for item in contracts):
        for gate in plan.terrain.gates.values():
            judged = today.get(gate.decides or "") if gate.when.framework == "hipaa" and gate.needs == "baa" else None
            assert judged is None or (judged.derived or judged.verdict) not in IN_PLACE


@pytest.mark.parametrize("seed", range(SEEDS))
def test_no_row_rests_on_own_work_that_is_late_or_no_more_than_a_draft(plan: Plan, seed: int) -> None:
    """Policies, plans, reviews and analyses: the duties of which a row is made, and those that come with its work."""
    pick = Seeded(10_000 + seed)
    duties = {name: drawn_blocks.answer(pick) for name in plan.terrain.duties}
    assessment = assessed(plan, seed, duties)
    for row in assessment.plan.obligations:
        judged = assessment.judgements[TODAY][row.ref]
        if (judged.derived or judged.verdict) not in IN_PLACE or judged.alternative is not None:
            continue
        for use in (use for clause in judged.clauses if clause.chosen is not None for use in clause.chosen.duties):
            stated = duties.get(use.id, {})
            rule = plan.terrain.duties.get(use.id)
            part = next((item for item in rule.parts if item.id == use.part), None) if rule is not None else None
            assert stated.get("document") not in ("draft", "template", "missing"), (row.ref, use)
            assert stated.get("state") not in ("not_done", "partly"), (row.ref, use)
            timed = part if part is not None and part.kind is not None else rule
            if timed is not None and timed.kind == "recurring":
                assert stated.get("last") not in ("never", "2018-05-01"), (row.ref, use)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_the_figures_call_late_stale_or_missing_is_a_finding(plan: Plan, seed: int) -> None:
    assessment = assessed(plan, seed)
    found = {(finding.rule, finding.subject) for finding in findings(assessment)}
    # how old a report is, or which days of the period it leaves out, is a rule of its own
    found |= {("provider_report", subject) for rule, subject in found if rule == "provider_report_age"}
    for room in FRAMEWORKS:
        if room.id in assessment.case.engagement.frameworks:
            figures = room.score(assessment.case, assessment.judgements)
            assert set(against(figures, assessment)) <= found


def test_the_drawn_blocks_hold_every_key() -> None:
    """A key that a block gains later has to be drawn as well."""
    drawn: dict[str, set[str]] = {}
    for seed in range(300):
        for name, block in drawn_blocks.blocks(Seeded(seed)).items():
            drawn.setdefault(name, set()).update(_keys(block))
    for name, keys in drawn.items():
        schema = json.loads((ROOT / "assessor" / "frameworks" / name / "schemas" / f"{name}.block.json").read_text())
        assert set(_allowed(schema)) - keys == set(), name


def _keys(stated: object, above: str = "") -> Iterator[str]:
    """The keys of a block, each with those above it."""
    if isinstance(stated, list):
        for item in stated:
            yield from _keys(item, above)
    elif isinstance(stated, dict):
        for name, value in stated.items():
            yield f"{above}{name}"
            yield from _keys(value, f"{above}{name}.")


def _allowed(schema: Mapping, above: str = "") -> Iterator[str]:
    yield from _allowed(schema["items"], above) if "items" in schema else ()
    for name, inner in schema.get("properties", {}).items():
        yield f"{above}{name}"
        yield from _allowed(inner, f"{above}{name}.")


def test_the_drawn_engagements_reach_every_rule(plan: Plan) -> None:
    met: Counter[str] = Counter()
    concerned: set[tuple[str, frozenset[str]]] = set()
    lowered = 0
    for seed in range(300):
        assessment = assessed(plan, seed)
        found = findings(assessment)
        met.update(finding.rule for finding in found)
        concerned.update((finding.rule, frozenset(finding.concerns)) for finding in found)
        lowered += any(judged.findings for judged in assessment.judgements[TODAY].values())
    notices = ("rd-breach-notice-content", "rd-breach-notice-delivery", "rd-ba-breach-facts")
    only_named = {duty: {"state": "assigned"} for duty in notices}
    for seed in range(100):
        met.update(finding.rule for finding in findings(assessed(plan, seed, only_named)))
    rules = [rule for content in plan.terrain.own_rules.values() for rule in getattr(content, "row_findings", ())]
    # what is added to the finding of another rule is met where that finding concerns its rows too
    missed = [rule for rule in rules if rule.id not in met]
    assert [rule.id for rule in missed if not any(rows >= {*rule.concerns} for _, rows in concerned)] == []
    assert lowered > 100
