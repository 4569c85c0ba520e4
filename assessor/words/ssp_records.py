"""The records beside a requirement of a security plan: which there are, which parts of a duty each shows, how old."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words import ssp_blanks
from assessor.words.grammar import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assessor.result.evidence import EvidenceRecord
    from assessor.result.security_plan import RequirementLine
    from assessor.words.names import Names


def proof(records: Iterable[str], line: RequirementLine, names: Names) -> str:
    """The records held, with the parts of a duty each shows, or that none is."""
    told = [_record(name, line, names) for name in records]
    return "; ".join(told) or " ".join(ssp_blanks.blank(item, names) for item in line.blanks if item.code == "record")


def _record(name: str, line: RequirementLine, names: Names) -> str:
    known = names.records.get(name)
    if known is None:
        return names.record(name)
    shown = [*_parts_shown(known, line, names)]
    parts = f", shows of the duty: {listed(shown)}" if shown else ""
    old = ", too old to show it today" if known.proof == "stale" else ""
    return f"{names.record(name)}{parts}{old}"


def _parts_shown(record: EvidenceRecord, line: RequirementLine, names: Names) -> Iterator[str]:
    """The parts it shows of the duty it is about, or of those beside the work it is about."""
    beside = [duty.id for work in line.works if work.capability == record.capability for duty in work.duties]
    duties = [record.duty] if record.duty is not None else [*dict.fromkeys(beside)]
    for part in record.parts:
        yield from (names.duty_part(duty, part) for duty in duties if (duty, part) in names.duty_parts)
