"""`assessor catalog`: what is loaded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assessor.assess.prepare import load_library, remembered
from assessor.cli import law
from assessor.cli.catalog_entry import entry
from assessor.cli.catalog_lists import KINDS, PACKS, every_list, packs_of
from assessor.cli.codes import DONE
from assessor.cli.files import write_all
from assessor.cli.session import cache_folder, data_of, shared_options
from assessor.cli.tables import columns
from assessor.errors import NotFound
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.store import Store
from assessor.words.capabilities_page import capabilities_page
from assessor.words.offerings import Shelf
from assessor.words.offerings_page import offerings_page

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from assessor.library.library import Library

_PLURAL: Final = 4  # letters of a word whose last s may be left out


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    listing = actions.add_parser("list", help="catalogs, rule vocabularies and their sizes, or all entries of one kind")
    listing.add_argument("kind", nargs="?", choices=KINDS, metavar="KIND", help=f"one of {', '.join(KINDS)}")
    show = actions.add_parser(
        "show", help="one catalog, rule pack, row, capability, function, model, duty, gate or entry of the ledger"
    )
    show.add_argument("id", metavar="ID", help='such as "hipaa:164.312(b)", AU-6, log-review or managed/silver')
    search = actions.add_parser("search", help="capabilities and rows that contain all the words")
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
        _print_or_write(offerings_page(Shelf(library.functions, library.capabilities), library.models), options.out)
    elif options.action == "capabilities":
        _print_or_write(capabilities_page(library), options.out)
    elif options.action == "pages":
        _pages(library, options.out)
    elif options.action == "standing":
        write = law.as_json if options.format == "json" else law.table
        print(write(library.standing))
    elif options.action == "show":
        print("\n".join(entry(library, options.id, data, Store(cache_folder(options)))))
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


def _pages(library: Library, folder: Path) -> None:
    from assessor.graph.build import build  # noqa: PLC0415
    from assessor.graph.compile import compile_plan  # noqa: PLC0415
    from assessor.words.catalog_page import catalog_page  # noqa: PLC0415 - and networkx, only for this action

    plan = compile_plan(build(library), library, FRAMEWORKS)
    for path in write_all(folder, {f"{part.info.id}.md": catalog_page(plan, part).encode() for part in plan.catalogs}):
        print(f"wrote {path}")


def _search(library: Library, words: list[str]) -> Iterator[list[str]]:
    """What contains all the words: capabilities first, which are few and what a rule names, then rows."""
    for item in library.capabilities.values():
        text = " ".join((item.id, item.title, item.definition, *item.also_called)).lower()
        if all(_stands(word, text) for word in words):
            yield [item.id, "capability", item.title]
    for ref, row in library.rows().items():
        text = f"{ref} {row.title} {row.statement or ''}".lower()
        if all(_stands(word, text) for word in words):
            yield [ref, row.kind, row.title]


def _stands(word: str, text: str) -> bool:
    """Whether a word stands in a text, or what it is the plural of."""
    return word in text or (len(word) > _PLURAL and word.endswith("s") and word[:-1] in text)
