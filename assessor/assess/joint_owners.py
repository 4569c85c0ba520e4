"""Who is proposed for a finding that is mended with one signature together with others: whoever leads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from assessor.result.action import Action
    from assessor.result.finding import Finding


def led(register: Sequence[Finding], plan: Sequence[Action]) -> Iterator[Finding]:
    """The register, in which nobody else is proposed where the action that mends a finding has a person named."""
    leads = {name: action.owner for action in plan if action.owner.named for name in action.findings}
    for finding in register:
        leader = leads.get(finding.id)
        if finding.owner.named or leader is None or leader.who == finding.owner.who:
            yield finding
        else:
            yield replace(finding, owner=replace(finding.owner, role=leader.role, who=leader.who))
