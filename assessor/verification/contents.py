"""What a PDF holds, as the process that reads it writes it down."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

CONTENTS: Final = "contents.json"
UNREADABLE: Final = "unreadable.json"


class Piece(NamedTuple):
    """One run of words of the file."""

    text: str
    page: int
    row: int
    heading: bool
    mark: str


class Annotation(NamedTuple):
    """One annotation that is no link within the brief."""

    page: int
    kind: str
    says: str


class Picture(NamedTuple):
    """One picture of pixels: the page it is on, and SHA-256 of its pixels, empty where they cannot be told."""

    page: int
    digest: str


class Embedded(NamedTuple):
    """One attachment: the name it has in the PDF, and the file its bytes are in here."""

    name: str
    file: str


@dataclass(slots=True)
class Contents:
    """Everything that is looked at; what no brief of ours has is listed by what it is."""

    title: str = ""
    pages: int = 0
    revisions: int = 0
    signatures: int = 0
    embedded: int = 0
    hidden: list[int] = field(default_factory=list)
    scripts: list[str] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    annotations: list[Annotation] = field(default_factory=list)
    attachments: list[Embedded] = field(default_factory=list)


def written(contents: Contents) -> bytes:
    """The contents as JSON."""
    data = {name: getattr(contents, name) for name in Contents.__slots__}
    return json.dumps(data, ensure_ascii=True).encode()


def contents_in(folder: Path) -> Contents:
    """What `written` wrote there."""
    data: dict[str, Any] = json.loads((folder / CONTENTS).read_bytes())
    lists = {"pictures": Picture, "pieces": Piece, "annotations": Annotation, "attachments": Embedded}
    for name, kind in lists.items():
        data[name] = [kind(*part) for part in data[name]]
    return Contents(**data)
