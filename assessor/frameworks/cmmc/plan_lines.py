"""What is open and stands on no plan of action, against the requirement that asks for a plan for everything open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.cmmc.derived_today import held_open
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from assessor.frameworks.cmmc.case_findings import CmmcCase
    from assessor.model.row_finding import FindingBook, RowFinding

_FINDING = "/"  # a key of a finding has one, a reference has none
_PLACE = ("cmmc", "poam")


def plan_lines(shared: CmmcCase, book: FindingBook, held: Collection[str]) -> Iterator[RowFinding]:
    """One finding for all that is open and planned nowhere; open is what is `held`, determined so, or so by the terms.

    What a plan for a finding holds is known only once findings are, so that nothing is called unplanned beside one.
    """
    level = shared.rules.stated_level(shared.case.facts.get("cmmc_level"))
    if level is None:
        return
    stated, general = shared.stated.poam, shared.case.engagement.plan_of_action
    if any(_FINDING in key and plan.planned for key, plan in general.items()):
        return
    planned = {item.requirement for item in stated} | {ref for ref, plan in general.items() if plan.planned}
    given = not planned.isdisjoint(shared.rows)
    for asks in (item for item in shared.rules.levels if item.level <= level.level and item.plan_requirement):
        ours = [one for one in shared.requirements(asks) if one.id != asks.plan_requirement and one.ref not in planned]
        open_ = {*held, *held_open(shared, {one.ref for one in ours}.difference(held))}
        bare = tuple(one.id for one in ours if one.ref in open_)
        if bare:
            found = (
                book.of("plan_line", "unplanned", "unmet", *_PLACE)
                if given
                else book.of("plan_line", "plan_not_stated", "unknown", *_PLACE)
            )
            yield from (replace(finding, parts=bare) for finding in found)
