"""What of a data file decides whether anything is wrong with it, by its digest."""

from __future__ import annotations

from assessor.model.named_tuple import NamedTuple


class Sense(NamedTuple):
    """The sense of one file: its digest, the kind of the file, and what it is about.

    `about` are the id of the catalog a header is of, or the source and the target of a crosswalk. `cases` are, of a
    file of cases, the digest and the id of each, `told` the digest of what a catalog's obligations state.
    """

    digest: str
    kind: str
    about: tuple[str, ...] = ()
    cases: tuple[tuple[str, str], ...] = ()
    told: str = ""
