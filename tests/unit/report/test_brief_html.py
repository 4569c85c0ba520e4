"""The page as a whole: its order, its links, its tables and cards, and text that would be something else."""

from __future__ import annotations

import dataclasses
import itertools
import json
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from enum import Enum
from typing import TYPE_CHECKING, Any

import pytest

from assessor import api
from assessor.evaluate.supply import TODAY
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.scales import Verdict
from assessor.report import assets, looks
from assessor.report.deck import MOST_CARDS
from assessor.report.obligations import MOST_INLINE
from assessor.report.page import print_page
from tests.cli.running import CLINIC
from tests.unit.report.changed import body, first, only, page, section, today

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.result.result import Result

EVIL = (
    "<script>alert(1)</script>",
    "'\"><img src=http://example.invalid/x.png>",
    "</style><style>@import url(http://example.invalid/a.css);",
    "{{ 7 * 7 }}{% raw %}",
    "url(file:///etc/hostname)",
    "\u202etxt.exe\u202c\x00\x1b",
    "漢字 😀",
    "x" * 9000,
    "",
)
# Fields in which people write what they like.
FREE = frozenset(
    [
        *("name", "sector", "title", "statement", "citation", "note", "issuer", "definition", "metric", "unit"),
        *("publisher", "license", "edition", "who", "by", "rationale", "measure", "text", "question", "path"),
        *("action", "document"),
    ]
)
SCRIPTS = re.compile(r"<script([^>]*)>(.*?)</script>", re.DOTALL)


@pytest.fixture(scope="module")
def brief(clinic: Result) -> str:
    return page(clinic)


def test_the_digest_is_that_of_the_result_and_not_of_its_cleaned_text(
    data_root: Path, cache: Path, tmp_path: Path
) -> None:
    """What cannot be printed is taken out of the page; the file beside it holds it, and its digest covers it."""
    stated = re.sub(r"(?m)^  name: .*$", "  name: Zero\u200bwidth", CLINIC.read_text(encoding="utf-8"), count=1)
    path = tmp_path / "clinic.yaml"
    path.write_text(stated, encoding="utf-8")
    result = api.assess(path, data=data_root, cache=cache)
    assert result.organization.name == "Zero\u200bwidth"
    digest = json.loads(api.render(result, "json"))["digest"]
    text = page(result)
    assert "Zerowidth" in text
    assert "\u200b" not in text
    assert f'Result, without this line</th><td class="mono">{digest}<' in text


def test_every_obligation_stands_in_the_table_with_its_verdicts(clinic: Result, brief: str) -> None:
    table = section(brief, "obligations", "cards")
    rows = re.findall(r"<tr[^>]*><th scope=\"row\" class=\"mono\">(?:<a[^>]*>)?([^<]+)(?:</a>)?</th>(.*?)</tr>", table)
    assert [identifier for identifier, _ in rows] == [row.id for row in clinic.obligations]
    for row, (_, cells) in zip(clinic.obligations, rows, strict=True):
        out = row.applicable is False
        assert ("colspan" in cells) == out
        assert len(re.findall(r'<td class="s s-', cells)) == (0 if out else len(clinic.arrangements))


def test_on_paper_verdicts_side_by_side_that_say_the_same_are_one_field(clinic: Result) -> None:
    table = print_page(clinic, FRAMEWORKS, "letter", ("annex-a",)).partition("every obligation</h2>")[2]
    rows = re.findall(r'<tr[^>]*><td class="mono">(?:<a[^>]*>)?([^<]+)(?:</a>)?</td>(.*?)</tr>', table)
    judged = {row.id: row for row in clinic.obligations if row.applicable is not False}
    merged = 0
    for identifier, cells in rows:
        fields = re.findall(r'<td class="s s-(\w+)"(?: colspan="(\d+)")?>(.*?)</td>', cells)
        if identifier in judged and fields:
            shown = [style for style, columns, _ in fields for _ in range(int(columns or 1))]
            verdicts = judged[identifier].verdicts
            assert shown == [looks.status(verdicts[name].verdict).style for name in clinic.arrangements]
            said = [(style, text) for style, _, text in fields[1:]]  # today has proofs, said or not
            assert all(one != other for one, other in itertools.pairwise(said))
            merged += len(shown) - len(fields)
    assert merged > len(judged)


def test_every_section_comes_in_reading_order(brief: str) -> None:
    titles = re.findall(r'data-section="([^"]+)"', brief)
    assert titles[:2] == ["Board letter", "Where you stand"]
    assert [int(text.split(" ")[0]) for text in titles[2:9]] == list(range(1, 8))
    annexes = [text.split(" ")[1] for text in titles[9:] if text.startswith("Annex ")]
    assert annexes == [*"ABCDEFF"]
    assert len(annexes) == len(titles) - 9


def test_headings_start_at_one_and_skip_no_level(brief: str) -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", brief)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_links_hold_plain_text_and_lead_somewhere(brief: str) -> None:
    links = re.findall(r'<a href="#([^"]+)">(.*?)</a>', brief)
    assert links
    assert all("<" not in text for _, text in links)
    assert all(f'id="{target}"' in brief for target, _ in links)
    identifiers = re.findall(r' id="([^"]+)"', brief)
    assert len(set(identifiers)) == len(identifiers)


def test_obligations_that_fail_alike_share_a_card_and_cards_have_a_limit(clinic: Result) -> None:
    gap = next(
        row
        for row in clinic.obligations
        if row.verdicts[TODAY].verdict is Verdict.GAP and row.verdicts[TODAY].alternative is None
    )
    alike = [replace(gap, ref=f"hipaa:x.{n}", id=f"x.{n}") for n in range(7)]
    text = body(only(clinic, *alike))
    assert text.count('<div class="card"') == 1
    assert "7 obligations are partial or a gap today. 1 card explains 7 of them" in text
    comparison = gap.verdicts[TODAY].failing[0]
    apart = [
        today(replace(gap, ref=f"hipaa:y.{n}", id=f"y.{n}"), failing=(replace(comparison, function=f"work-{n}"),))
        for n in range(140)
    ]
    text = body(only(clinic, *alike, *apart))
    assert text.count('<div class="card"') == MOST_CARDS
    assert f"at most {MOST_CARDS} cards" in text
    assert f"without a card of their own: {140 - MOST_CARDS + 1}" in text


def test_many_rows_that_are_out_are_listed_by_reason(clinic: Result) -> None:
    out = first(clinic, Verdict.NOT_APPLICABLE)
    assert out.why is not None
    why = replace(out.why, otherwise="no card terminals")
    many = [
        replace(
            out,
            ref=f"hipaa:z.{n}",
            id=f"z.{n}",
            why=why,
            verdicts={name: replace(verdict, why=why) for name, verdict in out.verdicts.items()},
        )
        for n in range(MOST_INLINE + 1)
    ]
    text = body(only(clinic, *many))
    assert f"HIPAA: {MOST_INLINE + 1} obligations left out of the table, by reason" in text
    assert text.count("Not applicable: No card terminals") == 1
    assert f'<td class="num">{MOST_INLINE + 1}</td>' in text


def test_the_row_to_explain_applies_and_is_not_in_place(clinic: Result) -> None:
    def named(result: Result) -> Verdict:
        command = re.search(r"assessor explain [^ ]*?(hipaa:[^& \"]+)", body(result))
        assert command is not None
        return next(row.verdicts[TODAY].verdict for row in result.obligations if row.ref == command[1])

    late = sorted(clinic.obligations, key=lambda row: row.verdicts[TODAY].verdict is not Verdict.NOT_APPLICABLE)
    assert named(replace(clinic, obligations=tuple(late))) is Verdict.GAP
    met = [row if row.applicable is False else today(row, verdict=Verdict.SATISFIED) for row in late]
    assert named(only(clinic, *met)) is Verdict.SATISFIED


def test_the_page_asks_for_nothing_outside_itself(brief: str) -> None:
    assert not re.findall(r'(?:src|href)="(?!#)', brief)
    assert set(re.findall(r"url\(([a-z]+):", brief)) == {"data"}


def _poisoned(value: Any, text: str, name: str = "") -> Any:  # any part of a result
    if isinstance(value, str):
        return text if name in FREE and not isinstance(value, Enum) else value
    if isinstance(value, tuple):
        return tuple(_poisoned(part, text, name) for part in value)
    if isinstance(value, Mapping):
        return {key: _poisoned(part, text, name) for key, part in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [field.name for field in dataclasses.fields(value)]
        return replace(value, **{field: _poisoned(getattr(value, field), text, field) for field in fields})
    return value


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_stays_text(clinic: Result, brief: str, text: str) -> None:
    poisoned = replace(_poisoned(clinic, text), scores=clinic.scores, economics=clinic.economics)
    html = page(poisoned)
    assert html.count("</style>") == 1
    assert html.count("<script") == html.count("</script") == 2
    filters, works = SCRIPTS.findall(html)
    assert filters[0] == ' type="application/json" id="facets"'
    assert json.loads(filters[1]).keys() == json.loads(SCRIPTS.findall(brief)[0][1]).keys()
    assert works == ("", assets.script("screen.js"))
    assert "<img" not in html
    assert " style=" not in html[html.index("<body>") :]
    assert "\u202e" not in html
    assert "x" * 4001 not in html


def test_importing_the_package_imports_no_engine() -> None:
    probe = "import sys, assessor.report; print([m for m in ('jinja2', 'weasyprint') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
