"""Documents that say what the program does are held to it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from assessor import api
from assessor.assess.pages import catalog_page
from assessor.assess.prepare import compile_files
from assessor.cli.main import main
from assessor.library.resources import data_files, shipped_root

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")])


def test_catalog_pages_are_up_to_date() -> None:
    """Regenerate with: assessor catalog pages --out docs/catalogs."""
    plan = compile_files(data_files(shipped_root()))
    expected = {f"{part.info.id}.md": catalog_page(plan, part) for part in plan.catalogs}
    found = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "catalogs").glob("*.md")}
    assert found == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_readme_shows_what_the_command_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engagement = ROOT / "examples" / "clinic.yaml"
    assert main(["assess", str(engagement), "--out", str(tmp_path), "--format", "json", "--no-cache"]) == 0
    printed = capsys.readouterr().out.splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    start = next(index for index, line in enumerate(readme) if line.startswith("HIPAA  "))
    shown = readme[start : readme.index("...", start)]
    assert shown == printed[: len(shown)]


def test_provenance_prints_the_split_that_the_data_gives() -> None:
    from assessor.assess.pages import split

    plan = api.load_library()
    text = (ROOT / "docs" / "provenance.md").read_text(encoding="utf-8")
    for part in plan.catalogs:
        numbers = " | ".join(str(count) for count in split(plan.terrain, part.rows).values())
        assert f"| {numbers} |" in text, part.info.id


def test_readme_names_the_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 -m assessor.bootstrap assess examples/clinic.yaml --out out/clinic" in readme
    assert "python3 -m assessor.bootstrap test" in readme
    assert (ROOT / "assessor" / "bootstrap.py").is_file()
    assert "assessor.bootstrap test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
