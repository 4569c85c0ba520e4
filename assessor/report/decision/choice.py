"""The first decision page: the recommendation, its price, what it closes, what stays, and what would change it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report import phrases
from assessor.report.decision.money import about, dollars
from assessor.report.decision.reasons import functional_words
from assessor.report.sheet import Bullets, Callout, Column, Figure, Heading, Paragraph, Sheet, Table, cells
from assessor.report.text import shorten

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import Names
    from assessor.report.sheet import Block

ANCHOR: Final = "choice"
KICKER: Final = "THE RECOMMENDATION"
MOST: Final = 6
_FEW: Final = 3


def choice_of(result: Record, names: Names) -> tuple[Sheet, ...]:
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
            title_of(made),
            lede=_lede(result, made),
            figures=_figures(made),
            blocks=(*_who(made, names), *_changes(made, names), *_stays(made, names), *_sure(result, made)),
        ),
    )


def title_of(made: Record) -> str:
    """The recommendation in one sentence."""
    lines = made.records("lines")
    moved = [each for each in lines if _changed(each)]
    price = f"about {about(made.number('annual_cost'))} a year"
    if not moved:
        return f"Keep today's arrangement: {price}, and nothing cheaper does as much"
    counted: dict[str, int] = {}
    for each in moved:
        counted[_supplier(each)] = counted.get(_supplier(each), 0) + 1
    ranked = sorted(counted, key=lambda name: -counted[name])
    told = [f"{counted[name]} to {shorten(name, 40)}" for name in ranked[:_FEW]]
    if len(ranked) > _FEW:
        told.append(f"{sum(counted[name] for name in ranked[_FEW:])} to others")
    return (
        f"Keep {len(lines) - len(moved)} of {len(lines)} functions as they are and give "
        f"{phrases.listed(told)}, for {price}"
        if len(moved) < len(lines)
        else f"Give {phrases.listed(told)}, {len(lines)} functions in all, for {price}"
    )


def _changed(line: Record) -> bool:
    return line.data.get("changed") is True


def _supplier(line: Record) -> str:
    return line.text("supplier_title") or phrases.opening(phrases.plain(line.text("supplier")))


def _lede(result: Record, made: Record) -> str:
    tolerance = result.record("economics").record("tolerance")
    said = "No arrangement of the providers and models on offer closes as many obligations for less"
    measure = functional_words(tolerance.text("functional"))
    said += f", when a year is judged by {measure}." if measure else "."
    gap = made.number("gap")
    if made.text("status") == "time_limit":
        proof = phrases.percent(gap) if gap is not None else "an unknown part"
        said += f" The search was stopped; a better one could be cheaper by at most {proof}."
    return said


def _figures(made: Record) -> tuple[Figure, ...]:
    closes, stays = len(made.strings("closes")), len(made.records("residue"))
    found = [
        Figure(
            about(made.number("annual_cost")),
            "a year in fees and in hours of your own staff, on average and in today's prices",
        )
    ]
    price = made.number("price_of_compliance")
    if price is not None:
        found.append(
            Figure(
                about(price),
                "of it is the price of compliance: without the obligations, the cheapest arrangement would cost "
                f"{about(made.number('unconstrained_cost'))}",
            )
        )
    found.append(Figure(str(closes), f"{phrases.noun(closes, 'obligation')} it brings in place that are not today"))
    found.append(Figure(str(stays), f"{phrases.noun(stays, 'obligation')} it does not settle: yours, or open"))
    return tuple(found)


def _who(made: Record, names: Names) -> tuple[Block, ...]:
    """One line per supplier: what it keeps, what it takes over, what it costs."""
    held: dict[str, list[Record]] = {}
    for each in made.records("lines"):
        held.setdefault(_supplier(each), []).append(each)
    rows = []
    for name, lines in sorted(held.items(), key=lambda item: -len(item[1])):
        offering = next((each.text("offering") for each in lines if each.text("offering")), "")
        title = f"{name} ({phrases.plain(offering)})" if offering else name
        kept = [phrases.inside(_function(each, names)) for each in lines if not _changed(each)]
        taken = [phrases.inside(_function(each, names)) for each in lines if _changed(each)]
        cost = sum(each.number("annual") or 0 for each in lines)
        rows.append(
            cells(
                shorten(title, 60),
                phrases.opening(phrases.listed(kept)) or "nothing",
                phrases.opening(phrases.listed(taken)) or "nothing",
                dollars(cost),
            )
        )
    columns = (Column("Who", 40), Column("Keeps", 50), Column("Takes over", 64), Column("A year", 22, number=True))
    note = "Amounts include what own staff's hours cost. A fee that covers several functions is split evenly over them."
    return (Table(columns, tuple(rows), title="Who does what then", note=note),)


def _function(line: Record, names: Names) -> str:
    return line.text("title") or names.function(line.text("function"))


def _changes(made: Record, names: Names) -> tuple[Block, ...]:
    """Second best, what binds, and the one change that helps most."""
    found: list[Block] = []
    other = made.record("runner_up")
    if other.data:
        found.append(Paragraph(_runner_up(other, names)))
    single = made.record("single_change")
    if single.data:
        found.append(Callout("If you change one thing only:", _single(single, names)))
    binding = made.records("binding")
    if binding:
        found.append(Heading("What makes it cost that much"))
        found.append(
            Bullets(
                tuple(
                    shorten(each.text("text") or phrases.opening(phrases.plain(each.text("constraint"))), 300)
                    for each in binding[:MOST]
                )
            )
        )
    return tuple(found)


def _runner_up(other: Record, names: Names) -> str:
    more = about(other.number("difference"))
    differs = [
        f"{phrases.inside(names.function(each.text('function')))} with "
        f"{each.text('supplier_title') or names.provider(each.text('supplier'))}"
        for each in other.records("differences")
    ]
    tail = f" It differs in {phrases.listed(differs[:MOST])}." if differs else ""
    return f"Second best: {about(other.number('annual_cost'))} a year, {more} more.{tail}"


def _single(single: Record, names: Names) -> str:
    if single.text("text"):
        return shorten(single.text("text"), 600)
    closes = single.count("closes") or len(single.strings("closes"))
    who = single.text("supplier_title") or names.provider(single.text("supplier"))
    return (
        f"give {phrases.inside(names.function(single.text('function')))} to {who}. It closes {closes} "
        f"{phrases.noun(closes, 'obligation')} for {about(single.number('annual_cost'))} a year more."
    )


def _stays(made: Record, names: Names) -> tuple[Block, ...]:
    """What it does not settle, by reason, and what has to become true for it."""
    found: list[Block] = []
    why: dict[str, list[str]] = {}
    for each in made.records("residue"):
        why.setdefault(each.text("why"), []).append(each.text("ref"))
    if why:
        found.append(Heading("What stays yours, or open"))
        found.append(
            Bullets(
                tuple(
                    f"{phrases.opening(_RESIDUE.get(reason, phrases.plain(reason)))}: "
                    f"{len(refs)} {phrases.noun(len(refs), 'obligation')}, "
                    f"{'such as ' if len(refs) > MOST else ''}{', '.join(names.obligations(refs[:MOST]))}"
                    for reason, refs in why.items()
                )
            )
        )
    conditions = _conditions(made)
    if conditions:
        found.append(Heading("What has to become true for it"))
        left = len(conditions) - MOST
        told = tuple(shorten(each, 240) for each in conditions[:MOST])
        found.append(Bullets((*told, f"and {left} more, listed in part 5") if left > 0 else told))
    return tuple(found)


_RESIDUE: Final = {
    "customer": "your own duty, which nobody can take over",
    "none_in_place": "brought in place by no way of buying support that is on offer",
    "advice": "met at the least, short of what our advice asks for",
}


def _conditions(made: Record) -> list[str]:
    texts = [each.text("text") for each in made.records("conditions")] + list(made.strings("conditions"))
    return list(dict.fromkeys(filter(None, texts)))


def _sure(result: Record, made: Record) -> tuple[Block, ...]:
    """How far to trust it, and which figure would turn it."""
    inputs = result.record("economics").records("inputs")
    stated = sum(each.data.get("stated") is True for each in inputs)
    assumed = sum(each.data.get("assumption") is True and each.data.get("stated") is not True for each in inputs)
    said = (
        f"Of {len(inputs)} figures it rests on, you stated {stated}; {assumed} are assumptions of ours, the others "
        "are cited. The last table of this part lists all of them."
    )
    turns = [each for each in made.records("sensitivity") if each.number("switches_at") is not None]
    titles = {each.text("id"): each for each in inputs}
    if turns:
        told = [
            f"{phrases.inside(titles[name].text('title') if name in titles else phrases.plain(name))} at "
            f"{_figure(each.number('switches_at'))} instead of {_figure(titles[name].number('value'))}"
            if name in titles
            else f"{phrases.plain(name)} at {_figure(each.number('switches_at'))}"
            for each, name in ((each, each.text("parameter")) for each in turns[:MOST])
        ]
        said += f" Another arrangement would be cheaper with {phrases.listed(told)}."
    elif made.records("sensitivity"):
        said += " No single figure, moved to the end of its range, turns the recommendation."
    return (Callout("How sure is this?", said),)


def _figure(value: float | None) -> str:
    return f"{value:,.4g}" if value is not None else "\u2013"


def _nothing(made: Record, names: Names) -> Sheet:
    """Nothing complies: the smallest set of obligations in the way."""
    refs = [each.text("ref") for each in made.records("obstacles")] or list(made.strings("obstacles"))
    count = len(refs)
    whys = {each.text("ref"): each.text("why") for each in made.records("obstacles")}
    said = tuple(f"{names.obligation(ref)}" + (f": {shorten(whys[ref], 300)}" if whys.get(ref) else "") for ref in refs)
    return Sheet(
        ANCHOR,
        KICKER,
        f"No arrangement meets all obligations: {count} of them {'stands' if count == 1 else 'stand'} in the way",
        lede="No smaller set does. Without these, or with one more option for them, an arrangement can be recommended.",
        blocks=(Bullets(said),) if said else (),
    )
