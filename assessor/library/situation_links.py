"""Checks of the rules that weigh models: situations and weighings name what exists and account for their numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assessor.library.catalog_links import condition_problems
from assessor.library.references import unknown
from assessor.model.diagnostic import Diagnostic
from assessor.model.situation import DERIVED
from assessor.model.weighing import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.library.library import Library
    from assessor.model.situation import Situation

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


def situations(library: Library) -> Iterator[Diagnostic]:
    """A situation names a model, functions and values that exist."""
    known = {**library.facts, **DERIVED}
    for item in library.situations.values():
        yield from unknown("model", [item.fits], library.models, item.span)
        yield from unknown("function", item.functions, library.functions, item.span)
        yield from condition_problems(item.when, known)
        yield from _thresholds(item)
        for each in item.qualified_by:
            yield from condition_problems(each.when, known)
            yield from unknown("fact", PLACEHOLDER.findall(each.text), known, item.span)


def _thresholds(item: Situation) -> Iterator[Diagnostic]:
    """Every number a situation compares with has one account of where it comes from, and no account is spare."""
    compared = {leaf.fact for leaf in item.when.leaves() if leaf.at_least is not None or leaf.at_most is not None}
    accounted = [each.fact for each in item.thresholds]
    for name in sorted(filter(None, compared - set(accounted))):
        message = f"situation '{item.id}' compares '{name}' with a number of unstated origin"
        yield Diagnostic("link/threshold", message, item.span, "add it under thresholds, with a source")
    for name in sorted({name for name in accounted if name not in compared or accounted.count(name) > 1}):
        message = f"situation '{item.id}' has a second threshold for '{name}', or one it never compares"
        yield Diagnostic("link/threshold", message, item.span, "keep one threshold for each number compared")


def weighings(library: Library) -> Iterator[Diagnostic]:
    """A weighing names models and a figure that exist."""
    for item in library.weighings.values():
        named = [name for name in (item.model, item.against) if name is not None]
        yield from unknown("model", named, library.models, item.span)
        yield from unknown("figure", [item.computed] if item.computed else [], FIGURES, item.span)


DECISION_CHECKS = (situations, weighings)
