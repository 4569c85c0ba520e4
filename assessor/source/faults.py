"""Faults a JSON Schema finds, in words: what was found, what was expected, what to do."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from assessor.model.diagnostic import Diagnostic, Mend, MendKind
from assessor.model.spelling import did_you_mean, plainly_meant
from assessor.source.dialect import SWITCH_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.exceptions import ValidationError

    from assessor.model.span import Pointer
    from assessor.source.document import Document

_TYPE_WORDS = {
    "string": "text",
    "object": "a mapping (key: value)",
    "array": "a list",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
    "null": "null",
}
_HOLDER = "write the name of the entry that holds this number, such as a parameter with its range and source"
# The code of each remaining keyword, and what to do about it.
_CODES = {
    "pattern": ("schema/pattern", "rewrite it in that form"),
    "format": ("schema/format", "rewrite it in that form"),
    "minLength": ("schema/length", "write something, or leave out the key"),
    "maxLength": ("schema/length", "shorten it"),
    "minimum": ("schema/range", "check the number"),
    "maximum": ("schema/range", "check the number"),
    "minItems": ("schema/too-few-items", "add an entry, or leave out the key"),
    "maxItems": ("schema/too-many-items", "remove the least important ones"),
    "uniqueItems": ("schema/repeated", "keep one of them"),
    "minProperties": ("schema/too-few-keys", "add what is missing, or leave out the whole entry"),
    "maxProperties": ("schema/too-many-keys", "split it in two"),
    "dependentRequired": ("schema/required-with", "add the other key, or remove this one"),
}
_LIMITS = {
    "minimum": "{} or more",
    "maximum": "{} or less",
    "minLength": "{} or more characters",
    "maxLength": "at most {} characters",
    "minItems": "a list of {} or more entries",
    "maxItems": "a list of at most {} entries",
    "uniqueItems": "a list without repetitions",
    "minProperties": "at least {} here",
    "maxProperties": "at most {} here",
}
_FORMAT_HELP = {
    "date": "write year, month and day, such as 2026-11-21",
    "interval": "P7D is 7 days, P1M a month, P1Y a year, PT4H 4 hours",
    "interval-or-defined": "P7D is 7 days, P1M a month, P1Y a year, PT4H 4 hours",
    "coverage-hours": "8x5 is 8 hours on each of 5 days, 24x7 is around the clock",
}
_SHAPE_HELP = {
    "array": "write a list: [one, two], or one entry per line after a dash",
    "object": "write keys and values: {key: value}, or one 'key: value' per line, indented",
    "string": "write a single text, not a list or a mapping",
    "boolean": "write true or false",
    "number": "write a plain number such as 12 or 0.5",
    "integer": "write a whole number such as 12",
}


def leaves(error: ValidationError) -> Iterator[ValidationError]:
    """The faults a reader can act on: inside if/then and allOf, the parts and not the whole."""
    if error.context and error.validator in ("if", "allOf", "anyOf", "oneOf"):
        for child in error.context:
            yield from leaves(child)
    else:
        yield error


def worded(document: Document, error: ValidationError) -> Iterator[Diagnostic]:
    """One fault as diagnostics, each at its own place."""
    pointer: Pointer = tuple(error.absolute_path)
    value: Any = error.instance
    rule: Any = error.validator_value
    schema: Any = error.schema
    if "propertyNames" in error.absolute_schema_path:
        yield _bad_key(document, error, pointer)
        return
    match error.validator:
        case "additionalProperties":
            known = sorted(schema.get("properties", {}))
            for key in sorted(set(value) - set(known)):
                yield Diagnostic(
                    "schema/unknown-key",
                    f"unknown key '{_cut(key)}'",
                    document.key_span((*pointer, key)),
                    _keys_there(key, known),
                    mend=_spelled(key, [name for name in known if name not in value]),
                )
        case "required":
            key = error.message.split("'")[1]
            yield Diagnostic("schema/required", f"key '{key}' is missing", document.span(pointer), f"add '{key}:'")
        case "not":
            message, advice = (
                f"'{pointer[-1]}' does not belong here",
                "remove it, or check which kind of entry takes it",
            )
            yield Diagnostic("schema/not-here", message, document.key_span(pointer), advice)
        case "type":
            yield _wrong_type(document, error, pointer)
        case "enum":
            message = f"{_shown(value)} is not one of {', '.join(map(_shown, rule))}"
            advice = did_you_mean(value, map(str, rule)) if isinstance(value, str) else ""
            span = document.span(pointer)
            mend = _spelled(value, list(map(str, rule))) if isinstance(value, str) else None
            yield Diagnostic("schema/enum", message, span, advice or "choose one of these words", mend=mend)
        case "const":
            wanted = _expected(error)
            message = f"{_shown(value)} found, expected {wanted}"
            yield Diagnostic("schema/const", message, document.span(pointer), f"write {wanted}")
        case _:
            yield _other(document, error, pointer)


def _spelled(word: str, known: list[str]) -> Mend | None:
    """The right spelling, where there is no doubt which word was meant."""
    meant = plainly_meant(word, known)
    return Mend(MendKind.REPLACE, meant) if meant else None


def _keys_there(key: str, known: list[str]) -> str:
    """The nearest key and, as the nearest in letters need not be the one that was meant, all that are known."""
    near = did_you_mean(key, known)
    all_known = f"known keys here: {', '.join(known)}"
    return f"{near} {all_known}" if near and len(known) > 1 else near or all_known


def _bad_key(document: Document, error: ValidationError, pointer: Pointer) -> Diagnostic:
    """A key that breaks `propertyNames` arrives as the instance, with the pointer of its mapping."""
    key = str(error.instance)
    message = f"key '{_cut(key)}' found, expected {_expected(error)}"
    known: Any = error.validator_value if error.validator == "enum" else ()
    advice = did_you_mean(key, map(str, known)) or "rename it"
    return Diagnostic("schema/key", message, document.key_span((*pointer, key)), advice)


def _other(document: Document, error: ValidationError, pointer: Pointer) -> Diagnostic:
    """The remaining keywords: what was found, what was expected."""
    value: Any = error.instance
    code, advice = _CODES[str(error.validator)]
    found = _shown(value)
    if error.validator == "uniqueItems":
        found = f"a list with {_shown(next(item for item in value if value.count(item) > 1))} twice"
    if "Properties" in str(error.validator):
        found = f"{len(value)} key{'' if len(value) == 1 else 's'}"
    if error.validator == "format":
        advice = _FORMAT_HELP.get(str(error.validator_value), advice)
    return Diagnostic(code, f"{found} found, expected {_expected(error)}", document.span(pointer), advice)


def _expected(error: ValidationError) -> str:
    schema: Any = error.schema if isinstance(error.schema, dict) else {}
    if "x-expected" in schema:
        return str(schema["x-expected"])
    rule: Any = error.validator_value
    keyword = str(error.validator)
    if keyword == "dependentRequired":
        there: Any = error.instance
        lacking = [(key, other) for key in rule if key in there for other in rule[key] if other not in there]
        return " and ".join(f"'{other}' together with '{key}'" for key, other in lacking)
    if keyword == "type":
        return " or ".join(_TYPE_WORDS[name] for name in ([rule] if isinstance(rule, str) else rule))
    if keyword == "enum":
        return f"one of {', '.join(map(str, rule))}"
    if keyword == "const":
        return _shown(rule)
    return _LIMITS[keyword].format(rule) if keyword in _LIMITS else error.message


def _wrong_type(document: Document, error: ValidationError, pointer: Pointer) -> Diagnostic:
    value: Any = error.instance
    found = _shown(value)
    if isinstance(value, bool):
        found = f"the boolean {found}"
    elif isinstance(value, (int, float)):
        found = f"the number {found}"
    elif isinstance(value, str):
        found = f"the text {found}"
    rule: Any = error.validator_value
    wanted = [rule] if isinstance(rule, str) else rule
    advice = _trap(value, wanted) or " or ".join(_SHAPE_HELP[name] for name in wanted if name in _SHAPE_HELP)
    message = f"{found} found, expected {_expected(error)}"
    mend = retyped(value, wanted)
    if mend is not None and mend.kind is MendKind.QUOTE and not _fits(error.schema, value):
        advice, mend = _HOLDER, None
    return Diagnostic("schema/type", message, document.span(pointer), advice, mend=mend)


def _fits(schema: Any, value: object) -> bool:
    """Whether a number would do as text here."""
    pattern = schema.get("pattern") if isinstance(schema, dict) else None
    return pattern is None or re.search(pattern, str(value)) is not None


def retyped(value: object, wanted: list[str]) -> Mend | None:
    """What makes the right kind of the value: a switch word in YAML's spelling, or quotes around text."""
    if wanted == ["boolean"] and isinstance(value, str) and value.lower() in SWITCH_WORDS:
        return Mend(MendKind.REPLACE, "true" if value.lower() in ("yes", "on", "y") else "false")
    if wanted == ["string"] and isinstance(value, (bool, int, float)):
        return Mend(MendKind.QUOTE)
    return None


def _trap(value: object, wanted: list[str]) -> str:
    """Help for the places where YAML means something else than its author."""
    if "boolean" in wanted and isinstance(value, str) and value.lower() in SWITCH_WORDS:
        return "write true or false; YAML readers disagree about yes, no, on and off"
    if "string" in wanted and isinstance(value, (bool, int, float)):
        return "put it in quotes to keep it as text: unquoted, 12.10 is the number 12.1 and true is a boolean"
    return ""


def _cut(text: str, limit: int = 60) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _shown(value: object) -> str:
    if isinstance(value, str):
        return f"'{_cut(value)}'"
    if value == []:
        return "an empty list"
    if isinstance(value, (dict, list)):
        return "a mapping" if isinstance(value, dict) else "a list"
    return json.dumps(value)
