"""A sheet for each kind of test that an outside party does: what is bought, how often, by when, and what it is for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from assessor.model.day import halfway
from assessor.papers.dossier import TODAY
from assessor.papers.independent_tests import asked_at, independent_tests, runs_a_year
from assessor.papers.priced_sheet import priced_sheet
from assessor.papers.quote_grids import sizes
from assessor.papers.visit_people import called
from assessor.report.deliverable import GridRow
from assessor.words import grammar, quote_sheets, quotes
from assessor.words import tester_sheets as words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.papers.dossier import Dossier
    from assessor.papers.independent_tests import IndependentTest
    from assessor.report.deliverable import Deliverable
    from assessor.result.packages import Package


def tester_sheets(dossier: Dossier, package: Package) -> Iterator[Deliverable]:
    """A sheet for each kind of test, since testers and scanners are seldom one firm; to who does it today and stays."""
    for test in independent_tests(dossier, package):
        known = test.holders[0] if len(test.holders) == 1 else None
        yield priced_sheet(
            dossier,
            f"seller-sheet-{f'{known}-' if known is not None else ''}{test.capability}",
            dossier.names.provider(known) if known is not None else words.OPEN_WHO,
            _lines(dossier, test),
            _holds(dossier, test, stays=bool(test.holders)),
        )


def _lines(dossier: Dossier, test: IndependentTest) -> Iterator[GridRow]:
    """The test at its rhythm, then one more for each event that calls for it."""
    names, blanks = dossier.names, (quotes.NONE, quotes.OPEN, quotes.OPEN)
    timed = [(names.obligation(row.ref), row.title) for row, demand in test.asked if demand.every is not None]
    if timed:
        work = words.work(test.capability, timed, names)
        runs = runs_a_year(test.every) if test.every is not None else None
        unit = words.unit(test.every) if test.every is not None else words.EACH
        yield GridRow(f"{test.capability}#0", (work, unit, words.count(runs), *blanks))
    for place, (event, at) in enumerate(asked_at(test), 1):
        more = words.again(event, [(names.obligation(row.ref), row.title) for row in at], names)
        yield GridRow(f"{test.capability}#{place}", (more, words.EACH, quotes.OPEN, *blanks))


def _holds(dossier: Dossier, test: IndependentTest, *, stays: bool) -> list[tuple[str, str]]:
    """What the price has to hold."""
    demands = [demand for _, demand in test.asked]
    proof = dict.fromkeys(grammar.plain(name) for demand in demands for name in demand.evidence_types)
    refs = dict.fromkeys(row.ref for row, _ in test.asked)
    held = [(quote_sheets.TERMS_TITLE, words.terms(quotes.OPEN))]
    held += [(words.TODAY, words.STAYS)] if stays else []
    held += [
        (words.WHEN, words.when(test.last, test.due, dossier.result.as_of, quotes.OPEN)),
        (quote_sheets.SIZES, sizes(dossier)),
        (words.SCOPE, words.scope(quotes.OPEN)),
    ]
    held += [(words.PROOF, grammar.opening(grammar.listed([*proof])))] if proof else []
    held.append((words.QUALIFIED, words.QUALIFIED_ASKED))
    if any(demand.independence is not None for demand in demands):
        held.append((words.INDEPENDENCE, words.INDEPENDENT))
    held.append((words.FOR, grammar.listed(dossier.names.obligations(refs))))
    held.append((quote_sheets.ANSWER, _answer(dossier, test)))
    return held


def _answer(dossier: Dossier, test: IndependentTest) -> str:
    """By when an answer is needed, halfway to the day the next one is due, and whom of the organization it goes to."""
    named = {item.id: item.who for item in dossier.result.duties}
    duties = [duty.id for row, _ in test.asked for duty in row.verdicts[TODAY].duties]
    whom = next((who for duty in duties if (who := named.get(duty)) is not None), None)
    as_of = dossier.result.as_of
    due = test.due if test.due is not None and test.due > as_of else None
    needed = None if due is None else halfway(date.fromisoformat(as_of), date.fromisoformat(due)).isoformat()
    return quote_sheets.answer(needed, due, called(whom, dossier) if whom is not None else None, quotes.OPEN)
