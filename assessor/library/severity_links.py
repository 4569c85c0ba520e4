"""Checks of the rules on severity: they name gates and capabilities that exist, and no kind has two owners."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.library.references import unknown
from assessor.model.diagnostic import Diagnostic

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.library import Library


def severity_rules(library: Library) -> Iterator[Diagnostic]:
    """A rule names papers and capabilities that exist."""
    for rule in library.severity.values():
        yield from unknown("gate", rule.when.gates, library.gates, rule.span)
        yield from unknown("capability", rule.when.capabilities, library.capabilities, rule.span)


def owners(library: Library) -> Iterator[Diagnostic]:
    """One role acts on a kind of finding."""
    seen: dict[str, str] = {}
    for owner in library.action_owners.values():
        for kind in owner.kinds:
            if kind in seen:
                message = f"'{owner.id}' and '{seen[kind]}' both say who acts on findings of kind '{kind}'"
                yield Diagnostic("link/two-owners", message, owner.span, "keep the kind under one of them")
            seen.setdefault(kind, owner.id)


SEVERITY_CHECKS = (severity_rules, owners)
