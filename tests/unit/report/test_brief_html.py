from __future__ import annotations

import itertools
import random
import re
import subprocess
import sys
from typing import Any

import pytest

from assessor.errors import RenderError
from assessor.report import render_html
from assessor.report.fields import Record
from assessor.report.names import names_of
from assessor.report.summary import summary_of
from tests.unit.report.brief_sample import ARRANGEMENTS, VERDICTS, result

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


def _body(html: str) -> str:
    return html[html.index("<body>") :]


def test_every_obligation_stands_in_the_table_with_its_verdicts() -> None:
    body = _body(render_html(result()))
    table = body[body.index('id="obligations"') : body.index('id="register"')]
    rows = re.findall(r"<tr><td class=\"mono\">(?:<a[^>]*>)?([^<]+)(?:</a>)?</td>(.*?)</tr>", table)
    assert [identifier for identifier, _ in rows] == list(VERDICTS)
    for _, cells in rows:
        assert len(re.findall(r'<td class="s s-', cells)) == len(ARRANGEMENTS)


def test_every_section_comes_in_reading_order() -> None:
    found = re.findall(r'data-section="([^"]+)"', render_html(result()))
    assert [each.split(" ")[0] for each in found] == ["Contents", *"123456789"]


def test_headings_start_at_one_and_skip_no_level() -> None:
    levels = [int(level) for level in re.findall(r"<h([1-6])", render_html(result()))]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))


def test_links_hold_plain_text_and_lead_somewhere() -> None:
    html = render_html(result())
    links = re.findall(r'<a href="#([^"]+)">(.*?)</a>', html)
    assert links
    assert all("<" not in text for _, text in links)
    assert all(f'id="{target}"' in html for target, _ in links)
    assert len(set(re.findall(r' id="([^"]+)"', html))) == len(re.findall(r' id="([^"]+)"', html))


def test_a_card_explains_each_obligation_that_is_not_in_place() -> None:
    body = _body(render_html(result()))
    assert body.count('<div class="card"') == 4
    assert "Business associate agreement signed." in body
    assert "every 1 day" in body


def test_the_heat_map_prints_the_numbers_of_the_summary() -> None:
    record = Record(result())
    drawn = summary_of(record, names_of(record)).heat.markup
    assert re.findall(r">(\d+)%<", drawn) == ["38", "50", "63", "75"]
    assert drawn.count(">1 gap<") == len(ARRANGEMENTS)


def test_the_headline_is_the_conclusion() -> None:
    record = Record(result())
    headline = summary_of(record, names_of(record)).headline
    assert headline == "Co-managed IT can carry 6 of 8 obligations that IT support can carry; today carries 3"


def test_several_leaders_share_the_headline() -> None:
    both = result()
    both["summary"]["hipaa"]["managed"] = both["summary"]["hipaa"]["co_managed"]  # type: ignore[index]  # a JSON tree
    record = Record(both)
    assert summary_of(record, names_of(record)).headline.startswith("Managed services and co-managed IT can carry 6")


def test_our_words_stand_beside_the_framework_s() -> None:
    assert "not met, says the auditor" in render_html(result())


def test_an_empty_seat_is_a_gap_and_an_unknown_one_a_question() -> None:
    body = _body(render_html(result()))
    assert body.count("▲ nobody") == 2
    assert body.count("○ not stated") == 2


def test_the_page_asks_for_nothing_outside_itself() -> None:
    html = render_html(result())
    assert not re.findall(r'(?:src|href)="(?!#)', html)
    assert set(re.findall(r"url\(([a-z]+):", html)) == {"data"}


def _poisoned(value: Any, text: str) -> Any:  # a JSON tree has no narrower type
    if isinstance(value, dict):
        return {key: _poisoned(item, text) for key, item in value.items()}
    if isinstance(value, list):
        return [_poisoned(item, text) for item in value]
    return text if isinstance(value, str) and value not in ARRANGEMENTS and not value.startswith("hipaa") else value


@pytest.mark.parametrize("text", EVIL)
def test_hostile_text_stays_text(text: str) -> None:
    poisoned = _poisoned(result(), text)
    poisoned["format"] = "assessment/1"
    html = render_html(poisoned)
    body = _body(html)
    assert html.count("</style>") == 1
    assert "<script" not in html
    assert "<img" not in html
    assert " style=" not in body
    assert "\u202e" not in html
    assert "x" * 4001 not in html


def test_missing_and_misshapen_parts_never_end_in_an_error() -> None:
    assert "No obligation was selected." in render_html({"format": "assessment/1"})
    chance = random.Random(11)  # noqa: S311 - shapes, not secrets

    def broken(value: Any) -> Any:  # a JSON tree has no narrower type
        if chance.random() < 0.01:
            return chance.choice([None, -1, 1.5, True, "x", [], {}, [1, "a", None], {"a": 1}, 10**400, float("nan")])
        if isinstance(value, dict):
            return {key: broken(item) for key, item in value.items()}
        return [broken(item) for item in value] if isinstance(value, list) else value

    for _ in range(60):
        tree = broken(result())
        render_html({**(tree if isinstance(tree, dict) else {}), "format": "assessment/1"})


def test_something_else_than_a_result_is_refused() -> None:
    with pytest.raises(RenderError, match="not an assessment result"):
        render_html({"format": "other/1"})


def test_importing_the_package_imports_no_engine() -> None:
    probe = "import sys, assessor.report; print([m for m in ('jinja2', 'weasyprint') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "[]"
