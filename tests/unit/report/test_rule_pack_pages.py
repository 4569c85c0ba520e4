"""The annex on rule packs: each pack and each value they changed, those that were brought before those shipped."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.registry import FRAMEWORKS
from assessor.report.page import print_page
from assessor.result.rules import AmendedValue, LoadedPack
from assessor.words import rule_packs
from tests.unit.report.changed import page

if TYPE_CHECKING:
    from assessor.result.result import Result

SHIPPED = LoadedPack(
    id="a-shipped",
    version="1.0",
    title="Some framework",
    licence="CC-BY-4.0",
    authors=("Us",),
    shipped=True,
    option="a-shipped",
    sha256="a" * 64,
)
BROUGHT = replace(
    SHIPPED,
    id="ours",
    title="<script>Ours",
    licence="Our own use",
    authors=("Security office", "Counsel"),
    shipped=False,
    option="./our pack",
    sha256="b" * 64,
)
CHANGED = AmendedValue(
    pack="a-shipped",
    amends="price_lists",
    entry="msp",
    at=("rate",),
    was=None,
    now="12.5",
    reason="A quote.",
    citation=None,
    verify=False,
)
OURS = replace(
    CHANGED,
    pack="ours",
    amends="crosswalk",
    entry="hipaa:164.308(a)(1)(ii)(D)",
    at=("essential", "AU-6", "demand"),
    was='{"basis":"legal","every":"P1M","on":[{"hours":8}]}',
    now=None,
    reason="Our policy asks for more.",
    citation="Policy 4",
    verify=True,
)


@pytest.fixture(scope="module")
def packed(clinic: Result) -> Result:
    return replace(clinic, rules=replace(clinic.rules, packs=(SHIPPED, BROUGHT), amendments=(CHANGED, OURS)))


def rows(html: str) -> list[list[str]]:
    sheet = html[html.index('id="rule-packs"') : html.index("<h2>Criteria</h2>")]
    found = [
        re.findall(r"""<(?:td|th scope="row")[^>]*>(.*?)</t[dh]>""", row)
        for row in re.findall(r"<tr>(.*?)</tr>", sheet)
    ]
    return [[unescape(cell) for cell in row] for row in found if row]


def test_packs_and_amendments_are_printed_those_brought_first(packed: Result) -> None:
    expected = [
        ["<script>Ours (ours 1.0)", "Brought", "Security office and Counsel", "Our own use", "b" * 64],
        ["Some framework (a-shipped 1.0)", "Shipped", "Us", "CC-BY-4.0", "a" * 64],
        [
            "crosswalk hipaa:164.308(a)(1)(ii)(D) (essential, AU-6, demand)",
            "basis: legal, every: P1M, on: [{hours: 8}]",
            "nothing",
            "Our policy asks for more. Policy 4. Still to verify.",
            "ours",
        ],
        ["price lists msp (rate)", "nothing", "12.5", "A quote.", "a-shipped"],
    ]
    assert rows(page(packed)) == expected
    printed = print_page(packed, FRAMEWORKS, "a4")
    assert rows(printed) == expected
    assert "2 rule packs, 1 of them brought; 2 values of the rules changed" in printed


def test_without_packs_the_annex_has_no_sheet_of_them(clinic: Result) -> None:
    assert 'id="rule-packs"' not in page(clinic)


def test_the_command_names_packs_sections_and_another_paper(packed: Result) -> None:
    html = unescape(print_page(packed, FRAMEWORKS, "a4", ("body", "annex-f")))
    (command,) = re.findall(r'<p class="command">(assessor assess .*?)</p>', html)
    options = "--pack a-shipped --pack './our pack' --sections body,annex-f --paper a4"
    assert command == f"assessor assess clinic.yaml {options} --out again"
    assert "--paper" not in print_page(packed, FRAMEWORKS, "letter")


def test_how_many_packs_in_words(clinic: Result) -> None:
    rules = replace(clinic.rules, packs=(BROUGHT,), amendments=(OURS,))
    assert rule_packs.heading(rules) == "1 rule pack, brought; 1 value of the rules changed"
    rules = replace(clinic.rules, packs=(SHIPPED,), amendments=())
    assert rule_packs.heading(rules) == "1 rule pack, shipped; no value of the rules changed"
    assert "brought" not in rule_packs.lede(rules)
