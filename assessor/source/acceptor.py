"""A schema compiled to one function that says yes or no, so that sound files are checked in a tenth of the time.

It never has the last word on a fault: what it does not accept goes to `jsonschema`, which finds and names what is
wrong. A schema with a keyword it does not know is not compiled at all, so that nothing is accepted unseen; a test
holds it equal to `jsonschema` on damaged documents.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import combinations
from types import NoneType
from typing import TYPE_CHECKING, Any

from assessor.source.formats import follows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Accept = Callable[[Any], bool]

_NOTES = frozenset({"$schema", "$id", "$defs", "title", "description", "examples", "x-expected"})
_FEW = 50
_TYPES: dict[str, Accept] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "integer": lambda value: (
        (isinstance(value, int) and not isinstance(value, bool)) or (isinstance(value, float) and value.is_integer())
    ),
}


class Unknown(Exception):  # noqa: N818 - says that a keyword is unknown, to this module only
    """A keyword, or a use of one, that only `jsonschema` can judge."""


class Acceptor:
    """Compiles the schemas of one family; references go from file to file by name."""

    def __init__(self, schemas: Mapping[str, Any]) -> None:
        self.schemas = schemas
        self.made: dict[tuple[str, str], Accept] = {}

    def compile(self, file: str) -> Accept:
        """The function for a whole schema file; raises Unknown when it cannot be told exactly."""
        accept = self._schema(file, self.schemas[file])

        def sure(value: Any) -> bool:
            try:
                return accept(value)
            except Unknown:
                return False

        return sure

    def _schema(self, file: str, schema: Any) -> Accept:
        if isinstance(schema, bool):
            return lambda _value: schema
        parts = [
            part
            for keyword, rule in schema.items()
            if keyword not in _NOTES and (part := self._part(file, schema, keyword, rule)) is not None
        ]
        return parts[0] if len(parts) == 1 else _every(parts)

    def _part(self, file: str, schema: Mapping[str, Any], keyword: str, rule: Any) -> Accept | None:
        """The check of one keyword; None for those that another keyword reads."""
        if keyword in _SIMPLE:
            return _SIMPLE[keyword](rule)
        inner = partial(self._schema, file)
        match keyword:
            case "$ref":
                return self._reference(file, rule)
            case "properties" | "additionalProperties":
                both = keyword == "additionalProperties" and "properties" in schema
                return None if both else self._members(file, schema)
            case "propertyNames" | "items":
                return _each(inner(rule), list if keyword == "items" else dict)
            case "if":
                return _choose(inner(rule), inner(schema.get("then", True)), inner(schema.get("else", True)))
            case "then" | "else":
                return None
            case "allOf" | "anyOf":
                parts = [inner(part) for part in rule]
                return _every(parts) if keyword == "allOf" else partial(_any, parts)
            case "not":
                return partial(_not, inner(rule))
            case _:
                raise Unknown(keyword)

    def _reference(self, file: str, target: str) -> Accept:
        name, _, path = target.partition("#/")
        key = (name or file, path)
        if key not in self.made:
            self.made[key] = partial(self._later, key)  # for a schema that holds itself
            schema = self.schemas[key[0]]
            for step in path.split("/"):
                schema = schema[step]
            self.made[key] = self._schema(key[0], schema)
        return self.made[key]

    def _later(self, key: tuple[str, str], value: Any) -> bool:
        return self.made[key](value)

    def _members(self, file: str, schema: Mapping[str, Any]) -> Accept:
        named = {name: self._schema(file, part) for name, part in schema.get("properties", {}).items()}
        other = self._schema(file, schema.get("additionalProperties", True))

        def accept(value: Any) -> bool:
            if isinstance(value, dict):
                for key, item in value.items():
                    if not named.get(key, other)(item):
                        return False
            return True

        return accept


def _every(parts: list[Accept]) -> Accept:
    """All checks of one value."""
    if len(parts) == 2:  # noqa: PLR2004 - most have a type and one thing more
        first, second = parts
        return lambda value: first(value) and second(value)

    def accept(value: Any) -> bool:
        for part in parts:  # noqa: SIM110 - a generator costs as much as the checks
            if not part(value):
                return False
        return True

    return accept


def _each(accept: Accept, kind: Any) -> Accept:
    """All items of a list, or all keys of a mapping."""

    def accept_all(value: Any) -> bool:
        if isinstance(value, kind):
            for item in value:
                if not accept(item):
                    return False
        return True

    return accept_all


def _choose(test: Accept, then: Accept, otherwise: Accept) -> Accept:
    return lambda value: then(value) if test(value) else otherwise(value)


def _any(parts: list[Accept], value: Any) -> bool:
    for part in parts:  # noqa: SIM110 - as above
        if part(value):
            return True
    return False


def _not(part: Accept, value: Any) -> bool:
    return not part(value)


def _type(rule: Any) -> Accept:
    kinds = [_TYPES[name] for name in ([rule] if isinstance(rule, str) else rule)]
    return kinds[0] if len(kinds) == 1 else partial(_any, kinds)


def _enum(rule: list[Any]) -> Accept:
    if any(isinstance(word, bool) or not isinstance(word, (str, int, NoneType)) for word in rule):
        raise Unknown("enum of something else than texts, whole numbers and null")
    words = frozenset(rule)
    return lambda value: not isinstance(value, (bool, list, dict)) and value in words


def _const(rule: Any) -> Accept:
    if not isinstance(rule, (str, bool)):
        raise Unknown("const of something else than text or a truth value")
    return lambda value: type(value) is type(rule) and value == rule


def _required(rule: list[str]) -> Accept:
    return lambda value: not isinstance(value, dict) or all(name in value for name in rule)


def _dependent(rule: Mapping[str, list[str]]) -> Accept:
    return lambda value: (
        not isinstance(value, dict)
        or all(name in value for key, names in rule.items() if key in value for name in names)
    )


def _pattern(rule: str) -> Accept:
    search = re.compile(rule).search
    return lambda value: not isinstance(value, str) or search(value) is not None


def _size(kind: Any, least: int, most: int | None) -> Accept:
    if most is None:
        return lambda value: not isinstance(value, kind) or len(value) >= least
    return lambda value: not isinstance(value, kind) or len(value) <= most


def _unique(rule: Any) -> Accept:
    def accept(value: Any) -> bool:
        if not rule or not isinstance(value, list):
            return True
        if all(isinstance(item, str) for item in value):
            return len(set(value)) == len(value)
        if len(value) > _FEW or any(one == other for one, other in combinations(value, 2)):
            raise Unknown("uniqueItems")  # equal to Python is not always equal to JSON: true and 1
        return True

    return accept


def _limit(within: Callable[[Any], bool]) -> Accept:
    number = _TYPES["number"]
    return lambda value: not number(value) or within(value)


_SIMPLE: dict[str, Callable[[Any], Accept]] = {
    "type": _type,
    "enum": _enum,
    "const": _const,
    "required": _required,
    "dependentRequired": _dependent,
    "pattern": _pattern,
    "format": lambda rule: partial(follows, rule),
    "uniqueItems": _unique,
    "minLength": lambda rule: _size(str, rule, None),
    "maxLength": lambda rule: _size(str, 0, rule),
    "minItems": lambda rule: _size(list, rule, None),
    "maxItems": lambda rule: _size(list, 0, rule),
    "minProperties": lambda rule: _size(dict, rule, None),
    "maxProperties": lambda rule: _size(dict, 0, rule),
    "minimum": lambda rule: _limit(lambda value: value >= rule),
    "maximum": lambda rule: _limit(lambda value: value <= rule),
}
