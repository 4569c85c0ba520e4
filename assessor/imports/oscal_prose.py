"""The statement of an OSCAL control as one plain text: its items in order, parameters by their values or labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.imports.draft import LossLog
    from assessor.source.tree import Node

_INSERT: Final = re.compile(r"\{\{\s{0,9}(?:insert:\s{0,9})?param,?\s{0,9}([^\s{},]{1,200})\s{0,9}\}\}")
_MOST_NESTED: Final = 4


def parameters(node: Node, values: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    """What stands for each parameter of a control: values a profile or the catalog sets, or its label in brackets."""
    found: dict[str, str] = {}
    for item in node.nodes("params"):
        name = item.text("id") or ""
        text = _parameter(item, values.get(name, ()))
        for prop in item.nodes("props"):
            if prop.text("name") == "alt-identifier":
                found.setdefault(prop.text("value") or "", text)
        found[name] = text
    return found


def _parameter(item: Node, set_to: tuple[str, ...]) -> str:
    values = set_to or item.texts("values")
    if values:
        return ", ".join(values)
    select = item.node("select")
    if select is not None and (choices := select.texts("choice")):
        several = "one or more: " if select.text("how-many") == "one-or-more" else ""
        return f"[{several}{'; '.join(choice.strip() for choice in choices)}]"
    return f"[{item.text('label') or item.text('id') or 'to be set'}]"


def statement_of(control: Node, params: Mapping[str, str], losses: LossLog) -> str:
    """The prose of the parts called statement, with the items below each in order."""
    found = [piece for part in control.nodes("parts") if part.text("name") == "statement" for piece in _pieces(part)]
    text = " ".join(found)
    if _INSERT.search(text):
        losses.add("parameter", "insert", control)
    return filled(text, params)


def _pieces(part: Node) -> Iterator[str]:
    label = next((prop.text("value") for prop in part.nodes("props") if prop.text("name") == "label"), None)
    prose = (part.text("prose") or "").strip()
    if prose:
        yield f"{label} {prose}" if label else prose
    elif label:
        yield label
    for below in part.nodes("parts"):
        yield from _pieces(below)


def filled(text: str, params: Mapping[str, str]) -> str:
    """The text with every parameter in it, those inside others too, by what stands for it."""
    for _ in range(_MOST_NESTED):
        if not _INSERT.search(text):
            break
        text = _INSERT.sub(lambda found: params.get(found[1], f"[{found[1]}]"), text)
    return _INSERT.sub("[...]", text)
