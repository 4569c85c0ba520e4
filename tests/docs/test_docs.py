"""Documents that say what the program does are held to it."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from pathlib import Path

import pytest

from assessor import api
from assessor.assess.prepare import compile_files
from assessor.cli.main import main
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.loader import gather
from assessor.library.resources import data_files, shipped_root
from assessor.words.catalog_page import catalog_page

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")])


def test_catalog_pages_are_up_to_date() -> None:
    """Regenerate with: assessor catalog pages --out docs/catalogs."""
    plan = compile_files(data_files(shipped_root()), FRAMEWORKS)
    expected = {f"{part.info.id}.md": catalog_page(plan, part) for part in plan.catalogs}
    found = {path.name: path.read_text(encoding="utf-8") for path in (ROOT / "docs" / "catalogs").glob("*.md")}
    stale = sorted(name for name in {*expected, *found} if expected.get(name) != found.get(name))
    assert stale == [], "the catalogs changed: run `assessor catalog pages --out docs/catalogs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name} links to {target}"


_PATH = re.compile(r"`((?:[a-z_.]+/)+(?:[A-Za-z0-9_*<>-]+\.[a-z0-9.]+)?)`")
_ELSEWHERE = ("CHANGELOG.md", "packs.md")  # what was there once; files in a pack of the reader's
_ROOMS = (ROOT, ROOT / "assessor", ROOT / "docs", ROOT / "reports")


@pytest.mark.parametrize("page", [page for page in PAGES if page.name not in _ELSEWHERE], ids=lambda page: page.name)
def test_files_that_a_page_names_exist(page: Path) -> None:
    """A path of this repository in a page leads to something; `<id>`, `NAME` and `*` stand for any name."""
    for path in _PATH.findall(page.read_text(encoding="utf-8")):
        below = [room for room in _ROOMS if (room / path.partition("/")[0]).is_dir()]
        pattern = re.sub(r"<[^>]*>|NAME|KIND|KEY", "*", path)
        assert not below or any([*room.glob(pattern.rstrip("/"))] for room in below), f"{page.name} names {path}"


def test_readme_shows_what_the_command_prints(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    engagement = ROOT / "examples" / "clinic.yaml"
    assert main(["assess", str(engagement), "--out", str(tmp_path), "--format", "json", "--no-cache"]) == 0
    printed = capsys.readouterr().out.splitlines()
    readme = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    start = next(index for index, line in enumerate(readme) if line.startswith("HIPAA  "))
    shown = readme[start : readme.index("...", start)]
    assert shown == printed[: len(shown)]


def test_provenance_prints_the_split_that_the_data_gives() -> None:
    from assessor.words.catalog_page import split

    plan = api.load_library()
    text = (ROOT / "docs" / "provenance.md").read_text(encoding="utf-8")
    for part in plan.catalogs:
        numbers = " | ".join(str(count) for count in split(plan.terrain, part.rows).values())
        assert f"| {numbers} |" in text, part.info.id


def test_documents_print_the_numbers_that_the_catalogs_have() -> None:
    library, problems = gather(data_files(shipped_root()), FRAMEWORKS)
    assert library is not None, problems
    rows = {name: catalog.rows for name, catalog in library.catalogs.items()}
    kinds = {name: Counter(row.kind for row in there) for name, there in rows.items()}
    withdrawn = sum(row.withdrawn for row in rows["nist-800-53"])
    said = {
        "nist-800-53": f"{kinds['nist-800-53']['control']:,} controls and enhancements, {withdrawn} of them withdrawn",
        "hipaa": f"{len(rows['hipaa'])} rows, {kinds['hipaa']['obligation']} obligations",
        "pci-dss": f"{kinds['pci-dss']['group']} headings, {kinds['pci-dss']['obligation']} requirements",
        "soc-2": f"{kinds['soc-2']['obligation']} criteria",
        "cmmc": f"{kinds['cmmc']['obligation']} requirements, {kinds['cmmc']['objective']} objectives",
    }
    assert said.keys() == rows.keys()
    provenance = (ROOT / "docs" / "provenance.md").read_text(encoding="utf-8").splitlines()
    for name, numbers in said.items():
        (line,) = [line for line in provenance if line.startswith(f"| `{name}` |")]
        assert numbers in line
    page = (ROOT / "docs" / "frameworks" / "pci-dss.md").read_text(encoding="utf-8")
    assert re.findall(r"all (\d+) rows stand", page) == [str(kinds["pci-dss"]["obligation"])]


def test_readme_names_the_commands_that_exist() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 -m assessor.bootstrap assess examples/clinic.yaml --out out/clinic" in readme
    assert "python3 -m assessor.bootstrap test" in readme
    assert (ROOT / "assessor" / "bootstrap.py").is_file()
    assert "assessor.bootstrap test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_the_overlay_authors_are_shown_is_sound(tmp_path: Path) -> None:
    """The example of docs/authors.md, put beside the small framework it speaks of."""
    text = (ROOT / "docs" / "authors.md").read_text(encoding="utf-8")
    example = re.search(r"```yaml\n(schema: overlay/1\n.*?)```", text, re.DOTALL)
    assert example is not None
    shutil.copytree(ROOT / "tests" / "menagerie" / "root", tmp_path, dirs_exist_ok=True)
    (tmp_path / "rules" / "overlays").mkdir()
    (tmp_path / "rules" / "overlays" / "example.yaml").write_text(example[1], encoding="utf-8")
    assert main(["check", str(tmp_path)]) == 0


def test_officers_are_told_of_keys_that_work(tmp_path: Path) -> None:
    """Every `KEY=VALUE` and every pack the page names is taken by the program for some example."""
    text = (ROOT / "docs" / "officers.md").read_text(encoding="utf-8")
    assert "overlay=hipaa-nprm-2025" in text
    options = ["--what-if", "overlay=hipaa-nprm-2025", "--what-if", "organization.internal_fte=2"]
    options += ["--what-if", "today.soc_mdr=[northmsp]", "--what-if", "providers.northmsp.artefacts.baa=baa.pdf"]
    options += ["--what-if", "providers.gold={id: gold, model: managed, offering: gold}"]
    for option in options[1::2]:
        assert option.partition("=")[0] in text
    clinic = str(ROOT / "examples" / "clinic.yaml")
    assert main(["assess", clinic, "--out", str(tmp_path), "--format", "json", "--quiet", *options]) == 0
