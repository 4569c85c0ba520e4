"""The ledger in the brief: in the annexes, beside its rows, and never more certain than it is."""

from __future__ import annotations

import html
import re
from functools import cache
from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.report import law
from assessor.report.sheet import Table
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from assessor.report.sheet import Cell, Sheet
    from assessor.result.result import Result

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
# A sentence that takes something for law: a phase, a rule, a clause, a standard that is or was in force.
_LAW = re.compile(
    r"(?i)\b(phase \d|rules?|clauses?|standards?|requirements?|amendments?|regulations?|editions?|part 170)\b"
    r"[^.;<]{0,60}\b(is|was|are|were|has been|have been) (now |already )?in (force|effect)"
)


@cache
def assessed(name: str) -> Result:
    return api.assess(ROOT / "examples" / f"{name}.yaml")


@cache
def brief(name: str) -> str:
    """What a brief says, without its markup."""
    text = api.render(assessed(name), "html").decode()
    return html.unescape(re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>|<[^>]+>", " ", text, flags=re.DOTALL)))


def rows(sheet: Sheet) -> tuple[tuple[Cell, ...], ...]:
    (table,) = sheet.blocks
    assert isinstance(table, Table)
    return table.rows


def test_the_result_holds_what_bears_on_the_frameworks() -> None:
    entries = {entry.id: entry for entry in assessed("clinic").standing}
    assert "hipaa-security-proposal" in entries
    assert not [name for name in entries if name.startswith("cmmc")]
    proposal = entries["hipaa-security-proposal"]
    assert (proposal.verified, proposal.verified_on, proposal.overlays) == (False, None, ("hipaa-nprm-2025",))
    assert [(date.on, date.passed) for date in proposal.dates][-1] == ("2027-07", False)


def test_it_is_said_what_changes_what() -> None:
    entries = {entry.id: entry for entry in assessed("dod-subcontractor").standing}
    assert entries["cmmc-phase-2"].changed_by == ("cmmc-phase-2-suspension",)
    assert entries["cmmc-phase-2-suspension"].changes == ("cmmc-phase-2",)


def test_result_json_holds_it_and_reads_back() -> None:
    result = assessed("dod-subcontractor")
    encoded = api.json_object(result)
    (phase,) = [entry for entry in encoded["standing"] if entry["id"] == "cmmc-phase-2"]
    assert phase["text"] == "Phase 2 of CMMC (32 CFR 170.3(e)(2)): relied on here, not verified."
    assert api.decoded(encoded).standing == result.standing


def test_the_annex_has_a_row_an_entry() -> None:
    result = assessed("dod-subcontractor")
    (sheet,) = law.sheets_of(result)
    assert len(rows(sheet)) == len(result.standing)
    assert sheet.title.endswith(f"{len(result.standing)} not verified")
    assert "Day of the move in most accounts (passed, not checked since)" in brief("dod-subcontractor")


def test_the_phase_takes_its_word_from_the_ledger() -> None:
    assert (
        "Phase 2 begins on November 10, 2026 under 32 CFR 170.3(e)(2), which was not verified; its suspension is "
        "reported and not verified."
    ) in brief("dod-subcontractor")


def test_beside_the_row_stands_what_to_mind() -> None:
    text = law.remarks(assessed("dod-subcontractor").standing, "cmmc:SC.L2-3.13.11")
    assert text.startswith("FIPS 140-2 certificates: reported as historical, not verified.")
    assert brief("dod-subcontractor").count("Look up the certificate number of each module") == 2, "annex and card"


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES])
def test_nothing_unverified_is_said_to_be_in_force(name: str) -> None:
    result, text = assessed(name), brief(name)
    assert [match[0] for match in _LAW.finditer(text)] == []
    for entry, row in zip(result.standing, rows(law.sheets_of(result)[0]), strict=True):
        said = " ".join(cell.text for cell in row)
        assert entry.verified or not re.search(r"(?i)in force|in effect", said), entry.id
        assert ("not verified" in said) is not entry.verified
