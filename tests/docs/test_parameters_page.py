"""The page of parameters is what the rules hold: published figures with their day, assumptions with their question.

Run this module to write the page anew: `python -m tests.docs.test_parameters_page`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.loader import load
from assessor.library.resources import shipped_root
from tests.cli.running import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.model.economics import Parameter

PAGE = ROOT / "docs" / "parameters.md"
# Not more of them may rest on nothing but our word.
MOST_ASSUMED: Final = 0.37
_HEADINGS: Final = {
    "assumption": ("Assumptions", "question that replaces it"),
    "source": ("Published figures", "source, and the day it was published or read"),
    "definition": ("Definitions", "what makes it so"),
}


def parameters() -> list[Parameter]:
    library, problems = load(shipped_root(), FRAMEWORKS)
    assert library is not None, problems
    return list(library.economics.parameters.values())


def made(found: list[Parameter]) -> str:
    return "\n".join(_lines(found)) + "\n"


def _lines(found: list[Parameter]) -> Iterator[str]:
    yield "# Prices and planning figures"
    yield ""
    yield "Made from `rules/economics/parameters-*.yaml` by `python -m tests.docs.test_parameters_page`."
    yield "docs/economics.md says what becomes of them. Any of them is replaced under `prices:` in an engagement."
    yield ""
    counts = {basis: sum(item.basis == basis for item in found) for basis in _HEADINGS}
    yield (
        f"{len(found)} figures: {counts['source']} published, {counts['assumption']} assumed, "
        f"{counts['definition']} by definition."
    )
    for basis, (heading, last) in _HEADINGS.items():
        yield ""
        yield f"## {heading}"
        yield ""
        yield f"| id | what | unit | low | default | high | {last} |"
        yield "|---|---|---|---|---|---|---|"
        yield from (_row(item) for item in found if item.basis == basis)


def _row(item: Parameter) -> str:
    last = item.question if item.basis == "assumption" else item.source + (f" ({item.date})" if item.date else "")
    figures = " | ".join(f"{figure:,g}" for figure in (item.low, item.default, item.high))
    return f"| `{item.id}` | {item.title} | {item.unit} | {figures} | {last} |"


def test_it_is_what_the_rules_make() -> None:
    again = "the parameters changed: run `python -m tests.docs.test_parameters_page`"
    assert PAGE.read_text(encoding="utf-8") == made(parameters()), again


def _ids(found: Iterable[Parameter]) -> list[str]:
    return [item.id for item in found]


def test_every_figure_says_where_it_comes_from_or_what_replaces_it() -> None:
    found = parameters()
    assert _ids(item for item in found if item.basis == "source" and item.date is None) == []
    assert _ids(item for item in found if item.basis == "assumption" and item.question is None) == []
    assumed = [item for item in found if item.basis == "assumption"]
    assert _ids(item for item in assumed if not item.low < item.high) == [], "an assumption has a range"
    assert len(assumed) / len(found) <= MOST_ASSUMED


if __name__ == "__main__":
    PAGE.write_text(made(parameters()), encoding="utf-8")
