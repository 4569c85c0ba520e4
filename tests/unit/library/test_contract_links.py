"""What an engagement may not say of a contract: one wrong thing each, told at its place, with help."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.model.diagnostic import Diagnostic

HEAD = """\
schema: engagement/1
as_of: "2026-11-21"
organization: {name: Sound}
frameworks: [hipaa]
providers:
  - id: msp
    model: managed
    offering: gold
    contract:
"""


def told(tmp_path: Path, cache: Path, data: Path, body: str) -> list[Diagnostic]:
    path = tmp_path / "engagement.yaml"
    path.write_text(f"{HEAD}      {body}\n", encoding="utf-8")
    return sorted(api.check(path, data=data, cache=cache)[2], key=lambda item: item.sort_key())


MATRIX = "responsibility_matrix: [{capability: backup, owner: provider}"
WRONG = {
    "work nobody knows": ("includes: [backups_dr]", "link/unknown-function-or-capability"),
    "work nobody knows, left out": ("excludes: [{what: back-up}]", "link/unknown-function-or-capability"),
    "an event nobody knows": ("sla: [{event: alerts, respond_within: PT1H}]", "link/unknown-event"),
    "a promise of nothing known": ("promises: [{capability: backups, every: P1D}]", "link/unknown-capability"),
    "a clause nobody knows": ("clauses: {safeguard: true}", "link/unknown-clause"),
    "a matrix of nothing known": (
        "responsibility_matrix: [{capability: backups, owner: provider}]",
        "link/unknown-capability",
    ),
    "a matrix of an obligation nobody knows": (
        "responsibility_matrix: [{obligation: 'hipaa:164.312(z)', owner: provider}]",
        "link/unknown-obligation",
    ),
    "included and left out": ("{includes: [backup_dr], excludes: [backup_dr]}", "engagement/contract"),
    "given and left out": (f"{{{MATRIX}], excludes: [backup]}}", "engagement/contract"),
    "two owners": (f"{MATRIX}, {{capability: backup, owner: customer}}]", "engagement/contract"),
    "promised twice": (
        "promises: [{capability: backup, every: P1D}, {capability: backup, every: P7D}]",
        "engagement/contract",
    ),
    "over before it began": ('{starts: "2026-02-01", ends: "2026-01-31"}', "engagement/period"),
    "a paper outside": ("documents: {msa: ../msa.pdf}", "path/outside"),
    "a paper that is not there": ("documents: {msa: msa.pdf}", "path/missing"),
    "neither a capability nor an obligation": ("responsibility_matrix: [{owner: provider}]", "schema/required"),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_statement(what: str, tmp_path: Path, cache: Path, data_root: Path) -> None:
    body, code = WRONG[what]
    found = told(tmp_path, cache, data_root, body)
    assert [(item.code, item.span.line) for item in found] == [(code, 10)]
    assert found[0].help


def test_a_matrix_may_speak_of_frameworks_not_asked_for(tmp_path: Path, cache: Path, data_root: Path) -> None:
    body = "responsibility_matrix: [{obligation: 'pci-dss:12.8.5', owner: shared}]"
    assert told(tmp_path, cache, data_root, body) == []


def test_names_get_the_nearest(tmp_path: Path, cache: Path, data_root: Path) -> None:
    (found,) = told(tmp_path, cache, data_root, "includes: [backups_dr]")
    assert found.help == "did you mean 'backup_dr'?"
