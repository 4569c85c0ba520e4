"""One engagement under today's and every other arrangement: the engine beside a plain walk over the networkx graph."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.obligation_rows import obligation_rows
from assessor.assess.prepare import load_library
from assessor.frameworks.registry import FRAMEWORKS
from assessor.graph.build import build
from benchmarks.clock import call, take_turns
from benchmarks.figures import Figure
from benchmarks.settings import CLINIC
from benchmarks.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.settings import Settings


def run(settings: Settings) -> Iterator[Figure]:
    """Both must find the same verdicts before their times are compared."""
    source, plan, problems = api.check(CLINIC, data=settings.data)
    if source is None or plan is None:
        raise ValueError(f"the example does not load: {problems}")
    engagement = source.engagement
    graph = build(load_library(settings.data, FRAMEWORKS))
    ours = assess_engagement(plan, engagement)
    found = {
        name: {ref: item.verdict.value for ref, item in judged.items()} for name, judged in ours.judgements.items()
    }
    if found != Walk(graph, plan, engagement).verdicts():
        raise ValueError("the engine and the walk disagree; their times cannot be compared")
    taken = take_turns(
        settings.runs,
        {
            "engine": lambda: call(lambda: assess_engagement(plan, engagement)),
            "rows": lambda: call(lambda: obligation_rows(ours)),
            "walk": lambda: call(lambda: Walk(graph, plan, engagement).verdicts()),
        },
    )
    counted = sum(len(judged) for judged in found.values())
    note = f"{taken['engine'].ms:.1f} / {taken['walk'].ms:.1f} ms, {counted} verdicts"
    yield Figure(
        benchmark="evaluate",
        what="engine / walk over networkx",
        value=taken["engine"].ms / taken["walk"].ms,
        limit=0.75,
        note=note,
    )
    yield Figure(
        benchmark="evaluate",
        what="obligations of the result, with smallest changes / judging",
        value=taken["rows"].ms / taken["engine"].ms,
        note=f"{taken['rows'].ms:.1f} / {taken['engine'].ms:.1f} ms",
    )
