"""The way in: arguments to a command, errors to one line and an exit code."""

from __future__ import annotations

import sys

from assessor.cli.codes import DONE


def entry() -> None:
    """Run and leave; the console script and `python -m assessor`."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    if arguments in (["--version"], ["-V"]):
        from assessor.model.version import VERSION  # noqa: PLC0415 - answered before anything is imported

        print(f"assessor {VERSION}")
        return DONE
    from assessor.cli.session import run_command  # noqa: PLC0415

    return run_command(arguments)
