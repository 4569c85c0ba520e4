"""What a brief needs so that it can be performed again: its inputs and options, as files to attach."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from assessor.errors import OutputError
from assessor.library.engagement_links import is_file
from assessor.library.pack_files import read_pack_files
from assessor.library.packs import is_path
from assessor.library.resources import data_files, digest
from assessor.model.named_tuple import NamedTuple
from assessor.model.version import VERSION
from assessor.report.attached import Attached
from assessor.report.output_formats import FORMATS
from assessor.report.sections import SECTIONS
from assessor.verification.placing import is_brief
from assessor.verification.program import program_digest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.library.packs import RulePack
    from assessor.model.brand import Brand
    from assessor.model.engagement import Engagement
    from assessor.report import PageSize
    from assessor.result.result import Result

RUN: Final = "run.json"
ENGAGEMENT: Final = "engagement.yaml"
DATA: Final = "data.zip"
OFFERS: Final = "offers.yaml"
SINCE: Final = ("since.yaml", "since.pdf", "since.json")
"""The attachment of what a brief is held against: an engagement, a brief, or a result alone."""
BRAND: Final = "brand.yaml"
RUN_FORMAT: Final = "run/1"
MOST_PAPERS: Final = 20 * 1024 * 1024
"""Bytes of papers one brief carries; what is beyond stands in `run.json` by its digest alone."""
MOST_PACKS: Final = 24 * 1024 * 1024
"""The same for rule packs."""
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)


class Sources(NamedTuple):
    """The files one run read: `data` where the catalogs and rules are not the shipped ones, `packs` all it loaded."""

    engagement: Path
    stated: Engagement
    data: Path | None = None
    packs: tuple[RulePack, ...] = ()
    offers: Path | None = None
    since: Path | None = None


class RunOptions(NamedTuple):
    """The options of one run that its result does not hold in the words of the command line."""

    what_if: tuple[str, ...]
    paper: PageSize
    sections: tuple[str, ...] = SECTIONS
    brand: Brand | None = None


def carried(result: Result, sources: Sources, asked: RunOptions) -> tuple[Attached, ...]:
    """The engagement, the papers it names, offers, rules and packs that are not shipped, and the options of the run.

    Raises OutputError where one of them is no longer what was judged.
    """
    raw = _unchanged(sources.engagement, result.inputs[0].sha256)
    files = [Attached(ENGAGEMENT, raw, "The engagement file that was assessed", "Source")]
    listed, attached = _papers(sources.engagement.parent, sorted(papers_of(sources.stated)))
    files += attached
    packs, attached = _packs(result, sources)
    files += attached
    offers = result.offers
    run: dict[str, Any] = {
        "format": RUN_FORMAT,
        "engine": result.engine,
        "version": VERSION,
        "program": program_digest(),
        "engagement": {"path": result.inputs[0].path, "sha256": result.inputs[0].sha256},
        "offers": None,
        "since": None,
        "papers": listed,
        "packs": packs,
        "brand": _brand_entry(asked.brand),
        "options": {
            "what_if": list(asked.what_if),
            "data": result.rules.folder,
            "pack": [pack.option for pack in result.rules.packs if pack.option is not None],
            "offers": None if offers is None else offers.option,
            "sections": list(asked.sections),
            "paper": asked.paper,
            "brand": None if asked.brand is None else asked.brand.option,
        },
    }
    if offers is not None and (path := _offers(sources)) is not None:
        stated = offers.option or sources.stated.offers
        run["offers"] = {"path": stated, "sha256": result.inputs[-1].sha256}
        files.append(
            Attached(OFFERS, _unchanged(path, result.inputs[-1].sha256), "The offers that were compared", "Source")
        )
    if sources.data is not None and result.rules.folder is not None:
        data = packed(data_files(sources.data))
        files.append(Attached(DATA, data, "The catalogs and rules that judged, as they are not shipped", "Source"))
    files += _brand(asked.brand)
    if sources.since is not None:
        run["since"], file = _earlier(sources.since)
        files.append(file)
    text = json.dumps(run, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    return (Attached(RUN, text.encode(), "The options of the run and the digests of its inputs", "Supplement"), *files)


def _earlier(path: Path) -> tuple[dict[str, str], Attached]:
    """What `run.json` says of the earlier file, and the file itself; of the folder of a run its brief."""
    if path.is_dir():
        brief, alone = path / FORMATS["pdf"].file, path / FORMATS["json"].file
        file = brief if brief.is_file() else alone
    else:
        file = path
    raw, name = file.read_bytes(), f"since{file.suffix.lower() if is_brief(file) else '.yaml'}"
    stated = {"path": path.name, "attachment": name, "sha256": _sha(raw)}
    return stated, Attached(name, raw, "What the brief is held against", "Source")


def logo_attachment(kind: str) -> str:
    """The name a logo has among the attachments."""
    return f"brand-logo.{kind}"


def _brand_entry(brand: Brand | None) -> dict[str, Any] | None:
    """What `run.json` says of the brand."""
    if brand is None:
        return None
    logo, told = brand.logo, _sha(brand.raw)
    shown = {"path": logo.path, "attachment": logo_attachment(logo.kind), "sha256": _sha(logo.raw)} if logo else None
    return {"path": brand.file, "sha256": told, "logo": shown}


def _brand(brand: Brand | None) -> list[Attached]:
    """The file of the brand and its logo, as they were read."""
    if brand is None:
        return []
    files = [Attached(BRAND, brand.raw, "Who issues the brief, and how that looks", "Source")]
    if brand.logo is not None:
        files.append(Attached(logo_attachment(brand.logo.kind), brand.logo.raw, "The logo of the brand", "Source"))
    return files


def _sha(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def papers_of(engagement: Engagement) -> frozenset[str]:
    """Every file the engagement says a paper is in."""
    stated = [provider.artefacts for provider in engagement.providers]
    stated += [provider.contract.documents for provider in engagement.providers if provider.contract is not None]
    return frozenset(path for papers in stated for path in papers.values() if path is not None)


def pack_attachment(name: str) -> str:
    """The name a pack has among the attachments."""
    return f"pack-{name}.zip"


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files as an archive whose bytes depend on nothing but them; the PDF compresses it."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files:
            entry = zipfile.ZipInfo(name, date_time=_LONG_AGO)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content)
    return target.getvalue()


def _unchanged(path: Path, sha256: str) -> bytes:
    """The bytes of an input, as they were when it was judged."""
    raw = path.read_bytes()
    if hashlib.sha256(raw).hexdigest() != sha256:
        raise _changed(path)
    return raw


def _changed(what: object) -> OutputError:
    return OutputError(f"{what} was changed while it was assessed", hint="run the command again")


def _offers(sources: Sources) -> Path | None:
    """The file the offers came from: that of the command line, else the one the engagement names."""
    if sources.offers is not None:
        return sources.offers
    named = sources.stated.offers
    return None if named is None else sources.engagement.parent / named


def _packs(result: Result, sources: Sources) -> tuple[list[dict[str, Any]], list[Attached]]:
    """What `run.json` says of each pack that is not shipped, with the paths the engagement names it by."""
    listed: list[dict[str, Any]] = []
    files: list[Attached] = []
    loaded = {pack.info.id: pack for pack in sources.packs}
    paths = [name for name in sources.stated.packs if is_path(name)]
    named = {name: _digest(sources.engagement.parent / name) for name in paths} if loaded else {}
    room = MOST_PACKS
    for judged in result.rules.packs:
        if judged.shipped:
            continue
        pack = loaded.get(judged.id)
        if pack is None or pack.info.sha256 != judged.sha256:
            raise _changed(f"the pack '{judged.id}'")
        paths = [path for path, sha256 in named.items() if sha256 == judged.sha256]
        entry: dict[str, Any] = {"id": judged.id, "sha256": judged.sha256, "paths": paths, "attachment": None}
        listed.append(entry)
        raw = packed(pack.content)
        if len(raw) <= room:
            room -= len(raw)
            entry["attachment"] = pack_attachment(judged.id)
            files.append(Attached(entry["attachment"], raw, f"The rule pack {judged.id} that judged", "Source"))
    return listed, files


def _digest(path: Path) -> str | None:
    """The digest of the pack in a folder or zip file."""
    found, _ = read_pack_files(path)
    return None if found is None else digest(found.files)


def _papers(folder: Path, names: Sequence[str]) -> tuple[list[dict[str, Any]], list[Attached]]:
    """What `run.json` says of each paper, and those that ride along."""
    listed: list[dict[str, Any]] = []
    files: list[Attached] = []
    room = MOST_PAPERS
    for name in names:
        entry: dict[str, Any] = {"path": name, "sha256": None, "attachment": None}
        listed.append(entry)
        path = folder / name
        if not is_file(path):
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
