"""SOC 2 in its own terms: categories, the two types, exceptions, providers left out or included, their reports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.frameworks.soc_2.control_tests import exceptions_noted, tests_of_controls
from assessor.frameworks.soc_2.criteria import category_of, chosen, criteria
from assessor.frameworks.soc_2.criterion_standing import standing
from assessor.frameworks.soc_2.opinion_risks import opinion_risks
from assessor.frameworks.soc_2.provider_reports import relied_on_reports, user_controls
from assessor.frameworks.soc_2.result import (
    Category,
    Criterion,
    PaperToCollect,
    Period,
    ReportType,
    Soc2Score,
    Term,
    Vocabulary,
)
from assessor.frameworks.soc_2.result_tests import NoOccurrence
from assessor.frameworks.soc_2.rules import soc_2_rules
from assessor.frameworks.soc_2.statements import Soc2Block, soc_2_statements
from assessor.frameworks.soc_2.subservice_organizations import subservice_organizations, undecided
from assessor.model.scales import IN_PLACE, TRUTH_WORD

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.soc_2.criteria import Today
    from assessor.frameworks.soc_2.result import LackingPart
    from assessor.frameworks.soc_2.rules import Soc2Rules, StandingEntry

# An engagement that says nothing of its report has none of what only such a block can state.
_NOTHING_STATED: Final = Soc2Block(type=1)


def score(case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> Soc2Score | None:
    """What a SOC 2 report of today's arrangement would have to say; None where the rules describe no such report."""
    rules, block = soc_2_rules(case.terrain), soc_2_statements(case.engagement)
    today = judgements.get(TODAY)
    if rules is None or today is None:
        return None
    stated = block or _NOTHING_STATED
    rows = _criteria(case, rules, block, today)
    reports = relied_on_reports(case, rules, stated)
    organizations = subservice_organizations(case, rules, stated, today, reports)
    controls = user_controls(case, stated, today)
    return Soc2Score(
        type=block.type if block is not None else None,
        period=_period(stated),
        as_of_date=stated.as_of_date,
        categories=tuple(_categories(case, rules, rows)),
        criteria=rows,
        tests=tests_of_controls(rules, stated.controls_tested),
        exceptions=exceptions_noted(rules, stated.controls_tested),
        no_occurrence=tuple(
            NoOccurrence(obligation=item.obligation, capability=item.capability, reason=item.reason)
            for item in stated.no_occurrence
        ),
        subservice=organizations,
        undecided=undecided(case, block) if block is not None else (),
        provider_reports=reports,
        cuecs=controls,
        opinion_risk=opinion_risks(case, rules, rows, organizations, reports, controls) if block is not None else (),
        words=_vocabulary(rules),
        to_collect=_to_collect(rows),
    )


def _vocabulary(rules: Soc2Rules) -> Vocabulary:
    """What the rules call things, and the numbers they go by."""
    return Vocabulary(
        types={str(kind.type): ReportType(title=kind.title, text=kind.text) for kind in rules.report_types},
        standings=tuple(_term(standing) for standing in rules.standings),
        report_states=tuple(_term(state) for state in rules.report_states),
        opinions=tuple(
            Term(id=opinion.id, title=opinion.title, text=opinion.text, open=not opinion.clean)
            for opinion in rules.opinions
        ),
        bridge_gap=rules.provider_reports.bridge_gap,
        stale_after=rules.provider_reports.stale_after,
        note=rules.provider_reports.note,
        records_duty=rules.records_duty,
    )


def _term(standing: StandingEntry) -> Term:
    return Term(id=standing.id, title=standing.title, text=standing.text, open=standing.open)


def _period(block: Soc2Block) -> Period | None:
    if block.period is None:
        return None
    return Period(from_=block.period.from_, to=block.period.to, days=block.period.days)


def _criteria(case: Case, rules: Soc2Rules, block: Soc2Block | None, today: Today) -> tuple[Criterion, ...]:
    rows = []
    for row in criteria(case, rules):
        if row.ref not in today:
            continue
        category = category_of(rules, row.id)
        judged = today[row.ref]
        stands = standing(case, block, row, judged)
        rows.append(
            Criterion(
                ref=row.ref,
                category=category.id if category is not None else None,
                verdict=judged.verdict,
                standing=stands.id,
                lacking=stands.lacking,
                excused=stands.excused,
                contradicting=stands.contradicting,
                may_be_determined=stands.id == "exception_mitigated" and judged.verdict not in IN_PLACE,
            )
        )
    return tuple(rows)


def _categories(case: Case, rules: Soc2Rules, rows: Sequence[Criterion]) -> list[Category]:
    """Per category how many of its criteria stand where."""
    categories = []
    for category in rules.categories:
        counts = Counter[str](row.standing for row in rows if row.category == category.id)
        categories.append(
            Category(
                id=category.id,
                title=category.title,
                citation=category.citation,
                chosen=TRUTH_WORD[chosen(case, category)],
                criteria=sum(counts.values()),
                standings={term.id: counts[term.id] for term in rules.standings},
            )
        )
    return categories


def _tightest(allowed: Sequence[int | None]) -> int | None:
    """The shortest of several gaps; None is tighter than any."""
    known = [days for days in allowed if days is not None]
    return min(known) if len(known) == len(allowed) else None


def _to_collect(rows: Sequence[Criterion]) -> tuple[PaperToCollect, ...]:
    """What lacks records over the period, each capability and duty once; those that most criteria wait for first."""
    waiting: dict[str, list[tuple[str, LackingPart]]] = {}
    for row in rows:
        for part in row.lacking:
            waiting.setdefault(part.about, []).append((row.ref, part))
    papers = [
        PaperToCollect(
            about=about,
            gap_days=max(part.gap_days for _, part in parts),
            allowed_days=_tightest([part.allowed_days for _, part in parts]),
            records=parts[0][1].records,
            asked_of=parts[0][1].asked_of,
            elsewhere=next((part.elsewhere for _, part in parts if part.elsewhere), ()),
            obligations=tuple(dict.fromkeys(ref for ref, _ in parts)),
        )
        for about, parts in waiting.items()
    ]
    return tuple(sorted(papers, key=lambda paper: (-len(paper.obligations), paper.about)))
