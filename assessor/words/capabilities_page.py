"""The page of capabilities: what each means, who can deliver it, which demands it answers, which words mean it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assessor.library.crosswalk_links import leaf_edges, primaries

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from assessor.library.library import Library
    from assessor.model.capability import Capability

_PERFORMED = {
    "provider": "a provider",
    "shared": "a provider, with a duty of the organization",
    "customer": "the organization",
}
_HEAD = """\
# Capabilities

Made from `rules/capabilities`, the crosswalks and the functions by `assessor catalog capabilities`; do not edit.

A capability is one kind of work somebody could be asked to do and to prove. A provider's offering has terms for each
([offerings.md](offerings.md)), and no terms of one count for another. *Delivered by* lists the functions that can each
do the whole work; the rules say beside each why others are left out. *Asked as* says which kinds of demand the
obligations make of it, and how many ask. *Also called* lists the words of the trade that mean this work and no other:
each word has one owner, and `assessor check` says so where two claim it.
"""


def capabilities_page(library: Library) -> str:
    """The page, in Markdown."""
    asked = _asked(library)
    domains: dict[str, list[Capability]] = defaultdict(list)
    for item in library.capabilities.values():
        domains[item.iscm_domain].append(item)
    parts = [_HEAD]
    for domain in sorted(domains):
        parts.append(f"\n## {domain.replace('_', ' ').capitalize()}\n")
        ordered = sorted(domains[domain], key=lambda one: one.id)
        parts += ["\n".join(_lines(item, asked.get(item.id, {}))) + "\n" for item in ordered]
    return "\n".join(parts)


def _lines(item: Capability, asked: Mapping[str, int]) -> Iterator[str]:
    yield f"### {item.title} (`{item.id}`)\n"
    yield f"{item.definition}\n"
    yield f"- Performed by {_PERFORMED[item.performed_by]}."
    yield f"- Delivered by {' or '.join(item.delivered_by.any_of) or ' and '.join(item.delivered_by.all_of)}."
    if asked:
        yield f"- Asked as {', '.join(f'{kind} ({count})' for kind, count in sorted(asked.items()))}."
    else:
        yield f"- Asked by no obligation: {item.unasked}"
    yield f"- Controls: {', '.join(item.controls.primary)}."
    yield f"- Measured by {item.metric.replace('_', ' ')}, in {item.unit}; shown by {_types(item)}."
    if item.also_called:
        yield f"- Also called {', '.join(item.also_called)}."


def _types(item: Capability) -> str:
    return ", ".join(kind.replace("_", " ") for kind in item.evidence.types)


def _asked(library: Library) -> dict[str, dict[str, int]]:
    """By capability, the kinds of demand made of it and the number of edges that make each."""
    owners = primaries(library)
    found: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for crosswalk in library.crosswalks:
        for entry in crosswalk.entries:
            for edge in leaf_edges(entry):
                named = edge.capabilities.names if edge.capabilities is not None else owners[edge.control or ""]
                for name in named:
                    stated = edge.demand
                    for kind in _kinds(
                        library.capabilities[name],
                        stated.every if stated else None,
                        stated.event if stated else None,
                        state=bool(stated and stated.state),
                    ):
                        found[name][kind] += 1
    return found


def _kinds(item: Capability, every: str | None, event: str | None, *, state: bool) -> Iterator[str]:
    """The kinds of timing of one demand; the default timing where it states none."""
    if not (every or event or state):
        every, event, state = item.defaults.every, item.defaults.event, item.defaults.state
    if every:
        yield "an interval"
    if event:
        yield "an event"
    if state:
        yield "a state"
