"""An engagement file to an Engagement, with every problem found."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from assessor.library.placeholders import placeholders
from assessor.library.resources import code_stamp, digest
from assessor.model.diagnostic import Diagnostic
from assessor.model.framework import rooms, schema_folders
from assessor.model.span import Span
from assessor.model.structured import engagement_of
from assessor.model.value import dataclass
from assessor.source.document import Document

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from assessor.library.store import Store
    from assessor.model.engagement import Engagement
    from assessor.model.framework import Framework

MAX_BYTES = 2 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An engagement as read: the file's own name and hash go into the result.

    A `faulty` one holds only what its schema accepts, for finding more problems; top-level keys that lost a whole
    entry are in `cut`.
    """

    engagement: Engagement
    document: Document
    folder: Path
    name: str
    sha256: str
    faulty: bool = False
    cut: frozenset[str] = frozenset()


# Stand-ins for what a faulty file lacks, so that the rest of it can still be searched for problems.
_STAND_INS = {"as_of": "2199-12-31", "organization": {"name": "unnamed"}, "frameworks": ["none"]}


def read_engagement(
    path: Path, store: Store, registry: Sequence[Framework], *, raw: bytes | None = None
) -> tuple[Source | None, list[Diagnostic]]:
    """One engagement file, checked against its schema. What it refers to is checked by `engagement_links`.

    `raw` is read in place of what the file holds.
    """
    if raw is None:
        raw, problems = read_bytes(path)
        if raw is None:
            return None, problems
    label = str(path)
    document, cut, problems = _document(raw, label, store, registry)
    if document is None:
        return None, problems
    engagement = engagement_of(document.data, registry, document.span)
    sha256 = hashlib.sha256(raw).hexdigest()
    name = path.name.encode("utf-8", "replace").decode()  # a file name may be no text at all; the result is
    source = Source(
        engagement=engagement,
        document=document,
        folder=path.parent,
        name=name,
        sha256=sha256,
        faulty=bool(problems),
        cut=cut,
    )
    return source, [*problems, *placeholders(document, engagement)]


def read_bytes(path: Path) -> tuple[bytes | None, list[Diagnostic]]:
    """What a file of the user's holds, or why it cannot be read."""
    label = str(path)
    try:
        if path.is_file() and path.stat().st_size > MAX_BYTES:
            message = f"the file has {path.stat().st_size} bytes, more than the limit of {MAX_BYTES}"
            return None, [Diagnostic("text/too-large", message, Span(label), "check that it is the right file")]
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)  # never more, whatever kind of file it is
    except FileNotFoundError:
        return None, [
            Diagnostic("file/missing", "there is no such file", Span(label), "write one with 'assessor init'")
        ]
    except OSError as fault:
        return None, [Diagnostic("file/unreadable", fault.strerror or "cannot be read", Span(label), "check the path")]
    return raw, []


def _document(
    raw: bytes, label: str, store: Store, registry: Sequence[Framework]
) -> tuple[Document | None, frozenset[str], list[Diagnostic]]:
    key = digest([("engagement", raw), ("code", code_stamp(rooms(registry)).encode())])
    cached = store.get(key)
    if cached is not None:
        return Document(label, cached["data"], cached["marks"]), frozenset(), []
    from assessor.source.pruning import sound_part  # noqa: PLC0415 - yaml and jsonschema only when the file is new
    from assessor.source.reader import read  # noqa: PLC0415
    from assessor.source.schema import schemas  # noqa: PLC0415

    document, problems = read(raw, label, limit=MAX_BYTES)
    if document is None:
        return None, frozenset(), problems
    stated = schemas(schema_folders(registry))
    problems = stated.validate(document, "engagement")
    if problems:
        return *sound_part(document, "engagement", _STAND_INS, stated), problems
    store.put(key, {"data": document.data, "marks": document.marks})
    return document, frozenset(), []
