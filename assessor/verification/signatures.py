"""The signatures of a PDF: who made them, and whether the file is still what was signed."""

from __future__ import annotations

import json
from importlib.util import find_spec
from typing import TYPE_CHECKING

from assessor.result.verification import Alteration, Signature
from assessor.verification.bounded import bounded_run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor.verification.contents import Contents

_FILE = "signatures.json"


def signatures_of(path: Path, folder: Path) -> tuple[Signature, ...] | None:
    """Each signature, in the order they were made; None where nothing here can check them."""
    if find_spec("pyhanko") is None:
        return None
    bounded_run("assessor.verification.signature_child", path, folder)
    written = folder / _FILE
    if not written.is_file():
        return (Signature(by="", issuer="", fingerprint="", stated="", intact=False, whole=False),)
    return tuple(Signature(**each) for each in json.loads(written.read_bytes()))


def broken(signatures: tuple[Signature, ...] | None, contents: Contents) -> Iterator[Alteration]:
    """Signatures that do not hold, and revisions that none of them covers."""
    for each in signatures or ():
        if not each.intact:
            yield Alteration(kind="signature", part=each.by, new="not intact")
    covered = signatures is None or any(each.whole for each in signatures)
    if contents.revisions and not (contents.signatures and covered):
        yield Alteration(kind="revision", new=str(contents.revisions))
