"""The pages on a SOC 2 report: where the criteria stand, what samples showed, what providers' reports hold back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.soc_2 import provider_pages as soc_2_providers
from assessor.report.sheet import Callout, Cell, Column, Figure, Sheet, Table, cells
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

ID = "soc-2"
_OUTSIDE = ("out_of_scope",)
_STYLES = {
    "no_exception": "met",
    "designed": "met",
    "exception_mitigated": "comp",
    "exception": "gap",
    "design_only": "part",
    "no_occurrence": "na",
    "undetermined": "none",
    "not_tested": "none",
    "out_of_scope": "na",
}


def sheets_of(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """Two sheets where SOC 2 was chosen and the engagement says which report it wants; one without the latter."""
    score = result.record("scores").record(ID)
    if not score.records("categories"):
        return ()
    first = _standing(score, names)
    return (first, *soc_2_providers.sheets_of(score, names))


def _standing(score: Record, names: BriefNames) -> Sheet:
    rows = [row for row in score.records("criteria") if row.text("standing") not in _OUTSIDE]
    found: dict[str, list[Record]] = {}
    for row in rows:
        found.setdefault(row.text("standing"), []).append(row)
    return Sheet(
        anchor="soc-2",
        kicker="SOC 2",
        title=_title(score, found, len(rows)),
        lede=_lede(score),
        figures=_figures(score, found, len(rows)),
        blocks=tuple(_blocks(score, found, names)),
    )


def _title(score: Record, found: Mapping[str, list[Record]], whole: int) -> str:
    """The conclusion: how many criteria could be reported on without a remark."""
    if not score.count("type"):
        return "SOC 2: say which report you want, and the brief can say how far your records reach"
    clean = sum(len(found.get(name, ())) for name in ("no_exception", "designed", "no_occurrence"))
    short = len(found.get("design_only", ()))
    said = f"{clean} of {whole} criteria could be reported without a remark"
    return f"{said}; for {short} the records do not reach over the period" if short else said


def _lede(score: Record) -> str:
    kind = score.record("words").record("types").record(str(score.count("type")))
    period = score.record("period")
    categories = [row.text("title").lower() for row in score.records("categories") if row.text("chosen") == "yes"]
    open_ = [row.text("title").lower() for row in score.records("categories") if row.text("chosen") == "unknown"]
    said = [f"Categories: {grammar.listed(categories)}."]
    if open_:
        said.append(f"Not stated whether the report is to cover {grammar.listed(open_)}.")
    if kind.text("title"):
        said.append(f"{kind.text('title')}: {kind.text('text')[:1].lower()}{kind.text('text')[1:]}")
    if period.text("from"):
        days = period.count("days")
        said.append(f"Period: {grammar.day(period.text('from'))} to {grammar.day(period.text('to'))}, {days} days.")
    elif score.text("as_of_date"):
        said.append(f"Day: {grammar.day(score.text('as_of_date'))}.")
    said.append("Only a licensed CPA firm gives an opinion; this page lists what could stand in its way.")
    return " ".join(said)


def _figures(score: Record, found: Mapping[str, list[Record]], whole: int) -> tuple[Figure, ...]:
    if not score.count("type"):
        return ()
    risks = score.records("opinion_risk")
    exceptions = len(found.get("exception", ()))
    made = [
        Figure(str(whole), f"{grammar.noun(whole, 'criterion').replace('criterions', 'criteria')} in scope"),
        Figure(str(exceptions), "with an exception and nothing in its place", alarming=exceptions > 0),
    ]
    if score.count("type") > 1:
        short = len(found.get("design_only", ()))
        made.append(Figure(str(short), "set up, and not shown to have worked all through the period"))
    made.append(Figure(str(len(risks)), f"{grammar.noun(len(risks), 'reason')} that could qualify an opinion"))
    return tuple(made)


def _blocks(score: Record, found: Mapping[str, list[Record]], names: BriefNames) -> list[Block]:
    made: list[Block] = [_criteria(score, found, names)]
    determinable = [row.text("ref") for row in score.records("criteria") if row.data.get("may_be_determined") is True]
    if determinable:
        refs = grammar.listed(list(names.obligations(determinable)))
        text = (
            f"At {refs} other tested controls meet the criterion, and today's verdict still shows the failed one: "
            "verdicts follow terms and records. If whoever answers for the report agrees, a determination with the "
            "status met and this rationale brings the verdict into line."
        )
        made.append(Callout("For a person to decide.", text))
    if score.records("exceptions"):
        made.append(_exceptions(score, names))
    if score.records("tests"):
        made.append(_tests(score, names))
    quiet = score.records("no_occurrence")
    if quiet:
        columns = (Column("Criterion", 22, mono=True), Column("No occurrence of", 54), Column("Reason", 100))
        rows = tuple(
            cells(
                names.obligation(row.text("obligation")),
                names.capability(row.text("capability")) if row.text("capability") else "everything it asks for",
                shorten(row.text("reason"), 300),
            )
            for row in quiet
        )
        made.append(Table(columns, rows, "Nothing occurred", "Neither effective nor ineffective.", keep=True))
    if score.records("to_collect"):
        made.append(_to_collect(score, names))
    return made


def _criteria(score: Record, found: Mapping[str, list[Record]], names: BriefNames) -> Table:
    columns = (
        Column("Where a criterion stands", 78),
        Column("Criteria", 16, number=True),
        Column("Which", 82, mono=True),
    )
    rows = tuple(
        (
            Cell(f"{word.text('title')}. {word.text('text')}", _STYLES.get(word.text("id"), "")),
            Cell(str(len(found[word.text("id")]))),
            Cell(", ".join(names.obligations(row.text("ref") for row in found[word.text("id")]))),
        )
        for word in score.record("words").records("standings")
        if found.get(word.text("id"))
    )
    return Table(columns, rows, "Where the criteria stand")


def _tests(score: Record, names: BriefNames) -> Table:
    columns = (
        Column("Sampled control", 64),
        Column("Criteria", 32, mono=True),
        Column("Population", 22, number=True),
        Column("Looked at", 18, number=True),
        Column("Usual", 18, number=True),
        Column("Deviated", 22, number=True),
    )
    rows = tuple(
        (
            Cell(shorten(row.text("control"), 160)),
            Cell(", ".join(names.obligations(row.strings("obligations")))),
            Cell("not known" if row.absent("population") else str(row.count("population"))),
            Cell(str(row.count("sample")), "part" if row.data.get("small_sample") is True else ""),
            Cell(_usual(row)),
            Cell(str(row.count("deviations"))),
        )
        for row in score.records("tests")
    )
    note = "Usual: a habit of the trade by how often a control runs, not a rule; it decides nothing."
    return Table(columns, rows, "What was sampled", note, keep=True)


def _usual(row: Record) -> str:
    """The usual size of a sample, as a range where it is one."""
    sizes = row.data.get("usual_sample")
    if not isinstance(sizes, list):
        return "\u2013"
    return "\u2013".join(dict.fromkeys(str(size) for size in sizes))


def _exceptions(score: Record, names: BriefNames) -> Table:
    columns = (
        Column("Criterion", 18, mono=True),
        Column("What deviated", 62),
        Column("Cause and response", 50),
        Column("In its place", 46),
    )
    return Table(columns, tuple(_exception(row, names) for row in score.records("exceptions")), "Exceptions")


def _exception(row: Record, names: BriefNames) -> tuple[Cell, ...]:
    population = "an unknown number" if row.absent("population") else str(row.count("population"))
    control = shorten(row.text("control").rstrip("."), 160)
    found = row.count("deviations")
    count = f"{found} {grammar.noun(found, 'deviation')} in {row.count('sample')} looked at, out of {population}"
    answer = " ".join(f"{shorten(row.text(key).rstrip('.'), 160)}." for key in ("cause", "response") if row.text(key))
    instead = "; ".join(
        f"{shorten(item.text('control').rstrip('.'), 120)} ({item.text('why')})" for item in row.records("instead")
    )
    held = row.data.get("mitigated") is True
    return (
        Cell(names.obligation(row.text("obligation"))),
        Cell(f"{control}: {count}."),
        Cell(answer or "Not stated."),
        Cell(f"{'● ' if held else '▲ '}{instead or 'Nothing named.'}", "comp" if held else "gap"),
    )


def _to_collect(score: Record, names: BriefNames) -> Table:
    """Two kinds of rows: nothing in the period at all, and records with a gap; by how long a gap may be."""
    whole = score.record("period").count("days")
    empty = [row for row in score.records("to_collect") if row.count("gap_days") >= whole]
    rest = [row for row in score.records("to_collect") if row.count("gap_days") < whole]
    columns = (Column("Needed", 40), Column("Found", 40), Column("What (criteria that wait for it)", 96))
    rows = [
        cells(
            _needed(allowed),
            "no record in the period",
            "; ".join(f"{_about(row, names)} ({len(row.strings('obligations'))})" for row in group),
        )
        for allowed, group in _by_allowed(empty)
    ]
    rows += [
        cells(
            _needed(row.count("allowed_days")),
            f"{row.count('gap_days')} days in a row without one",
            f"{_about(row, names)} ({len(row.strings('obligations'))})",
        )
        for row in rest
    ]
    note = (
        "A setting, a document or a duty needs one record in a period of up to a year. "
        "What answers an event needs its whole population. A record that speaks for more than one day says so "
        "with period; the ids of the criteria are in result.json, under scores."
    )
    return Table(columns, tuple(rows), "Records to collect", note)


def _by_allowed(rows: list[Record]) -> list[tuple[int, list[Record]]]:
    found: dict[int, list[Record]] = {}
    for row in rows:
        found.setdefault(row.count("allowed_days"), []).append(row)
    return sorted(found.items())


def _needed(days: int) -> str:
    return f"at least one in {days} days" if days else "all that happened in the period"


def _about(row: Record, names: BriefNames) -> str:
    about = row.text("about")
    return names.duty(about) if about in names.duties else names.capability(about)
