"""Documents against their JSON Schema: every fault a diagnostic that says what was expected."""

from __future__ import annotations

import json
import re
from functools import cache, partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from assessor.model.diagnostic import Diagnostic
from assessor.source.acceptor import Acceptor, Unknown
from assessor.source.dialect import MARKUP, MAX_PROBLEMS, MAX_TEXT
from assessor.source.faults import leaves, worded
from assessor.source.formats import FORMATS, follows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema.protocols import Validator

    from assessor.model.span import Pointer
    from assessor.source.document import Document

# A reference from one schema file to another.
_OTHER = re.compile(r'"\$ref": "([a-z_]+)-1\.schema\.json#')
SCHEMA_FOLDER = files("assessor.source") / "schemas"


def schema_text(kind: str) -> str:
    """The JSON Schema of a file kind, as shipped."""
    return (SCHEMA_FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8")


@cache
def kinds() -> tuple[str, ...]:
    """Every file kind that has a schema."""
    names = (entry.name.removesuffix(".schema.json") for entry in SCHEMA_FOLDER.iterdir())
    return tuple(sorted(name for name in names if name != "common"))


def _formats() -> Any:
    from jsonschema import FormatChecker  # noqa: PLC0415 - a cached engagement never needs it

    checker = FormatChecker(formats=())
    for name in FORMATS:
        checker.checks(name)(partial(follows, name))
    return checker


@cache
def _family(kind: str) -> dict[str, Any]:
    """A schema and every schema it refers to, by the name references use; its own comes first."""
    found: dict[str, Any] = {}
    waiting = [kind]
    while waiting:
        text = schema_text(waiting.pop(0))
        schema = json.loads(text)
        found[schema["$id"].rpartition("/")[2]] = schema
        named = _OTHER.findall(text)
        waiting += [name for name in dict.fromkeys(named) if f"{name}-1.schema.json" not in found]
    return found


@cache
def accepts(kind: str) -> Callable[[Any], bool]:
    """The quick check of a file kind; where it cannot be made, one that accepts nothing."""
    by_name = _family(kind)
    try:
        return Acceptor(by_name).compile(next(iter(by_name)))
    except Unknown:
        return lambda _data: False


@cache
def validator(kind: str) -> Validator:
    """The validator of a file kind, its references resolved among our own schemas."""
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - a cached engagement never needs it
    from referencing import Registry, Resource  # noqa: PLC0415

    schema, *others = _family(kind).values()
    resources = [Resource.from_contents(other) for other in others]
    registry: Any = Registry().with_resources([(resource.id() or "", resource) for resource in resources])
    return Draft202012Validator(schema, registry=registry, format_checker=_formats())


def validate(document: Document, kind: str) -> list[Diagnostic]:
    """Every way in which a document is not a valid file of its kind, each told once."""
    problems = dict.fromkeys(_text_problems(document, document.data, ()))
    if accepts(kind)(document.data):
        return list(problems)
    for error in validator(kind).iter_errors(document.data):
        for leaf in leaves(error):
            if leaf.validator == "maxLength" and len(str(leaf.instance)) > MAX_TEXT:
                continue  # told above, as text that is too long
            problems.update(dict.fromkeys(worded(document, leaf)))
            if len(problems) >= MAX_PROBLEMS:
                return list(problems)
    return list(problems)


def _text_problems(document: Document, value: object, at: Pointer) -> Iterator[Diagnostic]:
    """Markup and overlong text anywhere in the document, keys included."""
    if isinstance(value, dict):
        for key, item in value.items():
            if MARKUP.search(key):
                yield _markup(key, document, (*at, key), is_key=True)
            yield from _text_problems(document, item, (*at, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _text_problems(document, item, (*at, index))
    elif isinstance(value, str):
        if MARKUP.search(value):
            yield _markup(value, document, at, is_key=False)
        if len(value) > MAX_TEXT:
            message = f"text of {len(value)} characters, expected at most {MAX_TEXT}"
            yield Diagnostic("text/too-long", message, document.span(at), "shorten it")


def _markup(text: str, document: Document, at: Pointer, *, is_key: bool) -> Diagnostic:
    found = MARKUP.search(text)
    span = document.key_span(at) if is_key else document.span(at)
    piece = found[0] if found else ""
    message = f"{'key' if is_key else 'text'} holds '{piece}', which looks like markup or code; expected plain text"
    return Diagnostic("text/markup", message, span, "say it in plain words")
