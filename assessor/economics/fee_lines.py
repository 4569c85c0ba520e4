"""The fee lines of an arrangement as a result holds them: by supplier, notes and excluded work of one share joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.economics.lines import PRECISE
from assessor.economics.quotes import Quote
from assessor.evaluate.supply import INDEPENDENT
from assessor.model.value import replace
from assessor.result.prices import FeeLine, NoCharge, ShareOfFee

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.economics.quotes import Line
    from assessor.evaluate.supply import Supplier
    from assessor.result.prices import NoChargeCode


def of_supplier(supplier: Supplier, quote: Quote) -> list[Line]:
    """Lines under the supplier's name; those for excluded work at one share, and notes for one reason, become one each.

    Independent work that nothing asks for is not noted.
    """
    lines = [line for line in quote.lines if line.kind not in ("note", "residual")]
    lines += _excluded(quote)
    if supplier is not INDEPENDENT:
        lines += _notes(quote)
    return [replace(line, supplier=line.supplier or supplier.id) for line in lines]


def by_promise(quote: Quote, suppliers: Sequence[Supplier]) -> Quote:
    """A quote with each line for one ability under the first of several suppliers who promises it, if any does."""

    def promises(supplier: Supplier, line: Line) -> bool:
        terms = supplier.terms(line.function, line.capability) if line.function and line.capability else None
        return terms is not None and terms.counts

    able = [(line, next((one.id for one in suppliers if promises(one, line)), line.supplier)) for line in quote.lines]
    return Quote.of(replace(line, supplier=line.supplier or who) for line, who in able)


def _notes(quote: Quote) -> list[Line]:
    """The notes of a quote, one for each reason."""
    notes: dict[NoChargeCode, Line] = {}
    functions: dict[NoChargeCode, list[str]] = {}
    for line in quote.lines:
        if isinstance(line.basis, NoCharge):
            notes.setdefault(line.basis.code, line)
            functions.setdefault(line.basis.code, []).extend(line.basis.functions)
    return [
        replace(line, function=None, basis=NoCharge(code=code, functions=tuple(functions[code])))
        for code, line in notes.items()
    ]


def _excluded(quote: Quote) -> list[Line]:
    """The lines for work outside the contract, those of the same share as one."""
    joined: dict[float, list[Line]] = {}
    for line in quote.lines:
        if isinstance(line.basis, ShareOfFee):
            joined.setdefault(line.basis.share, []).append(line)
    return [_as_one(share, lines) for share, lines in joined.items()]


def _as_one(share: float, lines: list[Line]) -> Line:
    """Lines of one share as a single line."""
    whole = Quote.of(lines)
    fee = sum(line.basis.fee for line in lines if isinstance(line.basis, ShareOfFee))
    basis = ShareOfFee(share=share, fee=round(fee, PRECISE))
    return replace(lines[0], low=whole.low, value=whole.value, high=whole.high, basis=basis)


def fee_line(line: Line) -> FeeLine:
    """A line in whole dollars. Onboarding has no lines of its own: raises ValueError."""
    if line.basis is None or line.kind == "onboarding":
        raise ValueError("onboarding is no fee")
    return FeeLine(
        kind=line.kind,
        supplier=line.supplier,
        function=line.function,
        low=round(line.low),
        value=round(line.value),
        high=round(line.high),
        inputs=line.inputs,
        basis=line.basis,
    )
