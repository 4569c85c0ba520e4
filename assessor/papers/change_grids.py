"""What changed since an earlier engagement in a grid: each verdict that moved with its causes, then what moved none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.deliverable import Grid, GridColumn, GridRow
from assessor.words import deliverables, version_changes

if TYPE_CHECKING:
    from assessor.papers.dossier import Dossier
    from assessor.result.version_change import VersionChanges


def changes(found: VersionChanges, dossier: Dossier) -> Grid:
    """Every verdict that moved, and every difference behind none."""
    columns = (
        GridColumn(title="Requirement", width=24),
        GridColumn(title="Title", width=34),
        GridColumn(title="Was", width=18),
        GridColumn(title="Is", width=18),
        GridColumn(title="Moved by", width=14),
        GridColumn(title="Because of", width=90),
    )
    moved = [
        GridRow(
            item.ref,
            (
                dossier.names.obligation(item.ref),
                item.title,
                version_changes.word(item.before),
                version_changes.word(item.after),
                version_changes.kinds(item, found),
                version_changes.causes(item, found),
            ),
        )
        for item in found.verdicts
    ]
    idle = [
        GridRow(
            f"idle-{number}",
            ("", "", "", "", "moved none" if found.exact else "", version_changes.part(found.parts[number])),
        )
        for number in found.idle
    ]
    rows = (*moved, *idle)
    return Grid(id="changes", title="Changes", note=deliverables.NOTES["changes"], columns=columns, rows=rows)
