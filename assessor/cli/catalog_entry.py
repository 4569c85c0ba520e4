"""`assessor catalog show`: one entry of what is loaded or shipped, whatever its kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from assessor.assess.prepare import load_plan
from assessor.assess.reasons import applies_when
from assessor.cli import law
from assessor.cli.catalog_lists import VOCABULARY, as_yaml, items_of
from assessor.errors import NotFound
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.packs import shipped_packs
from assessor.model.catalog import ExpectedRows
from assessor.model.spelling import did_you_mean
from assessor.words.grammar import counted
from assessor.words.offerings import Shelf
from assessor.words.offerings import lines as tier_lines
from assessor.words.reasons import condition
from assessor.words.row_demands import asked, beside
from assessor.words.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.data_set import DataSet
    from assessor.library.library import Library
    from assessor.library.packs import RulePack
    from assessor.library.store import Store
    from assessor.model.catalog import Row
    from assessor.model.overlay import Overlay
    from assessor.model.plan import Plan


def entry(library: Library, name: str, data: DataSet, store: Store) -> Iterator[str]:
    """What there is of that name, in lines; raises NotFound where there is nothing."""
    rows = library.rows()
    refs = [ref for ref in rows if name in (ref, ref.partition(":")[2])]
    if refs:
        for ref in refs:
            yield from _row(library, ref, rows[ref])
            if rows[ref].kind == "obligation":
                yield from _asked(load_plan(data, store, FRAMEWORKS, catalog=ref.partition(":")[0]), ref)
        return
    model, _, tier = name.partition("/")
    if model in library.models and (not tier or tier in {item.id for item in library.models[model].offerings}):
        yield from tier_lines(Shelf(library.functions, library.capabilities), library.models[model], tier or None)
        return
    for kind in VOCABULARY:
        item = items_of(library, kind).get(name)
        if item is not None:
            yield f"{name} ({kind})"
            yield from (f"  {line}" for line in as_yaml(item))
            return
    yield from _of_others(library, name, data)


def _of_others(library: Library, name: str, data: DataSet) -> Iterator[str]:
    """What is no row, no work and no vocabulary: a catalog or its framework, an overlay, the law, a rule pack."""
    framework = library.frameworks.get(name)
    if name in library.catalogs or framework is not None:
        yield from _catalog(library, name if framework is None else framework.catalog)
        return
    if name in library.overlays:
        yield from _overlay(library.overlays[name])
        return
    if name in library.standing:
        yield from law.lines(library.standing[name])
        return
    packs = {pack.info.id: pack for pack in (*shipped_packs(data.root), *data.packs)}
    if name in packs:
        yield from _pack(packs[name], loaded=any(pack.info.id == name for pack in data.packs))
        return
    rows = library.rows()
    known = [
        *rows,
        *library.catalogs,
        *library.overlays,
        *packs,
        *library.standing,
        *(ref.partition(":")[2] for ref in rows),
        *library.capabilities,
        *library.functions,
        *library.models,
        *(f"{item.id}/{tier.id}" for item in library.models.values() for tier in item.offerings),
    ]
    raise NotFound(f"there is nothing called '{name}'", hint=did_you_mean(name, known, most=3))


def _catalog(library: Library, name: str) -> Iterator[str]:
    """The header of a catalog, its rows counted, and the frameworks that are judged by it."""
    catalog = library.catalogs[name]
    head = catalog.header
    sizes = [counted(count, kind) for kind, count in ExpectedRows.of(catalog.rows).counts.items() if count]
    judged = [item.id for item in library.frameworks.values() if item.catalog == name]
    yield f"{head.id} (catalog of {head.kind}) {head.title}"
    yield from _labelled(
        ("edition", head.edition),
        ("publisher", head.publisher),
        ("source", head.source),
        ("license", head.license),
        ("rows", ", ".join(sizes)),
        ("frameworks", ", ".join(judged)),
        ("written", f"{head.provenance.written} by {head.provenance.author}"),
        ("reviewed by", head.provenance.reviewed_by or "nobody yet"),
        ("note", head.provenance.note),
    )


def _pack(pack: RulePack, *, loaded: bool) -> Iterator[str]:
    """What a rule pack says of itself, what it brings, and how it is loaded."""
    head = pack.manifest
    yield f"{head.id} (rule pack {head.version}) {head.title}"
    yield from _labelled(
        ("summary", head.summary),
        ("source", head.source),
        ("license", head.licence),
        ("authors", ", ".join(head.authors)),
        ("needs", ", ".join(f"{name} {version}" for name, version in head.needs.items())),
        *((kind.replace("_", " "), ", ".join(ids)) for kind, ids in head.provides.items()),
        ("loaded", "yes" if loaded else f"with --pack {head.id}"),
    )


def _labelled(*lines: tuple[str, str | None]) -> Iterator[str]:
    for label, value in lines:
        if value:
            yield from wrapped(f"{label}: {value}", "  ", "    ")


def _row(library: Library, ref: str, row: Row) -> Iterator[str]:
    yield f"{ref} ({row.kind}) {row.title}"
    yield from _labelled(
        ("statement", row.statement),
        ("citation", row.citation),
        ("specification", row.specification),
        ("applies to", " or ".join(row.applies_to)),
        ("applies when", condition(applies_when(row.applies_when)) if row.applies_when is not None else ""),
        ("parent", row.parent),
        ("withdrawn to", ", ".join(row.withdrawn_to)),
        ("baselines", ", ".join(row.baselines)),
        ("note", row.note),
    )
    for name, prop in row.props.items():
        yield from wrapped(f"{name.replace('_', ' ')}: {_spoken(prop)}", "  ", "    ")
    bare = row.id
    held = [item.id for item in library.capabilities.values() if bare in item.controls.primary]
    if held:
        yield f"  primary control of: {', '.join(held)}"


def _asked(plan: Plan, ref: str) -> Iterator[str]:
    """What an obligation asks for: in each numbered clause one of its ways is enough."""
    row = next((row for row in plan.obligations if row.ref == ref), None)
    if row is None or not row.clauses:
        return
    yield "  asks for:"
    for number, ways in enumerate(asked(plan.terrain, row), start=1):
        yield from wrapped(f"{number}. {ways[0]}", "    ", "       ")
        for way in ways[1:]:
            yield from wrapped(f"or {way}", "    ", "       ")
    for duty in beside(plan.terrain, row):
        yield from wrapped(f"- {duty}", "    ", "      ")
    if row.supporting:
        yield from wrapped(f"supporting controls: {', '.join(row.supporting)}", "  ", "    ")


def _spoken(value: object) -> str:
    """A property of a row: lists by commas, yes and no as words."""
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple() | list():
            return ", ".join(map(_spoken, value))
        case Mapping():
            return "; ".join(f"{name.replace('_', ' ')}: {_spoken(part)}" for name, part in value.items())
        case _:
            return str(value)


def _overlay(pack: Overlay) -> Iterator[str]:
    """A proposed rule: where it stands, then what it would add, tighten and withdraw."""
    head = pack.overlay
    yield f"{head.id} (overlay pack, {head.status}) {head.title}"
    for label, value in (("framework", head.framework), ("citation", head.citation), ("standing", head.standing)):
        yield f"  {label}: {value}"
    yield f"  standing checked: {head.checked}"
    for row in pack.rows:
        yield f"  new: {row.id}  {row.title}"
    for entry in (*pack.demands.add, *pack.demands.replace):
        if entry.obligation not in {row.id for row in pack.rows}:
            yield f"  tightened: {entry.obligation}"
    for item in pack.specifications:
        yield f"  {item.specification}: {item.obligation}"
    for gone in pack.withdrawn:
        yield f"  withdrawn: {gone.obligation}  {gone.because}"
