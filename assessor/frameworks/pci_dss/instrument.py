"""What has to be filed: a report on compliance or questionnaires, by the strictest of all brands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from assessor.frameworks.pci_dss.levels import BREACH
from assessor.frameworks.pci_dss.saq import SAQ
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from assessor.frameworks.pci_dss.levels import BrandLevel, Overall
    from assessor.frameworks.pci_dss.result_filing import InstrumentGround, InstrumentKind
    from assessor.frameworks.pci_dss.rules import InstrumentRule, PciInstruments
    from assessor.frameworks.pci_dss.saq import Decision
    from assessor.model.plan import Obligation

ROC: Final = "roc"
ACQUIRER: Final = "acquirer"
ASK: Final = "ask"


class InstrumentReason(NamedTuple):
    """Why: a code of `result_filing.InstrumentGround`, with the brands and levels it speaks of."""

    ground: InstrumentGround
    brands: tuple[str, ...] = ()
    levels: tuple[int, ...] = ()
    after_breach: bool = False
    acquirer_decides: bool = False


class Instrument(NamedTuple):
    """What is to be filed: roc, saq (with which), ask (with the reason), and whose rules want it.

    `involvement` is the note of a brand whose assessor must take part; `scans` whether outside scans belong to it.
    """

    kind: InstrumentKind
    saqs: tuple[str, ...]
    reason: InstrumentReason
    wanted: tuple[InstrumentRule, ...] = ()
    involvement: tuple[InstrumentRule, ...] = ()
    scans: bool | None = None


def instrument(
    rules: PciInstruments,
    entity: str,
    found: Sequence[BrandLevel],
    decision: Decision | None,
    rows: Iterable[Obligation],
    *,
    level: Overall | None = None,
    marked: Collection[str] | None = None,
) -> Instrument:
    """The strictest instrument over all brands; a level in doubt matters only where it would change the answer.

    `level` counts where no brand has one. `marked` are the questionnaires whose requirements the rows tell; None: all.
    """
    wanted, unclear = _wanted(rules, entity, found)
    scanned = next((row for row in rows if row.ref == rules.scans.requirement), None)
    alone = _by_level(rules, entity, found, level)
    if alone is not None:
        return alone
    if any(rule.instrument == ROC for rule in wanted):
        by = tuple(rule for rule in wanted if rule.instrument == ROC)
        asked = InstrumentReason("brands_ask", brands=tuple(rule.brand for rule in by))
        return Instrument(ROC, (), asked, by, (), scans=True)
    if unclear is not None:
        return Instrument(ASK, (), unclear, wanted)
    if decision is None:
        return Instrument(ASK, (), InstrumentReason("no_channel"), wanted)
    if decision.outcome != SAQ:
        return Instrument(decision.outcome, (), InstrumentReason("answers"), wanted)
    involved = tuple(rule for rule in wanted if set(rule.involvement) & set(decision.saqs))
    scans = None if scanned is None else _scans(scanned, decision.saqs, marked)
    decides = bool(wanted) and all(rule.instrument == ACQUIRER for rule in wanted)
    reason = InstrumentReason("answers", acquirer_decides=decides)
    return Instrument(SAQ, decision.saqs, reason, wanted, involved, scans)


def contains(row: Obligation, saq: str) -> Truth:
    """Whether a questionnaire holds a requirement, as far as the row's own condition on the fact `saq` says."""
    if row.applies_when is None:
        return Truth.YES
    return row.applies_when.truth({"saq": saq})


def _scans(scanned: Obligation, saqs: Sequence[str], marked: Collection[str] | None) -> bool | None:
    """Whether a questionnaire holds the scans; not known of one whose requirements the rows do not tell."""
    known = [name for name in saqs if marked is None or name in marked]
    if any(contains(scanned, name) is not Truth.NO for name in known):
        return True
    return False if len(known) == len(saqs) else None


def _by_level(
    rules: PciInstruments, entity: str, found: Sequence[BrandLevel], level: Overall | None
) -> Instrument | None:
    """Where no brand has a level, and every brand that knows the level stated wants a full report at it."""
    if level is None or len(level.levels) != 1 or any(item.levels for item in found):
        return None
    number = level.levels[0]
    kinds = {rule.instrument for rule in rules.instruments if rule.entity == entity and number in rule.levels}
    if kinds != {ROC}:
        return None
    reason = InstrumentReason("level_asks", levels=(number,), after_breach=level.decided_by == BREACH)
    return Instrument(ROC, (), reason, scans=True)


def _wanted(
    rules: PciInstruments, entity: str, found: Sequence[BrandLevel]
) -> tuple[tuple[InstrumentRule, ...], InstrumentReason | None]:
    """The rules of the certain levels, and why it is open whether a full report is asked for, where it is."""
    certain: list[InstrumentRule] = []
    unclear: InstrumentReason | None = None
    for item in found:
        fitting = [
            rule
            for rule in rules.instruments
            if rule.brand == item.brand.id and rule.entity == entity and set(rule.levels) & set(item.levels)
        ]
        kinds = {rule.instrument for rule in fitting}
        if not fitting:
            unclear = unclear or _unknown(item)
        elif item.level is None and len(kinds) > 1 and ROC in kinds:
            unclear = InstrumentReason("level_uncertain")
        else:
            certain += fitting
    return tuple(certain), unclear


def _unknown(found: BrandLevel) -> InstrumentReason:
    """Why nothing is known of what a brand asks for: no level by its table, or one its table does not have."""
    if not found.levels:
        return InstrumentReason("no_table", brands=(found.brand.title,))
    return InstrumentReason("no_such_level", brands=(found.brand.title,), levels=found.levels)
