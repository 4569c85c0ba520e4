"""A long brief printed, beside the same page printed by the same engine untuned; and printed again after a change."""

from __future__ import annotations

import re
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from assessor import api
from assessor.frameworks.registry import FRAMEWORKS
from assessor.report.page import print_page
from benchmarks.clock import process, take_turns
from benchmarks.figures import Figure
from benchmarks.settings import CLINIC, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.clock import Timing
    from benchmarks.settings import Settings

MOST_RUNS = 3  # each is half a minute
COPIES = 5  # of the annexes: with letter and body about a hundred pages
_MARK = '<section class="part annex first-annex"'
_TARGET = re.compile(r'\b(id="|href="#|data-target="#)([^"]+)"')


def lengthened(page: str, copies: int) -> str:
    """A brief with its annexes several times, each with ids and links of its own."""
    front, mark, rest = page.partition(_MARK)
    annexes, end, tail = rest.rpartition("</body>")
    known = {name for lead, name in _TARGET.findall(annexes) if lead.startswith("id")}

    def copied(number: int) -> str:
        def renamed(found: re.Match[str]) -> str:
            return f'{found[1]}{found[2]}-{number}"' if found[2] in known else found[0]

        return mark + (_TARGET.sub(renamed, annexes) if number else annexes)

    return front + "".join(map(copied, range(copies))) + end + tail


def run(settings: Settings) -> Iterator[Figure]:
    """The clinic's brief, and one of a hundred pages: ours, untuned, and ours again with one line changed."""
    page = print_page(api.assess(CLINIC, data=settings.data), FRAMEWORKS, "letter")
    long = lengthened(page, COPIES)
    changed = long.replace("<h1>Your own duties", "<h1>Own duties", 1).replace(
        'data-foot="Result', 'data-foot="Changed'
    )
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in {"short": page, "long": long, "changed": changed}.items():
            (folder / file).write_text(text, encoding="utf-8")
        printer = (sys.executable, "-m", "benchmarks.printers")
        kept, pdf = folder / "kept", folder / "pdf"
        process((*printer, "ours", folder / "long", pdf, kept), ROOT)
        process((*printer, "ours", folder / "changed", pdf, kept), ROOT)
        cases = {
            "short": (*printer, "ours", folder / "short", pdf),
            "ours": (*printer, "ours", folder / "long", pdf),
            "plain": (*printer, "plain", folder / "long", pdf),
            "again": (*printer, "ours", folder / "changed", pdf, kept),
        }
        taken = take_turns(min(settings.runs, MOST_RUNS), {name: partial(process, cases[name], ROOT) for name in cases})
    yield from _figures(taken)


def _figures(taken: dict[str, Timing]) -> Iterator[Figure]:
    short, ours, plain, again = (taken[name] for name in ("short", "ours", "plain", "again"))
    note = f"{ours.cpu_ms:.0f} / {plain.cpu_ms:.0f} ms of processor time, {ours.mb:.0f} / {plain.mb:.0f} MB"
    yield Figure(benchmark="print", what="100 pages / untuned", value=ours.cpu_ms / plain.cpu_ms, limit=0.5, note=note)
    yield Figure(benchmark="print", what="100 pages, peak memory", value=ours.mb, limit=250, unit="MB")
    note = f"{again.cpu_ms:.0f} / {ours.cpu_ms:.0f} ms of processor time"
    yield Figure(
        benchmark="print", what="another digest / all anew", value=again.cpu_ms / ours.cpu_ms, limit=0.4, note=note
    )
    yield Figure(
        benchmark="print", what="the clinic's brief, processor time", value=short.cpu_ms, limit=6500, unit="ms"
    )
    yield Figure(benchmark="print", what="the clinic's brief, peak memory", value=short.mb, unit="MB")
