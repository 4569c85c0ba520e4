"""The page on providers under SOC 2: subservice organizations, their reports, what they expect, what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.soc_2.words import SUBSERVICE_GAPS, opinion_risk
from assessor.report.sheet import Bullets, Cell, Column, Heading, Paragraph, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.soc_2.result import Soc2Score, Term
    from assessor.frameworks.soc_2.result_providers import ReliedOnReport, SubserviceOrganization
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

_METHODS: Final = {"carve_out": "Carve-out", "inclusive": "Inclusive"}
_CUECS: Final = {
    "in_place": ("● In place", "met"),
    "missing": ("▲ Not in place", "gap"),
    "unmapped": ("▲ Not assigned", "gap"),
    "unknown": ("○ Unknown", "none"),
}


def sheets_of(score: Soc2Score, names: BriefNames) -> tuple[Sheet, ...]:
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
    "A provider whose controls your commitments rely on appears in your report, either carved out and monitored or "
    "tested together with you (inclusive). Its own report shows its exceptions and what it expects of you."
)


def _title(score: Soc2Score) -> str:
    relied = [report for report in score.provider_reports if report.relied_on]
    held = sum(report.open for report in relied)
    expected = score.cuecs
    open_ = sum(control.state in ("missing", "unmapped") for control in expected)
    said = []
    if relied:
        said.append(
            f"{held or 'none'} of {len(relied)} provider reports {grammar.verb(held, 'needs', 'need')} follow-up"
        )
    if expected:
        said.append(f"{open_ or 'none'} of {len(expected)} expected controls {grammar.verb(open_, 'is', 'are')} open")
    return grammar.opening(grammar.listed(said)) or "Providers your report relies on"


def _blocks(score: Soc2Score, names: BriefNames) -> list[Block]:
    made: list[Block] = []
    if score.subservice:
        made.append(_subservice(score, names))
    if score.undecided:
        who = grammar.opening(names.all_providers(score.undecided))
        text = (
            f"Not listed, but running something for you: {who}. Decide for each whether your commitments rely on its "
            "controls (then list it) or not (then it is a vendor under CC9.2)."
        )
        made.append(Paragraph(text))
    if score.provider_reports:
        made.append(_reports(score, names))
    if score.cuecs:
        made.append(_cuecs(score, names))
    if score.opinion_risk:
        made.append(Heading("What could lead to a qualified opinion"))
        made.append(Bullets(tuple(opinion_risk(risk, names) for risk in score.opinion_risk)))
    return made


def _subservice(score: Soc2Score, names: BriefNames) -> Table:
    columns = (Column("Provider", 36), Column("Method", 30), Column("Controls relied on", 62), Column("Open", 48))
    return Table(columns, tuple(_organization(row, names) for row in score.subservice), "Subservice organizations")


def _organization(row: SubserviceOrganization, names: BriefNames) -> tuple[Cell, ...]:
    counted = "; ".join(
        shorten(control.text.rstrip("."), 120)
        + (" (not among the functions it runs for you)" if control.carried is False else "")
        for control in row.csocs
    )
    open_ = "; ".join(SUBSERVICE_GAPS[gap] for gap in row.open)
    monitoring = row.monitoring or ""
    watched = names.capability(monitoring) if monitoring in names.capabilities else names.duty(monitoring)
    held = f"Monitored by {grammar.inside(watched)}" if row.monitored == "yes" else "Nothing"
    service = f": {grammar.inside(shorten(row.service.rstrip('.'), 120))}" if row.service else ""
    return (
        Cell(shorten(row.name, 80) + service),
        Cell(_METHODS[row.method]),
        Cell(counted or "Not listed"),
        Cell(f"▲ {grammar.opening(open_)}" if open_ else f"● {held}", "gap" if open_ else "met"),
    )


def _reports(score: Soc2Score, names: BriefNames) -> Table:
    words = score.words
    states = {term.id: term for term in words.report_states}
    opinions = {term.id: term.title for term in words.opinions}
    columns = (
        Column("Provider", 34),
        Column("Type", 10),
        Column("Period", 38),
        Column("Opinion", 20),
        Column("Status", 30),
        Column("Follow-up", 44),
    )
    rows = tuple(_report(report, names, states, opinions) for report in score.provider_reports)
    note = (
        f"A letter can bridge at most {grammar.interval(words.bridge_gap)}; a report expires after "
        f"{grammar.interval(words.stale_after)}. {words.note or ''}"
    )
    return Table(columns, rows, "Providers' own reports", note.strip())


def _report(
    report: ReliedOnReport, names: BriefNames, states: Mapping[str, Term], opinions: Mapping[str, str]
) -> tuple[Cell, ...]:
    first = f"{report.period_from} to " if report.period_from else ""
    state = states.get(report.state)
    stands = state.title if state is not None else report.state
    bad = state is not None and state.open
    if not report.relied_on:
        stands, bad = "Older report", False
    return (
        Cell(names.provider(report.provider)),
        Cell(str(report.type)),
        Cell(f"{first}{report.period_to}{_reach(report)}"),
        Cell(opinions.get(report.opinion, report.opinion), "" if report.clean else "part"),
        Cell(stands, "gap" if bad else ""),
        Cell(_follow_up(report, names) or "None"),
    )


def _reach(report: ReliedOnReport) -> str:
    if report.covered_days is None:
        return ""
    return f" ({report.covered_days} of your {report.of_days} days)"


def _follow_up(report: ReliedOnReport, names: BriefNames) -> str:
    said = [f"exception: {shorten(exception.text.rstrip('.'), 140)}" for exception in report.exceptions]
    outside = report.outside_scope
    if outside:
        said.append(f"not covered: {grammar.listed([grammar.inside(names.function(name)) for name in outside])}")
    if report.relied_on and report.uncovered_days:
        days = report.uncovered_days
        said.append(f"{grammar.counted(days, 'day')} of your period in no report; ask for the previous one")
    if report.only_design:
        said.append("does not cover operating effectiveness")
    if report.carve_outs:
        left = grammar.listed([shorten(name, 80) for name in report.carve_outs])
        said.append(f"carves out: {left}; ask which of them serve you, and for their reports")
    return grammar.opening("; ".join(said))


def _cuecs(score: Soc2Score, names: BriefNames) -> Table:
    columns = (
        Column("Expected by", 34),
        Column("What you must do", 70),
        Column("Met by", 42),
        Column("Today", 30),
    )
    rows = []
    for control in score.cuecs:
        state, style = _CUECS[control.state]
        derived = control.stated is None and control.state in ("in_place", "missing")
        answer = names.capability(control.capability) if control.capability else "\u2013"
        rows.append(
            (
                Cell(names.provider(control.provider)),
                Cell(shorten(control.text, 240)),
                Cell(answer),
                Cell(f"{state} by what meets it; not stated" if derived else state, style),
            )
        )
    return Table(columns, tuple(rows), "What their reports expect of you")
