"""The sheet of what would change: its title is the conclusion, and a proposal is never shown without its standing."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from assessor.report.fields import Record

from assessor import api
from assessor.report.names import names_of
from assessor.report.sheet import Bullets, Callout, Paragraph, Sheet, Table
from assessor.report.what_if import sheets_of
from tests.cli.running import CLINIC, GOOD, MINI

PACK = "pack=hipaa-nprm-2025"


@cache
def judged(*texts: str) -> str:
    return json.dumps(api.json_object(api.assess(CLINIC, what_if=texts)))


def sheet(*texts: str, **changed: Any) -> Sheet:
    result = json.loads(judged(*texts))
    result["what_if"] |= changed
    (made,) = sheets_of(Record(result), names_of(Record(result)))
    return made


def tables(made: Sheet) -> dict[str, Table]:
    return {block.title: block for block in made.blocks if isinstance(block, Table)}


def test_nothing_is_printed_where_nothing_was_asked() -> None:
    result = Record(api.json_object(api.assess(GOOD, data=MINI)))
    assert sheets_of(result, names_of(result)) == ()


def test_a_proposal_is_called_one_before_anything_else() -> None:
    made = sheet(PACK)
    first = made.blocks[0]
    assert isinstance(first, Callout)
    assert first.lead == "Proposed, not in force."
    assert "nobody has to follow it" in first.text
    assert "90 FR 898" in first.text
    assert "Standing last looked up: October 7, 2026." in first.text
    assert any(isinstance(block, Callout) and block.lead == "To be checked." for block in made.blocks)
    assert made.title.startswith("If it were adopted, ")


def test_the_title_counts_what_the_tables_list() -> None:
    made = sheet(PACK)
    told = json.loads(judged(PACK))["what_if"]
    worse = [each for each in told["verdicts"] if each["arrangement"] == "today" and each["direction"] == "worse"]
    new = [each for each in told["obligations"]["added"] if each["verdicts"]["today"] != "not_applicable"]
    assert f"{len(worse)} of today's verdicts would be worse" in made.title
    assert f"{len(new)} obligations would be new" in made.title
    found = tables(made)
    assert len(found["Obligations that would be new"].rows) == len(told["obligations"]["added"])
    moved = [each for each in told["verdicts"] if each["arrangement"] == "today"]
    assert len(found["Today's verdicts that would be others"].rows) == len(moved)
    cited = [row[0].text for row in found["Obligations that would be new"].rows]
    assert all(text.startswith("Proposed 45 CFR 164.3") for text in cited)
    bullets = [text for block in made.blocks if isinstance(block, Bullets) for text in block.items]
    assert any(text.startswith("22 specifications would become required: ") for text in bullets)


def test_changed_values_stand_beside_what_they_were() -> None:
    made = sheet("providers.northmsp.offering=gold", "today.soc_mdr=[fixit]")
    assert "proposed" not in made.lede
    bullets = [text for block in made.blocks if isinstance(block, Bullets) for text in block.items]
    assert "providers.northmsp.offering: silver → gold" in bullets
    assert "today.soc_mdr: [] → [fixit]" in bullets


def test_no_change_is_said_so() -> None:
    made = sheet("organization.users=45")
    assert made.title == "With these changes, no verdict of today would be better or worse"
    assert "organization.users: 45 → 45" in [
        text for block in made.blocks if isinstance(block, Bullets) for text in block.items
    ]


def test_a_whole_framework_is_counted_and_not_listed() -> None:
    made = sheet("frameworks=[hipaa, pci-dss]")
    assert "Obligations that would be new" not in tables(made)
    said = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    assert any(text.startswith("280 in all. Today's arrangement under them: ") for text in said)
    labels = [row[0].text for row in tables(made)["Before and after"].rows]
    assert "PCI DSS, Managed" in labels


def test_figures_of_scores_and_money() -> None:
    scores = [{"framework": "hipaa", "figure": "level.points", "before": 3, "after": 1234.5}]
    money = [
        {"figure": "annual_cost", "arrangement": None, "before": 60000, "after": None},
        {"figure": "fees_annual", "arrangement": "managed", "before": 1000, "after": -2000.4},
    ]
    rows = tables(sheet(PACK, scores=scores, money=money))["Figures that would be others"].rows
    assert [[cell.text for cell in row] for row in rows] == [
        ["HIPAA: Level, points", "3", "1,234.50"],
        ["Recommended arrangement, cost a year", "$60,000", "\N{FIGURE DASH}"],
        ["Managed services: fees a year", "$1,000", "\N{MINUS SIGN}$2,000"],
    ]
