"""By what the page for a browser can be filtered: the verdict, owner, provider and framework of every number on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.scales import CUSTOMER
from assessor.report import looks
from assessor.report.text import shorten
from assessor.words.names import YOU

if TYPE_CHECKING:
    from assessor.report.brief import Brief
    from assessor.result.result import Result

NOBODY = "Nobody"


@dataclass(frozen=True, slots=True)
class Facet:
    """One filter: its key in the index, what it is called, and its values in the order they are offered."""

    key: str
    title: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facets:
    """The filters of a page, and which values every obligation and finding has, by the number it is printed with."""

    filters: tuple[Facet, ...]
    index: str
    """JSON that may stand inside a script element: no `<` in it."""


def facets_of(result: Result, brief: Brief) -> Facets:
    """The filters of one brief; a filter with a single value is left out."""
    titles = {chosen.catalog: brief.names.frameworks[chosen.id] for chosen in result.frameworks}
    owners: dict[str, set[str]] = {}
    for found, printed in zip(result.findings, brief.gaps.findings, strict=True):
        for ref in found.obligations:
            owners.setdefault(ref, set()).add(printed.owner)
    index: dict[str, dict[str, set[str]]] = {}
    for row in result.obligations:
        verdict = row.verdicts[TODAY]
        providers = {_provider(brief, step.provider) for step in verdict.witness if step.provider}
        values = {
            "verdict": {looks.status(verdict.verdict).word},
            "owner": owners.get(row.ref, set()),
            "provider": providers or {NOBODY},
            "framework": {titles.get(row.catalog, row.catalog)},
        }
        _add(index, shorten(row.id, 40), values)
    for found, printed in zip(result.findings, brief.gaps.findings, strict=True):
        of_rows = [index[name] for ref in found.obligations if (name := shorten(ref.partition(":")[2], 40)) in index]
        joined = {key: set().union(*(each[key] for each in of_rows)) for key in ("verdict", "provider", "framework")}
        _add(index, printed.id, {**joined, "owner": {printed.owner}})
    order = [status.word for status in looks.STATUSES]
    filters = [
        Facet(
            key, title, tuple(sorted(_values(index, key), key=lambda value: (_place(order, value), value.casefold())))
        )
        for key, title in (
            ("verdict", "Verdict"),
            ("owner", "Owner"),
            ("provider", "Provider"),
            ("framework", "Framework"),
        )
    ]
    listed = {name: {key: sorted(each) for key, each in values.items()} for name, values in sorted(index.items())}
    text = (
        json.dumps(listed, ensure_ascii=True, separators=(",", ":"))
        .replace("&", "\\u0026")
        .replace("<", "\\u003c")
        .replace("'", "\\u0027")
    )
    return Facets(tuple(each for each in filters if len(each.values) > 1), text)


def _provider(brief: Brief, provider: str) -> str:
    return YOU.capitalize() if provider == CUSTOMER else brief.names.providers.get(provider, provider)


def _add(index: dict[str, dict[str, set[str]]], name: str, values: dict[str, set[str]]) -> None:
    """Values of a number; two frameworks may use the same one."""
    known = index.setdefault(name, {})
    for key, each in values.items():
        known.setdefault(key, set()).update(each)


def _values(index: dict[str, dict[str, set[str]]], key: str) -> set[str]:
    return {value for values in index.values() for value in values[key] if value}


def _place(order: list[str], value: str) -> int:
    return order.index(value) if value in order else len(order)
