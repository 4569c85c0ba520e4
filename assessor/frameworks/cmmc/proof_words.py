"""What the requirements that count as MET rest on: how many a record shows, and how many only statements."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE

if TYPE_CHECKING:
    from assessor.frameworks.cmmc.result_figures import LevelFigure
    from assessor.result.result import Result

_CATALOG = "cmmc"


class Proof(NamedTuple):
    """The requirements of a level that are MET, and those of them that somebody has shown."""

    met: int
    shown: int


def proof_of(figure: LevelFigure, result: Result) -> Proof:
    """Counted over the rows of the level that are in place: confirmed is what a paper, a record or a look bears out."""
    open_ = {item.ref for some in (figure.lost, figure.undetermined, figure.not_applicable) for item in some}
    met = [
        row.verdicts[TODAY]
        for row in result.obligations
        if row.catalog == _CATALOG and f".L{figure.level}-" in row.id and row.ref not in open_
    ]
    return Proof(len(met), sum(one.ground == "confirmed" and one.verdict in IN_PLACE for one in met))


def beside(proof: Proof) -> str:
    """Beside the count of those that are MET, in brackets; empty where nothing is."""
    if not proof.met:
        return ""
    return f" ({proof.shown} fully shown by a record, a paper or a look, {proof.met - proof.shown} not)"


def sentence(proof: Proof) -> str:
    """The same as a sentence of its own; empty where nothing is MET."""
    if not proof.met:
        return ""
    return (
        f"Of the {proof.met} that are MET, {proof.shown} are fully shown by a record, a paper or a look; the "
        "others rest, in part at least, on what was stated or is usual."
    )


def short(proof: Proof) -> str:
    """The same below a large number."""
    return f"; {proof.shown} of {proof.met} fully shown by records" if proof.met else ""
