"""An engagement file to an engagement: what a faulty one still tells, and what it must not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.engagement import read_engagement
from assessor.library.store import Store
from assessor.model.diagnostic import Severity
from tests.cli.running import GOOD, MINI

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.diagnostic import Diagnostic

HEAD = 'as_of: "2026-11-21"\norganization: {name: Acme}\nframeworks: [mini]\n'
LATE = 'evidence: [{id: a, capability: backup, source: system, collected: "2031-01-01"}]\n'


def found(text: str, folder: Path) -> list[Diagnostic]:
    path = folder / "engagement.yaml"
    path.write_text(text, encoding="utf-8")
    return api.check(path, data=MINI)[2]


def codes(text: str, folder: Path) -> set[str]:
    return {problem.code for problem in found(text, folder)}


def test_a_sound_file(tmp_path: Path) -> None:
    source, problems = read_engagement(GOOD, Store(None), FRAMEWORKS)
    assert problems == []
    assert source is not None
    assert not source.faulty
    assert (source.name, source.folder) == ("good.yaml", GOOD.parent)
    assert len(source.sha256) == 64
    again, _ = read_engagement(GOOD, Store(tmp_path), FRAMEWORKS)
    warm, _ = read_engagement(GOOD, Store(tmp_path), FRAMEWORKS)
    assert again is not None
    assert warm is not None
    assert source.engagement == again.engagement == warm.engagement
    assert warm.document == source.document, "places survive the cache"


def test_a_faulty_file_is_never_kept(tmp_path: Path) -> None:
    path = tmp_path / "engagement.yaml"
    path.write_text(HEAD + "extra: 1\n", encoding="utf-8")
    read_engagement(path, Store(tmp_path / "cache"), FRAMEWORKS)
    assert list((tmp_path / "cache").iterdir()) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # one fault of form and one of sense, in different sections
        (HEAD + "extra: 1\ntoday: {sco_mdr: []}\n", {"schema/unknown-key", "link/unknown-function"}),
        (HEAD.replace("Acme", "12") + "duties: {rd-x: {state: done}}\n", {"schema/type", "link/unknown-duty"}),
        (
            HEAD.replace("2026-11-21", "soon") + "co_managed: {soc_mrd: managed}\n",
            {"schema/format", "link/unknown-function"},
        ),
        (HEAD.replace("[mini]", "[]") + "today: {sco_mdr: []}\n", {"schema/too-few-items", "link/unknown-function"}),
        (HEAD.split("\n", 1)[1] + "today: {sco_mdr: []}\n", {"schema/required", "link/unknown-function"}),
        (HEAD.replace("{name: Acme}", "{coverd: true}"), {"schema/required", "link/unknown-fact"}),
        # within one section
        (HEAD + "providers:\n  - {id: a, model: mangaed, covers: some}\n", {"schema/const", "link/unknown-model"}),
        (
            HEAD + 'evidence:\n  - {id: a, capability: bckup, source: x, collected: "2026-01-01"}\n',
            {"schema/enum"},
        ),
        # what an entry set aside would have said is not guessed at
        (HEAD + "providers:\n  - {id: a}\ntoday: {soc_mdr: [a]}\n", {"schema/required"}),
        (HEAD + "asset_groups: [{title: A}]\nproviders: [{id: a, model: managed, covers: [b]}]\n", {"schema/required"}),
        (HEAD.replace("[mini]", "[Mini]") + 'defined_frequencies: {"mini:1.7": P1D}\n', {"schema/pattern"}),
        (HEAD.replace("2026-11-21", "soon") + LATE, {"schema/format"}),
        # warnings wait until the file is sound
        (
            HEAD + "extra: 1\nproviders: [{id: a, model: managed, artefacts: {promise: none.pdf}}]\n",
            {"schema/unknown-key"},
        ),
    ],
)
def test_faults_of_form_do_not_hide_those_of_sense(text: str, wanted: set[str], tmp_path: Path) -> None:
    assert codes(text, tmp_path) == wanted


def test_a_faulty_file_is_not_judged(tmp_path: Path) -> None:
    from assessor.model.diagnostic import InvalidSource

    path = tmp_path / "engagement.yaml"
    path.write_text(HEAD + "extra: 1\n", encoding="utf-8")
    with pytest.raises(InvalidSource) as caught:
        api.json_object(api.assess(path, data=MINI))
    assert [item.code for item in caught.value.diagnostics] == ["schema/unknown-key"]


def test_a_missing_paper_is_a_warning_and_a_present_one_is_nothing(tmp_path: Path) -> None:
    text = HEAD + "providers: [{id: a, model: managed, artefacts: {promise: papers/a.pdf, other: null}}]\n"
    warned = found(text, tmp_path)
    assert [(item.code, item.severity) for item in warned] == [("path/missing", Severity.WARNING)]
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "a.pdf").write_bytes(b"")
    assert found(text, tmp_path) == []


@pytest.mark.parametrize(
    ("today", "wanted"),
    [
        ("soc_mdr: [silver]", set()),
        ("soc_mdr: [plain]", {"engagement/no-offering"}),
        ("backup_dr: [plain]", {"engagement/no-offering"}),
        ("soc_mdr: [own]", set()),
        ("service_desk: [lent]", set()),
        ("soc_mdr: [lent]", {"engagement/not-listed"}),
        ("soc_mdr: [gold]", set()),
        ("backup_dr: [gold]", set()),
        ("physical_security: [customer]", set()),
        ("physical_security: []", set()),
        ("soc_mdr: [customer]", {"engagement/customer"}),
        ("independent_assessment: [customer]", {"engagement/customer"}),
        ("soc_mdr: [nobody]", {"link/unknown-provider"}),
    ],
)
def test_who_may_run_what(today: str, wanted: set[str], tmp_path: Path) -> None:
    providers = """\
providers:
  - {id: silver, model: managed, offering: silver}
  - {id: gold, model: managed, offering: gold}
  - {id: plain, model: managed}
  - {id: own, model: managed, services: {soc_mdr: {sustains: P1D}}}
  - {id: lent, model: staff_aug, offering: seat, hours_per_month: 10}
"""
    assert codes(f"{HEAD}{providers}today: {{{today}}}\n", tmp_path) == wanted


@pytest.mark.parametrize(
    ("facts", "wanted"),
    [
        ("covered: true, tier: small, region: north, users: 0, internal_fte: 0.5, project_share: 1", set()),
        ("project_share: 1.01", {"fact/type"}),
        ("project_share: 0", set()),
        ("users: -1", {"fact/type"}),
        ("users: true", {"fact/type"}),
        ('users: "3"', {"fact/type"}),
        ("covered: 1", {"fact/type"}),
        ("tier: Large", {"fact/type"}),
        ("region: 7", {"fact/type"}),
        ("sector: 7", {"fact/type"}),
        ("covred: true", {"link/unknown-fact"}),
    ],
)
def test_facts(facts: str, wanted: set[str], tmp_path: Path) -> None:
    assert codes(HEAD.replace("{name: Acme}", f"{{name: Acme, {facts}}}"), tmp_path) == wanted


@pytest.mark.parametrize(
    ("duty", "wanted"),
    [
        ("rd-charge", set()),
        ('"report:alert"', set()),
        ('"report:departure"', set()),
        ('"perform:log-review"', set()),
        ('"report:repair"', {"link/unknown-duty"}),
        ('"perform:nothing"', {"link/unknown-duty"}),
        ("rd-nothing", {"link/unknown-duty"}),
    ],
)
def test_duties(duty: str, wanted: set[str], tmp_path: Path) -> None:
    assert codes(f"{HEAD}duties: {{{duty}: {{state: done}}}}\n", tmp_path) == wanted


@pytest.mark.parametrize(
    ("day", "wanted"),
    [("2026-11-21", set()), ("2026-11-22", {"engagement/future"}), ("1999-01-01", set())],
)
def test_nothing_comes_from_the_future(day: str, wanted: set[str], tmp_path: Path) -> None:
    record = f'evidence: [{{id: a, capability: backup, source: system, collected: "{day}"}}]\n'
    other = f'alternatives: [{{obligation: "mini:1.5", measure: A, rationale: B, on: "{day}"}}]\n'
    assert codes(HEAD + record, tmp_path) == wanted
    assert codes(HEAD + other, tmp_path) == wanted
