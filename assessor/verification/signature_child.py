"""The process that checks the signatures of a PDF: it may be anybody's, so it is bounded as the one that reads it is.

    python -m assessor.verification.signature_child FILE FOLDER

It writes `signatures.json`: of each signature whether the bytes it covers are unchanged and what its certificate says.
"""

from __future__ import annotations

import json
import logging
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor.verification.child import limit
from assessor.verification.signing import signing_part

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNATURES: Final = "signatures.json"
_MOST: Final = 50
_SHOWN: Final = 200


def main(file: Path, folder: Path) -> None:
    """Check them, write down what they are."""
    limit()
    logging.disable(logging.CRITICAL)  # what is wrong is said by us, once
    with file.open("rb") as raw:
        found = list(_checked(raw))
    folder.joinpath(SIGNATURES).write_text(json.dumps(found), encoding="utf-8")


def _checked(raw: Any) -> Iterator[dict[str, Any]]:
    reading, validation = signing_part("pdf_utils.reader"), signing_part("sign.validation")
    nobody = import_module("pyhanko_certvalidator").ValidationContext(trust_roots=[], allow_fetching=False)
    for signature in reading.PdfFileReader(raw, strict=False).embedded_signatures[:_MOST]:
        certificate = signature.signer_cert
        told = {
            "by": str(certificate.subject.human_friendly)[:_SHOWN],
            "issuer": str(certificate.issuer.human_friendly)[:_SHOWN],
            "fingerprint": certificate.sha256.hex(),
            "stated": str(signature.self_reported_timestamp or "")[:_SHOWN],
        }
        try:
            status = validation.validate_pdf_signature(signature, nobody, skip_diff=True)
        except Exception:  # noqa: BLE001 - whatever a hostile signature breaks, it is not intact
            yield {**told, "intact": False, "whole": False}
            continue
        whole = status.coverage == validation.SignatureCoverageLevel.ENTIRE_FILE
        yield {**told, "intact": bool(status.intact and status.valid), "whole": whole}


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
