"""Who does which work under a package: work without a line of its own, contracts that end, and who closes a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from assessor.evaluate.supply import TODAY
from assessor.model.scales import CUSTOMER
from assessor.report.deliverable import GridRow
from assessor.result.finding import OPEN_QUESTIONS
from assessor.result.prices import NoCharge
from assessor.words import grammar, packages, quote_sheets, quotes, released_work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.papers.dossier import Dossier
    from assessor.result.economics import Economics
    from assessor.result.finding import Finding
    from assessor.result.packages import Package, Purchase
    from assessor.result.prices import FeeLine
    from assessor.result.scales import FindingKind

Closer = Literal["seller", "answer", "client"]
_BY_SELLER: Final[frozenset[FindingKind]] = frozenset(
    {"cadence", "detection", "capacity", "contract", "independence", "scope", "unowned"}
)
_EMPTY: Final = (quotes.NONE,) * 7


def unlisted(package: Package, supplier: str, lines: Sequence[FeeLine]) -> tuple[str, ...]:
    """The functions a supplier has under a package that none of its lines names."""
    own = [line for line in lines if line.supplier == supplier]
    named = {line.function for line in own}
    named |= {function for line in own for function in getattr(line.basis, "functions", ())}
    return tuple(
        function
        for one in package.purchases
        if one.supplier == supplier
        for function in one.functions
        if function not in named
    )


def also_row(dossier: Dossier, package: Package, supplier: str, lines: Sequence[FeeLine]) -> Iterator[GridRow]:
    """A row for work of a supplier that has no line."""
    functions = unlisted(package, supplier, lines)
    if functions:
        paid = any(line.value for line in lines if line.supplier == supplier)
        standing = quote_sheets.ALSO if paid else quote_sheets.NO_FEE
        yield GridRow(f"{supplier}#also", (quote_sheets.also(functions, dossier.names), *_EMPTY, standing, ""))


def unpaid_rows(dossier: Dossier, package: Package) -> Iterator[GridRow]:
    """Work somebody does today for which nobody is paid under a package: own work, and what is left out."""
    taken = {function for one in package.purchases for function in one.functions}
    own: list[str] = []
    nobody: list[str] = []
    for function, holders in sorted(dossier.engagement.today.items()):
        if holders and function not in taken:
            (own if CUSTOMER in holders else nobody).append(function)
    for title, functions in ((quote_sheets.OWN_WORK, own), (quote_sheets.NOBODY, nobody)):
        if functions:
            texts = (f"{title}: {grammar.inside(quote_sheets.also(functions, dossier.names))}", *_EMPTY)
            yield GridRow(title, (*texts, quote_sheets.NO_FEE, ""))


def changes(dossier: Dossier, package: Package) -> Iterator[str]:
    """What is added to contracts, handed over and ended."""
    names = dossier.names
    yield from packages.additions(package, names)
    yield from released_work.released(dossier.result, package, names)
    shares: dict[str, list[str]] = {}
    for one in package.released:
        if one.shared and not round(one.annual):
            shares.setdefault(one.supplier, []).append(one.function)
    for who, functions in shares.items():
        yield quote_sheets.without_share(who, functions, names)
    known = {one.id for one in dossier.engagement.providers if one.contract is not None or one.price is not None}
    for who in package.cancelled:
        yield quote_sheets.ended(who, names, stated=who in known)


def unknown_ends(dossier: Dossier, economics: Economics, package: Package) -> Iterator[str]:
    """Contracts a package ends of which nobody said until when they run."""
    providers = {provider.id: provider for provider in dossier.engagement.providers}
    costs = economics.priced.get(TODAY)
    for who in package.cancelled:
        provider = providers.get(who)
        if provider is None or (provider.contract is not None and provider.contract.ends is not None):
            continue
        fee = sum(line.value for line in costs.fee_lines if line.supplier == who) if costs is not None else 0
        if fee:
            months = provider.price.term_months if provider.price is not None else None
            yield quote_sheets.running(who, months, fee, dossier.names)


def closer(kind: FindingKind) -> Closer:
    """Who closes a finding: a seller by what it does or signs, an answer, or the client."""
    if kind in _BY_SELLER:
        return "seller"
    return "answer" if kind in OPEN_QUESTIONS and kind != "unstated_duty" else "client"


def closer_of(dossier: Dossier, package: Package, finding: Finding) -> str | None:
    """Who has the work behind a finding under a package; None where several could, nobody has it, or it is not said.

    Whoever adds that work to its contract goes before whoever takes over the function, and that before who has it
    already, unless that one does not do it and would add it under another package.
    """
    remedy = finding.remedy
    if package.recommended and remedy is not None:
        return remedy.supplier
    functions = {*finding.functions, *finding.able_functions, *filter(None, (finding.function,))}
    wanted = {*finding.capabilities}
    bought, recommendation = package.purchases, dossier.result.recommendation
    add = {one.supplier for one in bought if _adds(one, wanted)}
    if remedy is not None and any(
        one.supplier == remedy.supplier and {*remedy.functions} & {*one.added} for one in bought
    ):
        return remedy.supplier
    elsewhere = {
        one.supplier
        for other in (recommendation.packages if recommendation is not None else ())
        for one in other.purchases
        if _adds(one, wanted)
    }
    ways = (
        add,
        {one.supplier for one in bought if functions & {*one.added}},
        {one.supplier for one in bought if functions & {*one.functions}} - elsewhere,
    )
    found = next((way for way in ways if way), set())
    return next(iter(found)) if len(found) == 1 else None


def _adds(bought: Purchase, wanted: set[str]) -> bool:
    """Whether work comes to a contract that a finding is about."""
    return any(wanted & {*one.capabilities} for one in bought.additions)


def is_unquoted(line: FeeLine) -> bool:
    """Whether nobody is asked a price for what a line stands for."""
    unquoted = {"payroll", "own_work", "by_the_job", "not_asked"}
    return isinstance(line.basis, NoCharge) and line.basis.code in unquoted
