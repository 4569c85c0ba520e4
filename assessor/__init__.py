"""Assessor: which kind of IT support can carry each compliance obligation, and why.

>>> import assessor
>>> assessor.__version__
'0.1.0'
"""

from __future__ import annotations

from assessor.model.version import VERSION

TYPE_CHECKING = False  # typing is loaded only by what needs it at run time
if TYPE_CHECKING:
    from assessor.api import assess, check, load_library, render
    from assessor.errors import AssessorError
    from assessor.model.diagnostic import Diagnostic, InvalidSource

__version__ = VERSION

__all__ = [
    "AssessorError",
    "Diagnostic",
    "InvalidSource",
    "__version__",
    "assess",
    "check",
    "load_library",
    "render",
]

_HOME = {
    "AssessorError": "assessor.errors",
    "InvalidSource": "assessor.model.diagnostic",
    "Diagnostic": "assessor.model.diagnostic",
}


def __getattr__(name: str) -> object:
    """Import the public names only when somebody asks, so that `--version` stays instant."""
    if name not in __all__:
        raise AttributeError(f"module 'assessor' has no attribute '{name}'")
    from importlib import import_module  # noqa: PLC0415 - that is the point

    return getattr(import_module(_HOME.get(name, "assessor.api")), name)
