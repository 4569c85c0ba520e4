"""Random small libraries and engagements, all valid, for the comparison of the two evaluators.

`cases()` is the hypothesis strategy; `case_of_seed(number)` draws the same kind of case from a plain
random generator, for long runs; `to_files` writes a case as packs and an engagement file.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from hypothesis import strategies as st

from tests.oracle.draw_engagement import draw_engagement
from tests.oracle.draw_library import draw_library
from tests.oracle.picking import Hypothesis, Picker, Seeded

if TYPE_CHECKING:
    from pathlib import Path

    from tests.oracle.scales import Mapping


def draw_case(pick: Picker) -> tuple[Mapping, Mapping]:
    library = draw_library(pick)
    return library, draw_engagement(pick, library)


@st.composite
def cases(draw: st.DrawFn) -> tuple[Mapping, Mapping]:
    """A library and an engagement for it."""
    return draw_case(Hypothesis(draw))


def case_of_seed(seed: int) -> tuple[Mapping, Mapping]:
    """The same kind of case from a number: quick, and the same for ever."""
    return draw_case(Seeded(seed))


# ---- files


class PlainDumper(yaml.SafeDumper):
    """No anchors and aliases: the dialect of the packs has none."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def write(path: Path, kind: str, document: Mapping) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = yaml.dump({"schema": f"{kind}/1"} | document, Dumper=PlainDumper, sort_keys=False)
    path.write_text(text, encoding="utf-8")


def to_files(library: Mapping, engagement: Mapping, folder: Path) -> Path:
    """Write a case in the layout of the packs; returns the path of the engagement."""
    for document in library["catalogs"]:
        write(folder / "controls" / document["catalog"]["id"] / "catalog.yaml", "catalog", document)
    rules = folder / "rules"
    for document in library["crosswalks"]:
        write(rules / "crosswalks" / f"{document['crosswalk']['source']}.yaml", "crosswalk", document)
    for model in library["models"]:
        write(rules / "models" / f"{model['id']}.yaml", "model", {"model": model})
    write(rules / "capabilities" / "drawn.yaml", "capabilities", {"capabilities": library["capabilities"]})
    for kind in ["functions", "events", "facts", "duties", "gates", "frameworks", "capacity"]:
        write(rules / f"{kind}.yaml", kind, {kind: library[kind]})
    write(folder / "engagement.yaml", "engagement", engagement)
    return folder / "engagement.yaml"
