"""Two engagements as plain data, part by part: what differs, and the one with some parts as they are in the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from assessor.model.value import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# What an entry of a list is told apart by.
_NAMES: Final = ("id", "obligation", "requirement", "provider", "document")
# Values of one thing: half of such a mapping would say something that neither side says.
_WHOLE: Final = ("price", "period", "confirmed", "assessment", "delay")
ABSENT: Final = object()


@dataclass(frozen=True, slots=True)
class Part:
    """A place where two engagements differ, with the value of either side, or ABSENT."""

    place: tuple[str, ...]
    old: Any
    new: Any


def differences(old: Any, new: Any, place: tuple[str, ...] = ()) -> Iterator[Part]:
    """Every place where two sides differ, as high up as one side has nothing there and else as far down as it goes."""
    if type(old) is type(new) and old == new:
        return
    named_old, named_new = _named(old), _named(new)
    if named_old is None or named_new is None or (place and place[-1] in _WHOLE):
        yield Part(place, old, new)
        return
    for name in dict.fromkeys([*named_old, *named_new]):
        below = (*place, name)
        mine, other = named_old.get(name, ABSENT), named_new.get(name, ABSENT)
        if mine is ABSENT or other is ABSENT:
            yield Part(below, mine, other)
        else:
            yield from differences(mine, other, below)


def undone(new: Any, parts: Iterable[Part]) -> Any:
    """The new side with some parts as they were; what neither names stays shared with it."""
    made = new
    for part in parts:
        made = _with(made, part.place, part.old)
    return made


def _with(here: Any, place: tuple[str, ...], value: Any) -> Any:
    if not place:
        return value
    name, rest = place[0], place[1:]
    if isinstance(here, dict):
        copy = dict(here)
        made = value if not rest else _with(here.get(name, {}), rest, value)
        if made is ABSENT:
            copy.pop(name, None)
        else:
            copy[name] = made
        return copy
    names = list(_named(here) or {})
    entries = list(here or ())
    number = names.index(name) if name in names else len(entries)
    made = value if not rest else _with(entries[number], rest, value)
    entries[number : number + 1] = [] if made is ABSENT else [made]
    return entries


def _named(value: Any) -> dict[str, Any] | None:
    """What stands below a value by name; None where it is a value of its own."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
        return None
    for key in _NAMES:
        names = [item.get(key) for item in value]
        if all(isinstance(name, str) for name in names) and len(set(names)) == len(names):
            return dict(zip(names, value, strict=True)) if names else None
    return None
