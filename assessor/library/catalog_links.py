"""Checks inside a catalog: ids, hierarchy, counts, citations, conditions."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from assessor.library.patterns import fault_of
from assessor.library.references import unknown
from assessor.model.condition import OPERATORS
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.library.library import Library
    from assessor.model.catalog import Catalog, Row
    from assessor.model.condition import Condition
    from assessor.model.rules import Fact


_SPELLING = "use the framework's own spelling, in quotes"
_PATTERN = "write a regular expression with bounds such as {1,4}; it must match the whole id"


def row_ids(library: Library) -> Iterator[Diagnostic]:
    """Ids are unique in their catalog and follow its grammar."""
    for catalog in library.catalogs.values():
        fault = fault_of(catalog.header.id_pattern)
        if fault:
            yield Diagnostic("link/id-pattern", f"id_pattern {fault}", catalog.header.span, _PATTERN)
            continue
        grammar = re.compile(catalog.header.id_pattern)
        seen: dict[str, Row] = {}
        for row in catalog.rows:
            if row.id in seen:
                message = f"id '{row.id}' appears twice in {catalog.id}, first at {seen[row.id].span}"
                yield Diagnostic("link/duplicate-id", message, row.span, "rename or remove one of them")
            seen[row.id] = row
            if grammar.fullmatch(row.id) is None:
                message = f"id '{row.id}' does not match the catalog's id_pattern {catalog.header.id_pattern}"
                yield Diagnostic("link/id-grammar", message, row.span, _SPELLING, word=row.id)


def hierarchy(library: Library) -> Iterator[Diagnostic]:
    """Parents exist and nobody is their own ancestor."""
    for catalog in library.catalogs.values():
        rows = {row.id: row for row in catalog.rows}
        for row in catalog.rows:
            if row.parent is None:
                continue
            yield from unknown("parent", [row.parent], rows, row.span)
            if _in_a_circle(row, rows):
                yield Diagnostic("link/cycle", f"'{row.id}' is its own ancestor", row.span, "correct a 'parent'")


def _in_a_circle(row: Row, rows: Mapping[str, Row]) -> bool:
    seen = {row.id}
    parent = rows.get(row.parent or "")
    while parent is not None and parent.id not in seen:
        seen.add(parent.id)
        parent = rows.get(parent.parent or "")
    return parent is not None and parent.id == row.id


def counts(library: Library) -> Iterator[Diagnostic]:
    """A catalog holds what it declares, by kind."""
    for catalog in library.catalogs.values():
        found = Counter(row.kind for row in catalog.rows)
        expected = catalog.header.expected
        for kind, count in sorted(expected.counts.items()):
            if found[kind] != count:
                message = f"{catalog.id} has {found[kind]} of kind {kind}, but declares {count}"
                yield Diagnostic("link/count", message, expected.span, "correct the rows or 'expected'", word=kind)


def withdrawals(library: Library) -> Iterator[Diagnostic]:
    """Withdrawn controls point at rows that exist."""
    for catalog in library.catalogs.values():
        rows = {row.id for row in catalog.rows}
        for row in catalog.rows:
            yield from unknown("control", row.withdrawn_to, rows, row.span)


def conditions(library: Library) -> Iterator[Diagnostic]:
    """Applicability reads declared facts, with operators their type allows."""
    for catalog in library.catalogs.values():
        yield from _row_conditions(catalog, library.facts)
    for gate in library.gates.values():
        if gate.when.condition is not None:
            yield from condition_problems(gate.when.condition, library.facts)
    for duty in library.duties.values():
        if duty.when is not None:
            yield from condition_problems(duty.when, library.facts)


def _row_conditions(catalog: Catalog, facts: Mapping[str, Fact]) -> Iterator[Diagnostic]:
    for row in catalog.rows:
        yield from unknown("fact", row.applies_to, facts, row.span)
        for name in row.applies_to:
            if name in facts and facts[name].type != "boolean":
                message = f"applies_to needs a true/false fact, but '{name}' is a {facts[name].type}"
                yield Diagnostic("link/fact-type", message, row.span, "use applies_when instead", word=name)
        if row.applies_when is not None:
            yield from condition_problems(row.applies_when, facts)


def condition_problems(condition: Condition, facts: Mapping[str, Fact]) -> Iterator[Diagnostic]:
    """Faults of one condition tree."""
    for leaf in condition.leaves():
        fact = facts.get(leaf.fact or "")
        if fact is None:
            yield from unknown("fact", [leaf.fact or ""], facts, leaf.span)
            continue
        for operator, types in OPERATORS.items():
            used = getattr(leaf, "is_" if operator == "is" else operator) is not None
            if used and fact.type not in types:
                advice = f"'{operator}' tests {', '.join(types)}"
                message = f"'{operator}' cannot test '{fact.id}', which is a {fact.type}"
                yield Diagnostic("link/fact-type", message, leaf.span, advice, word=operator)
        yield from _values(leaf, fact)


def _values(leaf: Condition, fact: Fact) -> Iterator[Diagnostic]:
    """A value that a fact can never have makes its test always false, silently."""
    for value in (leaf.is_, leaf.is_not, *(leaf.one_of or ())):
        if value is None:
            continue
        wanted = "text" if fact.type == "choice" else fact.type
        if not _is_a(value, wanted):
            shown = str(value).lower() if isinstance(value, bool) else f"'{value}'"
            message = f"{shown} is compared with '{fact.id}', which is a {fact.type}"
            yield Diagnostic("link/fact-type", message, leaf.span, f"compare it with a {fact.type}", word=str(value))
        elif fact.type == "choice" and value not in fact.choices:
            advice = f"choices: {', '.join(fact.choices)}"
            message = f"'{value}' is not a choice of '{fact.id}'"
            yield Diagnostic("link/fact-choice", message, leaf.span, advice, word=str(value))


_PROP_TYPES: dict[str, tuple[type, ...]] = {
    "text": (str,),
    "date": (str,),
    "number": (int, float),
    "boolean": (bool,),
    "list": (list,),
}


def props(library: Library) -> Iterator[Diagnostic]:
    """Rows carry only declared properties, of the declared type."""
    for catalog in library.catalogs.values():
        declared = catalog.header.props
        for row in catalog.rows:
            yield from unknown("prop", row.props, declared, row.span)
            for name, value in row.props.items():
                if name in declared and not _is_a(value, declared[name].type):
                    message = f"prop '{name}' of '{row.id}' is not a {declared[name].type}"
                    word = name if isinstance(value, (list, dict, tuple)) else str(value)
                    yield Diagnostic("link/prop-type", message, row.span, "see the catalog's header", word=word)


def _is_a(value: object, kind: str) -> bool:
    return isinstance(value, _PROP_TYPES[kind]) and (kind == "boolean" or not isinstance(value, bool))


CATALOG_CHECKS = (row_ids, hierarchy, counts, withdrawals, conditions, props)
