"""The fewest atoms that bring an obligation in place: more and more at a time, each set judged anew."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.assess.smallest.cures import basis
from assessor.assess.smallest.goals import adds_nothing, goals, may_be_mended
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from assessor.assess.smallest.supplied import Way
    from assessor.assess.smallest.trial import Ignored, Trial, Trials
    from assessor.model.plan import Obligation
    from assessor.result.smallest import Atom

MOST_PARTS: Final = 16
MOST_TRIALS: Final = 400
_Key = frozenset[object]


class Found(NamedTuple):
    """The atoms, or None; every set of up to `tried` atoms was looked at, with `exhausted` there is nothing beyond."""

    atoms: tuple[Atom, ...] | None
    tried: int
    exhausted: bool


class Search:
    """The search for one obligation."""

    def __init__(
        self,
        trials: Trials,
        row: Obligation,
        unchanged: Trial,
        numbers: Mapping[int, int],
        *,
        ignored: Ignored,
        new_hands: bool,
    ) -> None:
        self._case, self._row, self._numbers = trials.case, row, numbers
        self._tried, self._unchanged = trials, unchanged
        self._ignored, self._new_hands = ignored, new_hands
        self._known: dict[_Key, Trial] = {}
        self._open: dict[_Key, list[list[Way]]] = {}
        self._trials = 0
        self._cut = False
        self._best: tuple[Atom, ...] | None = None
        self._seen: dict[_Key, int] = {}
        self._stopped: list[tuple[_Key, Trial]] = []

    def run(self) -> Found:
        """The smallest set; of two as small the one with more papers, then the one met first in the order of keys."""
        limit = 1
        while limit <= MOST_PARTS:
            self._cut, self._seen, self._stopped = False, {}, []
            self._dive((), limit)
            if self._best is not None:
                return Found(self._best, limit, exhausted=True)
            if self._trials >= MOST_TRIALS:
                return Found(None, limit - 1, exhausted=False)
            if not (self._cut or self._goes_on()):
                return Found(None, limit, exhausted=True)
            limit += 1
        return Found(None, MOST_PARTS, exhausted=False)

    def _dive(self, atoms: tuple[Atom, ...], limit: int) -> None:
        key = _key(atoms)
        if key in self._seen or self._trials >= MOST_TRIALS:
            return
        self._seen[key] = 1
        if len(atoms) == limit and not self._before_best(atoms):
            self._trials += key not in self._known
            return
        trial = self._trial(key, atoms)
        if trial.falls_away:
            return
        if trial.in_place(self._ignored):
            self._best = atoms if self._before_best(atoms) else self._best
        elif len(atoms) < limit or self._as_large(trial):
            self._beyond(key, atoms, self._left(key, trial), limit)
        else:
            self._stopped.append((key, trial))

    def _beyond(self, key: _Key, atoms: tuple[Atom, ...], open_: Sequence[Sequence[Way]], limit: int) -> None:
        """What comes of these atoms with more of them, by what is open still."""
        if any(not ways for ways in open_):
            return
        if len(atoms) + _least(open_) > limit:
            self._cut = True
            return
        if not open_ or not self._may_better(atoms, open_):
            return
        for way in sorted({_key(way): way for way in _first(open_)}.values(), key=_rank):
            more = _together(atoms, way)
            if len(more) > len(atoms) or _key(more) != key:
                if len(more) > limit:
                    self._cut = True
                else:
                    self._dive(more, limit)

    def _before_best(self, atoms: tuple[Atom, ...]) -> bool:
        """Whether these atoms, if they are enough, come before those that were found."""
        return self._best is None or _rank(atoms) < _rank(self._best)

    def _may_better(self, atoms: Sequence[Atom], open_: Sequence[Sequence[Way]]) -> bool:
        """Whether what is left could still make it a change with more papers than the one that was found."""
        left = sum(max(map(_papers, ways)) for ways in open_)
        return self._best is None or _papers(atoms) + left > _papers(self._best)

    def _trial(self, key: _Key, atoms: tuple[Atom, ...]) -> Trial:
        """The obligation with these atoms made."""
        if key not in self._known:
            self._trials += 1
            trial = self._tried.of(self._row, atoms, judged_whole=self._whole(atoms)) if atoms else self._unchanged
            if atoms and trial.in_place(self._ignored) and not self._whole(atoms):
                trial = self._tried.of(self._row, atoms, judged_whole=True)
            self._known[key] = trial
        return self._known[key]

    def _left(self, key: _Key, trial: Trial) -> list[list[Way]]:
        """What is open of the obligation in a trial, and the ways to mend it."""
        if key not in self._open:
            open_ = goals(trial, self._row, self._numbers, ignored=self._ignored, new_hands=self._new_hands)
            rests = self._rests(trial)
            if rests is not None:
                open_ = [[(rests,), *(_crossed(open_) if open_ and all(open_) else ())]]
            self._open[key] = open_
        return self._open[key]

    @staticmethod
    def _rests(trial: Trial) -> Atom | None:
        """The one statement that would make a documented way count, where nothing is said against the obligation."""
        return None if trial.judged.findings else basis(trial.case, trial.judged.alternative)

    def _as_large(self, trial: Trial) -> bool:
        """Whether a change as large as this one may do more: some way to mend each part adds nothing."""
        return self._rests(trial) is not None or adds_nothing(trial, self._row, self._numbers, ignored=self._ignored)

    def _goes_on(self) -> bool:
        """Whether more atoms may do what some that were stopped at do not."""
        ignored, new_hands = self._ignored, self._new_hands
        return any(
            all(self._open[key])
            if key in self._open
            else may_be_mended(trial, self._row, self._numbers, ignored=ignored, new_hands=new_hands)
            for key, trial in self._stopped
        )

    def _whole(self, atoms: Iterable[Atom]) -> bool:
        """Whether what statements say against the obligation may be another with these atoms."""
        there = self._case.row_findings.get(self._row.catalog, {})
        return self._row.ref in there or any(item.place[0] not in _ASIDE for atom in atoms for item in atom.statements)


_ASIDE: Final = ("providers", "today", "duties", "defined_frequencies")


def _crossed(open_: Sequence[Sequence[Way]]) -> Iterator[Way]:
    """The ways of the narrowest open part, beside the one way that mends all."""
    yield from min(open_, key=len)


def _first(open_: Sequence[Sequence[Way]]) -> Iterator[Way]:
    """The ways of the narrowest open part, and those of others that engage the same somebody, with more written in.

    Such a way may mend the narrowest part as well, where the other order would have it mended by an atom more.
    """
    narrowest = min(open_, key=len)
    yield from narrowest
    hired = {atom.provider for way in narrowest for atom in way if atom.kind == "engagement"}
    for ways in open_:
        if ways is not narrowest:
            yield from (way for way in ways if any(a.kind == "engagement" and a.provider in hired for a in way))


def _together(atoms: Sequence[Atom], way: Way) -> tuple[Atom, ...]:
    """Atoms and more of them; one that speaks of the same thing takes the place of an earlier one, with more asked.

    The values of lists are those with all earlier atoms in them, so the last word on a place holds them all.
    """
    made = {_thing(atom): atom for atom in atoms}
    for atom in way:
        made.pop(_thing(atom), None)
        made[_thing(atom)] = atom
    return tuple(made.values())


def _papers(atoms: Iterable[Atom]) -> int:
    return sum(atom.kind == "paper" for atom in atoms)


def _thing(atom: Atom) -> tuple[object, ...]:
    return (_places(atom), atom.kind, atom.provider, atom.capability)


def _places(atom: Atom) -> tuple[tuple[str, ...], ...]:
    return tuple(item.place for item in atom.statements)


def _key(atoms: Iterable[Atom]) -> _Key:
    return frozenset((item.place, repr(item.value)) for atom in atoms for item in atom.statements)


def _rank(atoms: Sequence[Atom]) -> tuple[object, ...]:
    """Fewest first, then papers, then by the places they touch."""
    return (len(atoms), -_papers(atoms), sorted(map(_places, atoms)))


def _least(open_: Sequence[Sequence[Way]]) -> int:
    """How many more atoms it takes at least: parts that share no place need their own."""
    shares: list[tuple[set[tuple[str, ...]], int]] = []
    for ways in open_:
        places = {item.place for way in ways for atom in way for item in atom.statements}
        least = min((len(way) for way in ways), default=0)
        apart = []
        for others, needed in shares:
            if others & places:
                places, least = others | places, max(least, needed)
            else:
                apart.append((others, needed))
        shares = [*apart, (places, least)]
    return sum(needed for _, needed in shares)
