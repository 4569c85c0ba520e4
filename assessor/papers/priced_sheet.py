"""The form of a sheet that one seller prices: lines with room for its price, what the price has to hold, signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.words import grammar, quote_sheets, quotes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.papers.dossier import Dossier

LINES: Final = (
    GridColumn(title="Work", width=66),
    GridColumn(title="Unit", width=24),
    GridColumn(title="Quantity", width=12),
    GridColumn(title=quote_sheets.STATED, width=18),
    GridColumn(title=quote_sheets.YOUR_UNIT_PRICE, width=18),
    GridColumn(title=quote_sheets.YOUR_YEAR, width=18),
)
# Of what a paper rests on a seller is told the digest of the result.
_RESULT: Final = slice(-2, -1)
_HOLDS: Final = (GridColumn(title="What", width=32), GridColumn(title="Asked", width=120))


def priced_sheet(
    dossier: Dossier,
    stem: str,
    who: str,
    lines: Iterable[GridRow],
    holds: Iterable[tuple[str, str]],
    columns: tuple[GridColumn, ...] = LINES,
) -> Deliverable:
    """The sheet of the seller called `who`: the `lines` it prices with their total, and pairs of what a price holds."""
    organization = dossier.names.organization
    total = GridRow("total", (quote_sheets.ALL, "", "", "", "", quotes.OPEN), head=True)
    priced = Grid(
        id="asked",
        title=quote_sheets.LINES_TITLE,
        note=quote_sheets.LINES_NOTE,
        columns=columns,
        rows=(*lines, total),
    )
    held = Grid(
        id="asked-holds",
        title=quote_sheets.AGREED_TITLE,
        note=quote_sheets.AGREED_NOTE,
        columns=_HOLDS,
        rows=tuple(GridRow(f"holds-{place}", pair) for place, pair in enumerate((*holds, *dossier.rests_on[_RESULT]))),
    )
    return Deliverable(
        stem=stem,
        title=quote_sheets.title(organization, who),
        lede=quote_sheets.lede(organization),
        organization=organization,
        as_of=dossier.result.as_of,
        rests_on=(),
        missing=(),
        grids=(priced, held),
        signatures=(organization, grammar.opening(who)),
    )
