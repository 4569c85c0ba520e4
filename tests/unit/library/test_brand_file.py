"""The brand of an issuer: one wrong thing each, told at its place, and pictures that hold nothing but a picture."""

from __future__ import annotations

import re
import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from assessor.library.brand_file import LEAST_CONTRAST, contrast_to_white, read_brand
from assessor.library.png_logo import Faulty, cleaned_png
from assessor.library.svg_logo import Unsafe, cleaned_svg
from assessor.model.brand import ACCENT, INK

if TYPE_CHECKING:
    from pathlib import Path

BRAND = """\
schema: brand/1
name: Harbor Compliance
contact: audits@harbor.example
logo: logo.svg
colors: {ink: "#3b1d5c", accent: "#8a1c4a"}
footer: For the client named above.
"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">\n%s\n</svg>'
SQUARE = '<rect width="10" height="10" fill="#123"/>'


def png(width: int = 2, height: int = 1, bits: int = 8, color: int = 2, **extra: bytes) -> bytes:
    rows = extra.pop("rows", b"\0" + b"\x10" * 6)
    head = struct.pack(">IIBBBBB", width, height, bits, color, 0, 0, 0)
    parts = [(b"IHDR", head), *((name.encode(), content) for name, content in extra.items())]
    parts += [(b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))
        for name, content in parts
    )


def told(folder: Path, text: str, logo: bytes = (SVG % SQUARE).encode()) -> list[tuple[str, str, int]]:
    (folder / "logo.svg").write_bytes(logo)
    (folder / "brand.yaml").write_text(text, encoding="utf-8")
    brand, problems = read_brand(folder / "brand.yaml")
    assert (brand is None) == bool(problems)
    assert all(item.help for item in problems)
    return [(item.code, item.span.path.rpartition("/")[2], item.span.line) for item in problems]


def test_a_sound_brand_has_no_problem(tmp_path: Path) -> None:
    assert told(tmp_path, BRAND) == []
    brand, _ = read_brand(tmp_path / "brand.yaml")
    assert brand is not None
    assert brand.logo is not None
    assert (brand.name, brand.option, brand.logo.kind, brand.colors.ink) == (
        "Harbor Compliance",
        "./brand.yaml",
        "svg",
        "#3b1d5c",
    )


WRONG = {
    "an unknown key": ("contact:", "kontact:", "schema/unknown-key", 3),
    "no name": ("name: Harbor Compliance\n", "", "schema/required", 1),
    "a name too long": ("Harbor Compliance", "H" * 61, "schema/length", 2),
    "a pale color": ('"#8a1c4a"', '"#ffcc00"', "brand/contrast", 5),
    "no color": ('"#8a1c4a"', '"red; background: url(x)"', "schema/pattern", 5),
    "no file": ("logo.svg", "other.svg", "file/missing", 4),
    "a file elsewhere": ("logo.svg", "../logo.svg", "path/outside", 4),
    "an absolute path": ("logo.svg", "/etc/logo.svg", "path/outside", 4),
    "another kind of file": ("logo.svg", "logo.gif", "schema/pattern", 4),
    "markup": ("For the client", "<script>alert(1)</script>", "text/markup", 6),
}


@pytest.mark.parametrize("what", WRONG)
def test_one_wrong_thing_is_told_at_its_place(tmp_path: Path, what: str) -> None:
    old, new, code, line = WRONG[what]
    assert (code, "brand.yaml", line) in told(tmp_path, BRAND.replace(old, new))


def test_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    (tmp_path / "outside.svg").write_text(SVG % SQUARE, encoding="utf-8")
    (inner / "linked.svg").symlink_to(tmp_path / "outside.svg")
    assert told(inner, BRAND.replace("logo.svg", "linked.svg")) == [("path/outside", "brand.yaml", 4)]


def test_a_missing_brand_is_told(tmp_path: Path) -> None:
    brand, problems = read_brand(tmp_path / "none.yaml")
    assert (brand, [item.code for item in problems]) == (None, ["file/missing"])


UNSAFE = {
    "a script": "<script>alert(1)</script>",
    "a handler": '<rect width="1" height="1" onload="alert(1)"/>',
    "a link": '<a href="http://x.example"><rect width="1" height="1"/></a>',
    "a picture from elsewhere": '<image href="file:///etc/passwd" width="1" height="1"/>',
    "a copy of itself": '<use href="#a"/>',
    "an address in a color": '<rect width="1" height="1" fill="url(http://x.example/a)"/>',
    "an address in a style": '<rect width="1" height="1" style="fill: url(//x.example/a)"/>',
    "a style sheet": "<style>@import url(http://x.example)</style>",
    "words": "<text>Certified</text>",
    "a page inside": "<foreignObject><p/></foreignObject>",
    "movement": '<rect width="1" height="1"><animate attributeName="x"/></rect>',
    "an instruction": '<?xml-stylesheet href="http://x.example/a.css"?>' + SQUARE,
    "a gradient that is not there": '<rect width="1" height="1" fill="url(#none)"/>',
    "a path that is none": '<path d="M0 0L1"/>',
    "a number that is none": '<rect width="calc(1px + 1px)" height="1"/>',
    "nothing": "<g/>",
    "no end": "<g>",
    "depth": "<g>" * 30 + SQUARE + "</g>" * 30,
    "too many": SQUARE * 2001,
    "an svg inside": '<svg viewBox="0 0 1 1"/>',
}


@pytest.mark.parametrize("what", UNSAFE)
def test_a_drawing_that_could_act_or_lead_somewhere_is_refused_at_its_line(tmp_path: Path, what: str) -> None:
    (problem,) = told(tmp_path, BRAND, (SVG % UNSAFE[what]).encode())
    assert problem[:2] == ("brand/logo", "logo.svg")
    assert problem[2] == (3 if what in ("nothing", "no end") else 2) or what == "nothing"


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>',
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE svg [<!ENTITY % a SYSTEM "http://x.example"> %a;]>',
    ],
)
def test_entities_are_refused(head: str) -> None:
    with pytest.raises(Unsafe):
        cleaned_svg((head + SVG % SQUARE).encode())


def test_a_drawing_is_written_again_without_what_draws_nothing() -> None:
    raw = """<?xml version="1.0"?><!DOCTYPE svg PUBLIC "SVG 1.1" "http://x.example/svg11.dtd">
    <svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://x.example" width="20px" height="10" i:version="1">
    <title>T</title><metadata><i:a href="http://x.example"/></metadata>
    <!-- a note --><defs>
    <linearGradient id="g"><stop offset="0" style="stop-color:#123;-i-font:Sans"/></linearGradient>
    </defs><g class="c" transform="translate(1,2) scale(.5)">
    <path d="M1-2.5L.5.5C1,2 3,4 5,6zm1 1a1 2 0 011-1" fill="url(#g)"/></g></svg>"""
    assert re.sub(r">\s+<", "><", cleaned_svg(raw.encode()).decode()) == (
        '<svg xmlns="http://www.w3.org/2000/svg" height="10" viewBox="0 0 20 10" width="20"><defs>'
        '<linearGradient id="g">'
        '<stop offset="0" stop-color="#123"></stop></linearGradient></defs><g transform="translate(1,2) scale(.5)">'
        '<path d="M1-2.5L.5.5C1,2 3,4 5,6zm1 1a1 2 0 011-1" fill="url(#g)"></path></g></svg>'
    )


def test_what_a_png_says_beside_its_pixels_is_left_out() -> None:
    assert cleaned_png(png(tEXt=b"Comment\0<script>", eXIf=b"somewhere")) == png()


BROKEN = {
    "cut off": png()[:-20],
    "a letter changed": png().replace(b"IDAT", b"IDAX"),
    "no pixels": png(rows=b""),
    "more pixels than its size": png(rows=b"\0" + b"\x10" * 600),
    "an unknown filter": png(rows=b"\x09" + b"\x10" * 6),
    "sixteen bits": png(bits=16, rows=b"\0" + b"\x10" * 12),
    "too wide": png(width=5000, rows=b"\0" + b"\x10" * 15000),
    "a bomb": png(width=4000, height=4000, rows=b"\0" * 48_004_000),
    "no palette": png(color=3, rows=b"\0\0\0"),
    "a part nobody knows": png(ABCD=b"x"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_a_png_that_is_not_whole_or_too_large_is_refused(what: str) -> None:
    with pytest.raises(Faulty):
        cleaned_png(BROKEN[what])


def test_a_png_under_another_name_is_a_png_and_text_is_none(tmp_path: Path) -> None:
    assert told(tmp_path, BRAND, png()) == []
    assert told(tmp_path, BRAND, b"GIF89a....") == [("brand/logo", "brand.yaml", 4)]
    assert told(tmp_path, BRAND, png() + b"x" * 600_000) == [("brand/logo", "brand.yaml", 4)]


def test_contrast_is_that_of_wcag() -> None:
    assert contrast_to_white("#000000") == pytest.approx(21)
    assert contrast_to_white("#767676") == pytest.approx(4.54, abs=0.01)
    assert min(contrast_to_white(INK), contrast_to_white(ACCENT)) >= LEAST_CONTRAST
