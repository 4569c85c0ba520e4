"""Which obligations get a card: one card for all that fail alike, and a limit that keeps the brief readable."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.scales import Verdict
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.report.names import BriefNames
    from assessor.result.comparison import Comparison
    from assessor.result.obligation import Demand, Obligation
    from assessor.result.result import Result

MOST_CARDS = 60
OPEN = (Verdict.GAP, Verdict.PARTIAL)
UNJUDGED = (Verdict.NOT_ASSESSABLE, Verdict.NOT_TESTED)
Links = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """The sets of obligations that share a card, those left without one, and where each ref's link leads."""

    sets: tuple[tuple[Obligation, ...], ...] = ()
    beyond: tuple[Obligation, ...] = ()
    unjudged: tuple[Obligation, ...] = ()
    anchors: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """How many obligations the cards speak for, and where the others are."""
        carded = sum(map(len, self.sets))
        whole = carded + len(self.beyond)
        if not whole:
            return "No obligation is partial or a gap today."
        sentences = [
            f"{grammar.counted(whole, 'obligation')} {grammar.verb(whole, 'is', 'are')} partial or a gap today."
        ]
        if carded > len(self.sets):
            sentences.append(
                f"{len(self.sets)} {grammar.noun(len(self.sets), 'card')} explain{'s' if len(self.sets) == 1 else ''} "
                f"{carded} of them: obligations with the same reasons and the same verdict in every column share one."
            )
        if self.beyond:
            sentences.append(
                f"To keep the brief readable there are at most {MOST_CARDS} cards, gaps first. {len(self.beyond)} more "
                "are listed after the cards, with the findings that explain them."
            )
        return " ".join(sentences)


def deck_of(result: Result, names: BriefNames, links: Mapping[str, Links]) -> Deck:
    """The cards a result gets, in the order of its obligations."""
    alike: dict[tuple[object, ...], list[Obligation]] = {}
    for row in result.obligations:
        if _today(row) in OPEN:
            alike.setdefault(_signature(row, names), []).append(row)
    sets = list(alike.values())
    ranked = sorted(range(len(sets)), key=lambda n: (OPEN.index(_today(sets[n][0])), -len(sets[n]), n))
    shown = [sets[n] for n in sorted(ranked[:MOST_CARDS])]
    beyond = [row for n in sorted(ranked[MOST_CARDS:]) for row in sets[n]]
    unjudged = [row for row in result.obligations if _today(row) in UNJUDGED]
    anchors = {row.ref: f"card-{n}" for n, group in enumerate(shown, 1) for row in group}
    for row in (*beyond, *unjudged):
        held = links.get(row.ref, ())
        if held:
            anchors[row.ref] = held[0][1]
    return Deck(tuple(map(tuple, shown)), tuple(beyond), tuple(unjudged), anchors)


def _today(row: Obligation) -> Verdict:
    return row.verdicts[TODAY].verdict


def _signature(row: Obligation, names: BriefNames) -> tuple[object, ...]:
    """Everything two obligations must share to be explained by one card."""
    today = row.verdicts[TODAY]
    reasons = frozenset(
        (failing, *_compared(comparison, row.demands[comparison.demand]))
        for failing, compared in ((True, today.failing), (False, today.unknown))
        for comparison in compared
    )
    verdicts = tuple(row.verdicts[column.id].verdict for column in names.arrangements)
    # a documented alternative is about one obligation alone
    own = row.ref if today.alternative is not None else None
    return (row.catalog, verdicts, reasons or today.statements or row.ref, today.statements, own)


def _compared(comparison: Comparison, demand: Demand) -> tuple[object, ...]:
    """Both sides of a comparison, wherever it stands."""
    return (
        demand.capability or demand.duty,
        demand.population,
        _asked(comparison, demand),
        replace(comparison, demand=0),
    )


_ABOUT_ALL = ("nobody", "no_such_service", "function_not_stated")


def _asked(comparison: Comparison, demand: Demand) -> object:
    """The part of a demand that a comparison is about; papers, duties, hours and places say it themselves."""
    if comparison.predicate == "cadence" or comparison.shortfall in _ABOUT_ALL:
        return demand.every, demand.loosest, demand.event, demand.within, demand.hours, demand.state, demand.basis
    if comparison.predicate == "detection":
        return demand.detection.class_ if demand.detection is not None else None
    if comparison.predicate == "evidence":
        return demand.evidence.class_ if demand.evidence is not None else None
    return demand.independence if comparison.predicate == "independence" else None
