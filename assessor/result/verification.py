"""What comes of holding a brief against itself: whether it is consistent, and what is not."""

from __future__ import annotations

from typing import Literal

from assessor.model.value import dataclass
from assessor.result.rules import AmendedValue, LoadedPack

Status = Literal["consistent", "altered", "not_performed"]
"""Never "authentic": who issued a file is what a signature says, and whose a certificate is, nobody here knows."""

AlterationKind = Literal[
    "words",
    "page_number",
    "margin",
    "bookmark",
    "title",
    "hidden",
    "picture",
    "result",
    "digest",
    "engagement",
    "options",
    "paper",
    "offers",
    "brand",
    "pack",
    "data",
    "annotation",
    "attachment",
    "script",
    "revision",
    "signature",
    "file",
    "html",
]

BarrierKind = Literal["engine", "program", "catalog", "rules", "pack", "inputs", "refused"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Alteration:
    """One thing that is not as it was issued."""

    kind: AlterationKind
    part: str = ""
    """The part of the brief, the key of the result or the name of the file it is in."""
    obligation: str = ""
    """The obligation it speaks of, empty where it speaks of none."""
    page: int = 0
    """The page, counted from 1; 0 where it is on none."""
    old: str = ""
    """What was issued, empty where nothing was there."""
    new: str = ""
    """What stands there now, empty where it is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """One signature, as it and its certificate say: whether the certificate is really theirs is not known here."""

    by: str
    """Whom the certificate names; empty where it cannot be read."""
    issuer: str
    """Who issued the certificate, as it says."""
    fingerprint: str
    """SHA-256 of the certificate."""
    stated: str
    """The time the signer's own machine stated, empty where it stated none."""
    intact: bool
    """Whether the bytes that were signed are unchanged and the signature fits the certificate."""
    whole: bool
    """Whether it covers the file to its end; an earlier signature does not cover a later one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Barrier:
    """Why an assessment cannot be performed again here."""

    kind: BarrierKind
    name: str = ""
    """The catalog or pack, the option that stands in for an input that is missing, or what refused its inputs."""
    stated: str = ""
    """Version or digest the brief was made with."""
    present: str = ""
    """Version or digest that is here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """The whole answer."""

    status: Status
    digest: str
    """Digest of the result the brief states."""
    performed: str
    """Digest of the result of performing it again; empty where it could not be."""
    private: tuple[str, ...]
    """Files of rules and catalogs that are not the shipped ones, by path; a path that is missing stands as `-path`."""
    packs: tuple[LoadedPack, ...]
    """Rule packs that judged and are not shipped."""
    amendments: tuple[AmendedValue, ...]
    """What packs changed in the rules of others, those of packs that are not shipped first."""
    changes: tuple[str, ...]
    """What the brief assumed with `--what-if`."""
    brand: str = ""
    """The name of the brand it is issued under; empty where there is none."""
    alterations: tuple[Alteration, ...]
    barriers: tuple[Barrier, ...]
    signatures: int
    """Signature fields in the file."""
    signed: tuple[Signature, ...] | None
    """The signatures themselves; None where the file has some and nothing here can check them."""
    pages: int
    """Pages whose words were compared."""
    words: int
    """Words that were compared."""
    compared: tuple[str, ...]
    """Names of the files that were held against the result."""
