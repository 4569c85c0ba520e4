"""The first decision page: the recommendation, its price, what it closes, what stays, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.decision.counts import in_place
from assessor.report.decision.money import about, dollars, figure, measured, roughly
from assessor.report.decision.reasons import functional_words
from assessor.report.sheet import Bullets, Callout, Column, Figure, Heading, Paragraph, Sheet, Table, cells
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Block

ANCHOR: Final = "choice"
KICKER: Final = "THE RECOMMENDATION"
MOST: Final = 6
_FEW: Final = 3


def choice_of(result: Record, names: BriefNames) -> tuple[Sheet, ...]:
    """The page, or one line that says why there is none; nothing for results that know of no decision."""
    if "recommendation" not in result.data or "situations" not in result.data:
        return ()
    made = result.record("recommendation")
    if result.absent("recommendation"):
        why = result.text("recommendation_reason") or (
            "Its costs cannot be worked out, because the number of users or devices is not stated."
            if result.absent("economics")
            else "No arrangement was computed for this result."
        )
        return (Sheet(ANCHOR, KICKER, "No arrangement is recommended", lede=why),)
    if made.text("status") == "infeasible":
        return (_nothing(made, names),)
    return (
        Sheet(
            ANCHOR,
            KICKER,
            title_of(made, names),
            lede=_lede(result, made),
            figures=_figures(result, made),
            blocks=(
                *_who(made, names),
                *_single(made),
                *_sure(result, made, names),
                *_changes(made, names),
                *_stays(made, names),
            ),
        ),
    )


def title_of(made: Record, names: BriefNames) -> str:
    """The recommendation in one sentence; tiers of one way of buying support count together."""
    lines = made.records("lines")
    moved = [each for each in lines if _changed(each)]
    price = f"about {about(made.number('annual_cost'))} a year"
    if not moved:
        return f"Keep today's arrangement: {price}, and nothing cheaper does as much"
    models = {each.id: grammar.inside(each.title) for each in names.arrangements}
    counted: dict[str, int] = {}
    for each in moved:
        base = each.text("supplier").partition("/")[0]
        who = models.get(base, _supplier(each))
        counted[who] = counted.get(who, 0) + 1
    most = max(counted, key=lambda name: counted[name])
    whole = f"{len(moved)} of {len(lines)}" if len(moved) < len(lines) else f"all {len(lines)}"
    part = "all of them" if len(counted) == 1 else f"{counted[most]} of them"
    return f"Move {whole} functions, {part} to {shorten(most, 60)}, for {price}"


def _changed(line: Record) -> bool:
    return line.data.get("changed") is True


def _supplier(line: Record) -> str:
    return line.text("supplier_title") or grammar.opening(grammar.plain(line.text("supplier")))


def _lede(result: Record, made: Record) -> str:
    tolerance = result.record("economics").record("tolerance")
    said = "No arrangement of the providers and models on offer brings as much in place for less"
    measure = functional_words(tolerance.text("functional"))
    said += f", when a year is judged by {measure}." if measure else "."
    gap = made.number("gap")
    if made.text("status") == "time_limit":
        proof = grammar.percent(gap) if gap is not None else "an unknown part"
        said += f" The search was stopped; a better one could be cheaper by at most {proof}."
    cheaper = _cheaper_columns(result)
    if cheaper:
        said += (
            f" Priced as a whole, {grammar.listed([grammar.inside(each) for each in cheaper])} would cost less and "
            "bring as much in place: some of that work has no planned hours and so no price of its own, or it stands "
            "for staff your file describes otherwise. Ask for a quote before you rule it out."
        )
    return said


def _cheaper_columns(result: Record) -> list[str]:
    """Other arrangements that cost less and have as much in place, which no search piece by piece finds."""
    economics, titles = result.record("economics").record("arrangements"), result.record("arrangement_titles")
    mine, cost = in_place(result, "recommended"), economics.record("recommended").number("functional")
    found = []
    for name in result.strings("arrangements"):
        theirs = economics.record(name).number("functional")
        if name in ("recommended", "today") or cost is None or theirs is None or theirs >= cost:
            continue
        if all(one >= two for one, two in zip(in_place(result, name), mine, strict=True)):
            found.append(titles.record(name).text("title"))
    return found


def _figures(result: Record, made: Record) -> tuple[Figure, ...]:
    yours = {each.text("ref") for each in result.records("residue")}
    closes = [ref for ref in made.strings("closes") if ref not in yours]
    duties = len(made.strings("closes")) - len(closes)
    whole = made.number("functional_cost")
    found = [
        Figure(
            about(made.number("annual_cost")),
            "a year in fees and in hours of your own staff"
            + (f"; {about(whole)} with what incidents cost" if whole is not None else ""),
        )
    ]
    price = made.number("price_of_compliance")
    if price is not None:
        found.append(
            Figure(
                about(price),
                "is the price of compliance: so much less would the cheapest arrangement cost without the obligations, "
                f"{about(made.number('unconstrained_cost'))} with incidents",
            )
        )
    brings = f"{grammar.noun(len(closes), 'obligation')} with work for support it brings in place that are not today"
    found.append(Figure(str(len(closes)), brings))
    stay = f"{grammar.noun(len(yours), 'obligation')} {'stays' if len(yours) == 1 else 'stay'} yours, whatever you buy"
    which = f"of these, {duties} not in place today {_wait(duties)}"
    if duties == len(yours) > 1:
        which = "none of them is in place today, and all wait"
    more = f"; {which} for you to do your duties" if duties else ""
    found.append(Figure(str(len(yours)), stay + more))
    return tuple(found)


def _wait(count: int) -> str:
    return "waits" if count == 1 else "wait"


def _who(made: Record, names: BriefNames) -> tuple[Block, ...]:
    """One line per supplier: what it keeps, what it takes over, what it costs."""
    held: dict[str, list[Record]] = {}
    for each in made.records("lines"):
        held.setdefault(each.text("supplier"), []).append(each)
    rows = []
    for supplier in sorted(made.records("suppliers"), key=lambda each: -len(held.get(each.text("id"), ()))):
        lines = held.get(supplier.text("id"), [])
        kept = [grammar.inside(_function(each, names)) for each in lines if not _changed(each)]
        taken = [grammar.inside(_function(each, names)) for each in lines if _changed(each)]
        new = "" if supplier.data.get("serves_today") is True else " (new)"
        rows.append(
            cells(
                shorten(f"{grammar.opening(supplier.text('title'))}{new}", 70),
                grammar.opening(grammar.listed(kept)) or "\N{EN DASH}",
                grammar.opening(grammar.listed(taken)) or "\N{EN DASH}",
                dollars(supplier.number("annual")),
            )
        )
    columns = (Column("Who", 40), Column("Keeps", 50), Column("Takes over", 64), Column("A year", 22, number=True))
    note = (
        "Fees, onboarding spread over the term, and what the hours of own staff cost. What incidents cost comes on top."
    )
    return (Table(columns, tuple(rows), title="Who does what then", note=note),)


def _function(line: Record, names: BriefNames) -> str:
    return line.text("title") or names.function(line.text("function"))


def _single(made: Record) -> tuple[Block, ...]:
    """The one change from today that helps most."""
    text = made.record("single_change").text("text")
    return (Callout("If you change one thing only:", shorten(grammar.inside(text), 600)),) if text else ()


def _changes(made: Record, names: BriefNames) -> tuple[Block, ...]:
    """Second best, what binds, and on whom much hangs."""
    found: list[Block] = []
    other = made.record("runner_up")
    if other.data:
        found.append(Paragraph(_runner_up(other, names)))
    told = [shorten(each.text("text"), 300) for each in made.records("binding")[:_FEW]]
    if told:
        found += [Heading("What makes it cost that much"), Bullets(tuple(told))]
    hangs = [shorten(each.text("text"), 300) for each in made.records("concentration")]
    if hangs:
        found.append(Callout("Mind:", " ".join(hangs)))
    return tuple(found)


def _runner_up(other: Record, names: BriefNames) -> str:
    differs = [
        f"{grammar.inside(each.text('title') or names.function(each.text('function')))} with "
        f"{each.text('supplier_title') or names.provider(each.text('supplier'))}"
        for each in other.records("differences")
    ]
    tail = f" It differs in {grammar.listed(differs[:MOST])}." if differs else ""
    return (
        f"Second best costs {about(other.number('annual_cost'))} a year, and all in all "
        f"{about(other.number('difference'))} more.{tail}"
    )


def _stays(made: Record, names: BriefNames) -> tuple[Block, ...]:
    """What it does not settle, by reason, and what has to become true for it."""
    found: list[Block] = []
    why: dict[str, list[str]] = {}
    for each in made.records("residue"):
        why.setdefault(each.text("why"), []).append(each.text("ref"))
    if why:
        count = len(made.records("residue"))
        found.append(Heading(f"What it cannot settle: {count} {grammar.noun(count, 'obligation')}"))
        told = [f"{grammar.opening(reason)}: {_refs(refs, names)}" for reason, refs in why.items()]
        found.append(Bullets(_limited(told)))
    conditions = list(dict.fromkeys(filter(None, (each.text("text") for each in made.records("conditions")))))
    if conditions:
        found += [Heading("What has to become true for it"), Bullets(_limited(conditions))]
    advice = made.number("advice_cost")
    if advice:
        said = f"To do as our advice asks, and not only what binds, costs {about(advice)} a year more."
        found.append(Paragraph(said, quiet=True))
    return tuple(found)


def _refs(refs: list[str], names: BriefNames) -> str:
    told = ", ".join(names.obligations(refs[:MOST]))
    return f"{told} and {len(refs) - MOST} more" if len(refs) > MOST else told


def _limited(told: list[str]) -> tuple[str, ...]:
    """The first of them, and how many more there are."""
    left = len(told) - _FEW
    first = tuple(shorten(each, 300) for each in told[:_FEW])
    return (*first, f"and {left} more, in the result") if left > 0 else first


def _sure(result: Record, made: Record, names: BriefNames) -> tuple[Block, ...]:
    """How far to trust it, and which figure would turn it."""
    inputs = result.record("economics").records("inputs")
    stated = sum(each.data.get("stated") is True for each in inputs)
    assumed = sum(each.data.get("assumption") is True and each.data.get("stated") is not True for each in inputs)
    said = (
        f"Of {len(inputs)} figures it rests on, you stated {stated}; {assumed} are assumptions of ours, the others "
        "are cited. Part 12 lists all of them."
    )
    said += _confidence(result, names)
    moved = made.records("sensitivity")
    turns = [each for each in moved if each.number("switches_at") is not None]
    if turns:
        told = [
            f"{grammar.inside(each.text('title') or grammar.plain(each.text('parameter')))} at "
            f"{_turn(each.number('switches_at'), each.text('unit'))} "
            f"(now {measured(figure(each.number('value')), each.number('value'), each.text('unit'))})"
            for each in turns[:MOST]
        ]
        said += f" Another arrangement would be cheaper with {grammar.listed(told)}. Ask for a quote of these first."
    elif moved:
        said += " No single price, moved to the end of its range, turns the recommendation."
    return (Callout("How sure is this?", said),)


def _turn(value: float | None, unit: str) -> str:
    return measured(roughly(value), value, unit)


def _confidence(result: Record, names: BriefNames) -> str:
    """How firm the verdicts of the recommended column are."""
    counts = result.record("summary")
    told = [
        f"{grammar.grade(value)} for {title}"
        for key, title in names.frameworks.items()
        if (value := counts.record(key).record("recommended").number("confidence")) is not None
    ]
    return f" Its verdicts have a confidence of {grammar.listed(told)} (part 1 says what that is)." if told else ""


def _nothing(made: Record, names: BriefNames) -> Sheet:
    """Nothing complies: the smallest set of obligations in the way."""
    refs = made.strings("obstacles")
    count = len(refs)
    return Sheet(
        ANCHOR,
        KICKER,
        f"No arrangement meets all obligations: {count} of them {'stands' if count == 1 else 'stand'} in the way"
        if count
        else "No arrangement does what is needed in any case",
        lede=shorten(made.text("obstacle_why"), 600)
        or "No smaller set does. Without these, or with one more option for them, an arrangement can be recommended.",
        blocks=(Bullets(tuple(names.obligation(ref) for ref in refs)), *_single(made)) if refs else (),
    )
