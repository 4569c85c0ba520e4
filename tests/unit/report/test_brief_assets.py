from __future__ import annotations

from io import BytesIO

import pytest
from fontTools.ttLib import TTFont, woff2

from assessor.report import assets, looks, svg


def _font(file: str) -> TTFont:
    return TTFont(BytesIO(assets.font(file)))


def _points(*files: str) -> set[int]:
    return {point for file in files for point in _font(file).getBestCmap()}


def test_coverage_is_what_every_weight_of_the_main_face_can_print() -> None:
    regular = _points("ibm-plex-sans-latin-400-normal.woff2", "ibm-plex-sans-latin-ext-400-normal.woff2")
    bold = _points("ibm-plex-sans-latin-600-normal.woff2", "ibm-plex-sans-latin-ext-600-normal.woff2")
    assert assets.printable() == (regular & bold) | _points("audit-marks.woff2")


def test_advances_are_those_of_the_bold_face() -> None:
    font = _font("ibm-plex-sans-latin-600-normal.woff2")
    widths = font["hmtx"]
    assert assets.advances() == {chr(point): widths[name][0] for point, name in font.getBestCmap().items()}


def test_digits_are_of_one_width_so_that_no_style_has_to_ask_for_it() -> None:
    for face in assets.FACES:
        font = _font(face.file)
        digits = {font["hmtx"][name][0] for point, name in font.getBestCmap().items() if chr(point) in "0123456789"}
        assert len(digits) <= 1, face.file


def test_every_mark_the_brief_uses_has_a_glyph() -> None:
    marks = {ord(status.mark) for status in looks.STATUSES} | {ord(mark) for mark in "▲◆○●\ufffd"}
    assert marks <= assets.printable()


def test_only_listed_fonts_exist() -> None:
    with pytest.raises(KeyError):
        assets.font("../styles/brief.css")


def test_the_unpacked_fonts_are_the_bundled_ones() -> None:
    for face in assets.FACES:
        unpacked = BytesIO()
        woff2.decompress(BytesIO(assets.font(face.file)), unpacked)
        assert assets.paper_font(face.unpacked) == unpacked.getvalue()
    with pytest.raises(KeyError):
        assets.paper_font("../../styles/brief.css")


def test_the_report_data_holds_no_code() -> None:
    assert not list(assets.folder().rglob("*.py"))


def test_a_word_is_cut_where_its_box_ends() -> None:
    assert svg.fit("short", 40, 2.3) == "short"
    assert svg.fit("a name that is far too long", 12, 2.3).endswith("…")
    assert svg.width_of(svg.fit("m" * 500, 12, 2.3), 2.3) <= 12
    assert svg.two_lines("Risk analysis and targeted risk analysis", 25, 2.3)[0] == "Risk analysis and"
