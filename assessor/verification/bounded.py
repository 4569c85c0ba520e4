"""Reading somebody's PDF in a process of its own, with a limit on its time; it limits its memory itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Final

SECONDS: Final = 120


def bounded_run(module: str, path: Path, folder: Path) -> bool:
    """Run a module of ours on a file, with a folder to write into; False where it took too long."""
    command = [sys.executable, "-m", module, str(path.resolve()), str(folder)]
    root = Path(__file__).resolve().parents[2]  # where Python finds this very package
    try:
        subprocess.run(  # noqa: S603 - our own module, our own arguments
            command, cwd=root, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=SECONDS
        )
    except subprocess.TimeoutExpired:
        return False
    return True
