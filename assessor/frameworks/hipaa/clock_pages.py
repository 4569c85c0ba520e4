"""The page on HIPAA's years and days: papers that must be kept, incidents and the notices that are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.hipaa import breach_words, words
from assessor.report.sheet import Cell, Column, Paragraph, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.hipaa.result import HipaaScore
    from assessor.frameworks.hipaa.result_breach import Clock, Incident, RetainedDocument
    from assessor.frameworks.hipaa.vocabulary import ClockState, IncidentKind, RetentionState
    from assessor.report.sheet import Block

_KEPT: Final[Mapping[RetentionState, tuple[str, str]]] = {
    "kept": ("Kept", "met"),
    "ended": ("Period ended", "na"),
    "destroyed": ("Destroyed as allowed", "met"),
    "destroyed_early": ("Destroyed too early", "gap"),
    "planned_early": ("Planned for too early", "part"),
    "unknown": ("Unknown", "none"),
}
_EARLY = ("destroyed_early", "planned_early")
_KINDS: Final[Mapping[IncidentKind, tuple[str, str]]] = {
    "secured": ("Not unsecured data", "na"),
    "excepted": ("Not a breach", "na"),
    "low_probability": ("Low probability shown", "na"),
    "breach": ("Breach", "part"),
    "presumed": ("Presumed a breach", "part"),
}
_CLOCKS: Final[Mapping[ClockState, tuple[str, str]]] = {
    "done": ("Given in time", "met"),
    "late": ("Given late", "gap"),
    "overdue": ("Overdue", "gap"),
    "running": ("Still due", "part"),
    "not_owed": ("Not required", "na"),
    "unknown": ("Unknown", "none"),
    "undated": ("Given, not known whether in time", "none"),
    "not_known": ("Not known whether given", "none"),
}
_BAD = ("late", "overdue")
_OPEN = ("unknown", "undated", "not_known")
# What the days of a notice are counted to or from, by where it stands.
_DAYS: Final[Mapping[ClockState, str]] = {
    "late": "after the deadline",
    "overdue": "past the deadline",
    "running": "left",
}
_LEDE = (
    "The deadlines are outer limits. Every notice is due without unreasonable delay, which may be much sooner "
    "(45 CFR 164.404(b)). You must be able to prove that the notice was given, or that there was no breach "
    "(164.414(b))."
)


def sheets_of(score: HipaaScore) -> tuple[Sheet, ...]:
    """One sheet where papers or incidents are stated."""
    if not score.retention and not score.incidents:
        return ()
    blocks: list[Block] = []
    if score.incidents:
        blocks.append(_incidents(score.incidents))
        blocks.extend(_notices(score.incidents))
    if score.retention:
        blocks.append(_papers(score.retention))
    return (
        Sheet(
            anchor="hipaa-clocks",
            kicker="HIPAA",
            title=_title(score),
            lede=_LEDE if score.incidents else "",
            blocks=tuple(blocks),
        ),
    )


def _title(score: HipaaScore) -> str:
    """The conclusion: notices late or overdue, those still running, papers gone too early."""
    states = [clock.state for incident in score.incidents for clock in incident.clocks]
    bad, running = sum(state in _BAD for state in states), states.count("running")
    early = sum(document.state in _EARLY for document in score.retention)
    parts = []
    if bad:
        parts.append(f"{bad} breach {grammar.noun(bad, 'notice')} late or overdue")
    if running:
        parts.append(f"{running} still due" if bad else f"{running} breach {grammar.noun(running, 'notice')} still due")
    if early:
        parts.append(f"{early} {grammar.noun(early, 'document')} not kept for six years")
    if parts:
        return grammar.listed(parts)
    open_ = any(state in _OPEN for state in states)
    notices = f"No breach notice is {'known to be ' if open_ else ''}late" if score.incidents else ""
    papers = "no document was destroyed too early" if score.retention else ""
    return grammar.opening(", and ".join(filter(None, (notices, papers))))


def _incidents(incidents: tuple[Incident, ...]) -> Block:
    columns = (
        Column("Incident", 52),
        Column("Discovered", 28),
        Column("People", 16, number=True),
        Column("Finding", 30),
        Column("Why", 50),
    )
    rows = tuple(
        (
            Cell(shorten(incident.title or incident.id, 160)),
            Cell(grammar.day(incident.discovered)),
            Cell("\u2013" if incident.individuals is None else str(incident.individuals)),
            Cell(*_KINDS[incident.kind]),
            Cell(f"{grammar.opening(shorten(breach_words.incident(incident), 300))} ({incident.citation})."),
        )
        for incident in incidents
    )
    return Table(columns, rows, "Incidents with patient data")


def _notices(incidents: tuple[Incident, ...]) -> list[Block]:
    columns = (
        Column("Incident", 40),
        Column("Notice", 54),
        Column("Deadline", 26),
        Column("Given", 26),
        Column("Status", 30),
    )
    notices = [(incident, clock) for incident in incidents for clock in incident.clocks]
    rows = tuple(_notice(incident, clock) for incident, clock in notices if clock.state != "not_owed")
    spared = [f"{clock.title}: {breach_words.notice(clock)}" for _, clock in notices if clock.state == "not_owed"]
    blocks: list[Block] = [Table(columns, rows, "Required notices")] if rows else []
    if spared:
        blocks.append(Paragraph(f"Not required: {'; '.join(dict.fromkeys(spared))}.", quiet=True))
    return blocks


def _notice(incident: Incident, clock: Clock) -> tuple[Cell, ...]:
    return (
        Cell(shorten(incident.title or incident.id, 90)),
        Cell(f"{clock.title} ({clock.citation})"),
        Cell(grammar.day(clock.due or "")),
        Cell(_given(clock)),
        Cell(_state(clock), _CLOCKS[clock.state][1]),
    )


def _given(clock: Clock) -> str:
    """The day of a notice, or what is known of it without one."""
    if clock.done is not None:
        return grammar.day(clock.done)
    return "day not known" if clock.state in ("done", "undated") else "not stated"


def _state(clock: Clock) -> str:
    """Where a notice stands, with the days that belong to it."""
    word, _ = _CLOCKS[clock.state]
    if clock.state == "unknown":
        return f"{word}: {breach_words.notice(clock)}"
    if clock.days is None:
        return word
    return f"{word}, {clock.days} {grammar.noun(clock.days, 'day')} {_DAYS[clock.state]}"


def _papers(documents: tuple[RetainedDocument, ...]) -> Block:
    columns = (
        Column("Document", 56),
        Column("Written", 28),
        Column("Keep until", 30),
        Column("Status", 28),
        Column("Why", 34),
    )
    rows = tuple(
        (
            Cell(shorten(document.document, 160)),
            Cell(grammar.day(document.created)),
            Cell(grammar.day(document.until) if document.until else "open"),
            Cell(*_KEPT[document.state]),
            Cell(grammar.opening(shorten(words.retention(document), 200))),
        )
        for document in documents
    )
    note = (
        "Six years from the day a document was created or was last in effect, whichever is later "
        f"({documents[0].citation})."
    )
    return Table(columns, rows, "Documents the rule requires you to keep", note)
