"""The plan an engagement needs, from the cache or compiled anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.resources import code_stamp, content_digest, data_files, digest, shipped_root
from assessor.model.diagnostic import InvalidSource
from assessor.model.framework import rooms
from assessor.model.plan import CatalogPlan, PackInfo, Plan
from assessor.model.shape import packed, plain, structure
from assessor.model.structured import terrain_of
from assessor.model.value import replace
from assessor.model.version import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assessor.library.framework import CheckedFramework
    from assessor.library.library import Library
    from assessor.library.store import Store
    from assessor.model.plan import Terrain


def load_plan(
    root: Path,
    store: Store,
    registry: Sequence[CheckedFramework],
    frameworks: Iterable[str] | None = None,
    *,
    catalog: str | None = None,
    overlay: str | None = None,
) -> Plan:
    """The plan of a data root, restricted to some frameworks (all when None), or to one catalog if it has that.

    With the id of an overlay pack, the plan as the proposal would leave it; without one nothing of any pack is in it.

    Raises InvalidSource when the data itself is broken. Parsing is what costs, so the cache is keyed by content and by
    the code that would parse it.
    """
    key = _key(content_digest(root, store), registry, overlay)
    core = store.get(f"{key}-core")
    if core is not None:
        terrain = terrain_of(core["terrain"], registry)
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
            )
    files = data_files(root)
    plan = compile_files(files, registry, label=label_of(root), overlay=overlay)
    if store.remembers:
        # by what was read now, whatever lay there before
        _remember(store, _key(digest(files), registry, overlay), plan)
    wanted = _wanted(plan.terrain, [part.info.id for part in plan.catalogs], frameworks, catalog)
    by_id = {part.info.id: part for part in plan.catalogs}
    return replace(plan, catalogs=tuple(by_id[name] for name in wanted))


def _key(content: str, registry: Sequence[CheckedFramework], overlay: str | None) -> str:
    """What a compiled plan is remembered by: the content of the data, the code that reads it, the pack in it."""
    code = f"{VERSION} {' '.join(framework.id for framework in registry)} {code_stamp(rooms(registry))}"
    return digest([("data", content.encode()), ("code", code.encode()), ("overlay", (overlay or "").encode())])


def label_of(root: Path) -> str:
    """What stands before a data file's path in diagnostics: nothing for the shipped data, else its folder."""
    return "" if root == shipped_root() else f"{root}/"


def load_library(root: Path, registry: Sequence[CheckedFramework]) -> Library:
    """The library of a data root, every link checked; raises InvalidSource with all problems otherwise."""
    return linked(data_files(root), registry, label=label_of(root))


def linked(files: Sequence[tuple[str, bytes]], registry: Sequence[CheckedFramework], *, label: str = "") -> Library:
    """A library whose every link holds."""
    from assessor.library.links import check_links  # noqa: PLC0415 - only when the cache has nothing
    from assessor.library.loader import gather  # noqa: PLC0415

    library, problems = gather(files, registry, label=label)
    if library is not None:
        problems = [*problems, *check_links(library, registry)]
    if library is None or problems:
        raise InvalidSource(sorted(problems, key=lambda problem: problem.sort_key()))
    return library


def compile_files(
    files: Sequence[tuple[str, bytes]],
    registry: Sequence[CheckedFramework],
    *,
    label: str = "",
    overlay: str | None = None,
) -> Plan:
    """The plan of the given files: library (with an overlay pack in it, if one is named), graph, compiled form."""
    from assessor.graph.build import build  # noqa: PLC0415 - networkx only when the cache has nothing
    from assessor.graph.compile import compile_plan  # noqa: PLC0415

    library = linked(files, registry, label=label)
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
    for part in plan.catalogs:
        store.put(f"{key}-{part.info.id}", plain(part))
    core = {
        "terrain": packed(plan.terrain),
        "catalogs": [part.info.id for part in plan.catalogs],
        "rules_sha256": plan.rules_sha256,
        "packs": [plain(pack) for pack in plan.packs],
    }
    store.put(f"{key}-core", core)
