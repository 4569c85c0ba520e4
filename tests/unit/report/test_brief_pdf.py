from __future__ import annotations

import builtins
import hashlib
import importlib
import sys
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from assessor import api, report
from assessor.encode.encode import canonical
from assessor.errors import RenderError
from assessor.frameworks.registry import FRAMEWORKS
from assessor.report import pango
from assessor.report.printing import Printing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor.result.result import Result

needs_pango = pytest.mark.skipif(report.pdf_available() is not None, reason="Pango is not installed here")

BASE_FONTS = {"Plex-Sans", "Plex-Serif", "Plex-Mono", "Audit-Marks"}


@pytest.fixture(scope="module")
def finished(clinic: Result) -> bytes:
    return api.render(clinic, "pdf")


@pytest.fixture
def opened(finished: bytes) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(BytesIO(finished)) as pdf:
        yield pdf


@needs_pango
def test_the_same_result_gives_the_same_bytes(clinic: Result, finished: bytes) -> None:
    again = api.render(clinic, "pdf")
    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(finished).hexdigest()


@needs_pango
def test_the_file_says_what_it_is(clinic: Result, opened: pikepdf.Pdf) -> None:
    organization = clinic.organization.name
    said = opened.Root.Metadata.read_bytes()
    for fact in (
        b'pdfaid:part="3"',
        b'pdfaid:conformance="A"',
        b'pdfuaid:part="1"',
        f"Compliance readiness brief: {organization}".encode(),
    ):
        assert fact in said
    assert str(opened.Root.Lang) == "en-US"
    assert opened.Root.MarkInfo.Marked
    assert opened.Root.ViewerPreferences.DisplayDocTitle
    assert opened.Root.OutputIntents
    assert str(opened.docinfo["/Title"]).endswith(organization)
    assert str(opened.docinfo["/CreationDate"]).startswith(f"D:{clinic.as_of.replace('-', '')}")


def _elements(node: Any) -> Iterator[Any]:  # pikepdf objects carry no static type
    if isinstance(node, pikepdf.Array):
        for each in node:
            yield from _elements(each)
    elif isinstance(node, pikepdf.Dictionary) and "/S" in node:
        yield node
        if "/K" in node:
            yield from _elements(node.K)


@needs_pango
def test_the_structure_is_tagged(opened: pikepdf.Pdf) -> None:
    root = opened.Root.StructTreeRoot
    found = list(_elements(root.K))
    kinds = [str(each.S) for each in found]
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/Link"} <= set(kinds)
    headings = [kind for kind in kinds if kind in {"/H1", "/H2", "/H3"}]
    assert headings[0] == "/H1"
    assert all("/Alt" in each and str(each.Alt) for each in found if str(each.S) == "/Figure")


@needs_pango
def test_header_cells_say_what_they_head(opened: pikepdf.Pdf) -> None:
    root = opened.Root.StructTreeRoot
    heads = [each for each in _elements(root.K) if str(each.S) == "/TH"]
    assert {str(each.A.Scope) for each in heads} == {"/Column"}  # the facts of the cards stand in cells on paper
    names = [str(name) for name in list(root.IDTree.Names)[::2]]
    assert names == sorted(names)
    assert len(set(names)) == len(names) == len(heads)


@needs_pango
def test_a_header_cell_beside_others_heads_its_row() -> None:
    table = "<tr><th scope=col>a</th><th scope=col>b</th></tr><tr><th scope=row>c</th><td>d</td></tr>"
    page = f"<!doctype html><html lang=en><title>t</title><body><h1>t</h1><table>{table}</table></body></html>"
    made = importlib.import_module("assessor.report.pdf").bytes_of(page, attached=(), identifier=b"x")
    with pikepdf.open(BytesIO(made)) as pdf:
        heads = [each for each in _elements(pdf.Root.StructTreeRoot.K) if str(each.S) == "/TH"]
        assert [str(each.A.Scope) for each in heads] == ["/Column", "/Column", "/Row"]


@needs_pango
def test_the_result_travels_inside_unchanged(clinic: Result, opened: pikepdf.Pdf) -> None:
    assert list(opened.attachments) == ["result.json"]
    attached = opened.attachments["result.json"]
    assert attached.get_file().read_bytes() == canonical(api.json_object(clinic))
    assert str(attached.relationship) == "/Data"
    assert "/AF" in opened.Root


@needs_pango
def test_only_the_bundled_fonts_are_used(opened: pikepdf.Pdf) -> None:
    used = {
        str(font.BaseFont).split("+")[-1]
        for page in opened.pages
        for font in (page.Resources.Font.values() if "/Font" in page.Resources else ())
    }
    assert used
    assert all(any(name.startswith(base) for base in BASE_FONTS) for name in used), used


@needs_pango
def test_letter_paper_changes_the_page_only(clinic: Result) -> None:
    letter = report.render_pdf(clinic, FRAMEWORKS, result_bytes=b"{}", printing=Printing(paper="letter"))
    with pikepdf.open(BytesIO(letter)) as pdf:
        assert [round(float(edge)) for edge in pdf.pages[1].MediaBox] == [0, 0, 612, 792]


@needs_pango
def test_hostile_text_renders_without_a_missing_glyph_or_a_fetch(clinic: Result) -> None:
    strange = "\u202e<script> 漢字 😀 url(http://example.invalid) " + "m" * 5000
    foreign = "\u05d0\u05d1\u05d2\u0639\u0631 \u6f22\u5b57 " + "W" * 120
    hostile = replace(
        clinic,
        organization=replace(clinic.organization, name=strange),
        providers=tuple(replace(provider, name=foreign) for provider in clinic.providers),
        inputs=(replace(clinic.inputs[0], path="● → ≤ ▲ ○ x.yaml", sha256="● → ≤ x"),),
        catalogs=tuple(replace(item, title="</style><link rel=attachment href=file:///x>") for item in clinic.catalogs),
    )
    made = report.render_pdf(hostile, FRAMEWORKS, result_bytes=b"{}")
    with pikepdf.open(BytesIO(made)) as pdf:
        assert list(pdf.attachments) == ["result.json"]


@needs_pango
@pytest.mark.parametrize(
    "outside",
    [
        '<img src="http://example.invalid/x.png" alt="x">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<img src="data:image/png;base64,AAAA" alt="x">',
        "<style>@import url(http://example.invalid/a.css);</style>",
        '<p style="background:url(file:///etc/hostname)">x</p>',
        "<style>@font-face{font-family:x;src:url(font:../styles/brief.css)} p{font-family:x}</style><p>x</p>",
    ],
)
def test_anything_outside_is_refused(outside: str) -> None:
    pdf = importlib.import_module("assessor.report.pdf")
    attached = importlib.import_module("weasyprint").Attachment(string=b"{}", name="result.json", relationship="Data")
    page = f"<!doctype html><html lang=en><title>t</title><body><h1>t</h1>{outside}</body></html>"
    with pytest.raises(RenderError, match="outside itself"):
        pdf.bytes_of(page, attached=(attached,), identifier=b"x")


def test_a_missing_pango_is_one_line_of_advice(clinic: Result, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "weasyprint" or name == "assessor.report.pdf"]:
        monkeypatch.delitem(sys.modules, name)
    original = builtins.__import__

    def without_pango(name: str, *rest: Any, **named: Any) -> Any:  # the builtin's own signature
        if name.split(".", maxsplit=1)[0] == "weasyprint":
            raise OSError("cannot load library 'libgobject-2.0-0'")
        return original(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without_pango)
    assert report.pdf_available() == pango.hint()
    with pytest.raises(RenderError, match="Pango") as refused:
        report.render_pdf(clinic, FRAMEWORKS, result_bytes=b"{}")
    assert refused.value.hint == pango.hint()


@pytest.mark.parametrize(
    ("platform", "release", "expected"),
    [
        ("linux", "ID=debian\n", "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0"),
        ("linux", 'ID=pop\nID_LIKE="ubuntu debian"\n', "apt install"),
        ("linux", 'ID="rocky"\nID_LIKE="rhel centos fedora"\n', "dnf install pango"),
        ("linux", "ID=alpine\n", "apk add"),
        ("linux", "ID=arch\n", "pacman -S pango"),
        ("linux", "ID=other\n", "package manager"),
        ("darwin", "", "brew install pango"),
        ("win32", "", "MSYS2"),
    ],
)
def test_the_advice_fits_the_system(tmp_path: Path, platform: str, release: str, expected: str) -> None:
    file = tmp_path / "os-release"
    file.write_text(release, encoding="utf-8")
    assert expected in pango.hint(platform, file)
    assert "\n" not in pango.hint(platform, file)


def test_a_system_without_a_name_still_gets_advice(tmp_path: Path) -> None:
    assert "package manager" in pango.hint("linux", tmp_path / "missing")
