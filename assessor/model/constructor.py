"""A constructor of its own for a class of values of which many are made, written out field by field.

What all classes share costs nothing to define and looks every field up; this one costs as much as a hundred values
and makes each in half the time, so a class gets it once it is known to be used a lot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

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
    exec(text, scope)  # noqa: S102 - made of the names of fields alone, which are identifiers
    made: Callable[..., None] = scope["__init__"]
    made.__qualname__ = f"{name}.__init__"
    return made
