"""What a brief needs so that it can be performed again: its inputs and options, as files to attach."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor.errors import OutputError
from assessor.library.resources import data_files
from assessor.model.version import VERSION
from assessor.report.attached import Attached
from assessor.verification.program import program_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.model.engagement import Engagement
    from assessor.result.result import Result

RUN: Final = "run.json"
ENGAGEMENT: Final = "engagement.yaml"
DATA: Final = "data.zip"
RUN_FORMAT: Final = "run/1"
MOST_PAPERS: Final = 20 * 1024 * 1024
"""Bytes of papers one brief carries; what is beyond stands in `run.json` by its digest alone."""
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


def carried(
    result: Result, engagement: Path, papers: Iterable[str], *, data: Path | None = None, what_if: Sequence[str] = ()
) -> tuple[Attached, ...]:
    """The engagement, the papers it names, rules that are not shipped, and the options of the run.

    Raises OutputError where the engagement is no longer what was judged.
    """
    raw = engagement.read_bytes()
    if hashlib.sha256(raw).hexdigest() != result.inputs[0].sha256:
        raise OutputError(f"{engagement} was changed while it was assessed", hint="run the command again")
    files = [Attached(ENGAGEMENT, raw, "The engagement file that was assessed", "Source")]
    listed, attached = _papers(engagement.parent, sorted(set(papers)))
    run: dict[str, Any] = {
        "format": RUN_FORMAT,
        "engine": result.engine,
        "version": VERSION,
        "program": program_digest(),
        "engagement": {"path": result.inputs[0].path, "sha256": result.inputs[0].sha256},
        "papers": listed,
        "options": {"what_if": list(what_if), "data": result.rules.folder},
    }
    files += attached
    if data is not None:
        files.append(
            Attached(DATA, _packed(data), "The catalogs and rules that judged, as they are not shipped", "Source")
        )
    text = json.dumps(run, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return (Attached(RUN, text.encode(), "The options of the run and the digests of its inputs", "Supplement"), *files)


def papers_of(engagement: Engagement) -> frozenset[str]:
    """Every file the engagement says a paper is in."""
    stated = [provider.artefacts for provider in engagement.providers]
    stated += [provider.contract.documents for provider in engagement.providers if provider.contract is not None]
    return frozenset(path for papers in stated for path in papers.values() if path is not None)


def _papers(folder: Path, names: Sequence[str]) -> tuple[list[dict[str, Any]], list[Attached]]:
    """What `run.json` says of each paper, and those that ride along."""
    listed: list[dict[str, Any]] = []
    files: list[Attached] = []
    room = MOST_PAPERS
    for name in names:
        entry: dict[str, Any] = {"path": name, "sha256": None, "attachment": None}
        listed.append(entry)
        path = folder / name
        if not path.is_file():
            continue
        size = path.stat().st_size
        with path.open("rb") as file:
            entry["sha256"] = hashlib.file_digest(file, "sha256").hexdigest()
        if size <= room:
            room -= size
            plain = "".join(letter if letter.isalnum() or letter in "._-" else "-" for letter in Path(name).name)
            entry["attachment"] = f"paper-{len(files) + 1:02d}-{plain[-60:]}"
            files.append(
                Attached(
                    entry["attachment"], path.read_bytes(), f"A paper the engagement names: {name}"[:200], "Source"
                )
            )
    return listed, files


def _packed(root: Path) -> bytes:
    """The data files of a root as an archive whose bytes depend on nothing but them; the PDF compresses it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in data_files(root):
            entry = zipfile.ZipInfo(name, date_time=_LONG_AGO)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()
