"""A sheet for each kind of test that an outside party does: what is bought, how often, by when, and what it is for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from assessor.model.day import halfway
from assessor.papers.dossier import TODAY
from assessor.papers.independent_tests import asked_at, independent_tests, runs_a_year
from assessor.papers.quote_grids import sizes
from assessor.papers.visit_people import called
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.words import grammar, quote_sheets, quotes
from assessor.words import tester_sheets as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.papers.dossier import Dossier
    from assessor.papers.independent_tests import IndependentTest
    from assessor.result.packages import Package

_RESULT: Final = slice(-2, -1)  # of what a paper rests on a seller is told the digest of the result


def tester_sheets(
    dossier: Dossier, package: Package, columns: tuple[GridColumn, ...], pairs: tuple[GridColumn, ...]
) -> Iterator[Deliverable]:
    """A sheet for each kind of test, since testers and scanners are seldom one firm; to who does it today and stays."""
    names = dossier.names
    for test in independent_tests(dossier, package):
        known = test.holders[0] if len(test.holders) == 1 else None
        who = names.provider(known) if known is not None else words.OPEN_WHO
        yield Deliverable(
            stem=f"seller-sheet-{f'{known}-' if known is not None else ''}{test.capability}",
            title=quote_sheets.title(names.organization, who),
            lede=quote_sheets.lede(names.organization),
            organization=names.organization,
            as_of=dossier.result.as_of,
            rests_on=(),
            missing=(),
            grids=(_lines(dossier, test, columns), _holds(dossier, test, pairs, stays=bool(test.holders))),
            signatures=(names.organization, grammar.opening(who)),
        )


def _lines(dossier: Dossier, test: IndependentTest, columns: tuple[GridColumn, ...]) -> Grid:
    """The test at its rhythm, then one more for each event that calls for it."""
    names, blanks = dossier.names, (quotes.NONE, quotes.OPEN, quotes.OPEN)
    timed = [(names.obligation(row.ref), row.title) for row, demand in test.asked if demand.every is not None]
    rows = []
    if timed:
        work = words.work(test.capability, timed, names)
        runs = runs_a_year(test.every) if test.every is not None else None
        each = words.unit(test.every) if test.every is not None else words.EACH
        rows.append(GridRow(f"{test.capability}#0", (work, each, words.count(runs), *blanks)))
    for place, (event, at) in enumerate(asked_at(test), 1):
        more = words.again(event, [(names.obligation(row.ref), row.title) for row in at], names)
        rows.append(GridRow(f"{test.capability}#{place}", (more, words.EACH, quotes.OPEN, *blanks)))
    rows.append(GridRow("total", (quote_sheets.ALL, "", "", "", "", quotes.OPEN), head=True))
    title, note = quote_sheets.LINES_TITLE, quote_sheets.LINES_NOTE
    return Grid(id="asked", title=title, note=note, columns=columns, rows=tuple(rows))


def _holds(dossier: Dossier, test: IndependentTest, columns: tuple[GridColumn, ...], *, stays: bool) -> Grid:
    """What the price has to hold."""
    demands = [demand for _, demand in test.asked]
    proof = dict.fromkeys(grammar.plain(name) for demand in demands for name in demand.evidence_types)
    refs = dict.fromkeys(row.ref for row, _ in test.asked)
    told = [(quote_sheets.TERMS_TITLE, words.terms(quotes.OPEN))]
    told += [(words.TODAY, words.STAYS)] if stays else []
    told += [
        (words.WHEN, words.when(test.last, test.due, dossier.result.as_of, quotes.OPEN)),
        (quote_sheets.SIZES, sizes(dossier)),
        (words.SCOPE, words.scope(quotes.OPEN)),
    ]
    told += [(words.PROOF, grammar.opening(grammar.listed([*proof])))] if proof else []
    told.append((words.QUALIFIED, words.QUALIFIED_ASKED))
    if any(demand.independence is not None for demand in demands):
        told.append((words.INDEPENDENCE, words.INDEPENDENT))
    told.append((words.FOR, grammar.listed(dossier.names.obligations(refs))))
    told.append((quote_sheets.ANSWER, _answer(dossier, test)))
    told += dossier.rests_on[_RESULT]
    rows = tuple(GridRow(f"holds-{place}", pair) for place, pair in enumerate(told))
    title, note = quote_sheets.AGREED_TITLE, quote_sheets.AGREED_NOTE
    return Grid(id="asked-holds", title=title, note=note, columns=columns, rows=rows)


def _answer(dossier: Dossier, test: IndependentTest) -> str:
    """By when an answer is needed, halfway to the day the next one is due, and whom of the organization it goes to."""
    named = {item.id: item.who for item in dossier.result.duties}
    duties = [duty.id for row, _ in test.asked for duty in row.verdicts[TODAY].duties]
    whom = next((who for duty in duties if (who := named.get(duty)) is not None), None)
    as_of = dossier.result.as_of
    due = test.due if test.due is not None and test.due > as_of else None
    needed = None if due is None else halfway(date.fromisoformat(as_of), date.fromisoformat(due)).isoformat()
    return quote_sheets.answer(needed, due, called(whom, dossier) if whom is not None else None, quotes.OPEN)
