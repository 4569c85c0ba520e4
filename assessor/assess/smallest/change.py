"""The smallest change of each obligation that is open today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.smallest.atoms import joined
from assessor.assess.smallest.cures import cure
from assessor.assess.smallest.obstacles import documented_way, obstacle, obstacles, standing_records
from assessor.assess.smallest.same_asking import searched_by
from assessor.assess.smallest.search import Search
from assessor.assess.smallest.trial import Trial, Trials, known_by
from assessor.model.named_tuple import NamedTuple
from assessor.model.scales import IN_PLACE, Verdict
from assessor.result.smallest import SmallestChange

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.assess.smallest.search import Found
    from assessor.assess.smallest.trial import Ignored
    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.evaluate.same_asking import Asked
    from assessor.model.plan import Obligation
    from assessor.result.smallest import Atom, DocumentedWay, Obstacle, Statement


class _Searched(NamedTuple):
    """What a search came to, the findings it looked past, and its atoms as they would be written."""

    found: Found
    ignored: Ignored
    statements: tuple[Statement, ...]


class SmallestChanges:
    """Smallest changes of one case."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._trials = Trials(case)
        self._known: dict[Asked, _Searched] = {}

    def of(self, row: Obligation, judged: Judgement, numbers: Mapping[int, int]) -> SmallestChange | None:
        """What would bring an obligation in place; None where it is, or does not apply."""
        if judged.verdict in IN_PLACE or judged.verdict in (Verdict.NOT_APPLICABLE, Verdict.NOT_TESTED):
            return None
        if judged.determined is not None:
            return self._determined(row, judged, numbers)
        if judged.reason == "facts_missing":
            return self._made((), [obstacle("facts", facts=judged.missing_facts)], 0, None)
        searched = self._found(row, judged, numbers)
        found = searched.found
        documented = documented_way(self._case, row, judged)
        if found.atoms is not None:
            return self._made(found.atoms, _lasting(judged, searched), found.tried, documented, searched.statements)
        if judged.missing_facts:
            return self._made((), [obstacle("facts", facts=judged.missing_facts)], found.tried, documented)
        return self._made((), tuple(obstacles(self._case, judged, found)), found.tried, documented)

    def _determined(self, row: Obligation, judged: Judgement, numbers: Mapping[int, int]) -> SmallestChange:
        """What the terms lack, where people decided; they have to decide again whatever is changed."""
        people = obstacle("objectives" if judged.verdict is Verdict.NOT_ASSESSABLE else "determined")
        if judged.derived in IN_PLACE or judged.derived is Verdict.NOT_APPLICABLE or people.kind == "objectives":
            return self._made((), [people], 0, None)
        searched = self._found(row, judged, numbers)
        found, why = searched.found, [people, *_lasting(judged, searched)]
        return self._made(found.atoms or (), why, found.tried, None, searched.statements)

    def _found(self, row: Obligation, judged: Judgement, numbers: Mapping[int, int]) -> _Searched:
        """What is found for an obligation, once for all that ask the same."""
        asked = searched_by(self._case, row, judged)
        known = self._known.get(asked) if asked is not None else None
        if known is None:
            found, ignored = self._searched(row, judged, numbers)
            said = [item for atom in found.atoms or () for item in atom.statements]
            known = _Searched(found, ignored, joined(self._case.engagement, said))
            if asked is not None:
                self._known[asked] = known
        return known

    def _searched(self, row: Obligation, judged: Judgement, numbers: Mapping[int, int]) -> tuple[Found, Ignored]:
        """The first search that finds something: with all hands there are, with new ones, beside what stays stated."""
        lasting = frozenset(known_by(item) for item in judged.findings if cure(self._case, item) is None)
        whole = frozenset(map(known_by, judged.findings))
        unchanged = Trial(self._trials.unchanged, lambda: judged)
        # whoever does the work that records stand against mends it: nobody new is engaged in that one's place
        hands = (False,) if standing_records(self._case, judged) else (False, True)
        first: Found | None = None
        for ignored in dict.fromkeys((lasting, whole)):
            for new_hands in hands:
                found = Search(self._trials, row, unchanged, numbers, ignored=ignored, new_hands=new_hands).run()
                if found.atoms is not None:
                    return found, ignored
                first = first or found
        if first is None:
            raise ValueError("there is always a first search")
        return first, lasting

    @staticmethod
    def _made(
        atoms: tuple[Atom, ...],
        why_none: Sequence[Obstacle],
        tried: int,
        documented: DocumentedWay | None,
        statements: tuple[Statement, ...] = (),
    ) -> SmallestChange:
        return SmallestChange(
            atoms=atoms, statements=statements, obstacles=tuple(why_none), tried=tried, documented=documented
        )


def _lasting(judged: Judgement, searched: _Searched) -> list[Obstacle]:
    """What stays stated against an obligation whatever is changed."""
    return [obstacle("statement", finding=item) for item in judged.findings if known_by(item) in searched.ignored]
