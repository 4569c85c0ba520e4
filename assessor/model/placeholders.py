"""Text somebody left where a name, a reason or a file belongs: it never counts as stated."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final, TypeVar

from assessor.model.value import defaults, field_names, is_value, replace

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.model.span import Pointer

T = TypeVar("T")

# Compiled where a file is first looked through: most questions are about none.
_BEGIN: Final = frozenset("[tTxXfF.…?")  # how each of these begins, looked at first: nearly every text is none
_LEFT: Final = r"\[[^\[\]]*\]|todo|tbd|t\.b\.d\.|xxx+|fill in|\.\.\.|…|\?+"
# What `assessor init` once wrote where a name belongs; a duty under it is not answered (docs/method.md, section 7).
_NAME: Final = "name"
_SIGNED: Final = ("who", "by")


def is_placeholder(value: object) -> bool:
    """Whether a text only marks the place of one: bracketed, or a word such as TODO."""
    if not isinstance(value, str):
        return False
    text = value.strip()
    return text[:1] in _BEGIN and re.fullmatch(_LEFT, text, re.IGNORECASE) is not None


def without_placeholders(value: T) -> T:
    """A stated value with every placeholder in it left out where it may be, as if nobody had written the key."""
    left: T = _emptied(value)
    return left


def _emptied(value: Any) -> Any:
    if is_value(value):
        return _filled(value)
    if isinstance(value, Mapping):
        # an organization has to have its name
        return {key: _emptied(item) for key, item in value.items() if key == _NAME or not is_placeholder(item)}
    if isinstance(value, tuple):
        return tuple(_emptied(item) for item in value)
    return value


def _filled(value: Any) -> Any:
    usual, changed = defaults(type(value)), dict[str, object]()
    for name in (name for name in field_names(type(value)) if name != "span"):
        stated = getattr(value, name)
        if name == "who" and is_placeholder(stated):
            changed[name] = _NAME
        elif is_placeholder(stated) or (name == "by" and stated == _NAME):
            changed |= {name: usual[name]} if name in usual else {}
        elif (new := _emptied(stated)) != stated:
            changed[name] = new
    return replace(value, **changed) if changed else value


def kept_in(value: Any) -> Iterator[str]:
    """The placeholders that stand in a value where something has to be stated."""
    if is_value(value):
        for name in field_names(type(value)):
            yield from kept_in(getattr(value, name)) if name != "span" else ()
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from kept_in(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from kept_in(item)
    elif is_placeholder(value):
        yield value


def places(data: object) -> list[Pointer]:
    """Where placeholders stand in plain data."""
    found: list[Pointer] = []
    if isinstance(data, dict):
        for key, item in data.items():
            if key in _SIGNED and item == _NAME:
                found.append((key,))
            found += [(key, *at) for at in places(item)]
    elif isinstance(data, list):
        for index, item in enumerate(data):
            found += [(index, *at) for at in places(item)]
    elif is_placeholder(data):
        found.append(())
    return found
