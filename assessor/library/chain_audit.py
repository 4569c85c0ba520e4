"""Checks of the whole chain: obligation, control, capability. Nothing in it is left out without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.crosswalk_links import leaf_edges, primaries
from assessor.library.rule_links import CONTROLS
from assessor.model.diagnostic import Diagnostic, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.library import Library


def asked_for(library: Library) -> set[str]:
    """The capabilities that some essential edge names, or leads to by its control alone."""
    owners = primaries(library)
    found: set[str] = set()
    for crosswalk in library.crosswalks:
        for entry in crosswalk.entries:
            for edge in leaf_edges(entry):
                named = edge.capabilities.names if edge.capabilities is not None else owners.get(edge.control or "", ())
                found.update(named)
    return found


def unasked(library: Library) -> Iterator[Diagnostic]:
    """Every capability is demanded somewhere or says why not, and none says both."""
    asked = asked_for(library)
    for item in library.capabilities.values():
        if item.id not in asked and item.unasked is None:
            message = f"no obligation asks for capability '{item.id}'"
            advice = "name it on an essential edge, say why it is kept under unasked, or remove it"
            yield Diagnostic("audit/unasked", message, item.span, advice)
        elif item.id in asked and item.unasked is not None:
            message = f"capability '{item.id}' says why nothing asks for it, but an obligation does"
            yield Diagnostic("audit/asked", message, item.span, "remove unasked")


def owners_of_words(library: Library) -> Iterator[Diagnostic]:
    """A word of the trade means one capability."""
    owner: dict[str, str] = {}
    for item in library.capabilities.values():
        for word in item.also_called:
            first = owner.setdefault(word.casefold(), item.id)
            if first != item.id:
                message = f"'{word}' is another word for both '{first}' and '{item.id}'"
                yield Diagnostic("audit/two-owners", message, item.span, "leave it to the one whose work it is")


def without_control(library: Library) -> Iterator[Diagnostic]:
    """Every obligation leads to a control: an essential one, or a supporting one where a duty or papers decide.

    Of a draft that is only warned of.
    """
    if CONTROLS not in library.catalogs:
        return
    reached = {
        f"{crosswalk.crosswalk.source}:{entry.obligation}"
        for crosswalk in library.crosswalks
        for entry in crosswalk.entries
        if entry.supporting or any(edge.control for edge in leaf_edges(entry))
    }
    drafts = {name for name, catalog in library.catalogs.items() if catalog.header.provenance.draft}
    for ref, row in library.rows().items():
        if row.kind == "obligation" and ref not in reached:
            message = f"obligation '{ref}' leads to no control"
            advice = "name at least one in its crosswalk entry: supporting, where a duty decides"
            severity = Severity.WARNING if ref.partition(":")[0] in drafts else Severity.ERROR
            yield Diagnostic("audit/no-control", message, row.span, advice, severity)


CHAIN_CHECKS = (unasked, owners_of_words, without_control)
