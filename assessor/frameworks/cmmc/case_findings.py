"""From verdicts and determinations to findings: what was stated of a case, as the score takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.points import Requirement
from assessor.frameworks.cmmc.result_figures import Finding
from assessor.frameworks.cmmc.result_scope import ClaimedException
from assessor.model.scales import IN_PLACE, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.cmmc.rules import CmmcRules, ExceptionRule, Level
    from assessor.frameworks.cmmc.statements import CmmcStatements, ExceptionNote


class CmmcCase:
    """What all levels share: the case, the rules, the statements, and what of the exceptions holds."""

    def __init__(self, case: Case, rules: CmmcRules, stated: CmmcStatements) -> None:
        self.case, self.rules, self.stated = case, rules, stated
        catalog = case.terrain.frameworks[rules.framework].catalog
        self.rows = {row.ref: row for row in case.plan.obligations if row.catalog == catalog}
        self.notes = {note.requirement: note for note in stated.exceptions}
        self.kinds = {kind.id: kind for kind in rules.exceptions}

    def requirements(self, level: Level) -> list[Requirement]:
        """The requirements of a level in the catalog's order, with what they are worth."""
        return [
            Requirement(
                row.id,
                row.ref,
                row.title,
                _whole(row.props.get("weight")) or 0,
                _whole(row.props.get("partial_weight")),
            )
            for row in self.rows.values()
            if row.props.get("level") == level.level
        ]

    def exceptions(self) -> tuple[ClaimedException, ...]:
        """Every exception that was stated, and what it lacks to count as MET."""
        claimed = []
        for note in self.stated.exceptions:
            kind, row = self.kinds.get(note.kind), self.rows.get(note.requirement)
            if kind is None or row is None:
                continue
            claimed.append(
                ClaimedException(
                    ref=row.ref,
                    id=row.id,
                    title=row.title,
                    kind=kind.id,
                    kind_title=kind.title,
                    stated={name: getattr(note, name) for name in kind.needs if getattr(note, name) is not None},
                    lacks=lacking(kind, note),
                    citation=kind.citation,
                )
            )
        return tuple(claimed)

    def excepted(self, ref: str) -> bool:
        """Whether an exception of this requirement has everything it needs to count as MET."""
        note = self.notes.get(ref)
        kind = self.kinds.get(note.kind) if note is not None else None
        return note is not None and kind is not None and not lacking(kind, note)


def lacking(kind: ExceptionRule, note: ExceptionNote) -> tuple[str, ...]:
    """What an exception still needs, in the rule's words."""
    return tuple(meaning for name, meaning in kind.needs.items() if getattr(note, name) in (None, False))


def _whole(value: object) -> int | None:
    return int(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def finding_of(shared: CmmcCase, judged: Judgement, ref: str) -> Finding:
    """What a verdict means for the score. Partial credit exists only where a person determined it."""
    status = judged.determined.status if judged.determined is not None else None
    if judged.verdict is Verdict.PARTIAL and status == Finding.PARTIAL_CREDIT.value:
        return Finding.PARTIAL_CREDIT
    if judged.verdict is Verdict.COMPENSATED:
        return Finding.MET if shared.excepted(ref) else Finding.NOT_MET
    if judged.verdict in IN_PLACE:
        return Finding.MET
    if judged.verdict in (Verdict.PARTIAL, Verdict.GAP):
        return Finding.NOT_MET
    return Finding.NOT_APPLICABLE if judged.verdict is Verdict.NOT_APPLICABLE else Finding.UNDETERMINED


def findings_of(shared: CmmcCase, level: Level, judged: Mapping[str, Judgement]) -> dict[str, Finding]:
    """The finding for every requirement of a level, by its id; not judged is undetermined."""
    return {
        requirement.id: finding_of(shared, judged[requirement.ref], requirement.ref)
        if requirement.ref in judged
        else Finding.UNDETERMINED
        for requirement in shared.requirements(level)
    }
