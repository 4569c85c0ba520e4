"""`assessor verify`: whether a brief is what its inputs give."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.codes import DONE, GAPS, INCOMPLETE
from assessor.cli.session import cache_folder

if TYPE_CHECKING:
    import argparse

_CODES = {"consistent": DONE, "altered": GAPS, "not_performed": INCOMPLETE}


def add(parser: argparse.ArgumentParser) -> None:
    """Options of the command."""
    parser.add_argument("brief", type=Path, metavar="BRIEF", help="brief.pdf, result.json, or the folder of one run")
    parser.add_argument("--offers", type=Path, metavar="FILE", help="a provider's own offers, where none are carried")
    parser.add_argument("--brand", type=Path, metavar="FILE", help="the issuer's brand, where none is carried")
    parser.add_argument(
        "--engagement", type=Path, metavar="FILE", help="the engagement, where none is carried (result.json alone)"
    )


def run(options: argparse.Namespace) -> int:
    """Perform it again, compare, say what differs."""
    from assessor.verification.performing import Given  # noqa: PLC0415
    from assessor.verification.verify import verified  # noqa: PLC0415 - `--help` needs none of it
    from assessor.words.verification import lines  # noqa: PLC0415

    given = Given(options.engagement, options.data, tuple(options.pack), options.offers, options.brand)
    found = verified(options.brief, given, cache=cache_folder(options))
    for line in lines(found):
        print(
            "".join(letter if letter.isprintable() else " " for letter in line)
        )  # a file's words reach no terminal raw
    return _CODES[found.status]
