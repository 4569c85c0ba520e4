"""What did not come over from somebody else's control set, in sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.imports.draft import Draft, Loss, LossKind

_SAYS: Final[Mapping[LossKind, str]] = {
    "left_out": "{what}: not taken over",
    "withdrawn": "{what}: withdrawn, so left out",
    "parameter": "parameter in a statement: replaced by its value, or by its label in brackets",
    "text_cut": "{what}: longer than a pack allows, cut at its end",
    "text_cleaned": "{what}: characters or markup that a pack refuses were removed",
    "statement_made": "statement: there is none, so the title stands in its place",
    "title_made": "title of a {what}: there is none, so the id stands in its place",
    "id_changed": "id: not one a pack can have, or there twice; it was changed",
    "relationship": "relationship {what}: a supporting control has none",
    "target_unknown": "target of a pair: no control of NIST SP 800-53 in force; the pair was left out",
    "source_unknown": "source of a pair or selection: no row of the catalog; it was left out",
    "unmapped": "{what}: nothing maps it to a control",
    "not_resolved": "{what}: points to something that is not in the file",
}


def line(loss: Loss) -> str:
    """One loss: how often, what, where first."""
    return f"{loss.count:>6}  {_SAYS[loss.kind].format(what=loss.what)} (first at {loss.first})"


def lines(losses: Iterable[Loss]) -> list[str]:
    """Every loss on a line of its own."""
    return [line(loss) for loss in losses] or ["     0  nothing was lost"]


def totals(draft: Draft) -> str:
    """How much came over."""
    counts = {
        kind: sum(row.kind == kind for row in draft.rows) for kind in ("group", "obligation", "objective", "control")
    }
    told = ", ".join(f"{count} of kind {kind}" for kind, count in counts.items() if count)
    return f"{len(draft.rows)} rows ({told or 'none'}), {len(draft.edges)} edges to controls"
