"""One statement of an engagement read or changed by its place: keys from the top, entries of lists by their name.

The typed twin of what `--what-if` does to a file's data (library/engagement_changes.py); a test holds the two equal.
"""

from __future__ import annotations

import typing
from collections.abc import Mapping
from functools import cache
from types import NoneType
from typing import TYPE_CHECKING, Any, Final

from assessor.model.framework import blocks
from assessor.model.latest import Latest
from assessor.model.shape import UNSTATED, Unstated, annotations_of, structure
from assessor.model.value import field_names, is_value, replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.model.engagement import Engagement
    from assessor.model.framework import Framework

# What an entry of a list is told apart by, first found first.
NAMES: Final = ("id", "obligation", "requirement", "capability", "provider", "brand", "document", "name")

Place = tuple[str, ...]


def name_of(entry: object) -> str | None:
    """What an entry of a list is called; None where nothing names it."""
    kind: Any = type(entry)
    known_by = _known_by(kind)
    found = getattr(entry, known_by) if known_by is not None else None
    return found if isinstance(found, str) else None


@cache
def _known_by(kind: type) -> str | None:
    """The field by which values of a class are told apart."""
    return next((name for name in NAMES if hasattr(kind, name)), None)


def stated(engagement: Engagement, place: Place) -> object:
    """What stands at a place; None where nothing does."""
    here: object = engagement.blocks if place[0] in engagement.blocks else engagement
    for step in place:
        here = _below(here, step)
    return None if here is UNSTATED else here


def _below(here: object, step: str) -> object:
    if isinstance(here, tuple):
        at = _position(here, step)
        return here[at] if at is not None else None
    if isinstance(here, dict):
        return here.get(step)
    if is_value(here):
        kind: Any = type(here)
        return getattr(here, _field(kind, step), None)
    return here.get(step) if isinstance(here, Mapping) else None


_FEW: Final = 8  # entries: of more it is kept which stands where
_KEPT: Final = 16


def _all_positions(entries: tuple[object, ...]) -> dict[str, int]:
    """Where the first entry of each name stands."""
    positions: dict[str, int] = {}
    for at, entry in enumerate(entries):
        called = name_of(entry)
        if called is not None:
            positions.setdefault(called, at)
    return positions


_POSITIONS: Final = Latest(_all_positions, _KEPT)


def _position(entries: tuple[object, ...], name: str) -> int | None:
    """Where the first entry of a name stands in a list; None where none has it."""
    if len(entries) < _FEW:
        return next((at for at, entry in enumerate(entries) if name_of(entry) == name), None)
    return _POSITIONS.of(entries).get(name)


def with_statement(engagement: Engagement, place: Place, value: object, registry: Sequence[Framework]) -> Engagement:
    """The engagement with another value at a place; mappings that are not there yet are made."""
    block = next((item for item in blocks(registry) if item.key == place[0]), None)
    data = _listed(value)
    if block is not None:
        put = _put(block.statements, engagement.blocks.get(block.key), place[1:], data)
        return replace(engagement, blocks={**engagement.blocks, block.key: put})
    made: Engagement = _put(type(engagement), engagement, place, data)
    return made


def _put(hint: Any, here: Any, place: Place, data: object) -> Any:
    if not place:
        return structure(hint, data)
    hint, step, rest = _bare(hint), place[0], place[1:]
    origin = typing.get_origin(hint)
    if origin is Mapping:
        return {**(here or {}), step: _put(typing.get_args(hint)[1], (here or {}).get(step), rest, data)}
    if origin is tuple:
        item, entries = typing.get_args(hint)[0], list(here or ())
        at = _position(here or (), step)
        found = len(entries) if at is None else at
        entry = _put(item, entries[found] if found < len(entries) else None, rest, data)
        return (*entries[:found], entry, *entries[found + 1 :])
    if here is None or here is UNSTATED:
        here = structure(hint, {})
    name = _field(hint, step)
    return replace(here, **{name: _put(_hints(hint)[name], getattr(here, name), rest, data)})


def _bare(hint: Any) -> Any:
    """A type without the choice of being absent."""
    members = [part for part in typing.get_args(hint) if part not in (NoneType, Unstated)]
    return members[0] if NoneType in typing.get_args(hint) and len(members) == 1 else hint


@cache
def _hints(kind: type) -> dict[str, Any]:
    return annotations_of(kind)


@cache
def _field(kind: type, key: str) -> str:
    return next((name for name in field_names(kind) if name.rstrip("_") == key), key)


def _listed(value: object) -> object:
    """A value as a file would hold it: lists for tuples."""
    if isinstance(value, Mapping):
        return {key: _listed(part) for key, part in value.items()}
    return [_listed(part) for part in value] if isinstance(value, (tuple, list)) else value
