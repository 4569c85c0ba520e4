"""Why verdicts of today moved between two engagements: the fewest differences that account for each, by undoing them.

A set of differences accounts for a verdict when the new engagement without them has the old verdict, and less of the
set does not do. Differences that suffice alone are looked for first; else one smallest set is found by leaving out.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import load_plan
from assessor.evaluate.supply import TODAY
from assessor.library.engagement import Source
from assessor.library.engagement_links import check_engagement
from assessor.library.engagement_parts import ABSENT, Part, differences, undone
from assessor.model.diagnostic import InvalidSource, Severity
from assessor.model.structured import engagement_of
from assessor.result.version_change import ChangedPart, MovedVerdict, VersionChanges
from assessor.source.document import Document

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from assessor.library.data_set import DataSet
    from assessor.library.framework import CheckedFramework
    from assessor.library.store import Store
    from assessor.model.plan import Plan
    from assessor.model.scales import Verdict
    from assessor.result.version_change import PartKind

_Undone = frozenset[int]
_KINDS: Final[Mapping[str, PartKind]] = {
    "as_of": "day", "frameworks": "frameworks", "organization": "fact", "providers": "contract", "today": "contract",
    "co_managed": "contract", "evidence": "evidence", "determinations": "determination", "duties": "duty",
}  # fmt: skip
_ORDER: Final[tuple[PartKind, ...]] = ("rules", "packs", "day", "frameworks")
_PACKS: Final = "packs"  # the key that names them: they are one difference with what they hold


class Version(NamedTuple):
    """One side: an engagement as plain data, and the plan of the rules it is judged by, of every framework asked.

    `law` is the digest of the rules without packs, where that is known apart. `mixed` gives the plan of these rules
    with the packs of another side; None where no side has any.
    """

    data: Any
    plan: Plan
    law: str | None = None
    mixed: Callable[[], Plan] | None = None

    @property
    def packs(self) -> dict[str, str]:
        """The packs on top of the rules, each with its digest."""
        return {info.id: info.sha256 for info in self.plan.rule_packs}


def versions(
    sources: tuple[Source, Source], sets: tuple[DataSet, DataSet], store: Store, registry: Sequence[CheckedFramework]
) -> tuple[Version, Version]:
    """The old and the new side of two sound engagements, each judged by the rules of its data root and its packs."""
    asked = tuple(dict.fromkeys(name for source in reversed(sources) for name in source.engagement.frameworks))

    def side(number: int) -> Version:
        own, other = sets[number], sets[1 - number]
        mix = partial(load_plan, own._replace(packs=other.packs), store, registry, asked)
        law = own._replace(packs=()).digest(store)
        return Version(sources[number].document.data, load_plan(own, store, registry, asked), law, mix)

    return side(0), side(1)


class _Trials:
    """Verdicts of the new side with some of the differences undone, each set judged once."""

    def __init__(self, old: Version, new: Version, registry: Sequence[CheckedFramework]) -> None:
        self._old, self._new, self._registry = old, new, registry
        found = [part for part in differences(old.data, new.data) if part.place[:1] != (_PACKS,)]
        parts = [_part(part) for part in found]
        order = sorted(range(len(found)), key=lambda number: _rank(parts[number].kind))
        self._law = _other_rules(old, new)
        self._packs = old.packs != new.packs
        self.parts = (*_rule_parts(old, new), *(parts[number] for number in order))
        self._shift = self._law + self._packs
        self._found = [found[number] for number in order]
        self._known: dict[_Undone, Mapping[str, Verdict] | None] = {}
        self._faults: frozenset[tuple[str, str]] = frozenset()
        self._faults = self._errors(frozenset()) | self._errors(self.all)

    @property
    def all(self) -> _Undone:
        """Every difference."""
        return frozenset(range(len(self.parts)))

    def verdicts(self, undone_parts: _Undone) -> Mapping[str, Verdict] | None:
        """Today's verdicts with these undone; None where what is left contradicts itself."""
        if undone_parts not in self._known:
            self._known[undone_parts] = self._judged(undone_parts)
        return self._known[undone_parts]

    def _case(self, undone_parts: _Undone) -> tuple[Any, Plan]:
        shift = self._shift
        chosen: list[Part] = [self._found[number - shift] for number in sorted(undone_parts) if number >= shift]
        law = self._law and 0 in undone_parts
        packs = self._packs and shift - 1 in undone_parts
        # where only one of the two differs, that of either side is the same
        same = (law or not self._law, packs or not self._packs)
        both, none = all(same), not law and not packs
        if none or both:
            return undone(self._new.data, chosen), (self._new if none else self._old).plan
        mixed = (self._old if law else self._new).mixed
        if mixed is None:
            raise ValueError("rules and packs differ, and nobody says how to mix them")
        return undone(self._new.data, chosen), mixed()

    def _source(self, data: Any) -> Source:
        engagement = engagement_of(data, self._registry)
        return Source(engagement=engagement, document=Document("", data, 0), folder=Path(), name="", sha256="")

    def _errors(self, undone_parts: _Undone) -> frozenset[tuple[str, str]]:
        data, plan = self._case(undone_parts)
        found = check_engagement(self._source(data), plan.narrowed(data["frameworks"]), self._registry)
        return frozenset((item.code, item.message) for item in found if item.severity is Severity.ERROR) - self._faults

    def _judged(self, undone_parts: _Undone) -> Mapping[str, Verdict] | None:
        try:
            if undone_parts not in (frozenset(), self.all) and self._errors(undone_parts):
                return None
        except InvalidSource:  # the packs of one side do not go on top of the rules of the other
            return None
        data, plan = self._case(undone_parts)
        engagement = engagement_of(data, self._registry)
        assessment = assess_engagement(plan.narrowed(engagement.frameworks), engagement, arrangements=(TODAY,))
        return {ref: judgement.verdict for ref, judgement in assessment.judgements[TODAY].items()}


def version_changes(old: Version, new: Version, registry: Sequence[CheckedFramework]) -> VersionChanges:
    """What differs between two sides, and why each verdict of today moved."""
    trials = _Trials(old, new, registry)
    after = trials.verdicts(frozenset()) or {}
    before = (trials.verdicts(trials.all) or {}) if trials.parts else after
    titles = {row.ref: row.title for side in (old, new) for part in side.plan.catalogs for row in part.rows}
    moved = [ref for ref in dict.fromkeys([*after, *before]) if before.get(ref) != after.get(ref)]
    return VersionChanges(
        organization=str(new.data["organization"].get("name", "")),
        parts=trials.parts,
        verdicts=tuple(
            MovedVerdict(
                ref=ref,
                title=titles.get(ref, ""),
                before=before.get(ref),
                after=after.get(ref),
                causes=_causes(trials, ref, before.get(ref)),
            )
            for ref in moved
        ),
        obligations=len(after),
    )


def _causes(trials: _Trials, ref: str, wanted: Verdict | None) -> tuple[tuple[int, ...], ...]:
    """Every difference that suffices alone; else one smallest set of those that only work together."""

    def restored(parts: Iterable[int]) -> bool:
        found = trials.verdicts(frozenset(parts))
        return found is not None and found.get(ref) == wanted

    alone = [number for number in range(len(trials.parts)) if restored((number,))]
    if alone:
        return tuple((number,) for number in alone)
    kept = list(range(len(trials.parts)))
    size = len(kept) // 2
    while size:
        for start in range(len(kept) - size, -1, -size):
            fewer = kept[:start] + kept[start + size :]
            if fewer and restored(fewer):
                kept = fewer
        size //= 2
    smaller = True
    while smaller:
        smaller = False
        for number in reversed(kept):
            fewer = [item for item in kept if item != number]
            if restored(fewer):
                kept, smaller = fewer, True
                break
    return (tuple(kept),)


def _other_rules(old: Version, new: Version) -> bool:
    """Whether the rules below the packs are others."""
    if old.law is not None and new.law is not None:
        return old.law != new.law
    return old.plan.rules_sha256 != new.plan.rules_sha256 or old.plan.catalogs != new.plan.catalogs


def _rule_parts(old: Version, new: Version) -> Iterator[ChangedPart]:
    """What differs in what judges: the rules, then the packs."""
    if _other_rules(old, new):
        was, now = old.law or old.plan.rules_sha256, new.law or new.plan.rules_sha256
        yield ChangedPart(kind="rules", place=(), was=was, now=now, change="other")
    if old.packs != new.packs:
        yield ChangedPart(kind="packs", place=(), was=old.packs, now=new.packs, change="other")


def _rank(kind: PartKind) -> int:
    return _ORDER.index(kind) if kind in _ORDER else len(_ORDER)


def _part(part: Part) -> ChangedPart:
    values = [None if value is ABSENT else value for value in (part.old, part.new)]
    kind = _KINDS.get(part.place[0] if part.place else "", "other")
    change: Literal["new", "gone", "other"] = "new" if part.old is ABSENT else "gone" if part.new is ABSENT else "other"
    return ChangedPart(kind=kind, place=part.place, was=values[0], now=values[1], change=change)
