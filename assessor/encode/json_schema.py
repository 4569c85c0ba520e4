"""The JSON Schema of `result.json`, made from the result's types: their annotations, attribute docstrings and texts."""

from __future__ import annotations

import ast
import inspect
import itertools
import types
import typing
from collections.abc import Mapping
from enum import Enum
from functools import cache
from typing import Any, Literal, cast

from assessor.model.value import field_names, is_value
from assessor.result.decode import key_of
from assessor.result.result import Result

if typing.TYPE_CHECKING:
    from assessor.result.texts import TextKey, TextKeys

JsonSchema = dict[str, Any]  # JSON Schema is JSON data, whatever a type checker thinks of it
_SCALARS = {str: "string", int: "integer", float: "number", bool: "boolean", types.NoneType: "null"}
TEXT = "x-text"  # marks a key whose value is a sentence made from the values beside it
_ANY = {"description": "Any JSON value."}


def schema_of(*, texts: TextKeys, score_types: Mapping[str, type]) -> JsonSchema:
    """The schema of a whole result; `score_types` are the figures of each framework that has its own arithmetic."""
    writer = _Writer(texts, score_types)
    root = writer.record(Result)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "https://assessor.example/schemas/result-1.schema.json",
        "title": "assessment/1",
        "$comment": f"Keys marked {TEXT} hold sentences made from the values beside them; they are never read back.",
        **root,
        "$defs": dict(sorted(writer.definitions.items())),
    }


def records_of(*, texts: TextKeys, score_types: Mapping[str, type]) -> list[tuple[str, type, JsonSchema]]:
    """Every record of a result: its name in the schema, its type and its schema, in the order they are met."""
    writer = _Writer(texts, score_types)
    root = writer.record(Result)
    kinds = {name: kind for kind, name in writer.names.items()}
    return [(Result.__name__, Result, root), *((name, kinds[name], made) for name, made in writer.definitions.items())]


class _Writer:
    """Types to schemas; each record becomes one definition."""

    def __init__(self, texts: TextKeys, score_types: Mapping[str, type]) -> None:
        self._texts = texts
        self._score_types = score_types
        self.names: dict[type, str] = {}
        self.definitions: dict[str, JsonSchema] = {}

    def record(self, kind: type) -> JsonSchema:
        """The schema of one dataclass: every field and text there, and nothing else."""
        docs, hints = _attribute_docs(kind), typing.get_type_hints(kind)
        properties = {
            key_of(name): _described(self._field(kind, name, hint), docs[name]) for name, hint in hints.items()
        }
        for key, text in self._texts.get(kind, {}).items():
            properties[key] = {**_described(_text(text), text.doc), TEXT: True}
        return {
            "type": "object",
            "description": (inspect.getdoc(kind) or "").replace("\n", " "),
            "properties": properties,
            "required": list(properties),
            "additionalProperties": False,
        }

    def _field(self, kind: type, name: str, hint: Any) -> JsonSchema:
        if kind is Result and name == "scores":
            figures = {name: _nullable(self.schema(score)) for name, score in self._score_types.items()}
            return {"type": ["object", "null"], "properties": figures, "additionalProperties": False}
        return self.schema(hint)

    def schema(self, hint: Any) -> JsonSchema:
        """The schema of one annotation."""
        origin, arguments = typing.get_origin(hint), typing.get_args(hint)
        if origin in (types.UnionType, typing.Union):
            return self._union(arguments)
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin is tuple:
            return self._list(arguments)
        if origin is Mapping:
            key, value = arguments
            keys = {} if key is str else {"propertyNames": self.schema(key)}
            return {"type": "object", **keys, "additionalProperties": self.schema(value)}
        if is_value(hint):
            return self._reference(cast("type", hint))
        if isinstance(hint, type) and issubclass(hint, Enum):
            return {"enum": [member.value for member in hint]}
        return dict(_ANY) if hint is object else {"type": _SCALARS[hint]}

    def _list(self, arguments: tuple[Any, ...]) -> JsonSchema:
        if len(arguments) == 2 and arguments[1] is ...:  # noqa: PLR2004 - tuple[X, ...]
            return {"type": "array", "items": self.schema(arguments[0])}
        count = len(arguments)
        items = [self.schema(argument) for argument in arguments]
        return {"type": "array", "prefixItems": items, "minItems": count, "maxItems": count}

    def _union(self, arguments: tuple[Any, ...]) -> JsonSchema:
        members = [self.schema(argument) for argument in arguments if argument is not types.NoneType]
        joined = members[0] if len(members) == 1 else {"anyOf": members}
        return _nullable(joined) if types.NoneType in arguments else joined

    def _reference(self, kind: type) -> JsonSchema:
        if kind not in self.names:
            name = kind.__name__
            if name in self.definitions:  # the same noun in another room
                name = f"{kind.__module__.split('.')[-2]}.{name}"
            self.names[kind] = name
            self.definitions[name] = {}
            self.definitions[name] = self.record(kind)
        return {"$ref": f"#/$defs/{self.names[kind]}"}


def _nullable(schema: JsonSchema) -> JsonSchema:
    if schema.keys() == {"enum"}:
        return {"enum": [*schema["enum"], None]}
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _text(text: TextKey) -> JsonSchema:
    plain: JsonSchema = {"type": "array", "items": {"type": "string"}} if text.many else {"type": "string"}
    return _nullable(plain) if text.optional else plain


def _described(schema: JsonSchema, doc: str) -> JsonSchema:
    return {**schema, "description": doc}


@cache
def _attribute_docs(kind: type) -> dict[str, str]:
    """The docstring below each field, inherited ones included, from the source: Python keeps none of them."""
    tree = _module_tree(inspect.getmodule(kind) or typing)
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == kind.__name__)
    docs: dict[str, str] = {}
    for base in kind.__bases__:
        if is_value(base):
            docs.update(_attribute_docs(base))
    for field, below in itertools.pairwise(body):
        if (
            isinstance(field, ast.AnnAssign)
            and isinstance(field.target, ast.Name)
            and isinstance(below, ast.Expr)
            and isinstance(below.value, ast.Constant)
        ):
            docs[field.target.id] = " ".join(str(below.value.value).split())
    missing = [name for name in field_names(kind) if name not in docs]
    if missing:
        raise ValueError(f"{kind.__name__}.{missing[0]} has no docstring below it")
    return docs


@cache
def _module_tree(module: types.ModuleType) -> ast.Module:
    return ast.parse(inspect.getsource(module))
