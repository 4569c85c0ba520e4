"""The marks and fixed style classes of the brief; nothing a user wrote ever becomes a class name."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.model.scales import Verdict
from assessor.words import legends

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.model.scales import DemandResultWord
    from assessor.result.finding import Severity as SeverityCode


@dataclass(frozen=True, slots=True)
class Status:
    """How one verdict is shown: a shape, a word and a shade that all say the same."""

    id: Verdict | None
    word: str
    short: str
    mark: str
    style: str
    meaning: str


@dataclass(frozen=True, slots=True)
class SeverityLook:
    """How much a finding holds back, as shape and word, and the rule behind it."""

    word: str
    mark: str
    style: str
    meaning: str


# verdict -> its mark and style
_VERDICTS: Final = {
    Verdict.SATISFIED: ("●", "met"),
    Verdict.WITH_DUTIES: ("◉", "duty"),
    Verdict.COMPENSATED: ("■", "comp"),
    Verdict.PARTIAL: ("◐", "part"),
    Verdict.GAP: ("▲", "gap"),
    Verdict.NOT_APPLICABLE: ("\u2012", "na"),
    Verdict.NOT_TESTED: ("□", "none"),
    Verdict.NOT_ASSESSABLE: ("○", "none"),
}
_STATUS: Final = {
    verdict: Status(verdict, said.word, said.short, *_VERDICTS[verdict], said.meaning)
    for verdict, said in legends.VERDICTS.items()
}
STATUSES: Final = tuple(_STATUS.values())
_NOT_JUDGED: Final = Status(
    None, legends.NOT_JUDGED.word, legends.NOT_JUDGED.short, "\u2012", "na", legends.NOT_JUDGED.meaning
)
# result of one demand -> the verdict whose shape and shade it borrows
_RESULTS: Final[Mapping[DemandResultWord, Verdict]] = {
    "met": Verdict.SATISFIED,
    "met_with_duty": Verdict.WITH_DUTIES,
    "part": Verdict.PARTIAL,
    "unmet": Verdict.GAP,
    "unknown": Verdict.NOT_ASSESSABLE,
}
_SEVERITIES: Final[Mapping[SeverityCode, str]] = {"high": "▲", "medium": "◆", "low": "○"}
_SEVERITY: Final = {
    code: SeverityLook(legends.SEVERITIES[code][0], mark, code, legends.SEVERITIES[code][1])
    for code, mark in _SEVERITIES.items()
}
SEVERITIES: Final = tuple(_SEVERITY.values())


def status(verdict: Verdict | None) -> Status:
    """The look of a verdict, or of none."""
    return _NOT_JUDGED if verdict is None else _STATUS[verdict]


def result(demand_result: DemandResultWord) -> Status:
    """The look of one demand's result."""
    return _STATUS[_RESULTS[demand_result]]


def severity(code: SeverityCode) -> SeverityLook:
    """The look of a finding's severity."""
    return _SEVERITY[code]
