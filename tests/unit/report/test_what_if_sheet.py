"""The sheet of what would change: its title is the conclusion, and a proposal is never shown without its standing."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, Any

from assessor import api
from assessor.model.scales import Verdict
from assessor.report.names import names_of
from assessor.report.sheet import Bullets, Callout, Paragraph, Sheet, Table
from assessor.report.what_if import sheets_of
from assessor.result.what_if import ChangedFigure, ChangedScore
from tests.cli.running import CLINIC, GOOD, MINI

if TYPE_CHECKING:
    from assessor.result.result import Result
    from assessor.result.what_if import WhatIf

PACK = "pack=hipaa-nprm-2025"


@cache
def judged(*texts: str) -> Result:
    return api.assess(CLINIC, what_if=texts)


def changes(*texts: str) -> WhatIf:
    changed = judged(*texts).what_if
    assert changed is not None
    return changed


def sheet(*texts: str, **changed: Any) -> Sheet:
    result = replace(judged(*texts), what_if=replace(changes(*texts), **changed))
    (page,) = sheets_of(result, names_of(result))
    return page


def tables(made: Sheet) -> dict[str, Table]:
    return {block.title: block for block in made.blocks if isinstance(block, Table)}


def test_nothing_is_printed_where_nothing_was_asked() -> None:
    result = api.assess(GOOD, data=MINI)
    assert sheets_of(result, names_of(result)) == ()


def test_a_proposal_is_called_one_before_anything_else() -> None:
    made = sheet(PACK)
    first = made.blocks[0]
    assert isinstance(first, Callout)
    assert first.lead == "Proposed, not in force."
    assert "nobody has to follow it" in first.text
    assert "90 FR 898" in first.text
    assert "Status last checked on October 7, 2026." in first.text
    assert any(isinstance(block, Callout) and block.lead == "To be checked." for block in made.blocks)
    assert made.title.startswith("If it were adopted, ")


def test_the_title_counts_what_the_tables_list() -> None:
    made = sheet(PACK)
    changed = changes(PACK)
    today = [change for change in changed.verdicts if change.arrangement == "today"]
    worse = [change for change in today if change.direction == "worse"]
    added = changed.obligations.added
    new = [row for row in added if row.verdicts["today"] is not Verdict.NOT_APPLICABLE]
    assert f"{len(worse)} of today's verdicts would be worse" in made.title
    assert f"{len(new)} obligations would be new" in made.title
    found = tables(made)
    assert len(found["Obligations that would be new"].rows) == len(added)
    assert len(found["Today's verdicts that would change"].rows) == len(today)
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
    assert made.title == "With these changes, no verdict for today would get better or worse"
    assert "organization.users: 45 → 45" in [
        text for block in made.blocks if isinstance(block, Bullets) for text in block.items
    ]


def test_a_whole_framework_is_counted_and_not_listed() -> None:
    made = sheet("frameworks=[hipaa, pci-dss]")
    assert "Obligations that would be new" not in tables(made)
    said = [block.text for block in made.blocks if isinstance(block, Paragraph)]
    requirements = [row for row in api.load_library(["pci-dss"]).obligations if row.kind == "obligation"]
    start = f"{len(requirements)} in all. Today's arrangement under them: "
    assert any(text.startswith(start) for text in said)
    labels = [row[0].text for row in tables(made)["Before and after"].rows]
    assert "PCI DSS, Managed" in labels


def figure(**values: Any) -> ChangedFigure:
    return ChangedFigure(unpriced_before=None, unpriced_after=None, **values)


def test_figures_of_scores_and_money() -> None:
    scores = (ChangedScore(framework="hipaa", figure="level.points", before=3, after=1234.5),)
    money = (
        figure(figure="annual_cost", arrangement=None, before=60000, after=None),
        figure(figure="fees_annual", arrangement="managed", before=1000, after=-2000.4),
    )
    rows = tables(sheet(PACK, scores=scores, money=money))["Figures that would change"].rows
    assert [[cell.text for cell in row] for row in rows] == [
        ["HIPAA: Level, points", "3", "1,234.50"],
        ["Recommended arrangement, cost a year", "$60,000", "\N{FIGURE DASH}"],
        ["Managed services: fees a year", "$1,000", "\N{MINUS SIGN}$2,000"],
    ]
