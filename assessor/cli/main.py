"""The way in: arguments to a command, errors to one line and an exit code."""

from __future__ import annotations

import contextlib
import os
import sys
from typing import NoReturn

from assessor.cli.codes import DONE


def entry() -> NoReturn:
    """Run and leave at once; the console script and `python -m assessor`.

    Everything is written and flushed by then, and taking the interpreter down in order costs more than most answers.
    """
    code = main(sys.argv[1:])
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(OSError, ValueError):
            stream.flush()
    os._exit(code)


def _open_streams() -> None:
    """Streams the caller closed lead nowhere; Python leaves None in their place, and every print would fail."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for the whole run


def main(arguments: list[str]) -> int:
    """Run one command line and return its exit code."""
    _open_streams()
    if arguments in (["--version"], ["-V"]):
        from assessor.model.version import VERSION  # noqa: PLC0415 - answered before anything is imported

        print(f"assessor {VERSION}")
        return DONE
    from assessor.cli.session import run_command  # noqa: PLC0415

    return run_command(arguments)
