"""The option `--format` of commands that write files, and what to install where a PDF cannot be made here."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable


def add_format(
    parser: argparse.ArgumentParser, known: Iterable[str], default: tuple[str, ...] | None, *, said: str | None = None
) -> None:
    """A list of formats, each once and in the order given; `said` is how the help calls the default."""
    names = tuple(known)
    parser.add_argument(
        "--format",
        type=partial(_formats, names),
        default=default,
        metavar="LIST",
        help=f"output formats, comma-separated: {', '.join(names)} (default: {said or ','.join(default or names)})",
    )


def _formats(known: tuple[str, ...], text: str) -> tuple[str, ...]:
    import argparse  # noqa: PLC0415 - already loaded, named for its error

    wanted = tuple(dict.fromkeys(part.strip() for part in text.split(",") if part.strip()))
    for name in wanted:
        if name not in known:
            raise argparse.ArgumentTypeError(f"there is no format '{name}'; use {', '.join(known)}")
    if not wanted:
        raise argparse.ArgumentTypeError(f"name at least one of {', '.join(known)}")
    return wanted


def pdf_hint(formats: Iterable[str]) -> str | None:
    """What to install where a PDF is asked for and cannot be made here."""
    if "pdf" not in formats:
        return None
    from assessor.report import pdf_available  # noqa: PLC0415

    return pdf_available()
