"""The plan an engagement needs, from the cache or compiled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.data_set import data_set
from assessor.library.resources import code_stamp, digest
from assessor.model.diagnostic import InvalidSource
from assessor.model.framework import rooms
from assessor.model.pack import Amended
from assessor.model.plan import CatalogPlan, PackInfo, Plan
from assessor.model.shape import plain, structure
from assessor.model.structured import terrain_of
from assessor.model.value import replace
from assessor.model.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from assessor.library.data_set import DataSet
    from assessor.library.framework import CheckedFramework
    from assessor.library.library import Library
    from assessor.library.packs import RulePack
    from assessor.library.store import Store
    from assessor.model.plan import Terrain


def load_plan(
    root: Path | DataSet,
    store: Store,
    registry: Sequence[CheckedFramework],
    frameworks: Iterable[str] | None = None,
    *,
    catalog: str | None = None,
    overlay: str | None = None,
    read: tuple[Sequence[tuple[str, bytes]], Library] | None = None,
) -> Plan:
    """The plan of a data root with its packs, of some frameworks (all when None), or of one catalog if it has that.

    With the id of an overlay pack, the plan as the proposal would leave it; without one nothing of any pack is in it.

    `read` are the files and the library of the data, every link checked, for whoever has them already.

    Raises InvalidSource when the data itself is broken. Parsing is what costs, so the cache is keyed by content and by
    the code that would parse it.
    """
    data = data_set(root)
    key = _key(data.digest(store), registry, overlay)
    infos = tuple(pack.info for pack in data.packs)
    found = store.get_with_texts(f"{key}-core")
    if found is not None:
        core, texts = found
        terrain = terrain_of(core["terrain"], texts, registry)
        parts = [_cached_catalog(store, key, name) for name in _wanted(terrain, core["catalogs"], frameworks, catalog)]
        if all(part is not None for part in parts):
            kept = tuple(part for part in parts if part is not None)
            packs = tuple(structure(PackInfo, item) for item in core["packs"])
            return Plan(
                terrain=terrain,
                catalogs=kept,
                registry=tuple(registry),
                rules_sha256=core["rules_sha256"],
                packs=packs,
                rule_packs=infos,
                amendments=tuple(structure(Amended, item) for item in core["amendments"]),
            )
    files, library = read or (data.files(), None)
    if library is None:
        library = linked(files, registry, shown=data.shown, packs=data.packs)
    plan = replace(_compiled(library, registry, overlay), rule_packs=infos)
    if store.remembers:
        # by what was read now, whatever lay there before
        now = digest(files) if not data.packs else data.digest(store)
        _remember(store, _key(now, registry, overlay), plan)
    wanted = _wanted(plan.terrain, [part.info.id for part in plan.catalogs], frameworks, catalog)
    by_id = {part.info.id: part for part in plan.catalogs}
    return replace(plan, catalogs=tuple(by_id[name] for name in wanted))


def _key(content: str, registry: Sequence[CheckedFramework], overlay: str | None) -> str:
    """What a compiled plan is remembered by: the content of the data, the code that reads it, the pack in it."""
    code = f"{VERSION} {' '.join(framework.id for framework in registry)} {code_stamp(rooms(registry))}"
    return digest([("data", content.encode()), ("code", code.encode()), ("overlay", (overlay or "").encode())])


def load_library(root: Path | DataSet, registry: Sequence[CheckedFramework]) -> Library:
    """The library of a data root and packs, every link checked; raises InvalidSource with all problems otherwise."""
    data = data_set(root)
    return linked(data.files(), registry, shown=data.shown, packs=data.packs)


def remembered(
    root: Path | DataSet,
    store: Store,
    registry: Sequence[CheckedFramework],
    name: str,
    make: Callable[[Library], dict[str, list[list[str]]]],
) -> dict[str, list[list[str]]]:
    """Tables of the library of a data root and packs, from the cache or made anew of a library whose links all hold."""
    data = data_set(root)
    found = store.get(f"{_key(data.digest(store), registry, None)}-{name}")
    if isinstance(found, dict):
        return found
    made = make(load_library(data, registry))
    if store.remembers:
        store.put(f"{_key(data.digest(store), registry, None)}-{name}", made)
    return made


def linked(
    files: Sequence[tuple[str, bytes]],
    registry: Sequence[CheckedFramework],
    *,
    shown: Callable[[str], str] = str,
    packs: Sequence[RulePack] = (),
) -> Library:
    """A library whose every link holds; raises InvalidSource otherwise."""
    from assessor.library.links import check_links  # noqa: PLC0415 - only when the cache has nothing
    from assessor.library.loader import gather  # noqa: PLC0415

    library, problems = gather(files, registry, shown=shown)
    if library is not None:
        problems = [*problems, *check_links(library, registry)]
    if library is None or problems:
        from assessor.library.pack_links import beyond_taken_ids  # noqa: PLC0415 - only where something is wrong
        from assessor.library.word_places import at_words  # noqa: PLC0415 - as above

        problems = at_words(beyond_taken_ids(problems, packs), files, shown)
        raise InvalidSource(sorted(problems, key=lambda problem: problem.sort_key()))
    return library


def compile_files(
    files: Sequence[tuple[str, bytes]],
    registry: Sequence[CheckedFramework],
    *,
    overlay: str | None = None,
) -> Plan:
    """The plan of the given files: library (with an overlay pack in it, if one is named), graph, compiled form."""
    return _compiled(linked(files, registry), registry, overlay)


def _compiled(library: Library, registry: Sequence[CheckedFramework], overlay: str | None) -> Plan:
    from assessor.graph.build import build  # noqa: PLC0415 - networkx only when the cache has nothing
    from assessor.graph.compile import compile_plan  # noqa: PLC0415

    if overlay is not None:
        library = adopted(library, overlay, registry)
    return compile_plan(build(library), library, registry)


def adopted(library: Library, name: str, registry: Sequence[CheckedFramework]) -> Library:
    """A library with one of its overlay packs in it; raises InvalidSource when the pack does not fit."""
    from assessor.library.overlay_links import check_overlay  # noqa: PLC0415 - only where a pack is turned on
    from assessor.library.overlays import with_overlay  # noqa: PLC0415

    problems = check_overlay(library, library.overlays[name], registry)
    if problems:
        raise InvalidSource(sorted(problems, key=lambda problem: problem.sort_key()))
    return with_overlay(library, library.overlays[name])


def _wanted(
    terrain: Terrain, catalogs: Sequence[str], frameworks: Iterable[str] | None, catalog: str | None
) -> list[str]:
    """Catalogs of the given frameworks, in the given order; unknown frameworks are reported elsewhere."""
    if catalog is not None and catalog in catalogs:
        return [catalog]
    if frameworks is None:
        return list(catalogs)
    found = [terrain.frameworks[name].catalog for name in frameworks if name in terrain.frameworks]
    return [name for name in dict.fromkeys(found) if name in catalogs]


def _cached_catalog(store: Store, key: str, name: str) -> CatalogPlan | None:
    data = store.get(f"{key}-{name}")
    return None if data is None else structure(CatalogPlan, data)


def _remember(store: Store, key: str, plan: Plan) -> None:
    from assessor.model.packing import Texts, packed  # noqa: PLC0415 - only when the cache had nothing

    for part in plan.catalogs:
        store.put(f"{key}-{part.info.id}", plain(part))
    texts = Texts()
    core = {
        "terrain": packed(plan.terrain, texts),
        "catalogs": [part.info.id for part in plan.catalogs],
        "rules_sha256": plan.rules_sha256,
        "packs": [plain(pack) for pack in plan.packs],
        "amendments": [plain(item) for item in plan.amendments],
    }
    store.put(f"{key}-core", core, texts.joined())
