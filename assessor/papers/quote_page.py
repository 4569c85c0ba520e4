"""The quote page of each package: what every seller is asked for, what it would come to, to hold quotes against."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.model.scales import CUSTOMER
from assessor.papers.independent_tests import stays
from assessor.papers.quote_grids import basis_grid, closes_grid, yours_grid
from assessor.papers.quote_work import also_row, is_unquoted, unknown_ends, unpaid_rows
from assessor.report.deliverable import Deliverable, Grid, GridColumn, GridRow
from assessor.result.packages import paid_whole
from assessor.words import decisions, grammar, offers, packages, quote_charges, quote_sheets, quotes, requests

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.papers.dossier import Dossier
    from assessor.result.economics import Economics
    from assessor.result.packages import OnceLine, Package, RunningContract
    from assessor.result.prices import FeeLine, Range

_YEARS: Final = 3  # what is paid once counts a third a year (docs/economics.md)
_LINES: Final = (
    GridColumn(title="Seller, work", width=58),
    GridColumn(title="Unit", width=18),
    GridColumn(title="Quantity", width=10),
    GridColumn(title="Unit price", width=16),
    GridColumn(title="Least", width=14),
    GridColumn(title="A year", width=12),
    GridColumn(title="Low", width=12),
    GridColumn(title="High", width=12),
    GridColumn(title="Standing", width=18),
    GridColumn(title="Quoted", width=12),
)
_TERMS: Final = (
    GridColumn(title="Seller", width=28),
    GridColumn(title="Contract", width=18),
    GridColumn(title="Once", width=36),
    GridColumn(title="Term", width=24),
    GridColumn(title="Notice", width=20),
    GridColumn(title="Least", width=18),
    GridColumn(title="Validity", width=22),
)
_CASH: Final = (GridColumn(title="Cash", width=70), GridColumn(title="USD", width=20))


class Quoted(NamedTuple):
    """What a page is about."""

    id: str
    title: str
    lines: tuple[FeeLine, ...]
    once: tuple[OnceLine, ...]
    running: tuple[RunningContract, ...]
    invoices: float
    annual: float
    drawn: Range | None
    package: Package

    @property
    def parts(self) -> tuple[float, float, float, float]:
        """The sum a year: fees, a third of what is paid once, contracts that are ended, invoices of a mean year."""
        once = sum(line.amount for line in self.once) / _YEARS
        fees = sum(line.value for line in self.lines)
        return fees, once, sum(one.annual for one in self.running), self.invoices


def quote_pages(dossier: Dossier) -> Iterator[Deliverable]:
    """A page for each package, the recommended one first; one that says why where there is none."""
    economics = dossier.result.economics
    pages = list(quoted(dossier)) if economics is not None else []
    if economics is None or not pages:
        why = decisions.no_recommendation(dossier.result) or quotes.NOTHING
        yield _paper(dossier, "quote", quotes.TITLE, quotes.NOTHING, missing=(why,))
        return
    for page in pages:
        yield _page(dossier, economics, page)


def quoted(dossier: Dossier) -> Iterator[Quoted]:
    """What pages are made of, in their order."""
    result = dossier.result
    recommendation = result.recommendation
    found = recommendation.packages if recommendation is not None else ()
    shown = found or (result.unready.indication if result.unready is not None else ())
    numbers: dict[str, int] = {}
    for package in sorted(shown, key=lambda one: not one.recommended):
        first = package.ids[0]
        numbers[first] = numbers.get(first, 0) + 1
        yield Quoted(
            id=first.replace("_", "-") + (f"-{numbers[first]}" if numbers[first] > 1 else ""),
            title=quotes.title(packages.title(package), recommended=package.recommended),
            lines=package.fee_lines,
            once=package.once_lines,
            running=package.running_contracts,
            invoices=package.expected_invoices,
            annual=package.annual_cost,
            drawn=package.annual_range,
            package=package,
        )


def _page(dossier: Dossier, economics: Economics, page: Quoted) -> Deliverable:
    sellers = sellers_of(page)
    grids = (
        _lines(dossier, economics, page),
        _terms(dossier, page, sellers),
        _cash(dossier, page),
        closes_grid(dossier, page.package),
        yours_grid(dossier, page.package, page.lines),
        basis_grid(dossier, economics, page.package, page.lines),
    )
    return _paper(
        dossier,
        f"quote-{page.id}",
        page.title,
        f"{quote_sheets.meaning(page.package)} {quotes.LEDE}",
        missing=tuple(_missing(dossier, economics, page)),
        grids=grids,
    )


def _paper(
    dossier: Dossier,
    stem: str,
    title: str,
    lede: str,
    *,
    missing: tuple[str, ...] = (),
    grids: tuple[Grid, ...] = (),
) -> Deliverable:
    compared = offers.compared(dossier.result.offers, dossier.names)
    return Deliverable(
        stem=stem,
        title=title,
        lede=f"{lede} {compared}".strip(),
        organization=dossier.names.organization,
        as_of=dossier.result.as_of,
        rests_on=dossier.rests_on,
        missing=missing,
        grids=grids,
    )


def _suppliers(page: Quoted) -> tuple[str, ...]:
    """Everybody paid, dearest first; who is paid nothing last."""
    totals: dict[str, int] = {}
    for line in page.lines:
        if line.supplier is not None:
            totals[line.supplier] = totals.get(line.supplier, 0) + round(line.value)
    return tuple(sorted(totals, key=lambda name: (-totals[name], name)))


def sellers_of(page: Quoted) -> list[str]:
    """Whoever has a price to quote, dearest first."""
    return [name for name in _suppliers(page) if is_seller(page, name)]


def is_seller(page: Quoted, supplier: str) -> bool:
    """Whether it has a price to quote: not own people, nor those to be hired, nor whoever is called by the job."""
    own = [line for line in page.lines if line.supplier == supplier]
    return supplier not in (CUSTOMER, *page.package.hired) and not all(map(is_unquoted, own))


def _lines(dossier: Dossier, economics: Economics, page: Quoted) -> Grid:
    rows = []
    for supplier in (*_suppliers(page), None):
        lines = [line for line in page.lines if line.supplier == supplier]
        if not lines:
            continue
        who = _seller(dossier, page, supplier) if supplier is not None else quotes.OWN_PURCHASES
        sums = [grammar.usd(sum(amount)) for amount in zip(*((x.value, x.low, x.high) for x in lines), strict=True)]
        rows.append(GridRow(f"{supplier}", (who, "", "", "", "", *sums, "", ""), head=True))
        rows += [_line(f"{supplier}#{place}", line, economics, dossier, lines) for place, line in enumerate(lines)]
        rows += also_row(dossier, page.package, supplier, lines) if supplier is not None else ()
    rows += unpaid_rows(dossier, page.package)
    total = grammar.usd(page.parts[0])
    low, high = (grammar.usd(sum(amounts)) for amounts in zip(*((x.low, x.high) for x in page.lines), strict=True))
    rows.append(GridRow("total", (quotes.ALL_FEES, "", "", "", "", total, low, high, "", ""), head=True))
    return Grid(id="lines", title=quotes.LINES_TITLE, note=quotes.LINES_NOTE, columns=_LINES, rows=tuple(rows))


def _seller(dossier: Dossier, page: Quoted, supplier: str) -> str:
    """A seller by name; of work any outside party may do, who does it today and may stay."""
    stay = stays(dossier, page.package, supplier)
    return quotes.staying(stay, dossier.names) if stay else grammar.opening(dossier.names.supplier(supplier))


def _line(key: str, line: FeeLine, economics: Economics, dossier: Dossier, among: Sequence[FeeLine]) -> GridRow:
    charged = quote_charges.charged(line, economics, among)
    standing = quotes.standing(line, economics, dossier.names)
    texts = (
        quotes.work(line, economics, dossier.names),
        *charged,
        *quotes.amount(line),
        standing,
        "" if is_unquoted(line) else quotes.OPEN,
    )
    return GridRow(key, texts)


def _terms(dossier: Dossier, page: Quoted, sellers: Sequence[str]) -> Grid:
    names, result = dossier.names, dossier.result
    sold = {offer.id: offer for offer in result.offers.offers} if result.offers is not None else {}
    providers = {provider.id: provider for provider in dossier.engagement.providers}
    rows = []
    for name in sellers:
        provider, offer = providers.get(name), sold.get(name)
        price = provider.price if provider is not None else None
        contract = provider.contract if provider is not None else None
        stay = [providers[one] for one in stays(dossier, page.package, name)]
        months = offer.term_months if offer is not None else price.term_months if price is not None else None
        least = offer.least_monthly if offer is not None else price.minimum_monthly if price is not None else None
        until = result.offers.valid_until if offer is not None and result.offers is not None else None
        texts = (
            quotes.staying([one.id for one in stay], names) if stay else quotes.seller(name, names),
            quotes.contract(
                new=name in page.package.signed and not stay,
                known=provider is not None or bool(stay),
                stated=any(
                    one is not None for known in (provider, *stay) if known for one in (known.contract, known.price)
                ),
            ),
            quotes.once([line for line in page.once if line.supplier == name], names),
            quotes.term(months, contract.starts if contract else None, contract.ends if contract else None),
            quotes.OPEN,
            grammar.usd(least) if least is not None else quotes.OPEN,
            grammar.day(until) if until is not None else quotes.OPEN,
        )
        rows.append(GridRow(name, texts))
    return Grid(id="terms", title=quotes.TERMS_TITLE, note=quotes.TERMS_NOTE, columns=_TERMS, rows=tuple(rows))


def _cash(dossier: Dossier, page: Quoted) -> Grid:
    """How the lines add up to the cash a year, rounding included, and what is due in the first."""
    fees, once, running, invoices = page.parts
    whole = [round(part) for part in (fees, once, running, invoices)]
    rounding = round(page.annual) - sum(whole)
    told = list(zip(quotes.CASH_PARTS, whole, strict=True))
    rows = [(title, grammar.usd(amount)) for title, amount in told if amount or title == quotes.CASH_PARTS[0]]
    if rounding:
        rows.append((quotes.ROUNDING, quotes.signed(rounding)))
    rows.append((quotes.CASH_A_YEAR, grammar.usd(page.annual)))
    if page.drawn is not None:
        rows.append((quotes.CASH_RANGE, quotes.range_of(page.drawn.low, page.drawn.high)))
    rows.append((quotes.FIRST_YEAR, grammar.usd(page.package.first_year_cash)))
    rows.append((quotes.PAID_ONCE, grammar.usd(page.package.once + paid_whole(page.package))))
    rows += _compared(page.package)
    rows.append((quotes.BESIDE_TODAY, requests.beside_today(page.package.annual_cost, dossier.result)))
    grid = tuple(GridRow(f"cash-{place}", row, head=row[0] == quotes.CASH_A_YEAR) for place, row in enumerate(rows))
    return Grid(id="cash", title=quotes.CASH_TITLE, note=quotes.CASH_NOTE, columns=_CASH, rows=grid)


def _compared(package: Package) -> Iterator[tuple[str, str]]:
    """What is counted beside cash, and the sum by which one package is the cheapest."""
    counted = (package.annual_cost, package.expected_losses, package.risk_charge)
    titles = (quote_sheets.LOSSES, quote_sheets.BAD_YEARS, quote_sheets.BREACH)
    breach = package.functional_cost - sum(counted)
    for title, amount in zip(titles, (*counted[1:], breach), strict=True):
        if round(amount):
            yield title, grammar.usd(amount)
    yield quote_sheets.COMPARED, grammar.usd(package.functional_cost)


def _missing(dossier: Dossier, economics: Economics, page: Quoted) -> Iterator[str]:
    """What nobody stated, as far as a price hangs on it."""
    standings = [quotes.standing(line, economics, dossier.names) for line in page.lines]
    unpriced = list(map(dossier.names.provider, packages.unpriced_in(page.lines)))
    yield from unknown_ends(dossier, economics, page.package)
    yield from quotes.missing(standings.count(quotes.REFERENCE), len(standings), unpriced)
