"""The first decision page: the recommendation, its price, what it closes, what stays, and what would change it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from assessor.model.scales import CUSTOMER
from assessor.report.decision.choice_grounds import how_sure, what_decides, who_does_what
from assessor.report.decision.choice_packages import indication_of, packages_of
from assessor.report.decision.choice_price import figures_of, lede_of
from assessor.report.decision.choice_remainder import what_stays
from assessor.report.decision.money import whole_dollars
from assessor.report.decision.turning_points import turning_points_of
from assessor.report.sheet import Bullets, Callout, Sheet
from assessor.report.text import shorten
from assessor.words import decisions, grammar, packages
from assessor.words.new_parties import newly_signed

if TYPE_CHECKING:
    from collections.abc import Container

    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block
    from assessor.result.packages import Package
    from assessor.result.recommendation import Recommendation, RecommendedLine
    from assessor.result.result import Result

ANCHOR: Final = "choice"
KICKER: Final = "THE RECOMMENDATION"


def choice_of(result: Result, names: BriefNames) -> tuple[Sheet, ...]:
    """The page, or one line that says why there is none."""
    recommendation = result.recommendation
    if recommendation is None:
        title = "No arrangement is recommended yet" if result.unready is not None else "No arrangement is recommended"
        return (Sheet(ANCHOR, KICKER, title, lede=_why_none(result), blocks=indication_of(result, names)),)
    if recommendation.status == "infeasible":
        return (_nothing_complies(result, recommendation, names),)
    return (
        Sheet(
            ANCHOR,
            KICKER,
            title_of(result, recommendation, names),
            lede=lede_of(result, recommendation, names),
            figures=figures_of(result, recommendation),
            blocks=(
                *packages_of(result, recommendation, names),
                who_does_what(result, recommendation, names),
                *_single_change(result, recommendation, names),
                how_sure(result, recommendation, names),
                *turning_points_of(recommendation),
                *what_decides(recommendation, names),
                *what_stays(recommendation, names),
            ),
        ),
    )


def _why_none(result: Result) -> str:
    """Why nothing is recommended."""
    if result.no_recommendation is None and result.economics is None:
        return "Its costs cannot be worked out, because the number of users or devices is not stated."
    return decisions.no_recommendation(result) or "No arrangement was computed for this result."


def title_of(result: Result, recommendation: Recommendation, names: BriefNames) -> str:
    """The recommendation in one sentence, each supplier called as everywhere else."""
    lines = recommendation.lines
    moved = [line for line in lines if line.changed]
    new = [line for line in lines if _is_bought(line)]
    nobody = "nobody does today" if all(line.today == () for line in new) else "nobody is stated to do today"
    taken = packages.recommended(recommendation)
    price = f"{whole_dollars(recommendation.annual_cost)} a year in cash"
    if taken is not None and recommendation.annual_cost is not None:
        price = packages.with_range(recommendation.annual_cost, taken)
    if not moved:
        signed = _signed(taken, result, {line.supplier for line in new})
        if not new:
            return f"{grammar.listed([_kept(taken, names), *_added(recommendation), *signed])}, for {price}"
        bought = f"buy {grammar.counted(len(new), 'function')} {nobody}"
        return f"{grammar.listed(['Keep everybody', *_added(recommendation), bought, *signed])}, for {price}"
    by_supplier = Counter(names.party(line.supplier) for line in moved)
    (most, count), *others = by_supplier.most_common()
    scattered = bool(others) and others[0][1] == count
    whole = f"{len(moved)} of {len(lines)}" if len(moved) < len(lines) else f"all {len(lines)}"
    part = f", {count} of them" if others else ", all of them" if count > 1 else ""
    to = f" to {len(by_supplier)} parties" if scattered else f"{part} to {shorten(most, 60)}"
    bought = f" and buy {len(new)} that {nobody}" if new else ""
    return f"Move {whole} functions{to}{bought}, for {price}"


def _kept(taken: Package | None, names: BriefNames) -> str:
    """That today's arrangement is kept, but for shares that somebody is released from."""
    released = packages.dropped_shares(taken) if taken is not None else []
    if not released:
        return "Keep today's arrangement"
    shares = grammar.listed(
        [
            f"{names.provider(one.supplier)}'s share of {grammar.inside(names.function(one.function))}"
            for one in released
        ]
    )
    return f"Keep today's arrangement without {shares}"


def _signed(taken: Package | None, result: Result, told: Container[str | None]) -> list[str]:
    """With how many new parties something is signed though nothing moves, beside those of the functions bought."""
    new = [one for one in newly_signed(result, taken) if one not in told] if taken is not None else []
    parties = grammar.verb(len(new), "party", "parties")
    return [f"sign with {len(new)} new {parties}"] if new else []


def _added(recommendation: Recommendation) -> list[str]:
    """How much has to come to the work of those who stay."""
    added = sum(len(line.adds) for line in recommendation.lines)
    return [f"add {grammar.counted(added, 'kind')} of work to what they do"] if added else []


def _is_bought(line: RecommendedLine) -> bool:
    """Whether it is paid for and in nobody's hands today, as far as is stated."""
    return not line.changed and not line.today and line.supplier != CUSTOMER


def _single_change(result: Result, recommendation: Recommendation, names: BriefNames) -> tuple[Block, ...]:
    """The one change from today that helps most with what is gravest; none where no single change helps with that."""
    grave = {ref for finding in result.findings if finding.severity == "high" for ref in finding.why.obligations}
    first = recommendation.single_change
    known = () if first is None else (first, *recommendation.single_changes)
    change = next((one for one in known if not grave or not grave.isdisjoint(one.closes)), None)
    if change is None:
        return ()
    text = decisions.single_change(change, names)
    return (Callout("If you change only one thing:", shorten(grammar.inside(text), 600)),)


def _nothing_complies(result: Result, recommendation: Recommendation, names: BriefNames) -> Sheet:
    """Nothing complies: the smallest set of obligations in the way."""
    refs = recommendation.obstacles
    count = len(refs)
    return Sheet(
        ANCHOR,
        KICKER,
        f"No arrangement meets all obligations: {count} of them {'stands' if count == 1 else 'stand'} in the way"
        if count
        else "No arrangement covers what is needed in any case",
        lede=shorten(decisions.obstacle(recommendation, names) or "", 600),
        blocks=(Bullets(tuple(names.obligation(ref) for ref in refs)), *_single_change(result, recommendation, names))
        if refs
        else (),
    )
