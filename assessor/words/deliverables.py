"""The sentences of the papers a client hands over: what each is for, what it rests on, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, Verdict
from assessor.result.finding import OPEN_QUESTIONS
from assessor.words import actions, grammar, legends, matrix_claims, missing_prices
from assessor.words.grammar import counted, day, listed, verb

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.result.finding import Finding
    from assessor.result.result import Result
    from assessor.words.names import Names

_UNSTATED: Final = "not stated"
WORKBOOK_TITLE: Final = "Compliance workbook"
WORKBOOK_LEDE: Final = (
    "One sheet for each register. Yellow columns may be edited: states, owners, dates, notes. Send the file back and "
    "run 'assessor answers ENGAGEMENT WORKBOOK': it shows what would change before anything is written. An emptied "
    "cell removes nothing."
)
NOTES: Final[Mapping[str, str]] = {
    "gaps": "Every requirement that applies, or may, and is not in place today. Owner and date are those of the most "
    "urgent finding behind it.",
    "changes": "Verdicts of today that moved since the earlier engagement or brief, each with the fewest differences"
    " that account for it: undoing them gives the old verdict back. Then what differs and moved none.",
    "plan": "Every finding as an item of a plan of action, for all frameworks. Where you plan something for it or its "
    "requirements, milestone, day and owner are yours and our proposal stands beside them, with its supplier and cost; "
    "else they are proposed. A "
    "cost is what the recommendation adds in a year for the whole of the functions named; where it says nothing, "
    "nobody has priced it.",
    "responsibilities": "Who performs, leaves the record, and approves, function by function, as stated today. What "
    "nobody owns and what two own stand first.",
    "obligations": "Every requirement, its verdict today and what people determined. It decides the verdict.",
    "providers": "Providers, their papers and contracts as stated. 'Not stated' is not 'missing'.",
    "contracts": "What contracts leave open and what is to be settled before an annex is signed, by provider.",
    "duties": "What only the organization can do. 'Stands' is how a duty counts today, 'State' what the file says.",
    "requests": "What an auditor will ask to see, and from whom to have it ready.",
    "held": "Records the engagement holds, their age, and what they prove today: each the work it is about. A "
    "requirement in brackets rests on more, which no record in date shows.",
    "questions": "What is not stated and would decide something, most decisive first.",
    "assumptions": "What was taken for granted where nobody stated it, by requirement.",
}
# The headings of every paper as a page, and those of the lines to sign on.
MISSING: Final = "What is missing"
RESTS_ON: Final = "What this paper rests on"
SIGNATURES: Final = "Signatures"
SIGNED: Final = ("For", "Name and role", "Signature", "Day")


def rests_on(result: Result, names: Names) -> tuple[tuple[str, str], ...]:
    """What every paper was made from."""
    editions = [f"{item.title}, {item.edition}" for item in result.catalogs]
    inputs = [f"{item.path} (SHA-256 {item.sha256})" for item in result.inputs]
    return (
        ("Organization", names.organization),
        ("As of", result.as_of),
        ("Engagement", listed(inputs)),
        ("Frameworks", listed(editions)),
        ("Rules", f"SHA-256 {result.rules.sha256}"),
        ("Result", f"SHA-256 {result.digest}"),
        ("Made by", result.engine),
    )


def as_of(moment: str) -> str:
    """The day a paper holds for, at the head of its pages."""
    return f"As of {moment}"


def rests_on_none(state: str) -> str:
    """How a duty stands on which no verdict rests."""
    return f"{state}; no verdict rests on it"


def made_for(organization: str, as_of: str) -> str:
    """Whose paper it is and of which day."""
    return f"{organization}, as of {day(as_of)}"


def missing(result: Result, questions: int) -> tuple[str, ...]:
    """What nobody stated, as far as it touches every paper."""
    verdicts = [item.verdicts[TODAY] for item in result.obligations]
    open_ = sum(item.verdict is Verdict.NOT_ASSESSABLE for item in verdicts)
    placed = [item for item in verdicts if item.verdict in IN_PLACE]
    unproven = sum(item.evidence != "proven" for item in placed)
    told = []
    if open_:
        held = verb(open_, "requirement cannot", "requirements cannot")
        told.append(f"{open_} {held} be judged: {counted(questions, 'question')} {verb(questions, 'is', 'are')} open.")
    if unproven:
        told.append(
            f"{unproven} of the {counted(len(placed), 'requirement')} in place {verb(unproven, 'rests', 'rest')} "
            "on what was stated or on a look alone; no record in date shows all of it."
        )
    unnamed = sum(not item.owner.named for item in result.findings)
    if unnamed:
        told.append(f"Nobody is named as owner of {counted(unnamed, 'finding')}; whoever stands there is proposed.")
    return tuple(told)


def cost_once(finding: Finding, result: Result, place: str, told: dict[tuple[str, tuple[str, ...]], str]) -> str:
    """What it adds a year, where a table says so first; elsewhere that it is with that one. `told` remembers where."""
    remedy = finding.remedy
    if remedy is None or not remedy.annual_cost:
        return cost(finding, result)
    first = told.setdefault((remedy.supplier, remedy.functions), place)
    return cost(finding, result) if first == place else f"with {first}"


def cost(finding: Finding, result: Result) -> str:
    """What it adds a year, as far as that is known, and what the amount is worth."""
    remedy = finding.remedy
    if matrix_claims.mending(finding):
        return "its own by its matrix, no price until it says otherwise"
    if remedy is None and finding.kind != "unowned" and missing_prices.may_need_equipment(finding.kind):
        return f"{actions.own(question=False)}; equipment not counted"
    if remedy is None:
        return "not priced" if finding.kind == "unowned" else actions.own(finding.kind in OPEN_QUESTIONS)
    if remedy.annual_cost is None:
        return "to be quoted" if remedy.functions else "no fee"
    if remedy.annual_cost <= 0:
        return "no fee"
    offered = {offer.id for offer in result.offers.offers} if result.offers is not None else set()
    worth = "by its offer" if remedy.supplier in offered else "counted by us, to be quoted"
    return f"{grammar.usd(remedy.annual_cost)} a year ({worth})"


def supplier(finding: Finding, names: Names) -> str:
    """Who would do the work."""
    if theirs := matrix_claims.mending(finding):
        return names.all_providers(theirs)
    return grammar.opening(names.supplier(finding.remedy.supplier)) if finding.remedy is not None else ""


def status(finding: Finding) -> str:
    """Where an item of a plan stands: every finding of a result is open."""
    counts = finding.verdict_counts
    if not counts.gap and not counts.partial:
        return "Open: to be stated"
    return "Open, overdue" if any(plan.over for plan in finding.plans) else "Open"


def source(finding: Finding) -> str:
    """Where the severity and the day come from."""
    return f"{legends.finding_kind(finding)}. {finding.why.reason}" + (
        f" ({finding.why.source})" if finding.why.source else ""
    )


def paper_state(path: str | None) -> str:
    """Where a contract paper is, or that it is missing."""
    return path or "missing"


def stated(value: str | None) -> str:
    """A value, or that nobody stated it."""
    return value or _UNSTATED


def left_out(what: str, text: str | None) -> str:
    """What a contract leaves out, in its own words where somebody copied them."""
    return f"leaves out {grammar.plain(what)}" + (f' ("{text}")' if text else "")


IN_THE_FILE: Final = "Answer it in the engagement file"


def choice(letter: str, means: str, kind: str) -> str:
    """An answer as it is offered: its letter, or that a number or a day is to be written."""
    if kind == "number":
        return "write the number"
    if kind == "day":
        return "write the day, as 2026-11-21"
    return f"{letter} = {means}"
