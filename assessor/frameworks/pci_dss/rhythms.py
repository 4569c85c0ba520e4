"""Rhythms PCI DSS leaves to the organization, each only with a targeted risk analysis behind it (12.3.1)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from assessor.model.framework import IN_DATE, MISSING, STALE, OwnFrequency
from assessor.model.interval import DAY, seconds

if TYPE_CHECKING:
    from assessor.frameworks.pci_dss.result_papers import AnalysisState
    from assessor.frameworks.pci_dss.rules import AnalyzedRow, PciWorksheets
    from assessor.frameworks.pci_dss.statements import PciDss, RiskAnalysis

_REVIEW = "risk_analysis"
_DOCUMENT = "targeted risk analysis"
_WHERE = ("pci_dss", "targeted_risk_analyses")


class Rhythm(NamedTuple):
    """A requirement that needs an analysis: how the analysis stands, and the frequency that counts (None: none does).

    `age` is in days since the last review, or since the analysis was made.
    """

    row: AnalyzedRow
    state: AnalysisState
    frequency: str | None
    analysis: RiskAnalysis | None = None
    age: int | None = None


def analyzed(rules: PciWorksheets | None, stated: PciDss | None, as_of: date) -> dict[str, Rhythm]:
    """By requirement; empty where the engagement says nothing of risk analyses, so that its frequencies stand alone."""
    if rules is None or stated is None or stated.targeted_risk_analyses is None:
        return {}
    limit = seconds(rules.reviewed_every[_REVIEW].every)
    made: dict[str, Rhythm] = {}
    for row in rules.risk_analyses:
        found = [item for item in stated.targeted_risk_analyses if item.obligation == row.obligation]
        if not found:
            made[row.obligation] = Rhythm(row, MISSING, None)
            continue
        latest = max(found, key=lambda item: (last_look(item), item.frequency))
        age = age_in_days(last_look(latest), as_of)
        if age * DAY > limit:
            made[row.obligation] = Rhythm(row, STALE, None, latest, age)
        else:
            made[row.obligation] = Rhythm(row, IN_DATE, latest.frequency, latest, age)
    return made


def own_frequencies(rules: PciWorksheets | None, stated: PciDss | None, as_of: str) -> list[OwnFrequency]:
    """The rhythms as evaluation asks for them."""
    return [
        OwnFrequency(
            obligation=ref,
            document=_DOCUMENT,
            where=_WHERE,
            citation=rhythm.row.citation,
            state=rhythm.state,
            frequency=rhythm.frequency,
            age=rhythm.age,
        )
        for ref, rhythm in analyzed(rules, stated, date.fromisoformat(as_of)).items()
    ]


def last_look(analysis: RiskAnalysis) -> str:
    """The day an analysis was last gone through: its last review, or the day it was made."""
    return max(analysis.on, analysis.reviewed or "")


def age_in_days(day: str, as_of: date) -> int:
    """Whole days from a day to the day of the assessment."""
    return (as_of - date.fromisoformat(day)).days
