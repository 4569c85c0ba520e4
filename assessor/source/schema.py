"""Documents against their JSON Schema: every fault a diagnostic that says what was expected."""

from __future__ import annotations

import json
from datetime import date
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from assessor.model import interval
from assessor.model.diagnostic import Diagnostic
from assessor.source.dialect import MARKUP, MAX_PROBLEMS, MAX_TEXT, SWITCH_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

    from assessor.model.span import Pointer
    from assessor.source.document import Document

SCHEMA_FOLDER = files("assessor.source") / "schemas"
_TYPE_WORDS = {
    "string": "text",
    "object": "a mapping (key: value)",
    "array": "a list",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
    "null": "null",
}


def schema_text(kind: str) -> str:
    """The JSON Schema of a file kind, as shipped."""
    return (SCHEMA_FOLDER / f"{kind}.schema.json").read_text(encoding="utf-8")


def kinds() -> tuple[str, ...]:
    """Every file kind that has a schema."""
    names = (entry.name.removesuffix(".schema.json") for entry in SCHEMA_FOLDER.iterdir())
    return tuple(sorted(name for name in names if name != "common"))


def _formats() -> Any:
    from jsonschema import FormatChecker  # noqa: PLC0415 - a cached engagement never needs it

    checker = FormatChecker(formats=())

    def accept(name: str, parse: Callable[[str], object]) -> None:
        def check(value: object) -> bool:
            if isinstance(value, str):
                parse(value)
            return True

        checker.checks(name, raises=ValueError)(check)

    accept("interval", interval.seconds)
    accept("interval-or-defined", lambda text: text == "as_defined" or interval.seconds(text))
    accept("coverage-hours", interval.hours)
    accept("date", _date)
    return checker


def _date(text: str) -> date:
    if len(text) != len("2026-11-21"):
        raise ValueError("not a calendar date")
    return date.fromisoformat(text)


@cache
def _validator(kind: str) -> Validator:
    from jsonschema import Draft202012Validator  # noqa: PLC0415 - a cached engagement never needs it
    from referencing import Registry, Resource  # noqa: PLC0415

    common = Resource.from_contents(json.loads(schema_text("common")))
    registry: Any = Registry().with_resource(common.id() or "", common)
    schema = json.loads(schema_text(kind))
    return Draft202012Validator(schema, registry=registry, format_checker=_formats())


def validate(document: Document, kind: str) -> list[Diagnostic]:
    """Every way in which a document is not a valid file of its kind."""
    problems = list(_text_problems(document, document.data, ()))
    for error in _validator(kind).iter_errors(document.data):
        for leaf in _leaves(error):
            problems.extend(_worded(document, leaf))
            if len(problems) >= MAX_PROBLEMS:
                return problems
    return problems


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The faults a reader can act on: inside if/then and allOf, the parts and not the whole."""
    if error.context and error.validator in ("if", "allOf", "anyOf", "oneOf"):
        for child in error.context:
            yield from _leaves(child)
    else:
        yield error


def _worded(document: Document, error: ValidationError) -> Iterator[Diagnostic]:
    pointer: Pointer = tuple(error.absolute_path)
    value: Any = error.instance
    expected = _expected(error)
    rule: Any = error.validator_value
    schema: Any = error.schema
    match error.validator:
        case "additionalProperties":
            known = sorted(schema.get("properties", {}))
            for key in sorted(set(value) - set(known)):
                yield Diagnostic(
                    "schema/unknown-key",
                    f"unknown key '{key}'",
                    document.key_span((*pointer, key)),
                    nearest(key, known) or f"known keys here: {', '.join(known)}",
                )
        case "required":
            key = error.message.split("'")[1]
            yield Diagnostic("schema/required", f"key '{key}' is missing", document.span(pointer), f"add '{key}:'")
        case "type":
            yield _wrong_type(document, pointer, value, expected)
        case "enum":
            message = f"{_shown(value)} is not one of {', '.join(map(_shown, rule))}"
            help_text = nearest(value, rule) if isinstance(value, str) else ""
            yield Diagnostic("schema/enum", message, document.span(pointer), help_text)
        case "const":
            yield Diagnostic("schema/const", f"{_shown(value)} found, expected {expected}", document.span(pointer), "")
        case "propertyNames":
            yield Diagnostic("schema/key", error.message, document.span(pointer), "")
        case _:
            yield _other(document, error, pointer, expected)


def _other(document: Document, error: ValidationError, pointer: Pointer, expected: str) -> Diagnostic:
    """The remaining keywords; keys that break `propertyNames` arrive here with the key as instance."""
    value: Any = error.instance
    if error.schema is False:
        advice = "remove it, or see the kind of entry it belongs to"
        return Diagnostic(
            "schema/not-here", f"'{pointer[-1]}' does not belong here", document.key_span(pointer), advice
        )
    if "propertyNames" in error.absolute_schema_path:
        span = document.key_span((*pointer, value))
        return Diagnostic("schema/key", f"key '{_cut(str(value))}' found, expected {expected}", span, "rename it")
    code = f"schema/{_CODES.get(str(error.validator), str(error.validator).lower())}"
    return Diagnostic(code, f"{_shown(value)} found, expected {expected}", document.span(pointer), _trap(value))


_CODES = {
    "maxProperties": "too-many-keys",
    "minProperties": "too-few-keys",
    "dependentRequired": "required-with",
}


def _expected(error: ValidationError) -> str:
    schema: Any = error.schema if isinstance(error.schema, dict) else {}
    if "x-expected" in schema:
        return str(schema["x-expected"])
    rule: Any = error.validator_value
    match str(error.validator):
        case "type":
            wanted = [rule] if isinstance(rule, str) else rule
            return " or ".join(_TYPE_WORDS[name] for name in wanted)
        case "minimum":
            return f"{rule} or more"
        case "maximum":
            return f"{rule} or less"
        case "minItems":
            return f"a list of at least {rule}"
        case "maxItems":
            return f"a list of at most {rule}"
        case "uniqueItems":
            return "a list without repetitions"
        case "maxProperties" | "minProperties":
            limit = "at most" if error.validator == "maxProperties" else "at least"
            return f"{limit} {rule} key(s) here"
        case "const":
            return _shown(rule)
        case _:
            return error.message


def _wrong_type(document: Document, pointer: Pointer, value: object, expected: str) -> Diagnostic:
    span = document.span(pointer)
    found = _shown(value)
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        found = f"the number {found}"
    elif isinstance(value, str):
        found = f"the text {found}"
    elif isinstance(value, bool):
        found = f"the truth value {found}"
    return Diagnostic("schema/type", f"{found} found, expected {expected}", span, _trap(value, expected))


def _trap(value: object, expected: str = "") -> str:
    """Help for the places where YAML means something else than its author."""
    if isinstance(value, str) and value.lower() in SWITCH_WORDS:
        return "write true or false; YAML readers disagree about yes, no, on and off"
    if isinstance(value, (bool, int, float)) and "number" not in expected and "true" not in expected:
        return "put it in quotes to keep it as text: unquoted, 12.10 is the number 12.1 and true is not a word"
    return ""


def nearest(word: object, known: Any) -> str:
    """'did you mean' help, or nothing."""
    found = get_close_matches(str(word), [str(name) for name in known], n=1, cutoff=0.6)
    return f"did you mean '{found[0]}'?" if found else ""


def _cut(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"'{_cut(value)}'"
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    return json.dumps(value)


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
