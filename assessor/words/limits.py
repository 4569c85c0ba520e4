"""What a result is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.words import decisions

if TYPE_CHECKING:
    from assessor.result.result import Result

_LIMITS = (
    (
        "A readiness determination from statements: no opinion, certificate or legal advice; only the bodies each "
        "framework names issue findings."
    ),
    ("Today's verdicts rest on statements unless evidence stands beside them; those of a support model are ceilings."),
    "Where a rule gives no number, we supply one (engine default); its size never fails an obligation.",
    "Mappings to NIST SP 800-53 r5 are our own judgment unless marked as reviewed; see the confidence figure.",
)


def limits(result: Result) -> tuple[str, ...]:
    """The limits of every result, and what could not be worked out in this one."""
    return _LIMITS if result.unpriced is None else (*_LIMITS, decisions.unpriced(result.unpriced))
