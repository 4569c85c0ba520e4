"""The board letter tells the recommendation of the decision part in the same figures, or says what is missing."""

from __future__ import annotations

import dataclasses
import re
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.evaluate.supply import RECOMMENDED
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.scales import IN_PLACE, Verdict
from assessor.report.decision.choice import choice_of
from assessor.report.decision.money import about
from assessor.report.letter import _left_open, letter_of, opened
from assessor.report.letter_options import options_of
from assessor.report.names import names_of
from assessor.report.plan_lines import plan_of
from assessor.report.register import register_of
from assessor.report.sheet import Bullets, Callout, Paragraph, Table
from assessor.result.finding import OPEN_QUESTIONS
from assessor.result.packages import Unready, paid_whole
from assessor.words import decisions, packages
from tests.cli.running import CLINIC

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor.report.letter import Letter
    from assessor.report.sheet import Sheet
    from assessor.result.packages import Package
    from assessor.result.result import Result

_DOLLARS = re.compile(r"\$[\d,]+")
EXAMPLES = ("clinic.yaml", "dod-subcontractor.yaml")


@pytest.fixture(scope="module", params=EXAMPLES)
def result(request: pytest.FixtureRequest, data_root: Path, cache: Path) -> Result:
    return api.assess(CLINIC.with_name(request.param), data=data_root, cache=cache)


def letter(result: Result) -> Letter:
    names = names_of(result)
    gaps = register_of(result, names)
    plan = plan_of(result, names, {finding.id: finding.anchor for finding in gaps.findings})
    return letter_of(result, names, gaps, plan, FRAMEWORKS)


def chosen(result: Result) -> Package:
    assert result.recommendation is not None
    package = packages.recommended(result.recommendation)
    assert package is not None
    return package


def printed(sheet: Sheet) -> str:
    parts = [sheet.title, sheet.lede, *(f"{figure.value} {figure.sentence}" for figure in sheet.figures)]
    for block in sheet.blocks:
        if isinstance(block, Table):
            parts += [*(cell.text for row in block.rows for cell in row), block.note]
        elif isinstance(block, (Paragraph, Callout)):
            parts.append(block.text)
        elif isinstance(block, Bullets):
            parts += block.items
    return "\n".join(parts)


def told(letter: Letter) -> Iterator[str]:
    yield letter.decision
    yield from letter.decision_note
    yield from letter.asked
    for option in letter.options:
        yield f"{option.cash} {option.spread}"


def test_every_amount_of_the_letter_stands_on_the_decision_page(result: Result) -> None:
    (page,) = choice_of(result, names_of(result))
    on_page = set(_DOLLARS.findall(printed(page)))
    package = chosen(result)
    whole = {package.once + paid_whole(package), *(paid_whole(package, one.supplier) for one in package.purchases)}
    once = {*(f"${amount:,.0f}" for amount in whole), *(f"${one.annual:,.0f}" for one in package.running_contracts)}
    amounts = {amount for text in told(letter(result)) for amount in _DOLLARS.findall(text)}
    assert f"${package.annual_cost:,.0f}" in amounts
    assert amounts <= on_page | once


def test_the_letter_and_the_terminal_say_the_same_cash(result: Result) -> None:
    line, package = decisions.headline(result), chosen(result)
    assert line is not None
    assert f"{packages.cash(package)[:8]}" in line
    assert packages.spread(package) in line
    assert f"${package.annual_cost:,.0f} a year in cash ({packages.spread(package)})" in letter(result).decision


def test_options_are_today_and_every_package(result: Result) -> None:
    assert result.recommendation is not None
    today, *others = options_of(result, names_of(result))
    assert [option.chosen for option in others] == [one.recommended for one in result.recommendation.packages]
    columns = [result.summary[framework.id] for framework in result.frameworks]
    whole = sum(column["today"].decided + column["today"].not_assessable for column in columns)
    assert today.in_place == f"{sum(column['today'].in_place for column in columns)} of {whole}"
    (taken,) = (option for option in others if option.chosen)
    assert taken.in_place == f"{sum(column['recommended'].in_place for column in columns)} of {whole}"


def test_what_is_signed_and_ended_is_asked_for_with_its_amount(result: Result) -> None:
    package, names = chosen(result), names_of(result)
    asked = " ".join(letter(result).asked)
    paid = {one.supplier: one.annual for one in package.purchases}
    for supplier in package.signed:
        once = paid_whole(package, supplier)
        first = f"${once:,.0f} once, which counts " if once else ""
        told = f"{names.provider(supplier)} ({first}${paid[supplier]:,.0f} a year)"
        if supplier in names.full.examiners and once:
            told = f"{names.provider(supplier)} (${once:,.0f} once in three years, from $"
            assert f"; a third counts, ${paid[supplier]:,.0f} a year)" in asked
        assert told.casefold() in asked.casefold()


def test_a_contract_ends_only_once_what_hangs_on_it_is_named(result: Result) -> None:
    """Neither example ends one as recommended; both do with everything in one hand."""
    given = result.recommendation
    assert given is not None
    one_hand = tuple(dataclasses.replace(one, recommended="one_provider" in one.ids) for one in given.packages)
    other = dataclasses.replace(result, recommendation=dataclasses.replace(given, packages=one_hand))
    asked, cancelled = letter(other).asked, chosen(other).cancelled
    assert cancelled
    for supplier in cancelled:
        (line,) = (
            line for line in asked if line.startswith(f"End the contract with {names_of(result).provider(supplier)}")
        )
        counting = [finding.id for finding in result.findings if supplier in finding.elsewhere]
        assert all(each in line for each in counting)
        assert line.endswith("no longer need it.")


def test_a_size_is_printed_as_it_is_stated(result: Result) -> None:
    """People who work half the week are counted by half; six digits are no limit."""
    facts = {**result.organization.facts, "users": 45.5, "devices": 1_250_000.0}
    organization = dataclasses.replace(result.organization, facts=facts)
    (line, *_) = letter(dataclasses.replace(result, organization=organization)).scope
    assert "45.5 users" in line
    assert "1,250,000 devices" in line


def test_a_quote_is_asked_for_with_its_work_and_its_size(result: Result) -> None:
    facts, package, names = result.organization.facts, chosen(result), names_of(result)
    asked = " ".join(letter(result).asked)
    assert f"for {facts['users']} users, {facts['devices']} devices" in asked
    for one in package.purchases:
        if one.supplier in names.examiners:
            assert f"${one.annual:,.0f} a year) for the " in asked
            assert names.examination(one.supplier) in asked
        elif one.new:
            assert all(names.function(each).lower() in asked.lower() for each in one.functions)


def asked_after_papers(found: Letter) -> str:
    """The first decision but for papers that have to come at once and what frameworks settle: these come before all."""
    settled = {line for each in found.outcomes for line in each.settles}
    others = (line for line in found.asked if line not in settled)
    return next(line for line in others if not (line.startswith("Sign with ") and ", at once; " in line))


def test_a_paper_that_has_to_come_at_once_is_the_first_decision(result: Result) -> None:
    due = [one.id for one in result.findings if one.kind == "contract" and one.due <= result.as_of]
    first = letter(result).asked[0]
    assert (first.startswith("Sign with ") and all(one in first for one in due)) == bool(due)


def test_what_a_framework_settles_comes_before_whatever_is_signed(result: Result) -> None:
    found = letter(result)
    settled = [line for each in found.outcomes for line in each.settles]
    assert bool(settled) == any(each.framework in ("cmmc", "soc-2") for each in found.outcomes)
    later = [line for line in found.asked if not (line.startswith("Sign with ") and ", at once; " in line)]
    assert later[: len(settled)] == settled


def test_questions_come_before_signatures_and_all_are_counted(result: Result) -> None:
    open_ = [finding for finding in result.findings if finding.kind in OPEN_QUESTIONS]
    first = asked_after_papers(letter(result))
    assert (f"{len(open_)} open question" in first) == bool(open_)


def test_losses_that_do_not_change_are_no_reason_to_sign(result: Result) -> None:
    line = letter(result).exposure[-1]
    assert "recommended or not" in line
    assert result.economics is not None
    now, then = (result.economics.priced[name].loss.p95 for name in ("today", RECOMMENDED))
    # what is at risk are losses: with its fees in the sum the recommendation would seem to raise them
    assert about(now) == about(then)
    assert line.startswith("Modelled (annex D): incidents cost ")
    assert f"One year in twenty: {about(now)} or more, fees aside either way." in line


def test_an_action_costs_what_the_recommended_line_costs(result: Result) -> None:
    assert result.recommendation is not None
    lines = {line.function: line for line in result.recommendation.lines}
    names = names_of(result)
    shown = register_of(result, names).findings
    bought = 0
    first: dict[object, str] = {}
    for finding, printed_finding in zip(result.findings, shown, strict=True):
        if finding.remedy is None or not finding.remedy.recommended or not finding.remedy.annual_cost:
            continue
        (function,) = finding.remedy.functions
        bought += 1
        if finding.remedy in first:  # one purchase has one price, so that the column adds up
            assert printed_finding.cost == f"with {first[finding.remedy]}"
            continue
        first[finding.remedy] = finding.id
        line = lines[function]
        helped = sum(one.annual for one in line.beside if one.supplier == finding.remedy.supplier)
        added = line.adds_annual if line.adds else line.annual
        assert printed_finding.cost == f"${helped if finding.remedy.beside else added:,.0f}"
        if finding.remedy.beside:
            continue
        assert printed_finding.supplier.endswith("not hired yet") == (lines[function].supplier not in names.providers)
    assert bought


def test_a_question_is_due_no_later_than_the_first_purchase(result: Result) -> None:
    bought = [
        finding.due
        for finding in result.findings
        if finding.kind not in OPEN_QUESTIONS
        and finding.remedy
        and finding.remedy.functions
        and finding.remedy.annual_cost
    ]
    asked = [finding.due for finding in result.findings if finding.kind in OPEN_QUESTIONS]
    assert not bought or not asked or max(asked) <= min(bought)


def test_a_reported_change_of_the_law_stands_on_the_first_page(result: Result) -> None:
    changed = [entry for entry in result.standing if entry.changes and entry.standing == "suspended"]
    told = [line for line in letter(result).scope if "reported as suspended, not verified" in line]
    assert len(told) == len(changed) == (1 if "cmmc" in names_of(result).frameworks else 0)


def test_without_a_recommendation_the_letter_asks_for_what_is_missing(result: Result) -> None:
    unready = Unready(decided=0.95, held=0.4, holders_unknown=("patching",), indication=(chosen(result),))
    without = dataclasses.replace(result, recommendation=None, unready=unready, no_recommendation="holders_unknown")
    found = letter(without)
    assert found.decision == "No arrangement is recommended yet"
    assert ": patching." in found.decision_note[0]
    assert asked_after_papers(found).startswith(
        "Complete what is missing for a recommendation: it is not stated who does"
    )
    assert [option.cash for option in found.options[1:]] == [f"${chosen(result).annual_cost:,.0f}"]


def test_where_nothing_complies_the_letter_asks_to_settle_it(result: Result) -> None:
    assert result.recommendation is not None
    refs = tuple(row.ref for row in result.obligations[:2])
    nothing = dataclasses.replace(
        result.recommendation,
        status="infeasible",
        packages=(),
        annual_cost=None,
        obstacles=refs,
        obstacle_capabilities=("log-review",),
    )
    found = letter(dataclasses.replace(result, recommendation=nothing))
    assert found.decision == "No arrangement meets all obligations: 2 of them stand in the way"
    assert asked_after_papers(found).startswith("Settle how 2 obligations can be met")
    assert len(found.options) == 1


def test_what_stays_open_is_told_from_what_is_not_in_place(result: Result) -> None:
    placed = [row for row in result.obligations if row.verdicts[RECOMMENDED].verdict in IN_PLACE][:2]
    changed = {
        row.ref: dataclasses.replace(
            row,
            verdicts={
                **row.verdicts,
                RECOMMENDED: dataclasses.replace(row.verdicts[RECOMMENDED], verdict=verdict, framework_word=None),
            },
        )
        for row, verdict in zip(placed, (Verdict.GAP, Verdict.NOT_ASSESSABLE), strict=True)
    }
    other = dataclasses.replace(
        result, findings=(), obligations=tuple(changed.get(row.ref, row) for row in result.obligations)
    )
    note = " ".join(_left_open(other, names_of(other)))
    gap, unknown = (row.ref.partition(":")[2] for row in placed)
    assert f"1 obligation is not in place: {gap}; 1 obligation is still to be judged: {unknown}." in note


def test_an_examination_nobody_is_paid_for_yet_is_not_called_paid_now(result: Result) -> None:
    assert result.economics is not None
    lines = result.economics.priced["today"].fee_lines
    examined = sum(line.value for line in lines if (line.supplier or "").startswith("examiner/"))
    today, *_ = options_of(result, names_of(result))
    assert ("what is paid now" in today.means) is not bool(examined)
    if examined:
        assert f"with the examination it needs (${examined:,.0f})" in today.means
        assert f"with the examination it needs (${examined:,.0f})" in " ".join(letter(result).decision_note)


def test_what_of_todays_sum_is_assumed_or_counted_is_said(result: Result) -> None:
    assert result.economics is not None
    economics = result.economics
    today, *_ = options_of(result, names_of(result))
    stated = [
        line.value
        for line in economics.priced["today"].fee_lines
        if all(economics.input_of(name).origin == "stated" or economics.input_of(name).stated for name in line.inputs)
        or (line.supplier or "").startswith("examiner/")
    ]
    guessed = economics.priced["today"].cash - economics.priced["today"].onboarding - sum(stated)
    told = [
        int(amount.replace(",", ""))
        for amount in re.findall(r"\$([\d,]+\d) (?:of it )?assumed or counted", today.means)
    ]
    assert told == ([round(guessed)] if round(guessed) else [])


def test_an_examination_counts_whole_in_the_first_year_and_a_third_in_each(result: Result) -> None:
    package = chosen(result)
    for line in package.fee_lines:
        if (line.supplier or "").startswith("examiner/") and "c3pao" in "".join(line.inputs):
            assert paid_whole(package, line.supplier) == 3 * line.value
            assert package.first_year_cash >= package.annual_cost + 2 * line.value - 1


def test_own_work_that_may_need_equipment_is_said_to_be_in_no_sum(result: Result) -> None:
    kinds = {finding.id: finding.kind for finding in result.findings}
    own = {kinds[name] for action in result.actions if action.kind == "own_work" for name in action.findings}
    told = " ".join(letter(result).decision_note)
    assert ("equipment that own work may need" in told) is bool(own & {"duty", "determined"})


def test_what_is_asked_before_an_examination_is_booked_opens_booking_it_and_holds_up_nothing_else(
    result: Result,
) -> None:
    names = names_of(result)
    gaps = register_of(result, names)
    plan = plan_of(result, names, {finding.id: finding.anchor for finding in gaps.findings})
    asked = [line for line in plan if line.asks]
    assert len(asked) == (result.frameworks[0].id == "cmmc")
    led = opened(plan)
    changed = [line for line, was in zip(led, plan, strict=True) if line != was]
    booked = [line for line in led if line.books]
    assert changed == (booked if asked else [])
    for line in asked:
        assert line.text.startswith("Ask Kestrel Point Aerostructures")
        assert all(later.text.startswith(f"Only once action {line.number} is answered.") for later in changed)
        assert all(line.due < later.due for later in changed)
        assert any(line.due in text and f"action {line.number}" in text for text in letter(result).asked)


def test_rows_that_wait_for_good_answers_are_counted_apart(result: Result) -> None:
    names = names_of(result)
    plan = plan_of(result, names, {finding.id: finding.anchor for finding in register_of(result, names).findings})
    answers = {str(action.number) for action in result.actions if action.kind == "answer" and action.closes}
    assert {line.number for line in plan if line.closes.startswith("(")} == answers
    assert ("on good answers only" in asked_after_papers(letter(result))) == bool(answers)


def test_terms_of_several_findings_are_asked_for_now_and_each_has_its_own_day(result: Result) -> None:
    names = names_of(result)
    plan = plan_of(result, names, {finding.id: finding.anchor for finding in register_of(result, names).findings})
    due = {finding.id: finding.due for finding in result.findings}
    for action, line in zip(result.actions, plan, strict=True):
        later = [one for one in action.findings if action.due is not None and due[one] > action.due]
        if action.kind == "terms" and later:
            assert " Ask now: " in line.text
            assert all(one in line.text and due[one] in line.text for one in action.findings)
