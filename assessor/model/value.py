"""`dataclass` as the standard library has it, for frozen values with slots, but cheap to define.

`dataclasses` compiles six functions for each frozen class, and importing it imports `inspect`; with two hundred
classes that took longer than everything else a short command does. Here all classes share the six functions, and the
fields by which the standard library knows a dataclass are made when it first asks (so `fields`, `is_dataclass` and
its own `replace` work). Type checkers see the real thing.
"""

from __future__ import annotations

from itertools import count
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass, field, replace
else:

    def dataclass(*, frozen, slots, kw_only=False, eq=True):  # noqa: ANN001, ANN201 - typed by the branch above
        """Decorate a class of frozen values."""
        if not (frozen and slots):
            raise TypeError("a value is frozen and has slots")
        return lambda kind: _finished(kind, kw_only=kw_only, eq=eq)

    def field(**options):  # noqa: ANN003, ANN201 - typed by the branch above
        """What a field is beside its name and type: default, default_factory, compare, repr."""
        return _Field(options)

    def replace(value, /, **changes):  # noqa: ANN001, ANN003, ANN201 - typed by the branch above
        """The same value with some fields changed."""
        for name, read in type(value).__reads__:
            if name not in changes:
                changes[name] = read(value)
        return type(value)(**changes)


__all__ = ["REQUIRED", "dataclass", "defaults", "field", "field_names", "is_value", "plan_of", "replace"]

REQUIRED: Any = ...  # the default of a field that has none; no field has this itself
_MANY: Final = 200  # values of a class, after which it gets a constructor of its own


class _Field:
    """What `field(...)` says, until the class is finished."""

    def __init__(self, options: dict[str, Any]) -> None:
        self.options = options


def is_value(kind: object) -> bool:
    """Whether this is a class of values, or one of its values."""
    return hasattr(kind, "__stated__")


def plan_of(kind: type) -> tuple[tuple[str, Callable[[Any, Any], None], Any, Any], ...]:
    """Of each field of a class of values, inherited ones first: its name, how it is set, default and factory."""
    plan: tuple[tuple[str, Callable[[Any, Any], None], Any, Any], ...] = kind.__plan__  # type: ignore[attr-defined]
    return plan


def field_names(kind: type) -> tuple[str, ...]:
    """The names of the fields of a class of values."""
    return tuple([entry[0] for entry in plan_of(kind)])


def defaults(kind: type) -> dict[str, object]:
    """The values fields have where none is given; a field whose default is made anew each time is not among them."""
    return {name: default for name, _, default, _ in plan_of(kind) if default is not REQUIRED}


def _finished(kind: type, *, kw_only: bool, eq: bool) -> type:
    """A class with slots and the shared functions; what these read is worked out when one of them asks for it."""
    namespace = dict(vars(kind))
    stated = {name: namespace.pop(name, REQUIRED) for name in namespace.get("__annotations__", ())}
    inherited = {name for base in kind.__mro__[1:-1] for name in vars(base).get("__stated__", ())}
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    namespace |= _OF_ALL_WITH_EQ if eq else _OF_ALL
    namespace["__slots__"] = tuple([name for name in stated if name not in inherited]) if inherited else tuple(stated)
    namespace["__stated__"], namespace["__kw_only__"] = stated, kw_only
    namespace["__qualname__"] = kind.__qualname__
    return type(kind)(kind.__name__, kind.__bases__, namespace)


class _WorkedOut:
    """Something the shared functions read of a class, worked out when it is first asked for."""

    def __init__(self, name: str, work_out: Callable[[Any], object]) -> None:
        self._name, self._work_out = name, work_out

    def __get__(self, _value: object, kind: type) -> Any:
        owner = _owner(kind)
        found = self._work_out(owner)
        setattr(owner, self._name, found)
        return found


def _owner(kind: type) -> Any:
    """The class of values that this is, or that it inherits from."""
    return next(base for base in kind.__mro__ if "__stated__" in vars(base))


def _options(kind: type) -> dict[str, dict[str, Any]]:
    """Of each field, inherited ones first, what is said of it."""
    options: dict[str, dict[str, Any]] = {}
    for base in reversed(kind.__mro__):
        for name, stated in vars(base).get("__stated__", {}).items():
            options[name] = stated.options if isinstance(stated, _Field) else {"default": stated}
    return options


def _plan(kind: Any) -> tuple[tuple[str, Callable[[Any, Any], None], Any, Any], ...]:
    plan: dict[str, tuple[str, Callable[[Any, Any], None], Any, Any]] = {}
    for base in reversed(kind.__mro__):
        for name, stated in vars(base).get("__stated__", {}).items():
            put, default, factory = getattr(kind, name).__set__, stated, REQUIRED
            if isinstance(stated, _Field):
                default = stated.options.get("default", REQUIRED)
                factory = stated.options.get("default_factory", REQUIRED)
            plan[name] = (name, put, default, factory)
    return tuple(plan.values())


def _positional(kind: Any) -> tuple[str, ...]:
    return () if kind.__kw_only__ else tuple(kind.__options__)


def _reader(names: list[str]) -> Callable[[Any], object]:
    """What reads these fields of a value, as something that can be compared."""
    return attrgetter(*names) if names else lambda _value: ()


def _construct_alone(kind: Any) -> None:
    """Give a class that is used a lot a constructor that makes its values alone."""
    from assessor.model.constructor import constructor  # noqa: PLC0415 - a short command makes few values

    owner = _owner(kind)
    owner.__init__ = constructor(owner.__name__, owner.__plan__, REQUIRED, kw_only=owner.__kw_only__)


class _StandardFields:
    """The fields as `dataclasses` knows them, made by it from a twin of the class when it first looks."""

    def __get__(self, _value: object, kind: Any) -> dict[str, Any]:
        import dataclasses  # noqa: PLC0415 - only where somebody asks

        owner = _owner(kind)
        types: dict[str, Any] = {}
        for base in reversed(owner.__mro__):
            types.update(vars(base).get("__annotations__", {}))
        fields = []
        for name, stated in owner.__options__.items():
            options = {key: value for key, value in stated.items() if value is not REQUIRED}
            fields.append((name, types[name], dataclasses.field(**options)))
        twin: Any = dataclasses.make_dataclass(owner.__name__, fields, init=False, repr=False, eq=False)
        owner.__dataclass_fields__ = twin.__dataclass_fields__
        known: dict[str, Any] = twin.__dataclass_fields__
        return known


class _Shared:
    """The functions every value has."""

    __plan__: tuple[tuple[str, Any, Any, Any], ...]
    __reads__: tuple[tuple[str, Any], ...]
    __options__: dict[str, dict[str, Any]]
    __positional__: tuple[str, ...]
    __compared__: Any
    __made__: Any

    def __init__(self, *values: Any, **given: Any) -> None:
        kind = type(self)
        if values:
            given |= _by_name(kind, values, given)
        used = 0
        for name, put, default, factory in kind.__plan__:
            if name in given:
                put(self, given[name])
                used += 1
            elif default is not REQUIRED:
                put(self, default)
            elif factory is not REQUIRED:
                put(self, factory())
            else:
                raise TypeError(f"{kind.__name__} needs '{name}'")
        if used < len(given):
            known = {name for name, *_ in kind.__plan__}
            raise TypeError(f"{kind.__name__} has no '{min(given.keys() - known)}'")
        if next(kind.__made__) == _MANY:
            _construct_alone(kind)

    def __setattr__(self, name: str, _value: object) -> None:
        raise _frozen(f"cannot assign to field '{name}'")

    def __delattr__(self, name: str) -> None:
        raise _frozen(f"cannot delete field '{name}'")

    def __setstate__(self, state: tuple[None, dict[str, Any]]) -> None:  # for copies, made slot by slot
        for name, value in state[1].items():
            object.__setattr__(self, name, value)

    def __repr__(self) -> str:
        kind = type(self)
        texts = (f"{name}={read(self)!r}" for name, read in kind.__reads__ if kind.__options__[name].get("repr", True))
        return f"{kind.__qualname__}({', '.join(texts)})"

    def __eq__(self, other: object) -> bool:
        kind = type(self)
        return kind.__compared__(self) == kind.__compared__(other) if kind is type(other) else NotImplemented

    def __hash__(self) -> int:
        return hash(type(self).__compared__(self))


_SHARED = {name: vars(_Shared)[name] for name in ("__init__", "__setattr__", "__delattr__", "__setstate__", "__repr__")}
_WORKED_OUT: Final = {
    "__options__": _WorkedOut("__options__", _options),
    "__plan__": _WorkedOut("__plan__", _plan),
    "__reads__": _WorkedOut(
        "__reads__", lambda kind: tuple([(name, getattr(kind, name).__get__) for name in kind.__options__])
    ),
    "__positional__": _WorkedOut("__positional__", _positional),
    "__match_args__": _WorkedOut("__match_args__", _positional),
    "__compared__": _WorkedOut(
        "__compared__",
        lambda kind: _reader([name for name, said in kind.__options__.items() if said.get("compare", True)]),
    ),
    "__made__": _WorkedOut("__made__", lambda _kind: count(1)),
    "__dataclass_fields__": _StandardFields(),
}
_OF_ALL = {**_SHARED, **_WORKED_OUT}
_OF_ALL_WITH_EQ = {**_OF_ALL, "__eq__": _Shared.__eq__, "__hash__": _Shared.__hash__}


def _frozen(message: str) -> AttributeError:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - only where somebody tries

    return FrozenInstanceError(message)


def _by_name(kind: type[_Shared], values: tuple[Any, ...], given: dict[str, Any]) -> dict[str, Any]:
    """Positional values under their names."""
    if len(values) > len(kind.__positional__):
        raise TypeError(f"{kind.__name__} takes {len(kind.__positional__)} positional values, got {len(values)}")
    named = dict(zip(kind.__positional__, values, strict=False))
    if named.keys() & given.keys():
        raise TypeError(f"{kind.__name__} got '{min(named.keys() & given.keys())}' twice")
    return named
