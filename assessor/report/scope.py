"""What the PDF engine leaves out of its table tags: the scope of header cells, and the tree that finds them by id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pydyf

if TYPE_CHECKING:
    from collections.abc import Iterable


def scoped(_document: object, pdf: pydyf.PDF) -> None:
    """Give every header cell its /Scope, and the structure its /IDTree; runs right before the file is written."""
    elements = {item.number: item for item in pdf.objects if isinstance(item, pydyf.Dictionary) and "S" in item}
    for row in elements.values():
        if row["S"] == "/TR":
            cells = [elements[number] for number in _numbers(row["K"]) if number in elements]
            heads = [cell for cell in cells if cell["S"] == "/TH"]
            scope = "/Column" if len(heads) == len(cells) else "/Row"
            for cell in heads:
                cell.setdefault("A", pydyf.Dictionary({"O": "/Table"}))["Scope"] = scope
    named = sorted((item["ID"].string, item) for item in elements.values() if "ID" in item)
    tree = pydyf.Dictionary(
        {"Names": pydyf.Array([part for name, item in named for part in (pydyf.String(name), item.reference)])}
    )
    pdf.add_object(tree)
    for item in pdf.objects:
        if isinstance(item, pydyf.Dictionary) and item.get("Type") == "/StructTreeRoot":
            item["IDTree"] = tree.reference


def _numbers(children: Any) -> Iterable[int]:  # the engine keeps references as bytes and content as numbers
    kids = children if isinstance(children, list) else [children]
    return [int(kid.split()[0]) for kid in kids if isinstance(kid, bytes) and kid.endswith(b" R")]
