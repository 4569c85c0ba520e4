"""The way in: arguments to a command, errors to one line and an exit code."""

from __future__ import annotations

import sys

DONE, GAPS, USAGE, INVALID = 0, 1, 2, 3
COMMANDS = {
    "init": "write a commented starter engagement",
    "assess": "judge an engagement and write the brief",
    "explain": "show why a verdict is what it is, and the nearest change",
    "check": "find every problem in data and engagement files",
    "catalog": "browse the catalogs that are loaded",
    "graph": "write the whole graph as node-link JSON",
}
EPILOG = """exit codes:
  0  done
  1  done, and today's arrangement has gaps at or above --fail-on
  2  wrong usage
  3  invalid input, or output that could not be written"""


def entry() -> None:
    """Run and leave; the console script and `python -m assessor`."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    if arguments in (["--version"], ["-V"]):
        from assessor import __version__  # noqa: PLC0415 - answered before anything is imported

        print(f"assessor {__version__}")
        return DONE
    from assessor.cli.session import run_command  # noqa: PLC0415

    return run_command(arguments)
