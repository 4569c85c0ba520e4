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
    from typing import Any, TextIO

    from _typeshed import ReadableBuffer


class Outlet(io.RawIOBase):
    """The lowest layer of a stream: writes to the layer that was there until that fails, then to nowhere."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        """Write below a stream, which is kept, because it closes that layer when it is let go of."""
        self._stream = stream
        self._target: Any = getattr(stream.buffer, "raw", stream.buffer)  # no common type for all there may be
        self.fault: OSError | None = None
        self.closed_off = False

    def writable(self) -> bool:
        """Writing is all it is for."""
        return True

    def fileno(self) -> int:
        """The descriptor behind it."""
        return int(self._target.fileno())

    def isatty(self) -> bool:
        """Whether somebody watches."""
        return bool(self._target.isatty())

    def write(self, data: ReadableBuffer) -> int | None:
        """The number of bytes taken; all of them once nothing gets through any more."""
        if not self.closed_off:
            try:
                taken: int | None = self._target.write(data)
            except OSError as fault:
                self.fault, self.closed_off = fault, True
            else:
                return taken
        return memoryview(data).nbytes


class StandardStreams:
    """`sys.stdout` and `sys.stderr`, replaced from here on until `settle` puts them back."""

    def __init__(self) -> None:
        """Take over both; one the caller closed (Python leaves None) leads nowhere."""
        self._before = (sys.stdin, sys.stdout, sys.stderr)
        for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
            if getattr(sys, name) is None:
                setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: PTH123, SIM115 - for the whole run
        sys.stdout, self._output = _lasting(sys.stdout)
        sys.stderr, self._messages = _lasting(sys.stderr)

    def flush(self) -> None:
        """Write what standard output still holds; a fault is kept for `settle`."""
        _flushed(sys.stdout, self._output)

    def discard_output(self) -> None:
        """Drop what standard output still holds: an interrupted run waits for no reader."""
        if self._output is not None:
            self._output.closed_off = True

    def settle(self) -> OSError | None:
        """Write what still waits and put the streams back; the fault that lost output, if one did.

        A closed pipe is the reader's choice and no fault.
        """
        fault = _flushed(sys.stdout, self._output)
        if isinstance(fault, BrokenPipeError):
            fault = None
        if fault is not None:
            sys.stderr.write(f"assessor: cannot write standard output: {fault.strerror or fault}\n")
        _flushed(sys.stderr, self._messages)  # nobody is left to be told of a fault here
        sys.stdin, sys.stdout, sys.stderr = self._before
        return fault


def _lasting(stream: TextIO) -> tuple[TextIO, Outlet | None]:
    """The same stream over an Outlet, with an escape for a character it lacks; as it is where it has no bytes below."""
    if not isinstance(stream, io.TextIOWrapper):
        return stream, None
    _flushed(stream, None)
    outlet = Outlet(stream)
    lasting = io.TextIOWrapper(
        io.BufferedWriter(outlet),
        encoding=stream.encoding,
        errors="backslashreplace",
        line_buffering=stream.line_buffering or stream.write_through,
    )
    return lasting, outlet


def _flushed(stream: TextIO, outlet: Outlet | None) -> OSError | None:
    """The first fault of a stream, after everything in it was written or given up."""
    try:
        stream.flush()
    except OSError as fault:  # a full descriptor that does not block, or a stream without an Outlet
        if outlet is None:
            return fault
        outlet.fault, outlet.closed_off = fault, True
    return outlet.fault if outlet is not None else None
