"""What has to be settled for the time after work that is done once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import is_examiner
from assessor.result.packages import set_up_once
from assessor.result.prices import ListedPrice
from assessor.words.grammar import inside, listed, usd

if TYPE_CHECKING:
    from assessor.result.economics import Economics
    from assessor.result.packages import Package
    from assessor.result.prices import FeeLine
    from assessor.result.result import Result
    from assessor.words.names import Names


def upkeep(package: Package, supplier: str, names: Names) -> str:
    """That nobody is paid to keep up what is set up for one price; nothing where somebody else has the work too."""
    alone = () if is_examiner(supplier) else set_up_once(package, supplier)
    if not alone:
        return ""
    work = listed([inside(names.function(name)) for name in alone])
    return f"It is set up once: name who keeps {work} up (unpriced)."


def paid_in_turn(result: Result, package: Package, supplier: str) -> str:
    """The whole price of what is paid once in three years, with its range; empty where nothing of a supplier is."""
    if result.economics is None:
        return ""
    lines = [line for line in package.fee_lines if line.supplier == supplier]
    return listed([told for line in lines if (told := whole_price(line, result.economics))])


def whole_price(line: FeeLine, economics: Economics) -> str:
    """The same of one line."""
    basis = line.basis
    if not isinstance(basis, ListedPrice) or basis.rhythm != "three_years" or not round(line.value):
        return ""
    figure, whole = economics.input_of(basis.parameter), line.value + line.ahead
    ends = (usd(whole * end / figure.value) for end in (figure.low, figure.high))
    span = "" if figure.low == figure.high else f", from {' to '.join(ends)}"
    return f"{usd(whole)} once in three years{span}"
