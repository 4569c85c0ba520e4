"""`check --fix` and `check --watch`: files mended in place, and one check after the other."""

from __future__ import annotations

import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from assessor.cli.check_choice import YAML
from assessor.cli.excerpts import lines_of
from assessor.cli.files import replace_text
from assessor.source.mending import mended
from assessor.words.grammar import counted

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from assessor.model.diagnostic import Diagnostic

_PAUSE = 0.4  # seconds between two looks; a person does not notice them, and a laptop does not either


def mend_files(problems: Sequence[Diagnostic]) -> list[str]:
    """Mend what can be mended in each file, and say of each what was done; a file inside an archive stays as it is."""
    by_path: dict[str, list[Diagnostic]] = {}
    for item in problems:
        if item.mend is not None:
            by_path.setdefault(item.span.path, []).append(item)
    return [line for name, found in by_path.items() for line in _mend(Path(name), found)]


def _mend(path: Path, problems: Sequence[Diagnostic]) -> list[str]:
    if not path.is_file():
        return []
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig")
    new, done = mended(text, problems)
    if not done:
        return []
    replace_text(path, new)
    lines_of.cache_clear()
    return [*(f"{item.span}: mended: {item.message}" for item in done), f"{path}: {counted(len(done), 'mend')} written"]


def watch(paths: Sequence[Path], check: Callable[[], int]) -> int:
    """Check, then check again each time a file below the paths is changed, made or removed; ends with an interrupt."""
    seen: dict[Path, tuple[int, int]] | None = None
    while True:
        now = _state(paths)
        if now != seen:
            seen = now
            lines_of.cache_clear()
            check()
            print(
                f"watching {counted(len(now), 'file')} since {datetime.now().astimezone():%H:%M:%S}; Ctrl-C ends",
                flush=True,
            )
        time.sleep(_PAUSE)


def _state(paths: Sequence[Path]) -> dict[Path, tuple[int, int]]:
    """When each YAML file was changed, and how long it is."""
    state: dict[Path, tuple[int, int]] = {}
    for path in paths:
        for file in [path] if path.is_file() else sorted(path.rglob("*")):
            if file == path or file.suffix in YAML:
                try:
                    status = file.stat()
                except OSError:
                    continue
                state[file] = (status.st_mtime_ns, status.st_size)
    return state
