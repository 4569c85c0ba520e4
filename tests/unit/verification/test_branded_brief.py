"""A brief under somebody's brand: it shows it, carries it, and is consistent with no other."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pikepdf
import pytest

from assessor import report
from assessor.cli.main import main
from assessor.verification.carried import BRAND, RUN
from assessor.verification.performing import Given
from assessor.verification.verify import verified
from assessor.words.verification import lines
from tests.cli.running import GOOD, MINI
from tests.unit.library.test_brand_file import SQUARE, SVG, png
from tests.unit.verification.tampering import attach, attached, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.unit.verification.tampering import Change

STATED = """schema: brand/1
name: Harbor & Sons
contact: audits@harbor.example
logo: "our logo.png"
colors: {ink: "#3b1d5c", accent: "#8a1c4a"}
footer: Harbor & Sons, 12 Pier Road. For the client named above.
"""


@pytest.fixture(scope="module")
def branded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of one run under a brand with a logo of pixels, one of them see-through."""
    missing = report.pdf_available()
    if missing is not None:
        pytest.skip(missing)
    folder = tmp_path_factory.mktemp("branded")
    (folder / "our brand.yaml").write_text(STATED, encoding="utf-8")
    (folder / "our logo.png").write_bytes(png(color=6, rows=b"\0" + bytes((10, 20, 30, 255, 9, 9, 9, 0))))
    command = ["assess", GOOD, "--data", MINI, "--out", folder / "out", "--format", "pdf,json,html", "--quiet"]
    assert main([*map(str, command), "--brand", str(folder / "our brand.yaml"), "--sections", "letter,annex-f"]) == 0
    return folder / "out"


def test_it_is_consistent_and_says_under_whose_name(branded: Path) -> None:
    found = verified(branded)
    assert (found.status, found.alterations, found.barriers) == ("consistent", (), ())
    assert lines(found)[0] == "Issued under the name of Harbor & Sons. Anybody can write that name into a file."


def test_both_pages_show_it_and_ask_for_nothing_outside(branded: Path) -> None:
    html = (branded / "brief.html").read_text(encoding="utf-8")
    assert html.count("Harbor &amp; Sons") > 2
    assert '<img src="data:image/png;base64,' in html
    assert "img-src data:; " in html
    assert not re.search(r'(?:src|href)="(?!#|data:|https://)', html)
    assert "--brand &#39;./our brand.yaml&#39;" in html
    assert "#14213d" not in html.partition("</style>")[0]
    with pikepdf.open(branded / "brief.pdf") as pdf:
        assert {BRAND, "brand-logo.png"} <= set(pdf.attachments)


def test_without_a_brand_the_page_allows_no_picture(issued: Path) -> None:
    html = (issued / "brief.html").read_text(encoding="utf-8")
    assert "img-src" not in html
    assert "<img" not in html


def _other_logo(pdf: pikepdf.Pdf) -> Change:
    attach(pdf, "brand-logo.png", png())
    return "", ""


def _other_pixels(pdf: pikepdf.Pdf) -> Change:
    for drawn in pdf.objects:
        if isinstance(drawn, pikepdf.Stream) and drawn.get("/Subtype") == "/Image":
            drawn.write(bytes((10, 20, 31, 255, 255, 255)))
    return "", ""


def _no_logo(pdf: pikepdf.Pdf) -> Change:
    page = pdf.pages[0]
    shown = [each for each in pikepdf.parse_content_stream(page) if str(each.operator) != "Do"]
    page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(shown))
    return "", ""


def _other_name(pdf: pikepdf.Pdf) -> Change:
    attach(pdf, BRAND, attached(pdf, BRAND).replace(b"Harbor", b"Harper"))
    return "", ""


def _no_brand(pdf: pikepdf.Pdf) -> Change:
    run = json.loads(attached(pdf, RUN))
    run["brand"] = run["options"]["brand"] = None
    attach(pdf, RUN, json.dumps(run).encode())
    return "", ""


def _elsewhere(pdf: pikepdf.Pdf) -> Change:
    run = json.loads(attached(pdf, RUN))
    run["brand"]["logo"]["path"] = "../our logo.png"
    attach(pdf, RUN, json.dumps(run).encode())
    return "", ""


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        (_other_logo, "brand"),
        (_other_pixels, "picture"),
        (_no_logo, "picture"),
        (_other_name, "brand"),
        (_no_brand, "picture"),
        (_elsewhere, "brand"),
    ],
)
def test_another_brand_or_logo_is_caught(
    branded: Path, tmp_path: Path, change: Callable[[pikepdf.Pdf], Change], kind: str
) -> None:
    saved(branded / "brief.pdf", tmp_path / "b.pdf", change)
    found = verified(tmp_path / "b.pdf")
    assert found.status == "altered"
    assert kind in [each.kind for each in found.alterations]
    assert [item.name for item in tmp_path.iterdir()] == ["b.pdf"]


def test_a_drawn_logo_comes_back_the_same(tmp_path: Path, branded: Path) -> None:
    (tmp_path / "b.yaml").write_text("schema: brand/1\nname: B\nlogo: l.svg\n", encoding="utf-8")
    (tmp_path / "l.svg").write_text(SVG % SQUARE, encoding="utf-8")
    command = ["assess", GOOD, "--data", MINI, "--out", tmp_path / "out", "--format", "pdf,json", "--quiet"]
    assert main([*map(str, command), "--brand", str(tmp_path / "b.yaml"), "--sections", "letter"]) == 0
    assert verified(tmp_path / "out").status == "consistent"


def test_a_page_for_a_browser_alone_takes_the_brand_that_is_brought(branded: Path, tmp_path: Path) -> None:
    command = ["assess", GOOD, "--data", MINI, "--out", tmp_path / "out", "--format", "json,html", "--quiet"]
    brand = branded.parent / "our brand.yaml"
    assert main([*map(str, command), "--brand", str(brand)]) == 0
    assert verified(tmp_path / "out", Given(GOOD, MINI)).status == "altered"
    assert verified(tmp_path / "out", Given(GOOD, MINI, brand=brand)).status == "consistent"


def test_a_faulty_brand_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b.yaml").write_text('schema: brand/1\nname: B\ncolors: {ink: "#ffff00"}\n', encoding="utf-8")
    assert main(["check", str(tmp_path / "b.yaml")]) == 3
    command = ["assess", GOOD, "--data", MINI, "--out", tmp_path / "out", "--brand", tmp_path / "b.yaml"]
    assert main([str(word) for word in command]) == 3
    assert "b.yaml:3:15: error[brand/contrast]" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()
