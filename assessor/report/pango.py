"""How the text engine of the PDF is found, and what to type on which system when it is missing."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import ModuleType

MISSING: Final = "The PDF needs Pango, which is not installed here; HTML and JSON work without it."
_BY_FAMILY: Final = {
    "debian": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0",
    "ubuntu": "apt install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0",
    "fedora": "dnf install pango",
    "rhel": "dnf install pango",
    "alpine": "apk add pango fontconfig",
    "arch": "pacman -S pango",
}
_FALLBACK: Final = "install Pango 1.44 or newer with your package manager"
_WINDOWS: Final = (
    "install MSYS2, run `pacman -S mingw-w64-x86_64-pango` there, "
    "and see https://doc.courtbouillon.org/weasyprint/stable/first_steps.html#windows"
)


def imported(module: str) -> ModuleType:
    """A module that imports the engine of the PDF. Raises OSError where a library is missing, ImportError.

    The engine asks for each library under six names, and for most of them Python asks `ldconfig`, the compiler and the
    linker: fifty processes, more than half a second. On Linux the loader knows a library by its file name, which is one
    of the six; only where it does not is anybody else asked.
    """
    from ctypes import util  # noqa: PLC0415 - only where a PDF is asked for
    from importlib import import_module  # noqa: PLC0415

    if sys.platform != "linux":
        return import_module(module)
    find = util.find_library
    util.find_library = _nobody
    try:
        return import_module(module)
    except OSError:
        pass
    finally:
        util.find_library = find
    return import_module(module)


def _nobody(name: str) -> str | None:  # noqa: ARG001 - whom it stands in for is asked by this name
    """What is found by asking nobody."""
    return None


def hint(platform: str = sys.platform, os_release: Path = Path("/etc/os-release")) -> str:
    """One line for the system at hand."""
    if platform == "darwin":
        return "brew install pango"
    if platform == "win32":
        return _WINDOWS
    return next((_BY_FAMILY[name] for name in _families(os_release) if name in _BY_FAMILY), _FALLBACK)


def _families(os_release: Path) -> list[str]:
    """The system's own id first, then those it says it is like."""
    try:
        lines = os_release.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return []
    said = dict(line.split("=", 1) for line in lines if "=" in line)
    return [said.get("ID", "").strip("\"'"), *said.get("ID_LIKE", "").strip("\"'").split()]
