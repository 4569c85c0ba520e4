"""The optimizer is held to the evaluator: what it promises is in place, in every example, at the price it says."""

from __future__ import annotations

import dataclasses
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.economics import posed_problem, recommend
from assessor.economics.decision import Decision
from assessor.economics.problem import Problem, Target, Way
from assessor.economics.readiness import HELD
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.model.scales import IN_PLACE, Truth, Verdict
from assessor.result.economics import Unpriced
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.economics.market import Market
    from assessor.economics.prices import Prices
    from assessor.economics.problem import Outlook
    from assessor.economics.recommend import SearchOutcome
    from assessor.economics.targets import Aims
    from assessor.result.economics import Economics
    from assessor.result.packages import Package
    from assessor.result.recommendation import Recommendation
    from assessor.result.result import Result

EXAMPLES = sorted(path.stem for path in (ROOT / "examples").glob("*.yaml"))
CLINIC = "clinic"
# Of this one it is not stated who does four pieces of the needed work.
UNREADY = "billing-office"
ADVISED = [name for name in EXAMPLES if name != UNREADY]


@cache
def assessed(name: str, folder: Path) -> tuple[Assessment, Result]:
    judged = api.judged(ROOT / "examples" / f"{name}.yaml", cache=folder)
    return judged.assessment, judged.result


def outcome_of(assessment: Assessment) -> SearchOutcome:
    assert isinstance(assessment.decision, Decision)
    assert assessment.decision.outcome is not None
    return assessment.decision.outcome


def recommended(result: Result) -> Recommendation:
    assert result.recommendation is not None
    return result.recommendation


@pytest.mark.parametrize("name", ADVISED)
def test_every_target_is_in_place(name: str, cache: Path) -> None:
    assessment, result = assessed(name, cache)
    outcome = outcome_of(assessment)
    judged = assessment.judgements[RECOMMENDED]
    wanted = {target.id for target in outcome.aims.targets} | set(outcome.aims.settled)
    assert wanted
    waits = {ref for package in recommended(result).packages if package.recommended for ref in package.waits}
    assert waits <= outcome.aims.stated_only.keys()
    for ref in wanted - waits:
        assert judged[ref].verdict in IN_PLACE or judged[ref].reason, ref
    assert {judged[ref].verdict for ref in waits} <= {Verdict.NOT_ASSESSABLE}
    applicable = {ref for ref, truth in assessment.case.applicability.items() if truth is Truth.YES}
    assert wanted | {row.ref for row in outcome.residue} == applicable
    for row in outcome.residue:
        assert judged[row.ref].verdict not in IN_PLACE, row.ref
    assert result.arrangements[-1] == RECOMMENDED


@pytest.mark.parametrize("positions", [0.05, 0.2, 0.35])
def test_requests_for_help_take_hours_too(positions: float) -> None:
    """With little staff of one's own the choice is another, and it still holds what it promises at its price."""
    source, plan, _ = api.check(ROOT / "examples" / "clinic.yaml")
    assert source is not None
    assert plan is not None
    facts = {**source.engagement.organization, "internal_fte": positions}
    assessment = assess_engagement(plan, dataclasses.replace(source.engagement, organization=facts), decided=True)
    wanted = {target.id for target in outcome_of(assessment).aims.targets}
    assert wanted
    judged = assessment.judgements[RECOMMENDED]
    assert [ref for ref in sorted(wanted) if judged[ref].verdict not in IN_PLACE] == []


@pytest.mark.parametrize("name", ADVISED)
def test_the_sums_agree(name: str, cache: Path) -> None:
    """The optimizer's price is what the accounts make of the same arrangement, and its lines add up to it."""
    _, result = assessed(name, cache)
    found = recommended(result)
    assert result.economics is not None
    priced = result.economics.priced[RECOMMENDED]
    assert found.annual_cost is not None
    assert found.own_tools is not None
    assert found.functional_cost is not None
    assert found.expected_losses is not None
    assert found.price_of_compliance is not None
    lines = sum(line.annual for line in found.lines)
    assert found.expected_invoices is not None
    assert found.risk_charge is not None
    running = sum(contract.annual for contract in found.running_contracts)
    parts = lines + found.own_tools + running + found.expected_invoices
    assert parts == pytest.approx(found.annual_cost, abs=0.02)
    assert sum(supplier.annual for supplier in found.suppliers) == pytest.approx(lines, abs=0.02)
    certain = priced.fees_annual + priced.onboarding
    assert found.annual_cost == pytest.approx(certain + priced.invoices, abs=3)
    assert found.functional_cost == pytest.approx(priced.functional, abs=3)
    whole = found.annual_cost + found.expected_losses + found.risk_charge
    assert found.functional_cost == pytest.approx(whole, abs=0.02)
    assert found.price_of_compliance >= 0
    if found.runner_up is not None:
        unsure = [one for one in found.packages if one.recommendable and one.beaten_by is None]
        assert found.runner_up.difference >= min(one.functional_cost for one in unsure) - found.functional_cost - 0.02
        assert found.runner_up.differences
    for price in found.sensitivity:
        assert min(price.low_cost, price.high_cost) <= found.functional_cost
    for figure in found.worth_knowing:
        assert figure.low <= figure.turns_at <= figure.high
        assert figure.annual >= 0
        assert figure.instead not in next(one for one in found.packages if one.recommended).ids


@pytest.mark.parametrize("name", ADVISED)
def test_it_closes_what_it_says(name: str, cache: Path) -> None:
    _, result = assessed(name, cache)
    verdicts = {row.ref: row.verdicts for row in result.obligations}
    for ref in recommended(result).closes:
        assert verdicts[ref][TODAY].verdict not in IN_PLACE
        assert verdicts[ref][RECOMMENDED].verdict in IN_PLACE


def test_what_is_not_stated_comes_before_a_recommendation(cache: Path) -> None:
    _, result = assessed(UNREADY, cache)
    assert result.recommendation is None
    assert result.unready is not None
    assert result.unready.held < HELD
    assert result.unready.holders_unknown == ("asset_mgmt", "config_mgmt", "data_protection", "network_mgmt")
    assert [package.recommended for package in result.unready.indication] == [False] * len(result.unready.indication)


@pytest.mark.parametrize("name", EXAMPLES)
def test_what_it_says_can_be_read_back(name: str, cache: Path) -> None:
    _, result = assessed(name, cache)
    assert api.decoded(api.json_object(result)) == result


def test_the_clinic_keeps_its_hours(cache: Path) -> None:
    """What its half a person is given fits into the hours there are, as the evaluator's own ledger says."""
    assessment, _ = assessed(CLINIC, cache)
    outcome = outcome_of(assessment)
    assert outcome.arrangement is not None
    own = outcome.market.suppliers["ourit"]
    ledger = assessment.capacity.ledger(outcome.arrangement, own)
    assert ledger is not None
    assert ledger.available is not None
    assert set(ledger.served.values()) <= {Truth.YES}
    assert sum(ledger.needed.values()) + (ledger.tickets or 0) <= ledger.available


def test_the_best_single_change_of_the_clinic(cache: Path) -> None:
    """A signature closes more for its price than any new supplier."""
    _, result = assessed(CLINIC, cache)
    change = recommended(result).single_change
    assert change is not None
    assert (change.kind, change.supplier, change.annual_cost) == ("paper", "northmsp", 0)
    assert (change.paper, change.gate) == ("baa", "baa")
    assert "hipaa:164.308(b)(3)" in change.closes


def test_nothing_is_recommended_without_a_number_of_users(cache: Path, tmp_path: Path) -> None:
    text = (ROOT / "examples" / "redirect-shop.yaml").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("  users:")]
    path = tmp_path / "unsized.yaml"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = api.assess(path, cache=cache)
    assert result.recommendation is None
    assert result.no_recommendation == "unpriced"
    assert result.unpriced == Unpriced(code="users_not_stated", sizes=())
    assert RECOMMENDED not in result.arrangements
    data = api.json_object(result)
    assert "number of users" in data["recommendation_reason"]
    assert data["limits"][-1] == data["recommendation_reason"]


@pytest.mark.parametrize("name", ADVISED)
def test_packages_add_up_and_one_is_recommended(name: str, cache: Path) -> None:
    """Nothing recommended changes more than another package does, unless that meets less or is beaten."""
    found = recommended(assessed(name, cache)[1])
    (taken,) = [package for package in found.packages if package.recommended]
    assert taken.recommendable
    assert taken.annual_cost == pytest.approx(found.annual_cost)
    for package in found.packages:
        parts = package.annual_cost + package.expected_losses + package.risk_charge
        assert package.functional_cost == pytest.approx(parts, abs=0.02)
        assert package.annual_range.low <= package.annual_median <= package.annual_range.high
        assert 0 <= package.once <= package.first_year_cash
        if "fill_the_gaps" in package.ids:
            assert package.moves == ()
        if package.recommendable and package.beaten_by is None:
            assert _changes(taken) <= _changes(package), package.ids
    assert found.price_of_compliance is not None
    assert sum(step.annual for step in found.attribution) == pytest.approx(found.price_of_compliance, abs=0.02)


def _changes(package: Package) -> tuple[float, ...]:
    """How much a package changes, by docs/recommendation.md; of those that change as much, the cheapest."""
    contracts = len(package.signed) + len(package.cancelled)
    return (
        len(package.unstated),
        len(package.moves),
        len(package.hired),
        contracts,
        len(package.vendors),
        package.functional_cost,
    )


def test_too_little_known_gives_questions_and_an_indication(cache: Path, tmp_path: Path) -> None:
    text = (ROOT / "examples" / "clinic.yaml").read_text(encoding="utf-8")
    gone = ("  soc_mdr: []", "  awareness_training: []", "  data_protection: []")
    path = tmp_path / "clinic.yaml"
    path.write_text("\n".join(line for line in text.splitlines() if not line.startswith(gone)), encoding="utf-8")
    result = api.assess(path, cache=cache)
    assert result.recommendation is None
    assert result.no_recommendation == "holders_unknown"
    assert result.unready is not None
    assert result.unready.held < 0.8
    assert {"soc_mdr", "awareness_training"} <= set(result.unready.holders_unknown)
    assert {name for package in result.unready.indication for name in package.ids} >= {"cheapest", "one_provider"}
    assert RECOMMENDED not in result.arrangements
    data = api.json_object(result)
    assert "State it under today" in data["recommendation_reason"]
    assert api.decoded(data) == result


def contradictions(result: Result) -> list[str]:
    """Where crossover, simulated years and packages say different things of the same."""
    assert result.economics is not None
    packages = result.recommendation.packages if result.recommendation is not None else ()
    return [*_of_crossover(result.economics), *_of_packages(packages), *_of_findings(result)]


def _of_findings(result: Result) -> list[str]:
    """Who mends a finding as recommended holds that work then, and is whose contract the package's terms change."""
    found = result.recommendation
    if found is None:
        return []
    holders = {line.function: {line.supplier, *(one.supplier for one in line.beside)} for line in found.lines}
    terms: dict[str, set[str]] = {}
    for needed in found.conditions:
        if needed.kind == "term":
            terms.setdefault(needed.id, set()).update(needed.providers)
    wrong = []
    for finding in result.findings:
        remedy = finding.remedy
        if remedy is None or not remedy.recommended:
            continue
        if not any(remedy.supplier in holders.get(name, ()) for name in remedy.functions):
            wrong.append(f"{finding.id}: {remedy.supplier} holds none of {remedy.functions}")
        wrong += [
            f"{finding.id}: {name} is written in with {sorted(terms[name])}, not with {remedy.supplier}"
            for name in finding.capabilities
            if name in terms and remedy.supplier not in terms[name]
        ]
    return wrong


def _of_crossover(money: Economics) -> list[str]:
    years, own, found = money.comparison, money.frequency.incidents_per_month, []
    for one in money.crossover:
        if one.p50 is not None:
            if one.p5 is not None and one.p5 > one.p50:
                found.append(f"{one.formula}: the median {one.p50} lies below its range from {one.p5}")
            if one.p95 is not None and one.p95 < one.p50:
                found.append(f"{one.formula}: the median {one.p50} lies above its range to {one.p95}")
        if one.formula != money.crossover_formula:
            continue
        side = "managed" if one.per_month is not None and own >= one.per_month else "break_fix"
        error = 3 * (years.break_fix.se.mean + years.managed.se.mean)
        if side != years.cheaper.mean and abs(years.break_fix.mean - years.managed.mean) > error:
            found.append(f"the figures say {side}, the simulated years {years.cheaper.mean}")
        if one.told not in {"indifferent", f"{side}_cheaper"}:
            found.append(f"{one.told} is told, {side} is cheaper at what counts")
    return found


def _of_packages(packages: Sequence[Package]) -> list[str]:
    found = []
    able = [one for one in packages if one.recommendable]
    for one in packages:
        if "cheapest" in one.ids and any(other.functional_cost < one.functional_cost for other in able):
            found.append("a package costs less than the cheapest")
        if one.recommended and (one.beaten_by is not None or not one.recommendable):
            found.append(f"{one.ids[0]} is recommended and beaten")
        signed = {bought.supplier for bought in one.purchases if bought.new}
        if not set(one.signed) <= signed or set(one.cancelled) & {bought.supplier for bought in one.purchases}:
            found.append(f"{one.ids[0]}: contracts signed and ended are not those of its purchases")
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_page_contradicts_another(name: str, cache: Path) -> None:
    assert contradictions(assessed(name, cache)[1]) == []


def test_where_nothing_complies_the_obstacle_is_named(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two obligations that ask for different hands on one desk: each can be met, both cannot."""
    whole = posed_problem.problem_of

    def torn(market: Market, aims: Aims, prices: Prices, table: Outlook, *others: Any) -> Problem:
        problem = whole(market, aims, prices, table, *others)
        desk = [index for index in problem.functions["service_desk"] if problem.options[index].fee is not None]
        ends = [
            Target(id=ref, clauses=(frozenset({Way((frozenset({index}),))}),), about=("ticketing",))
            for ref, index in zip(("hipaa:164.308(a)(1)(ii)(D)", "hipaa:164.312(b)"), desk, strict=False)
        ]
        return dataclasses.replace(problem, targets=tuple(ends))

    monkeypatch.setattr(recommend, "problem_of", torn)
    result = api.assess(ROOT / "examples" / "clinic.yaml", cache=cache)
    found = recommended(result)
    assert found.status == "infeasible"
    assert found.obstacles == ("hipaa:164.308(a)(1)(ii)(D)", "hipaa:164.312(b)")
    assert found.obstacle_capabilities == ("ticketing",)
    assert found.arrangement is None
    assert RECOMMENDED not in result.arrangements
    assert api.decoded(api.json_object(result)) == result
