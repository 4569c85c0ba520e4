"""A draft: what could be read of somebody else's control set or mapping, before it is written as a rule pack.

Every format makes one; `pack_writer` writes it. What a draft cannot hold is a `Loss`, so that nothing goes silently.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, Protocol

from assessor.model.value import dataclass, field

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.scales import Relationship
    from assessor.model.span import Span

PUBLISHER: Final = "[who publishes it]"
LICENCE: Final = "[whose words these are, and who may use them]"
"""What stands where a file says neither: `assessor check` warns until somebody writes it."""
RowKind = Literal["group", "obligation", "objective", "control"]
# What was lost: `left_out` was not taken over at all, the others say what was done in its place.
LossKind = Literal[
    "left_out",
    "withdrawn",
    "parameter",
    "text_cut",
    "text_cleaned",
    "statement_made",
    "title_made",
    "title_taken",
    "id_changed",
    "relationship",
    "target_unknown",
    "source_unknown",
    "unmapped",
    "not_resolved",
    "no_id",
    "id_number",
    "merged",
    "encoding",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Loss:
    """Something that is not, or not as it was, in the draft: how often, and where first."""

    kind: LossKind
    what: str
    count: int
    first: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftRow:
    """A row to be: its id in the pack, and every other way its source names it (`aliases`)."""

    id: str
    kind: RowKind
    title: str
    parent: str | None = None
    statement: str | None = None
    citation: str | None = None
    note: str | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftEdge:
    """A row and a control it goes with.

    Only an `essential` one decides a verdict; a mapping of somebody else says that texts are alike, not what has to be
    done, so its edges support. An essential edge needs a rationale, and names its capabilities where its control is
    not the primary one of exactly one.
    """

    row: str
    control: str
    relationship: Relationship = "intersects-with"
    essential: bool = False
    capabilities: tuple[str, ...] = ()
    rationale: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A control set with the edges known of it. Rows are in order, a parent before its children."""

    id: str
    title: str
    edition: str
    publisher: str
    source: str
    licence: str
    rows: tuple[DraftRow, ...]
    edges: tuple[DraftEdge, ...] = ()
    losses: tuple[Loss, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    """Of a table: each field with the heading it was found under."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRequest:
    """What a reader of a format is given beside the file itself.

    `others` are further files of the user by name, `controls` the controls in force by each way of writing them,
    `leaves` makes groups of rows that hold others, `as_controls` makes controls of all rows that are no groups.
    """

    id: str | None
    controls: Mapping[str, str]
    others: Mapping[str, bytes] = field(default_factory=dict)
    leaves: bool = False
    as_controls: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRequest(ImportRequest):
    """The same for a table: its headings by what they hold (empty: they are guessed), and the sheet to read."""

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None


class Located(Protocol):
    """Something that knows where it stands."""

    @property
    def span(self) -> Span:
        """Its place."""


class LossLog:
    """Losses as they come up, counted by kind and name; the place of the first is kept."""

    def __init__(self) -> None:
        self._counts: dict[tuple[LossKind, str], int] = {}
        self._spans: dict[tuple[LossKind, str], Span] = {}

    def add(self, kind: LossKind, what: str, where: Located) -> None:
        """One more of them; `what` may be a name out of the file."""
        key = (kind, "".join(sign if sign.isprintable() else "?" for sign in what))
        if key not in self._counts:
            self._spans[key] = where.span
        self._counts[key] = self._counts.get(key, 0) + 1

    def all(self) -> tuple[Loss, ...]:
        """Every loss, most frequent first within its kind."""
        order = sorted(self._counts, key=lambda key: (key[0], -self._counts[key], key[1]))
        return tuple(
            Loss(kind=kind, what=what, count=self._counts[kind, what], first=self._spans[kind, what])
            for kind, what in order
        )
