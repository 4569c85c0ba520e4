"""Which obligations get a card: one card for all that fail alike, and a limit that keeps the brief readable."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.report.fields import Record
    from assessor.report.names import BriefNames

MOST_CARDS = 60
OPEN = ("gap", "partial")
UNJUDGED = ("not_assessable", "not_tested")
Links = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Deck:
    """The sets of obligations that share a card, those left without one, and where each ref's link leads."""

    sets: tuple[tuple[Record, ...], ...] = ()
    beyond: tuple[Record, ...] = ()
    unjudged: tuple[Record, ...] = ()
    anchors: Mapping[str, str] = field(default_factory=dict)

    @property
    def sentence(self) -> str:
        """How many obligations the cards speak for, and where the others are."""
        carded = sum(map(len, self.sets))
        whole = carded + len(self.beyond)
        if not whole:
            return "No obligation is partial or a gap today."
        said = [f"{whole} {grammar.noun(whole, 'obligation')} {'is' if whole == 1 else 'are'} partial or a gap today."]
        if carded > len(self.sets):
            said.append(
                f"{len(self.sets)} {grammar.noun(len(self.sets), 'card')} explain{'s' if len(self.sets) == 1 else ''} "
                f"{carded} of them: obligations with the same reasons and the same verdict in every column share one."
            )
        if self.beyond:
            said.append(
                f"To keep the brief readable it has at most {MOST_CARDS} cards, gaps first; {len(self.beyond)} more "
                "stand in the list after the cards, with the findings that say why."
            )
        return " ".join(said)


def deck_of(result: Record, names: BriefNames, links: Mapping[str, Links]) -> Deck:
    """The cards a result gets, in the order of its obligations."""
    rows = {each.text("ref"): each for each in reversed(result.records("obligations"))}
    rows = {ref: rows[ref] for ref in dict.fromkeys(each.text("ref") for each in result.records("obligations"))}
    alike: dict[tuple[object, ...], list[Record]] = {}
    for each in rows.values():
        if _today(each) in OPEN:
            alike.setdefault(_signature(each, names), []).append(each)
    found = list(alike.values())
    ranked = sorted(range(len(found)), key=lambda n: (OPEN.index(_today(found[n][0])), -len(found[n]), n))
    shown = [found[n] for n in sorted(ranked[:MOST_CARDS])]
    beyond = [each for n in sorted(ranked[MOST_CARDS:]) for each in found[n]]
    unjudged = [each for each in rows.values() if _today(each) in UNJUDGED]
    anchors = {each.text("ref"): f"card-{n}" for n, group in enumerate(shown, 1) for each in group}
    for each in (*beyond, *unjudged):
        held = links.get(each.text("ref"), ())
        if held:
            anchors[each.text("ref")] = held[0][1]
    return Deck(tuple(map(tuple, shown)), tuple(beyond), tuple(unjudged), anchors)


def _today(each: Record) -> str:
    return each.record("verdicts").record("today").text("verdict")


def _signature(each: Record, names: BriefNames) -> tuple[object, ...]:
    """Everything two obligations must share to be explained by one card."""
    today = each.record("verdicts").record("today")
    demands = each.records("demands")
    reasons = set()
    for kind in ("failing", "unknown"):
        for item in today.records(kind):
            index = item.count("demand")
            work = demands[index].text("capability") or demands[index].text("duty") if index < len(demands) else ""
            said = (item.text(key) for key in ("predicate", "needs", "has", "provider", "function"))
            reasons.add((kind, work, *said))
    verdicts = tuple(each.record("verdicts").record(a.id).text("verdict") for a in names.arrangements)
    # a documented alternative is about one obligation alone
    own = each.text("ref") if today.record("alternative").text("document") else ""
    return (each.text("catalog"), verdicts, tuple(sorted(reasons)) or each.text("ref"), own)
