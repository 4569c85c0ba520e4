"""The pages on a SOC 2 report: where the criteria stand, what samples showed, what providers' reports hold back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.frameworks.soc_2 import provider_pages
from assessor.frameworks.soc_2.result import Soc2Score
from assessor.frameworks.soc_2.words import mitigation
from assessor.report.sheet import Callout, Cell, Column, Figure, Sheet, Table, cells
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.frameworks.soc_2.result import Criterion, PaperToCollect
    from assessor.frameworks.soc_2.result_tests import ExceptionNoted, TestOfControl
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.result import Result

ID = "soc-2"
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


def sheets_of(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """Two sheets where SOC 2 was chosen and the engagement says which report it wants; one without the latter."""
    score = (result.scores or {}).get(ID)
    if not isinstance(score, Soc2Score) or not score.categories:
        return ()
    first = _standing(score, names)
    return (first, *provider_pages.sheets_of(score, names))


def _standing(score: Soc2Score, names: BriefNames) -> Sheet:
    rows = [row for row in score.criteria if row.standing != "out_of_scope"]
    standing: dict[str, list[Criterion]] = {}
    for row in rows:
        standing.setdefault(row.standing, []).append(row)
    return Sheet(
        anchor="soc-2",
        kicker="SOC 2",
        title=_title(score, standing, len(rows)),
        lede=_lede(score),
        figures=_figures(score, standing, len(rows)),
        blocks=tuple(_blocks(score, standing, names)),
    )


def _title(score: Soc2Score, standing: Mapping[str, list[Criterion]], whole: int) -> str:
    """The conclusion: how many criteria could be reported on without a remark."""
    if score.type is None:
        return "SOC 2: state which report you want to see whether your records are enough for it"
    clean = sum(len(standing.get(name, ())) for name in ("no_exception", "designed", "no_occurrence"))
    short = len(standing.get("design_only", ()))
    said = f"{clean or 'None'} of {whole} criteria could be reported as clean"
    return f"{said}; for {short} the records do not cover the period" if short else said


def _lede(score: Soc2Score) -> str:
    kind, period = score.words.types.get(str(score.type)), score.period
    categories = [category.title.lower() for category in score.categories if category.chosen == "yes"]
    open_ = [category.title.lower() for category in score.categories if category.chosen == "unknown"]
    said = [f"Categories: {grammar.listed(categories)}."]
    if open_:
        said.append(f"Whether the report covers {grammar.listed(open_)} is not stated.")
    if kind is not None:
        said.append(f"{kind.title}: {kind.text[:1].lower()}{kind.text[1:]}")
    if period is not None:
        said.append(f"Period: {grammar.day(period.from_)} to {grammar.day(period.to)}, {period.days} days.")
    elif score.as_of_date is not None:
        said.append(f"As of {grammar.day(score.as_of_date)}.")
    said.append(
        "Only a licensed CPA firm can give an opinion; this page lists what could stand in the way of a clean one."
    )
    return " ".join(said)


def _figures(score: Soc2Score, standing: Mapping[str, list[Criterion]], whole: int) -> tuple[Figure, ...]:
    if score.type is None:
        return ()
    risks = score.opinion_risk
    exceptions = len(standing.get("exception", ()))
    made = [
        Figure(str(whole), f"{grammar.verb(whole, 'criterion', 'criteria')} in scope"),
        Figure(str(exceptions), "with an unmitigated exception", alarming=exceptions > 0),
    ]
    if score.type > 1:
        short = len(standing.get("design_only", ()))
        made.append(Figure(str(short), "designed, but not shown to have operated throughout the period"))
    made.append(Figure(str(len(risks)), f"{grammar.noun(len(risks), 'reason')} that could lead to a qualified opinion"))
    return tuple(made)


def _blocks(score: Soc2Score, standing: Mapping[str, list[Criterion]], names: BriefNames) -> list[Block]:
    made: list[Block] = [_criteria(score, standing, names)]
    determinable = [row.ref for row in score.criteria if row.may_be_determined]
    if determinable:
        refs = grammar.listed(list(names.obligations(determinable)))
        text = (
            f"At {refs}, other tested controls meet the criterion, but today's verdict still shows the failed one, "
            "because verdicts follow terms and records. If the person responsible for the report agrees, record a "
            "determination with status met and this rationale; the verdict will then follow it."
        )
        made.append(Callout("Needs a decision.", text))
    if score.exceptions:
        made.append(_exceptions(score, names))
    against = [row for row in score.criteria if row.contradicting]
    if against:
        made.append(_against(against, names))
    if score.tests:
        made.append(_tests(score, names))
    if score.no_occurrence:
        columns = (Column("Criterion", 22, mono=True), Column("No occurrence of", 54), Column("Reason", 100))
        rows = tuple(
            cells(
                names.obligation(quiet.obligation),
                names.capability(quiet.capability) if quiet.capability else "everything it requires",
                shorten(quiet.reason, 300),
            )
            for quiet in score.no_occurrence
        )
        made.append(
            Table(
                columns, rows, "No occurrence in the period", "Counts as neither effective nor ineffective.", keep=True
            )
        )
    if score.to_collect:
        made.append(_to_collect(score, names))
    return made


def _criteria(score: Soc2Score, standing: Mapping[str, list[Criterion]], names: BriefNames) -> Table:
    columns = (
        Column("Standing", 78),
        Column("Criteria", 16, number=True),
        Column("Which", 82, mono=True),
    )
    rows = tuple(
        (
            Cell(f"{term.title}. {term.text}", _STYLES.get(term.id, "")),
            Cell(str(len(standing[term.id]))),
            Cell(", ".join(names.obligations(row.ref for row in standing[term.id]))),
        )
        for term in score.words.standings
        if standing.get(term.id)
    )
    return Table(columns, rows, "Where the criteria stand")


def _tests(score: Soc2Score, names: BriefNames) -> Table:
    columns = (
        Column("Sampled control", 64),
        Column("Criteria", 32, mono=True),
        Column("Population", 22, number=True),
        Column("Sample", 18, number=True),
        Column("Usual", 18, number=True),
        Column("Deviations", 22, number=True),
    )
    rows = tuple(
        (
            Cell(shorten(test.control, 160)),
            Cell(", ".join(names.obligations(test.obligations))),
            Cell("unknown" if test.population is None else str(test.population)),
            Cell(str(test.sample), "part" if test.small_sample else ""),
            Cell(_usual(test)),
            Cell(str(test.deviations)),
        )
        for test in score.tests
    )
    note = (
        "Drawn and stated by the organization itself; whoever examines draws samples of their own. Usual: the "
        "customary sample for how often a control runs. It is not a rule and changes no verdict."
    )
    return Table(columns, rows, "Samples", note, keep=True)


def _usual(test: TestOfControl) -> str:
    """The usual size of a sample, as a range where it is one."""
    return "\u2013".join(dict.fromkeys(map(str, test.usual_sample))) if test.usual_sample is not None else "\u2013"


def _exceptions(score: Soc2Score, names: BriefNames) -> Table:
    columns = (
        Column("Criterion", 18, mono=True),
        Column("Deviation", 62),
        Column("Cause and response", 50),
        Column("Mitigating controls", 46),
    )
    return Table(columns, tuple(_exception(exception, names) for exception in score.exceptions), "Exceptions")


def _against(rows: Sequence[Criterion], names: BriefNames) -> Table:
    columns = (Column("Criterion", 22, mono=True), Column("Records", 154, mono=True))
    note = "A newer record mends today's verdict; within the period the failure stays an exception."
    made = tuple(cells(names.obligation(row.ref), ", ".join(row.contradicting)) for row in rows)
    return Table(columns, made, "Shown to have failed in the period", note, keep=True)


def _exception(exception: ExceptionNoted, names: BriefNames) -> tuple[Cell, ...]:
    population = "an unknown population" if exception.population is None else f"a population of {exception.population}"
    control = shorten(exception.control.rstrip("."), 160)
    deviated = f"{exception.deviations} {grammar.noun(exception.deviations, 'deviation')}"
    count = f"{deviated} in a sample of {exception.sample} from {population}"
    answer = " ".join(f"{shorten(text.rstrip('.'), 160)}." for text in (exception.cause, exception.response) if text)
    instead = "; ".join(
        f"{shorten(control.control.rstrip('.'), 120)} ({mitigation(control)})" for control in exception.instead
    )
    held = exception.mitigated
    return (
        Cell(names.obligation(exception.obligation)),
        Cell(f"{control}: {count}."),
        Cell(answer or "Not stated."),
        Cell(f"{'● ' if held else '▲ '}{instead or 'None named.'}", "comp" if held else "gap"),
    )


def _to_collect(score: Soc2Score, names: BriefNames) -> Table:
    """Two kinds of rows: nothing in the period at all, and records with a gap; by how long a gap may be."""
    whole = score.period.days if score.period is not None else 0
    empty = [paper for paper in score.to_collect if paper.gap_days >= whole and not paper.elsewhere]
    rest = [paper for paper in score.to_collect if paper.gap_days < whole or paper.elsewhere]
    columns = (
        Column("Required", 36),
        Column("Found", 40),
        Column("Ask", 26),
        Column("Subject (number of criteria that depend on it)", 74),
    )
    rows = [
        cells(
            _needed(allowed),
            "no record in the period",
            _holder(who, names),
            "; ".join(f"{_about(paper, names)} ({len(paper.obligations)})" for paper in group),
        )
        for (allowed, who), group in _grouped(empty)
    ]
    rows += [
        cells(
            _needed(paper.allowed_days),
            _found(paper, names),
            _holder(paper.asked_of, names),
            f"{_about(paper, names)} ({len(paper.obligations)})",
        )
        for paper in rest
    ]
    note = (
        "A setting, a document or a duty needs one record in a period of up to a year. "
        "What responds to an event needs a list of all that happened in the period, to sample from. If a record covers "
        "more than one day, state its period. The ids of the criteria are in result.json, under scores."
    )
    return Table(columns, tuple(rows), "Records to collect", note)


def _found(paper: PaperToCollect, names: BriefNames) -> str:
    """A stretch without records, or records that name another provider than the one the work counts for.

    Days without an event are no gap: there it is the list of all events that is missing.
    """
    if not paper.elsewhere and paper.allowed_days is None:
        return "records, but no list of all occurrences"
    if not paper.elsewhere:
        return f"none for {grammar.counted(paper.gap_days, 'day')} in a row"
    made_by = names.all_providers(list(dict.fromkeys(item.provider for item in paper.elsewhere)))
    return f"held, but it names {made_by}, not the one to ask: find out who does it, and correct the file"


def _grouped(papers: list[PaperToCollect]) -> list[tuple[tuple[int | None, str], list[PaperToCollect]]]:
    """By how long a gap may be, and by whom to ask: those with most first."""
    groups: dict[tuple[int | None, str], list[PaperToCollect]] = {}
    for paper in papers:
        groups.setdefault((paper.allowed_days, paper.asked_of), []).append(paper)
    return sorted(
        groups.items(), key=lambda item: (-1 if item[0][0] is None else item[0][0], -len(item[1]), item[0][1])
    )


def _holder(who: str, names: BriefNames) -> str:
    return names.all_providers((who,))


def _needed(between: int | None) -> str:
    if between is None:
        return "a list of all occurrences in the period"
    return f"at least one every {between + 1} days" if between else "one for every day"


def _about(paper: PaperToCollect, names: BriefNames) -> str:
    return names.duty(paper.about) if paper.about in names.duties else names.capability(paper.about)
