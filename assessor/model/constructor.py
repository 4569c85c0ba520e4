"""A constructor of its own for a class of values or named tuples of which many are made, written out field by field.

What all classes share costs nothing to define and looks every field up; this one costs as much as a hundred values
and makes each in half the time, so a class gets it once it is known to be used a lot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

_Field = tuple[str, "Callable[[Any, Any], None]", Any, Any]


def constructor(name: str, plan: Iterable[_Field], required: object, *, kw_only: bool) -> Callable[..., None]:
    """The `__init__` of the class with this plan of fields (`value.plan_of`); `required` marks what is not there."""
    scope: dict[str, Any] = {"__absent__": required}
    parameters, body = ["self", "*"] if kw_only else ["self"], []
    for number, (field, put, default, factory) in enumerate(plan):
        scope[f"put{number}"] = put
        if default is not required:
            scope[f"default{number}"] = default
            parameters.append(f"{field}=default{number}")
        elif factory is not required:
            scope[f"make{number}"] = factory
            parameters.append(f"{field}=__absent__")
            body.append(f" if {field} is __absent__: {field} = make{number}()")
        else:
            parameters.append(field)
        body.append(f" put{number}(self, {field})")
    text = f"def __init__({', '.join(parameters)}):\n" + "\n".join(body or [" pass"])
    return _written(name, "__init__", text, scope)


def tuple_constructor(name: str, fields: Sequence[str], defaults: Mapping[str, object]) -> Callable[..., Any]:
    """The `__new__` of a named tuple with these fields, of which those with `defaults` are the last."""
    scope: dict[str, Any] = {"__make__": tuple.__new__}
    parameters = []
    for number, field in enumerate(fields):
        if field in defaults:
            scope[f"__default{number}__"] = defaults[field]
        parameters.append(f"{field}=__default{number}__" if field in defaults else field)
    head, values = ", ".join(["__kind__", *parameters]), "".join([f"{field}, " for field in fields])
    text = f"def __new__({head}):\n return __make__(__kind__, ({values}))"
    return _written(name, "__new__", text, scope)


def _written(kind: str, function: str, text: str, scope: dict[str, Any]) -> Callable[..., Any]:
    """The function that a text defines, in this `scope`."""
    exec(text, scope)  # noqa: S102 - made of the names of fields alone, which are identifiers
    made: Callable[..., Any] = scope[function]
    made.__qualname__ = f"{kind}.{function}"
    return made
