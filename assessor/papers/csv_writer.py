"""A grid as CSV: RFC 4180 with a byte order mark, which tells table programs that it is UTF-8."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from assessor.papers.grid_text import quoted

if TYPE_CHECKING:
    from assessor.report.deliverable import Deliverable, Grid


def csv_files(paper: Deliverable) -> dict[str, bytes]:
    """One file for each grid; a paper of one grid gives its own name to it."""
    if len(paper.grids) == 1:
        return {f"{paper.stem}.csv": csv_bytes(paper.grids[0])}
    return {f"{paper.stem}-{grid.id}.csv": csv_bytes(grid) for grid in paper.grids}


def csv_bytes(grid: Grid) -> bytes:
    """The headings and rows of a grid."""
    text = StringIO()
    writer = csv.writer(text)
    writer.writerow([column.title for column in grid.columns])
    writer.writerows([[quoted(part) for part in row.texts] for row in grid.rows])
    return f"\ufeff{text.getvalue()}".encode()
