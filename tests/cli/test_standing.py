"""The standing of the law at the command line: the ledger, one entry, and what `check` warns of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.cli.running import MINI, ROOT, Finished, problems

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

SUBCONTRACTOR = ROOT / "examples" / "dod-subcontractor.yaml"


def test_the_ledger(call: Callable[..., Finished]) -> None:
    done = call("catalog", "standing")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0].split() == ["entry", "standing", "verified", "on", "dates", "title"]
    (suspension,) = [line for line in lines if line.startswith("cmmc-phase-2-suspension ")]
    assert "reported as suspended  " in suspension
    assert "not verified" in suspension
    assert not [line for line in lines if "not verified" in line and "in force" in line]


def test_the_ledger_as_json(call: Callable[..., Finished]) -> None:
    done = call("catalog", "standing", "--format", "json")
    entries = {item["id"]: item for item in json.loads(done.out)["standing"]}
    assert entries["cmmc-phase-2"]["effective"] == "2026-11-10"
    assert entries["fips-140-2-historical"]["changes"]["obligations"] == ["cmmc:SC.L2-3.13.11"]
    assert json.loads(call("catalog", "standing", "--format", "json", "--data", MINI).out) == {"standing": []}


def test_one_entry(call: Callable[..., Finished]) -> None:
    done = call("catalog", "show", "hipaa-security-proposal")
    lines = done.out.splitlines()
    assert lines[0] == "hipaa-security-proposal (standing of the law) HIPAA Security Rule as proposed in January 2025"
    assert "  standing: reported as proposed, not verified" in lines
    assert "  2027-07: Final action by the federal agenda" in lines
    assert "  overlay packs: hipaa-nprm-2025" in lines
    near = call("catalog", "show", "cmmc-phase-5")
    assert near.code == 3
    assert "did you mean 'cmmc-phase-" in near.err


def test_check_warns_of_days_that_passed(call: Callable[..., Finished], cache: Path) -> None:
    done = call("check", SUBCONTRACTOR, "--cache", cache)
    (warning,) = [item for item in problems(done.out) if item.code == "engagement/standing"]
    line = SUBCONTRACTOR.read_text(encoding="utf-8").splitlines()[warning.line - 1]
    assert (done.code, warning.code, warning.severity) == (0, "engagement/standing", "warning")
    assert line.startswith("as_of:")
    assert "nothing to mend in this file: " in done.out
    assert "cmmc-phase-2" in done.out
    assert "cmmc-phase-3" not in done.out
    assert "hipaa" not in done.out


def test_check_for_another_day(call: Callable[..., Finished], cache: Path) -> None:
    later = call("check", SUBCONTRACTOR, "--cache", cache, "--as-of", "2027-11-10")
    assert "dates of the law have passed unread by 2027-11-10" in later.out
    assert "cmmc-phase-3" in later.out
    before = call("check", SUBCONTRACTOR, "--cache", cache, "--as-of", "2020-01-01")
    assert "engagement/standing" not in before.out
    wrong = call("check", SUBCONTRACTOR, "--as-of", "tomorrow")
    assert wrong.code == 2
    assert "'tomorrow' is not a date; write it as 2026-11-21" in wrong.err


def test_explain_shows_what_bears_on_the_row(call: Callable[..., Finished], cache: Path) -> None:
    done = call("explain", "cmmc:SC.L2-3.13.11", "--engagement", SUBCONTRACTOR, "--cache", cache)
    said = " ".join(done.out.split())
    assert "law: FIPS 140-2 certificates: reported as historical, not verified." in said
    assert "Look up the certificate number of each module that guards CUI in the CMVP list." in said
    other = call("explain", "cmmc:SC.L2-3.13.10", "--engagement", SUBCONTRACTOR, "--cache", cache)
    assert "law:" not in other.out
