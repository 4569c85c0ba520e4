"""Who acts, as the brief prints it: a person the organization names, or a proposal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words.grammar import inside, listed, noun, opening, plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assessor.result.finding import ActionOwner


def proposal(who: str | None, role: str) -> str:
    """Nobody is named: the person who stands for the role, else the role."""
    return f"proposed: {who or inside(plain(role))}"


def told(owner: ActionOwner) -> str:
    """The person named, else who is proposed, marked as that."""
    return owner.who if owner.named and owner.who else proposal(owner.who, owner.role)


def confirmed(owners: Iterable[ActionOwner]) -> str:
    """The decision about the owners of the first actions: whom to confirm, and where to name somebody."""
    named, proposed = [], []
    for owner in owners:
        if owner.named and owner.who:
            named.append(owner.who)
        else:
            proposed.append(owner.who or opening(plain(owner.role)))
    named, proposed = list(dict.fromkeys(named)), list(dict.fromkeys(proposed))
    word = noun(len(named), "owner")
    if not proposed:
        return f"Confirm {listed(named)} as {word} of the first actions, and the dates."
    if named == proposed:
        return f"Confirm {listed(named)} as {word} of the first actions, also where nobody is named, and the dates."
    name = f"name an owner where nobody is named (proposed: {listed(proposed)})"
    if not named:
        return f"Of the first actions, {name}, and confirm the dates."
    return f"Confirm {listed(named)} as {word} of first actions, {name}, and confirm the dates."
