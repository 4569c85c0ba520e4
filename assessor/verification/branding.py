"""The brand that rides along in a brief, and the one picture it may show."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

from assessor.library.brand_file import read_brand
from assessor.report.issuer import pixels_digest
from assessor.result.verification import Alteration, Barrier
from assessor.verification.carried import BRAND, logo_attachment
from assessor.verification.placing import LONGEST_NAME, attached, placed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from assessor.verification.contents import Contents
    from assessor.verification.issued import Issued
    from assessor.verification.run import Run


def lay_brand(issued: Issued, stated: dict[str, Any], scratch: Path, run: Run, given: Path | None) -> None:
    """The brand at its place in a folder of its own, read in the bounds of every brand; `given` where none rides."""
    entry = stated.get("brand")
    option = stated["options"].get("brand") if stated else None
    if not isinstance(entry, dict):
        if option is not None:
            run.alterations.append(Alteration(kind="options", part="--brand", new=str(option)[:LONGEST_NAME]))
        if given is not None and not run.stated:
            _read(given, run)
        return
    run.attachments |= {BRAND, *(logo_attachment(kind) for kind in ("png", "svg"))}
    folder = scratch / "brand"
    folder.mkdir()
    if option != f"./{entry.get('path')}":
        run.alterations.append(Alteration(kind="options", part="--brand", new=str(option)[:LONGEST_NAME]))
    there = _laid(attached(issued, BRAND), entry, folder, run)
    logo = entry.get("logo")
    if isinstance(logo, dict):
        _laid(attached(issued, logo.get("attachment")), logo, folder, run)
    if there is not None:
        _read(there, run)


def _laid(raw: bytes | None, entry: dict[str, Any], folder: Path, run: Run) -> Path | None:
    """One file of the brand in its place, its digest compared."""
    present = hashlib.sha256(raw).hexdigest() if raw is not None else ""
    there = placed(folder, entry.get("path"), raw) if raw is not None else None
    if there is None or present != entry.get("sha256"):
        part = str(entry.get("path"))[:LONGEST_NAME]
        run.alterations.append(Alteration(kind="brand", part=part, old=str(entry.get("sha256")), new=present))
    return there


def _read(path: Path, run: Run) -> None:
    run.brand, problems = read_brand(path)
    if run.brand is None:
        first = problems[0]
        run.barriers.append(Barrier(kind="refused", name=f"{first.code}: {first.message}"))


def other_pictures(run: Run, contents: Contents) -> Iterator[Alteration]:
    """Pictures that are not the logo of the brand on the first page, and that logo where it is not there."""
    brand = run.brand
    logo = None if brand is None or brand.logo is None else pixels_digest(brand.logo)
    found = [(picture.page, picture.digest) for picture in contents.pictures]
    wanted = [] if logo is None else [(1, logo)]
    for page, digest in [each for each in found if each not in wanted]:
        yield Alteration(kind="picture", page=page, new=digest[:12] or "pixels")
    if found.count(wanted[0]) != 1 if wanted else False:
        yield Alteration(kind="picture", page=1, part="logo", old=str(logo)[:12], new=str(found.count(wanted[0])))
