"""What is left where a name, a reason or a file belongs never counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.cli.main import main
from assessor.model.diagnostic import Severity
from assessor.model.placeholders import is_placeholder
from tests.cli.running import MINI

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.engagement import Engagement

HEAD = """as_of: "2026-11-21"
organization: {name: Acme, sector: retail, covered: true, region: "[state]"}
frameworks: [mini]
providers: [{id: north, model: managed, offering: silver, artefacts: {promise: "[file]"}}]
duties: {rd-sign: {state: done, who: "[name]"}, rd-charge: {state: done, who: name}}
alternatives: [{obligation: "mini:1.5", measure: "[measure]", rationale: todo, by: name, on: "2026-05-01"}]
done: [{capability: restore-test, on: "2026-05-04", by: north, record: "..."}]
"""
PLACES = ["2:67", "4:80", "5:38", "5:79", "6:50", "6:74", "6:84", "7:72"]


def read(folder: Path) -> Engagement:
    path = folder / "engagement.yaml"
    path.write_text(HEAD, encoding="utf-8")
    source, _, problems = api.check(path, data=MINI)
    assert source is not None, problems
    return source.engagement


def test_nothing_of_it_is_stated(tmp_path: Path) -> None:
    engagement = read(tmp_path)
    assert "region" not in engagement.organization
    assert engagement.providers[0].artefacts == {}
    assert engagement.done[0].record is None
    decision = engagement.alternatives[0]
    assert (decision.measure, decision.rationale, decision.by) == (None, None, None)
    assert decision.on == "2026-05-01"
    assert {answer.who for answer in engagement.duties.values()} == {"name"}


def test_each_is_warned_of_at_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    read(tmp_path)
    assert main(["check", str(tmp_path / "engagement.yaml"), "--data", str(MINI), "--no-cache"]) == 0
    out = capsys.readouterr().out
    found = [
        line.split(": ")[0].partition("engagement.yaml:")[2] for line in out.splitlines() if "/placeholder]" in line
    ]
    assert found == PLACES


def test_where_something_has_to_be_stated_it_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "engagement.yaml"
    spared = 'not_needed: [{capability: restore-test, groups: [main], reason: "[reason]"}]\n'
    head = HEAD.partition("duties")[0].replace("name: Acme", 'name: "..."')
    path.write_text(f"{head}{spared}asset_groups: [{{id: main}}]\n", encoding="utf-8")
    problems = [item for item in api.check(path, data=MINI)[2] if item.severity is Severity.ERROR]
    assert [(item.code, item.span.line) for item in problems] == [
        ("engagement/placeholder", 2),
        ("engagement/placeholder", 5),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [("[rationale]", True), ("TODO", True), ("...", True), ("?", True), ("[a] and [b]", False), ("Dr. Elm", False)],
)
def test_what_a_placeholder_is(text: str, told: bool) -> None:
    assert is_placeholder(text) is told
