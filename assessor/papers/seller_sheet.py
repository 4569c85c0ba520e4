"""A sheet for each seller of the recommended package: its own lines with room for its price, terms, and signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import THIRD_PARTY, Verdict
from assessor.model.value import replace
from assessor.papers.annex_lines import matrix_owner
from assessor.papers.dossier import TODAY
from assessor.papers.priced_sheet import LINES, priced_sheet
from assessor.papers.quote_grids import findings_by, sizes
from assessor.papers.quote_page import quoted, sellers_of
from assessor.papers.quote_work import closer, is_unquoted, unlisted
from assessor.papers.tester_sheet import tester_sheets
from assessor.papers.visit_people import called
from assessor.report.deliverable import GridRow
from assessor.result.prices import NoCharge, ShareOfFee, WorkedHours
from assessor.words import conditions, decisions, grammar, own_plans, quote_charges, quote_sheets, quotes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.papers.dossier import Dossier
    from assessor.papers.quote_page import Quoted
    from assessor.report.deliverable import Deliverable
    from assessor.result.economics import Economics
    from assessor.result.finding import Finding
    from assessor.result.prices import FeeLine
    from assessor.result.recommended_condition import RecommendedCondition

_EXAMINER: Final = "examiner"
_UNQUOTED: Final = frozenset({"overdue", "records", "answer"})  # records and answers owed, whatever a price comes to


def seller_sheets(dossier: Dossier) -> Iterator[Deliverable]:
    """A sheet for each seller of the recommended package; none where nothing is recommended, or for own offers."""
    economics = dossier.result.economics
    if economics is None:
        return
    for page in quoted(dossier):
        if page.package.recommended:
            for seller in asked(dossier, page):
                tests = [*tester_sheets(dossier, page.package)] if seller == THIRD_PARTY else []
                yield from tests or [_sheet(dossier, economics, page, seller)]


def asked(dossier: Dossier, page: Quoted) -> list[str]:
    """The sellers that get a sheet: whoever has something to price and no price list of its own."""
    names = dossier.names
    return [one for one in sellers_of(page) if one not in names.offers and _asks_anything(dossier, page, one)]


def _asks_anything(dossier: Dossier, page: Quoted, seller: str) -> bool:
    """Whether there is anything to price: a line with a size, or work that is to be added, agreed on or mended."""
    sized = any(line.supplier == seller and not isinstance(line.basis, NoCharge) for line in page.lines)
    mended = findings_by(dossier, page.package).get(seller)
    return sized or bool(mended) or bool(_added(page, seller)) or any(_agreed(dossier, seller))


def _is_examiner(seller: str) -> bool:
    """Whether it is an independent assessor that is still to be chosen."""
    return seller.partition("/")[0] == _EXAMINER


def _called(dossier: Dossier, seller: str) -> str:
    """Whom a sheet is for: a provider by name, else whoever is to be found."""
    names = dossier.names
    if names.is_unnamed(seller):
        return names.supplier(seller)
    known = any(one.id == seller for one in dossier.engagement.providers)
    return quotes.seller(seller, names) if known else quote_sheets.firm(names.provider(seller))


def _sheet(dossier: Dossier, economics: Economics, page: Quoted, seller: str) -> Deliverable:
    columns = (*LINES[:-1], replace(LINES[-1], title=quote_sheets.YOUR_PRICE)) if _is_examiner(seller) else LINES
    return priced_sheet(
        dossier,
        f"seller-sheet-{seller.replace('/', '-').replace('_', '-')}",
        _called(dossier, seller),
        _lines(dossier, economics, page, seller),
        _holds(dossier, page, seller),
        columns,
    )


def _lines(dossier: Dossier, economics: Economics, page: Quoted, seller: str) -> Iterator[GridRow]:
    """What the seller prices: lines with a size, work that comes without a line of its own, and extensions."""
    own = [line for line in page.lines if line.supplier == seller and not is_unquoted(line)]
    mended = findings_by(dossier, page.package).get(seller, ())
    about = [*dict.fromkeys(name for finding in mended for name in finding.capabilities)]
    for place, line in enumerate(own):
        yield GridRow(f"{seller}#{place}", (*_asked(line, own, about, economics, dossier), quotes.OPEN, quotes.OPEN))
    functions = unlisted(page.package, seller, page.lines)
    if functions:
        work = quote_sheets.also(functions, dossier.names)
        yield GridRow(f"{seller}#also", (work, *(quotes.NONE,) * 3, quotes.OPEN, quotes.OPEN))
    yield from _extensions(dossier, seller, about)


def _extensions(dossier: Dossier, seller: str, about: Sequence[str]) -> Iterator[GridRow]:
    """A line of its own for each extension to parts of the organization that the seller does not serve today."""
    recommendation, names = dossier.result.recommendation, dossier.names
    needed = recommendation.conditions if recommendation is not None else ()
    for place, one in enumerate(one for one in needed if one.kind == "covers" and one.id == seller and one.groups):
        told = quote_sheets.extension([names.group(name) for name in one.groups], about, names)
        yield GridRow(
            f"{seller}#covers-{place}", (told, quotes.OPEN, quotes.OPEN, quotes.NONE, quotes.OPEN, quotes.OPEN)
        )


def _asked(
    line: FeeLine, own: Sequence[FeeLine], about: Sequence[str], economics: Economics, dossier: Dossier
) -> tuple[str, ...]:
    """A line without any price but the seller's own; one without a size asks for the work `about` its findings."""
    names = dossier.names
    if _is_examiner(line.supplier or ""):
        examined = quote_sheets.examination(names.examination(line.supplier or ""))
        return (examined, quote_sheets.ONE_EXAMINATION, "1", quotes.NONE)
    charged = quote_charges.charged(line, economics, own)
    unknown = isinstance(line.basis, WorkedHours) and line.basis.rate is None
    stated = not unknown and not any(map(quotes.is_reference, map(economics.input_of, line.inputs)))
    if isinstance(line.basis, NoCharge):
        work = quote_sheets.also(line.basis.functions, names)
        return (quote_sheets.without_size(work, about, names), quotes.OPEN, quotes.OPEN, quotes.NONE)
    if isinstance(line.basis, ShareOfFee):
        share = charged.quantity if stated else quotes.OPEN
        return (grammar.opening(quote_sheets.SHARE), charged.unit, share, quotes.NONE)
    if isinstance(line.basis, WorkedHours):
        hours = quote_sheets.counted_hours(line.basis.hours)
        return (quotes.work(line, economics, names), charged.unit, hours, charged.price if stated else quotes.NONE)
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


def _holds(dossier: Dossier, page: Quoted, seller: str) -> list[tuple[str, str]]:
    """What a price has to hold: sizes, what is added to the contract, what is agreed, and which findings it mends."""
    names = dossier.names
    held = [(quote_sheets.TERMS_TITLE, _terms(dossier, seller)), (quote_sheets.SIZES, sizes(dossier))]
    if _is_examiner(seller):
        held[0] = (quote_sheets.TERMS_TITLE, quote_sheets.examination_terms(quotes.OPEN))
        held += [pair for part in dossier.parts if seller == f"{_EXAMINER}/{part.framework}" for pair in part.request]
    added = _added(page, seller)
    bound = {name: refs for name in added if (refs := _by_matrix(name, seller, dossier))}
    more = [name for name in added if name not in bound]
    if more:
        held.append((quote_sheets.ADDED, quote_sheets.works(more, names)))
    for name, refs in bound.items():
        held.append((quote_sheets.SETTLED_FIRST, quote_sheets.by_matrix(name, names.obligations(refs), names)))
    held += [(quotes.AGREED, text) for text in _agreed(dossier, seller)]
    mended = findings_by(dossier, page.package).get(seller, ())
    held += [(quote_sheets.FOR, _mended(one, dossier)) for one in mended]
    held += [(quote_sheets.SETTLED_FIRST, text) for text in _open_by_matrix(seller, dossier, bound)]
    held += [(quote_sheets.PART, text) for text in _own_part(seller, dossier)]
    held += [(quote_sheets.FIRST, text) for text in _cautions(seller, mended, dossier)]
    held.append((quote_sheets.ANSWER, _answer(dossier, seller)))
    return held


def _mended(finding: Finding, dossier: Dossier) -> str:
    """What a finding wants of a seller that has no access to the brief: the paper or work, for what, and by when."""
    names = dossier.names
    paper = names.gates.get(finding.cause or "") if finding.kind == "contract" else None
    works = [] if paper is not None else [grammar.inside(names.capability(one)) for one in finding.capabilities]
    days: dict[str, list[str]] = {}
    for ref in finding.obligations:
        days.setdefault(own_plans.day_of(finding, ref), []).append(names.obligation(ref))
    return quote_sheets.mended(finding.id, works, days, paper=paper.title if paper is not None else None)


def _cautions(seller: str, mended: Sequence[Finding], dossier: Dossier) -> Iterator[str]:
    """What a framework has asked before the work behind these findings goes to the seller, once each."""
    refs = {ref for one in mended for ref in one.obligations}
    asked = (one for part in dossier.parts for one in part.cautions if one.supplier == seller and one.ref in refs)
    yield from dict.fromkeys(one.text for one in asked)


def _open_by_matrix(seller: str, dossier: Dossier, told: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Requirements not in place that the seller's own matrix makes its own, apart from those `told` already."""
    provider = next((one for one in dossier.engagement.providers if one.id == seller), None)
    if provider is None:
        return
    known = {ref for refs in told.values() for ref in refs}
    refs = [
        row.ref
        for row in dossier.result.obligations
        if row.verdicts[TODAY].verdict in (Verdict.GAP, Verdict.PARTIAL)
        if row.ref not in known and matrix_owner(provider, row.ref) == "provider"
    ]
    if refs:
        yield quote_sheets.open_by_matrix(dossier.names.obligations(refs))


def _own_part(seller: str, dossier: Dossier) -> Iterator[str]:
    """Findings that somebody else is asked to mend, of requirements in which the seller is said to have a part."""
    system = dossier.engagement.system
    told = system.implementations if system is not None else {}
    for finding in dossier.result.findings:
        if finding.remedy is None or finding.remedy.supplier == seller or closer(finding.kind) != "seller":
            continue
        refs = [ref for ref in finding.obligations if ref in told and seller in told[ref].who]
        if refs:
            ids, planned = dossier.names.obligations(refs), own_plans.measures(finding.plans)
            yield quote_sheets.part(finding.id, ids, planned, quotes.OPEN)


def _answer(dossier: Dossier, seller: str) -> str:
    """By when the plan needs the seller's answer, and whom of the organization it goes to."""
    mine = (one for one in dossier.result.actions if one.supplier == seller and one.kind not in _UNQUOTED)
    needed = [one for one in mine if one.answer_by is not None]
    first = min(needed, key=lambda one: one.answer_by or "", default=None)
    if first is None:
        return quote_sheets.answer(None, None, None, quotes.OPEN)
    whom = called(first.owner.who, dossier) if first.owner.who is not None else None
    due = first.due if first.findings else None
    return quote_sheets.answer(first.answer_by, due, whom, quotes.OPEN)


def _added(page: Quoted, seller: str) -> tuple[str, ...]:
    """The work that comes to a seller's contract."""
    mine = (one for one in page.package.purchases if one.supplier == seller)
    return tuple(dict.fromkeys(name for one in mine for each in one.additions for name in each.capabilities))


def _by_matrix(capability: str, seller: str, dossier: Dossier) -> tuple[str, ...]:
    """The requirements behind a piece of work that the seller's own responsibility matrix makes its own already."""
    provider = next((one for one in dossier.engagement.providers if one.id == seller), None)
    if provider is None:
        return ()
    return tuple(
        row.ref
        for row in dossier.result.obligations
        if any(demand.capability == capability for demand in row.demands)
        if matrix_owner(provider, row.ref, capability) == "provider"
    )


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
