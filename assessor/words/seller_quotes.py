"""A seller's own quote in words: what it offers of a package, on which terms, and what that leaves to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words import grammar, quotes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.result.offers import Offer
    from assessor.words.names import Names

LINES_TITLE: Final = "What is offered"
LINES_NOTE: Final = (
    "Whole dollars; a month is a twelfth of the year. The same lines stand in the page of the whole package."
)
ALL: Final = "All of it"
TERMS_TITLE: Final = "Terms"
SCOPE_TITLE: Final = "What it is for"
FIRST_YEAR: Final = "Due in the first year, what is paid once included"
ONCE: Final = "Paid once"
VALID: Final = "Valid until"
NOTICE: Final = "Notice"
INCLUDED: Final = "Work it takes on"
CLOSES: Final = "Closes, with the whole package"
OTHERS: Final = "Stays with others in it"
YOURS: Final = "Stays with you"
NOTHING: Final = "\N{EN DASH}"


def title(seller: str, package: str, *, recommended: bool) -> str:
    """What the quote is called."""
    return f"Quote of {seller}: {package}{' (recommended)' if recommended else ''}"


def lede(seller: str, organization: str) -> str:
    """What the quote is."""
    return (
        f"What {seller} offers {organization} of this package, at the prices of its own offers. It binds nobody before "
        "both have signed."
    )


def term(offer: Offer) -> str:
    """The name of an offer's term."""
    return f"Term of {offer.title}"


def months(offer: Offer) -> str:
    """How long an offer runs, and the least it bills."""
    told = f"{grammar.number(offer.term_months)} months from signing" if offer.term_months is not None else quotes.OPEN
    return told if offer.least_monthly is None else f"{told}; at least {grammar.usd(offer.least_monthly)} a month"


def closes(counts: Sequence[tuple[str, int]]) -> str:
    """How many obligations of each framework."""
    return ", ".join(f"{grammar.counted(number, 'obligation')} of {name}" for name, number in counts) or NOTHING


def functions(found: Sequence[str], names: Names) -> str:
    """Functions as a list."""
    return grammar.opening(grammar.listed([grammar.inside(names.function(one)) for one in found])) if found else NOTHING


def held(found: Sequence[tuple[str, Sequence[str]]], names: Names) -> str:
    """Who else has which work."""
    told = [
        f"{names.supplier(name)}: {grammar.listed([grammar.inside(names.function(one)) for one in work])}"
        for name, work in found
    ]
    return grammar.opening("; ".join(told)) if told else NOTHING


def references(lines: int) -> str:
    """That some of what would be paid is in no offer."""
    told = f"{grammar.counted(lines, 'line')} {grammar.verb(lines, 'stands', 'stand')} in no offer of the seller"
    return f"{told}: the price is what is usual."
