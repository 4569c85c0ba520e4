"""What a terminal says below the table of verdicts: each framework's own figure, and the recommendation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.report.framework import Registry
    from assessor.result.result import Result


def print_headlines(assessed: Result, data: dict[str, Any], registry: Registry, stream: TextIO) -> None:
    """One line each, where there is something to say; `data` is the JSON object of the result."""
    lines = (*_figures(assessed, registry), *_recommendation(data))
    stream.writelines(f"{line}\n" for line in lines)


def _figures(assessed: Result, registry: Registry) -> Iterator[str]:
    scores = assessed.scores or {}
    for framework in registry:
        score = scores.get(framework.id)
        if score is not None:
            yield from framework.headlines(score)


def _recommendation(result: dict[str, Any]) -> Iterator[str]:
    made = result["recommendation"]
    if made is None:
        if result["recommendation_reason"]:
            yield f"No recommendation: {result['recommendation_reason']}"
        return
    if made["status"] == "infeasible":
        yield f"No recommendation: nothing on offer complies; in the way: {', '.join(made['obstacles'])}"
        return
    moved = sum(line["changed"] for line in made["lines"])
    yield (
        f"Advised mix: ${made['annual_cost']:,.0f} a year in fees and own hours; {moved} of {len(made['lines'])} "
        f"functions move; with what incidents cost, a year is ${made['price_of_compliance']:,.0f} dearer than without "
        "the obligations"
    )
