"""Who stays and no longer has some work, or no longer its share of it, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.result.prices import NoCharge
from assessor.words.grammar import inside, listed, usd, verb
from assessor.words.packages import dropped_shares
from assessor.words.quotes import is_reference
from assessor.words.staying import asked_to_stay

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from assessor.result.packages import Package, ReleasedWork
    from assessor.result.result import Result
    from assessor.words.names import Names


def released(result: Result, package: Package, names: Names) -> tuple[str, ...]:
    """Whoever stays and no longer has some work, or no longer its share of it, with what is then paid less.

    A share whose end saves nothing is nothing to decide: who leads is agreed on, and nobody needs to be released.
    """
    after: dict[str, list[str]] = {}
    for purchase in package.purchases:
        for function in purchase.functions:
            after.setdefault(function, []).append(purchase.supplier)
    told: dict[tuple[str, bool], list[ReleasedWork]] = {}
    shares = dropped_shares(package)
    for one in package.released:
        if one.shared and one not in shares:
            continue
        told.setdefault((one.supplier, one.shared), []).append(one)
    return tuple(_released(result, package, works, after, names) for works in told.values())


def asked_before(result: Result, package: Package, functions: Collection[str], names: Names) -> str:
    """Whom to ask before quotes are got for work that stays where it is if the holder agrees to better terms."""
    moving: dict[str, set[str]] = {}
    for one in package.released:
        if not one.shared:
            moving.setdefault(one.supplier, set()).add(one.function)
    for supplier, works in moving.items():
        if works & {*functions} and asked_to_stay(result, package, supplier, frozenset(works), names):
            work = listed([inside(names.function(one)) for one in sorted(works)])
            stays = verb(len(works), "stays", "stay")
            return f" First ask {names.provider(supplier)} for better terms: if it agrees, {work} {stays}."
    return ""


def _released(
    result: Result, package: Package, works: Sequence[ReleasedWork], after: Mapping[str, Sequence[str]], names: Names
) -> str:
    """One party's part of that."""
    parties = dict.fromkeys(name for one in works for name in after.get(one.function, ()))
    left = listed([inside(names.function(one.function)) for one in works])
    supplier, saved = works[0].supplier, sum(one.annual for one in works)
    who = names.provider(supplier)
    price = f"{usd(saved)} a year less" if round(saved) else "no fee falls away"
    if not works[0].shared:
        to = f" to {listed([names.party(name) for name in parties])}" if parties else ""
        asked = asked_to_stay(result, package, supplier, frozenset(one.function for one in works), names)
        return (
            f"{asked} Otherwise have it hand over {left}{to}."
            if asked
            else f"Have {who} hand over {left}{to} ({price})."
        )
    then = names.all_providers(parties)
    alone = f", which {then} then {verb(len(parties), 'has', 'have')} without it" if then else ""
    if _is_our_count(result, works):
        return (
            f"Look up what {who} charges for its share of {left}, which nobody has stated; we count {usd(saved)} a "
            f"year. If it is about that, release {who} from it{alone}."
        )
    return f"Release {who} from its share of {left}{alone} ({price})."


def _is_our_count(result: Result, works: Sequence[ReleasedWork]) -> bool:
    """Whether what falls away rests on usual prices, and on none that the client stated."""
    economics, functions = result.economics, {one.function for one in works}
    today = economics.priced.get(TODAY) if economics is not None else None
    if economics is None or today is None:
        return False
    lines = [
        line
        for line in today.fee_lines
        if line.supplier == works[0].supplier and line.function in functions and not isinstance(line.basis, NoCharge)
    ]
    return bool(lines) and all(any(map(is_reference, map(economics.input_of, line.inputs))) for line in lines)
