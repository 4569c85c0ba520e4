"""JSON data to a result, strictly: every field there, no other, each of its type; texts are looked at and dropped."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Literal, TypeVar, cast

from assessor.errors import AssessorError
from assessor.model.value import is_value
from assessor.result.result import Result
from assessor.result.texts import TextKey, TextKeys

T = TypeVar("T")
Path = tuple[str | int, ...]
Read = Callable[[Any, Path], Any]

_NOUNS = {str: "text", int: "a whole number", float: "a number", bool: "true or false", type(None): "null"}


class DecodeError(AssessorError):
    """The data is no result; `path` is the JSON path of the first place that is wrong, `depth` how deep it is."""

    def __init__(self, path: Path, message: str) -> None:
        self.path = json_path(path)
        self.depth = len(path)
        super().__init__(f"{self.path}: {message}", hint="this engine reads results of the format assessment/1 only")


def json_path(path: Path) -> str:
    """A place in JSON data: `$.obligations[3].verdicts["today"]`."""
    shown = (
        f"[{step}]" if isinstance(step, int) else f".{step}" if step.isidentifier() else f'["{step}"]' for step in path
    )
    return "$" + "".join(shown)


def decode(data: object, *, texts: TextKeys, score_types: Mapping[str, type]) -> Result:
    """A whole result; `score_types` says what each framework's own figures are, by framework id.

    Raises DecodeError with the path of the first fault.
    """
    return Decoder(texts, score_types).value(Result, data)


class Decoder:
    """One way of reading results: which keys are texts, and the types of the frameworks' own figures."""

    def __init__(self, texts: TextKeys, score_types: Mapping[str, type]) -> None:
        self._texts = texts
        self._score_types = score_types
        self._readers: dict[Any, Read] = {}

    def value(self, kind: type[T], data: object, path: Path = ()) -> T:
        """`data` as a `kind`."""
        return cast("T", self._reader(kind)(data, path))

    def _reader(self, hint: Any) -> Read:
        known = self._readers.get(hint)
        if known is None:
            known = self._readers[hint] = self._make(hint)
        return known

    def _make(self, hint: Any) -> Read:
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in (types.UnionType, typing.Union):
            return self._union(arguments)
        if origin is Literal:
            return _literal(arguments)
        if origin is tuple:
            return self._tuple(arguments)
        if origin is Mapping:
            return self._mapping(*arguments)
        if is_value(hint):
            return self._record(cast("type", hint))
        if isinstance(hint, type) and issubclass(hint, Enum):
            return _literal(tuple(member.value for member in hint), hint)
        if hint is object:  # a value of an engagement as it was stated: any JSON data
            return lambda data, _path: data
        return _scalar(hint)

    def _union(self, arguments: tuple[Any, ...]) -> Read:
        """One of several records, told apart by their `kind`; or one of several plain values."""
        members = [argument for argument in arguments if argument is not types.NoneType]
        optional = len(members) < len(arguments)
        if len(members) > 1 and all(is_value(member) for member in members):
            by_kind = {_kind_of(member): self._reader(member) for member in members}
            return _one_kind(by_kind, optional=optional)
        return _one_value([self._reader(member) for member in members], optional=optional)

    def _tuple(self, arguments: tuple[Any, ...]) -> Read:
        if len(arguments) == 2 and arguments[1] is ...:  # noqa: PLR2004 - tuple[X, ...]
            read = self._reader(arguments[0])

            def many(data: Any, path: Path) -> object:
                _expect(isinstance(data, list), path, "a list", data)
                return tuple([read(value, (*path, index)) for index, value in enumerate(data)])

            return many
        reads = [self._reader(argument) for argument in arguments]

        def some(data: Any, path: Path) -> object:
            _expect(isinstance(data, list) and len(data) == len(reads), path, f"a list of {len(reads)}", data)
            return tuple([item(value, (*path, at)) for at, (item, value) in enumerate(zip(reads, data, strict=True))])

        return some

    def _mapping(self, key: Any, hint: Any) -> Read:
        read_key, read = self._reader(key), self._reader(hint)

        def decode_mapping(data: Any, path: Path) -> object:
            _expect(isinstance(data, dict), path, "an object", data)
            return {read_key(name, (*path, name)): read(value, (*path, name)) for name, value in data.items()}

        return decode_mapping

    def _record(self, kind: type) -> Read:
        hints = typing.get_type_hints(kind)
        texts = self._texts.get(kind, {})
        fields: dict[str, tuple[str, Read]] = {}

        def decode_record(data: Any, path: Path) -> object:
            if not fields:
                fields.update({key_of(name): (name, self._reader(hint)) for name, hint in hints.items()})
                if kind is Result:
                    fields["scores"] = ("scores", self._scores)
            _expect(isinstance(data, dict), path, "an object", data)
            _check_keys(data, fields, texts, path)
            return kind(**{name: read(data[key], (*path, key)) for key, (name, read) in fields.items()})

        return decode_record

    def _scores(self, data: Any, path: Path) -> object:
        """The figures of each framework, as the type its room declares; null where a framework has none."""
        if data is None:
            return None
        _expect(isinstance(data, dict), path, "an object or null", data)
        for name in data:
            _expect(name in self._score_types, (*path, name), "a framework with figures of its own", name)
        return {
            name: None if value is None else self.value(self._score_types[name], value, (*path, name))
            for name, value in data.items()
        }


def key_of(name: str) -> str:
    """A field's key in JSON: its name without a trailing underscore."""
    return name.rstrip("_")


def _check_keys(
    data: Mapping[str, object], fields: Mapping[str, Any], texts: Mapping[str, TextKey], path: Path
) -> None:
    missing = [key for key in (*fields, *texts) if key not in data]
    if missing:
        raise DecodeError((*path, missing[0]), "is missing")
    for key, value in data.items():
        if key in texts:
            _check_text(value, texts[key], (*path, key))
        elif key not in fields:
            raise DecodeError((*path, key), "is not known here")


def _check_text(value: object, text: TextKey, path: Path) -> None:
    if value is None and text.optional:
        return
    if text.many:
        _expect(
            isinstance(value, list) and all(isinstance(line, str) for line in value), path, "a list of texts", value
        )
    else:
        _expect(isinstance(value, str), path, "text", value)


def _scalar(kind: Any) -> Read:
    accepted = (int, float) if kind is float else (kind,)

    def decode_scalar(data: Any, path: Path) -> object:
        fits = isinstance(data, accepted) and (kind is bool or not isinstance(data, bool))
        _expect(fits, path, _NOUNS.get(kind, str(kind)), data)
        return data

    return decode_scalar


def _literal(values: tuple[Any, ...], kind: Callable[[Any], object] | None = None) -> Read:
    known = {(type(value), value) for value in values}
    expected = "one of " + ", ".join(map(str, values))

    def decode_literal(data: Any, path: Path) -> object:
        _expect(isinstance(data, (str, int, bool)) and (type(data), data) in known, path, expected, data)
        return data if kind is None else kind(data)

    return decode_literal


def _kind_of(record: Any) -> str:
    """The word one record of a union carries under `kind`."""
    (word,) = typing.get_args(typing.get_type_hints(record)["kind"])
    return cast("str", word)


def _one_kind(by_kind: Mapping[str, Read], *, optional: bool) -> Read:
    expected = "one of " + ", ".join(by_kind)

    def decode_kind(data: Any, path: Path) -> object:
        if data is None and optional:
            return None
        _expect(isinstance(data, dict), path, "an object or null" if optional else "an object", data)
        if "kind" not in data:
            raise DecodeError((*path, "kind"), "is missing")
        kind = data["kind"]
        _expect(isinstance(kind, str) and kind in by_kind, (*path, "kind"), expected, kind)
        return by_kind[kind](data, path)

    return decode_kind


def _one_value(readers: list[Read], *, optional: bool) -> Read:
    def decode_one(data: Any, path: Path) -> object:
        if data is None and optional:
            return None
        fault: DecodeError | None = None
        for read in readers:
            try:
                return read(data, path)
            except DecodeError as failed:  # the deepest fault is the one that says what is wrong
                if fault is None or failed.depth > fault.depth:
                    fault = failed
        raise fault or DecodeError(path, "fits nothing")

    return decode_one


def _expect(fits: bool, path: Path, expected: str, data: object) -> None:  # noqa: FBT001 - reads as an assertion
    if not fits:
        found = _NOUNS.get(type(data), "an object" if isinstance(data, dict) else "a list")
        shown = f" ({str(data)[:40]})" if isinstance(data, (str, int, float)) else ""
        raise DecodeError(path, f"expected {expected}, found {found}{shown}")
