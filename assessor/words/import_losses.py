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
    "title_made": "{what} without a title: its id stands in its place",
    "title_taken": "{what} whose title is only its id: the start of its statement stands in its place",
    "id_changed": "id: not one a pack can have, or there twice; it was changed",
    "relationship": "relationship {what}: a supporting control has none",
    "target_unknown": "target of a pair: no control of NIST SP 800-53 in force; the pair was left out",
    "source_unknown": "source of a pair or selection: no row of the catalog; it was left out",
    "unmapped": "{what}: nothing maps it to a control",
    "not_resolved": "{what}: points to something that is not in the file",
    "no_id": "row without an id: left out",
    "id_number": "id: a number in the sheet, where 1.1 and 1.10 are the same; compare it with the table",
    "merged": "{what}: merged cells, the text counts for each of their rows",
    "encoding": "text: neither UTF-8 nor UTF-16, so read as Windows-1252; look at accents and quotes",
}

NEXT: Final = "then write its crosswalk, and a case under rules/cases/: 'assessor test' has none to run yet"


def line(loss: Loss) -> str:
    """One loss: how often, what, where first."""
    return f"{loss.count:>6}  {_SAYS[loss.kind].format(what=loss.what)} (first at {loss.first})"


def lines(losses: Iterable[Loss]) -> list[str]:
    """Every loss on a line of its own."""
    return [line(loss) for loss in losses] or ["     0  nothing was lost"]


def columns(draft: Draft) -> str:
    """What each column of a table was taken for."""
    return ", ".join(f'{field}="{heading}"' for field, heading in draft.columns)


def named(draft: Draft) -> str:
    """What the draft is called where somebody loads or chooses it."""
    if any(row.kind == "obligation" for row in draft.rows):
        return f"pack, catalog and framework: {draft.id} (--id names them otherwise)"
    return f"pack and catalog: {draft.id} (--id names them otherwise)"


def totals(draft: Draft) -> str:
    """How much came over."""
    counts = {
        kind: sum(row.kind == kind for row in draft.rows) for kind in ("group", "obligation", "objective", "control")
    }
    told = ", ".join(f"{count} of kind {kind}" for kind, count in counts.items() if count)
    return f"{len(draft.rows)} rows ({told or 'none'}), {len(draft.edges)} edges to controls"
