from __future__ import annotations

import ast
import shutil
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest
import weasyprint

from assessor.errors import RenderError
from assessor.frameworks.registry import FRAMEWORKS
from assessor.report.page import print_page
from assessor.report.press import galleys, kept, pair, run
from assessor.report.press.galleys import Above, proof_of
from assessor.report.press.kept import Kept
from assessor.report.press.matter import matter_of, parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.press.engine import Engine
    from assessor.report.press.matter import Matter
    from assessor.result.result import Result


@pytest.fixture(scope="module")
def page(clinic: Result) -> str:
    """The body of a brief: eleven parts, most of which begin on the page where another ends."""
    return print_page(clinic, FRAMEWORKS, "letter", ("body",))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where parts are kept."""
    return tmp_path_factory.mktemp("kept") / "pages"


@pytest.fixture(scope="module")
def cold(page: str, folder: Path) -> bytes:
    """The body, printed with nothing kept."""
    return run.printed(page, attached=(), identifier=b"x", kept=folder)


@pytest.fixture
def laid_out(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that are laid out while a test runs."""
    names: list[str] = []

    def counted(engine: Engine, copy: galleys.Copy, ids: frozenset[str]) -> galleys.Proof:
        names.append(copy.name)
        return proof_of(engine, copy, ids)

    monkeypatch.setattr(pair, "proof_of", counted)
    return names


def _printed(page: str, folder: Path) -> bytes:
    return run.printed(page, attached=(), identifier=b"x", kept=folder)


def test_the_fast_parser_reads_what_the_parser_of_html_reads(page: str) -> None:
    fast, right = parsed(page), weasyprint.HTML(string=page).etree_element
    said = [
        [(each.tag, {key: value for key, value in each.attrib.items() if "xmlns" not in key}) for each in root.iter()]
        for root in (fast, right)
    ]
    assert said[0] == said[1]
    texts = [" ".join("".join(root.find("body").itertext()).split()) for root in (fast, right)]  # type: ignore[union-attr]
    assert texts[0] == texts[1]


def test_a_page_that_is_no_xml_is_read_all_the_same() -> None:
    root = parsed("<!doctype html><html lang=en><title>t</title><body><p>one<p>two&nbsp;three</html>")
    assert [each.text for each in root.iter("p")] == ["one", "two\N{NO-BREAK SPACE}three"]


def test_a_chart_on_a_page_that_is_no_xml_is_printed() -> None:
    chart = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><path d="M0 0"/></svg>'
    body = f'<section id="summary">&nbsp;{chart}</section>'
    page = f'<html lang="en"><head><title>t</title></head><body>{body}</body></html>'
    with pikepdf.open(BytesIO(run.printed(page, attached=(), identifier=b"x"))) as pdf:
        assert len(pdf.pages) == 1


def test_letter_body_and_annexes_wait_for_nothing_before_them() -> None:
    names = ("letter", "summary", "register", "obligations", "cards")
    body = "".join(f'<section id="{name}"><h1>{name}</h1></section>' for name in names)
    matter = matter_of(f"<html lang='en'><head><title>t</title></head><body>{body}</body></html>")
    chains = [[part.name for part in chain] for chain in matter.chains]
    assert chains == [["letter.0"], ["summary.0", "register.0"], ["obligations.0", "cards.0"]]


def test_what_is_kept_gives_the_same_bytes_and_lays_nothing_out(
    page: str, folder: Path, cold: bytes, laid_out: list[str]
) -> None:
    assert _printed(page, folder) == cold
    assert laid_out == []


def test_two_processes_print_the_same_bytes(page: str, cold: bytes, laid_out: list[str]) -> None:
    parts = len(matter_of(page).parts)
    assert run.printed(page, attached=(), identifier=b"x", processes=2) == cold
    assert len(laid_out) <= parts + 1  # the contents twice; a part that the other process made is not counted


def test_a_changed_line_lays_out_its_own_part_alone(
    page: str, folder: Path, cold: bytes, laid_out: list[str], tmp_path: Path
) -> None:
    copied = shutil.copytree(folder, tmp_path / "pages")  # what this adds is of no use to the others
    heading = page.index('id="questions"')
    changed = page[:heading] + page[heading:].replace("<h1>", "<h1>So: ", 1)
    assert changed != page
    assert _printed(changed, copied) != cold
    assert laid_out == ["questions.0"]


def test_another_digest_lays_nothing_out(page: str, folder: Path, cold: bytes, laid_out: list[str]) -> None:
    changed = page.replace('data-foot="Result ', 'data-foot="Other ')
    assert changed != page
    assert _printed(changed, folder) != cold
    assert laid_out == []


def test_other_styles_lay_everything_out(page: str, folder: Path, laid_out: list[str]) -> None:
    matter = matter_of(page)
    store = Kept(folder, matter.css.encode() + b" ", b"")
    assert all(store.get(store.key(part.name, "", None)) is None for part in matter.parts)
    here, there = (Kept(folder, css).key("part", "<p />", Above(1.0, 0.0)) for css in (b"a", b"b"))
    assert here != there
    assert laid_out == []


def test_damaged_parts_are_laid_out_anew(page: str, folder: Path, cold: bytes, laid_out: list[str]) -> None:
    files = sorted(folder.glob("*.json"))
    files[0].write_bytes(files[0].read_bytes()[:-7] + b"garbage")
    files[1].write_bytes(b"")
    assert _printed(page, folder) == cold
    assert len(laid_out) == 2
    laid_out.clear()
    assert _printed(page, folder) == cold
    assert laid_out == []


def test_a_link_that_leads_nowhere_is_refused(page: str) -> None:
    broken = page.replace('<a href="#', '<a href="#gone-', 1)
    with pytest.raises(RenderError, match="No anchor #gone-"):
        run.printed(broken, attached=(), identifier=b"x")


def test_a_kept_part_does_not_hide_that_its_link_leads_nowhere_now(
    page: str, folder: Path, cold: bytes, laid_out: list[str]
) -> None:
    matter = matter_of(page)
    own = {part.name: {each.get("id") for each in part.section.iter()} for part in matter.parts}
    elsewhere = next(
        name
        for part in matter.parts
        for link in part.section.iter("a")
        if (name := link.get("href", "").removeprefix("#")) in matter.ids - own[part.name]
    )
    assert cold
    for _ in range(2):  # the second time whatever the first kept is there
        with pytest.raises(RenderError, match=f"No anchor #{elsewhere}"):
            _printed(page.replace(f'id="{elsewhere}"', 'id="moved-away"'), folder)
    assert laid_out == []


def test_what_a_later_piece_of_a_section_holds_is_known_too(matter: Matter) -> None:
    held = {name for part in matter.parts for each in part.section.iter() if (name := each.get("id"))}
    assert any(not part.name.endswith(".0") for part in matter.parts)
    assert held == matter.ids
    assert matter.links


def test_all_code_of_the_report_that_the_press_calls_decides_what_is_kept() -> None:
    files = set(kept.code_files())
    room = Path(kept.__file__).parent
    called = set()
    for file in room.glob("*.py"):
        for node in ast.parse(file.read_text()).body:  # what is imported for types alone stands deeper
            if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("assessor.report"):
                base = room.parents[2].joinpath(*node.module.split("."))
                called |= {base.with_suffix(".py"), *(base / f"{each.name}.py" for each in node.names)}
    called = {file for file in called if file.is_file()}
    assert room.parent / "scope.py" in called
    assert called <= files


def test_numbers_that_never_settle_are_refused(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[int] = []

    def longer(_chains: object) -> tuple[list[str], list[tuple[int, galleys.Galley]]]:
        rounds.append(1)
        anchors = {name: (len(rounds), 0.0, 0.0) for name, _cell in contents.numbered}
        return [""], [(0, galleys.Galley(b"", len(rounds), 0, Above(0.0, 0.0), anchors, (), {}))]

    matter = matter_of(page)
    contents = next(part for part in matter.parts if part.numbered)
    monkeypatch.setattr(run, "_on_pages", longer)
    with pytest.raises(RenderError, match="again and again"):
        run._placed(matter._replace(parts=(contents,)), SimpleNamespace(make=list), None)  # type: ignore[arg-type]
    assert len(rounds) == 5


@pytest.fixture
def opened(cold: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(cold)) as pdf:
        yield pdf


def _elements(node: Any) -> Iterator[Any]:  # pikepdf objects carry no static type
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        yield from _elements(node.get("/K"))


def test_every_mark_of_a_page_leads_to_its_element(opened: pikepdf.Pdf) -> None:
    numbers = list(opened.Root.StructTreeRoot.ParentTree.Nums)
    parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
    shared = 0
    for page in opened.pages:
        marks = [
            int(each.operands[1].MCID)
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) == "BDC" and "/MCID" in each.operands[1]
        ]
        elements = parents[int(page.obj.StructParents)]
        assert sorted(marks) == list(range(len(elements)))
        for mark, element in enumerate(elements):
            assert element.Pg.objgen == page.obj.objgen
            assert mark in list(element.K)
        shared += marks.count(0) and len(page.obj.Contents) > 6
    assert shared, "no two parts share a page: the test tests nothing"


def test_every_element_is_on_a_page_of_the_file_and_below_one_document(opened: pikepdf.Pdf) -> None:
    pages = {page.obj.objgen for page in opened.pages}
    found = list(_elements(opened.Root.StructTreeRoot.K))
    assert [str(each.S) for each in found].count("/Document") == 1
    assert {each.Pg.objgen for each in found[1:] if "/Pg" in each} <= pages
    ids = [str(each.ID) for each in found if "/ID" in each]
    assert len(set(ids)) == len(ids)
    named = {str(name) for each in found if "/A" in each for name in each.A.get("/Headers", ())}
    assert named <= set(ids)


def test_links_lead_to_places_of_the_file(opened: pikepdf.Pdf) -> None:
    pages = {page.obj.objgen for page in opened.pages}
    names = list(opened.Root.Names.Dests.Names)
    places = dict(zip(map(str, names[::2]), names[1::2], strict=True))
    assert list(places) == sorted(places)
    assert {place[0].objgen for place in places.values()} <= pages
    notes = [note for page in opened.pages for note in page.obj.get("/Annots", ())]
    assert notes
    assert {str(note.Dest) for note in notes if "/Dest" in note} <= set(places)
    numbers = [int(note.StructParent) for note in notes]
    assert len(set(numbers)) == len(numbers)


def test_the_contents_name_the_pages_their_entries_are_on(opened: pikepdf.Pdf, page: str) -> None:
    numbers = {page.obj.objgen: number for number, page in enumerate(opened.pages, 1)}
    names = list(opened.Root.Names.Dests.Names)
    places = {str(name): numbers[place[0].objgen] for name, place in zip(names[::2], names[1::2], strict=True)}
    numbered = [entry for part in matter_of(page).parts for entry, _ in part.numbered]
    assert len(numbered) > 5
    with opened.open_outline() as outline:
        titles = [item.title for item in outline.root]
    assert len(titles) >= len(numbered)
    assert [places[name] for name in numbered] == sorted(places[name] for name in numbered)


def test_nothing_but_one_profile_and_the_used_fonts_is_joined(opened: pikepdf.Pdf) -> None:
    assert len(opened.Root.OutputIntents) == 1
    fonts = {name for page in opened.pages for name in page.obj.Resources.Font.keys()}  # noqa: SIM118 - no dict
    used = {
        str(each.operands[0])
        for page in opened.pages
        for each in pikepdf.parse_content_stream(page)
        if str(each.operator) == "Tf"
    }
    assert used <= fonts


@pytest.fixture(scope="module")
def matter(page: str) -> Matter:
    return matter_of(page)
