"""The quote page of a package in words: what a line is charged for, and what its price is worth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.model.scales import THIRD_PARTY
from assessor.result.prices import ListedPrice, NoCharge, StatedPrice, WorkedHours
from assessor.words import grammar, money, projects, quote_charges

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.result.economics import Economics
    from assessor.result.packages import OnceLine
    from assessor.result.prices import EconomicsInput, FeeLine, NoChargeCode
    from assessor.words.names import Names

TITLE: Final = "Quote page"
LEDE: Final = (
    "What this package asks of each seller, line by line, and what it would come to. A price marked as a reference is "
    "nobody's offer: it says what is usual. Hold the sellers' quotes against this page and keep it to yourself; for "
    "the recommended package each seller gets a sheet of its own to price and sign (seller-sheet)."
)
NOTHING: Final = "There is no package to quote: nothing could be priced."
LINES_TITLE: Final = "What is asked for"
LINES_NOTE: Final = (
    "Amounts a year are in whole dollars, each line rounded by itself; a heading adds up the lines below it. Low and "
    "high: the line with every input at the ends of its range."
)
TERMS_TITLE: Final = "Once, term and notice"
TERMS_NOTE: Final = "What is paid once, and what the seller fills in where nothing is stated."
CASH_TITLE: Final = "Cash"
CASH_NOTE: Final = (
    "A year in cash is a third of what leaves in 36 months; no payroll but of people you would hire. The range holds "
    "nine of ten draws of all prices."
)
CLOSES_TITLE: Final = "What it closes"
CLOSES_NOTE: Final = (
    "Obligations not in place today that are in place once it is signed, its papers are there and the duties below "
    "are done; then the findings behind them, by who closes each under this package. A title says what is wrong today."
)
CLOSED_BY: Final[Mapping[str, str]] = {
    "seller": "Whoever has the work then",
    "answer": "Your answer to a question, or what is bought",
    "client": "Your own duties, decisions and records",
}
YOURS_TITLE: Final = "What stays with you"
YOURS_NOTE: Final = (
    "Duties behind these obligations that no seller takes over, with who has each where you said so (what each asks: "
    "sheet Duties of the workbook), and the hours a month of your own people."
)
BASIS_TITLE: Final = "What it rests on"
BASIS_NOTE: Final = (
    "Sizes a quote is asked for, what has to be in the contract, and the reference prices with their source."
)
OWN_PURCHASES: Final = "Tools you buy yourself"
ALL_FEES: Final = "All fees"
CASH_PARTS: Final = (
    "Fees, as above",
    "A third of onboarding and of work handed over",
    "A third of contracts that end: their fee to their end, where it is known, and the work of ending them",
    "Invoices for incidents in a mean year",
)
ROUNDING: Final = "Rounding: each line above is in whole dollars"
CASH_A_YEAR: Final = "Cash a year"
CASH_RANGE: Final = "Its range: nine of ten draws"
FIRST_YEAR: Final = "Due in the first year"
PAID_ONCE: Final = "Of it paid once, contracts that end included"
BESIDE_TODAY: Final = "Beside today"
LEFT_OPEN: Final = "Left open, which the recommended package closes"
SIZES: Final = "Sizes"
CHANGES: Final = "Changes to contracts"
AGREED: Final = "Has to become true"
OPEN: Final = "________"
NONE: Final = quote_charges.NONE
REFERENCE: Final = "reference"
OWN_OFFER: Final = "the seller's own offer"
AS_STATED: Final = "stated by you"
OWN_RATE: Final = "rate of the seller's own offer, hours counted by us"
RATE_STATED: Final = "rate stated by you, hours counted by us"
TO_BE_QUOTED: Final = "to be quoted"
_UNCHARGED: Final[Mapping[NoChargeCode, str]] = {
    "own_work": "your own work",
    "payroll": "your own people, no fee",
    "by_the_job": "billed by the job",
    "only_in_package": TO_BE_QUOTED,
    "not_asked": "nothing asked for",
    "price_not_stated": TO_BE_QUOTED,
}


def work(line: FeeLine, economics: Economics, names: Names, *, factors: bool = True) -> str:
    """What a line pays for, with the functions it covers, and with the `factors` of its unit price."""
    product = _factors(line) if factors else ""
    title = money.fee_title(line, economics, names)
    functions = line.basis.functions if isinstance(line.basis, StatedPrice) else ()
    if line.function is not None and not isinstance(line.basis, WorkedHours):
        if grammar.inside(title) == grammar.inside(names.function(line.function)):
            return f"{names.function(line.function)}{product}"
        whole = projects.whole_price(line, economics)
        share = f"; {whole}: a third stands in the year" if whole and factors else ""
        return f"{names.function(line.function)}: {grammar.inside(title)}{product}{share}"
    if functions and title == money.FEE_AS_STATED:
        return f"{title}: {grammar.listed([grammar.inside(names.function(name)) for name in functions])}"
    return f"{title}{product}"


def _factors(line: FeeLine) -> str:
    """What a unit price is the product of, where it is one; each factor stands with its source below."""
    amounts = line.basis.amounts if isinstance(line.basis, ListedPrice) else ()
    return f" ({' x '.join(grammar.number(amount) for amount in amounts)})" if len(amounts) > 1 else ""


def standing(line: FeeLine, economics: Economics, names: Names) -> str:
    """What the price of a line is worth: an offer, a statement, a reference, or nothing yet."""
    if line.unpriced:
        return TO_BE_QUOTED
    if isinstance(line.basis, NoCharge):
        return _UNCHARGED[line.basis.code]
    if any(map(is_reference, map(economics.input_of, line.inputs))):
        return REFERENCE
    if isinstance(line.basis, WorkedHours):
        return OWN_RATE if line.supplier in names.offers else RATE_STATED
    return OWN_OFFER if line.supplier in names.offers else AS_STATED


def is_reference(figure: EconomicsInput) -> bool:
    """Whether a figure is what is usual, and not what anybody said."""
    return figure.origin in ("rules", "taken") and not figure.stated


def amount(line: FeeLine) -> tuple[str, str, str]:
    """A year of a line, its low and its high end; nothing where nothing is charged."""
    if isinstance(line.basis, NoCharge):
        return (NONE, NONE, NONE)
    return (grammar.usd(line.value), grammar.usd(line.low), grammar.usd(line.high))


def once(lines: list[OnceLine], names: Names) -> str:
    """What a seller is paid once."""
    onboarding = sum(line.amount for line in lines if line.kind == "onboarding")
    moved = [line for line in lines if line.kind == "handover"]
    told = [f"onboarding {grammar.usd(onboarding)}"] if onboarding else []
    if moved:
        works = grammar.listed([grammar.inside(names.function(line.function or "")) for line in moved])
        told.append(f"taking over {works} {grammar.usd(sum(line.amount for line in moved))}")
    return "; ".join(told) or NONE


def seller(name: str, names: Names) -> str:
    """A seller's name as a heading; an assessor is still to be chosen."""
    return grammar.opening(names.supplier(name) if names.is_unnamed(name) else names.provider(name))


def staying(holders: Sequence[str], names: Names) -> str:
    """Who does the work of any outside party today and may stay."""
    return f"{names.all_providers(holders)}, or {names.provider(THIRD_PARTY)} in their place"


def range_of(low: float, high: float) -> str:
    """The range of an amount."""
    return f"{grammar.usd(low)} to {grammar.usd(high)}"


def title(name: str, *, recommended: bool) -> str:
    """What a page is called."""
    return f"{TITLE}: {name}{' (recommended)' if recommended else ''}"


def signed(amount: float) -> str:
    """An amount with its sign."""
    sign = "+" if amount > 0 else "\N{MINUS SIGN}"
    return f"{sign}{grammar.usd(abs(amount))}"


def contract(*, new: bool, known: bool, stated: bool) -> str:
    """Whether a contract is to be signed; of a provider that serves today, whether any contract or price is stated."""
    if new:
        return "to be signed"
    if not known:
        return "to be ordered"
    return "runs today" if stated else "serves today; no contract stated"


def term(months: float | None, starts: str | None, ends: str | None) -> str:
    """How long a contract runs, as far as anybody said."""
    told = [f"{grammar.number(months)} months"] if months is not None else []
    told += [f"from {grammar.day(starts)}"] if starts is not None else []
    told += [f"to {grammar.day(ends)}"] if ends is not None else []
    return ", ".join(told) or OPEN


def missing(references: int, lines: int, unpriced: list[str]) -> tuple[str, ...]:
    """What is missing before anybody can sign."""
    told = []
    if references:
        told.append(
            f"{references} of {grammar.counted(lines, 'line')} {grammar.verb(references, 'is', 'are')} counted at "
            "reference prices: nobody has offered them, so this is an indication and not an offer."
        )
    if unpriced:
        who = grammar.listed(unpriced)
        told.append(f"The price of {who} is not known, so it is in no sum: to be quoted.")
    return tuple(told)


def finding(number: str, title: str, *, part: int, of: int) -> str:
    """A finding with its number, and how much of it is closed where that is not all."""
    return f"{number} {title}" if part == of else f"{number} {title} ({part} of {of})"


def held(duty: str, who: str | None) -> str:
    """A duty with who has it."""
    return duty if who is None else f"{duty} ({who})"


def own_hours(function: str, hours: float | None) -> str:
    """A function of own people, with the hours it takes a month."""
    return f"{function} {'not counted' if hours is None else f'{hours:.1f}'}"


def sizes(known: list[tuple[str, object]]) -> str:
    """What a quote is asked for."""
    return ", ".join(
        f"{grammar.number(value)} {grammar.noun(value, name.removesuffix('s'))}"
        if isinstance(value, int | float) and not isinstance(value, bool)
        else f"{name} not stated"
        for name, value in known
    )


def source(figure: EconomicsInput) -> str:
    """What a reference price rests on: its range, and where it comes from."""
    kind = "our assumption" if figure.assumption else money.input_source(figure)
    value, low, high = map(grammar.number, (figure.value, figure.low, figure.high))
    return f"{value} {figure.unit} ({low} to {high}): {kind}"
