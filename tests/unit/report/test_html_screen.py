"""The page for a browser: what it may use, how it folds, and by what it can be filtered."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.evaluate.supply import TODAY
from assessor.report import looks
from assessor.report.html_folding import folded, labelled

if TYPE_CHECKING:
    from assessor.result.result import Result


@pytest.fixture(scope="module")
def screen(clinic: Result) -> str:
    return api.render(clinic, "html").decode()


def only(pattern: str, text: str) -> str:
    (found,) = re.findall(pattern, text, re.DOTALL)
    return str(found)


def hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_the_policy_lets_in_this_style_and_this_script_alone(screen: str) -> None:
    policy = only(r'http-equiv="Content-Security-Policy" content="([^"]*)"', screen)
    assert policy.startswith("default-src 'none';")
    assert f"style-src {hashed(only('<style>(.*?)</style>', screen))};" in policy
    assert f"script-src {hashed(only('<script>(.*?)</script>', screen))};" in policy
    assert "unsafe" not in policy
    assert not re.findall(r'<[^>]* (?:style|on[a-z]+)="', screen)


def test_nothing_on_the_page_leads_outside(screen: str) -> None:
    assert not re.findall(r'(?:src|href|action)="(?!#)[^"]*"', screen)
    style = only("<style>(.*?)</style>", screen)
    assert set(re.findall(r"url\((.{10})", style)) == {"data:font/"}
    assert "@import" not in style


def test_the_bar_leads_to_every_part(screen: str) -> None:
    bar = only('<nav aria-label="Parts of the brief">(.*?)</nav>', screen)
    parts = re.findall(r'<section [^>]*\bid="([^"]+)"', screen)
    assert {"letter", "summary", "plan", "obligations", "method"} <= set(parts)
    entries = re.findall(r'<a href="#([^"]+)">([^<]+)</a>', bar)
    assert [anchor for anchor, _ in entries] == parts
    assert dict(entries)["plan"] == "3 Plan"


def test_cards_and_findings_fold_and_hold_all_they_held(screen: str) -> None:
    blocks = re.findall(r'<div class="(?:card|sheet)" id="(?:card|finding)-', screen)
    assert blocks
    assert screen.count("<details><summary><h2") == screen.count("</details></div>") == len(blocks)
    plain = re.sub(r"</?(?:details|summary)>", "", screen)
    assert folded(plain) == screen


def test_a_block_without_a_heading_does_not_fold() -> None:
    block = '<div class="card" id="card-1"><p>x</p></div>'
    assert folded(block) == block


def test_a_cell_has_the_title_of_its_column() -> None:
    table = (
        '<table><thead><tr><th>A</th><th>B "b"</th></tr></thead>'
        '<tbody><tr><td>1</td><td class="n">2</td></tr><tr><td colspan="2">3</td></tr></tbody></table>'
    )
    assert labelled(table) == table.replace("<td>1</td>", '<th scope="row" data-label="A">1</th>').replace(
        '<td class="n">', '<td class="n" data-label="B &quot;b&quot;">'
    )


def test_the_filters_know_every_obligation_of_the_table(clinic: Result, screen: str) -> None:
    index = json.loads(only('id="facets">(.*?)</script>', screen))
    for row in clinic.obligations:
        assert index[row.id]["verdict"] == [looks.status(row.verdicts[TODAY].verdict).word]
    offered = dict(re.findall(r'<select data-facet="(\w+)">(.*?)</select>', screen))
    assert set(offered) == {"verdict", "owner", "provider"}  # one framework leaves nothing to choose
    for key, options in offered.items():
        listed = re.findall("<option>([^<]*)</option>", options)
        assert {value for entry in index.values() for value in entry[key]} == set(listed)


def test_without_its_script_every_word_is_on_the_page(clinic: Result, screen: str) -> None:
    content = only('<main id="brief">(.*)</main>', screen)
    assert " hidden" not in content
    for finding in clinic.findings:
        for ref in finding.obligations:
            assert ref.partition(":")[2] in content
