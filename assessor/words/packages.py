"""Packages in words: what each is called, what one signs, what moves, and how it stands to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY as NOW
from assessor.words.grammar import counted, inside, listed, opening, usd, verb
from assessor.words.new_parties import newly_signed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from assessor.result.packages import Package, PackageId, Purchase, ReleasedWork
    from assessor.result.prices import FeeLine, Range
    from assessor.result.recommendation import Recommendation
    from assessor.result.result import Result
    from assessor.words.names import Names

_TITLES: Final[Mapping[PackageId, str]] = {
    "fill_the_gaps": "Fill the gaps",
    "incumbents": "No new provider",
    "one_provider": "One provider",
    "fewer_moves": "Fewer moves",
    "no_hiring": "Cheapest without hiring",
    "cheapest": "Cheapest",
}
CASH: Final = (
    "Cash is a third of all money that leaves in 36 months: fees, tools, expected invoices, what is paid once; no "
    "payroll but that of people you would hire."
)
_MEANS: Final[Mapping[PackageId, str]] = {
    "fill_the_gaps": "all keep what they do, gaps are bought, nobody is hired",
    "incumbents": "no new party but independents and people you hire",
    "one_provider": "no other provider; nobody is hired",
    "fewer_moves": "the least cost with fewer moves",
    "no_hiring": "the least cost without a new position",
    "cheapest": "least cost and risk for the most in place",
}

_MANY: Final = 4  # kinds of work that a letter still names one by one
_NOISE: Final = 0.02  # of the cash (docs/recommendation.md): what nobody can promise
_LOPSIDED: Final = 1.5  # a range that reaches so much further up than down asks for a word


def title(package: Package) -> str:
    """What a package is called; one that is several is called by all of them."""
    titles = [_TITLES[name] for name in package.ids if name != "fewer_moves" or len(package.ids) == 1]
    return " = ".join([*titles[:1], *map(inside, titles[1:])])


def name_of(package: PackageId) -> str:
    """What a package of this kind is called."""
    return _TITLES[package]


def means(package: Package) -> str:
    """What a package is, by its first name; several with fewer moves differ by how many they take."""
    if package.ids[0] == "fewer_moves":
        return f"the least cost with no more than {counted(len(package.moves), 'move')}"
    return _MEANS[package.ids[0]]


def recommended(recommendation: Recommendation) -> Package | None:
    """The package that is recommended."""
    return next((package for package in recommendation.packages if package.recommended), None)


def spread(package: Package) -> str:
    """The range of its cost."""
    return between(package.annual_range)


def between(drawn: Range) -> str:
    """A range of dollars."""
    return f"{usd(drawn.low)} to {usd(drawn.high)}"


def cash(package: Package) -> str:
    """What it costs a year, with its range."""
    return f"{usd(package.annual_cost)} ({spread(package)})"


def with_range(amount: float, package: Package) -> str:
    """The same in a sentence, with what to plan with where the figure is likely to be exceeded."""
    drawn = package.annual_range
    outside = not drawn.low <= round(amount) <= drawn.high
    told = f"{usd(amount)} a year in cash {'at likeliest prices ' if outside else ''}({between(drawn)})"
    return f"{told}; plan with {usd(package.annual_median)}" if _is_low(amount, package) else told


def _is_low(amount: float, package: Package) -> bool:
    """Whether half of the draws cost more than the figure by more than nobody can promise, or nearly all of them do."""
    return amount < package.annual_range.low or package.annual_median > (1 + _NOISE) * amount


def median(package: Package) -> str:
    """What half of all draws cost more than, in a clause; empty where no price has a range."""
    if package.annual_range.low >= package.annual_range.high:
        return ""
    return f"half of the draws of all prices cost over {usd(package.annual_median)}"


def kept_apart_from_obligations(recommendation: Recommendation) -> float:
    """What keeping what the package keeps costs even without any obligation, USD a year: no price of compliance."""
    return sum(step.annual for step in recommendation.attribution if step.kind == "fewer_changes")


def lopsided(package: Package) -> str:
    """Why its range reaches further up than down, or lies above the figure, where it does."""
    up, down = package.annual_range.high - package.annual_cost, package.annual_cost - package.annual_range.low
    if up <= _LOPSIDED * down:
        return ""
    how = "reaches further up" if down >= 0 else "lies above the figure"
    return (
        f"The recommended range {how} because each price counts at its likeliest figure, and most can rise above it by "
        f"more than they can fall below: {median(package)}."
    )


def unpriced(package: Package) -> tuple[str, ...]:
    """Whoever works for a fee that nobody stated, so that it is not in the sum."""
    return unpriced_in(package.fee_lines)


def unpriced_in(lines: Iterable[FeeLine]) -> tuple[str, ...]:
    """The suppliers of lines that have no price yet."""
    found = (line.supplier for line in lines if line.unpriced)
    return tuple(dict.fromkeys(name for name in found if name is not None))


def kept_apart(result: Result, package: Package) -> Iterator[FeeLine]:
    """The unpriced lines of today of whoever keeps work that is nobody's to move, so that it stands in no package."""
    today = result.economics.priced.get(NOW) if result.economics is not None else None
    named = {*package.cancelled, *(one.supplier for one in package.purchases)}
    for line in today.fee_lines if today is not None else ():
        if line.unpriced and line.supplier is not None and line.supplier not in named:
            yield line


def put_in_place(package: Package, chosen: Package, placed: int) -> int:
    """How many obligations it puts in place, where the recommended one puts so many."""
    return placed - _settled(chosen) + _settled(package)


def _settled(package: Package) -> int:
    return package.meets - len(package.waits)


def moves(package: Package, names: Names) -> str:
    """What moves, and to whom."""
    if not package.moves:
        return "Nothing"
    by_supplier: dict[str, list[str]] = {}
    for move in package.moves:
        by_supplier.setdefault(move.supplier, []).append(inside(names.function(move.function)))
    told = (f"{listed(functions)} to {names.provider(name)}" for name, functions in by_supplier.items())
    return opening("; ".join(told))


def contracts(result: Result, package: Package, names: Names) -> str:
    """What is signed, extended and ended; with an outside party that does the work today, nothing is."""
    parts, new = [], newly_signed(result, package)
    if package.hired:
        parts.append(f"hire {names.all_providers(package.hired)}")
    if new:
        parts.append(f"sign with {names.all_providers(new)}")
    others = engaged(package)
    if others:
        parts.append(f"engage {names.all_providers([one.supplier for one in others])}")
    more = extended(package)
    if more:
        parts.append(f"extend {names.all_providers([one.supplier for one in more])}")
    added = [one.supplier for one in added_to(package) if one.supplier not in {each.supplier for each in more}]
    if added:
        parts.append(f"add to the work of {names.all_providers(added)}")
    if package.cancelled:
        parts.append(f"end {names.all_providers(package.cancelled)} once nothing hangs on it")
    return opening("; ".join(parts)) or "Nothing new to sign"


def engaged(package: Package) -> list[Purchase]:
    """Whom one pays for the first time and signs no contract with as with an outside party: staff, say."""
    return [
        one
        for one in package.purchases
        if one.new and one.supplier not in (*package.signed, *package.hired) and one.annual
    ]


def extended(package: Package) -> list[Purchase]:
    """Whoever is there and is paid for more work."""
    return [one for one in package.purchases if not one.new and one.added and one.annual]


def added_to(package: Package) -> list[Purchase]:
    """Whoever has the work and takes on more of it, own staff included."""
    return [one for one in package.purchases if one.additions]


def standing(package: Package, chosen: Package, names: Names) -> str:
    """How a package stands to the one that is recommended."""
    if package.recommended:
        return "Recommended"
    if not package.recommendable:
        return f"Leaves {counted(chosen.meets - package.meets, 'obligation')} open that others meet"
    if package.beaten_by is not None:
        return "Clearly dearer than another"
    gap = package.functional_cost - chosen.functional_cost
    guessed = [name for name in package.unstated if name not in chosen.unstated]
    if gap < 0 and guessed:
        return f"{usd(-gap)} less by our count of what {names.all_providers(guessed)} charges; nobody stated it"
    if gap < 0:
        return f"{usd(-gap)} less, which chance could undo; changes more"
    return f"{usd(gap)} more; {'fills a position' if package.hired and not chosen.hired else 'changes as much or more'}"


def demand_savings(recommendation: Recommendation, names: Names) -> str:
    """Which demands cost most, each by itself."""
    told = [
        f"{' with '.join(inside(names.capability(name)) for name in one.capabilities)} {usd(one.annual)} a year"
        for one in recommendation.demand_savings
    ]
    return f"What single demands cost in this package, all others met: {listed(told)}." if told else ""


def asked_by(result: Result, bought: Purchase) -> list[str]:
    """The findings that what is added to a contract mends."""
    added = {name for one in bought.additions for name in one.capabilities}
    asking = [
        finding.id
        for finding in result.findings
        if finding.remedy is not None and finding.remedy.supplier == bought.supplier and added & {*finding.capabilities}
    ]
    return [f"{listed(asking)} {verb(len(asking), 'asks', 'ask')} for it."] if asking else []


def additions(package: Package, names: Names, *, in_short: bool = False) -> tuple[str, ...]:
    """What everybody who stays takes on beside what it does of the same work, with the reference price of that.

    `in_short` counts many kinds of work and says where they are listed.
    """
    return tuple(addition(one, names, in_short=in_short) for one in added_to(package))


def addition(purchase: Purchase, names: Names, *, in_short: bool, who: str | None = None) -> str:
    """What one party takes on so, in a sentence; `who` is what it is called there."""
    kinds = sum(len(one.capabilities) for one in purchase.additions)
    if in_short and kinds > _MANY:
        work = f"{counted(kinds, 'kind')} of work (annex D)"
    else:
        work = listed(
            [
                f"{listed([inside(names.capability(name)) for name in one.capabilities])} "
                f"(in {inside(names.function(one.function))})"
                for one in purchase.additions
            ]
        )
    price, hours = sum(one.annual for one in purchase.additions), sum(one.hours for one in purchase.additions)
    who = who or names.provider(purchase.supplier)
    if not price:
        return f"Have {who} take on {work}: {hours:.1f} of the hours a month it has to spare."
    part = " of that" if purchase.added and purchase.annual else ""
    return (
        f"Have {who} quote {work} as an addition to its contract; {usd(price)} a year{part} is counted until it does."
    )


def dropped_shares(package: Package) -> list[ReleasedWork]:
    """Shares somebody no longer has, where that saves something."""
    return [one for one in package.released if one.shared and round(one.annual)]
