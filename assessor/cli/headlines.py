"""What a terminal says below the table of verdicts: each framework's own figure, and the recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, TextIO

from assessor.words.decisions import headline
from assessor.words.names import names_of
from assessor.words.offers import compared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.framework import Registry
    from assessor.result.result import Result


def print_headlines(result: Result, registry: Registry, stream: TextIO) -> None:
    """One line each, where there is something to say."""
    advised = headline(result)
    sold = compared(result.offers, names_of(result, result.offers, result.positions))
    lines = (*_figures(result, registry), *(line for line in (advised, sold) if line))
    stream.writelines(f"{line}\n" for line in lines)


def _figures(result: Result, registry: Registry) -> Iterator[str]:
    scores = result.scores or {}
    for framework in registry:
        score = scores.get(framework.id)
        if score is not None:
            yield from framework.headlines(score)
