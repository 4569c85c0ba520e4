"""Files to a Library: read, validate, structure, gather; every problem of every file in one run."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from types import GenericAlias
from typing import TYPE_CHECKING, Any, Final, TypeVar

from assessor.library.amendments import ReadFile, amended
from assessor.library.library import Library
from assessor.library.resources import CASES, data_files, digest
from assessor.model.capability import Capability
from assessor.model.catalog import Catalog, CatalogFile, CatalogHeader
from assessor.model.contract import Clause
from assessor.model.crosswalk import Crosswalk
from assessor.model.diagnostic import Diagnostic
from assessor.model.economics import Economics, Losses, Parameter, Position, PriceList
from assessor.model.framework import RuleKind, rule_kinds, schema_folders
from assessor.model.law import LawEntry
from assessor.model.overlay import Overlay
from assessor.model.rule_case import RuleCase
from assessor.model.rules import CapacityRule, Duty, Event, Fact, FrameworkRules, Function, Gate
from assessor.model.severity import ActionOwner, SeverityRule
from assessor.model.shape import structure
from assessor.model.situation import Situation
from assessor.model.span import Span
from assessor.model.spelling import did_you_mean
from assessor.model.support import ModelFile
from assessor.model.weighing import Weighing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from pathlib import Path

    from assessor.model.framework import Framework
    from assessor.model.pack import Amended
    from assessor.source.document import Document

    Reading = Callable[[bytes, str, Sequence[Framework]], tuple[Document | None, list[Diagnostic]]]

T = TypeVar("T")

# Kinds whose files hold one list of things with an id, under a key of the same name.
LISTS: Final[Mapping[str, type[Any]]] = {
    "events": Event,
    "facts": Fact,
    "functions": Function,
    "capabilities": Capability,
    "duties": Duty,
    "gates": Gate,
    "clauses": Clause,
    "standing": LawEntry,
    "severity": SeverityRule,
    "action_owners": ActionOwner,
    "frameworks": FrameworkRules,
    "situations": Situation,
    "weighings": Weighing,
    "parameters": Parameter,
    "price_lists": PriceList,
    "positions": Position,
}
# Kinds whose files are one thing.
_WHOLE: dict[str, type[Any]] = {
    "catalog": CatalogFile,
    "crosswalk": Crosswalk,
    "overlay": Overlay,
    "model": ModelFile,
}
# Of these kinds, and of those a framework owns, there is at most one file.
_LOSSES = RuleKind(kind="severities", key="losses", load=lambda: Losses)


@dataclass
class _Shelf:
    """What has been read so far; `single_kinds` are the kinds of which there is at most one file, by name."""

    single_kinds: Mapping[str, RuleKind]
    lists: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    catalog_files: dict[str, list[CatalogFile]] = field(default_factory=lambda: defaultdict(list))
    catalog_folders: dict[str, str] = field(default_factory=dict)
    amendments: tuple[Amended, ...] = ()
    crosswalks: list[Crosswalk] = field(default_factory=list)
    capacities: list[CapacityRule] = field(default_factory=list)
    singles: dict[str, list[Any]] = field(default_factory=lambda: defaultdict(list))
    overlay_files: dict[str, str] = field(default_factory=dict)
    problems: list[Diagnostic] = field(default_factory=list)


def load(root: Path, registry: Sequence[Framework]) -> tuple[Library | None, list[Diagnostic]]:
    """The library under a root's `controls/` and `rules/`; None when a file cannot be used at all.

    Links between files are checked by `library.links`.
    """
    return gather(data_files(root), registry)


def gather(
    files: Sequence[tuple[str, bytes]],
    registry: Sequence[Framework],
    *,
    shown: Callable[[str], str] = str,
    reading: Reading | None = None,
) -> tuple[Library | None, list[Diagnostic]]:
    """The library held in the given files, whatever their order; the frameworks say what their own files hold.

    `shown` gives the path of a file as diagnostics print it, `reading` what one holds in place of `read_file`.
    """
    from assessor.source.schema import schemas  # noqa: PLC0415

    take = reading or read_file
    shelf = _Shelf({_LOSSES.kind: _LOSSES, **rule_kinds(registry)})
    read: list[ReadFile] = []
    for name, content in sorted(files, key=_own_last):
        document, problems = take(content, shown(name), registry)
        shelf.problems.extend(problems)
        if document is not None:
            read.append(ReadFile(name, document.data["schema"].removesuffix("/1"), document))
    read, shelf.amendments, problems = amended(read, schemas(schema_folders(registry)))
    shelf.problems.extend(problems)
    for file in read:
        _shelve(shelf, file)
    library = _assemble(shelf, files)
    return library, shelf.problems


def read_file(content: bytes, path: str, registry: Sequence[Framework]) -> tuple[Document | None, list[Diagnostic]]:
    """One data file, read and validated against the schema its `schema` key names."""
    from assessor.source.reader import read  # noqa: PLC0415
    from assessor.source.schema import schemas  # noqa: PLC0415

    stated = schemas(schema_folders(registry))
    document, problems = read(content, path)
    if document is None:
        return None, problems
    if not isinstance(document.data, dict):
        message = "the file is not a mapping (key: value)"
        return None, [Diagnostic("schema/type", message, document.span(()), "start the file with 'schema: KIND/1'")]
    declared = document.data.get("schema")
    known = [f"{kind}/1" for kind in stated.kinds()]
    if declared not in known:
        message = f"schema '{declared}' is not known" if declared else "key 'schema' is missing"
        advice = (
            did_you_mean(str(declared), known) or f"start the file with 'schema: KIND/1', one of {', '.join(known)}"
        )
        return None, [Diagnostic("schema/kind", message, document.span(("schema",)), advice)]
    problems = stated.validate(document, declared.removesuffix("/1"))
    return (None if problems else document), problems


def shape_of(kind: str, registry: Sequence[Framework]) -> tuple[str | None, Any] | None:
    """The key under which files of a kind hold what they are about (None: the whole file), and the type of that.

    None for kinds that `gather` and the reading of cases make nothing of.
    """
    if kind in LISTS:
        return kind, GenericAlias(tuple, (LISTS[kind], ...))
    if kind in _WHOLE:
        return None, _WHOLE[kind]
    if kind == "capacity":
        return "capacity", CapacityRule
    if kind == "cases":
        return "cases", tuple[RuleCase, ...]
    single = {_LOSSES.kind: _LOSSES, **rule_kinds(registry)}.get(kind)
    return None if single is None else (single.key, single.content)


def _shelve(shelf: _Shelf, file: ReadFile) -> None:
    name, kind, document = file
    if kind in LISTS:
        items = document.data[kind]
        made = [structure(LISTS[kind], item, document.span, (kind, index)) for index, item in enumerate(items)]
        shelf.lists[kind].extend(made)
    elif kind == "catalog":
        shelf.catalog_files[name.rpartition("/")[0]].append(structure(CatalogFile, document.data, document.span))
    elif kind == "crosswalk":
        shelf.crosswalks.append(structure(Crosswalk, document.data, document.span))
    elif kind == "overlay":
        made_overlay = structure(Overlay, document.data, document.span)
        shelf.lists["overlays"].append(made_overlay)
        shelf.overlay_files[name] = made_overlay.id
    elif kind == "model":
        shelf.lists["models"].append(structure(ModelFile, document.data, document.span).model)
    elif kind == "capacity":
        shelf.capacities.append(structure(CapacityRule, document.data["capacity"], document.span, ("capacity",)))
    elif kind in shelf.single_kinds:
        single = shelf.single_kinds[kind]
        content: object = structure(single.content, document.data[single.key], document.span, (single.key,))
        shelf.singles[kind].append(content)
    else:
        where = document.span(("schema",))
        message = f"a file of kind '{kind}' does not belong here"
        advice = f"move it to {CASES}" if kind == "cases" else "move it out of controls/ and rules/"
        shelf.problems.append(Diagnostic("schema/misplaced", message, where, advice))


def _assemble(shelf: _Shelf, files: Sequence[tuple[str, bytes]]) -> Library | None:
    by_id = {kind: _unique(shelf.lists[kind], kind, shelf.problems) for kind in (*LISTS, "models", "overlays")}
    catalogs = _catalogs(shelf)
    unread = any(problem.code.startswith(("yaml/", "text/", "schema/")) for problem in shelf.problems)
    if len(shelf.capacities) != 1 and not unread:
        place = shelf.capacities[1].span if shelf.capacities else Span("rules/capacity.yaml")
        message = f"{len(shelf.capacities)} files of kind capacity, expected exactly one"
        shelf.problems.append(Diagnostic("link/capacity", message, place, "keep one file with 'schema: capacity/1'"))
    for items in shelf.singles.values():
        for item in items[1:]:
            message = f"this is a second file of its kind; the first is {items[0].span}"
            shelf.problems.append(Diagnostic("link/duplicate-id", message, item.span, "keep one of them"))
    if unread or not shelf.capacities:
        return None
    economics = Economics(
        parameters=by_id.pop("parameters"),
        price_lists=by_id.pop("price_lists"),
        positions=by_id.pop("positions"),
        losses=next(iter(shelf.singles.pop(_LOSSES.kind, ())), None),
    )
    shelf.crosswalks.sort(key=lambda item: (item.crosswalk.source, item.crosswalk.target, item.span.path))
    return Library(
        catalogs=catalogs,
        crosswalks=tuple(shelf.crosswalks),
        capacity=shelf.capacities[0],
        economics=economics,
        catalog_sha256={key: _digest_of(files, f"{shelf.catalog_folders[key]}/") for key in catalogs},
        rules_sha256=digest(sorted(file for file in files if _is_rule(file[0]) and file[0] not in shelf.overlay_files)),
        amendments=shelf.amendments,
        overlay_sha256={made: _digest_of(files, name) for name, made in sorted(shelf.overlay_files.items())},
        **by_id,
        own_rules={kind: contents[0] for kind, contents in shelf.singles.items()},
    )


def _own_last(file: tuple[str, bytes]) -> tuple[bool, str]:
    """Files of packs come last: of two things with one id, what was there first stays, and the pack's is at fault."""
    return file[0].startswith("packs/"), file[0]


def _is_rule(name: str) -> bool:
    """Whether a file holds rules: of the root, or of a pack (`packs/ID/rules/...`)."""
    return name.startswith("rules/") or (name.startswith("packs/") and name.split("/")[2] == "rules")


def _digest_of(files: Sequence[tuple[str, bytes]], prefix: str) -> str:
    return digest(sorted(file for file in files if file[0].startswith(prefix)))


def _catalogs(shelf: _Shelf) -> dict[str, Catalog]:
    made: dict[str, Catalog] = {}
    for folder, parts in sorted(shelf.catalog_files.items()):
        headers = [part.catalog for part in parts if part.catalog is not None]
        if len(headers) != 1:
            place = headers[1].span if headers else parts[0].span
            message = f"{folder} has {len(headers)} catalog headers, expected exactly one"
            shelf.problems.append(
                Diagnostic("link/catalog-header", message, place, "keep 'catalog:' in one file of the folder")
            )
        if not headers:
            continue
        header: CatalogHeader = headers[0]
        if header.id in made:
            message = f"catalog '{header.id}' is declared twice, first at {made[header.id].header.span}"
            shelf.problems.append(Diagnostic("link/duplicate-id", message, header.span, "keep one of them"))
            continue
        shelf.catalog_folders[header.id] = folder
        made[header.id] = Catalog(header=header, rows=tuple(row for part in _ordered(parts) for row in part.rows))
    return made


def _ordered(parts: Sequence[CatalogFile]) -> list[CatalogFile]:
    """The file with the header, then the others in the order of its rows they stand under, then by first id."""
    first = next(part for part in parts if part.catalog is not None)
    places = {row.id: place for place, row in enumerate(first.rows)}
    parents = {row.id: row.parent for part in parts for row in part.rows}

    def under(part: CatalogFile) -> int:
        name, seen = part.rows[0].id if part.rows else None, set[str]()
        while name is not None and name not in places and name not in seen:
            seen.add(name)
            name = parents.get(name)
        return places.get(name or "", len(places))

    others = [part for part in parts if part is not first]
    return [first, *sorted(others, key=lambda part: (under(part), _numbers(part)))]


def _numbers(part: CatalogFile) -> tuple[tuple[int, int, str], ...]:
    """The id of a file's first row: numbers as numbers, before letters."""
    name = part.rows[0].id if part.rows else ""
    return tuple((0, int(token), "") if token.isdigit() else (1, 0, token) for token in re.findall(r"\d+|\D+", name))


def _unique(items: Iterable[Any], kind: str, problems: list[Diagnostic]) -> Mapping[str, Any]:
    made: dict[str, Any] = {}
    for item in items:
        if item.id in made:
            message = f"id '{item.id}' appears twice among {kind}, first at {made[item.id].span}"
            problems.append(Diagnostic("link/duplicate-id", message, item.span, "rename or remove one of them"))
        else:
            made[item.id] = item
    return dict(sorted(made.items()))
