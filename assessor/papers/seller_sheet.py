"""A sheet for each seller of the recommended package: its own lines with room for its price, terms, and signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.value import replace
from assessor.papers.quote_grids import findings_by, sizes
from assessor.papers.quote_page import quoted, sellers_of
from assessor.papers.quote_work import is_unquoted, unlisted
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.result.prices import NoCharge, ShareOfFee, WorkedHours
from assessor.words import conditions, decisions, grammar, quote_charges, quote_sheets, quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.papers.dossier import Dossier
    from assessor.papers.quote_page import Quoted
    from assessor.result.economics import Economics
    from assessor.result.prices import FeeLine
    from assessor.result.recommended_condition import RecommendedCondition

_LINES: Final = (
    GridColumn(title="Work", width=66),
    GridColumn(title="Unit", width=24),
    GridColumn(title="Quantity", width=12),
    GridColumn(title=quote_sheets.STATED, width=18),
    GridColumn(title=quote_sheets.YOUR_UNIT_PRICE, width=18),
    GridColumn(title=quote_sheets.YOUR_YEAR, width=18),
)
_RESULT: Final = slice(-2, -1)  # of what a paper rests on a seller is told the digest of the result
_HOLDS: Final = (GridColumn(title="What", width=32), GridColumn(title="Asked", width=120))


def seller_sheets(dossier: Dossier) -> Iterator[Deliverable]:
    """A sheet for each seller of the recommended package; none where nothing is recommended, or for own offers."""
    economics = dossier.result.economics
    if economics is None:
        return
    for page in quoted(dossier):
        if page.package.recommended:
            for seller in sellers_of(page):
                if seller not in dossier.names.offers:
                    yield _sheet(dossier, economics, page, seller)


def _sheet(dossier: Dossier, economics: Economics, page: Quoted, seller: str) -> Deliverable:
    names = dossier.names
    who = quotes.seller(seller, names)
    return Deliverable(
        stem=f"seller-sheet-{seller.replace('/', '-').replace('_', '-')}",
        title=quote_sheets.title(names.organization, names.supplier(seller) if names.is_unnamed(seller) else who),
        lede=quote_sheets.lede(names.organization),
        organization=names.organization,
        as_of=dossier.result.as_of,
        rests_on=(),
        missing=(),
        grids=(
            _lines(dossier, economics, page, seller),
            _holds(dossier, page, seller),
        ),
        signatures=(names.organization, who),
    )


def _lines(dossier: Dossier, economics: Economics, page: Quoted, seller: str) -> Grid:
    own = [line for line in page.lines if line.supplier == seller and not is_unquoted(line)]
    rows = [
        GridRow(f"{seller}#{place}", (*_asked(line, own, economics, dossier), quotes.OPEN, quotes.OPEN))
        for place, line in enumerate(own)
    ]
    functions = unlisted(page.package, seller, page.lines)
    if functions:
        told = (quote_sheets.also(functions, dossier.names), *(quotes.NONE,) * 3, quotes.OPEN, quotes.OPEN)
        rows.append(GridRow(f"{seller}#also", told))
    rows.append(GridRow("total", (quote_sheets.ALL, "", "", "", "", quotes.OPEN), head=True))
    title, note = quote_sheets.LINES_TITLE, quote_sheets.LINES_NOTE
    return Grid(id="asked", title=title, note=note, columns=_LINES, rows=tuple(rows))


def _asked(line: FeeLine, own: Sequence[FeeLine], economics: Economics, dossier: Dossier) -> tuple[str, ...]:
    """A line without any price but the seller's own."""
    names = dossier.names
    charged = quote_charges.charged(line, economics, own)
    unknown = isinstance(line.basis, WorkedHours) and line.basis.rate is None
    stated = not unknown and not any(map(quotes.is_reference, map(economics.input_of, line.inputs)))
    if isinstance(line.basis, NoCharge):
        return (quote_sheets.also(line.basis.functions, names), *(quotes.NONE,) * 3)
    if isinstance(line.basis, ShareOfFee):
        share = charged.quantity if stated else quotes.OPEN
        return (grammar.opening(quote_sheets.SHARE), charged.unit, share, quotes.NONE)
    if isinstance(line.basis, WorkedHours):
        return (quotes.work(line, economics, names), *charged[:2], charged.price if stated else quotes.NONE)
    work = quotes.work(line, economics, names, factors=stated)
    return (work, *charged[:2], charged.price if stated else quotes.NONE)


def _terms(dossier: Dossier, seller: str) -> str:
    """Term and the least billed as stated, with room for what is not."""
    provider = next((one for one in dossier.engagement.providers if one.id == seller), None)
    price = provider.price if provider is not None else None
    contract = provider.contract if provider is not None else None
    term = quotes.term(
        price.term_months if price is not None else None,
        contract.starts if contract is not None else None,
        contract.ends if contract is not None else None,
    )
    least = price.minimum_monthly if price is not None else None
    return quote_sheets.terms(term, quotes.OPEN if least is None else grammar.usd(least), quotes.OPEN)


def _holds(dossier: Dossier, page: Quoted, seller: str) -> Grid:
    """What a price has to hold: sizes, what is added to the contract, what is agreed, and which findings it mends."""
    names = dossier.names
    told = [(quote_sheets.TERMS_TITLE, _terms(dossier, seller)), (quote_sheets.SIZES, sizes(dossier))]
    added = [
        name for one in page.package.purchases if one.supplier == seller for each in one.additions
        for name in each.capabilities
    ]  # fmt: skip
    if added:
        works = grammar.listed([grammar.inside(names.capability(name)) for name in dict.fromkeys(added)])
        told.append((quote_sheets.ADDED, grammar.opening(works)))
    told += [(quotes.AGREED, text) for text in _agreed(dossier, seller)]
    mended = findings_by(dossier, page.package).get(seller, ())
    if mended:
        about = dict.fromkeys(name for finding in mended for name in finding.capabilities)
        told.append((quote_sheets.FOR, quote_sheets.mended([one.id for one in mended], list(about), names)))
    told += dossier.rests_on[_RESULT]
    rows = tuple(GridRow(f"holds-{place}", pair) for place, pair in enumerate(told))
    title, note = quote_sheets.AGREED_TITLE, quote_sheets.AGREED_NOTE
    return Grid(id="asked-holds", title=title, note=note, columns=_HOLDS, rows=rows)


def _agreed(dossier: Dossier, seller: str) -> Iterator[str]:
    """The conditions of the recommendation that are this seller's."""
    recommendation = dossier.result.recommendation
    needed = recommendation.conditions if recommendation is not None else ()
    mine = [one for one in needed if seller in one.providers or one.id == seller]
    yield from dict.fromkeys(
        grammar.opening(_alone(one, seller, dossier)) for one in mine if one.kind != "term"
    )  # fmt: skip
    yield from conditions.written([one for one in mine if one.kind == "term"], dossier.names)


def _alone(needed: RecommendedCondition, seller: str, dossier: Dossier) -> str:
    """A condition of several providers as one of them is told."""
    return decisions.condition(replace(needed, providers=(seller,) if needed.providers else ()), dossier.names)
