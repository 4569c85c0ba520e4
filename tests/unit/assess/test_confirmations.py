"""Confirmation sheets: what each provider is asked, and what becomes of a verdict when it says yes."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

import pytest
import yaml

from assessor import api, report
from assessor.assess.answered import answered
from assessor.assess.confirmations import confirmation_sheets, standing_of
from assessor.assess.engine import assess_engagement
from assessor.encode.confirmation_yaml import answer_file
from assessor.evaluate.ground import compared_terms
from assessor.evaluate.supply import TODAY
from assessor.evaluate.terms import CONTRACT
from assessor.model.scales import IN_PLACE, VERDICT_RANK
from assessor.words import confirmations
from assessor.words.names import names_of
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.library.engagement import Source
    from assessor.model.plan import Plan
    from assessor.result.confirmation import ConfirmationSheets, Sheet

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


@lru_cache(maxsize=2)
def asked(path: Path, cache: Path) -> tuple[Source, Plan, Assessment, ConfirmationSheets]:
    source, plan, _ = api.sound(path, cache=cache)
    assessment = assess_engagement(plan, source.engagement, arrangements=(TODAY,))
    return source, plan, assessment, confirmation_sheets(assessment, source)


def answered_yes(found: ConfirmationSheets, sheet: Sheet) -> str:
    """The sheet's file with yes everywhere, and signed."""
    data = yaml.safe_load(answer_file(found, sheet, names_of(found.open.named)).decode().replace("  on:", '  "on":'))
    data["answered"] = {"by": "Jo Park", "role": "Service manager", "on": "2026-11-29"}
    for answer in data["answers"].values():
        answer["answer"] = "yes"
    return json.dumps(data)


def assumed_of(assessment: Assessment, provider: str) -> set[str]:
    """The rows in place that rest on a term of the provider which nobody stated."""
    found = set()
    for ref, judged in assessment.judgements[TODAY].items():
        for outcome in judged.clauses if judged.ground == "assumed" else ():
            chosen = outcome.chosen
            if chosen is None or chosen.supplier is None or chosen.supplier.id != provider or chosen.terms is None:
                continue
            if any(chosen.terms.grades[name] < CONTRACT for name in compared_terms(outcome.demand, chosen.terms)):
                found.add(ref)
    return found


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_yes_to_everything_leaves_nothing_of_a_provider_assumed_and_lowers_nothing(
    path: Path, tmp_path: Path, cache: Path
) -> None:
    source, plan, before, found = asked(path, cache)
    text = path.read_text(encoding="utf-8")
    reply = tmp_path / "answers.yaml"
    for sheet in found.sheets:
        assert assumed_of(before, sheet.provider) <= set(sheet.obligations)
        reply.write_text(answered_yes(found, sheet), encoding="utf-8")
        done = answered(source, plan, text, reply)
        assert (done.counted, done.warnings) == (len(sheet.promises), [])
        new_source, new_plan, problems = api.check(path, raw=done.after.encode(), cache=cache)
        assert new_source is not None
        assert new_plan is not None, problems
        after = assess_engagement(new_plan, new_source.engagement, arrangements=(TODAY,))
        assert assumed_of(after, sheet.provider) == set()
        for ref, judged in before.judgements[TODAY].items():
            now = after.judgements[TODAY][ref].verdict
            assert now == judged.verdict or VERDICT_RANK[now] > VERDICT_RANK[judged.verdict], ref
        waiting = {ref for promise in sheet.promises for ref in promise.waiting}
        assert standing_of(after).assumed <= standing_of(before).assumed + len(waiting)
        again = confirmation_sheets(after, new_source)
        assert [item for item in again.sheets if item.provider == sheet.provider and item.promises] == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_assumed_term_of_a_row_in_place_is_asked_for_once(path: Path, cache: Path) -> None:
    _, _, assessment, found = asked(path, cache)
    for sheet in found.sheets:
        keys = [promise.key for promise in sheet.promises]
        assert len(keys) == len(set(keys))
        for promise in sheet.promises:
            assert promise.provider == sheet.provider
            assert set(promise.waiting) <= set(promise.obligations) <= set(sheet.obligations)
            if promise.footing == "assumed":
                verdicts = {assessment.judgements[TODAY][ref].verdict for ref in promise.obligations}
                assert verdicts & {*IN_PLACE, "partial"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_work_on_which_most_hangs_comes_first_and_stays_together(path: Path, cache: Path) -> None:
    for sheet in asked(path, cache)[3].sheets:
        lines = list(dict.fromkeys(promise.line for promise in sheet.promises))
        assert [promise.line for promise in sheet.promises] == sorted(
            (promise.line for promise in sheet.promises), key=lines.index
        )
        weights = [
            len({ref for promise in sheet.promises if promise.line == line for ref in promise.obligations})
            for line in lines
        ]
        assert weights == sorted(weights, reverse=True)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_each_is_a_question_to_be_answered_with_yes_or_no(path: Path, cache: Path) -> None:
    *_, found = asked(path, cache)
    names = names_of(found.open.named)
    for promise in (promise for sheet in found.sheets for promise in sheet.promises):
        told = confirmations.question(promise, names)
        assert told.count("?") == 1
        assert len(told) < 250, told
        assert "  " not in told
        assert confirmations.meaning(promise, found)
        assert not set(confirmations.hangs(promise, names)) & set("{}<>")


def test_what_waits_for_an_order_says_so(cache: Path) -> None:
    *_, found = asked(ROOT / "examples" / "billing-office.yaml", cache)
    waiting = [promise for sheet in found.sheets for promise in sheet.promises if promise.on_order]
    assert waiting
    assert all("only if our contract" in confirmations.question(item, names_of(found.open.named)) for item in waiting)
    assert {item.footing for item in waiting} == {"waits"}


def test_the_workbook_asks_what_the_yaml_asks(cache: Path) -> None:
    from assessor.source.reader import read
    from assessor.source.workbook import read_workbook

    *_, found = asked(ROOT / "examples" / "retailer.yaml", cache)
    for sheet in found.sheets:
        written, problems = read(answer_file(found, sheet, names_of(found.open.named)), "a.yaml")
        assert written is not None, problems
        book, problems = read_workbook(report.render_confirmation_xlsx(found, sheet), "a.xlsx")
        assert book is not None, problems
        assert book.data == written.data
