"""What a reader is asked to decide: the signatures of a package with their amounts, or what is missing for one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.result.packages import paid_ahead, paid_whole
from assessor.result.prices import WorkedHours
from assessor.words import (
    claims,
    decisions,
    matrix_claims,
    own_plans,
    packages,
    projects,
    released_work,
    todays_sum,
    worth_asking,
)
from assessor.words.contract_terms import ContractTerms
from assessor.words.grammar import counted, inside, listed, noun, opening, usd, verb
from assessor.words.new_parties import holders_of
from assessor.words.unsigned_papers import is_at_once

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.result.packages import Package, Purchase
    from assessor.result.recommendation import Recommendation
    from assessor.result.result import Result
    from assessor.words.names import Names

_PRODUCT: Final = "vendor"
_WORTH_SAYING: Final = 0.1  # a tenth of the difference
_YEARS: Final = 3  # over which what is paid once counts
_SIZES: Final = (("users", "user"), ("devices", "device"), ("sites", "site"))


def decision(result: Result, names: Names) -> Iterator[str]:
    """The signatures asked for; where nothing can be recommended, what is asked for in its place."""
    recommendation = result.recommendation
    if recommendation is None:
        why = decisions.no_recommendation(result)
        if why:
            yield f"Complete what is missing for a recommendation: {inside(why)}"
        return
    chosen = packages.recommended(recommendation)
    if chosen is None:
        yield _in_the_way(recommendation, names)
        return
    yield from worth_asking.before_signing(recommendation, names)
    yield from _asked_first(result, chosen, names)
    yield from _signatures(result, chosen, names)


def stated_duties(duties: int, rows: int) -> str:
    """That somebody is to say how duties stand on which rows count as in place."""
    own = verb(duties, "duty of your own is", "duties of your own are")
    return (
        f"Have it stated whether {duties} {own} done (part 7): "
        f"{counted(rows, 'obligation')} {verb(rows, 'counts', 'count')} as in place on what nobody has said."
    )


def price(package: Package, result: Result) -> str:
    """What a package costs beside today: more or less a year, at most by its prices, in the first year, once."""
    more = f"{beside_today(package.annual_cost, result)}{_split(package, result)}"
    middle = packages.median(package)
    top = f"{middle} in a mean year, one in twenty over {usd(package.annual_range.high)}" if middle else ""
    paid = package.once + paid_whole(package)
    once = f", {usd(paid)} of it once" if round(paid) else ""
    first = f"{usd(package.first_year_cash)} in the first year{once}"
    refused = worth_asking.more(result.recommendation) if package.recommended and result.recommendation else ""
    asked = f"{refused} a year more if what is asked first turns out to be no" if refused else ""
    return f"{opening('; '.join(filter(None, (more, top, first, asked))))}."


def _split(package: Package, result: Result) -> str:
    """Where the difference comes from, once invoices for single incidents make up a good part of it."""
    priced = result.economics.priced if result.economics is not None else {}
    today, then = priced.get(TODAY), priced.get(RECOMMENDED)
    if today is None or then is None or round(then.cash) != round(package.annual_cost):
        return ""
    whole, invoices = round(package.annual_cost - today.cash), round(then.invoices - today.invoices)
    if not whole or abs(invoices) < _WORTH_SAYING * abs(whole):
        return ""
    rest = whole - invoices
    return f": {_change(rest)} for contracts and hours, {_change(invoices)} in invoices for single incidents"


def _change(amount: int) -> str:
    return f"{usd(abs(amount))} {'more' if amount > 0 else 'less'}"


def beside_today(annual: float | None, result: Result) -> str:
    """How much more or less a year that is than today's sum; empty where that is not known, or it is the same.

    Between the whole dollars that stand beside it, so that a reader who subtracts them finds the same.
    """
    today = result.economics.priced.get(TODAY) if result.economics is not None else None
    change = round(annual) - round(today.cash) if today is not None and annual is not None else 0
    way = "more" if change > 0 else "less"
    return f"{usd(abs(change))} a year {way} than {todays_sum.named(result)}" if change else ""


def _asked_first(result: Result, package: Package, names: Names) -> Iterator[str]:
    """Who does some of the work well enough already and loses it: asked for the missing part before anybody signs."""
    for finding in result.findings:
        remedy = finding.remedy
        if remedy is None or not remedy.recommended or not finding.groups or remedy.supplier in finding.elsewhere:
            continue
        able = [name for name in finding.elsewhere if name in package.cancelled]
        if able:
            missing = listed([names.group(name) for name in finding.groups])
            yield (
                f"First have {names.all_providers(able)} quote the missing part ({missing}, {finding.id}); "
                "it is in no figure here."
            )


def _signatures(result: Result, package: Package, names: Names) -> Iterator[str]:
    # the same for all, so said with the first
    scope, terms = _scope(result), ContractTerms(result, names)
    for one in package.purchases:
        if one.supplier in package.hired:
            yield (
                f"Hire {names.provider(one.supplier)} ({usd(one.annual)} a year with taxes, benefits and licences) for "
                f"{_work(one.functions, names)}."
            )
    new = [one for one in package.purchases if one.supplier in package.signed]
    for one in new:
        who, work = f"{names.provider(one.supplier)} ({_yearly(result, package, one)})", _work(one.functions, names)
        holders = holders_of(package, one, result)
        if holders:
            yield (
                f"Keep {names.all_providers(holders)} for {work} ({_yearly(result, package, one)} counted); nothing "
                "new is signed while they stay."
            )
            continue
        hours = _hours(result, one.supplier)
        if one.supplier in names.examiners:
            bar = names.examiner_bars.get(one.supplier)
            yield f"Choose {who} for the {names.examination(one.supplier)}{f', one that {bar}' if bar else ''}."
            continue
        if one.supplier in names.offers:
            yield f"Get a quote from and sign with {who} for {work}{scope}{hours}{terms.with_(one.supplier)}."
        else:
            planned = own_plans.first(result, one.supplier)
            quotes = f"{planned}get quotes for {work}" if planned else f"Get quotes for {work}"
            asked = (
                f"{quotes} from firms that offer it as {inside(who)}{hours}, and sign with one{scope}"
                f"{_spared(result, one, names)}{terms.with_(one.supplier)}."
            )
            first = claims.claimed_first(result, one.supplier, names)
            yield " ".join(filter(None, (first, asked, projects.upkeep(package, one.supplier, result, names))))
        scope = ""
    engaged = packages.engaged(package)
    if engaged:
        engaging = (
            f"{names.provider(one.supplier)} for {_work(one.functions, names)} ({usd(one.annual)} a year)"
            for one in engaged
        )
        yield f"Engage {listed(list(engaging))}."
    yield from _changed(result, package, terms, names, scope)
    more = packages.extended(package)
    settled = {one.supplier for one in (*new, *engaged, *more)}
    alone = tuple(terms.alone(package, settled, names))
    yield from alone
    yield from released_work.released(result, package, names)
    for supplier in package.cancelled:
        yield _ending(result, package, supplier, names)
    if not alone and not asks_signatures(package):
        yield "Keep today's contracts as they are; nothing new has to be bought."


def _changed(result: Result, package: Package, terms: ContractTerms, names: Names, scope: str) -> Iterator[str]:
    """The contracts that run and change, a decision for each with all that is settled in it."""
    more, taken = packages.extended(package), packages.added_to(package)
    for one in (*more, *(each for each in taken if each not in more)):
        parts = []
        if one in more:
            parts.append(
                f"Extend the contract with {names.provider(one.supplier)}{terms.ends(one.supplier)} by "
                f"{_work(one.added, names)} ({usd(one.annual)} a year in all{_with_additions(one)}"
                f"{_paper_first(result, one.supplier)}){scope}{terms.added_to(one.supplier)}."
            )
            scope = ""
        if one in taken:
            parts.append(packages.addition(one, names, in_short=True, who="it" if parts else None))
            parts += packages.asked_by(result, one)
            parts += matrix_claims.before_adding(result, one, names)
        yield " ".join(parts)


def _spared(result: Result, bought: Purchase, names: Names) -> str:
    """Whose own people could do instead what is bought beside them; nothing where more than that is bought."""
    lines = result.recommendation.lines if result.recommendation is not None else ()
    own = dict.fromkeys(line.supplier for line in lines if line.function in bought.beside and line.supplier)
    if not own or not {*bought.functions} <= {*bought.beside}:
        return ""
    return f", unless {names.all_providers(list(own))} has the hours and the skills (state both)"


def _yearly(result: Result, package: Package, bought: Purchase) -> str:
    """What somebody is paid a year; of one sum for a whole term, that it is paid once."""
    whole = paid_whole(package, bought.supplier)
    if price := projects.paid_in_turn(result, package, bought.supplier):
        return f"{price}; a third counts, {usd(bought.annual)} a year"
    if not round(whole):
        return f"{usd(bought.annual)} a year"
    lines = [line for line in package.fee_lines if line.supplier == bought.supplier]
    start = sum(one.amount for one in package.once_lines if one.supplier == bought.supplier)
    counts = whole - paid_ahead(lines, package.purchases) + start / _YEARS
    told = f"{usd(whole + start)} once{', its start included' if round(start) else ''}"
    if round(counts) + 1 < round(bought.annual):
        return f"{usd(bought.annual)} a year, in which {told} counts {usd(counts)}"
    return f"{told}, which counts {usd(bought.annual)} a year"


def asks_signatures(package: Package) -> bool:
    """Whether anything is signed, extended or ended for a package."""
    bought = package.hired or any(one.supplier in package.signed or one.additions for one in package.purchases)
    return bool(bought or packages.engaged(package) or packages.extended(package) or package.cancelled)


def _with_additions(bought: Purchase) -> str:
    """That the whole of a contract holds what is asked for as an addition below."""
    return ", the additions below included" if bought.additions else ""


def _paper_first(result: Result, supplier: str) -> str:
    """The papers of a provider that come before more work goes there."""
    missing = [
        finding.id
        for finding in result.findings
        if finding.provider == supplier and finding.kind == "contract" and not is_at_once(finding, result)
    ]
    return f"; first its missing {noun(len(missing), 'paper')}, {listed(missing)}" if missing else ""


def _ending(result: Result, package: Package, supplier: str, names: Names) -> str:
    """A contract that no work needs any more, with what may still hang on it."""
    runs = sum(contract.annual for contract in package.running_contracts if contract.supplier == supplier)
    who = names.provider(supplier)
    provider = next((one for one in result.providers if one.id == supplier), None)
    hangs = [finding.id for finding in result.findings if supplier in finding.elsewhere]
    if provider is not None and provider.model == _PRODUCT:
        hangs.append("data")
    if any(record.provider == supplier for record in result.evidence_records):
        hangs.append("records")
    hangs.append("determinations")
    counted_on = f" ({usd(runs)} a year counted)" if round(runs) else ""
    return f"End the contract with {who}{counted_on} once {listed(hangs)} no longer need it."


def _scope(result: Result) -> str:
    """For how many users, devices and sites a quote is asked for."""
    facts = result.organization.facts
    sizes = [
        counted(int(value), word)
        for key, word in _SIZES
        if isinstance(value := facts.get(key), int | float) and not isinstance(value, bool) and value
    ]
    return f" (all quotes: for {listed(sizes)})" if sizes else ""


def _hours(result: Result, supplier: str) -> str:
    """The hours a month that the price of somebody new counts, where it is paid by the hour."""
    costs = result.economics.priced.get(RECOMMENDED) if result.economics is not None else None
    lines = costs.fee_lines if costs is not None else ()
    hours = sum(line.basis.hours for line in lines if line.supplier == supplier and isinstance(line.basis, WorkedHours))
    return f" at {hours:.1f} hours a month" if hours else ""


def _work(functions: Sequence[str], names: Names) -> str:
    return listed([inside(names.function(function)) for function in functions])


def _in_the_way(recommendation: Recommendation, names: Names) -> str:
    """What has to be settled before anything can be recommended."""
    refs = recommendation.obstacles
    if not refs:
        return "State an offer, or staff, for what the organization needs in any case; then assess again."
    return (
        f"Settle how {counted(len(refs), 'obligation')} can be met ({', '.join(map(names.obligation, refs))}), by an "
        "offer or by staff the file does not describe yet; then assess again."
    )
