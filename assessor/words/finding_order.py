"""The order in which a reader meets the findings: worst first, then what holds back most, then by title."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from assessor.assess.findings import numbered, weight
from assessor.words.finding_subject import subject_of
from assessor.words.findings import parts
from assessor.words.names import names_of

if TYPE_CHECKING:
    from assessor.result.finding import Finding
    from assessor.result.result import Result


def in_reading_order(result: Result) -> Result:
    """A result whose findings stand in reading order, with the ids of that order."""
    names = names_of(result)
    obligations = {obligation.ref: obligation for obligation in result.obligations}

    def place(finding: Finding) -> tuple[tuple[int, int], str]:
        return weight(finding), parts(subject_of(finding, result, names, obligations)).title

    return dataclasses.replace(result, findings=numbered(sorted(result.findings, key=place)))
