"""Standard output and error for one run: no closed pipe, full disk or missing character ends it early.

A reader who leaves (`| head`) must not change the exit code, so a stream that fails swallows what comes after, the
command runs to its end, and what was lost is looked at then.
"""

from __future__ import annotations

import io
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


class LastingStream(io.TextIOWrapper):
    """A text stream that writes until that fails, and then to nowhere; a character it lacks is shown as an escape."""

    fault: OSError | None = None
    closed_off = False

    def write(self, text: str) -> int:
        """The number of characters taken, which is always all."""
        if not self.closed_off:
            try:
                return super().write(text)
            except OSError as fault:
                self.fault, self.closed_off = fault, True
        return len(text)

    def flush(self) -> None:
        """Write what waits."""
        if not self.closed_off:
            try:
                super().flush()
            except OSError as fault:
                self.fault, self.closed_off = fault, True

    def release(self) -> None:
        """Leave the bytes below to the stream they came from, rid of what could not be written."""
        self.flush()
        below = self.detach()
        if self.closed_off:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, below.fileno())
            os.close(nowhere)
            below.flush()


class StandardStreams:
    """`sys.stdout` and `sys.stderr`, replaced from here on until `settle` puts them back."""

    def __init__(self) -> None:
        """Take over both; one the caller closed (Python leaves None) leads nowhere."""
        self._before = (sys.stdin, sys.stdout, sys.stderr)
        if sys.stdin is None:
            sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 - for the whole run
        sys.stdout, sys.stderr = _lasting(sys.stdout), _lasting(sys.stderr)

    def discard_output(self) -> None:
        """Drop what standard output still holds: an interrupted run waits for no reader."""
        if isinstance(sys.stdout, LastingStream):
            sys.stdout.closed_off = True

    def settle(self) -> OSError | None:
        """Write what still waits and put the streams back; the fault that lost output, if one did.

        A closed pipe is the reader's choice and no fault. Nobody is left to be told of faults of standard error.
        """
        sys.stdout.flush()
        fault = sys.stdout.fault if isinstance(sys.stdout, LastingStream) else None
        if isinstance(fault, BrokenPipeError):
            fault = None
        if fault is not None:
            sys.stderr.write(f"assessor: cannot write standard output: {fault.strerror or fault}\n")
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, LastingStream):
                stream.release()
        sys.stdin, sys.stdout, sys.stderr = self._before
        return fault


def _lasting(stream: TextIO | None) -> TextIO:
    """The same stream made to last; as it is where it is no file (a program's own StringIO)."""
    if stream is None:
        return LastingStream(open(os.devnull, "wb"), encoding="utf-8")  # noqa: PTH123 - for the whole run
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    return LastingStream(
        stream.buffer,
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
