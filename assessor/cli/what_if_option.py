"""The option `--what-if`."""

from __future__ import annotations

import argparse


def add_what_if(parser: argparse.ArgumentParser) -> None:
    """The option, as every command that judges an engagement takes it."""
    parser.add_argument(
        "--what-if",
        action="append",
        default=[],
        type=_pair,
        metavar="KEY=VALUE",
        help="compare with KEY changed, such as providers.my-msp.offering=gold, or with overlay=ID (repeatable)",
    )


def _pair(text: str) -> str:
    key, sign, _ = text.partition("=")
    if not sign or not key.strip():
        raise argparse.ArgumentTypeError(
            "write KEY=VALUE, such as organization.internal_fte=2 or overlay=hipaa-nprm-2025"
        )
    return text
