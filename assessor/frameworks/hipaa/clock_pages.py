"""The page on HIPAA's years and days: papers that must be kept, incidents and the notices that are due."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.report.sheet import Cell, Column, Paragraph, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.sheet import Block

_KEPT = {
    "kept": ("Kept", "met"),
    "ended": ("Years are over", "na"),
    "destroyed": ("Destroyed in time", "met"),
    "destroyed_early": ("Destroyed too early", "gap"),
    "planned_early": ("Planned too early", "part"),
    "unknown": ("Not known", "none"),
}
_EARLY = ("destroyed_early", "planned_early")
_KINDS = {
    "secured": ("Not unsecured data", "na"),
    "excepted": ("Not a breach", "na"),
    "low_probability": ("Low probability shown", "na"),
    "breach": ("Breach", "part"),
    "presumed": ("Presumed a breach", "part"),
}
_CLOCKS = {
    "done": ("Given in time", "met"),
    "late": ("Given late", "gap"),
    "overdue": ("Overdue", "gap"),
    "running": ("Running", "part"),
    "unknown": ("Not known", "none"),
}
_BAD = ("late", "overdue")
_LEDE = (
    "The days are outer limits. Every notice is due without unreasonable delay, which may be much sooner "
    "(45 CFR 164.404(b)); the organization must be able to prove that it was given, or that there was no breach "
    "(164.414(b))."
)


def sheets_of(score: Record) -> tuple[Sheet, ...]:
    """One sheet where papers or incidents are stated."""
    papers, incidents = score.records("retention"), score.records("incidents")
    if not papers and not incidents:
        return ()
    blocks: list[Block] = []
    if incidents:
        blocks.append(_incidents(incidents))
        blocks.extend(_notices(incidents))
    if papers:
        blocks.append(_papers(papers))
    return (
        Sheet(
            anchor="hipaa-clocks",
            kicker="HIPAA",
            title=_title(papers, incidents),
            lede=_LEDE if incidents else "",
            blocks=tuple(blocks),
        ),
    )


def _title(papers: tuple[Record, ...], incidents: tuple[Record, ...]) -> str:
    """The conclusion: notices late or overdue, those still running, papers gone too early."""
    clocks = [clock.text("state") for item in incidents for clock in item.records("clocks")]
    bad, running = sum(state in _BAD for state in clocks), clocks.count("running")
    early = sum(item.text("state") in _EARLY for item in papers)
    said = []
    if bad:
        said.append(f"{bad} breach {grammar.noun(bad, 'notice')} late or overdue")
    if running:
        said.append(f"{running} still due")
    if early:
        said.append(f"{early} {grammar.noun(early, 'paper')} not kept six years")
    if said:
        return grammar.listed(said)
    told = "No breach notice is late" if incidents else ""
    kept = "no paper went too early" if papers else ""
    return grammar.opening(", and ".join(filter(None, (told, kept))))


def _incidents(incidents: tuple[Record, ...]) -> Block:
    columns = (
        Column("Incident", 52),
        Column("Discovered", 28),
        Column("People", 16, number=True),
        Column("What it is", 30),
        Column("Why", 50),
    )
    rows = tuple(
        (
            Cell(shorten(item.text("title") or item.text("id"), 160)),
            Cell(grammar.day(item.text("discovered"))),
            Cell("\u2013" if item.absent("individuals") else str(item.count("individuals"))),
            Cell(*_KINDS.get(item.text("kind"), ("", ""))),
            Cell(f"{grammar.opening(shorten(item.text('why'), 300))} ({item.text('citation')})."),
        )
        for item in incidents
    )
    return Table(columns, rows, "What happened to patient data that should not have")


def _notices(incidents: tuple[Record, ...]) -> list[Block]:
    rows, spared = [], []
    for item in incidents:
        for clock in item.records("clocks"):
            if clock.text("state") == "not_owed":
                spared.append(f"{clock.text('title')}: {clock.text('why')}")
                continue
            rows.append(
                (
                    Cell(shorten(item.text("title") or item.text("id"), 90)),
                    Cell(f"{clock.text('title')} ({clock.text('citation')})"),
                    Cell(grammar.day(clock.text("due"))),
                    Cell(grammar.day(clock.text("done")) or "none stated"),
                    Cell(_state(clock), _CLOCKS.get(clock.text("state"), ("", ""))[1]),
                )
            )
    columns = (
        Column("Incident", 40),
        Column("Notice", 54),
        Column("Last day", 26),
        Column("Given", 26),
        Column("Stands", 30),
    )
    made: list[Block] = [Table(columns, tuple(rows), "Notices that are owed")] if rows else []
    if spared:
        made.append(Paragraph(f"Not owed: {'; '.join(dict.fromkeys(spared))}.", quiet=True))
    return made


def _state(clock: Record) -> str:
    """Where a notice stands, with the days that belong to it."""
    word, _ = _CLOCKS.get(clock.text("state"), (clock.text("state"), ""))
    if clock.text("state") == "unknown":
        return f"{word}: {clock.text('why')}"
    if clock.absent("days"):
        return word
    days = clock.count("days")
    tail = {"late": "after the last day", "overdue": "past the last day", "running": "left"}[clock.text("state")]
    return f"{word}, {days} {grammar.noun(days, 'day')} {tail}"


def _papers(papers: tuple[Record, ...]) -> Block:
    columns = (
        Column("Paper", 56),
        Column("Written", 28),
        Column("To be kept until", 30),
        Column("Stands", 28),
        Column("Why", 34),
    )
    rows = tuple(
        (
            Cell(shorten(item.text("document"), 160)),
            Cell(grammar.day(item.text("created"))),
            Cell(grammar.day(item.text("until")) or "open"),
            Cell(*_KEPT.get(item.text("state"), ("", ""))),
            Cell(grammar.opening(shorten(item.text("why"), 200))),
        )
        for item in papers
    )
    note = (
        "Six years from the day a paper was written or was last in force, whichever is later "
        f"({papers[0].text('citation')})."
    )
    return Table(columns, rows, "Papers the rule wants kept", note)
