"""What rides along in a brief, laid out as it was: papers, offers, rule packs, catalogs and rules."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from assessor.errors import AssessorError
from assessor.library.pack_files import read_pack_files
from assessor.library.packs import is_path, pack_of
from assessor.library.resources import data_files, shipped_root
from assessor.model.value import replace
from assessor.result.verification import Alteration, Barrier
from assessor.verification.carried import DATA, OFFERS, pack_attachment
from assessor.verification.placing import LONGEST_NAME, attached, placed, plain
from assessor.verification.run import input_of, packs_of

if TYPE_CHECKING:
    from pathlib import Path

    from assessor.library.packs import RulePack
    from assessor.verification.issued import Issued
    from assessor.verification.run import Run

_MOST_DATA: Final = 64 * 1024 * 1024
_MOST_FILES: Final = 20_000


def lay_papers(issued: Issued, stated: dict[str, Any], folder: Path, run: Run) -> None:
    """Every paper in its place, where that is in the folder, and its digest compared."""
    for entry in stated.get("papers", ()):
        path, name, digest = (
            (entry.get(key) for key in ("path", "attachment", "sha256")) if isinstance(entry, dict) else (None,) * 3
        )
        if name is None:
            continue
        raw = attached(issued, name)
        run.attachments.add(str(name))
        present = hashlib.sha256(raw).hexdigest() if raw is not None else ""
        if raw is None or present != digest or placed(folder, path, raw) is None:
            part = str(path)[:LONGEST_NAME]
            run.alterations.append(Alteration(kind="paper", part=part, old=str(digest), new=present))


def lay_offers(issued: Issued, stated: dict[str, Any], folder: Path, run: Run, given: Path | None) -> None:
    """The offers at the path the engagement names, or in a folder of their own where the command line named them."""
    block = issued.data.get("offers")
    entry, raw = stated.get("offers"), attached(issued, OFFERS)
    if not isinstance(block, dict):
        return
    if raw is None:
        run.offers = given
        if run.stated and given is None:
            run.barriers.append(Barrier(kind="inputs", name="--offers"))
        return
    run.attachments.add(OFFERS)
    path = entry.get("path") if isinstance(entry, dict) else None
    there = placed(folder if block.get("option") is None else folder.parent / "offers", path, raw)
    digest, present = input_of(issued, 1).get("sha256"), hashlib.sha256(raw).hexdigest()
    if there is None or present != digest:
        part = str(path)[:LONGEST_NAME]
        run.alterations.append(Alteration(kind="offers", part=part, old=str(digest), new=present))
    if block.get("option") is not None:
        run.offers = there


def lay_packs(issued: Issued, stated: dict[str, Any], folder: Path, run: Run, given: tuple[str, ...]) -> None:
    """The packs that are not shipped, read in the bounds of every pack, and at the paths the engagement names."""
    listed = {str(pack.get("id")): pack for pack in packs_of(issued.data)}
    options = [str(pack["option"]) for pack in listed.values() if pack.get("shipped") is True and pack.get("option")]
    run.named = (*given, *(option for option in options if not is_path(option)))  # a path would lead into this machine
    entries = {str(entry.get("id")): entry for entry in stated.get("packs", ()) if isinstance(entry, dict)}
    for name, judged in listed.items():
        if judged.get("shipped") is True or not run.stated:
            continue
        attachment = pack_attachment(name)
        if attachment not in issued.files:
            if not given:
                run.barriers.append(Barrier(kind="inputs", name="--pack"))
            continue
        run.attachments.add(attachment)
        pack = _pack(issued.files[attachment], attachment, judged)
        present = pack.info.sha256 if pack is not None else ""
        paths = entries.get(name, {}).get("paths")
        there = pack is not None and _placed(folder, paths, pack)
        if pack is None or not there or present != judged.get("sha256"):
            run.alterations.append(Alteration(kind="pack", part=name, old=str(judged.get("sha256")), new=present))
        if pack is not None and pack.info.id == name:
            run.packs.append(pack)


def _pack(file: Path, attachment: str, judged: dict[str, Any]) -> RulePack | None:
    """A pack that rides along, under the option it was loaded with; None where the file is none."""
    found, _ = read_pack_files(file)
    pack = pack_of(found._replace(where=f"{attachment}/"))[0] if found is not None else None
    option = judged.get("option")
    if pack is None or not isinstance(option, str | None):
        return None
    return pack._replace(info=replace(pack.info, option=option))


def _placed(folder: Path, paths: object, pack: RulePack) -> bool:
    """Whether all files of a pack lie at each of its paths now."""
    if not isinstance(paths, list) or not all(isinstance(path, str) for path in paths):
        return False
    wanted = [(f"{path}/{name}", raw) for path in paths for name, raw in pack.content]
    return None not in [placed(folder, path, raw) for path, raw in wanted]


def lay_data(issued: Issued, scratch: Path, run: Run, given: Path | None) -> None:
    """Rules and catalogs of the brief's own, unpacked under the name their folder had."""
    rules = issued.data.get("rules")
    name = rules.get("folder") if isinstance(rules, dict) else None
    packed = attached(issued, DATA)
    if name is None and packed is None:
        return
    if packed is None and given is not None:
        run.data = given
        run.private = _differences(given)
        return
    if packed is None or not plain(name):
        run.barriers.append(Barrier(kind="inputs", name="--data"))
        return
    root = scratch / "data" / str(name)
    root.mkdir(parents=True)
    _unpack(packed, root)
    run.data = root
    run.private = _differences(root)


def _unpack(packed: bytes, root: Path) -> None:
    """The files of an archive that belong there; AssessorError for any other archive."""
    refused = AssessorError(f"{DATA} holds something other than catalogs and rules", hint="ask for the brief as issued")
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive:
            entries = archive.infolist()
            if len(entries) > _MOST_FILES or sum(entry.file_size for entry in entries) > _MOST_DATA:
                raise refused
            for entry in entries:
                parts = PurePosixPath(entry.filename).parts
                ours = len(parts) > 1 and parts[0] in ("controls", "rules") and all(map(plain, parts))
                if not ours or entry.compress_type != zipfile.ZIP_STORED or not entry.filename.endswith(".yaml"):
                    raise refused
                target = root.joinpath(*parts)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(entry))
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError) as fault:
        raise refused from fault
    for kind in ("controls", "rules"):
        (root / kind).mkdir(exist_ok=True)


def _differences(root: Path) -> tuple[str, ...]:
    """The files of a root that are not the shipped ones, and `-path` for shipped ones it lacks."""
    theirs, ours = dict(data_files(root)), dict(data_files(shipped_root()))
    changed = [name for name, content in theirs.items() if ours.get(name) != content]
    return (*changed, *(f"-{name}" for name in ours if name not in theirs))
