"""The lists people work from: gap register, responsibilities, evidence requests, the customer's duties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import words
from assessor.report.text import shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, with every obligation it holds back."""

    id: str
    anchor: str
    title: str
    severity: words.Severity
    kind: str
    rows: tuple[str, ...]
    alone: str
    parts: tuple[tuple[str, str], ...]
    action: str
    timed: bool


@dataclass(frozen=True, slots=True)
class Register:
    """All findings; those that fail get a sheet, those that only lack a statement a line.

    `timed` is the first finding about a schedule: the place to say why luck is none.
    """

    findings: tuple[Finding, ...]
    sheets: tuple[Finding, ...]
    unstated: tuple[Finding, ...]
    tally: str
    timed: str


@dataclass(frozen=True, slots=True)
class Seat:
    """Who does one part of a function; an empty seat is a gap, an unknown one a question."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One function and the people behind it today."""

    title: str
    seats: tuple[Seat, Seat, Seat]
    obligations: int
    remark: str


@dataclass(frozen=True, slots=True)
class Request:
    """What to ask for as evidence of one capability."""

    capability: str
    types: str
    rhythm: str
    asked_of: str
    obligations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing that stays with the organization."""

    id: str
    title: str
    statement: str
    source: str
    state: str
    style: str
    obligations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Owner:
    """The duties that fall to one role."""

    title: str
    duties: tuple[Duty, ...]


def register_of(result: Record, names: BriefNames) -> Register:
    """The gap register in the result's order."""
    late = _late(result)
    findings = tuple(_finding(number, each, names, late) for number, each in enumerate(result.records("findings"), 1))
    counts = result.record("finding_counts")
    low = words.severity("low")
    said = [f"{counts.count(key)} {each.word.lower()}" for key, each in words.SEVERITIES.items() if counts.count(key)]
    return Register(
        findings,
        tuple(each for each in findings if each.severity is not low),
        tuple(each for each in findings if each.severity is low),
        grammar.listed(said),
        next((each.anchor for each in findings if each.timed and each.severity is not low), ""),
    )


def _late(result: Record) -> frozenset[str]:
    """The obligations that fail today on a schedule."""
    return frozenset(
        each.text("ref")
        for each in result.records("obligations")
        for item in each.record("verdicts").record("today").records("failing")
        if item.text("predicate") == "cadence" and each.records("demands")[item.count("demand")].text("every")
    )


def _finding(number: int, each: Record, names: BriefNames, late: frozenset[str]) -> Finding:
    parts = [
        ("Criterion", each.text("criterion")),
        ("Condition found", each.text("condition")),
        ("Cause", each.text("cause_text")),
        ("Effect", each.text("effect")),
        ("Action", each.text("action")),
    ]
    return Finding(
        shorten(each.text("id"), 20),
        f"finding-{number}",
        shorten(each.text("title"), 220),
        words.severity(each.text("severity")),
        _PAPER
        if each.text("kind") == "unstated_term" and each.text("cause")
        else words.KINDS.get(each.text("kind"), grammar.opening(grammar.plain(each.text("kind")))),
        names.obligations(each.strings("obligations")),
        "\u2013" if each.absent("alone") else str(each.count("alone")),
        tuple((name, shorten(text, 1200)) for name, text in parts if text),
        shorten(each.text("action"), 400),
        each.text("kind") in {"cadence", "unowned"} and not late.isdisjoint(each.strings("obligations")),
    )


_PAPER = "Not stated: a paper"


def links_of(result: Record) -> dict[str, tuple[tuple[str, str], ...]]:
    """The findings that hold back each obligation, as number and link target."""
    links: dict[str, list[tuple[str, str]]] = {}
    for number, each in enumerate(result.records("findings"), 1):
        for ref in each.strings("obligations"):
            links.setdefault(ref, []).append((shorten(each.text("id"), 20), f"finding-{number}"))
    return {ref: tuple(found) for ref, found in links.items()}


def responsibilities_of(result: Record, names: BriefNames) -> tuple[Responsibility, ...]:
    """The responsibility matrix in the result's order."""
    return tuple(_responsibility(each, names) for each in result.records("responsibilities"))


_REMARKS = {"unowned": "", "unknown": "", "double": "two names: agree who leads"}
_KINDS = {"reserved": "yours unless assigned", "independent": "needs an outside party"}


def _responsibility(each: Record, names: BriefNames) -> Responsibility:
    seats = tuple(_seat(each, key, names) for key in ("perform", "evidence", "approve"))
    return Responsibility(
        names.function(each.text("function")) if not each.text("title") else shorten(each.text("title"), 90),
        (seats[0], seats[1], seats[2]),
        each.count("obligations"),
        _remark(each),
    )


def _remark(each: Record) -> str:
    if not each.absent("today") and not each.strings("today") and each.text("flag") != "unowned":
        return "nothing waits for it today"
    if each.text("flag") == "unowned" and each.count("needed"):
        waiting = each.count("needed")
        return f"{waiting} {grammar.noun(waiting, 'obligation')} {'waits' if waiting == 1 else 'wait'} for it"
    return _REMARKS.get(each.text("flag"), grammar.plain(each.text("flag"))) or _KINDS.get(each.text("kind"), "")


def _seat(each: Record, key: str, names: BriefNames) -> Seat:
    holders = each.strings(key)
    if holders:
        return Seat(shorten(names.all_providers(holders), 90))
    if each.text("flag") == "unknown" or each.absent("today"):
        return Seat("○ not stated", "none")
    return Seat("▲ nobody", "gap") if each.text("flag") == "unowned" else Seat("nobody", "na")


def requests_of(result: Record, names: BriefNames) -> tuple[Request, ...]:
    """The evidence request list in the result's order."""
    return tuple(
        Request(
            names.capability(each.text("capability")),
            shorten(", ".join(grammar.plain(kind) for kind in each.strings("types")), 200),
            grammar.every(each.text("cadence")) if each.text("cadence") else "when it happens",
            shorten(names.all_providers(each.strings("from")), 90) or "nobody yet",
            names.obligations(each.strings("obligations")),
        )
        for each in result.records("evidence_requests")
    )


def owners_of(result: Record, names: BriefNames) -> tuple[Owner, ...]:
    """What today's verdicts need of the organization, by the role it falls to by default."""
    found: dict[str, list[Duty]] = {}
    for each in result.records("duties"):
        if each.absent("today") or each.strings("today") or each.strings("concerns"):
            found.setdefault(each.text("owner"), []).append(_duty(each, names))
    return tuple(
        Owner(grammar.opening(grammar.plain(shorten(owner, 60))) or "No owner named", tuple(duties))
        for owner, duties in sorted(found.items())
    )


def duty_state(each: Record) -> tuple[str, str]:
    """How a duty stands today, and the style that shows it."""
    state = each.text("state")
    said = words.DUTY_STATES.get(state, grammar.plain(state)) if state else "not stated"
    style = "gap" if state == "not_done" else "none" if state in {"", "unknown", "unconfirmed"} else ""
    mark = {"gap": "▲ ", "none": "○ "}.get(style, "● " if state == "done" else "◐ ")
    return shorten(mark + said + (f": {each.text('who')}" if each.text("who") else ""), 80), style


def _duty(each: Record, names: BriefNames) -> Duty:
    basis, _ = words.BASES.get(each.text("basis"), (grammar.plain(each.text("basis")), ""))
    state, style = duty_state(each)
    return Duty(
        shorten(each.text("id"), 60),
        shorten(names.duty(each.text("id")), 120),
        shorten(each.text("statement"), 500),
        shorten(" \u00b7 ".join(filter(None, [each.text("citation"), basis])), 120),
        state,
        style,
        names.obligations(each.strings("obligations" if each.absent("today") else "today"))
        or tuple(f"{names.frameworks.get(name, name)} as a whole" for name in each.strings("concerns")),
    )
