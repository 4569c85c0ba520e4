"""A signature of one's own on a brief (PAdES, baseline B), by a library that is installed only where it is wanted."""

from __future__ import annotations

import io
from importlib import import_module
from typing import Any, Final

from assessor.errors import AssessorError
from assessor.model.named_tuple import NamedTuple

INSTALL: Final = "pip install 'assessor-engine[sign]'"
_LIBRARY: Final = "pyhanko"


class SigningMissing(AssessorError):  # noqa: N818 - reads as what it says
    """The library that signs is not installed."""


class Reason(NamedTuple):
    """What a signature says beside who signed: why, and where."""

    why: str | None = None
    place: str | None = None


def signing_part(name: str) -> Any:
    """A module of the library; raises SigningMissing where it is not installed."""
    try:
        return import_module(f"{_LIBRARY}.{name}")
    except ImportError:
        message = "signing needs the Python package pyHanko, which is not installed here"
        raise SigningMissing(message, hint=INSTALL) from None


def signed(brief: bytes, keys: bytes, password: bytes | None, reason: Reason) -> bytes:
    """The brief with one more signature, its own bytes unchanged before it.

    `keys` is a PKCS #12 file: a certificate with its private key. Nothing is fetched, so there is no time stamp of a
    third party. Raises AssessorError where the keys cannot be opened.
    """
    signers, writers = signing_part("sign.signers"), signing_part("pdf_utils.incremental_writer")
    subfilter = signing_part("sign.fields").SigSeedSubFilter.PADES
    signer = _signer(signers, keys, password)
    writer = writers.IncrementalPdfFileWriter(io.BytesIO(brief), strict=False)
    stated = signers.PdfSignatureMetadata(
        field_name=f"Signature{len(writer.prev.embedded_signatures) + 1}",
        md_algorithm="sha256",
        subfilter=subfilter,
        reason=reason.why,
        location=reason.place,
    )
    done: bytes = signers.sign_pdf(writer, stated, signer=signer).getvalue()
    return done


def _signer(signers: Any, keys: bytes, password: bytes | None) -> Any:
    """What signs; the library reads it from bytes and only logs what is wrong with them."""
    pkcs12 = import_module("cryptography.hazmat.primitives.serialization.pkcs12")
    try:
        key, certificate, _ = pkcs12.load_key_and_certificates(keys, password)
    except ValueError:
        advice = "check the password, and that the file is PKCS #12 (.p12 or .pfx)"
        raise AssessorError("the certificate cannot be opened", hint=advice) from None
    if key is None or certificate is None:
        raise AssessorError("the file holds no certificate with its private key", hint="export both together")
    signer = signers.SimpleSigner.load_pkcs12_data(keys, other_certs=(), passphrase=password)
    if signer is None:
        raise AssessorError("the certificate cannot sign a PDF", hint="take one with an RSA or EC key")
    return signer
