"""HIPAA's outcome: binding provisions in place, addressable specifications settled, notices late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.frameworks.hipaa.result import HipaaScore
from assessor.frameworks.todays_verdict import resting
from assessor.model.scales import IN_PLACE, Verdict
from assessor.report.outcome import Outcome
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.frameworks.hipaa.result_breach import Incident
    from assessor.result.obligation import Obligation
    from assessor.result.result import Result

ID = "hipaa"
_MISSED = ("late", "overdue")
_SUBPART_D = ("164.40", "164.41")


def outcome_of(result: Result) -> Outcome | None:
    """The two kinds of specification apart, since only one of them may be decided against."""
    score = (result.scores or {}).get(ID)
    catalog = next((chosen.catalog for chosen in result.frameworks if chosen.id == ID), None)
    if not isinstance(score, HipaaScore) or catalog is None:
        return None
    rows = [row for row in result.obligations if row.catalog == catalog and _judged(row)]
    binding = [row for row in rows if row.specification != "addressable"]
    gaps = _count(binding, Verdict.GAP, Verdict.PARTIAL)
    unknown = _count(binding, Verdict.NOT_ASSESSABLE)
    late = sum(clock.state in _MISSED for incident in score.incidents for clock in incident.clocks)
    notices = f"{grammar.counted(late, 'breach notice')} late" if late else ""
    open_ = [f"{gaps} not" if gaps else "", f"{unknown} unknown" if unknown else "", notices]
    tail = f"; {grammar.listed([part for part in open_ if part])}" if any(open_) else ""
    placed = sum(row.verdicts[TODAY].verdict in IN_PLACE for row in binding)
    return Outcome(
        framework=ID,
        headline=f"HIPAA: {placed} of {len(binding)} binding provisions in place"
        f"{resting(row.verdicts[TODAY] for row in binding)}{tail}",
        standing=_others(rows, score),
        way="All but addressable provisions must be in place; an addressable one is carried out, or a written decision "
        "says why that is not reasonable and what is done. No certificate exists.",
        reached=False if gaps or late else None if unknown else True,
        not_assessed=(
            "The Privacy Rule (45 CFR part 164, subpart E). Only the Security Rule and the Breach Rule are covered.",
        ),
    )


def _judged(row: Obligation) -> bool:
    return row.verdicts[TODAY].verdict not in (Verdict.NOT_APPLICABLE, Verdict.NOT_TESTED, None)


def _count(rows: Sequence[Obligation], *verdicts: Verdict) -> int:
    return sum(row.verdicts[TODAY].verdict in verdicts for row in rows)


def _others(rows: Sequence[Obligation], score: HipaaScore) -> str:
    """What the required provisions are, the addressable specifications, the rest, and the contracts."""
    required = [row for row in rows if row.specification == "required"]
    said = []
    for name, some in (
        (
            "required standards and specifications of the Security Rule",
            [row for row in required if not _on_breaches(row)],
        ),
        ("required provisions of the Breach Rule", [row for row in required if _on_breaches(row)]),
        ("other standards and duties", [row for row in rows if row.specification is None]),
        ("addressable specifications", [row for row in rows if row.specification == "addressable"]),
    ):
        placed = sum(row.verdicts[TODAY].verdict in IN_PLACE for row in some)
        if some:
            said.append(f"{placed} of {len(some)} {name}")
    said = [f"In place are {grammar.listed(said)}"] if said else []
    missing = [paper.name for paper in score.contracts if paper.state == "missing" and paper.needed == "yes"]
    if missing:
        said.append(
            f"{grammar.listed(missing)} {grammar.verb(len(missing), 'has', 'have')} no business associate contract"
        )
    breaches = [incident for incident in score.incidents if incident.kind in ("breach", "presumed")]
    if breaches:
        said.append(_on_record(breaches))
    return grammar.opening("; ".join(said)) + "."


def _on_breaches(row: Obligation) -> bool:
    """Whether a row is of subpart D, on breaches (45 CFR 164.400 to 164.414)."""
    return row.id.startswith(_SUBPART_D)


def _on_record(breaches: Sequence[Incident]) -> str:
    """The breaches, and whether every notice of theirs was within its outer limit; the last day one was given.

    "Without unreasonable delay" (45 CFR 164.404(b)) asks for more than that, and no date shows it.
    """
    count = f"{len(breaches)} {'breach' if len(breaches) == 1 else 'breaches'} on record"
    owed = [clock for incident in breaches for clock in incident.clocks if clock.state != "not_owed"]
    if not owed or any(clock.state != "done" for clock in owed):
        return count
    last = max(clock.done for clock in owed if clock.done is not None)
    return f"{count}, by the dates stated every notice was within its outer limit, the last on {grammar.day(last)}"
