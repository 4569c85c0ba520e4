"""A seller's own quote: one page for each package that buys any of its offers, to send and to sign."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from assessor.papers.quote_grids import closed, duties_behind
from assessor.papers.quote_page import Quoted, quote_pages, quoted
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.result.packages import paid_ahead
from assessor.words import grammar, packages, quote_charges, quotes, seller_quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.papers.dossier import Dossier
    from assessor.result.economics import Economics
    from assessor.result.offers import Offer, Offers
    from assessor.result.packages import Package
    from assessor.result.prices import FeeLine

_MONTHS: Final = 12
_LINES: Final = (
    GridColumn(title="Work", width=62),
    GridColumn(title="Unit", width=24),
    GridColumn(title="Quantity", width=10),
    GridColumn(title="Unit price", width=14),
    GridColumn(title="Least", width=20),
    GridColumn(title="A month", width=12),
    GridColumn(title="A year", width=12),
    GridColumn(title="Standing", width=22),
)
_PAIRS: Final = (GridColumn(title="What", width=34), GridColumn(title="Stated", width=120))


def quote_papers(dossier: Dossier) -> Iterator[Deliverable]:
    """The pages of every package, then the seller's own quotes where its offers were compared."""
    yield from chain(quote_pages(dossier), seller_quotes_of(dossier))


def seller_quotes_of(dossier: Dossier) -> Iterator[Deliverable]:
    """A quote for each package that buys something of the seller whose offers were compared."""
    sold, economics = dossier.result.offers, dossier.result.economics
    if sold is None or economics is None:
        return
    for page in quoted(dossier):
        package = page.package
        bought = [offer for offer in sold.offers if any(line.supplier == offer.id for line in page.lines)]
        if bought:
            yield _quote(dossier, economics, sold, page, package, bought)


def _quote(
    dossier: Dossier, economics: Economics, sold: Offers, page: Quoted, package: Package, bought: Sequence[Offer]
) -> Deliverable:
    names = dossier.names
    ids = {offer.id for offer in bought}
    lines = [line for line in page.lines if line.supplier in ids]
    beyond = sum(any(map(quotes.is_reference, map(economics.input_of, line.inputs))) for line in lines)
    return Deliverable(
        stem=f"quote-{page.id}-{sold.provider}",
        title=seller_quotes.title(sold.name, packages.title(package), recommended=package.recommended),
        lede=seller_quotes.lede(sold.name, names.organization),
        organization=names.organization,
        as_of=dossier.result.as_of,
        rests_on=dossier.rests_on,
        missing=(seller_quotes.references(beyond),) if beyond else (),
        grids=(
            _lines(dossier, economics, lines),
            _terms(dossier, sold, page, package, bought, lines),
            _scope(dossier, package, ids),
        ),
        signatures=(names.organization, sold.name),
    )


def _lines(dossier: Dossier, economics: Economics, lines: Sequence[FeeLine]) -> Grid:
    names, rows = dossier.names, []
    for place, line in enumerate(lines):
        charged = quote_charges.charged(line, economics, lines)
        texts = (
            quotes.work(line, economics, names),
            *charged,
            grammar.usd(line.value / _MONTHS),
            grammar.usd(line.value),
            quotes.standing(line, economics, names),
        )
        rows.append(GridRow(f"{line.supplier}#{place}", texts))
    whole = sum(line.value for line in lines)
    total = (seller_quotes.ALL, "", "", "", "", grammar.usd(whole / _MONTHS), grammar.usd(whole), "")
    rows.append(GridRow("total", total, head=True))
    title, note = seller_quotes.LINES_TITLE, seller_quotes.LINES_NOTE
    return Grid(id="offered", title=title, note=note, columns=_LINES, rows=tuple(rows))


def _terms(
    dossier: Dossier,
    sold: Offers,
    page: Quoted,
    package: Package,
    bought: Sequence[Offer],
    lines: Sequence[FeeLine],
) -> Grid:
    ids = {offer.id for offer in bought}
    once = [line for line in page.once if line.supplier in ids]
    whole = sum(line.value for line in lines) + paid_ahead(lines, package.purchases)
    first = whole + sum(line.amount for line in once)
    told = [(seller_quotes.term(offer), seller_quotes.months(offer)) for offer in bought]
    told += [
        (seller_quotes.ONCE, quotes.once(once, dossier.names)),
        (seller_quotes.FIRST_YEAR, grammar.usd(first)),
        (seller_quotes.NOTICE, quotes.OPEN),
        (seller_quotes.VALID, grammar.day(sold.valid_until) if sold.valid_until else quotes.OPEN),
    ]
    return _pairs("offer-terms", seller_quotes.TERMS_TITLE, told)


def _scope(dossier: Dossier, package: Package, ids: set[str]) -> Grid:
    """What the seller takes on, what the package closes, and what stays with whom."""
    names, refs = dossier.names, closed(dossier, package)
    taken = [name for one in package.purchases if one.supplier in ids for name in one.functions]
    others = [(one.supplier, one.functions) for one in package.purchases if one.supplier not in ids and one.functions]
    counts = [
        (framework.title, sum(ref.partition(":")[0] == framework.catalog for ref in refs))
        for framework in dossier.result.frameworks
    ]
    duties = [grammar.inside(names.duty(duty.id)) for duty in duties_behind(dossier, package)]
    told = [
        (seller_quotes.INCLUDED, seller_quotes.functions(taken, names)),
        (seller_quotes.CLOSES, seller_quotes.closes([pair for pair in counts if pair[1]])),
        (seller_quotes.OTHERS, seller_quotes.held(others, names)),
        (seller_quotes.YOURS, grammar.opening(grammar.listed(duties)) if duties else seller_quotes.NOTHING),
    ]
    return _pairs("offer-scope", seller_quotes.SCOPE_TITLE, told)


def _pairs(name: str, title: str, told: Sequence[tuple[str, str]]) -> Grid:
    rows = tuple(GridRow(f"{name}-{place}", pair) for place, pair in enumerate(told))
    return Grid(id=name, title=title, note="", columns=_PAIRS, rows=rows)
