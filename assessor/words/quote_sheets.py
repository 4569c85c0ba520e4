"""What quote pages and sellers' sheets say beside prices: who has work without a line, what ends, what is signed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import grammar, packages

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.result.packages import Package
    from assessor.words.names import Names

ALSO: Final = "in the price above"
NO_FEE: Final = "no fee"
OWN_WORK: Final = "Your own work"
NOBODY: Final = "Nobody in this package"
LOSSES: Final = "Work held up and recovery in a mean year, not cash"
BAD_YEARS: Final = "Bad years on top, by your tolerance for risk, not cash"
BREACH: Final = "A breach of data, as far as it counts, not cash"
COMPARED: Final = "What packages are compared by: the cheapest is the one whose sum of these is least"
ONLY_RECOMMENDED: Final = "Worked out for the recommended package alone: have another one assessed before you sign it."
LINES_TITLE: Final = "What is asked of you"
LINES_NOTE: Final = (
    "Your own price for each line, USD without tax. A stated price is what we have from you: confirm it or correct it."
)
TERMS_TITLE: Final = "Terms"
AGREED_TITLE: Final = "What the price has to hold"
AGREED_NOTE: Final = (
    "Signing offers the lines priced above, with what stands here, until the day written. It binds nobody before both "
    "have signed."
)
ALL: Final = "All of it"
STATED: Final = "Stated price"
YOUR_UNIT_PRICE: Final = "Your unit price"
YOUR_YEAR: Final = "Your price a year"
SIZES: Final = "Sizes"
FOR: Final = "So that this is in place"
FIRST: Final = "Asked first"
ANSWER: Final = "Your answer"
ADDED: Final = "In addition to the contract"
YOUR_PRICE: Final = "Your price"
ONE_EXAMINATION: Final = "assessment, once"
SETTLED_FIRST: Final = "Already yours by your matrix"
PART: Final = "Your part in the work of others"
SHARE: Final = "work your fee excludes"


_TENTH: Final = 0.1


def title(organization: str, seller: str) -> str:
    """What a seller's sheet is called."""
    return f"Request for a quote: {organization} to {seller}"


def firm(work: str) -> str:
    """Whoever is to be found for a kind of support."""
    return f"a firm that offers {grammar.inside(work)}, still to be chosen"


def works(capabilities: Sequence[str], names: Names) -> str:
    """Pieces of work as one sentence."""
    return grammar.opening(grammar.listed([grammar.inside(names.capability(name)) for name in capabilities]))


def without_size(work: str, about: Sequence[str], names: Names) -> str:
    """Work nobody knows a size of: what of it is asked for, and that the seller names unit and quantity."""
    asked = f": {grammar.inside(works(about, names))}" if about else ""
    return f"{work}{asked} (name what you count, and how many)"


def by_matrix(capability: str, ids: Sequence[str], names: Names) -> str:
    """Work that the seller's own matrix makes its own: it is no addition before that is settled."""
    return (
        f"{names.capability(capability)}: your responsibility matrix makes {grammar.listed([*ids])} yours. Say first "
        "what of it your fee covers, and price apart only what the matrix leaves out; nothing here gives that claim up"
    )


def open_by_matrix(ids: Sequence[str]) -> str:
    """Requirements the seller's matrix makes its own and that are not in place: no addition, but to be mended."""
    return (
        f"{grammar.listed(ids)}, found not in place: say by when you mend {'it' if len(ids) == 1 else 'them'}, and "
        "whether your fee covers that"
    )


def examination(title: str) -> str:
    """What an examiner is asked for, as one line."""
    return f"{grammar.opening(title)}, as described below"


def examination_terms(blank: str) -> str:
    """The terms of an assessment, which is paid when it is done."""
    return (
        f"Paid {blank} at signing, {blank} with the report; expenses {blank}; earliest day on site {blank}, days on "
        f"site {blank}, report by {blank}; this offer is valid until {blank}"
    )


def lede(organization: str) -> str:
    """What a seller's sheet is for."""
    return (
        f"{organization} asks you for the work below. Nobody else's work or price stands on this sheet, and no "
        "price but those we have from you."
    )


def also(functions: Sequence[str], names: Names) -> str:
    """Work for which a seller has no line of its own."""
    return grammar.opening(grammar.listed([grammar.inside(names.function(one)) for one in functions]))


def meaning(package: Package) -> str:
    """What a package is, as a sentence."""
    return f"{grammar.opening(packages.means(package))}."


def ended(who: str, names: Names, *, stated: bool) -> str:
    """A contract that ends, as a change; where none is stated, the work."""
    if not stated:
        return f"End the work of {names.provider(who)} once nothing hangs on it; no contract with it is stated."
    return f"End the contract with {names.provider(who)} once nothing hangs on it."


def without_share(who: str, functions: Sequence[str], names: Names) -> str:
    """Whoever keeps no part of work it shares today, where that saves nothing."""
    work = grammar.listed([grammar.inside(names.function(one)) for one in functions])
    return f"{names.provider(who)} has no part in {work} here; no fee falls away."


def running(who: str, months: float | None, fee: float, names: Names) -> str:
    """That nobody knows what a contract costs to its end."""
    term = f" its term is {grammar.number(months)} months, but" if months is not None else ""
    return (
        f"{names.provider(who)} ends with this package:{term} its last day is not stated. What its fee comes to until "
        f"then ({grammar.usd(fee)} a year today) is in no sum, so what this package costs beside the others is not "
        "settled before that day is known."
    )


def terms(term: str, least: str, blank: str) -> str:
    """The terms of a quote in one line, with blanks for what nobody stated."""
    return (
        f"Paid once {blank}; term {term}; notice {blank}; the least billed a month {least}; this offer is valid until "
        f"{blank}"
    )


def mended(number: str, works: Sequence[str], days: Mapping[str, Sequence[str]], *, paper: str | None) -> str:
    """What mends a finding, as whoever has not read of it can tell: the paper or the work, for what, and by when."""
    asked = [f"{grammar.listed(refs)}, by {day}" for day, refs in sorted(days.items())]
    what = f"{paper}, signed by both" if paper is not None else grammar.opening(grammar.listed(works))
    return f"{f'{what}: ' if what else ''}{'; '.join(asked)} (our number: {number})"


def extension(groups: Sequence[str], about: Sequence[str], names: Names) -> str:
    """The same work for parts of the organization that a seller does not serve today."""
    what = f" ({grammar.inside(works(about, names))})" if about else ""
    return f"In addition, the same for {grammar.listed(groups)}{what}: name what you count, and how many"


def part(number: str, ids: Sequence[str], planned: Sequence[str], blank: str) -> str:
    """What a seller takes part in although somebody else is asked to mend it."""
    what = f" ({grammar.listed([*planned])})" if planned else ""
    return (
        f"{number}, {grammar.listed([*ids])}{what}: our plan names you for a part in it. Which part you "
        f"take: {blank}, at how many hours: {blank}, at what price: {blank}"
    )


def answer(day: str | None, due: str | None, whom: str | None, blank: str) -> str:
    """By when a seller answers, to whom, and when its work is due, with blanks for what nobody stated."""
    after = f". The first of it is to be in place by {due}: say if you cannot, and by when you can" if due else ""
    return f"As soon as you can, by {day or blank} at the latest, to {whom or blank}{after}"


def counted_hours(hours: float) -> str:
    """Hours a month that nobody stated, to the tenth: more would claim a precision no count has."""
    return f"about {max(hours, _TENTH):.1f} (our count)"
