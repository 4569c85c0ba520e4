"""`assessor assess`: the main job."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

from assessor import api
from assessor.assess.engine import arrangements_of
from assessor.cli.codes import DONE, GAPS, INCOMPLETE
from assessor.cli.commands.diff import compared, refuse_missing
from assessor.cli.diagnostics import print_text
from assessor.cli.files import write_set
from assessor.cli.format_option import add_format, pdf_hint
from assessor.cli.headlines import print_headlines
from assessor.cli.progress import working
from assessor.cli.session import cache_folder, data_of, processes
from assessor.cli.tables import summary_table
from assessor.cli.what_if import print_what_if
from assessor.cli.what_if_option import add_what_if
from assessor.errors import NotFound
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.frameworks.registry import FRAMEWORKS
from assessor.model.scales import Verdict
from assessor.report import page_size_of
from assessor.report.output_formats import FORMATS
from assessor.report.printing import Printing
from assessor.report.sections import SECTIONS, chosen

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from assessor.model.brand import Brand
    from assessor.report.attached import Attached
    from assessor.report.press.hand import Hand
    from assessor.report.version_pages import Earlier
    from assessor.result.result import Result

_PAIR: Final = 2  # processes that can share a brief
_LEVELS = {"gap": (Verdict.GAP,), "partial": (Verdict.GAP, Verdict.PARTIAL)}


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("engagement", type=Path, metavar="ENGAGEMENT", help="the engagement file (YAML)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="output folder")
    add_format(parser, FORMATS, ("pdf", "json"))
    parser.add_argument(
        "--paper", choices=("letter", "a4"), help="paper of the PDF (default: by organization.country, else letter)"
    )
    parser.add_argument(
        "--sections",
        type=lambda text: tuple(name.strip() for name in text.split(",")),
        metavar="NAMES",
        help=f"sections of the brief to print, with commas between: {', '.join(SECTIONS)} (default: all)",
    )
    parser.add_argument("--fail-on", choices=tuple(_LEVELS), help="exit with code 1 if a verdict is this bad or worse")
    parser.add_argument(
        "--arrangement", default=TODAY, metavar="NAME", help="arrangement that --fail-on checks (default: today)"
    )
    parser.add_argument(
        "--offers", type=Path, metavar="FILE", help="a provider's own offers (YAML): packages are made of these"
    )
    parser.add_argument(
        "--since", type=Path, metavar="OLD", help="what changed since an earlier engagement or brief, as a page"
    )
    parser.add_argument(
        "--brand", type=Path, metavar="FILE", help="who issues the brief (YAML): name, contact, logo, colors, footer"
    )
    add_what_if(parser)
    parser.add_argument("--quiet", action="store_true", help="print problems only")


def run(options: argparse.Namespace) -> int:
    """Judge, render, write everything at once, print the summary."""
    brand, sections = _brand(options.brand), chosen(options.sections)
    _refuse(options)
    with _helping(options) as hand:
        judged = api.judged(
            options.engagement,
            data=data_of(options),
            cache=cache_folder(options),
            what_if=options.what_if,
            offers=options.offers,
        )
        assessed = judged.result
        print_text(judged.warnings, sys.stderr)
        if options.arrangement not in assessed.arrangements:  # nothing could be recommended
            raise _no_arrangement(options.arrangement, assessed.arrangements)
        formats, hint = _possible(options.format, hand)
        with working("writing the brief"):
            carried = _carried(options, judged, sections, brand) if "pdf" in formats else ()
            earlier, kept = _earlier(options), _kept(options)
            printing = Printing(options.paper, sections, carried, earlier, brand, kept, processes(), hand)
            rendered = api.rendered(assessed, formats, encoded=judged.encoded, printing=printing)
            contents = {FORMATS[name].file: content for name, content in rendered.items()}
    written = write_set(options.out, contents, known=[known.file for known in FORMATS.values()])
    if not options.quiet:
        print(summary_table(assessed, sys.stdout))
        print_headlines(assessed, FRAMEWORKS, sys.stdout)
        print_what_if(assessed, sys.stdout)
        print("wrote " + ", ".join(str(path) for path in written))
    if hint:
        sys.stderr.write(f"assessor: no PDF written, because Pango is missing: {hint}\n")
        return INCOMPLETE
    return _exit_code(options, assessed)


def _refuse(options: argparse.Namespace) -> None:
    """Refuse what can be known to lead nowhere before anything is judged: raises NotFound, or what a check raises."""
    refuse_missing(options.since)
    if options.arrangement != TODAY:
        source, plan, _ = api.sound(
            options.engagement, data=data_of(options), cache=cache_folder(options), offers=options.offers
        )
        known = (*arrangements_of(plan, source.engagement), RECOMMENDED)
        if options.arrangement not in known:
            raise _no_arrangement(options.arrangement, known)


def _no_arrangement(name: str, known: Sequence[str]) -> NotFound:
    return NotFound(f"there is no arrangement '{name}'", hint=f"arrangements: {', '.join(known)}")


def _kept(options: argparse.Namespace) -> Path | None:
    """Where parts of briefs are kept."""
    folder = cache_folder(options)
    return None if folder is None else folder / "pages"


@contextmanager
def _helping(options: argparse.Namespace) -> Iterator[Hand | None]:
    """A process that gets ready to print while this one judges; none where parts are kept, of which it makes few."""
    kept = _kept(options)
    if processes() < _PAIR or "pdf" not in options.format or (kept is not None and any(kept.glob("*"))):
        yield None
        return
    from assessor.report.press.helper import helper  # noqa: PLC0415 - processes only where something is printed

    hand = helper()
    try:
        yield hand
    finally:
        hand.stop()


def _earlier(options: argparse.Namespace) -> Earlier | None:
    """What the brief is held against, where that is asked for."""
    if options.since is None:
        return None
    from assessor.report.version_pages import Earlier  # noqa: PLC0415

    return Earlier(options.since.name, compared(options, options.since, options.engagement)[0])


def _brand(path: Path | None) -> Brand | None:
    """The brand of whoever issues the brief; raises InvalidSource where its file is not sound."""
    if path is None:
        return None
    from assessor.library.brand_file import brand_of  # noqa: PLC0415 - few briefs are issued under a brand

    return brand_of(path)


def _carried(
    options: argparse.Namespace, judged: api.Judged, sections: tuple[str, ...], brand: Brand | None
) -> tuple[Attached, ...]:
    """What the PDF holds so that it can be performed again: `assessor verify` reads it."""
    from assessor.verification.carried import RunOptions, Sources, carried  # noqa: PLC0415 - only where a PDF is written

    stated = judged.assessment.case.engagement
    sources = Sources(options.engagement, stated, options.data, judged.packs, options.offers, options.since)
    paper = options.paper or page_size_of(judged.result)
    return carried(judged.result, sources, RunOptions(tuple(options.what_if), paper, sections, brand))


def _possible(wanted: tuple[str, ...], hand: Hand | None) -> tuple[tuple[str, ...], str | None]:
    """The formats this machine can write; without Pango the PDF gives way to result and HTML."""
    hint = None if hand is not None and hand.ready() else pdf_hint(wanted)
    if hint is None:
        return wanted, None
    return tuple(dict.fromkeys([*(name for name in wanted if name != "pdf"), "json", "html"])), hint


def _exit_code(options: argparse.Namespace, result: Result) -> int:
    if options.fail_on is None:
        return DONE
    bad = _LEVELS[options.fail_on]
    verdicts = (row.verdicts[options.arrangement].verdict for row in result.obligations)
    return GAPS if any(verdict in bad for verdict in verdicts) else DONE
