"""Performing an assessment again from what its brief carries, in a folder of its own."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from assessor import api
from assessor.errors import AssessorError
from assessor.library.resources import data_files, shipped_root
from assessor.model.diagnostic import InvalidSource
from assessor.result.verification import Alteration, Barrier
from assessor.verification.carried import DATA, ENGAGEMENT, RUN, RUN_FORMAT

if TYPE_CHECKING:
    from assessor.report.framework import Registry
    from assessor.verification.issued import Issued

_MOST_DATA: Final = 64 * 1024 * 1024
_MOST_FILES: Final = 20_000
_LONGEST_NAME: Final = 200


@dataclass(slots=True)
class Run:
    """How a brief says it was made, and the files for it, laid out as they were."""

    engagement: Path | None = None
    what_if: tuple[str, ...] = ()
    data: Path | None = None
    program: str = ""
    private: tuple[str, ...] = ()
    papers: list[str] = field(default_factory=list)
    alterations: list[Alteration] = field(default_factory=list)
    barriers: list[Barrier] = field(default_factory=list)


def laid_out(issued: Issued, scratch: Path, *, engagement: Path | None, data: Path | None) -> Run:
    """The inputs of a brief in a scratch folder; `engagement` and `data` stand in where it carries none."""
    run = Run()
    stated = _run_file(issued, run)
    file = _first_input(issued)
    folder = scratch / "inputs"
    folder.mkdir()
    raw = _read(issued, ENGAGEMENT)
    if raw is None and engagement is not None:
        raw = engagement.read_bytes()
        run.what_if = tuple(_what_if(issued.data))
    if raw is None or not _plain(file.get("path")):
        run.barriers.append(Barrier(kind="inputs"))
        return run
    present = hashlib.sha256(raw).hexdigest()
    if present != file.get("sha256"):
        name = str(file.get("path"))
        run.alterations.append(Alteration(kind="engagement", part=name, old=str(file.get("sha256")), new=present))
    run.engagement = folder / str(file["path"])
    run.engagement.write_bytes(raw)
    _papers(issued, stated, folder, run)
    _data(issued, scratch, run, data)
    return run


def _run_file(issued: Issued, run: Run) -> dict[str, Any]:
    """`run.json`, as far as it has the form it should have."""
    raw = _read(issued, RUN)
    if raw is None:
        return {}
    try:
        stated = json.loads(raw)
        options, engagement = stated["options"], stated["engagement"]
        run.what_if = tuple(str(text) for text in options["what_if"])
        run.program = str(stated["program"])
        same = (stated["format"], stated["engine"], engagement, options["data"])
    except (ValueError, KeyError, TypeError, RecursionError):
        run.alterations.append(Alteration(kind="options", part=RUN))
        return {}
    first = _first_input(issued)
    rules = issued.data.get("rules")
    expected = (RUN_FORMAT, issued.data.get("engine"), first, rules.get("folder") if isinstance(rules, dict) else None)
    if same != expected:
        run.alterations.append(Alteration(kind="options", part=RUN, old=_short(expected), new=_short(same)))
    if not isinstance(stated.get("papers"), list):
        run.alterations.append(Alteration(kind="options", part=RUN))
        return {}
    return dict(stated)


def _short(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, default=str)[:400]


def _first_input(issued: Issued) -> dict[str, Any]:
    inputs = issued.data.get("inputs")
    first = inputs[0] if isinstance(inputs, list) and inputs else None
    return first if isinstance(first, dict) else {}


def _what_if(data: dict[str, Any]) -> list[str]:
    """The options behind the sheet of changes, where no `run.json` states them."""
    changes = data.get("what_if")
    if not isinstance(changes, dict):
        return []
    listed = [f"{each['key']}={json.dumps(each['value'], ensure_ascii=False)}" for each in changes.get("changes", ())]
    pack = changes.get("pack")
    return [*listed, f"pack={pack['id']}"] if isinstance(pack, dict) else listed


def _read(issued: Issued, name: str) -> bytes | None:
    return issued.files[name].read_bytes() if name in issued.files else None


def _plain(name: object) -> bool:
    """Whether a name is one of a file in its folder and of nothing else."""
    if not isinstance(name, str) or not 0 < len(name.encode("utf-8", "replace")) <= _LONGEST_NAME:
        return False
    return name not in (".", "..") and not any(mark in name for mark in "/\\\0") and name == PurePosixPath(name).name


def _papers(issued: Issued, stated: dict[str, Any], folder: Path, run: Run) -> None:
    """Every paper in its place, where that is in the folder, and its digest compared."""
    for entry in stated.get("papers", ()):
        path, attached, digest = (
            (entry.get(key) for key in ("path", "attachment", "sha256")) if isinstance(entry, dict) else (None,) * 3
        )
        if attached is None:
            continue
        raw = _read(issued, str(attached))
        run.papers.append(str(attached))
        parts = PurePosixPath(str(path)).parts
        if raw is None or not parts or not all(_plain(part) and ":" not in part for part in parts):
            run.alterations.append(Alteration(kind="paper", part=str(path)[:_LONGEST_NAME], old=str(digest)))
            continue
        present = hashlib.sha256(raw).hexdigest()
        if present != digest:
            run.alterations.append(Alteration(kind="paper", part=str(path), old=str(digest), new=present))
        target = folder.joinpath(*parts)
        if target == run.engagement:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(raw)


def _data(issued: Issued, scratch: Path, run: Run, given: Path | None) -> None:
    """Rules and catalogs of the brief's own, unpacked under the name their folder had."""
    rules = issued.data.get("rules")
    name = rules.get("folder") if isinstance(rules, dict) else None
    packed = _read(issued, DATA)
    if name is None and packed is None:
        return
    if packed is None and given is not None:
        run.data = given
        run.private = _differences(given)
        return
    if packed is None or not _plain(name):
        run.barriers.append(Barrier(kind="inputs", name=DATA))
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
                ours = len(parts) > 1 and parts[0] in ("controls", "rules") and all(map(_plain, parts))
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


def performed(run: Run, *, cache: Path | None, registry: Registry) -> api.Judged | None:
    """The assessment again; None, with a barrier noted, where its inputs are refused here."""
    if run.engagement is None:
        return None
    try:
        return api.judged(run.engagement, data=run.data, cache=cache, what_if=run.what_if, registry=registry)
    except InvalidSource as fault:
        first = fault.diagnostics[0] if fault.diagnostics else None
        run.barriers.append(Barrier(kind="refused", name=f"{first.code}: {first.message}" if first else ""))
    except AssessorError as fault:
        run.barriers.append(Barrier(kind="refused", name=fault.message))
    return None
