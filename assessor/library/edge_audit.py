"""Checks of single edges: the work they name fits the control and the event, and a duty of the text says where."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.library.crosswalk_links import leaf_edges
from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.library import Library
    from assessor.model.crosswalk import DemandText, Edge, Entry
    from assessor.model.scales import Basis

_OF_A_TEXT: Final[tuple[Basis, ...]] = ("legal", "contractual")


def odd_edges(library: Library) -> Iterator[Diagnostic]:
    """The work of an edge is linked to some control of the same family, or the edge says why it carries this one."""
    families = {
        item.id: {_family(name) for name in (*item.controls.primary, *item.controls.supporting)}
        for item in library.capabilities.values()
    }
    for edge in _edges(library):
        if edge.control is None or edge.capabilities is None or edge.across is not None:
            continue
        for name in edge.capabilities.names:
            own = families.get(name)
            if own is not None and _family(edge.control) not in own:
                message = f"capability '{name}' has to do with no control of the family of {edge.control}"
                advice = (
                    f"its own are of {', '.join(sorted(own))}; name other work, or say under across why it carries this"
                )
                yield Diagnostic("audit/odd-edge", message, edge.span, advice, Severity.WARNING, word=name)


def uncited_demands(library: Library) -> Iterator[Diagnostic]:
    """A demand of the law or of a contract says where it stands."""
    for crosswalk in library.crosswalks:
        for entry in crosswalk.entries:
            yield from _uncited(entry)


def _uncited(entry: Entry) -> Iterator[Diagnostic]:
    for edge in leaf_edges(entry):
        demand = edge.demand
        if demand is None or demand.citation is not None:
            continue
        stated = next((basis for basis in _bases(demand) if basis in _OF_A_TEXT), None)
        if stated is not None:
            message = f"'{entry.obligation}': a demand of basis {stated} has no citation"
            advice = "cite the sentence that asks for it, or choose the basis it has without one"
            yield Diagnostic("audit/no-citation", message, demand.span, advice)


def _bases(demand: DemandText) -> Iterator[Basis | None]:
    yield demand.basis
    yield from (part.basis for part in (demand.detection, demand.evidence, demand.independence) if part is not None)


def _edges(library: Library) -> Iterator[Edge]:
    for crosswalk in library.crosswalks:
        for entry in crosswalk.entries:
            yield from leaf_edges(entry)


def _family(control: str) -> str:
    """The letters an SP 800-53 control begins with."""
    return control.partition("-")[0]


EDGE_CHECKS = (odd_edges, uncited_demands)
