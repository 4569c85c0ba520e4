"""What an engagement may not say of a SOC 2 report: one wrong thing each, told at its place, with help."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.frameworks.registry import FRAMEWORKS
from assessor.frameworks.soc_2.links import rule_problems
from assessor.frameworks.soc_2.rules import KIND, soc_2_rules
from assessor.library.loader import gather
from assessor.library.resources import data_files, shipped_root
from assessor.model.diagnostic import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.diagnostic import Diagnostic

HEAD = """\
schema: engagement/1
as_of: "2026-11-21"
organization: {name: Sound, soc2_availability: true, soc2_privacy: false}
frameworks: [soc-2]
providers:
  - {id: team, model: internal_it, offering: on_call}
  - {id: cloud, model: vendor}
today: {backup_dr: [team]}
"""
PERIOD = '  type: 2\n  period: {from: "2025-11-01", to: "2026-10-31"}\n'
TEST = "id: one, obligation: 'soc-2:CC6.2', control: A review, sample: 4, deviations: 0"
REPORT = 'provider: cloud, type: 2, period_from: "2025-10-01", period_to: "2026-09-30", opinion: unqualified'


def told(tmp_path: Path, cache: Path, data: Path, body: str, head: str = HEAD) -> list[Diagnostic]:
    path = tmp_path / "engagement.yaml"
    path.write_text(f"{head}soc_2:\n{body}", encoding="utf-8")
    return sorted(api.check(path, data=data, cache=cache)[2], key=lambda item: item.sort_key())


def sampled(*entries: str) -> str:
    return PERIOD + "  controls_tested:\n" + "".join(f"    - {{{entry}}}\n" for entry in entries)


def reported(more: str = "", base: str = REPORT) -> str:
    return f"{PERIOD}  provider_reports:\n    - {{{base}{more}}}\n"


WRONG = {
    "a type 2 report without a period": ("  type: 2\n", "engagement/report-type", 10),
    "a type 1 report with a period": (PERIOD.replace("2\n", "1\n", 1), "engagement/report-type", 11),
    "a type 2 report on a day": (PERIOD + '  as_of_date: "2026-10-31"\n', "engagement/report-type", 12),
    "a period that ends before it begins": (
        '  type: 2\n  period: {from: "2026-10-31", to: "2025-11-01"}\n',
        "engagement/period",
        11,
    ),
    "a period after as_of": ('  type: 2\n  period: {from: "2026-01-01", to: "2026-12-31"}\n', "engagement/future", 11),
    "a day after as_of": ('  type: 1\n  as_of_date: "2026-12-01"\n', "engagement/future", 11),
    "a category nobody knows": (
        PERIOD + "  categories: [security, availability, availibility]\n",
        "link/unknown-category",
        12,
    ),
    "a category the facts leave out": (
        PERIOD + "  categories: [security, availability, privacy]\n",
        "engagement/category",
        12,
    ),
    "a category the facts choose": (PERIOD + "  categories: [security]\n", "engagement/category", 12),
    "a criterion outside the categories": (
        sampled(TEST.replace("CC6.2", "P1.1")),
        "engagement/category",
        13,
    ),
    "a criterion nobody knows": (sampled(TEST.replace("CC6.2", "CC6.22")), "link/unknown-criterion", 13),
    "a second criterion nobody knows": (sampled(TEST + ", also_for: ['soc-2:CC6']"), "link/unknown-criterion", 13),
    "a capability nobody knows": (sampled(TEST + ", capability: backups"), "link/unknown-capability", 13),
    "a frequency nobody knows": (sampled(TEST + ", frequency: yearly"), "link/unknown-frequency", 13),
    "a sample beyond the population": (sampled(TEST + ", population: 3"), "engagement/sample", 13),
    "more deviations than items": (sampled(TEST.replace("deviations: 0", "deviations: 5")), "engagement/sample", 13),
    "a control in place of itself": (sampled(TEST + ", mitigated_by: [one]"), "engagement/mitigation", 13),
    "a control of another criterion": (
        sampled(TEST + ", mitigated_by: [two]", TEST.replace("one", "two").replace("CC6.2", "CC7.1")),
        "engagement/mitigation",
        13,
    ),
    "a control nobody tested": (sampled(TEST + ", mitigated_by: [two]"), "link/unknown-tested-control", 13),
    "two tests of one name": (sampled(TEST, TEST), "link/duplicate-id", 14),
    "nothing occurred and was sampled": (
        sampled(TEST) + "  no_occurrence:\n    - {obligation: 'soc-2:CC6.2', reason: Quiet}\n",
        "engagement/no-occurrence",
        15,
    ),
    "a subservice provider nobody knows": (
        PERIOD + "  subservice: [{provider: clout, method: carve_out}]\n",
        "link/unknown-provider",
        12,
    ),
    "watched by nothing known": (
        PERIOD + "  subservice: [{provider: cloud, method: carve_out, monitoring: rd-s66}]\n",
        "link/unknown-capability-or-duty",
        12,
    ),
    "a report by a provider nobody knows": (
        reported(base=REPORT.replace("cloud", "clout")),
        "link/unknown-provider",
        13,
    ),
    "an opinion nobody gives": (reported(base=REPORT.replace("unqualified", "passed")), "link/unknown-opinion", 13),
    "a report from the future": (reported(base=REPORT.replace("2026-09-30", "2027-09-30")), "engagement/future", 13),
    "a report without a beginning": (
        reported(base=REPORT.replace('period_from: "2025-10-01", ', "")),
        "engagement/report-type",
        13,
    ),
    "a day with a beginning": (reported(base=REPORT.replace("type: 2", "type: 1")), "engagement/report-type", 13),
    "a report that ends before it begins": (
        reported(base=REPORT.replace("2025-10-01", "2026-10-01")),
        "engagement/period",
        13,
    ),
    "a scope of functions nobody knows": (reported(", scope_covers: [backups]"), "link/unknown-function", 13),
    "called unmapped, and mapped": (
        reported(", cuecs: [{id: a, text: Do, capability: backup, state: unmapped}]"),
        "engagement/expectation",
        13,
    ),
    "called in place, by nothing": (
        reported(", cuecs: [{id: a, text: Do, state: in_place}]"),
        "engagement/expectation",
        13,
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_statement(what: str, tmp_path: Path, cache: Path, data_root: Path) -> None:
    body, code, line = WRONG[what]
    found = told(tmp_path, cache, data_root, body)
    assert [(item.code, item.span.line) for item in found] == [(code, line)]
    assert found[0].help


def test_names_get_the_nearest(tmp_path: Path, cache: Path, data_root: Path) -> None:
    found = told(tmp_path, cache, data_root, sampled(TEST.replace("CC6.2", "CC6.22")))
    assert found[0].help == "did you mean 'soc-2:CC6.2'?"


def test_a_sound_block_is_silent(tmp_path: Path, cache: Path, data_root: Path) -> None:
    body = reported(", scope_covers: [backup_dr], cuecs: [{id: a, text: Do}, {id: b, text: Do, capability: backup}]")
    assert told(tmp_path, cache, data_root, body + "  categories: [security, availability]\n") == []


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ("2026-10-31", "2026-10-31", "1"),
        ("2026-02-01", "2026-04-29", "88"),
        ("2026-02-01", "2026-04-30", None),
        ("2025-10-31", "2026-10-31", None),
        ("2025-10-30", "2026-10-31", "367"),
        ("2020-11-01", "2026-10-31", "2,191"),
    ],
)
def test_a_period_beyond_the_custom_is_a_warning(
    tmp_path: Path, cache: Path, data_root: Path, first: str, last: str, days: str | None
) -> None:
    found = told(tmp_path, cache, data_root, f'  type: 2\n  period: {{from: "{first}", to: "{last}"}}\n')
    said = [(item.code, item.severity, item.span.line) for item in found]
    assert said == ([("engagement/period", Severity.WARNING, 11)] if days else [])
    assert [f"is {days} days; 89 to 366 is customary" in item.message for item in found] == [True] * len(found)


def test_a_block_without_the_framework_is_a_warning(tmp_path: Path, cache: Path, data_root: Path) -> None:
    head = HEAD.replace("[soc-2]", "[hipaa]").replace(", soc2_availability: true, soc2_privacy: false", "")
    (found,) = told(tmp_path, cache, data_root, PERIOD, head)
    assert (found.code, found.severity, found.span.line) == ("engagement/not-chosen", Severity.WARNING, 9)


def test_rules_without_a_word_or_a_name_are_told() -> None:
    library, _ = gather(data_files(shipped_root()), FRAMEWORKS)
    assert library is not None
    made = soc_2_rules(library)
    assert made is not None
    poorer = dataclasses.replace(made, standings=made.standings[1:], assertion_duty="rd-nothing")
    found = list(rule_problems(dataclasses.replace(library, own_rules={KIND: poorer})))
    assert sorted(item.code for item in found) == ["link/no-word", "link/unknown-duty"]
    assert list(rule_problems(library)) == []
    assert list(rule_problems(dataclasses.replace(library, own_rules={}))) == []
