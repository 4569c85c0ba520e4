"""What has to be settled for the time after work that is done once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import is_examiner
from assessor.result.packages import set_up_once
from assessor.result.prices import ListedPrice
from assessor.words.grammar import inside, listed, usd

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.result.economics import Economics
    from assessor.result.packages import Package
    from assessor.result.prices import FeeLine
    from assessor.result.result import Result
    from assessor.words.names import Names


def upkeep(package: Package, supplier: str, result: Result, names: Names) -> str:
    """That nobody is paid to keep up what is set up for one price, and who would be; nothing where somebody else is."""
    alone = () if is_examiner(supplier) else set_up_once(package, supplier)
    if not alone:
        return ""
    work = listed([inside(names.function(name)) for name in alone])
    told = f"It is set up once: name who keeps {work} up (unpriced)"
    return f"{told}{_kept_up(package, supplier, alone, result, names)}."


def _kept_up(package: Package, supplier: str, alone: Sequence[str], result: Result, names: Names) -> str:
    """What the same package costs without this party, where others then do all it sets up and go on doing it."""
    steps = result.recommendation.fewer_vendors if result.recommendation is not None else ()
    step = next((one for one in steps if {*one.vendors} == {*package.vendors} - {supplier}), None)
    if step is None or step.moves > len(package.moves) or len(step.hired) > len(package.hired):
        return ""
    hands = {one.function: one.supplier for one in step.differences}
    instead: dict[str, list[str]] = {}
    for function, who in hands.items():
        if who is not None:
            instead.setdefault(who, []).append(inside(names.function(function)))
    if not instead or not set(alone) <= set(hands):
        return ""
    does = listed([f"{names.provider(who)} do {listed(works)}" for who, works in instead.items()])
    more = round(step.more)
    price = f"{usd(abs(more))} a year {'less' if more < 0 else 'more'}" if more else "as much"
    return f", or have {does} instead, for {price}"


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
