"""Evidence: what to ask for, and the records that are held with their age and what they prove today."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.report.text import shorten
from assessor.words import grammar, legends
from assessor.words.evidence import about

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.scales import ProofWord
    from assessor.report.names import BriefNames
    from assessor.result.evidence import EvidenceRecord
    from assessor.result.result import Result
    from assessor.result.verdict import Determination

# what a record comes to today: mark and word, and the style that shows it
_PROOFS: Final[Mapping[ProofWord | None, tuple[str, str]]] = {
    "proven": ("\u25cf fresh", ""),
    "stale": ("\u25d0 stale", "part"),
    "contradicted": ("\u25b2 contradicts", "gap"),
}
# what is too old for today shows the work of its own period all the same
_OF_ITS_PERIOD: Final = ("\u25cf for its period, \u25d0 stale today", "")
_CITED: Final = ("\u25cf cited by a determination", "")
_UNUSED: Final = ("\u2012 not needed today", "na")
_ANSWERED: Final = ("\u2012 contradicts; newer support ended that", "na")


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for as evidence of one capability."""

    capability: str
    types: str
    rhythm: str
    asked_of: str
    obligations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """One record."""

    id: str
    what: str
    about: str
    source: str
    day: str
    age: str
    state: str
    style: str
    obligations: tuple[str, ...]


def requests_of(result: Result, names: BriefNames) -> tuple[Request, ...]:
    """The evidence request list in the result's order."""
    return tuple(
        Request(
            capability=names.capability(request.capability),
            types=shorten(", ".join(map(grammar.plain, request.types)), 200),
            rhythm=grammar.every(request.cadence) if request.cadence else "when it happens",
            asked_of=shorten(names.all_providers(request.from_), 90) or "nobody yet",
            obligations=names.obligations(request.obligations),
        )
        for request in result.evidence_requests
    )


def records_of(result: Result, names: BriefNames) -> tuple[Held, ...]:
    """The records in the result's order."""
    cited: dict[str, list[str]] = {}
    for row in result.obligations:
        today = row.verdicts.get(TODAY)
        for record in _cited(today.determination) if today is not None else ():
            cited.setdefault(record, []).append(row.ref)
    return tuple(_held(record, names, cited.get(record.id, ())) for record in result.evidence_records)


def _cited(determination: Determination | None) -> set[str]:
    """The records a determination, or one of its objectives, rests on."""
    if determination is None:
        return set()
    return {*determination.evidence, *(name for part in determination.objectives for name in part.evidence)}


def _held(record: EvidenceRecord, names: BriefNames, cited: Sequence[str]) -> Held:
    proof = "contradicted" if record.stands else record.proof
    state, style = _PROOFS.get(proof, _CITED if cited else _UNUSED if record.stands is None else _ANSWERED)
    if proof == "stale" and record.speaks_from is not None:
        state, style = _OF_ITS_PERIOD
    who = f", {names.provider(record.provider)}" if record.provider else ""
    return Held(
        id=shorten(record.id, 60),
        what=shorten(record.title or "", 160),
        about=shorten(f"{about(record, names.full)}{who}", 120),
        source=legends.EVIDENCE_SOURCES[record.source],
        day=record.speaks_to,
        age=f"{record.age_days} {grammar.noun(record.age_days, 'day')}",
        state=state,
        style=style,
        obligations=names.obligations(tuple(dict.fromkeys((*record.obligations, *cited)))),
    )
