"""What has to be filed: a report on compliance or questionnaires, by the strictest of all brands."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assessor.frameworks.pci_dss.saq import SAQ, UNANSWERED
from assessor.model.scales import Truth

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assessor.frameworks.pci_dss.levels import BrandLevel
    from assessor.frameworks.pci_dss.saq import Decision
    from assessor.model.pci_rules import InstrumentRule, PciInstruments
    from assessor.model.plan import Obligation

ROC, ACQUIRER, ASK = "roc", "acquirer", "ask"
_FULL = "ROC"  # how the fact `saq` writes a report on compliance


class Instrument(NamedTuple):
    """What is to be filed: roc, saq (with which), ask (with the reason), and whose rules want it.

    `involvement` is the note of a brand whose assessor must take part; `scans` whether outside scans belong to it.
    """

    kind: str
    saqs: tuple[str, ...]
    reason: str
    wanted: tuple[InstrumentRule, ...] = ()
    involvement: tuple[InstrumentRule, ...] = ()
    scans: bool | None = None


def instrument(
    rules: PciInstruments,
    entity: str,
    found: Sequence[BrandLevel],
    decision: Decision | None,
    rows: Iterable[Obligation],
) -> Instrument:
    """The strictest instrument over all brands; a level in doubt matters only where it would change the answer."""
    wanted, unclear = _wanted(rules, entity, found)
    scanned = next((row for row in rows if row.ref == rules.scans.requirement), None)
    if any(rule.instrument == ROC for rule in wanted):
        by = tuple(rule for rule in wanted if rule.instrument == ROC)
        names = " and ".join(rule.brand for rule in by)
        return Instrument(ROC, (), f"Level 1 asks for a report on compliance ({names}).", by, (), scans=True)
    if unclear:
        reason = "A report on compliance or a questionnaire: the level is not certain. State the missing counts."
        return Instrument(ASK, (), reason, wanted)
    if decision is None:
        reason = "A questionnaire; which one depends on how cards are taken, and no channel is stated."
        return Instrument(ASK, (), reason, wanted)
    if decision.outcome != SAQ:
        kind = UNANSWERED if decision.outcome == UNANSWERED else ASK
        return Instrument(kind, (), decision.reason, wanted)
    involved = tuple(rule for rule in wanted if set(rule.involvement) & set(decision.saqs))
    scans = None if scanned is None else any(contains(scanned, name) is not Truth.NO for name in decision.saqs)
    reason = decision.reason
    if wanted and all(rule.instrument == ACQUIRER for rule in wanted):
        reason = f"{reason} At this level the acquirer says what it wants to see."
    return Instrument(SAQ, decision.saqs, reason, wanted, involved, scans)


def contains(row: Obligation, saq: str) -> Truth:
    """Whether a questionnaire holds a requirement, as far as the row's own condition on the fact `saq` says."""
    if row.applies_when is None:
        return Truth.YES
    return row.applies_when.truth({"saq": saq})


def _wanted(rules: PciInstruments, entity: str, found: Sequence[BrandLevel]) -> tuple[tuple[InstrumentRule, ...], bool]:
    """The rules of the certain levels, and whether a level in doubt might ask for a full report."""
    certain: list[InstrumentRule] = []
    unclear = False
    for item in found:
        fitting = [
            rule
            for rule in rules.instruments
            if rule.brand == item.brand.id and rule.entity == entity and set(rule.levels) & set(item.levels)
        ]
        kinds = {rule.instrument for rule in fitting}
        if not fitting or (item.level is None and len(kinds) > 1 and ROC in kinds):
            unclear = True
        else:
            certain += fitting
    return tuple(certain), unclear
