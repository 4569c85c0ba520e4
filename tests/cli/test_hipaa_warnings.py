"""What is told of a block `hipaa` that can be, and is not as it should be: warnings, each at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.running import MINI, problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Finished

HEAD = 'as_of: "2026-11-21"\norganization: {name: Acme, covered: true}\nframeworks: [mini]\nhipaa:\n'
KEPT = '  retention:\n    - {document: Policy, created: "2018-05-14", '
WEIGHED = '  breaches:\n    - id: a\n      discovered: "2026-02-09"\n      assessment: '
DELAYED = '  breaches:\n    - id: a\n      discovered: "2026-02-09"\n      acting_as: covered_entity\n      delay: '
GIVEN = 'notified_individuals_on: "2026-03-20"'


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (KEPT + 'last_effective: "2020-01-10", destroyed_on: @"2026-01-09"}', "hipaa/retention"),
        (KEPT + 'last_effective: "2020-01-10", destroyed_on: "2026-01-10"}', ""),
        (KEPT + 'last_effective: now, destroyed_on: @"2026-01-10"}', "hipaa/retention"),
        (KEPT + 'last_effective: never, kept_until: @"2024-05-13"}', "hipaa/retention"),
        (KEPT + 'destroyed_on: @"2024-05-13"}', "hipaa/retention"),
        (KEPT + 'destroyed_on: "2024-05-14"}', ""),
        (WEIGHED + "{nature: N., who: W., acquired: A., low_probability: @true}", "hipaa/factors"),
        (WEIGHED + "{nature: N., low_probability: false}", ""),
        (WEIGHED + "{nature: N., low_probability: @false}\n      encrypted: true", "hipaa/contradiction"),
        (WEIGHED + "{nature: N., low_probability: @false}\n      exception: not_retained", "hipaa/contradiction"),
        (WEIGHED + "{nature: N., low_probability: false}\n      encrypted: false", ""),
        (DELAYED + '{on: @"2026-04-11", until: "2027-03-01", in_writing: true}', "hipaa/delay"),
        (DELAYED + '{on: "2026-04-10", until: "2027-03-01", in_writing: true}', ""),
        (DELAYED + '{on: "2026-10-01", until: "2027-03-01", in_writing: true}\n      ' + GIVEN, ""),
    ],
)
def test_a_block(call: Callable[..., Finished], tmp_path: Path, text: str, code: str) -> None:
    """The warning stands where the text says @."""
    path = tmp_path / "clinic.yaml"
    path.write_text(HEAD + text.replace("@", "") + "\n", encoding="utf-8")
    done = call("check", path, "--data", MINI, "--no-cache")
    found = [(each.line, each.column, each.code, each.severity) for each in problems(done.out)]
    lines = (HEAD + text).splitlines()
    places = [(number, line.index("@") + 1) for number, line in enumerate(lines, 1) if "@" in line]
    assert found == [(*place, code, "warning") for place in places]
    assert done.code == 0


def test_a_block_of_a_framework_nobody_chose(call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "shop.yaml"
    text = HEAD.replace("mini", "pci-dss").replace(", covered: true", "")
    path.write_text(text + KEPT + "last_effective: now}\n", encoding="utf-8")
    done = call("check", path, "--cache", cache)
    assert [(each.line, each.column, each.code, each.severity) for each in problems(done.out)] == [
        (4, 1, "engagement/not-chosen", "warning")
    ]


def test_a_duty_done_with_nothing_to_show(call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "clinic.yaml"
    text = HEAD.replace("mini", "hipaa").replace("covered: true", "risk_analysis_on: none").replace("hipaa:\n", "")
    path.write_text(text + "duties: {rd-risk-analysis: {state: done}}\n", encoding="utf-8")
    done = call("check", path, "--cache", cache)
    found = [(each.line, each.column, each.code, each.severity) for each in problems(done.out)]
    assert found == [(2, 46, "hipaa/risk-analysis", "warning")]


def test_a_risk_analysis_of_a_day_that_was_not_done(call: Callable[..., Finished], tmp_path: Path, cache: Path) -> None:
    path = tmp_path / "clinic.yaml"
    dated = HEAD.replace("mini", "hipaa").replace("covered: true", 'risk_analysis_on: "2026-04-17"')
    path.write_text(dated.replace("hipaa:\n", "") + "duties: {rd-risk-analysis: {state: not_done}}\n", encoding="utf-8")
    done = call("check", path, "--cache", cache)
    found = [(each.line, each.column, each.code, each.severity) for each in problems(done.out)]
    assert found == [(4, 36, "hipaa/risk-analysis", "warning")]


@pytest.mark.parametrize(("associate", "codes"), [("false", ["hipaa/contradiction"]), ("true", [])])
def test_who_works_for_others_is_a_business_associate(
    call: Callable[..., Finished], tmp_path: Path, cache: Path, associate: str, codes: list[str]
) -> None:
    path = tmp_path / "billing.yaml"
    head = HEAD.replace("mini", "hipaa").replace("covered: true", f"business_associate: {associate}")
    path.write_text(head + "  works_for: [{name: Clinic, kind: covered_entity, contract: null}]\n", encoding="utf-8")
    found = problems(call("check", path, "--cache", cache).out)
    assert [(each.line, each.column, each.code) for each in found] == [(5, 3, code) for code in codes]
