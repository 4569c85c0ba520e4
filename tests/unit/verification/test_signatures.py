"""A signed brief: who signed it is said, and a byte changed afterwards is an alteration."""

from __future__ import annotations

import datetime as dt
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import pikepdf
import pytest

from assessor.cli.main import main
from assessor.result.verification import Signature, Verification
from assessor.verification import signing
from assessor.verification.verify import verified
from assessor.words.verification import lines

if TYPE_CHECKING:
    from pathlib import Path

needs_library = pytest.mark.skipif(find_spec("pyhanko") is None, reason="pyHanko comes with the extra 'sign' alone")


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A certificate of one's own making with its key, and a file with its password."""
    x509: Any = pytest.importorskip("cryptography.x509")
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.hazmat.primitives.serialization import pkcs12

    folder = tmp_path_factory.mktemp("keys")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Jane Harbor")])
    begins = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), 7, begins, begins + dt.timedelta(3650))
    certificate = made.sign(key, hashes.SHA256())
    locked = serialization.BestAvailableEncryption(b"secret")
    (folder / "me.p12").write_bytes(pkcs12.serialize_key_and_certificates(b"me", key, certificate, None, locked))
    (folder / "opens").write_text("secret\n", encoding="utf-8")
    (folder / "wrong").write_text("guess\n", encoding="utf-8")
    return folder


def sign(brief: Path, keys: Path, out: Path, entry: str = "opens") -> int:
    command = ["sign", brief, "--certificate", keys / "me.p12", "--password-file", keys / entry, "--out", out]
    return main([str(word) for word in command])


@pytest.fixture(scope="module")
def signed(issued: Path, keys: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("signed") / "signed.pdf"
    assert sign(issued / "brief.pdf", keys, out) == 0
    assert out.read_bytes().startswith((issued / "brief.pdf").read_bytes())
    return out


@needs_library
def test_a_signed_brief_is_consistent_and_names_the_signer(signed: Path) -> None:
    found = verified(signed)
    assert (found.status, found.alterations) == ("consistent", ())
    assert found.signed is not None
    ((by, intact, whole),) = [(each.by, each.intact, each.whole) for each in found.signed]
    assert ("Jane Harbor" in by, intact, whole) == (True, True, True)
    said = "\n".join(lines(found))
    assert "Signed by Common Name: Jane Harbor" in said
    assert "Certificate issued by itself" in said
    assert "authentic" not in said


@needs_library
def test_a_byte_changed_after_signing_is_caught(signed: Path, tmp_path: Path) -> None:
    raw = bytearray(signed.read_bytes())
    at = raw.index(b"/Producer") if b"/Producer" in raw else raw.index(b"%PDF-1.") + 7
    raw[at + 1 if raw[at : at + 1] == b"/" else at] ^= 1
    (tmp_path / "b.pdf").write_bytes(raw)
    found = verified(tmp_path / "b.pdf")
    assert found.status == "altered"
    assert "signature" in [each.kind for each in found.alterations]


@needs_library
def test_a_revision_after_signing_is_caught(signed: Path, tmp_path: Path) -> None:
    raw = signed.read_bytes()
    last = int(raw.rsplit(b"startxref", 1)[1].split()[0])
    with pikepdf.open(signed) as pdf:
        root, size = pdf.Root.objgen[0], len(pdf.objects) + 1
    trailer = b"\nxref\n0 0\ntrailer\n<</Root %d 0 R/Size %d/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    (tmp_path / "b.pdf").write_bytes(raw + trailer % (root, size, last, len(raw) + 1))
    found = verified(tmp_path / "b.pdf")
    assert found.status == "altered"
    assert {each.kind for each in found.alterations} & {"revision", "signature"}


@needs_library
def test_a_second_person_signs_the_signed_file(signed: Path, keys: Path, tmp_path: Path) -> None:
    assert sign(signed, keys, tmp_path / "twice.pdf") == 0
    found = verified(tmp_path / "twice.pdf")
    assert found.status == "consistent"
    assert found.signed is not None
    assert [(each.intact, each.whole) for each in found.signed] == [(True, False), (True, True)]


@needs_library
def test_a_wrong_password_writes_nothing(
    issued: Path, keys: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert sign(issued / "brief.pdf", keys, tmp_path / "s.pdf", "wrong") == 3
    assert "check the password" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_without_the_library_one_line_says_what_to_install(
    issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_name: str) -> None:
        raise ImportError

    monkeypatch.setattr(signing, "import_module", missing)
    assert sign(issued / "brief.pdf", tmp_path, tmp_path / "s.pdf") == 4
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "pip install 'assessor-engine[sign]'" in said
    assert list(tmp_path.iterdir()) == []


def found(signatures: int, signed: tuple[Signature, ...] | None) -> Verification:
    return Verification(
        status="consistent", digest="d", performed="d", private=(), packs=(), amendments=(), changes=(), alterations=(),
        barriers=(), signatures=signatures, signed=signed, pages=1, words=1, compared=("brief.pdf",),
    )  # fmt: skip


def test_what_is_not_checked_is_said() -> None:
    assert lines(found(0, ()))[-1].endswith("This does not tell who issued the file.")
    assert "To check signatures, install pyHanko" in lines(found(1, None))[0]
    assert lines(found(1, ()))[0] == "1 signature field without a signature."
    one = Signature(by="A", issuer="B", fingerprint="f", stated="", intact=True, whole=False)
    assert "it covers the file up to a later signature" in lines(found(1, (one,)))[0]
