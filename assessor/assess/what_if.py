"""What would change: the same organization with some answers changed, or under a proposed rule, against the base."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.differences import what_if_of
from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import load_plan
from assessor.assess.result import result_of
from assessor.library.engagement_changes import OVERLAYS, apply, split
from assessor.library.engagement_links import check_engagement
from assessor.model.diagnostic import Diagnostic, InvalidSource, Severity
from assessor.model.spelling import did_you_mean
from assessor.model.value import dataclass, replace
from assessor.result.what_if import AdoptedPack, ChangedValue

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.assess.framework import ScoringFramework
    from assessor.library.data_set import DataSet
    from assessor.library.engagement import Source
    from assessor.library.engagement_changes import Change, Changed
    from assessor.library.store import Store
    from assessor.model.plan import PackInfo, Plan
    from assessor.result.result import Result

    Registry = Sequence[ScoringFramework]


@dataclass(frozen=True, slots=True, kw_only=True)
class WhatIf:
    """The changed case, ready to be judged: engagement, plan, what was changed, warnings about it."""

    source: Source
    plan: Plan
    changed: tuple[Changed, ...]
    pack: PackInfo | None
    warnings: tuple[Diagnostic, ...]


def changed_case(
    source: Source, plan: Plan, texts: Sequence[str], registry: Registry, *, root: DataSet, store: Store
) -> WhatIf:
    """The case that `--what-if` texts describe, checked as strictly as the file; raises InvalidSource otherwise."""
    changes = split(texts)
    packs = [change for change in changes if change.key in OVERLAYS]
    values = [change for change in changes if change.key not in OVERLAYS]
    pack, problems = _pack(plan, packs, root)
    made, changed, faults = apply(source, values, registry)
    problems += faults
    if made is None:
        raise InvalidSource(sorted(problems, key=Diagnostic.sort_key))
    own = load_plan(root, store, registry, made.engagement.frameworks)
    found = check_engagement(made, own, registry)
    if pack is not None:
        own, found = _with_pack(made, own, (pack, packs[0]), found, registry, root=root, store=store)
    problems = sorted([*problems, *found], key=Diagnostic.sort_key)
    if any(item.severity is Severity.ERROR for item in problems):
        raise InvalidSource(problems)
    known = {(item.code, item.message) for item in check_engagement(source, plan, registry)}
    warnings = tuple(item for item in problems if (item.code, item.message) not in known)
    return WhatIf(source=made, plan=own, changed=tuple(changed), pack=pack, warnings=warnings)


def with_what_if(before: Result, case: WhatIf, registry: Registry) -> Result:
    """The base result with what would change in it."""
    after = result_of(assess_engagement(case.plan, case.source.engagement, decided=True), case.source, registry)
    changes = tuple(
        ChangedValue(key=item.change.key, value=item.value, was=item.was, stated=item.stated) for item in case.changed
    )
    pack = _adopted(case.pack) if case.pack is not None else None
    return replace(before, what_if=what_if_of(before, after, changes=changes, pack=pack))


def _adopted(pack: PackInfo) -> AdoptedPack:
    return AdoptedPack(
        id=pack.id,
        title=pack.title,
        status=pack.status,
        framework=pack.framework,
        citation=pack.citation,
        published=pack.published,
        checked=pack.checked,
        standing=pack.standing,
        verify=pack.verify,
        note=pack.note,
        counts=pack.counts,
        sha256=pack.sha256,
    )


def _pack(plan: Plan, named: Sequence[Change], root: DataSet) -> tuple[PackInfo | None, list[Diagnostic]]:
    """The overlay pack that is asked for; one at a time, as two proposals may contradict each other."""
    if not named:
        return None, []
    if len(named) > 1:
        message = "only one overlay can be compared at a time"
        return None, [
            Diagnostic("what-if/twice", message, named[1].span, "run the command again for the other overlay")
        ]
    known = {pack.id: pack for pack in plan.packs}
    wanted = named[0].text.strip()
    if wanted not in known:
        shown = wanted if wanted.isprintable() and len(wanted) <= _SHOWN else "this"
        advice = (
            (f"that is a rule pack: --pack {shown}" if wanted in _rule_packs(root) else None)
            or did_you_mean(wanted[:_SHOWN], known)
            or (f"overlays: {', '.join(known)}" if known else "there is no overlay under rules/overlays")
        )
        return None, [Diagnostic("what-if/unknown-pack", f"there is no overlay '{shown}'", named[0].span, advice)]
    return known[wanted], []


def _rule_packs(root: DataSet) -> set[str]:
    """The ids of the rule packs that are shipped or loaded: what else is called a pack."""
    from assessor.library.packs import shipped_packs  # noqa: PLC0415 - reads YAML, only where a name leads nowhere

    return {pack.info.id for pack in (*shipped_packs(root.root), *root.packs)}


_SHOWN = 60


def _with_pack(
    source: Source,
    plan: Plan,
    asked: tuple[PackInfo, Change],
    problems: list[Diagnostic],
    registry: Registry,
    *,
    root: DataSet,
    store: Store,
) -> tuple[Plan, list[Diagnostic]]:
    """The plan with the overlay in it that is asked for, and the problems that are left.

    What the file says of rows the proposal takes away or tightens is no fault of the file; a fact only the proposal
    knows is none either.
    """
    pack, change = asked
    chosen = source.engagement.frameworks
    if pack.framework not in chosen:
        message = f"overlay '{pack.id}' changes {pack.framework}, which is not among the frameworks of this engagement"
        found = Diagnostic("what-if/other-framework", message, change.span, f"chosen: {', '.join(chosen)}")
        return plan, [*problems, found]
    merged = load_plan(root, store, registry, chosen, overlay=pack.id)
    still = set(check_engagement(source, merged, registry))
    return merged, [item for item in problems if item in still or item.severity is not Severity.ERROR]
