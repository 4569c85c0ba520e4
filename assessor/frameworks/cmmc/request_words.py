"""What a C3PAO has to know before it can price an assessment: kind, contract, scope, outside providers, closeout."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor.frameworks.cmmc.outlook_words import contract

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.frameworks.cmmc.rules import Level
    from assessor.frameworks.cmmc.vocabulary import FedrampModerate

_BLANK: Final = "________"
_KINDS: Final = {"csp": "cloud service provider", "esp": "external service provider"}
_FEDRAMP: Final[dict[FedrampModerate | None, str]] = {
    "authorized": "FedRAMP Moderate: authorized, as stated",
    "equivalent": "FedRAMP Moderate: equivalent, as stated",
    "none": "FedRAMP Moderate: none",
    None: f"FedRAMP Moderate: {_BLANK} (not stated)",
}


def request(score: CmmcScore, level: Level | None) -> Iterator[tuple[str, str]]:
    """Heading and text; nothing where no C3PAO assesses."""
    if score.assessment != "c3pao":
        return
    figure = score.figures[-1]
    asked = f"CMMC {score.assessment_title or ''}, all {figure.requirements} requirements"
    assessor = "by an authorized or accredited C3PAO (32 CFR 170.9, 170.17)"
    yield "Assessment", f"{asked}, {assessor}: name your authorization and the lead assessor"
    yield "Contract", contract(score)
    yield (
        "Scope",
        "; ".join(
            f"{item.title}: {item.count if item.count is not None else f'{_BLANK} (not stated)'}"
            for item in score.assets
        ),
    )
    parties = [
        f"{_KINDS[item.kind]}{f' ({_FEDRAMP[item.fedramp_moderate]})' if item.fedramp_needed else ''}"
        for item in score.providers
        if item.in_scope
    ]
    told = [f"{count} {kind}" for kind, count in Counter(parties).items()]
    yield "Outside providers in scope", ", ".join(told) or "none stated"
    advice = "State that you advised on none of this and had no part in carrying it out"
    yield "Independence", f"{advice} (32 CFR 170.8(b)(17)(ii)(G); to be checked at its source)"
    yield "Days", f"Wanted on site: {_BLANK}; report wanted by: {_BLANK}"
    if level is not None and level.plan is not None:
        yield (
            "Priced apart",
            (
                f"The assessment that closes a plan of action within {level.plan.closeout_days} days of a Conditional "
                f"status ({level.plan.citation})"
            ),
        )
