"""A fault of the program itself, told in one line."""

from __future__ import annotations

import contextlib
import os
import traceback
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from typing import TextIO

TRACEBACK: Final = "ASSESSOR_TRACEBACK"
_LONGEST = 300


def told(fault: Exception, stream: TextIO) -> None:
    """Say what happened; where it did only for somebody who asks, with `ASSESSOR_TRACEBACK` set."""
    words = f"{type(fault).__name__}: {fault}"
    shown = "".join(letter if letter.isprintable() else " " for letter in words)[:_LONGEST]
    with contextlib.suppress(OSError, ValueError):  # nobody reads it: the exit code says it too
        if os.environ.get(TRACEBACK):
            stream.write("".join(traceback.format_exception(fault)))
        stream.write(f"assessor: this is a fault of the program, not of your files ({shown})\n")
        stream.write(f"  help: report it, with what it prints when {TRACEBACK}=1 is set in the environment\n")
        stream.flush()
