"""What the rule says of the end of an assessment: what is looked at again, what is kept, what closes later."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.frameworks.cmmc.rules import Level

_CHECK: Final = "to be checked at its source"
# By who assesses: where re-evaluation, and where hashing and keeping stand.
_PARAGRAPHS: Final = {
    "c3pao": ("32 CFR 170.17(c)(2)", "32 CFR 170.17(c)(4)"),
    "dibcac": ("32 CFR 170.18(c)(2)", "32 CFR 170.18(c)(4)"),
}


def closing(score: CmmcScore, level: Level | None) -> Iterator[str]:
    """Nothing where the organization assesses itself, or where nobody says who does."""
    stands = _PARAGRAPHS.get(score.assessment or "")
    if stands is None:
        return
    again, kept = stands
    yield (
        "What was NOT MET may be evaluated again during the assessment and for 10 business days after its active part, "
        "where more evidence shows it met, what is MET already stays so and the report is not yet delivered "
        f"({again}; {_CHECK})"
    )
    yield (
        "Everything shown as evidence is hashed, listed and kept by the organization for six years from the status "
        f"date; the list of hash values goes to the assessor ({kept}; {_CHECK})"
    )
    if level is not None and level.plan is not None:
        yield (
            f"A plan of action that remains is closed, and that confirmed by a closeout assessment, within "
            f"{level.plan.closeout_days} days of the Conditional status ({level.plan.citation})"
        )
