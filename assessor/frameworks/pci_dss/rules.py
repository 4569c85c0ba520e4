"""PCI DSS rules an author may change: levels, instruments, questionnaires and worksheets (rules/scoring/pci-*.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

from assessor.model.condition import Condition
from assessor.model.framework import RuleHolder, own
from assessor.model.notice import NoticeRule
from assessor.model.row_finding import FindingRule
from assessor.model.span import NOWHERE, Span
from assessor.model.value import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class VolumeRange:
    """Payments a year in one channel: any, card-not-present or e-commerce."""

    channel: Literal["any", "card-not-present", "e-commerce"]
    over: int | None = None
    at_least: int | None = None
    up_to: int | None = None
    below: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelCell:
    """One cell of a brand's table of levels; the first cell that fits decides."""

    level: int
    source: str
    volumes: tuple[VolumeRange, ...] = ()
    same_level_as: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    others: bool = False
    verify: bool = False
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Brand:
    """A card brand with its tables, strictest level first."""

    id: str
    title: str
    merchants: tuple[LevelCell, ...]
    service_providers: tuple[LevelCell, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LevelOverride:
    """What stands above a table: a brand's designation, a breach, the acquirer."""

    id: str
    statement: str
    source: str
    level: int | None = None
    verify: bool = False
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PciLevels:
    """The levels of all brands, and what overrides them."""

    brands: tuple[Brand, ...]
    overrides: tuple[LevelOverride, ...] = ()
    notices: tuple[NoticeRule, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class InstrumentRule:
    """What a brand wants to see from some of its levels; `involvement` names questionnaires `by` must take part in."""

    brand: str
    entity: str
    levels: tuple[int, ...]
    instrument: Literal["roc", "saq", "acquirer"]
    source: str
    by: str | None = None
    involvement: tuple[str, ...] = ()
    verify: bool = False
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanRule:
    """Scans by an approved vendor belong to every instrument that contains this requirement."""

    requirement: str
    every: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PciInstruments:
    """Validation instruments by brand and level."""

    instruments: tuple[InstrumentRule, ...]
    scans: ScanRule
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One way to answer; `kinds` are the kinds of channel it fits, all when empty."""

    id: str
    title: str
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One question about a payment channel, asked always or where `asked_when` holds."""

    id: str
    type: str
    question: str
    choices: tuple[Choice, ...] = ()
    asked_when: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Criterion:
    """One thing a questionnaire wants to be true of a channel."""

    id: str
    text: str
    when: Condition


@dataclass(frozen=True, slots=True, kw_only=True)
class SaqRule:
    """One row of the decision table; `outcome` is saq, or ask where only the acquirer can tell."""

    id: str
    concerns: Condition
    reason: str
    citation: str
    saq: str | None = None
    outcome: Literal["saq", "ask"] = "saq"
    criteria: tuple[Criterion, ...] = ()
    verify: bool = False
    note: str | None = None
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralChannels:
    """Reasons for what becomes of channels that lead to different questionnaires; `whole` holds for all of them."""

    agreed: str
    refused: str
    not_separated: str
    unstated: str
    whole: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Impossible:
    """Questionnaires that cannot be, where a condition holds."""

    saqs: tuple[str, ...]
    when: Condition
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PciSaq:
    """The questions, the decision table, and what overrules it."""

    answers: tuple[Answer, ...]
    rules: tuple[SaqRule, ...]
    several: SeveralChannels
    never: tuple[Impossible, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyzedRow:
    """A requirement whose rhythm rests on a targeted risk analysis; `otherwise` is the fixed rhythm beside it."""

    obligation: str
    citation: str
    otherwise: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewTerm:
    """How long a paper holds before it must have been looked at again."""

    every: str
    citation: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetRule:
    """A paper by its name, the parts it must have, and whether those who file a questionnaire may not use it."""

    document: str
    parts: tuple[str, ...]
    citation: str
    not_for_saq: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PciWorksheets:
    """Targeted risk analyses and the customized approach; compensating controls have a rule of their framework."""

    risk_analyses: tuple[AnalyzedRow, ...]
    reviewed_every: Mapping[str, ReviewTerm]
    customized_approach: WorksheetRule
    demanded_by: str | None = None
    row_findings: tuple[FindingRule, ...] = ()
    span: Span = field(default=NOWHERE, compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class PciRules:
    """All of them; a data root without PCI DSS has none."""

    levels: PciLevels | None = None
    instruments: PciInstruments | None = None
    saq: PciSaq | None = None
    worksheets: PciWorksheets | None = None


CONTENTS: Final[Mapping[str, type]] = {
    "pci_levels": PciLevels,
    "pci_instruments": PciInstruments,
    "pci_saq": PciSaq,
    "pci_worksheets": PciWorksheets,
}


def pci_rules(holder: RuleHolder) -> PciRules:
    """The rules of PCI DSS in a library or a terrain."""
    rules = holder.own_rules
    return PciRules(
        levels=own(rules, "pci_levels", PciLevels),
        instruments=own(rules, "pci_instruments", PciInstruments),
        saq=own(rules, "pci_saq", PciSaq),
        worksheets=own(rules, "pci_worksheets", PciWorksheets),
    )
