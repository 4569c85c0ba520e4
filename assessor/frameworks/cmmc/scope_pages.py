"""The second page of CMMC: contract and phase, the status held, its dates, outside providers and assets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from assessor.frameworks.cmmc import words
from assessor.report.sheet import Bullets, Cell, Column, Sheet, Table
from assessor.report.text import shorten
from assessor.words import grammar, law

if TYPE_CHECKING:
    from collections.abc import Mapping

    from assessor.frameworks.cmmc.result import CmmcScore
    from assessor.frameworks.cmmc.result_scope import ClaimedException, ProviderScope
    from assessor.frameworks.cmmc.vocabulary import DataHeld, FedrampModerate, PhaseCall, ProviderKind
    from assessor.report.sheet import Block
    from assessor.result.law import Standing

_CALLS: Final[Mapping[PhaseCall, str]] = {
    "intended": "which provides for that requirement",
    "discretion": "in which that requirement is at DoD's discretion",
    "not_foreseen": "which does not provide for that requirement yet; ask the contracting officer",
}
_KINDS: Final[Mapping[ProviderKind, str]] = {"csp": "cloud service", "esp": "not a cloud service"}
_HOLDS: Final[Mapping[DataHeld, str]] = {"cui": "CUI", "spd": "security protection data", "neither": "neither"}
_FEDRAMP: Final[Mapping[FedrampModerate, str]] = {
    "authorized": "authorized",
    "equivalent": "proven equivalent",
    "none": "neither",
}
_PROVIDERS = (
    Column("Provider", 42),
    Column("Kind", 28),
    Column("Data on its equipment", 36),
    Column("Consequence", 70),
)
_EXCEPTIONS = (Column("Requirement", 60), Column("Exception", 40), Column("Basis", 76))
_ASSETS = (Column("Assets", 84), Column("Number", 16, number=True), Column("At this level", 76))
_PHASES = (Column("Phase", 14, number=True), Column("From", 24), Column("Requires", 66), Column("In short", 72))


def scope_sheet(score: CmmcScore, ledger: tuple[Standing, ...]) -> Sheet:
    """Dates, contract and scope of a CMMC assessment; what is said of phases takes its word from the ledger."""
    return Sheet(
        anchor="cmmc-scope",
        kicker=f"CMMC Level {score.level}",
        title=_title(score),
        lede=_lede(score, ledger),
        blocks=(
            Bullets(_days(score)),
            *_exceptions(score),
            *_providers(score),
            *_assets(score),
            _phases(score),
        ),
    )


def _title(score: CmmcScore) -> str:
    called = score.contract.requires_title
    if not called:
        return "The contract decides which status is required; the engagement file does not name it"
    if score.contract.satisfied is True:
        return f"The contract requires {called}, and the status held satisfies it"
    if score.contract.satisfied is False:
        return f"The contract requires {called}, but the status held does not satisfy it"
    if score.held.kind is not None:
        return f"The contract requires {called}; whether the status held satisfies it is open"
    return f"The contract requires {called}; no status is recorded yet"


def _lede(score: CmmcScore, ledger: tuple[Standing, ...]) -> str:
    title = f"{shorten(score.contract.title, 120)}." if score.contract.title else ""
    return " ".join(filter(None, (title, _phase(score, ledger), words.contract_answer(score))))


def _phase(score: CmmcScore, ledger: tuple[Standing, ...]) -> str:
    """The phase that counts by its date, and how far that is known."""
    contract, solicitation = score.contract, score.phases.solicitation
    when = f"On the day of the solicitation, {grammar.day(solicitation)}," if solicitation else "Today"
    phase = next((phase for phase in score.phases.table if phase.number == contract.phase), None)
    if phase is None:
        return f"{when} no phase had begun."
    call = f", {_CALLS[contract.call]}" if contract.call is not None else ""
    entry = next((entry for entry in ledger if entry.id == phase.standing), None)
    if entry is not None and law.settled(entry):
        return f"{when} phase {phase.number} {'was' if solicitation else 'is'} in effect{call}."
    calendar = f"{when} the rule's own calendar {'was' if solicitation else 'is'} at phase {phase.number}{call}."
    return calendar if entry is None else f"{calendar} {law.course(f'Phase {phase.number}', entry, ledger)}"


def _days(score: CmmcScore) -> tuple[str, ...]:
    """What is due when, in sentences."""
    retention = score.retention
    kept = f" In this case, until {retention.until}." if retention.until else ""
    return (
        *_held(score),
        *_closeout(score),
        f"{score.affirmation.statement}{_affirmed(score)}",
        f"{retention.statement}{kept}",
        *_security_plan(score),
    )


def _held(score: CmmcScore) -> tuple[str, ...]:
    """Which status is recorded, and how long it is valid."""
    held = score.held
    if held.kind is None:
        return ()
    term = (
        f"it {'is' if held.current else 'was'} valid until {held.until}"
        if held.until
        else "which status it is, and so how long it is valid, is not stated"
    )
    return (f"{grammar.opening(held.kind)} {held.title or 'status'} since {held.since}; {term}.",)


def _closeout(score: CmmcScore) -> tuple[str, ...]:
    """By when a plan of action must be closed, as long as it is not."""
    closeout = score.closeout
    if closeout is None or closeout.closed:
        return ()
    left = (
        "; that day has passed, and the Conditional status with it."
        if closeout.expired
        else f" ({grammar.counted(closeout.days_left or 0, 'day')} left)."
    )
    sentence = (
        f"Plan of action: every item must be closed and assessed within {closeout.days} days of {closeout.from_}, "
        f"that is by {closeout.due}{left}"
    )
    return (sentence,)


def _affirmed(score: CmmcScore) -> str:
    """What is stated of the affirmation, and what is due."""
    affirmation = score.affirmation
    if not affirmation.due:
        return ""
    if not affirmation.last:
        return f" None is stated for the status of {affirmation.due}."
    if affirmation.covers is False:
        return (
            f" The last one, dated {affirmation.last}, is older than the status of {affirmation.due}, so that status "
            "is not affirmed."
        )
    return f" Next by {affirmation.due}.{' It is overdue.' if affirmation.overdue else ''}"


def _security_plan(score: CmmcScore) -> tuple[str, ...]:
    plan = score.security_plan
    if plan.exists is None:
        return ()
    if not plan.exists:
        return ("System security plan: there is none, so there is no score.",)
    dated = f" dated {plan.date}" if plan.date else ""
    return (f"System security plan{dated}: stated to exist. Without one there is no score.",)


def _exceptions(score: CmmcScore) -> list[Block]:
    if not score.exceptions:
        return []
    lines = tuple(_exception_line(exception) for exception in score.exceptions)
    return [Table(_EXCEPTIONS, lines, title="Counted as MET by exception")]


def _exception_line(exception: ClaimedException) -> tuple[Cell, ...]:
    lacking = f"Counts as NOT MET because it lacks: {grammar.listed(exception.lacks)}" if exception.lacks else ""
    texts = [text for text in exception.stated.values() if isinstance(text, str) and text]
    behind = "; ".join(texts) or "described in the security plan"
    return (
        Cell(f"{exception.id}  {shorten(exception.title, 60)}"),
        Cell(exception.kind_title),
        Cell(lacking or shorten(behind, 200), "gap" if lacking else ""),
    )


def _providers(score: CmmcScore) -> list[Block]:
    if not score.providers:
        return []
    lines = tuple(_provider_line(provider) for provider in score.providers)
    citation = score.providers[0].citation
    note = f"{citation}. Data on your own equipment does not count as the provider's."
    return [Table(_PROVIDERS, lines, title="Outside providers", note=note)]


def _provider_line(provider: ProviderScope) -> tuple[Cell, ...]:
    stated = ""
    if provider.fedramp_needed and provider.fedramp_moderate is not None:
        stated = f" Stated: {_FEDRAMP[provider.fedramp_moderate]}."
    return (
        Cell(shorten(provider.name, 50)),
        Cell(_KINDS[provider.kind]),
        Cell(_HOLDS[provider.holds]),
        Cell(f"{provider.treatment}{stated}", "gap" if provider.fedramp_met is False else ""),
    )


def _assets(score: CmmcScore) -> list[Block]:
    lines = tuple(
        (Cell(asset.title), Cell(str(asset.count)), Cell(grammar.opening(asset.treatment)))
        for asset in score.assets
        if asset.count is not None
    )
    return [Table(_ASSETS, lines, title="Assets", note="32 CFR 170.19.")] if lines else []


def _phases(score: CmmcScore) -> Table:
    lines = tuple(
        (
            Cell(str(phase.number)),
            Cell(phase.begins),
            Cell(grammar.listed(phase.demands) + (f"; may require: {grammar.listed(phase.may)}" if phase.may else "")),
            Cell(phase.text),
        )
        for phase in score.phases.table
    )
    note = (
        "32 CFR 170.3(e). The clause in the contract decides, not the phase (DFARS 252.204-7021, 252.204-7025). What "
        "is reported to have changed, clause numbers included, stands in the annex on the standing of the law."
    )
    return Table(_PHASES, lines, title="What contracts require, by phase", note=note, keep=True)
