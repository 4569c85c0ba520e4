"""`assessor catalog`: what is loaded."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.assess.prepare import load_library, load_plan, remembered
from assessor.assess.reasons import applies_when
from assessor.cli import law
from assessor.cli.catalog_lists import KINDS, PACKS, VOCABULARY, as_yaml, every_list, items_of, packs_of
from assessor.cli.codes import DONE
from assessor.cli.files import write_all
from assessor.cli.session import cache_folder, data_of, shared_options
from assessor.cli.tables import columns
from assessor.errors import NotFound
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.store import Store
from assessor.model.spelling import did_you_mean
from assessor.words.capabilities_page import capabilities_page
from assessor.words.offerings import Shelf
from assessor.words.offerings import lines as tier_lines
from assessor.words.offerings_page import offerings_page
from assessor.words.reasons import condition
from assessor.words.row_demands import asked, beside
from assessor.words.wrapping import wrapped

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assessor.library.data_set import DataSet
    from assessor.library.library import Library
    from assessor.model.catalog import Row
    from assessor.model.overlay import Overlay
    from assessor.model.plan import Plan


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="catalogs, rule vocabularies and their sizes, or all entries of one kind")
    listing.add_argument("kind", nargs="?", choices=KINDS, metavar="KIND", help=f"one of {', '.join(KINDS)}")
    show = actions.add_parser("show", help="one row, capability, function, model, duty, gate or entry of the ledger")
    show.add_argument("id", metavar="ID", help='such as "hipaa:164.312(b)", AU-6, log-review or managed/silver')
    search = actions.add_parser("search", help="rows and capabilities that contain all the words")
    search.add_argument("words", nargs="+", metavar="WORD", help="word to look for")
    standing = actions.add_parser("standing", help="where the law stands: dated statements, and which were verified")
    standing.add_argument("--format", choices=("text", "json"), default="text", help="output format (default: text)")
    pages = actions.add_parser("pages", help="write one Markdown page per catalog of obligations")
    pages.add_argument("--out", type=Path, required=True, metavar="DIR", help="output folder")
    schema = actions.add_parser("schema", help="print the JSON Schema of result.json")
    result = actions.add_parser("result", help="explain every key of result.json, as a Markdown page")
    tiers = actions.add_parser("offerings", help="what each kind of support offers, as a Markdown page")
    work = actions.add_parser("capabilities", help="what each capability is and who can deliver it, as a Markdown page")
    for action in (schema, result, tiers, work):
        action.add_argument("--out", type=Path, metavar="FILE", help="write to a file instead of standard output")
    for action in (listing, show, search, standing, pages, schema, result, tiers, work):
        shared_options(action, again=True)


def run(options: argparse.Namespace) -> int:
    """List, show or search; or describe the result, for which nothing is loaded."""
    if options.action in ("schema", "result"):
        return _describe_result(options.action, options.out)
    data = data_of(options)
    if options.action == "list":
        lists = remembered(data, Store(cache_folder(options)), FRAMEWORKS, "lists", every_list)
        rows = packs_of(data) if options.kind == PACKS else lists[options.kind or ""]
        print(columns(rows, right=() if options.kind else (1,)))
        return DONE
    library = load_library(data, FRAMEWORKS)
    if options.action == "offerings":
        _print_or_write(offerings_page(_shelf(library), library.models), options.out)
    elif options.action == "capabilities":
        _print_or_write(capabilities_page(library), options.out)
    elif options.action == "pages":
        _pages(library, options.out)
    elif options.action == "standing":
        write = law.as_json if options.format == "json" else law.table
        print(write(library.standing))
    elif options.action == "show":
        print("\n".join(_show(library, options.id, data, Store(cache_folder(options)))))
    else:
        hits = list(_search(library, [word.lower() for word in options.words]))
        if not hits:
            raise NotFound(f"nothing contains {' and '.join(options.words)}", hint="try fewer or different words")
        print(columns(hits))
    return DONE


def _describe_result(action: str, target: Path | None) -> int:
    from assessor import api  # noqa: PLC0415 - only for these two actions

    if action == "schema":
        text = json.dumps(api.result_schema(), indent=1, ensure_ascii=False) + "\n"
    else:
        text = api.result_page()
    _print_or_write(text, target)
    return DONE


def _print_or_write(text: str, target: Path | None) -> None:
    if target is None:
        print(text, end="")
    else:
        for path in write_all(target.parent, {target.name: text.encode()}):
            print(f"wrote {path}")


def _shelf(library: Library) -> Shelf:
    return Shelf(library.functions, library.capabilities)


def _pages(library: Library, folder: Path) -> None:
    from assessor.graph.build import build  # noqa: PLC0415
    from assessor.graph.compile import compile_plan  # noqa: PLC0415
    from assessor.words.catalog_page import catalog_page  # noqa: PLC0415 - and networkx, only for this action

    plan = compile_plan(build(library), library, FRAMEWORKS)
    for path in write_all(folder, {f"{part.info.id}.md": catalog_page(plan, part).encode() for part in plan.catalogs}):
        print(f"wrote {path}")


def _show(library: Library, name: str, data: DataSet, store: Store) -> Iterator[str]:
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
        yield from tier_lines(_shelf(library), library.models[model], tier or None)
        return
    for kind in VOCABULARY:
        item = items_of(library, kind).get(name)
        if item is not None:
            yield f"{name} ({kind})"
            yield from (f"  {line}" for line in as_yaml(item))
            return
    if name in library.overlays:
        yield from _overlay(library.overlays[name])
        return
    if name in library.standing:
        yield from law.lines(library.standing[name])
        return
    known = [
        *rows,
        *library.standing,
        *(ref.partition(":")[2] for ref in rows),
        *library.capabilities,
        *library.functions,
        *library.models,
        *(f"{item.id}/{tier.id}" for item in library.models.values() for tier in item.offerings),
    ]
    raise NotFound(f"there is nothing called '{name}'", hint=did_you_mean(name, known, most=3))


def _row(library: Library, ref: str, row: Row) -> Iterator[str]:
    yield f"{ref} ({row.kind}) {row.title}"
    for label, value in (
        ("statement", row.statement),
        ("citation", row.citation),
        ("specification", row.specification),
        ("applies to", " or ".join(row.applies_to)),
        ("applies when", condition(applies_when(row.applies_when)) if row.applies_when is not None else ""),
        ("parent", row.parent),
        ("withdrawn to", ", ".join(row.withdrawn_to)),
        ("baselines", ", ".join(row.baselines)),
        ("note", row.note),
    ):
        if value:
            yield from wrapped(f"{label}: {value}", "  ", "    ")
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


def _search(library: Library, words: list[str]) -> Iterator[list[str]]:
    for ref, row in library.rows().items():
        text = f"{ref} {row.title} {row.statement or ''}".lower()
        if all(word in text for word in words):
            yield [ref, row.kind, row.title]
    for item in library.capabilities.values():
        text = f"{item.id} {item.title} {item.definition}".lower()
        if all(word in text for word in words):
            yield [item.id, "capability", item.title]
