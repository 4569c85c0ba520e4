"""An overlay pack turned on, done a second time from docs/method.md, section 3, alone: documents in, documents out."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.oracle.scales import Mapping


def adopted(library: Mapping, pack: Mapping) -> Mapping:
    """The library's documents as the proposal would leave them."""
    made = copy.deepcopy(library)
    name = next(item["catalog"] for item in made["frameworks"] if item["id"] == pack["overlay"]["framework"])
    catalog = next(document for document in made["catalogs"] if document["catalog"]["id"] == name)
    entries = [
        (document, entry)
        for document in made["crosswalks"]
        if document["crosswalk"]["source"] == name
        for entry in document["entries"]
    ]
    # 1: what is withdrawn goes, with its entry; duties no longer attach to it
    gone = [item["obligation"] for item in pack.get("withdrawn", [])]
    catalog["rows"] = [row for row in catalog["rows"] if row["id"] not in gone]
    for document, entry in entries:
        if entry["obligation"] in gone:
            document["entries"].remove(entry)
    for duty in made["duties"]:
        if "attaches_to" in duty:
            duty["attaches_to"] = [ref for ref in duty["attaches_to"] if ref not in [f"{name}:{row}" for row in gone]]
    # 2: new rows, facts and duties; a new row stands last below its parent
    for row in pack.get("rows", []):
        catalog["rows"].insert(last_below(catalog["rows"], row.get("parent")) + 1, copy.deepcopy(row))
    made["facts"] = [*made["facts"], *pack.get("facts", [])]
    made["duties"] = [*made["duties"], *counting(pack.get("duties", []))]
    # 3: specifications
    for item in pack.get("specifications", []):
        row = next(row for row in catalog["rows"] if row["id"] == item["obligation"])
        row["specification"] = item["specification"]
        row.pop("alternative", None)
    # 4: entries
    there = {entry["obligation"]: entry for _, entry in entries if entry["obligation"] not in gone}
    for way in ("add", "replace"):
        for new in counting(pack.get("demands", {}).get(way, [])):
            entry = there.get(new["obligation"])
            if entry is None:
                document = {"crosswalk": {"source": name, "target": "nist-800-53"}, "entries": [new]}
                made["crosswalks"].append(document)
            else:
                join(entry, new, replaces=way == "replace")
    return made


def last_below(rows: list[Mapping], parent: str | None) -> int:
    """The place of the last row that stands below a row; the last of all where there is none."""
    parents = {row["id"]: row.get("parent") for row in rows}
    found = len(rows) - 1
    places = []
    for place, row in enumerate(rows):
        above: str | None = row["id"]
        while above is not None and above != parent:
            above = parents.get(above)
        if above == parent and parent is not None:
            places.append(place)
    return max(places, default=found)


def join(entry: Mapping, new: Mapping, *, replaces: bool) -> None:
    """Point 4 for one obligation that has an entry today."""
    if replaces:
        entry.pop("essential", None)
        entry.pop("population", None)
    entry["essential"] = [*entry.get("essential", []), *new.get("essential", [])]
    if "population" in new:
        entry["population"] = new["population"]
    entry["reviewed"] = entry.get("reviewed", False) and new.get("reviewed", False)


def counting(part: list[Mapping]) -> list[Mapping]:
    """Point 5: every `proposed` in a pack's entries and duties, however deep, becomes `if_adopted`."""
    made: list[Mapping] = copy.deepcopy(part)
    waiting: list[object] = list(made)
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            if item.get("basis") == "proposed":
                item["basis"] = "if_adopted"
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
    return made
