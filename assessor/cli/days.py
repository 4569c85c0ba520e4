"""Calendar days on the command line: as an engagement writes one, and today's."""

from __future__ import annotations

import argparse


def today() -> str:
    """The day the clock of this machine says, as its user counts days; the only place where a day is read off it."""
    from datetime import date  # noqa: PLC0415 - a command that needs no day does without

    return date.today().isoformat()  # noqa: DTZ011 - the user's own calendar day


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
