"""Why it is the package that is recommended, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.words.grammar import counted, inside, listed, usd, verb
from assessor.words.packages import dropped_shares, name_of, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.result.packages import Package
    from assessor.words.names import Names

_CHEAPEST: Final = "No package that can be signed and puts as much in place is cheaper"
_KNOWN_CHEAPEST: Final = "No package that can be signed and puts as much in place is known to be cheaper"


def why_recommended(chosen: Package, packages: Sequence[Package], names: Names) -> str:
    """Why it is this one, in a sentence; what is cheaper only by a fee that nobody stated is a question to ask."""
    guessed = [
        one
        for one in packages
        if one.recommendable
        and one.functional_cost < chosen.functional_cost
        and not {*one.unstated} <= {*chosen.unstated}
    ]
    if not guessed:
        return _why(chosen, packages, _CHEAPEST)
    why = _why(chosen, [one for one in packages if one not in guessed], _KNOWN_CHEAPEST)
    return f"{why} {_asking_for_fees(min(guessed, key=lambda one: one.functional_cost), chosen, names)}"


def _asking_for_fees(best: Package, chosen: Package, names: Names) -> str:
    """That a package is cheaper only by a price of somebody whose fee nobody stated, and what to do about it."""
    holders = [name for name in best.unstated if name not in chosen.unstated]
    gap, they = chosen.functional_cost - best.functional_cost, verb(len(holders), "it charges", "they charge")
    return (
        f"“{name_of(best.ids[0])}” counts {usd(gap)} a year less by taking work from {names.all_providers(holders)}, "
        f"whose fee nobody stated: that is our count, and no ground. Look up what {they} before anything is taken away."
    )


def _why(chosen: Package, packages: Sequence[Package], cheapest: str) -> str:
    """The same beside packages that are comparable by stated fees; `cheapest` says that none of them costs less."""
    stay = _against_filling_gaps(chosen, packages)
    rivals = [one for one in packages if one.recommendable and not one.recommended and one.beaten_by is None]
    cheaper = [one for one in rivals if one.functional_cost < chosen.functional_cost]
    if cheaper:
        best = min(cheaper, key=lambda one: one.functional_cost)
        gap = chosen.functional_cost - best.functional_cost
        return (
            f"The cheapest arrangement would save {usd(gap)} a year, losses and risk included, with "
            f"{_instead(best, chosen)}. Over the ranges of all prices that saving is too small or too unsure to "
            f"{_act(best, chosen)} for."
            f"{_nearest(cheaper, best, chosen)}{stay}"
        )
    if not chosen.moves:
        if dropped_shares(chosen):
            saved = usd(sum(one.annual for one in dropped_shares(chosen)))
            return f"{cheapest}: a share that nothing asks for counts {saved} a year."
        return f"It changes the least, and {inside(cheapest)}."
    dearer = [one for one in packages if one.recommendable and len(one.moves) < len(chosen.moves)]
    if dearer:
        best = min(dearer, key=lambda one: one.functional_cost)
        gap = best.functional_cost - chosen.functional_cost
        if "fill_the_gaps" in best.ids:
            return f"{cheapest}.{stay}"
        return (
            f"{cheapest}; with {counted(len(best.moves), 'move')} instead of "
            f"{len(chosen.moves)} it would cost {usd(gap)} more a year, losses and risk included.{stay}"
        )
    return f"{cheapest}, or moves less.{stay}"


def _instead(best: Package, chosen: Package) -> str:
    """What one package changes beside another: moves and positions, else contracts."""
    if _weight(best) != _weight(chosen):
        return f"{_changes(best)} instead of {_changes(chosen)}"
    ends = len(best.cancelled) != len(chosen.cancelled)
    told = [_contracts(each, ends=ends) for each in (best, chosen)]
    return f"{told[0]} instead of {told[1]}"


def _contracts(package: Package, *, ends: bool) -> str:
    """How many contracts are signed, and how many are ended where that differs as well."""
    new = counted(len(package.signed), "new contract") if package.signed else "no new contract"
    return f"{new} and {len(package.cancelled) or 'none'} ended" if ends else new


def _act(best: Package, chosen: Package) -> str:
    """What nobody should do for so little."""
    if _weight(best) == _weight(chosen):
        return "change a contract"
    return "hire" if best.hired and not chosen.hired else "move work"


def _weight(package: Package) -> tuple[int, int]:
    return len(package.moves), len(package.hired)


def _nearest(cheaper: Sequence[Package], best: Package, chosen: Package) -> str:
    """The cheaper package that changes least, where another one is the cheapest."""
    least = min(cheaper, key=lambda one: (len(one.moves) + len(one.hired), one.functional_cost))
    if least is best or len(least.moves) + len(least.hired) == len(best.moves) + len(best.hired):
        return ""
    gap = chosen.functional_cost - least.functional_cost
    return (
        f" “{title(least)}” would save {usd(gap)} with {_changes(least)}: that too is small or unsure enough for "
        "chance to undo it."
    )


def _changes(package: Package) -> str:
    """How much a package changes: moves, and positions to fill."""
    told = [counted(len(package.moves), "move") if package.moves else "no move"]
    if package.hired:
        told.append(counted(len(package.hired), "new position"))
    return listed(told)


def _against_filling_gaps(chosen: Package, packages: Sequence[Package]) -> str:
    """Why work moves at all, where it does: what filling only the gaps would cost or leave open."""
    if not chosen.moves:
        return ""
    stay = next((one for one in packages if "fill_the_gaps" in one.ids), None)
    if stay is not None and stay.recommendable:
        gap = stay.functional_cost - chosen.functional_cost
        return (
            f" Keeping everybody and only filling the gaps would cost {usd(gap)} more a year, losses and risk "
            "included: more than chance can explain."
        )
    short = "" if stay is None else f": it leaves {counted(chosen.meets - stay.meets, 'obligation')} open"
    return f" Only filling the gaps is not enough{short}."
