"""Who signs something new in a package, and who does its work today and may simply stay."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assessor.result.packages import Package, Purchase
    from assessor.result.result import Result


def newly_signed(result: Result, package: Package) -> tuple[str, ...]:
    """Who signs something; any outside party that does its work today may stay, and nothing is signed then."""
    stay = {one.supplier for one in package.purchases if holders_of(package, one, result)}
    return tuple(name for name in package.signed if name not in stay)


def holders_of(package: Package, bought: Purchase, result: Result) -> tuple[str, ...]:
    """Who runs the work of somebody new today and is in the package under no name of its own, yet is not ended."""
    moved = {move.function for move in package.moves}
    return tuple(
        one.id
        for one in result.providers
        if one.id not in package.cancelled
        and any(name in one.functions and name not in moved for name in bought.added if name not in bought.beside)
    )
