"""`assessor new`: a rule pack to start from, which `check` and `test` pass as it is."""

from __future__ import annotations

import re
import shlex
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Final

from assessor.cli.codes import DONE
from assessor.cli.days import today
from assessor.cli.editor_schemas import FOLDER, PACK_KINDS, schema_files
from assessor.cli.files import new_folder
from assessor.cli.session import cache_folder, data_of
from assessor.errors import NotFound

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Iterator
    from importlib.resources.abc import Traversable

KINDS: Final = {
    "pack": "a pack that amends a rule",
    "catalog": "a pack with a framework of your own",
    "model": "a pack with a kind of support",
}
_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_LONGEST = 40


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("kind", choices=tuple(KINDS), help="; ".join(f"{kind}: {what}" for kind, what in KINDS.items()))
    parser.add_argument("name", metavar="NAME", help="id of the new pack, in lower kebab-case")
    parser.add_argument("--title", metavar="TEXT", help="title (default: made of the name)")
    parser.add_argument(
        "--out", type=Path, default=Path(), metavar="DIR", help="folder to make it in (default: this one)"
    )


def run(options: argparse.Namespace) -> int:
    """Write the whole folder or nothing, and say what to run next."""
    name: str = options.name
    if not _NAME.fullmatch(name) or len(name) > _LONGEST:
        raise NotFound(
            f"'{name[:60]}' cannot be the id of a pack",
            hint=f"use lower kebab-case of at most {_LONGEST} characters, such as our-standard",
        )
    _free(options, name)
    title = re.sub(r"\s+", " ", options.title or name.replace("-", " ").capitalize()).strip()
    words = {
        "id": name,
        "key": name.replace("-", "_"),
        "title": '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"',
        "today": today(),
    }
    target: Path = options.out / name
    made = {path: _modeline(path, text) + Template(text).substitute(words) for path, text in _templates(options.kind)}
    _write(target, made | {f"{FOLDER}/{name}": text for name, text in schema_files(PACK_KINDS).items()})
    print(f"wrote {target}/")
    print(f"  assessor check {shlex.quote(str(target))}")
    print(f"  assessor test --pack {shlex.quote(_as_path(target))}")
    return DONE


def _free(options: argparse.Namespace, name: str) -> None:
    """Raises NotFound for the id of something there is already: the pack would not load beside it."""
    from assessor.assess.prepare import load_plan  # noqa: PLC0415 - not needed for --help
    from assessor.frameworks.registry import FRAMEWORKS  # noqa: PLC0415 - as above
    from assessor.library.packs import shipped_packs  # noqa: PLC0415 - as above
    from assessor.library.store import Store  # noqa: PLC0415 - as above

    taken: list[tuple[str, Iterable[str]]] = [("pack", [pack.manifest.id for pack in shipped_packs()])]
    if options.kind != "pack":
        data = data_of(options)
        terrain = load_plan(data, Store(cache_folder(options)), FRAMEWORKS, frameworks=()).terrain
        if options.kind == "model":
            taken.append(("model", terrain.models))
        else:
            catalogs = [file.parent.name for file in (data.root / "controls").glob("*/*.yaml")]
            taken += [("framework", terrain.frameworks), ("catalog", catalogs)]
    for kind, names in taken:
        if (name.replace("-", "_") if kind == "model" else name) in names:
            raise NotFound(f"there is a {kind} '{name}' already", hint="choose another name")


def _modeline(path: str, text: str) -> str:
    """The comment by which an editor finds the schema of a file, and completes and explains its keys."""
    kind = re.search(r"^schema: ([a-z_]+)/1$", text, re.MULTILINE)
    up = "../" * path.count("/")
    return f"# yaml-language-server: $schema={up}{FOLDER}/{kind[1]}.schema.json\n" if kind else ""


def _as_path(target: Path) -> str:
    """A path that cannot be taken for an id."""
    return str(target) if target.is_absolute() or len(target.parts) > 1 else f"./{target}"


def _templates(kind: str) -> Iterator[tuple[str, str]]:
    root = files("assessor.cli") / "scaffolds" / kind
    yield from _below(root, "")


def _below(folder: Traversable, prefix: str) -> Iterator[tuple[str, str]]:
    for item in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if item.is_dir():
            yield from _below(item, f"{prefix}{item.name}/")
        else:
            yield f"{prefix}{item.name}", item.read_text(encoding="utf-8")


def _write(target: Path, contents: dict[str, str]) -> None:
    with new_folder(target, taken="choose another name, or --out DIR") as folder:
        for name, text in contents.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
