"""A cache keyed by content: JSON files that prove their own integrity.

Never pickle or marshal, so a file somebody else wrote can at worst be wrong; each file starts with the SHA-256 of
the rest and of its key, and one that does not match is ignored and written anew. Writing is atomic, so two
processes at once are safe.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
from pathlib import Path
from typing import Any

_SHA_LENGTH = 64
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH
_KEEP = 64


class Store:
    """A folder of cached values, the newest `most`; without one (or in one others may write) it remembers nothing."""

    def __init__(self, folder: Path | None, *, most: int = _KEEP) -> None:
        self.folder = folder if folder is not None and _usable(folder) else None
        self._most = most

    @property
    def remembers(self) -> bool:
        """Whether anything put here can be found again."""
        return self.folder is not None

    def get(self, key: str) -> Any | None:
        """The value under a key, or None when absent or damaged."""
        found = self.get_with_texts(key)
        return None if found is None else found[0]

    def get_with_texts(self, key: str) -> tuple[Any, str] | None:
        """The value under a key and the texts put beside it, or None when absent or damaged."""
        if self.folder is None:
            return None
        try:
            raw = (self.folder / f"{key}.json").read_bytes()
        except OSError:
            return None
        body = memoryview(raw)[_SHA_LENGTH + 1 :]  # half a megabyte, of which nothing is copied in vain
        if raw[:_SHA_LENGTH].decode("ascii", "replace") != _seal(key, body):
            return None
        end = raw.find(b"\n", _SHA_LENGTH + 1) - _SHA_LENGTH - 1
        value, texts = (body[:end], body[end + 1 :]) if end >= 0 else (body, b"")
        try:
            return json.loads(bytes(value)), str(texts, "utf-8")
        except ValueError:
            return None

    def written_ns(self, key: str) -> int | None:
        """When a value was put here, on the clock of the file system in nanoseconds; None where there is none."""
        if self.folder is None:
            return None
        try:
            return (self.folder / f"{key}.json").stat().st_mtime_ns
        except OSError:
            return None

    def put(self, key: str, value: object, texts: str = "") -> None:
        """Remember a value, and `texts` that it is an index of; failing to is not an error."""
        if self.folder is None:
            return
        # a path that is no text stands in a message with surrogates, which reading takes as well
        body = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")
        body = body + b"\n" + texts.encode() if texts else body
        with contextlib.suppress(OSError):
            new = self.folder / f".new-{os.urandom(8).hex()}"
            try:
                new.touch(mode=0o600, exist_ok=False)
                new.write_bytes(_seal(key, body).encode() + b"\n" + body)
                new.replace(self.folder / f"{key}.json")
            except OSError:
                new.unlink(missing_ok=True)
                raise
            self._tidy()

    def _tidy(self) -> None:
        """Keep the newest entries only; content keys never go stale but pile up."""
        if self.folder is None or sum(1 for _ in os.scandir(self.folder)) <= self._most:
            return
        entries = sorted(self.folder.glob("*.json"), key=lambda path: path.stat().st_mtime_ns, reverse=True)
        for path in entries[self._most :]:
            path.unlink(missing_ok=True)


def _seal(key: str, body: bytes | memoryview) -> str:
    seal = hashlib.sha256(key.encode() + b"\0")
    seal.update(body)
    return seal.hexdigest()


def _usable(folder: Path) -> bool:
    """Ours, and nobody else can write there."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        status = folder.stat()
    except OSError:
        return False
    if os.name != "posix":
        return True
    return status.st_uid == os.getuid() and not status.st_mode & _WRITABLE_BY_OTHERS
