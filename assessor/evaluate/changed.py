"""A case with some statements changed: what was found out of the other one stays where nothing it rests on changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate import supply
from assessor.evaluate.case import Case

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.model.engagement import Engagement

# What a framework's answers say of the organization counts in place of its facts.
_FACTS: Final = ("organization", "blocks", "frameworks")
# What of a case stays as it is where these parts of the engagement are the same.
_RESTS_ON: Final[Mapping[str, Sequence[str]]] = {
    "provider_gates": (),
    "gate_conditions": ("organization",),
    "_own_facts": _FACTS,
    "doubtful": _FACTS,
    "applicability": _FACTS,
    "held_records": ("evidence",),
    "records": ("evidence",),
    "determined": ("determinations",),
    "own_frequencies": (*_FACTS, "defined_frequencies"),
    "demanded": (*_FACTS, "defined_frequencies"),
    "ledgers": (*_FACTS, "defined_frequencies", "operations"),
    "judged_work": (*_FACTS, "defined_frequencies", "evidence"),
}


def changed(base: Case, engagement: Engagement) -> Case:
    """The case of another engagement under the same plan, with all of the base that is the same in both."""
    case, known = Case(base.plan, engagement, assume_applicable=base.assume_applicable), base.engagement
    shared = [name for name, parts in _RESTS_ON.items() if all(same(part, engagement, known) for part in parts)]
    vars(case).update({name: vars(base)[name] for name in shared if name in vars(base)})
    if engagement.providers is known.providers:
        vars(case).update(suppliers=base.suppliers, named_obligations=base.named_obligations)
        return case
    there = base.suppliers
    other = {
        item.id: supply.supplier_of(case.terrain, item)
        for item in engagement.providers
        if item.id not in there or there[item.id].provider is not item
    }
    named = base.named_obligations.union(*[item.obligations_named for item in other.values()])
    suppliers = {item.id: other.get(item.id) or there[item.id] for item in engagement.providers}
    vars(case).update(suppliers=suppliers, named_obligations=named)
    return case


def same(part: str, engagement: Engagement, other: Engagement) -> bool:
    """Whether two engagements say the same in one part; what no statement touched is the very same object."""
    here, there = getattr(engagement, part), getattr(other, part)
    return here is there or (part == "organization" and bool(here == there))
