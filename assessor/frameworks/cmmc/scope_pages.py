"""The second page of CMMC: contract and phase, the status held, its dates, outside providers and assets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.report.sheet import Bullets, Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.sheet import Block

_CALLS: Final = {
    "intended": "which intends that call",
    "discretion": "in which that call is at DoD's discretion",
    "not_foreseen": "which does not foresee that call yet; ask the contracting officer",
}
_KINDS: Final = {"csp": "cloud service", "esp": "no cloud service"}
_HOLDS: Final = {"cui": "CUI", "spd": "security protection data", "neither": "neither"}
_FEDRAMP: Final = {"authorized": "authorized", "equivalent": "proven equivalent", "none": "neither of the two"}
_PROVIDERS = (
    Column("Provider", 42),
    Column("What it is", 28),
    Column("What lies on its equipment", 36),
    Column("So", 70),
)
_ASSETS = (Column("Assets", 84), Column("Stated", 16, number=True), Column("At this level", 76))
_PHASES = (Column("Phase", 14, number=True), Column("From", 24), Column("Calls for", 66), Column("In short", 72))


def scope_sheet(scored: Record) -> Sheet:
    """Dates, contract and scope of a CMMC assessment."""
    contract = scored.record("contract")
    blocks: list[Block] = [Bullets(_days(scored))]
    blocks += _exceptions(scored)
    blocks += _providers(scored)
    blocks += _assets(scored)
    blocks.append(_phases(scored))
    return Sheet(
        anchor="cmmc-scope",
        kicker=f"CMMC Level {scored.count('level')}",
        title=_title(scored, contract),
        lede=_called(scored, contract),
        blocks=tuple(blocks),
    )


def _title(scored: Record, contract: Record) -> str:
    wanted = contract.text("requires_title")
    if not wanted:
        return "The contract decides which status is called for; this file does not name it"
    satisfied = contract.data.get("satisfied")
    if satisfied is True:
        return f"The contract calls for {wanted}, and the status held satisfies it"
    if satisfied is False:
        return f"The contract calls for {wanted}, and the status held does not satisfy it"
    if scored.record("held").text("kind"):
        return f"The contract calls for {wanted}; whether the status held satisfies it is open"
    return f"The contract calls for {wanted}; no status is recorded yet"


def _called(scored: Record, contract: Record) -> str:
    phases = scored.record("phases")
    on = phases.text("solicitation")
    name = contract.text("title")
    phase = contract.number("phase")
    when = f"On the day of the solicitation, {grammar.day(on)}," if on else "Today"
    if phase is None:
        where = f"{when} no phase had begun."
    else:
        call = _CALLS.get(contract.text("call"), "")
        where = (
            f"{when} phase {int(phase)} was in force{f', {call}' if call else ''}."
            if on
            else f"{when} phase {int(phase)} is in force{f', {call}' if call else ''}."
        )
    return " ".join(filter(None, (f"{shorten(name, 120)}." if name else "", where, contract.text("why"))))


def _affirmed(affirmation: Record) -> str:
    """What is stated of the affirmation, and what is due."""
    due, last = affirmation.text("due"), affirmation.text("last")
    if not due:
        return ""
    if not last:
        return f" None is stated for the status of {due}."
    if affirmation.data.get("covers") is False:
        return f" The last one, of {last}, is older than the status of {due}; that status is not affirmed."
    return f" Next by {due}.{' It is overdue.' if affirmation.data.get('overdue') is True else ''}"


def _days(scored: Record) -> tuple[str, ...]:
    """What is due when, in sentences."""
    made = []
    held, closeout = scored.record("held"), scored.record("closeout")
    if held.text("kind"):
        good = "is good" if held.data.get("current") is True else "was good"
        term = (
            f"it {good} until {held.text('until')}"
            if held.text("until")
            else "which status it is, and so how long it is good, is not stated"
        )
        made.append(
            f"{grammar.opening(held.text('kind'))} {held.text('title') or 'status'} since {held.text('since')}; {term}."
        )
    if closeout.text("due") and closeout.data.get("closed") is not True:
        over = closeout.data.get("expired") is True
        made.append(
            f"Plan of action: every item is closed, and that assessed, within {closeout.count('days')} days of "
            f"{closeout.text('from')}, so by {closeout.text('due')}"
            + (
                "; that day is over, and the Conditional status with it."
                if over
                else f" ({closeout.count('days_left')} days left)."
            )
        )
    affirmation, retention = scored.record("affirmation"), scored.record("retention")
    made.append(f"{affirmation.text('statement')}{_affirmed(affirmation)}")
    until = retention.text("until")
    made.append(f"{retention.text('statement')}{f' Here until {until}.' if until else ''}")
    plan = scored.record("security_plan")
    if plan.data.get("exists") is True:
        of = plan.text("date")
        made.append(f"System security plan{f' of {of}' if of else ''}: stated to exist. Without one nothing is scored.")
    elif plan.data.get("exists") is False:
        made.append("System security plan: stated not to exist, so there is no score.")
    return tuple(made)


def _exceptions(scored: Record) -> list[Block]:
    rows = scored.records("exceptions")
    if not rows:
        return []
    columns = (Column("Requirement", 60), Column("Exception", 40), Column("What stands behind it", 76))
    lines = []
    for each in rows:
        lacks = each.strings("lacks")
        lacking = f"Counts as NOT MET, it lacks: {grammar.listed(lacks)}" if lacks else ""
        said = each.record("stated")
        behind = "; ".join(said.text(name) for name in said.data if said.text(name)) or "described in the security plan"
        lines.append(
            (
                Cell(f"{each.text('id')}  {shorten(each.text('title'), 60)}"),
                Cell(each.text("kind_title")),
                Cell(lacking or shorten(behind, 200), "gap" if lacking else ""),
            )
        )
    return [Table(columns, tuple(lines), title="Counted as MET by exception")]


def _providers(scored: Record) -> list[Block]:
    rows = scored.records("providers")
    if not rows:
        return []
    lines = []
    for each in rows:
        fedramp = each.text("fedramp_moderate")
        told = (
            f" Stated: {_FEDRAMP.get(fedramp, fedramp)}." if each.data.get("fedramp_needed") is True and fedramp else ""
        )
        bad = each.data.get("fedramp_met") is False
        lines.append(
            (
                Cell(shorten(each.text("name"), 50)),
                Cell(_KINDS.get(each.text("kind"), "")),
                Cell(_HOLDS.get(each.text("holds"), "")),
                Cell(f"{each.text('treatment')}{told}", "gap" if bad else ""),
            )
        )
    note = f"By {rows[0].text('citation')}. What lies on your own equipment does not count as the provider's."
    return [Table(_PROVIDERS, tuple(lines), title="Outside providers", note=note)]


def _assets(scored: Record) -> list[Block]:
    rows = [each for each in scored.records("assets") if not each.absent("count")]
    if not rows:
        return []
    lines = [
        (Cell(each.text("title")), Cell(str(each.count("count"))), Cell(grammar.opening(each.text("treatment"))))
        for each in rows
    ]
    return [Table(_ASSETS, tuple(lines), title="Assets", note="32 CFR 170.19.")]


def _phases(scored: Record) -> Table:
    lines = [
        (
            Cell(str(each.count("number"))),
            Cell(each.text("begins")),
            Cell(
                grammar.listed(each.strings("demands"))
                + (f"; may: {grammar.listed(each.strings('may'))}" if each.strings("may") else "")
            ),
            Cell(each.text("text")),
        )
        for each in scored.record("phases").records("table")
    ]
    note = "32 CFR 170.3(e). The clause in the contract decides (DFARS 252.204-7021, 252.204-7025), not the phase."
    return Table(_PHASES, tuple(lines), title="When contracts call for what", note=note, keep=True)
