"""Rule packs by name: found, read, held against what they say of themselves; only those somebody asked for."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from assessor.errors import NotFound
from assessor.library.pack_files import installed_pack, read_pack_files
from assessor.library.resources import PACKS, digest, shipped_root
from assessor.model.diagnostic import Diagnostic
from assessor.model.named_tuple import NamedTuple
from assessor.model.pack import MANIFEST, PackManifest, RulePackInfo
from assessor.model.shape import structure
from assessor.model.span import Span
from assessor.model.spelling import did_you_mean
from assessor.model.value import replace
from assessor.source.reader import read
from assessor.source.schema import schemas

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from assessor.library.pack_files import PackFiles

# What comes before the id of a pack in the names of its files: `packs/ID/rules/...`.
PREFIX = "packs/"


class RulePack(NamedTuple):
    """A pack as loaded: its files under names that no other pack shares, and the files of its cases apart.

    `content` is all of it as it lies in the pack, by the paths there; its digest is the pack's.
    """

    manifest: PackManifest
    info: RulePackInfo
    files: list[tuple[str, bytes]]
    cases: list[tuple[str, bytes]]
    where: str
    content: list[tuple[str, bytes]]


class PackRequest(NamedTuple):
    """A pack somebody asked for by id or path: where it was asked for, and the folder that paths start from.

    With `within`, a path may not lead out of that folder: an engagement may come from somebody else.
    """

    name: str
    span: Span
    folder: Path
    within: bool


def load_packs(
    requests: Iterable[PackRequest], root: Path, there: Sequence[RulePack] = ()
) -> tuple[tuple[RulePack, ...], list[Diagnostic]]:
    """Every pack asked for, once each and by id, with those `there` already, and what is wrong with them.

    `root` holds the packs that are shipped. An id that none of those has is that of one `there`, before it is looked
    for among installed distributions.
    """
    made = {pack.info.id: pack for pack in there}
    asked: dict[str, Span] = {}
    problems: list[Diagnostic] = []
    for request in requests:
        pack, faults = _found(request, root, made)
        problems += faults
        if pack is None:
            continue
        name = pack.manifest.id
        if name in made and made[name].info.sha256 != pack.info.sha256:
            message = f"two packs are named '{name}': {made[name].where} and {pack.where}"
            problems.append(Diagnostic("pack/same-id", message, request.span, "leave out one, or rename it"))
        made.setdefault(name, pack)
        asked.setdefault(name, request.span)
    for name, span in asked.items():
        problems += _needs(made[name], made, span)
    return tuple(pack for _, pack in sorted(made.items())), problems


def shipped_packs(root: Path | None = None) -> tuple[RulePack, ...]:
    """Every pack the program ships, by id; none of them is loaded unless it is named."""
    folder = (root or shipped_root()) / PACKS
    names = sorted(item.name for item in folder.iterdir() if (item / MANIFEST).is_file()) if folder.is_dir() else []
    made = []
    for name in names:
        files, problems = read_pack_files(folder / name, "shipped")
        pack = None
        if files is not None:
            pack, problems = pack_of(files)
        if pack is None:
            raise NotFound(f"the shipped pack '{name}' cannot be read: {problems[0].message}", hint="reinstall it")
        made.append(pack)
    return tuple(made)


def pack_of(found: PackFiles) -> tuple[RulePack | None, list[Diagnostic]]:
    """The pack in the given files, or what is wrong with its manifest."""
    content = dict(found.files).get(MANIFEST)
    label = f"{found.where}{MANIFEST}"
    if content is None:
        message = f"there is no {MANIFEST} at its top"
        return None, [Diagnostic("pack/no-manifest", message, Span(found.where), f"add {label}; see docs/packs.md")]
    document, problems = read(content, label)
    if document is None:
        return None, problems
    problems = schemas().validate(document, "pack")
    if problems:
        return None, problems
    manifest = structure(PackManifest, document.data["pack"], document.span, ("pack",))
    prefix = f"{PREFIX}{manifest.id}/"
    named = [(f"{prefix}{name}", data) for name, data in found.files if name != MANIFEST]
    cases = [item for item in named if item[0].startswith(f"{prefix}rules/cases/")]
    info = RulePackInfo(
        id=manifest.id,
        version=manifest.version,
        title=manifest.title,
        licence=manifest.licence,
        authors=manifest.authors,
        place=found.place,
        sha256=digest(found.files),
    )
    rules = [item for item in named if item not in cases]
    return RulePack(manifest, info, rules, cases, found.where, found.files), []


def is_path(name: str) -> bool:
    """Whether a pack is asked for by its path and not by its id."""
    return "/" in name or "\\" in name or "." in name


def _found(request: PackRequest, root: Path, made: Mapping[str, RulePack]) -> tuple[RulePack | None, list[Diagnostic]]:
    if request.name in made and not (root / PACKS / request.name).is_dir():
        return made[request.name], []
    files, problems = _files(request, root)
    if files is None:
        return None, problems
    pack, problems = pack_of(files)
    if pack is None or request.within:
        return pack, problems
    option = f"./{PurePath(request.name).name}" if is_path(request.name) else request.name
    return pack._replace(info=replace(pack.info, option=option)), problems


def _files(request: PackRequest, root: Path) -> tuple[PackFiles | None, list[Diagnostic]]:
    name = request.name
    if not is_path(name):
        if (root / PACKS / name / MANIFEST).is_file():
            return read_pack_files(root / PACKS / name, "shipped" if root == shipped_root() else "folder")
        found = installed_pack(name)
        return (found, []) if found is not None else (None, [_unknown(request, root)])
    path = request.folder / name
    if request.within and not path.resolve().is_relative_to(request.folder.resolve()):
        message = f"'{name}' leads out of the folder of this file"
        advice = "put the pack beside the engagement, or name it on the command line: --pack PATH"
        return None, [Diagnostic("pack/outside", message, request.span, advice)]
    files, problems = read_pack_files(path)
    return files, [
        Diagnostic(item.code, f"{item.span.path}: {item.message}", request.span, item.help) for item in problems
    ]


def _unknown(request: PackRequest, root: Path) -> Diagnostic:
    folder = root / PACKS
    known = sorted(item.name for item in folder.iterdir() if item.is_dir()) if folder.is_dir() else []
    message = f"there is no pack '{request.name}' among those shipped ({', '.join(known) or 'none'}) or installed"
    advice = did_you_mean(request.name, known) or f"for a folder or zip file write its path: ./{request.name}"
    return Diagnostic("pack/unknown", message, request.span, advice)


def _needs(pack: RulePack, made: dict[str, RulePack], span: Span) -> list[Diagnostic]:
    problems = []
    for name, lowest in pack.manifest.needs.items():
        there = made.get(name)
        if there is None:
            message = f"pack '{pack.manifest.id}' needs pack '{name}', which nobody asked for"
            problems.append(Diagnostic("pack/needs", message, span, f"name '{name}' as well"))
        elif _numbers(there.manifest.version) < _numbers(lowest):
            found = there.manifest.version
            message = f"pack '{pack.manifest.id}' needs '{name}' {lowest} or newer; found {found}"
            problems.append(Diagnostic("pack/needs", message, span, f"get a newer '{name}'"))
    return problems


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in (*version.split("."), "0", "0", "0")[:4])
