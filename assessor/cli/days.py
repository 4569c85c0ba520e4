"""A calendar day on the command line, written as an engagement writes one."""

from __future__ import annotations

import argparse


def day(text: str) -> str:
    """The day, such as 2026-11-21; ArgumentTypeError for anything else."""
    from datetime import date  # noqa: PLC0415 - a command that is given no day does without

    try:
        found = date.fromisoformat(text).isoformat()
    except ValueError:
        found = None
    if found != text:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date; write it as 2026-11-21")
    return text
