"""The ledger of the law's standing: what ships, when it warns, and that every phase and proposal hangs on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor import api
from assessor.assess.prepare import load_library
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.law_links import law_may_have_changed
from assessor.model.diagnostic import Severity
from assessor.model.law import Concerned, LawDate, LawEntry, LawSource
from assessor.model.value import replace

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.library.library import Library

ENTRY = LawEntry(
    id="rule",
    title="A rule",
    statement="It says something.",
    sources=(LawSource(citation="1 FR 1"),),
    standing="in_force",
    changes=Concerned(frameworks=("hipaa",)),
    verified_on="2026-05-01",
    effective="2026-06-01",
)
# Reported, and to be marked so until somebody has read the source.
REPORTED = {
    "cmmc-phase-2-suspension",
    "cmmc-clause-numbers",
    "fips-140-2-historical",
    "hipaa-security-proposal",
    "far-cui-proposal",
}


@pytest.fixture(scope="module")
def library(data_root: Path) -> Library:
    return load_library(data_root, FRAMEWORKS)


def test_what_is_only_reported_is_not_verified(library: Library) -> None:
    assert library.standing.keys() >= REPORTED
    assert all(library.standing[name].verify for name in REPORTED)
    assert all(item.verify is (item.verified_on is None) for item in library.standing.values())


def test_every_overlay_pack_hangs_on_an_entry(library: Library) -> None:
    hung = {name for item in library.standing.values() for name in item.changes.overlays}
    assert hung == set(library.overlays)


def test_the_suspension_changes_the_phase_and_bears_on_the_clause(library: Library) -> None:
    entry = library.standing["cmmc-phase-2-suspension"]
    assert entry.changes.entries == ("cmmc-phase-2",)
    assert "2028-11-10" in [on for _, on, _ in entry.steps]
    assert library.standing["fips-140-2-historical"].changes.obligations == ("cmmc:SC.L2-3.13.11",)


@pytest.mark.parametrize(
    ("entry", "as_of", "days"),
    [
        (ENTRY, "2026-05-31", ()),
        (ENTRY, "2026-06-01", ("2026-06-01",)),
        (replace(ENTRY, verified_on="2026-06-01"), "2026-12-01", ()),
        (replace(ENTRY, verified_on=None, verify=True, effective="2020-01-01"), "2026-01-01", ("2020-01-01",)),
        (replace(ENTRY, effective=None, until="2026-07-01"), "2026-07-01", ("2026-07-01",)),
        (replace(ENTRY, effective=None, dates=(LawDate(on="2026-07", what="Final"),)), "2026-07-30", ()),
        (replace(ENTRY, effective=None, dates=(LawDate(on="2026-07", what="Final"),)), "2026-08-01", ("2026-07",)),
    ],
)
def test_days_nobody_has_looked_behind(entry: LawEntry, as_of: str, days: tuple[str, ...]) -> None:
    assert entry.passed_since(as_of) == days


def test_a_warning_at_the_day_of_the_engagement(tmp_path: Path, data_root: Path, cache: Path) -> None:
    path = tmp_path / "mine.yaml"
    path.write_text('as_of: "2026-06-15"\norganization: {name: Acme}\nframeworks: [hipaa]\n', encoding="utf-8")
    source, plan, _ = api.check(path, data=data_root, cache=cache)
    assert source is not None
    assert plan is not None

    def told(entry: LawEntry, as_of: str | None = None) -> list[str]:
        terrain = replace(plan.terrain, standing={entry.id: entry})
        found = law_may_have_changed(source, replace(plan, terrain=terrain), as_of)
        assert all((item.severity, item.span.line, item.span.column) == (Severity.WARNING, 1, 8) for item in found)
        return [item.message for item in found]

    assert told(ENTRY) == ["dates of the law have passed unread by 2026-06-15; nothing to mend in this file: rule"]
    assert told(ENTRY, "2026-05-15") == []
    assert told(replace(ENTRY, changes=Concerned(frameworks=("cmmc",)))) == []
    assert len(told(replace(ENTRY, changes=Concerned()))) == 1, "one that names no framework bears on all"
    assert told(replace(ENTRY, verified_on=None, verify=True))[0].endswith(": rule")
