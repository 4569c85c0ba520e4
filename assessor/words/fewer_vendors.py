"""With how many outside parties less it could be done: whom that leaves out, and what it costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import counted, listed, opening, usd
from assessor.words.packages import recommended, unpriced

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from assessor.result.packages import FewerVendors, Package
    from assessor.result.recommendation import Recommendation
    from assessor.result.result import Result
    from assessor.words.names import Names

_MOST_STEPS: Final = 3
_MOST_NAMED: Final = 3
_PRODUCT: Final = "vendor"


def fewer_vendors(result: Result, recommendation: Recommendation, names: Names) -> str:
    """With how many outside parties less it could be done, and what that would cost beside what is recommended."""
    chosen = recommended(recommendation)
    there = chosen.vendors if chosen is not None else ()
    fewer = [step for step in recommendation.fewer_vendors if len(step.vendors) < len(there)][:_MOST_STEPS]
    if chosen is None or not fewer:
        return ""
    steps = [_step(step, there, unpriced(chosen), names) for step in fewer]
    free = "" if all(round(one.more) for one in fewer) else " Whoever does something keeps it where that is free."
    return (
        f"Fewer outside parties than these {len(there)} (columns: annex F), against what is recommended, "
        f"losses and risk included: {'; '.join(steps)}.{free}{_unknown(result, chosen, fewer, names)}"
    )


def _step(step: FewerVendors, there: Sequence[str], free: Container[str], names: Names) -> str:
    """One number of outside parties, with whom it leaves out and brings."""
    hires = f" and {counted(len(step.hired), 'new position')}" if step.hired else ""
    amount = round(step.more)
    price = f"{usd(abs(amount))} a year {'more' if amount > 0 else 'less'}" if amount else "the same cost"
    gone = [one for one in there if one not in step.vendors]
    if any(one in free for one in gone):
        price = "cost not known"
    come = [one for one in step.vendors if one not in there]
    comes = f", with {names.all_providers(come)}" if come else ""
    return (
        f"{len(step.vendors)} with {counted(step.moves, 'move')}{hires}, {price} (without {_all(gone, names)}{comes})"
    )


def _all(gone: Sequence[str], names: Names) -> str:
    """Whom it leaves out, by name while they are few."""
    return names.all_providers(gone) if len(gone) <= _MOST_NAMED else f"{len(gone)} of them"


def _unknown(result: Result, chosen: Package, fewer: Sequence[FewerVendors], names: Names) -> str:
    """Of whom they leave out: whose fee is in no sum, and in whose product data may lie that nothing here moves."""
    gone = [one for one in chosen.vendors if any(one not in step.vendors for step in fewer)]
    free, products = unpriced(chosen), {one.id for one in result.providers if one.model == _PRODUCT}
    told = [
        f"the fee of {names.all_providers(some)} is in no sum"
        for some in ([one for one in gone if one in free],)
        if some
    ]
    told += [
        f"what lies with {names.all_providers(some)} would have to go elsewhere, at no price here"
        for some in ([one for one in gone if one in products],)
        if some
    ]
    return f" {opening(listed(told))}." if told else ""
