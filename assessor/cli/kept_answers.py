"""Answers kept for a question that is asked again: why a verdict is what it is, and whether an engagement is sound.

Most of what these two commands cost is bringing in the program, not the answer, and the same question is often asked
twice: a hook runs `check` on every commit, a shell repeats a line. An answer is found again under the digest of all it
rests on: the words of the question, the bytes of the file, those of the data, and the whole program. What it says of
papers that are not there is tried anew. Files a question leads to beside these (rule packs, offers) make it one of
which nothing is kept, and so does an error: the file is about to change.
"""

from __future__ import annotations

import contextlib
import sys
from typing import TYPE_CHECKING, Any, Final

from assessor.cli.session import cache_folder, data_of
from assessor.errors import NotFound
from assessor.library.resources import content_digest, digest, program_stamp
from assessor.library.store import Store
from assessor.model.diagnostic import Diagnostic, Severity
from assessor.model.named_tuple import NamedTuple
from assessor.model.span import Span
from assessor.model.version import VERSION

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence
    from pathlib import Path

    from assessor.library.engagement import Source

_FOLDER: Final = "answers"
_MOST: Final = 500
_ABSENT: Final = "path/missing"
_LARGEST: Final = 1024 * 1024  # bytes of a file that answers are kept of


class Printout(NamedTuple):
    """What a command printed: warnings in their order, and the lines of an explanation."""

    warnings: tuple[Diagnostic, ...]
    lines: tuple[str, ...] = ()


class CommandRun:
    """A command line, in words that differ where what it prints may, about an engagement or (without one) nobody.

    `raw` is what the engagement's file held when its digest was taken, and `data` have theirs: whoever answers reads
    these and nothing later.
    """

    def __init__(self, words: Sequence[str], engagement: Path | None, options: argparse.Namespace) -> None:
        cache = cache_folder(options)
        self.raw = _content(engagement) if engagement is not None else b""
        self.data = data_of(options)
        self._words, self._engagement = words, engagement
        self._digests, self._answers, self._key = Store(cache), Store(None), ""
        if self.raw is not None and cache is not None and self._digests.remembers and not self.data.packs:
            with contextlib.suppress(NotFound):  # no data: whoever answers says so, if that is what is wrong
                self.data = self.data._replace(content=content_digest(self.data.root, self._digests))
                self._key = self._key_of(self.data.content or "")
                self._answers = Store(cache / _FOLDER, most=_MOST)

    def kept(self) -> Printout | None:
        """What it printed last time, if that would be the same today."""
        found = self._answers.get(self._key)
        if found is None:
            return None
        papers, warnings, lines = found
        if not all(self._lies(name) is there for name, there in papers.items()):
            return None
        return Printout(tuple(map(_warning, warnings)), tuple(lines))

    def keep(self, printout: Printout, source: Source | None) -> None:
        """Remember what was printed, if it rests on this run alone and on papers that lie beside the engagement."""
        if not self._answers.remembers or any(item.mend is not None for item in printout.warnings):
            return
        papers: set[str] = set()
        if source is not None:
            from assessor.library.engagement_links import paper_files  # noqa: PLC0415 - loaded by who made the answer

            if source.engagement.packs or source.engagement.offers is not None:
                return
            papers = {path for path, _ in paper_files(source)}
        there = {name: self._lies(name) for name in sorted(papers)}
        as_said = all(there.values()) is not any(item.code == _ABSENT for item in printout.warnings)
        # else data or papers changed while the answer was made
        if as_said and self.data.content == content_digest(self.data.root, self._digests):
            self._answers.put(self._key, (there, [_plain(item) for item in printout.warnings], printout.lines))

    def _key_of(self, content: str) -> str:
        said = [*self._words, str(self._engagement), str(self.data.root)]
        return digest(
            [
                *(("said", word.encode("utf-8", "surrogateescape")) for word in said),
                ("file", self.raw or b""),
                ("data", content.encode()),
                ("program", program()),
            ]
        )

    def _lies(self, paper: str) -> bool:
        """Whether a paper is a file beside the engagement; a name that no disk could hold is none."""
        try:
            return self._engagement is not None and (self._engagement.parent / paper).is_file()
        except OSError:
            return False


def program() -> bytes:
    """The program that gives an answer, as far as another might give another."""
    return f"{VERSION} {sys.version} {program_stamp()}".encode()


def _content(path: Path) -> bytes | None:
    """What a file of the user's holds; None for one that cannot be read, or that is not worth it."""
    try:
        return path.read_bytes() if path.is_file() and path.stat().st_size <= _LARGEST else None
    except OSError:
        return None


def _plain(item: Diagnostic) -> list[str | int]:
    return [item.code, item.message, item.span.path, item.span.line, item.span.column, item.help, item.word]


def _warning(stated: Sequence[Any]) -> Diagnostic:
    code, message, path, line, column, advice, word = stated
    return Diagnostic(code, message, Span(path, line, column), advice, Severity.WARNING, word=word)
