"""Engagements made to reach what no example reaches, written as changes to an example: `tests/gate/cases/*.yaml`.

A file holds `cases`, by name. Of each: `base` (an example; left out: an engagement of nothing but what follows),
`drop` (places to take away, keys joined by dots), `set` (merged in: a mapping into a mapping, a mapping into a list
by the `id` of its entries, anything else in place of what stood there), `determine` (all obligations of a catalog
whose ids a pattern fits, with one status, and others for some) and `options` of the command.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import yaml

from tests.gate.mutants import with_on

if TYPE_CHECKING:
    from pathlib import Path

BLANK = {"schema": "engagement/1", "as_of": "2026-11-21", "organization": {"name": "Falcon"}}


def load(path: Path) -> Any:
    """A YAML file in which `on` is a word."""
    return with_on(yaml.safe_load(path.read_text(encoding="utf-8")))


def crafted_names(folder: Path) -> list[tuple[str, tuple[str, ...]]]:
    """(file:case, options) of every crafted case."""
    return [
        (f"{path.stem}:{name}", tuple(case.get("options", ())))
        for path in sorted(folder.glob("*.yaml"))
        for name, case in load(path)["cases"].items()
    ]


def engagement(root: Path, name: str) -> Any:
    """The engagement of one case, ready to be written."""
    file, _, key = name.partition(":")
    case = load(root / "tests" / "gate" / "cases" / f"{file}.yaml")["cases"][key]
    document: Any = load(root / "examples" / f"{case['base']}.yaml") if "base" in case else merged({}, BLANK)
    for place in case.get("drop", ()):
        drop(document, place.split("."))
    document = merged(document, case.get("set", {}))
    if "determine" in case:
        document["determinations"] = determinations(root, **case["determine"])
    return document


def drop(document: Any, keys: list[str]) -> None:
    """Take a place away; an entry of a list is named by its `id`."""
    for key in keys[:-1]:
        document = entry(document, key)
    if isinstance(document, list):
        document.remove(entry(document, keys[-1]))
    else:
        del document[keys[-1]]


def entry(value: Any, key: str) -> Any:
    """A value of a mapping, or the entry of a list with an id."""
    return next(part for part in value if part["id"] == key) if isinstance(value, list) else value[key]


def merged(old: Any, new: Any) -> Any:
    """What stands where `new` is laid over `old`."""
    if isinstance(new, dict) and isinstance(old, dict):
        return {**old, **{key: merged(old.get(key), value) for key, value in new.items()}}
    if isinstance(new, dict) and isinstance(old, list) and old:
        known = [part["id"] for part in old]
        changed = [merged(part, new[part["id"]]) if part["id"] in new else part for part in old]
        return [*changed, *({"id": key, **value} for key, value in new.items() if key not in known)]
    return new


def determinations(
    root: Path, *, catalog: str, ids: str, status: str, but: dict[str, str] | None = None
) -> list[dict[str, str | list[str]]]:
    """One determination for each obligation whose id a pattern fits; `but` gives others a status, or none at all."""
    statuses = {ref: status for ref in obligations(root, catalog) if re.fullmatch(ids, ref.partition(":")[2])}
    statuses |= but or {}
    return [
        {"obligation": ref, "status": found, "rationale": "Seen on site.", "evidence": ["notes.pdf"], "by": "Assessor"}
        for ref, found in statuses.items()
        if found != "none"
    ]


@cache
def obligations(root: Path, catalog: str) -> tuple[str, ...]:
    """The refs of the obligations of a catalog, as this checkout has them."""
    rows = [row for path in sorted((root / "controls" / catalog).glob("*.yaml")) for row in load(path).get("rows", ())]
    return tuple(f"{catalog}:{row['id']}" for row in rows if row["kind"] == "obligation")
