"""The smallest change of each obligation that is open today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.decisions import decided
from assessor.assess.smallest.atoms import joined
from assessor.assess.smallest.obstacles import documented_way, obstacle, obstacles
from assessor.assess.smallest.search import Search
from assessor.model.scales import IN_PLACE, Verdict
from assessor.result.smallest import SmallestChange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.model.plan import Obligation
    from assessor.result.smallest import Atom, DocumentedWay, Obstacle


class SmallestChanges:
    """Smallest changes of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def of(self, row: Obligation, judged: Judgement, numbers: Mapping[int, int]) -> SmallestChange | None:
        """What would bring an obligation in place; None where it is, or does not apply."""
        if judged.verdict in IN_PLACE or judged.verdict in (Verdict.NOT_APPLICABLE, Verdict.NOT_TESTED):
            return None
        if decided(judged):
            open_ = judged.verdict is Verdict.NOT_ASSESSABLE
            return self._made((), [obstacle("objectives" if open_ else "determined")], 0, None)
        if judged.reason == "facts_missing":
            return self._made((), [obstacle("facts", facts=judged.missing_facts)], 0, None)
        found = Search(self._case, row, numbers).run()
        documented = documented_way(self._case, row, judged)
        if found.atoms is not None:
            return self._made(found.atoms, (), found.tried, documented)
        if judged.missing_facts:
            return self._made((), [obstacle("facts", facts=judged.missing_facts)], found.tried, documented)
        return self._made((), tuple(obstacles(self._case, row, judged, found)), found.tried, documented)

    def _made(
        self,
        atoms: tuple[Atom, ...],
        why_none: Sequence[Obstacle],
        tried: int,
        documented: DocumentedWay | None,
    ) -> SmallestChange:
        statements = joined(self._case.engagement, [item for atom in atoms for item in atom.statements])
        return SmallestChange(
            atoms=atoms, statements=statements, obstacles=tuple(why_none), tried=tried, documented=documented
        )
