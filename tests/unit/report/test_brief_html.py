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
from assessor.report.deck import MOST_CARDS
from assessor.report.fields import Record
from assessor.report.names import names_of
from assessor.report.obligations import MOST_INLINE
from assessor.report.register import register_of
from assessor.report.summary import Summary, summary_of
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


def _summary(value: dict[str, Any]) -> Summary:
    record = Record(value)
    names = names_of(record)
    return summary_of(record, names, register_of(record, names))


def _body(html: str) -> str:
    return html[html.index("<body>") :]


def test_every_obligation_stands_in_the_table_with_its_verdicts() -> None:
    body = _body(render_html(result()))
    table = body[body.index('id="obligations"') : body.index('id="register"')]
    rows = re.findall(r"<tr><td class=\"mono\">(?:<a[^>]*>)?([^<]+)(?:</a>)?</td>(.*?)</tr>", table)
    assert [identifier for identifier, _ in rows] == list(VERDICTS)
    for _, cells in rows:
        out = "colspan" in cells
        assert len(re.findall(r'<td class="s s-', cells)) == (0 if out else len(ARRANGEMENTS))
        assert out == ("Not applicable: No clearinghouse." in cells)


def test_every_section_comes_in_reading_order() -> None:
    found = re.findall(r'data-section="([^"]+)"', render_html(result()))
    numbers = [each.split(" ")[0] for each in found]
    assert numbers[0] == "Contents"
    # parts 3, 4 and 12 come only where a result has matter for them
    assert [int(each) for each in numbers[1:] if each not in ("3", "4", "12")] == [1, 2, *range(5, 12)]


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
    assert body.count('<div class="card"') == 2
    assert "2 more obligations were not judged." in body
    assert "Business associate agreement signed." in body
    assert "Sign the BAA (now missing)." in body
    assert "every 1 day" in body


def test_the_heat_map_prints_the_numbers_of_the_summary() -> None:
    drawn = _summary(result()).heat.markup
    assert re.findall(r">(\d+)%<", drawn) == ["38", "50", "63", "75"]
    assert re.findall(r">(\d+ of \d+)<", drawn) == ["3 of 8", "4 of 8", "5 of 8", "6 of 8"]
    assert drawn.count(">1 gap<") == len(ARRANGEMENTS)


Carried = dict[str, tuple[int, int, int]]


def _headline(*frameworks: Carried) -> str:
    """The headline for (carried, carriable, decided) by arrangement, one mapping per framework."""
    value: dict[str, Any] = result()
    names = ["HIPAA", "PCI DSS", "SOC 2"][: len(frameworks)]
    value["frameworks"] = [{"id": name, "title": name} for name in names]
    value["summary"] = {
        name: {
            key: {
                "carried": carried,
                "carriable": whole,
                "decided": decided,
                "carried_score": carried / whole if whole else None,
            }
            for key, (carried, whole, decided) in each.items()
        }
        for name, each in zip(names, frameworks, strict=True)
    }
    return _summary(value).headline


def _carried(today: tuple[int, int, int], *models: int) -> Carried:
    return dict(zip(ARRANGEMENTS, (today, *((carried, 8, 9) for carried in models)), strict=True))


def test_the_headline_is_the_conclusion() -> None:
    assert _headline(_carried((3, 8, 9), 4, 5, 6)) == (
        "Co-managed IT can carry 6 of 8 obligations open to IT support; today carries 3"
    )


def test_several_leaders_share_the_headline() -> None:
    assert _headline(_carried((0, 8, 9), 4, 8, 8)) == (
        "Managed services and co-managed IT can carry all 8 obligations open to IT support; today carries none"
    )


def test_the_headline_when_every_way_carries_everything() -> None:
    assert _headline(_carried((3, 8, 9), 8, 8, 8)) == (
        "Every way of buying support can carry all 8 obligations open to IT support; today carries 3"
    )


def test_the_headline_when_nothing_can_be_carried() -> None:
    assert _headline(_carried((0, 8, 9), 0, 0, 0)) == (
        "No way of buying support carries what IT support is asked for here; today carries none"
    )
    nothing = dict.fromkeys(ARRANGEMENTS, (0, 0, 9))
    assert _headline(nothing) == "What today's arrangement carries for Elm Street Clinic"


def test_the_headline_when_nothing_is_decided_today() -> None:
    assert _headline(_carried((0, 0, 0), 4, 8, 5)) == (
        "Managed services can carry all 8 obligations open to IT support; too little is stated to judge today"
    )


def test_the_headline_when_today_is_as_good_as_it_gets() -> None:
    assert _headline(_carried((8, 8, 9), 4, 8, 8)) == (
        "Today's arrangement carries all 8 obligations open to IT support; no other way of buying support carries more"
    )


def test_the_headline_over_several_frameworks() -> None:
    first, second = _carried((2, 8, 9), 2, 8, 8), _carried((0, 8, 9), 0, 4, 8)
    assert _headline(first, second) == (
        "Co-managed IT can carry all that IT support can carry of HIPAA and PCI DSS; "
        "today carries 25% of HIPAA and 0% of PCI DSS"
    )
    unknown = dict.fromkeys(ARRANGEMENTS, (0, 0, 0))
    assert _headline(first, unknown).startswith("Managed services and co-managed IT can carry all that")
    assert "\u2013" not in _headline(first, unknown)
    assert _headline(first, second, first) == (
        "Co-managed IT can carry most of what IT support can carry of HIPAA, PCI DSS and SOC 2"
    )


def test_obligations_that_fail_alike_share_a_card_and_cards_have_a_limit() -> None:
    value: dict[str, Any] = result()
    gap = next(each for each in value["obligations"] if each["verdicts"]["today"]["verdict"] == "gap")
    value["obligations"] = [{**gap, "ref": f"hipaa:x.{n}", "id": f"x.{n}"} for n in range(7)]
    body = _body(render_html(value))
    assert body.count('<div class="card"') == 1
    assert "7 obligations are partial or a gap today. 1 card explains 7 of them" in body
    today = gap["verdicts"]["today"]
    for n in range(140):
        entry = {**today["failing"][0], "needs": f"paper {n}"}
        verdicts = {**gap["verdicts"], "today": {**today, "failing": [entry]}}
        value["obligations"].append({**gap, "ref": f"hipaa:y.{n}", "id": f"y.{n}", "verdicts": verdicts})
    body = _body(render_html(value))
    assert body.count('<div class="card"') == MOST_CARDS
    assert f"at most {MOST_CARDS} cards" in body
    assert f"without a card of their own: {140 - MOST_CARDS + 1}" in body


def test_many_rows_that_are_out_are_listed_by_reason() -> None:
    value: dict[str, Any] = result()
    out = next(each for each in value["obligations"] if each["verdicts"]["today"]["verdict"] == "not_applicable")
    many = [
        {**out, "ref": f"hipaa:z.{n}", "id": f"z.{n}", "reason": "outside the chosen SAQ"}
        for n in range(MOST_INLINE + 1)
    ]
    value["obligations"] += many
    body = _body(render_html(value))
    assert f"HIPAA: {MOST_INLINE + 2} obligations left out of the table, by reason" in body
    assert body.count("Outside the chosen SAQ") == 1
    for each in value["obligations"][-3:]:
        each["reason"] = "outside the chosen SAQ, or no card terminals"
    body = _body(render_html(value))
    assert body.count("Outside the chosen SAQ") == 1
    assert "For 3 of them a second reason may hold as well" in body
    assert f'<td class="num">{MOST_INLINE + 1}</td>' in body
    assert "Not applicable: Outside" not in body


def test_what_is_not_stated_is_one_line_and_links_lead_to_it() -> None:
    body = _body(render_html(result()))
    assert '<a href="#finding-2">164.312(b)</a>' in body
    assert "What is not stated, and where to state it" in body
    assert body.count('<div class="sheet"') == 1


def test_luck_is_printed_once_with_its_intervals_in_words() -> None:
    value: dict[str, Any] = result()
    assert _body(render_html(value)).count("Luck is not a schedule") == 1
    value["findings"][0]["kind"] = "cadence"
    assert 'id="finding-1"' in _body(render_html(value)).partition("Luck is not a schedule")[0]
    for each in value["obligations"]:
        for item in each["verdicts"]["today"]["failing"]:
            item["predicate"] = "cadence"
    body = _body(render_html(value))
    register = body[body.index('id="register"') : body.index('id="matrix"')]
    assert register.count("Luck is not a schedule") == 1
    assert body.count("Luck is not a schedule") == 1
    assert "1 month" in register


def test_our_words_stand_beside_the_framework_s() -> None:
    assert "not met, says the auditor" in render_html(result())


def test_an_empty_seat_is_a_gap_and_an_unknown_one_a_question() -> None:
    body = _body(render_html(result()))
    assert body.count("▲ nobody") == 2
    assert body.count("○ not stated") == 2


def test_an_empty_seat_nothing_waits_for_is_no_gap() -> None:
    value: dict[str, Any] = result()
    seat = next(each for each in value["responsibilities"] if each["flag"] == "unowned")
    seat["needed"] = 2
    assert "2 obligations wait for it" in _body(render_html(value))
    seat.update(flag=None, needed=0)
    body = _body(render_html(value))
    assert "▲ nobody" not in body
    assert body.count('<td class="s-na">nobody</td>') == 2
    assert "nothing waits for it today" in body


def test_the_cover_says_how_many_obligations_apply() -> None:
    body = _body(render_html(result()))
    assert f"Of {len(VERDICTS)} obligations of HIPAA, {len(VERDICTS) - 1} apply and are judged one by one" in body


def test_only_duties_that_count_today_are_listed() -> None:
    value: dict[str, Any] = result()
    first = value["duties"][0]
    value["duties"] = [
        {**first, "today": ["hipaa:164.308(a)(2)"]},
        {**first, "id": "rd-h2", "title": "Something only a provider's work would need", "today": []},
    ]
    body = _body(render_html(value))
    listed = body[body.index('id="duties"') : body.index('id="method"')]
    assert "Assigned security responsibility" in listed
    assert "Something only a provider" not in listed


def test_the_records_held_are_listed_with_what_they_prove() -> None:
    value: dict[str, Any] = result()
    assert "Evidence held: 0 records" in _body(render_html(value))
    record = {
        "id": "ev-1",
        "title": "Review log of October",
        "about": "Security log review",
        "provider": "northmsp",
        "source": "system",
        "collected": "2026-10-31",
        "age_days": 21,
        "result": "supports",
        "proof": "stale",
        "obligations": ["hipaa:164.312(b)"],
    }
    against = {**record, "id": "ev-2", "title": "Empty log", "result": "contradicts", "proof": None, "obligations": []}
    value["evidence_records"] = [record, against]
    gap = next(each for each in value["obligations"] if each["verdicts"]["today"]["verdict"] == "gap")
    gap["verdicts"]["today"]["records"] = ["ev-2"]
    body = _body(render_html(value))
    held = body[body.index("Evidence held: 2 records") : body.index('id="duties"')]
    assert "Security log review, North MSP" in held
    assert "21 days" in held
    assert "◐ stale" in held
    assert "▲ contradicts" in held
    assert "ev-2, Empty log, 2026-10-31" in body


def test_questions_of_facts_and_the_whole_issuer_are_printed() -> None:
    value: dict[str, Any] = result()
    value["organization"]["questions"] = {"users": "How many people use your computers?"}
    value["frameworks"][0]["issuer"] = "Nobody. " + "Only the office named by law makes findings. " * 8
    body = _body(render_html(value))
    assert "How many people use your computers?" in body
    assert "Covered entity" in body
    assert value["frameworks"][0]["issuer"].strip().rstrip(".") in body


def test_the_row_to_explain_applies_and_is_not_in_place() -> None:
    value: dict[str, Any] = result()
    value["obligations"].sort(key=lambda each: each["verdicts"]["today"]["verdict"] != "not_applicable")
    command = re.search(r"assessor explain [^ ]*?(hipaa:[^& \"]+)", _body(render_html(value)))
    assert command is not None
    named = next(each for each in value["obligations"] if each["ref"] == command[1])
    assert named["verdicts"]["today"]["verdict"] == "gap"
    for each in value["obligations"]:
        if each["verdicts"]["today"]["verdict"] != "not_applicable":
            each["verdicts"]["today"]["verdict"] = "satisfied"
    command = re.search(r"assessor explain [^ ]*?(hipaa:[^& \"]+)", _body(render_html(value)))
    assert command is not None
    named = next(each for each in value["obligations"] if each["ref"] == command[1])
    assert named["verdicts"]["today"]["verdict"] == "satisfied"


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
