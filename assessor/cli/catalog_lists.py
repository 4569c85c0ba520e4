"""What is loaded as lists, and any one entry of it as YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor.model.shape import plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from assessor.library.data_set import DataSet
    from assessor.library.library import Library

VOCABULARY: Final = ("capabilities", "functions", "models", "duties", "gates", "events", "facts")
PACKS: Final = "packs"
KINDS: Final = (*VOCABULARY, "frameworks", PACKS)
_WIDTH = 72


def overview(library: Library) -> list[list[str]]:
    """Every catalog, vocabulary and overlay with its size."""
    catalogs = [
        [catalog.id, str(len(catalog.rows)), catalog.header.title, catalog.header.edition]
        for catalog in library.catalogs.values()
    ]
    vocabulary = [[name, str(len(items_of(library, name))), "", f"see catalog list {name}"] for name in VOCABULARY]
    overlays = [
        [
            item.id,
            str(len(item.rows)),
            item.overlay.title,
            f"{item.overlay.status}, off unless --what-if overlay={item.id}",
        ]
        for item in library.overlays.values()
    ]
    ledger = ["standing", str(len(library.standing)), "Standing of the law", "see catalog standing"]
    return [["catalog", "rows", "title", "edition"], *catalogs, *vocabulary, ledger, *overlays]


def every_list(library: Library) -> dict[str, list[list[str]]]:
    """The overview (under the empty name) and every entry of each kind, as `catalog list` prints them."""
    return {"": overview(library), **{kind: listed(library, kind) for kind in KINDS if kind != PACKS}}


def listed(library: Library, kind: str) -> list[list[str]]:
    """Every entry of one kind: its id and what it is."""
    items = items_of(library, kind)
    return [["id", "title"], *([name, _short(_title(item))] for name, item in items.items())]


def packs_of(data: DataSet) -> list[list[str]]:
    """Every pack that is shipped, and which of them are loaded now."""
    return _packs(data.root, [pack.info.id for pack in data.packs])


def items_of(library: Library, kind: str) -> Mapping[str, Any]:
    """The entries of a kind, by id."""
    found: Mapping[str, Any] = getattr(library, kind)
    return found


def as_yaml(item: object) -> list[str]:
    """An entry as it could stand in a file, line by line: what it leaves out is left out here too."""
    from assessor.source.block_style import lines  # noqa: PLC0415 - only to show one entry

    data: dict[str, Any] = _stated(plain(item))
    return [line for key, value in data.items() for line in lines((key,), value, 0, "")]


def _packs(root: Path, loaded: Sequence[str]) -> list[list[str]]:
    from assessor.library.packs import shipped_packs  # noqa: PLC0415 - reads YAML, only for this list

    rows = [["pack", "version", "title", "loaded"]]
    for pack in shipped_packs(root):
        name = pack.info.id
        rows.append([name, pack.info.version, pack.info.title, "yes" if name in loaded else f"with --pack {name}"])
    return rows


def _title(item: Any) -> str:
    return str(next((text for key in ("title", "question", "statement") if (text := getattr(item, key, None))), ""))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _WIDTH else f"{words[: _WIDTH - 1].rstrip()}…"


def _stated(value: Any) -> Any:
    """Without keys that hold nothing, and with plain lists for tuples."""
    if isinstance(value, dict):
        return {key: _stated(item) for key, item in value.items() if item not in (None, "", [], (), {})}
    if isinstance(value, (list, tuple)):
        return [_stated(item) for item in value]
    return value
