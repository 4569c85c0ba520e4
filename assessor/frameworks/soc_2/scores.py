"""SOC 2 in its own terms: categories, the two types, exceptions, providers left out or included, their reports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from assessor.evaluate.supply import TODAY
from assessor.frameworks.soc_2.criteria import category_of, chosen, criteria
from assessor.frameworks.soc_2.reports import cuec_rows, report_rows
from assessor.frameworks.soc_2.risk import opinion_risks
from assessor.frameworks.soc_2.standing import standing
from assessor.frameworks.soc_2.statements import soc_2_rules, soc_2_statements
from assessor.frameworks.soc_2.subservice import subservice_rows, undecided
from assessor.frameworks.soc_2.tests import exception_rows, test_rows
from assessor.model.scales import IN_PLACE, TRUTH_WORD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.evaluate.case import Case
    from assessor.evaluate.outcome import Judgement
    from assessor.frameworks.soc_2.criteria import Today
    from assessor.frameworks.soc_2.statements import Soc2Block, Soc2Rules, Standing

Rows = list[dict[str, Any]]


def score(case: Case, judgements: Mapping[str, Mapping[str, Judgement]]) -> dict[str, Any] | None:
    """What a SOC 2 report of today's arrangement would have to say; None where the rules describe no such report."""
    rules, block = soc_2_rules(case.terrain), soc_2_statements(case.engagement)
    today = judgements.get(TODAY)
    if rules is None or today is None:
        return None
    made: dict[str, Any] = {
        "type": None if block is None else block.type,
        "period": _period(block),
        "as_of_date": None if block is None else block.as_of_date,
        "criteria": _criteria(case, rules, block, today),
        **_of_block(case, rules, block, today),
    }
    made["categories"] = _categories(case, rules, made["criteria"])
    made["to_collect"] = _to_collect(made["criteria"])
    made["opinion_risk"] = [] if block is None else opinion_risks(case, rules, made)
    made["words"] = _words(rules)
    return made


def _words(rules: Soc2Rules) -> dict[str, Any]:
    """What the rules call things, and the numbers they go by."""
    return {
        "types": {str(item.type): {"title": item.title, "text": item.text} for item in rules.report_types},
        "standings": [_word(item) for item in rules.standings],
        "report_states": [_word(item) for item in rules.report_states],
        "opinions": [
            {"id": item.id, "title": item.title, "text": item.text, "open": not item.clean} for item in rules.opinions
        ],
        "bridge_gap": rules.provider_reports.bridge_gap,
        "stale_after": rules.provider_reports.stale_after,
        "note": rules.provider_reports.note,
    }


def _word(item: Standing) -> dict[str, Any]:
    return {"id": item.id, "title": item.title, "text": item.text, "open": item.open}


def _period(block: Soc2Block | None) -> dict[str, Any] | None:
    if block is None or block.period is None:
        return None
    return {"from": block.period.from_, "to": block.period.to, "days": block.period.days}


def _criteria(case: Case, rules: Soc2Rules, block: Soc2Block | None, today: Today) -> Rows:
    made = []
    for row in criteria(case, rules):
        if row.ref not in today:
            continue
        category = category_of(rules, row.id)
        judged = today[row.ref]
        found = standing(case, block, row, judged)
        made.append(
            {
                "ref": row.ref,
                "category": None if category is None else category.id,
                "verdict": judged.verdict.value,
                "standing": found.id,
                "lacking": list(found.lacking),
                "excused": list(found.excused),
                "may_be_determined": found.id == "exception_mitigated" and judged.verdict not in IN_PLACE,
            }
        )
    return made


def _categories(case: Case, rules: Soc2Rules, rows: Rows) -> Rows:
    """Per category how many of its criteria stand where."""
    made = []
    for category in rules.categories:
        counts = Counter(row["standing"] for row in rows if row["category"] == category.id)
        made.append(
            {
                "id": category.id,
                "title": category.title,
                "citation": category.citation,
                "chosen": TRUTH_WORD[chosen(case, category)],
                "criteria": sum(counts.values()),
                "standings": {item.id: counts[item.id] for item in rules.standings},
            }
        )
    return made


def _to_collect(rows: Rows) -> Rows:
    """What lacks records over the period, each capability and duty once; those that most criteria wait for first."""
    waiting: dict[str, dict[str, Any]] = {}
    for row in rows:
        for item in row["lacking"]:
            found = waiting.setdefault(item["about"], {**item, "obligations": []})
            found["obligations"] = list(dict.fromkeys((*found["obligations"], row["ref"])))
            found["gap_days"] = max(found["gap_days"], item["gap_days"])
            found["allowed_days"] = min(found["allowed_days"], item["allowed_days"])
    return sorted(waiting.values(), key=lambda item: (-len(item["obligations"]), item["about"]))


def _of_block(case: Case, rules: Soc2Rules, block: Soc2Block | None, today: Today) -> dict[str, Any]:
    """What only an engagement that states its report can have; empty lists otherwise."""
    if block is None:
        names = ("tests", "exceptions", "no_occurrence", "subservice", "undecided", "provider_reports", "cuecs")
        return {name: [] for name in names}
    reports = report_rows(case, rules, block)
    return {
        "tests": test_rows(rules, block.controls_tested),
        "exceptions": exception_rows(rules, block.controls_tested),
        "no_occurrence": [
            {"obligation": item.obligation, "capability": item.capability, "reason": item.reason}
            for item in block.no_occurrence
        ],
        "subservice": subservice_rows(case, rules, block, today, reports),
        "undecided": undecided(case, block),
        "provider_reports": reports,
        "cuecs": cuec_rows(case, block, today),
    }
