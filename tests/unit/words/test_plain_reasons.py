"""Reasons as a reader would say them: no 'a none', and own staff are no provider."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FILE = """schema: engagement/1
as_of: "2026-11-20"
frameworks: [hipaa]
organization: {name: Elm, covered_entity: true, users: 22, internal_fte: 1, tickets_per_month: 10}
providers:
  - id: msp
    model: managed
    offering: gold
    data_contact: []
    services: {soc_mdr: {evidence: none, lines: {log-review: {every: P1D}}}}
  - {id: own, model: internal_it, offering: business_hours}
today: {soc_mdr: [msp], backup_dr: [own]}
"""


def explained(ref: str, folder: Path, data: Path, cache: Path, capsys: pytest.CaptureFixture[str]) -> str:
    path = folder / "engagement.yaml"
    path.write_text(FILE, encoding="utf-8")
    assert main(["explain", ref, "--engagement", str(path), "--data", str(data), "--cache", str(cache)]) == 0
    return capsys.readouterr().out


def test_no_record_is_not_a_none(
    tmp_path: Path, data_root: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = explained("hipaa:164.308(a)(1)(ii)(D)", tmp_path, data_root, cache, capsys)
    assert "evidence fails: needed a work record (engine default); found: no record is kept" in told
    assert "a none" not in told


def test_own_staff_are_not_called_a_provider(
    tmp_path: Path, data_root: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = explained("hipaa:164.308(a)(7)(ii)(A)", tmp_path, data_root, cache, capsys)
    assert "backup_dr → own (business_hours)" in told
    assert "carried by whoever runs it" in told
    assert "carried by provider" not in told


def test_work_that_nothing_starts_is_not_called_on_call(
    tmp_path: Path, data_root: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "engagement.yaml"
    path.write_text(FILE.replace("{every: P1D}", "{every: null, events: {}}"), encoding="utf-8")
    ref = "hipaa:164.308(a)(1)(ii)(D)"
    assert main(["explain", ref, "--engagement", str(path), "--data", str(data_root), "--cache", str(cache)]) == 0
    told = capsys.readouterr().out
    assert "found: no schedule, and not on call either" in told
    assert "on call only" not in told
