"""Files that are no brief end in one line, whatever they are made of."""

from __future__ import annotations

import io
import json
import zipfile
import zlib
from typing import TYPE_CHECKING

import pikepdf
import pytest

from assessor.errors import AssessorError
from assessor.verification.carried import DATA, RUN
from assessor.verification.verify import verified
from tests.unit.verification.tampering import attach, attached, saved

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.running import Finished


def refused(path: Path) -> str:
    with pytest.raises(AssessorError) as fault:
        verified(path)
    return fault.value.message


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00" * 5000, b"{", b"[1]", b"{}x", b"\xff\xfe{"])
def test_what_is_neither_pdf_nor_result_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.pdf").write_bytes(content)
    assert "\n" not in refused(tmp_path / "x.pdf")


@pytest.mark.parametrize("share", [0.01, 0.3, 0.7, 0.99])
def test_a_file_cut_short_is_refused_or_altered(issued: Path, tmp_path: Path, share: float) -> None:
    raw = (issued / "brief.pdf").read_bytes()
    (tmp_path / "x.pdf").write_bytes(raw[: int(len(raw) * share)])
    assert "cannot be verified" in refused(tmp_path / "x.pdf")


def test_an_encrypted_file_is_refused(issued: Path, tmp_path: Path) -> None:
    with pikepdf.open(issued / "brief.pdf") as pdf:
        pdf.save(tmp_path / "x.pdf", encryption=pikepdf.Encryption(owner="o", user="u"))
        pdf.save(tmp_path / "y.pdf", encryption=pikepdf.Encryption(owner="o", user=""))
    assert "encrypted" in refused(tmp_path / "x.pdf")
    assert "encrypted" in refused(tmp_path / "y.pdf")


def test_a_stream_that_grows_without_end_is_refused(issued: Path, tmp_path: Path) -> None:
    with pikepdf.open(issued / "brief.pdf") as pdf:
        squeezer = zlib.compressobj(9, wbits=-15)
        block = squeezer.compress(bytes(1 << 24)) + squeezer.flush(zlib.Z_FULL_FLUSH)  # may follow itself
        bomb = b"\x78\xda" + block * 256
        stream = pikepdf.Stream(pdf, bomb)
        stream.Filter = pikepdf.Name.FlateDecode
        pdf.pages[0].Contents = pdf.make_indirect(stream)
        pdf.save(tmp_path / "x.pdf", compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    assert "cannot be verified" in refused(tmp_path / "x.pdf")


def test_a_million_objects_are_refused(tmp_path: Path) -> None:
    body, places = io.BytesIO(), []
    body.write(b"%PDF-1.7\n")
    fixed = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R>>"]
    for number in range(1, 1_000_001):
        places.append(body.tell())
        body.write(b"%d 0 obj%sendobj\n" % (number, fixed[number - 1] if number <= 3 else b"<</A 1>>"))
    start = body.tell()
    body.write(b"xref\n0 1000001\n0000000000 65535 f \n")
    body.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    body.write(b"trailer<</Size 1000001/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start)
    (tmp_path / "x.pdf").write_bytes(body.getvalue())
    assert "cannot be verified" in refused(tmp_path / "x.pdf")


def test_a_structure_in_a_circle_is_refused(issued: Path, tmp_path: Path) -> None:
    def change(pdf: pikepdf.Pdf) -> tuple[str, str]:
        document = pdf.Root.StructTreeRoot.K[0]
        document.K[0].K = pikepdf.Array([document.K[0]])
        return "", ""

    saved(issued / "brief.pdf", tmp_path / "x.pdf", change)
    assert "cannot be verified" in refused(tmp_path / "x.pdf")


@pytest.mark.parametrize("name", ["../../escaped.yaml", "/tmp/escaped", "..", "x" * 5000])  # noqa: S108 - not written
def test_the_name_of_an_attachment_leads_nowhere(issued: Path, tmp_path: Path, name: str) -> None:
    def change(pdf: pikepdf.Pdf) -> tuple[str, str]:
        attach(pdf, name, b"x")
        return "", ""

    saved(issued / "brief.pdf", tmp_path / "x.pdf", change)
    found = verified(tmp_path / "x.pdf")
    assert found.status == "altered"
    assert [each.kind for each in found.alterations] == ["attachment"]
    assert not list(tmp_path.parent.rglob("escaped*"))


@pytest.mark.parametrize("path", ["../out.yaml", "/etc/x", "a/../../b", "", "C:\\x"])
def test_the_path_of_an_input_stays_in_its_folder(issued: Path, tmp_path: Path, path: str) -> None:
    def change(pdf: pikepdf.Pdf) -> tuple[str, str]:
        run = json.loads(attached(pdf, RUN))
        attach(pdf, "paper", b"x")
        run["papers"] = [{"path": path, "attachment": "paper", "sha256": "0"}]
        attach(pdf, RUN, json.dumps(run).encode())
        return "", ""

    saved(issued / "brief.pdf", tmp_path / "x.pdf", change)
    assert "paper" in [each.kind for each in verified(tmp_path / "x.pdf").alterations]
    assert not (tmp_path / "out.yaml").exists()


@pytest.mark.parametrize("name", ["../rules/x.yaml", "rules/../../x.yaml", "/rules/x.yaml", "rules/x.py", "notes.yaml"])
def test_an_archive_of_rules_unpacks_into_its_folder_only(issued: Path, tmp_path: Path, name: str) -> None:
    def change(pdf: pikepdf.Pdf) -> tuple[str, str]:
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            archive.writestr(name, "x")
        attach(pdf, DATA, target.getvalue())
        return "", ""

    saved(issued / "brief.pdf", tmp_path / "x.pdf", change)
    assert DATA in refused(tmp_path / "x.pdf")


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"options": 1}', "[" * 100_000])
def test_options_of_another_form_are_named(issued: Path, tmp_path: Path, text: str) -> None:
    def change(pdf: pikepdf.Pdf) -> tuple[str, str]:
        attach(pdf, RUN, text.encode())
        return "", ""

    saved(issued / "brief.pdf", tmp_path / "x.pdf", change)
    assert "options" in [each.kind for each in verified(tmp_path / "x.pdf").alterations]


def test_the_command_line_says_so_in_one_line(call: Callable[..., Finished], tmp_path: Path) -> None:
    (tmp_path / "x.pdf").write_bytes(b"%PDF-1.7\n" + bytes(1000))
    done = call("verify", tmp_path / "x.pdf")
    assert done.code == 3
    assert len(done.err.splitlines()) == 2
    assert "Traceback" not in done.err
