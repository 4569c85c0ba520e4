"""Plain data to frozen dataclasses and back, driven by the annotations of the dataclasses.

Used for text that a JSON Schema already accepted and for our own caches, so it converts and never reports.
A field's key in the data is its name without a trailing underscore (`class_` is `class`). A dataclass field
called `span` receives the place of the mapping. A dataclass may offer `from_text`, `from_list` or `from_number` for
the short ways of writing it.
"""

from __future__ import annotations

import json
import sys
import types
import typing
from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from enum import Enum
from functools import cache, reduce
from operator import or_
from typing import Any, Final, TypeVar, cast

from assessor.model.span import Pointer, Span
from assessor.model.value import REQUIRED, defaults, field_names, is_value, plan_of

T = TypeVar("T")
Place = Callable[[Pointer], Span]
Decoder = Callable[[Any, Pointer, "Place | None"], Any]


class Unstated(Enum):
    """The value of a term nobody stated, as opposed to a stated `null`."""

    UNSTATED = "unstated"


UNSTATED = Unstated.UNSTATED
SPAN_FIELD = "span"
_PLACE = ""  # stands for the key of that field: no data has it


def structure(kind: type[T], data: object, place: Place | None = None, at: Pointer = ()) -> T:
    """`data` as a `kind`; `place` gives the source position of a pointer, `at` is where `data` stands."""
    decode: Decoder = _decoder(cast("Any", kind))
    made: T = decode(data, at, place)
    return made


class Lazy(Mapping[str, T]):
    """Our own data by id, each entry decoded when it is first looked up: a short question looks at few."""

    __slots__ = ("_data", "_decoded", "_read", "_whole")

    def __init__(self, data: Mapping[str, Any], read: Callable[[str, Any], T]) -> None:
        self._data, self._read, self._decoded, self._whole = data, read, dict[str, T](), False

    def __getitem__(self, key: str) -> T:
        decoded = self._decoded
        if key not in decoded:
            decoded[key] = self._read(key, self._data[key])
        return decoded[key]

    def get(self, key: str, default: Any = None) -> Any:
        """The entry under a key, or `default`; `Mapping` would raise and catch an error for each that is not there."""
        return self[key] if key in self._data else default

    def values(self) -> ValuesView[T]:
        """Every entry, in the order of the data; once all are decoded this costs what it costs a dict."""
        return self._all().values()

    def items(self) -> ItemsView[str, T]:
        """Every entry with its id, like `values`."""
        return self._all().items()

    def _all(self) -> dict[str, T]:
        if not self._whole:
            self._decoded = {key: self[key] for key in self._data}
            self._whole = True
        return self._decoded

    def __contains__(self, key: object) -> bool:
        return key in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


_TEXT = json.JSONDecoder()


def text_at(texts: str, place: int) -> Any:
    """What the JSON text at a place says."""
    return _TEXT.raw_decode(texts, place)[0]


def structure_lazily(kind: type[T], data: Mapping[str, Any], texts: str) -> T:
    """What `packed` made, as a `kind`; what its mappings hold is decoded only when it is looked up."""
    hints = annotations_of(kind)
    values: dict[str, Any] = {}
    for name in field_names(kind):
        key, hint = name.rstrip("_"), hints[name]
        if key not in data:
            continue
        if typing.get_origin(hint) is Mapping:
            values[name] = Lazy(data[key], _entry(typing.get_args(hint)[1], texts))
        elif is_value(hint):
            values[name] = structure_lazily(hint, data[key], texts)
        else:
            values[name] = structure(hint, data[key])
    return kind(**values)


def _entry(hint: Any, texts: str) -> Callable[[str, Any], Any]:
    return lambda _key, place: structure(hint, text_at(texts, place))


def plain(value: object) -> object:
    """A structured value as JSON data; fields that hold their default are left out, so are spans."""
    if is_value(value):
        usual = defaults(type(value))
        stated = ((name, getattr(value, name)) for name in field_names(type(value)) if name != SPAN_FIELD)
        return {name.rstrip("_"): plain(item) for name, item in stated if name not in usual or item != usual[name]}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, (tuple, list, frozenset)):
        return [plain(item) for item in value]
    return value


def _as_is(data: object, _at: Pointer, _place: Place | None) -> object:
    return data


def _sequence(item: Decoder) -> Decoder:
    def decode(data: Any, at: Pointer, place: Place | None) -> object:
        if place is None:
            return tuple([item(value, at, None) for value in data])
        return tuple([item(value, (*at, index), place) for index, value in enumerate(data)])

    return (lambda data, _at, _place: tuple(data)) if item is _as_is else decode


def _mapping(item: Decoder, *, lazily: bool) -> Decoder:
    """Our own data (there is no `place`) is decoded `lazily` where entries are values: most are never looked at."""

    def read(_key: str, value: Any) -> object:
        return item(value, (), None)

    def decode(data: Any, at: Pointer, place: Place | None) -> object:
        if place is None:
            return Lazy(data, read) if lazily else {key: item(value, at, None) for key, value in data.items()}
        return {key: item(value, (*at, key), place) for key, value in data.items()}

    return decode


def _optional(item: Decoder) -> Decoder:
    def decode(data: Any, at: Pointer, place: Place | None) -> object:
        return None if data is None else item(data, at, place)

    return _as_is if item is _as_is else decode


def _shaped(kind: type) -> Decoder:
    from_text = getattr(kind, "from_text", None)
    from_list = getattr(kind, "from_list", None)
    from_number = getattr(kind, "from_number", None)

    def decode(data: Any, at: Pointer, place: Place | None) -> object:
        if from_text is not None and isinstance(data, str):
            return from_text(data)
        if from_list is not None and isinstance(data, list):
            return from_list(data)
        if from_number is not None and isinstance(data, (int, float)):
            return from_number(data)
        made: Any = object.__new__(kind)
        for key, convert, put, default, factory in _fields(kind):
            if key in data:
                value = data[key]
                put(made, value if convert is None else convert(value, at if place is None else (*at, key), place))
            elif key == _PLACE and place is not None:
                put(made, place(at))
            elif factory is not REQUIRED:
                put(made, factory())
            elif default is not REQUIRED:
                put(made, default)
            else:
                raise TypeError(f"{kind.__name__} needs '{key}'")
        return made

    return decode


# Annotations that need no evaluation, which costs more than all else a decoder is made of.
_KNOWN: dict[str, Any] = {
    "str": str,
    "bool": bool,
    "int": int,
    "float": float,
    "str | None": str | None,
    "tuple[str, ...]": tuple[str, ...],
    "Mapping[str, str]": Mapping[str, str],
    "Mapping[str, str | None]": Mapping[str, str | None],
    "None": types.NoneType,
    "list[str]": list[str],
    "object": object,
    "Span": Span,
}


def annotations_of(kind: type) -> dict[str, Any]:
    """The types of a class's fields, those it inherits first; what `typing.get_type_hints` says, sooner."""
    return _read(kind, _annotated)


def _read(kind: type, read: Callable[[str, Mapping[str, Any]], T]) -> dict[str, T]:
    """What the annotation of each field says, read with the names its class was written among; inherited ones first."""
    found: dict[str, T] = {}
    for base in reversed(kind.__mro__):
        stated: dict[str, str] = vars(base).get("__annotations__", {})
        names = vars(sys.modules[base.__module__])
        found |= {name: read(text, names) for name, text in stated.items()}
    return found


def _annotated(text: str, names: Mapping[str, Any]) -> Any:
    """What an annotation says: the forms most have are read here, any other is left to `typing`, which compiles it."""
    known = _KNOWN.get(text)
    if known is not None:
        return known
    if text in names:
        return names[text]
    parts = text.split(" | ")
    if len(parts) > 1 and _is_whole(text):
        return reduce(or_, [_annotated(part, names) for part in parts])
    if text.startswith("Literal['") and text.endswith("']"):
        return typing.Literal[tuple(text[9:-2].split("', '"))]
    for start, origin, end, first in _GENERIC:
        if text.startswith(start) and text.endswith(end) and _is_whole(text[len(start) : -len(end)]):
            of = _annotated(text[len(start) : -len(end)], names)
            return types.GenericAlias(origin, (of, ...) if first is None else (first, of))
    holder = types.SimpleNamespace(__annotations__={"it": text})
    return typing.get_type_hints(holder, dict(names))["it"]


_GENERIC: Final = (("tuple[", tuple, ", ...]", None), ("Mapping[str, ", Mapping, "]", str))


def _is_whole(text: str) -> bool:
    """Whether a part of an annotation is one type, or a choice of such."""
    parts = text.split(" | ")
    return all(part.isidentifier() or (part.count("[") == 1 and part.endswith("]")) for part in parts)


@cache
def _fields(kind: type) -> tuple[tuple[str, Decoder | None, Callable[[Any, Any], None], Any, Any], ...]:
    """Of each field: its key, its decoder (None: taken as it is), how it is set, its default, what makes its default.

    Looked up when first needed, so that a type may hold itself.
    """
    decoders = _read(kind, _decoder_as)
    return tuple(
        (
            _PLACE if name == SPAN_FIELD else name.rstrip("_"),
            None if decoders[name] is _as_is else decoders[name],
            put,
            default,
            factory,
        )
        for name, put, default, factory in plan_of(kind)
    )


def _decoder_as(text: str, names: Mapping[str, Any]) -> Decoder:
    """The decoder of what an annotation says; a value or null needs no type of its own, which is dear to make."""
    if text.endswith(" | None") and text not in _KNOWN:
        return _optional(_decoder_as(text[:-7], names))
    return _decoder(_annotated(text, names))


@cache
def _decoder(hint: Any) -> Decoder:
    origin = typing.get_origin(hint)
    if origin in (types.UnionType, typing.Union):
        members = [arg for arg in typing.get_args(hint) if arg is not types.NoneType and arg is not Unstated]
        return _optional(_decoder(members[0])) if len(members) == 1 else _as_is
    if origin is tuple:
        return _sequence(_decoder(typing.get_args(hint)[0]))
    if origin in (dict, Mapping):
        entry = typing.get_args(hint)[1]
        return _mapping(_decoder(entry), lazily=is_value(entry))
    if is_value(hint):
        return _shaped(typing.cast("type", hint))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return lambda data, _at, _place: hint(data)
    return _as_is
