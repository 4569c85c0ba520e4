"""The smallest change in an explanation: what to do, how to try it, and the lines that say it to the program."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING

from assessor.words import changes
from assessor.words.wrapping import wrapped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.result.obligation import Demand
    from assessor.result.smallest import SmallestChange
    from assessor.words.names import Names


def lines_of(smallest: SmallestChange, demands: Sequence[Demand], names: Names) -> Iterator[str]:
    """What would put an obligation in place, or what stands in the way."""
    yield f"  {_head(smallest)}:"
    for text in changes.sentences(smallest, demands, names):
        yield from wrapped(text, "    - ", "      ")
    if smallest.statements:
        yield "  to see what it would change, run again with:"
        yield from (f"    --what-if {quote(text)}" for text in changes.what_if(smallest.statements))
        yield "  once it is done, write into the engagement file:"
        yield from (f"    {line}" for line in changes.yaml_lines(smallest.statements))
    if smallest.documented is not None:
        yield "  or, with a decision in writing instead:"
        yield from (f"    {line}" for line in changes.yaml_lines(smallest.documented.statements))


def _head(smallest: SmallestChange) -> str:
    if smallest.atoms and not smallest.obstacles:
        return "smallest change that would put it in place"
    return "what would have to change, and what stays in the way" if smallest.atoms else "what stands in the way"
