"""Checks of quality that `assessor check` adds to the links: slower, and nothing the engine needs in order to run."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from itertools import combinations
from typing import TYPE_CHECKING

from assessor.library.chain_audit import CHAIN_CHECKS
from assessor.library.crosswalk_links import leaf_edges, primaries
from assessor.library.edge_audit import EDGE_CHECKS, uncited_demands
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.interval import seconds
from assessor.model.scales import BINDING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from assessor.library.library import Library
    from assessor.model.catalog import Catalog
    from assessor.model.crosswalk import DemandText, Entry

# Two statements are near copies when this much of their text is the same; word overlap is a cheap first sieve.
NEAR_COPY = 0.85
_SIEVE = 0.6
# Pairs grow with the square: of a larger catalog, the statements beyond these are compared for equality only.
MOST_COMPARED = 2000
_WARN = Severity.WARNING


def audit(library: Library) -> list[Diagnostic]:
    """Everything worth mending that no broken reference would show."""
    found = [problem for check in AUDIT_CHECKS for problem in check(library)]
    return [*found, *(problem for catalog in library.catalogs.values() for problem in near_copies(catalog))]


def citations(library: Library) -> Iterator[Diagnostic]:
    """No row lacks a citation."""
    for catalog in library.catalogs.values():
        for row in catalog.rows:
            if not row.citation:
                message = f"'{catalog.id}:{row.id}' has no citation"
                yield Diagnostic("audit/no-citation", message, row.span, "cite the paragraph it comes from")


def near_copies(catalog: Catalog) -> Iterator[Diagnostic]:
    """No statement is a copy, or nearly one, of another in its catalog."""
    rows = [row for row in catalog.rows if row.statement and row.kind == "obligation"]
    for one, other, share in alike([row.statement or "" for row in rows]):
        first, second = rows[one], rows[other]
        message = f"the statements of '{first.id}' and '{second.id}' are {share:.0%} identical"
        severity = _WARN if catalog.header.provenance.draft else Severity.ERROR
        yield Diagnostic("audit/near-copy", message, second.span, "state what is specific to each", severity)


def alike(statements: Sequence[str]) -> Iterator[tuple[int, int, float]]:
    """Each statement with the first one it resembles, both by their places, and how much of them is the same."""
    first_with: dict[str, int] = {}
    for place, text in enumerate(statement.lower() for statement in statements):
        if text in first_with:
            yield first_with[text], place, 1.0
        first_with.setdefault(text, place)
    different = [(place, text) for text, place in first_with.items()][:MOST_COMPARED]
    words = {place: frozenset(re.findall(r"[a-z0-9]+", text)) for place, text in different}
    found: set[int] = set()
    for (first, one), (second, two) in combinations(different, 2):
        if second in found:
            continue
        common = len(words[first] & words[second])
        if common < _SIEVE * max(len(words[first]), len(words[second])):
            continue
        share = SequenceMatcher(None, one, two, autojunk=False).ratio()
        if share > NEAR_COPY:
            found.add(second)
            yield first, second, share


def intervals(library: Library) -> Iterator[Diagnostic]:
    """No cadence is looser than a binding one beside it, and nothing passes that is stricter than what is asked."""
    for capability in library.capabilities.values():
        every, loosest = capability.defaults.every, capability.defaults.loosest
        if every and loosest and seconds(loosest) < seconds(every):
            message = f"'{capability.id}': loosest {loosest} is shorter than every {every}"
            yield Diagnostic(
                "audit/loosest", message, capability.span, "loosest is the longest interval that still passes"
            )
    owners = primaries(library)
    for crosswalk in library.crosswalks:
        for entry in crosswalk.entries:
            yield from _entry_intervals(entry, owners)


def _entry_intervals(entry: Entry, owners: Mapping[str, list[str]]) -> Iterator[Diagnostic]:
    binding: dict[str, int] = {}
    own: list[tuple[str, DemandText]] = []
    for edge in leaf_edges(entry):
        demand = edge.demand
        if demand is None or demand.every is None or demand.every == "as_defined":
            continue
        if demand.loosest is not None and seconds(demand.loosest) < seconds(demand.every):
            message = f"'{entry.obligation}': loosest {demand.loosest} is shorter than every {demand.every}"
            yield Diagnostic("audit/loosest", message, demand.span, "loosest is the longest interval that still passes")
        for name in edge.capabilities.names if edge.capabilities is not None else owners.get(edge.control or "", ()):
            if demand.basis in BINDING:
                binding[name] = min(seconds(demand.every), binding.get(name, seconds(demand.every)))
            else:
                own.append((name, demand))
    for name, demand in own:
        if name in binding and seconds(demand.every or "P1D") > binding[name]:
            message = f"'{entry.obligation}': {name} every {demand.every} is looser than its binding interval"
            yield Diagnostic("audit/looser", message, demand.span, "remove it; the binding interval applies")


def idle_functions(library: Library) -> Iterator[Diagnostic]:
    """Every function delivers some capability."""
    working = {name for item in library.capabilities.values() for name in item.delivered_by.functions}
    for function in library.functions.values():
        if function.id not in working:
            message = f"no capability is delivered by function '{function.id}'"
            advice = "name it in delivered_by, or remove it"
            yield Diagnostic("audit/unreachable", message, function.span, advice, _WARN)


def idle_duties(library: Library) -> Iterator[Diagnostic]:
    """Every duty comes up somewhere: at an obligation, a capability, a gate, a whole framework, or through others."""
    used = {item.duty for item in library.capabilities.values()} | {item.duty for item in library.gates.values()}
    for duty in library.duties.values():
        if not (duty.id in used or duty.attaches_to or duty.concerns or duty.through):
            message = f"nothing leads to duty '{duty.id}'"
            advice = "add attaches_to, concerns or through, or name it on a capability or a gate"
            yield Diagnostic("audit/unreachable", message, duty.span, advice, _WARN)


AUDIT_CHECKS = (citations, intervals, *CHAIN_CHECKS, *EDGE_CHECKS, idle_functions, idle_duties)
OF_TERMS = (intervals, uncited_demands)
"""Those that compare how often work is done, and what else a check of references leaves alone (`library/shares.py`)."""
