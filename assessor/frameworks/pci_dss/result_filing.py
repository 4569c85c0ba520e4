"""What is to be filed with the acquirer or the brands, and what led there."""

from __future__ import annotations

from typing import Literal

from assessor.model.value import dataclass

SaqOutcome = Literal["saq", "ask", "unanswered"]
SaqGround = Literal["rule", "unanswered", "no_rule"]
WantedInstrument = Literal["roc", "saq", "acquirer"]
Agreement = Literal["same", "differs", "fuller", "not_stated", "not_derived"]
InstrumentKind = Literal["roc", "saq", "ask", "unanswered"]
InstrumentGround = Literal[
    "brands_ask", "level_asks", "no_table", "no_such_level", "level_uncertain", "no_channel", "answers"
]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadingFact:
    """An answer."""

    answer: str
    """Its id."""
    value: str | float | bool
    """What was answered."""
    words: str | None
    """The answer in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NearQuestionnaire:
    """One of them."""

    saq: str | None
    """The questionnaire."""
    rule: str
    """Its rule."""
    failed: tuple[str, ...]
    """The criteria that failed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuestion:
    """A question."""

    answer: str
    """Its id."""
    question: str
    """Its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelOutcome:
    """One way of taking cards."""

    id: str
    """Its id."""
    title: str
    """Its title."""
    kind: Literal["e-commerce", "moto", "card_present"]
    """Its kind."""
    outcome: SaqOutcome
    """Where it leads."""
    saq: str | None
    """The questionnaire."""
    rule: str | None
    """The rule of the table that decided."""
    reason: str | None
    """Why."""
    citation: str | None
    """Where the criteria stand."""
    verify: bool
    """Whether the rule is to be checked."""
    note: str | None
    """A remark."""
    led_by: tuple[LeadingFact, ...]
    """The answers that led there."""
    near: tuple[NearQuestionnaire, ...]
    """Questionnaires that were near."""
    missing: tuple[OpenQuestion, ...]
    """Questions not answered yet."""
    missing_facts: tuple[str, ...]
    """Facts not stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DerivedSaq:
    """As the answers lead."""

    outcome: SaqOutcome
    """Where they lead."""
    saqs: tuple[str, ...]
    """The questionnaires."""
    ground: SaqGround
    """rule: as the rule that decided says; unanswered: answers are missing; no_rule: no rule of the table fits."""
    rule_reason: str | None
    """rule: the reason in the rule's own words."""
    unanswered: tuple[str, ...]
    """unanswered: the answers that are missing."""
    citation: str
    """Where the rule stands."""
    channels: tuple[ChannelOutcome, ...]
    """By channel."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SaqDecision:
    """The questionnaire."""

    stated: tuple[str, ...]
    """As the engagement states it."""
    derived: DerivedSaq | None
    """As the answers lead."""
    agreement: Agreement
    """Beside each other."""
    not_in_catalog: tuple[str, ...]
    """Derived questionnaires whose requirements our catalog does not tell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WantedBy:
    """What a brand asks for."""

    brand: str
    """The brand."""
    title: str
    """Its name."""
    instrument: WantedInstrument
    """What it wants."""
    by: str | None
    """Who must carry it out."""
    source: str
    """Where the rule stands."""
    verify: bool
    """Whether it rests on a secondary source."""
    note: str | None
    """A remark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FiledInstrument:
    """What is to be filed."""

    kind: InstrumentKind
    """Its kind."""
    saqs: tuple[str, ...]
    """The questionnaires."""
    ground: InstrumentGround
    """brands_ask: brands ask for a report at level 1; level_asks: every brand does at the level stated; no_table: the
    rules hold no table of a brand; no_such_level: its table does not know the level; level_uncertain: counts are
    missing; no_channel: how cards are taken is not stated; answers: as the answers lead."""
    brands: tuple[str, ...]
    """brands_ask: the brands, by id; no_table, no_such_level: the brand by its name."""
    levels: tuple[int, ...]
    """level_asks: the level; no_such_level: those the brand's table does not know."""
    after_breach: bool
    """level_asks: whether a theft of card data put the organization there, and not the acquirer's word."""
    acquirer_decides: bool
    """answers: whether at this level the acquirer says what it wants to see."""
    wanted: tuple[WantedBy, ...]
    """Whose rules want it."""
    involvement: tuple[WantedBy, ...]
    """Brands whose assessor must take part."""
    scans: bool | None
    """Whether scans by an approved vendor belong to it."""
