"""A random overlay pack for a drawn library: new rows and duties, demands added and replaced, rows changed and gone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.oracle.draw_library import PROVENANCE, draw_entry
from tests.oracle.picking import chance, maybe, one, some

if TYPE_CHECKING:
    from tests.oracle.picking import Picker
    from tests.oracle.scales import Mapping

CITED = "small draft 1"


def draw_overlay(pick: Picker, library: Mapping) -> Mapping:
    """A pack that fits the library."""
    framework = one(pick, library["frameworks"])
    catalog = next(item for item in library["catalogs"] if item["catalog"]["id"] == framework["catalog"])
    rows, name = catalog["rows"], framework["catalog"]
    entries = {
        entry["obligation"]: entry
        for document in library["crosswalks"]
        if document["crosswalk"]["source"] == name
        for entry in document["entries"]
    }
    judged = [row["id"] for row in rows if row["kind"] == "obligation"]
    pack: Mapping = {"rows": [], "demands": {"add": [], "replace": []}, "specifications": [], "duties": []}
    draw_rows(pick, library, pack, rows, name)
    changed = some(pick, judged, 0, 3)
    for row_id in changed:
        way = "replace" if entries.get(row_id, {}).keys() & {"essential", "population"} and chance(pick, 50) else "add"
        pack["demands"][way].append(draw_proposed(pick, row_id, library))
    for row in rows:
        if row.get("specification") in ("required", "addressable") and chance(pick, 40):
            other = "required" if row["specification"] == "addressable" else "addressable"
            pack["specifications"].append({"obligation": row["id"], "specification": other, "citation": CITED})
    held = {row.get("parent") for row in rows} | {gate["decides"].partition(":")[2] for gate in library["gates"]}
    held |= {item["obligation"] for item in pack["specifications"]} | {row.get("parent") for row in pack["rows"]}
    held |= set(changed)
    analyzed = library.get("pci_worksheets", {}).get("risk_analyses", [])  # a rule that names a row keeps it
    held |= {row["obligation"].partition(":")[2] for row in analyzed}
    free = [row_id for row_id in judged if row_id not in held]
    gone = some(pick, free, 0, 1)
    pack["withdrawn"] = [{"obligation": row_id, "citation": CITED, "because": "Drawn."} for row_id in gone]
    return finished(pack, framework["id"])


def draw_rows(pick: Picker, library: Mapping, pack: Mapping, rows: list[Mapping], name: str) -> None:
    """Up to two new obligations, each with demands of its own or a duty."""
    parents = [row["id"] for row in rows if row["kind"] != "objective"]
    for row_id in ["9.1", "9.2"][: pick.number(0, 2)]:
        row: Mapping = {"id": row_id, "kind": "obligation", "title": f"New {row_id}", "citation": CITED}
        row["statement"] = f"Something new is asked for the {row_id} time."
        maybe(pick, 70, row, "parent", one(pick, parents))
        maybe(pick, 50, row, "applies_to", ["covered_entity"])
        pack["rows"].append(row)
        if chance(pick, 30):
            duty: Mapping = {"id": f"rd-new-{row_id[-1]}", "statement": "Do it.", "owner": "hr", "citation": CITED}
            pack["duties"].append(duty | {"basis": "proposed", "attaches_to": [f"{name}:{row_id}"]})
        else:
            pack["demands"]["add"].append(draw_proposed(pick, row_id, library))


def draw_proposed(pick: Picker, row_id: str, library: Mapping) -> Mapping:
    """An entry whose every demand is the proposal's own."""
    controls = [
        row["id"]
        for document in library["catalogs"]
        if document["catalog"]["id"] == "nist-800-53"
        for row in document["rows"]
        if row["kind"] == "control"
    ]
    entry = draw_entry(pick, row_id, library, controls)
    entry.pop("supporting", None)
    for item in entry["essential"]:
        for edge in item.get("any_of", [item]):
            edge["demand"] = proposed(edge.get("demand", {}))
    return entry


def proposed(demand: Mapping) -> Mapping:
    """The same demand, wished for."""
    made: Mapping = {key: value for key, value in demand.items() if key not in ("because", "loosest")}
    if made.get("every") == "as_defined":
        made["every"] = "P1M"
    if not {"every", "event", "state"} & set(made):
        made["state"] = True
    for aspect in ("detection", "evidence", "independence"):
        stated: Any = made.get(aspect)
        if isinstance(stated, dict) and "basis" in stated:
            made[aspect] = stated | {"basis": "proposed" if stated["basis"] != "engine_default" else "engine_default"}
    return made | {"basis": "proposed", "citation": CITED}


def finished(pack: Mapping, framework: str) -> Mapping:
    """The pack with its header, empty parts left out."""
    demands = {way: entries for way, entries in pack["demands"].items() if entries}
    counts = {kind: len(pack[kind]) for kind in ("rows", "specifications", "withdrawn", "duties")}
    counts["demands"] = sum(map(len, demands.values()))
    head: Mapping = {"id": "drawn", "title": "Drawn", "status": "proposed", "framework": framework, "citation": CITED}
    head |= {"published": "2026-01-01", "checked": "2026-02-01", "standing": "Drawn.", "source": "a test"}
    head |= {"expected": counts, "provenance": {key: value for key, value in PROVENANCE.items() if value}}
    made: Mapping = {"schema": "overlay/1", "overlay": head}
    made |= {kind: pack[kind] for kind in ("rows", "specifications", "withdrawn", "duties") if pack[kind]}
    return made | ({"demands": demands} if demands else {})
