"""Who answers for a duty: whoever is named for it, else for the wider duty that is met through it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.engagement import DutyState
    from assessor.model.rules import Duty


def answerable(duty: str, rules: Mapping[str, Duty], stated: Mapping[str, DutyState]) -> tuple[str, str] | None:
    """The person, and the duty that names them; None where nobody is named, or several wider duties differ."""
    own = stated.get(duty)
    if own is not None and own.who:
        return own.who, duty
    wider = {
        who: name
        for name, rule in rules.items()
        if duty in rule.through and (answer := stated.get(name)) is not None and (who := answer.who)
    }
    return next(iter(wider.items())) if len(wider) == 1 else None
