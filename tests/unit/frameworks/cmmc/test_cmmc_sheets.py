"""The pages of CMMC: titles say the conclusion, findings in CMMC's words, nothing that the result does not hold."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from assessor import api
from assessor.assess.obligation_rows import obligation_rows
from assessor.frameworks.cmmc import scores as cmmc
from assessor.frameworks.cmmc.pages import sheets_of
from assessor.report.names import names_of
from assessor.report.sheet import Bullets, Callout, Paragraph, Table
from tests.cli.running import ROOT
from tests.unit.frameworks.cmmc.assessed import assessment, determined, engagement, ref

if TYPE_CHECKING:
    from assessor.model.engagement import Engagement
    from assessor.report.sheet import Sheet
    from assessor.result.result import Result


@cache
def example() -> Result:
    """The subcontractor's result, whose names and questions the pages print."""
    return api.assess(ROOT / "examples" / "dod-subcontractor.yaml")


def pages(stated: Engagement) -> tuple[Sheet, ...]:
    made = assessment(stated, ("today", "managed"))
    scores = {"cmmc": cmmc.score(made.case, made.judgements)}
    result = replace(example(), scores=scores, obligations=obligation_rows(made))
    return sheets_of(result, names_of(result))


def text_of(sheet: Sheet) -> str:
    """Everything a sheet says, in one string."""
    parts = [sheet.kicker, sheet.title, sheet.lede, *(f"{each.value} {each.sentence}" for each in sheet.figures)]
    for block in sheet.blocks:
        if isinstance(block, Table):
            parts += [block.title, block.note, *(cell.text for row in block.rows for cell in row)]
        elif isinstance(block, Bullets):
            parts += block.items
        elif isinstance(block, Callout):
            parts += [block.lead, block.text]
        elif isinstance(block, Paragraph):
            parts.append(block.text)
    return "\n".join(parts)


def title(stated: Engagement) -> str:
    return pages(stated)[0].title


def test_nothing_without_a_score() -> None:
    for scores in ({"cmmc": None}, {}, None):
        result = replace(example(), scores=scores)
        assert sheets_of(result, names_of(result)) == ()


def test_titles_say_the_conclusion() -> None:
    assert title(engagement(determinations=determined({}))) == (
        "110 of 110 points: every requirement reads as MET, so a Final status is within reach"
    )
    one = determined({"3.1.3": "not_met"})
    assert title(engagement(determinations=one)) == (
        "109 of 110 points: a Conditional status is within reach, with 1 requirement to close in time"
    )
    assert title(engagement(determinations=determined({"3.1.1": "not_met"}))) == (
        "105 of 110 points: no status yet, 1 requirement away from a Conditional one"
    )
    assert title(engagement(determinations=determined({"3.1.1": "open", "3.1.3": "open"}))) == (
        "Between 104 and 110 of 110 points: 2 requirements are open"
    )
    assert title(engagement()) == "Between \u2212203 and 110 of 110 points: 110 requirements are open"
    assert title(engagement(determinations=determined({"3.12.4": "not_met"}))) == (
        "Level 2 has no score: without a current security plan an assessment cannot be completed"
    )


def test_titles_of_the_other_levels() -> None:
    assert title(engagement(1, determinations=determined({}, 1))) == "All 15 Level 1 requirements read as MET"
    some = determined({}, 1)
    some[0]["status"] = "not_met"
    assert title(engagement(1, determinations=some)) == (
        "1 requirement is NOT MET, and Level 1 is all or nothing: no status"
    )
    assert title(engagement(1, determinations=determined({}, 1)[1:])) == (
        "1 requirement is open of the 15 at Level 1; none is NOT MET"
    )
    both = [*determined({}), *determined({}, 3)]
    assert (
        title(engagement(3, determinations=both)) == "24 of 24 points, and no status yet: Level 2 must be Final first"
    )


def test_what_is_lost_and_what_a_plan_may_hold() -> None:
    stated = engagement(
        determinations=determined({"3.5.3": "partial_credit", "3.13.11": "partial_credit", "3.10.4": "not_met"}),
        cmmc={
            "assessment": "c3pao",
            "conditional_status_date": "2026-11-01",
            "poam": [{"requirement": ref("3.13.11"), "planned": "New module", "due": "2027-06-01"}],
        },
    )
    text = text_of(pages(stated)[0])
    assert "NOT MET, partial credit" in text
    assert "Not allowed: it costs 3 points; a plan may cover at most 1 (one exception)" in text
    assert "Not allowed: the rule says it must be met" in text
    assert "New module\n2027-06-01, too late" in text
    assert "Ceiling by support model" in text
    assert "Managed services" in text
    assert "must not be posted in SPRS" in text


def test_verdicts_that_stand_in_for_determinations_are_marked() -> None:
    stated = engagement(determinations=determined({"3.14.1": "open"}), today={"patching": [], "endpoint_rmm": []})
    assert "NOT MET (by terms)" in text_of(pages(stated)[0])


def test_what_does_not_apply_is_said_with_its_condition() -> None:
    facts = {"cui_wireless_access": False}
    stated = engagement(facts=facts, determinations=determined({"3.1.16": "open", "3.1.17": "open"}))
    text = text_of(pages(stated)[0])
    assert re.search(r"AC\.L2-3\.1\.16: .* over Wi-Fi or another wireless link\? No\. It costs", text)
    assert "It costs no points as long as this holds: Policy forbids wireless access" in text


def test_what_somebody_determined_not_to_apply_is_said_in_their_words() -> None:
    stated = engagement(determinations=determined({"3.13.14": "not_applicable"}))
    assert "SC.L2-3.13.14: Seen." in text_of(pages(stated)[0])


def test_dates_and_scope() -> None:
    note = {"requirement": ref("3.1.5"), "kind": "enduring_exception", "in_security_plan": True}
    stated = engagement(
        determinations=determined({}),
        providers=[{"id": "gov", "name": "GovDesk", "model": "vendor"}],
        cmmc={
            "assessment": "c3pao",
            "contract": {"requires": "level_2_c3pao", "solicitation": "2025-12-01", "title": "Brackets"},
            "held_status": "level_2_c3pao",
            "conditional_status_date": "2026-05-20",
            "ssp": {"exists": True, "date": "2026-04-01"},
            "exceptions": [note],
            "service_providers": [
                {"provider": "gov", "kind": "csp", "holds": ["cui"], "fedramp_moderate": "none"},
            ],
            "assets": {"specialized": 11},
        },
    )
    page = pages(stated)[1]
    text = text_of(page)
    assert page.title == "The contract requires Level 2 (C3PAO), but the status held does not satisfy it"
    assert "the rule's own calendar was at phase 1, in which that requirement is at DoD's discretion." in page.lede
    assert "Phase 1 begins on November 10, 2025 under 32 CFR 170.3(e)(1), which was not verified." in page.lede
    assert "by 2026-11-16; that day has passed, and the Conditional status with it." in text
    assert "Conditional Level 2 (C3PAO) since 2026-05-20; it was valid until 2026-11-16." in text
    assert "Counts as NOT MET because it lacks: what lowers the risk instead" in text
    assert "Stated: neither." in text
    assert "Specialized assets" in text
    assert "System security plan dated 2026-04-01" in text


def test_a_status_nobody_named_or_affirmed() -> None:
    block = {"contract": {"requires": "level_2_c3pao"}, "status_date": "2026-05-20"}
    page = pages(engagement(determinations=determined({}), cmmc=block))[1]
    text = text_of(page)
    assert page.title == "The contract requires Level 2 (C3PAO); whether the status held satisfies it is open"
    assert "Final status since 2026-05-20; which status it is, and so how long it is valid, is not stated." in text
    assert "None is stated for the status of 2026-05-20." in text


def test_a_contract_nobody_named() -> None:
    page = pages(engagement(determinations=determined({}), cmmc={"ssp": {"exists": False}}))[1]
    assert page.title == "The contract decides which status is required; the engagement file does not name it"
    assert "there is none, so there is no score" in text_of(page)
