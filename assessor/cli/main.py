"""The way in: arguments to a command, errors to one line and an exit code."""

from __future__ import annotations

import gc
import os
import sys

from assessor.cli.codes import DONE, FAULT, GAPS, INCOMPLETE, INTERRUPTED, INVALID
from assessor.cli.streams import StandardStreams

TYPE_CHECKING = False  # typing is loaded only by what needs it at run time
if TYPE_CHECKING:
    from typing import NoReturn


def entry() -> NoReturn:
    """Run and leave at once; the console script and `python -m assessor`.

    Everything is written and flushed by then, and taking the interpreter down in order costs more than most answers.
    """
    try:
        code = main(sys.argv[1:])
    except KeyboardInterrupt:  # a second signal, while the first was being answered
        code = INTERRUPTED
    except Exception as fault:  # noqa: BLE001 - the last place: nobody may take a crash for an answer
        from assessor.cli.faults import told  # noqa: PLC0415 - needed only here

        told(fault, sys.stderr)
        code = FAULT
    os._exit(code)


def main(arguments: list[str]) -> int:
    """Run one command line and return its exit code; streams, signals and the collector are as before afterwards."""
    streams, collecting = StandardStreams(), gc.isenabled()
    code = INVALID
    try:
        code = _version() if arguments in (["--version"], ["-V"]) else _command(arguments, streams)
    finally:
        lost = streams.settle()
        if collecting:
            gc.enable()
    return INVALID if lost is not None and code in (DONE, GAPS, INCOMPLETE) else code


def _version() -> int:
    from assessor.model.version import VERSION  # noqa: PLC0415 - answered before anything else is imported

    print(f"assessor {VERSION}")
    return DONE


def _command(arguments: list[str], streams: StandardStreams) -> int:
    gc.disable()  # one short run over long-lived data; collecting costs a fifth of the time
    from assessor.cli.interrupts import INTERRUPTS  # noqa: PLC0415

    with INTERRUPTS.watched():
        try:
            from assessor.cli.session import run_command  # noqa: PLC0415

            code = run_command(arguments)
            sys.stdout.flush()  # here, because a reader who does not read can be waited for until a signal comes
        except KeyboardInterrupt:
            streams.discard_output()
            files = "the output files are in place" if INTERRUPTS.replaced else "no output file was replaced"
            sys.stderr.write(f"assessor: interrupted; {files}\n")
            return INTERRUPTED
        return code
