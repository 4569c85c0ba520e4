"""JSON objects of OSCAL: properties, safe texts, and a whole document as the same bytes each time."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from assessor.model.oscal import OSCAL_NAMESPACE
from assessor.report.text import Cleaner

if TYPE_CHECKING:
    from collections.abc import Iterable

Object = dict[str, object]

# Prose is Markdown with some HTML, and braces insert parameters: what somebody wrote must stay a text.
_TAG: Final = re.compile(r"<(?=[A-Za-z/!?])")


def line(text: str) -> str:
    """A text on one line, as OSCAL's strings have to be: no blanks around it, never empty."""
    return " ".join(Cleaner().line(text).split()) or "-"


def prose(text: str) -> str:
    """A text where OSCAL takes Markdown: no tag and no parameter in it."""
    return _TAG.sub("&lt;", line(text)).replace("{{", "{ {")


def prop(name: str, value: str | float, remarks: str | None = None, *, kind: str | None = None) -> Object:
    """A property of ours; `kind` is its class."""
    return {
        "name": name,
        "ns": OSCAL_NAMESPACE,
        "value": line(str(value)),
        **({"class": kind} if kind is not None else {}),
        **({"remarks": prose(remarks)} if remarks else {}),
    }


def props(pairs: Iterable[tuple[str, str | float | None]]) -> list[Object]:
    """Properties of ours, those without a value left out."""
    return [prop(name, value) for name, value in pairs if value is not None]


def standard(name: str, value: str) -> Object:
    """A property OSCAL itself defines."""
    return {"name": name, "value": line(value)}


def held(**parts: object) -> Object:
    """An object without its empty parts; OSCAL wants no empty list. Keys are written with hyphens."""
    return {
        name.rstrip("_").replace("_", "-"): part
        for name, part in parts.items()
        if part is not None and part not in ([], (), "")
    }


def encoded(document: Object) -> bytes:
    """The bytes of a document."""
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()
