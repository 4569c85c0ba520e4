"""The page on providers under SOC 2: subservice organizations, their reports, what they expect, what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.sheet import Bullets, Cell, Column, Heading, Paragraph, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

_METHODS: Final = {"carve_out": "Left out (carve-out)", "inclusive": "Tested with us (inclusive)"}
_OPEN: Final = {
    "no_csocs": "what is counted on there is not listed",
    "no_monitoring": "nothing is named that keeps an eye on it",
    "not_monitored": "what should keep an eye on it is not in place",
    "monitoring_unknown": "whether anything keeps an eye on it is not known",
    "no_report": "there is no report of its own to read",
    "no_assertion": "its managers have not signed an assertion of their own",
}
# One of its kind, and several.
_RISKS: Final = {
    "assertion_not_done": ("Management's assertion is not done; without it there is no report.", ""),
    "assertion_unknown": (
        "Whether management signs its assertion is not stated; without it there is no report.",
        "",
    ),
    "exception": (
        "One criterion with an exception and nothing in its place: {refs}.",
        "{count} criteria with an exception and nothing in its place: {refs}.",
    ),
    "undetermined": (
        "One criterion that cannot be determined, a limit of scope: {refs}.",
        "{count} criteria that cannot be determined, a limit of scope: {refs}.",
    ),
    "design_only": (
        "One criterion set up and not shown to have worked over the whole period: {refs}.",
        "{count} criteria set up and not shown to have worked over the whole period.",
    ),
    "report_stale": ("The report of {who} has expired.", ""),
    "report_gap_too_long": ("The report of {who} ends too long before your period does.", ""),
    "report_needs_letter": ("No letter of {who} bridges the gap to the end of your period.", ""),
    "report_after_period": ("The report of {who} begins after your period has ended.", ""),
    "report_days": (
        "One day of your period before the report of {who} ends is in none of its reports.",
        "{count} days of your period before the report of {who} ends are in none of its reports.",
    ),
    "report_opinion": ("The opinion in the report of {who} holds something back.", ""),
    "report_type": ("The report of {who} is of type 1 and says nothing about whether things worked.", ""),
    "report_scope": (
        "The report of {who} leaves out one of the functions it runs for you.",
        "The report of {who} leaves out {count} of the functions it runs for you.",
    ),
    "report_exceptions": (
        "One exception in the report of {who} touches what you use and has no answer.",
        "{count} exceptions in the report of {who} touch what you use and have no answer.",
    ),
    "cuec_unmapped": (
        "One control that {who} expects of you is nobody's.",
        "{count} controls that {who} expects of you are nobody's.",
    ),
    "cuec_missing": (
        "One control that {who} expects of you is not in place.",
        "{count} controls that {who} expects of you are not in place.",
    ),
}
_CUECS: Final = {
    "in_place": ("● In place", "met"),
    "missing": ("▲ Not in place", "gap"),
    "unmapped": ("▲ Nobody answers it", "gap"),
    "unknown": ("○ Not known", "none"),
}


def sheets_of(score: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """One sheet, where the engagement says anything about providers under SOC 2."""
    blocks = _blocks(score, names)
    if not blocks:
        return ()
    return (
        Sheet(
            anchor="soc-2-providers", kicker="SOC 2: providers", title=_title(score), lede=_LEDE, blocks=tuple(blocks)
        ),
    )


_LEDE: Final = (
    "A provider whose controls your promises rest on stands in your report: left out and watched, or tested with you. "
    "Its own report tells you what it holds back and what it expects of you."
)


def _title(score: Record) -> str:
    relied = [row for row in score.records("provider_reports") if row.data.get("relied_on") is True]
    held = sum(row.data.get("open") is True for row in relied)
    expected = score.records("cuecs")
    open_ = sum(row.text("state") in ("missing", "unmapped") for row in expected)
    said = []
    if relied:
        said.append(f"{held or 'none'} of {len(relied)} provider reports {'needs' if held == 1 else 'need'} follow-up")
    if expected:
        said.append(f"{open_ or 'none'} of {len(expected)} expected controls {'is' if open_ == 1 else 'are'} open")
    return grammar.opening(grammar.listed(said)) or "Providers your report rests on"


def _blocks(score: Record, names: BriefNames) -> list[Block]:
    made: list[Block] = []
    if score.records("subservice"):
        made.append(_subservice(score, names))
    if score.strings("undecided"):
        who = grammar.opening(names.all_providers(score.strings("undecided")))
        text = (
            f"Not listed, and running something for you: {who}. Decide for each whether your promises rest on its "
            "controls (list it) or not (a vendor under CC9.2)."
        )
        made.append(Paragraph(text))
    if score.records("provider_reports"):
        made.append(_reports(score, names))
    if score.records("cuecs"):
        made.append(_cuecs(score, names))
    if score.records("opinion_risk"):
        made.append(Heading("What could qualify an opinion"))
        made.append(Bullets(tuple(_risk(row, names) for row in score.records("opinion_risk"))))
    return made


def _subservice(score: Record, names: BriefNames) -> Table:
    columns = (Column("Provider", 36), Column("Method", 30), Column("Counted on there", 62), Column("Open", 48))
    return Table(columns, tuple(_organization(row, names) for row in score.records("subservice")), "In your report")


def _organization(row: Record, names: BriefNames) -> tuple[Cell, ...]:
    counted = "; ".join(
        shorten(item.text("text").rstrip("."), 120)
        + (" (not among what it runs for you)" if item.data.get("carried") is False else "")
        for item in row.records("csocs")
    )
    open_ = "; ".join(_OPEN.get(reason, grammar.plain(reason)) for reason in row.strings("open"))
    watched = names.duty(row.text("monitoring"))
    if row.text("monitoring") in names.capabilities:
        watched = names.capability(row.text("monitoring"))
    held = f"Watched by {grammar.inside(watched)}" if row.text("monitored") == "yes" else "Nothing"
    service = f": {grammar.inside(shorten(row.text('service').rstrip('.'), 120))}" if row.text("service") else ""
    return (
        Cell(shorten(row.text("name"), 80) + service),
        Cell(_METHODS.get(row.text("method"), "")),
        Cell(counted or "Not listed"),
        Cell(f"▲ {grammar.opening(open_)}" if open_ else f"● {held}", "gap" if open_ else "met"),
    )


def _reports(score: Record, names: BriefNames) -> Table:
    words = score.record("words")
    states = {item.text("id"): item for item in words.records("report_states")}
    opinions = {item.text("id"): item.text("title") for item in words.records("opinions")}
    columns = (
        Column("Report of", 34),
        Column("Type", 10),
        Column("Period", 38),
        Column("Opinion", 20),
        Column("Stands", 30),
        Column("To follow up", 44),
    )
    rows = tuple(_report(row, names, states, opinions) for row in score.records("provider_reports"))
    note = (
        f"A letter can bridge at most {grammar.interval(words.text('bridge_gap'))}; a report has expired after "
        f"{grammar.interval(words.text('stale_after'))}. {words.text('note')}"
    )
    return Table(columns, rows, "Providers' own reports", note.strip())


def _report(row: Record, names: BriefNames, states: dict[str, Record], opinions: dict[str, str]) -> tuple[Cell, ...]:
    first = f"{row.text('period_from')} to " if row.text("period_from") else ""
    known = states.get(row.text("state"))
    stands = known.text("title") if known is not None else row.text("state")
    bad = known is not None and known.data.get("open") is True
    if row.data.get("relied_on") is not True:
        stands, bad = "An older one", False
    clean = row.data.get("clean") is True
    return (
        Cell(names.provider(row.text("provider"))),
        Cell(str(row.count("type"))),
        Cell(f"{first}{row.text('period_to')}{_reach(row)}"),
        Cell(opinions.get(row.text("opinion"), row.text("opinion")), "" if clean else "part"),
        Cell(stands, "gap" if bad else ""),
        Cell(_follow_up(row, names) or "Nothing"),
    )


def _reach(row: Record) -> str:
    if row.absent("covered_days"):
        return ""
    return f" ({row.count('covered_days')} of your {row.count('of_days')} days)"


def _follow_up(row: Record, names: BriefNames) -> str:
    said = [f"exception: {shorten(item.text('text').rstrip('.'), 140)}" for item in row.records("exceptions")]
    outside = row.strings("outside_scope")
    if outside:
        said.append(f"not covered: {grammar.listed([grammar.inside(names.function(name)) for name in outside])}")
    if row.data.get("relied_on") is True and row.count("uncovered_days"):
        days = row.count("uncovered_days")
        said.append(f"{days} {grammar.noun(days, 'day')} of your period in no report; ask for the one before")
    if row.data.get("only_design") is True:
        said.append("says nothing about whether things worked")
    if row.strings("carve_outs"):
        said.append(f"leaves out in turn: {grammar.listed([shorten(name, 80) for name in row.strings('carve_outs')])}")
    return grammar.opening("; ".join(said))


def _cuecs(score: Record, names: BriefNames) -> Table:
    columns = (
        Column("Expected by", 34),
        Column("What you are to do", 70),
        Column("Answered by", 42),
        Column("Today", 30),
    )
    rows = []
    for row in score.records("cuecs"):
        said, style = _CUECS.get(row.text("state"), ("", ""))
        answer = names.capability(row.text("capability")) if row.text("capability") else "\u2013"
        rows.append(
            (
                Cell(names.provider(row.text("provider"))),
                Cell(shorten(row.text("text"), 240)),
                Cell(answer),
                Cell(said, style),
            )
        )
    return Table(columns, tuple(rows), "What their reports expect of you")


def _risk(row: Record, names: BriefNames) -> str:
    """One reason as a sentence."""
    who, count = names.provider(row.text("who")), row.count("count")
    if row.text("kind") not in _RISKS:
        return f"{who}: {_OPEN.get(row.text('kind'), grammar.plain(row.text('kind')))}."
    one, many = _RISKS[row.text("kind")]
    refs = ", ".join(names.obligations(row.strings("refs")))
    return (many if many and count > 1 else one).format(count=count, who=who, refs=refs)
