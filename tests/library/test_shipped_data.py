"""The data this project ships: whole, linked and as many rows as declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.audit import audit
from assessor.library.links import check_links
from assessor.library.loader import gather
from assessor.library.resources import data_files, shipped_root
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from assessor.library.library import Library
    from assessor.model.diagnostic import Diagnostic

NAMES = ("hipaa", "pci-dss", "soc-2", "cmmc")
# What every framework that ships consists of.
PARTS = (
    "controls/{}/catalog.yaml",
    "rules/frameworks/{}*.yaml",
    "rules/crosswalks/{}*.yaml",
    "rules/duties/{}*.yaml",
)


@pytest.mark.parametrize("name", NAMES)
def test_a_framework_that_ships_is_whole(name: str) -> None:
    missing = [part.format(name) for part in PARTS if not list(ROOT.glob(part.format(name)))]
    assert missing == [], f"{name} ships without {', '.join(missing)}: write it, or take {name} out of NAMES until then"


@pytest.fixture(scope="module")
def loaded() -> tuple[Library, list[Diagnostic]]:
    library, problems = gather(data_files(shipped_root()), FRAMEWORKS)
    assert library is not None, "\n".join(f"{item.span}: {item.code}: {item.message}" for item in problems[:20])
    return library, problems


def told(problems: list[Diagnostic]) -> list[str]:
    return [f"{item.span}: {item.severity}[{item.code}]: {item.message}" for item in problems]


def test_every_file_is_valid(loaded: tuple[Library, list[Diagnostic]]) -> None:
    assert told(loaded[1]) == []


def test_every_reference_holds(loaded: tuple[Library, list[Diagnostic]]) -> None:
    assert told(check_links(loaded[0], FRAMEWORKS)) == []


def test_nothing_is_left_to_mend(loaded: tuple[Library, list[Diagnostic]]) -> None:
    assert told(audit(loaded[0])) == []


def test_catalogs_and_their_counts(loaded: tuple[Library, list[Diagnostic]]) -> None:
    """Declared counts are checked by the links; here the large numbers themselves, as published."""
    catalogs = loaded[0].catalogs
    assert set(catalogs) == {*NAMES, "nist-800-53"}
    controls = [row for row in catalogs["nist-800-53"].rows if row.kind == "control"]
    assert len(controls) == 1196, "SP 800-53 r5.2: controls and enhancements, withdrawn ones included"
    base = [row for row in controls if row.parent is None or not row.parent.partition("-")[2]]
    assert sum("(" not in row.id for row in controls) == 324
    assert len({row.id.partition("-")[0] for row in controls}) == 20
    assert base is not None
    cmmc = [row for row in catalogs["cmmc"].rows if row.kind == "obligation"]
    assert sum("L1" in row.id for row in cmmc) == 15
    assert sum("L2" in row.id for row in cmmc) == 110
    assert sum("L3" in row.id for row in cmmc) == 24


def test_every_row_cites_and_every_obligation_states(loaded: tuple[Library, list[Diagnostic]]) -> None:
    for ref, row in loaded[0].rows().items():
        assert row.citation, ref
        if row.kind == "obligation":
            assert row.statement, ref


def test_every_framework_has_words_for_every_verdict(loaded: tuple[Library, list[Diagnostic]]) -> None:
    from assessor.model.scales import Verdict

    for framework in loaded[0].frameworks.values():
        assert set(framework.words) == {verdict.value for verdict in Verdict}, framework.id
        assert framework.issuer, framework.id


def test_what_the_vocabularies_hold(loaded: tuple[Library, list[Diagnostic]]) -> None:
    library = loaded[0]
    assert len(library.functions) == 27
    assert len(library.capabilities) >= 99
    assert {model.id for model in library.models.values() if model.kind == "support"} == {
        "break_fix",
        "managed",
        "internal_it",
        "staff_aug",
        "project_depot",
    }


def test_no_code_among_the_data() -> None:
    for folder in ("controls", "rules", "reports"):
        strays = [path for path in (ROOT / folder).rglob("*") if path.suffix in (".py", ".pyc", ".sh", ".js")]
        # what makes the page for a browser searchable is the one script, and the page names its digest
        assert strays == [ROOT / "reports" / "scripts" / "screen.js"] * (folder == "reports")
