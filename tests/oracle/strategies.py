"""Random small libraries and engagements, all valid, for the comparison of the two evaluators.

`cases()` is the hypothesis strategy; `case_of_seed(number)` draws the same kind of case from a plain
random generator, for long runs; `to_files` writes a case as packs and an engagement file, `in_memory` gives the
bytes of the packs without a disk.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from tests.oracle.draw_engagement import draw_engagement
from tests.oracle.draw_library import draw_library
from tests.oracle.draw_places import draw_places
from tests.oracle.drawn_findings import draw_findings
from tests.oracle.picking import Hypothesis, Picker, Seeded

if TYPE_CHECKING:
    from pathlib import Path

    from tests.oracle.scales import Mapping


def draw_case(pick: Picker) -> tuple[Mapping, Mapping]:
    library = draw_library(pick)
    engagement = draw_engagement(pick, library)
    findings = draw_findings(pick, library)
    draw_places(pick, library, engagement)
    return library | {"row_findings": findings}, engagement


@st.composite
def cases(draw: st.DrawFn) -> tuple[Mapping, Mapping]:
    """A library and an engagement for it."""
    return draw_case(Hypothesis(draw))


def case_of_seed(seed: int) -> tuple[Mapping, Mapping]:
    """The same kind of case from a number: quick, and the same for ever."""
    return draw_case(Seeded(seed))


# ---- files


def documents(library: Mapping) -> dict[str, Mapping]:
    """The library in the layout of the packs: path -> content."""
    found: dict[str, Mapping] = {}

    def add(path: str, kind: str, document: Mapping) -> None:
        found[path] = {"schema": f"{kind}/1"} | document

    for document in library["catalogs"]:
        add(f"controls/{document['catalog']['id']}/catalog.yaml", "catalog", document)
    for document in library["crosswalks"]:
        add(f"rules/crosswalks/{document['crosswalk']['source']}.yaml", "crosswalk", document)
    for model in library["models"]:
        add(f"rules/models/{model['id']}.yaml", "model", {"model": model})
    add("rules/capabilities/drawn.yaml", "capabilities", {"capabilities": library["capabilities"]})
    for kind in ["functions", "events", "facts", "duties", "gates", "frameworks", "capacity"]:
        if library[kind]:  # a file of a list holds one thing or more
            add(f"rules/{kind}.yaml", kind, {kind: library[kind]})
    if "pci_worksheets" in library:
        add("rules/pci_worksheets.yaml", "pci_worksheets", {"pci_worksheets": library["pci_worksheets"]})
    return found


def in_memory(library: Mapping) -> list[tuple[str, bytes]]:
    """The same as (path, bytes). JSON is YAML's flow style, and much quicker to write and to read."""
    return [(path, json.dumps(document).encode()) for path, document in documents(library).items()]


class PlainDumper(yaml.SafeDumper):
    """No anchors and aliases: the dialect of the packs has none."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def to_files(library: Mapping, engagement: Mapping, folder: Path) -> Path:
    """Write a case in the layout of the packs; returns the path of the engagement."""
    for name, document in [*documents(library).items(), ("engagement.yaml", engagement)]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.dump(document, Dumper=PlainDumper, sort_keys=False), encoding="utf-8")
    return folder / "engagement.yaml"
