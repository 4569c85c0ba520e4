"""HiGHS without a word of its own on standard output, in every version this package admits."""

from __future__ import annotations

from typing import Any

import highspy


class SilentHighs(highspy.Highs):
    """A solver whose log is off before it can greet anybody.

    From 1.16 on HiGHS writes its name and license to file descriptor 1 when callbacks are enabled, which its
    constructor does: an option set on the finished solver comes too late.
    """

    def enableCallbacks(self) -> None:  # noqa: N802 - the parent's name
        """Turn the log off, then enable callbacks as the parent does."""
        self.setOptionValue("output_flag", False)  # noqa: FBT003 - the solver's own signature
        super().enableCallbacks()  # type: ignore[no-untyped-call]


def solver_with(options: dict[str, Any]) -> SilentHighs:
    """A silent solver with these options of HiGHS set; those its version does not know are left out."""
    solver = SilentHighs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)  # noqa: FBT003 - for versions whose constructor enables no callbacks
    for name, value in options.items():
        solver.setOptionValue(name, value)
    return solver
