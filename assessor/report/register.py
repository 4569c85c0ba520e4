"""The lists people work from: gap register, responsibilities, evidence requests, the customer's duties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import phrases, words
from assessor.report.text import shorten

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import Names


@dataclass(frozen=True, slots=True)
class Finding:
    """One cause, with every obligation it holds back."""

    id: str
    anchor: str
    title: str
    severity: words.Severity
    kind: str
    where: str
    rows: tuple[str, ...]
    parts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Seat:
    """Who does one part of a function; an empty seat is a gap, an unknown one a question."""

    text: str
    style: str = ""


@dataclass(frozen=True, slots=True)
class Responsibility:
    """One function and the people behind it today."""

    title: str
    kind: str
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
    statement: str
    owner: str
    source: str
    state: str
    style: str
    obligations: tuple[str, ...]


def findings_of(result: Record, names: Names) -> tuple[Finding, ...]:
    """The gap register in the result's order."""
    return tuple(_finding(number, each, names) for number, each in enumerate(result.records("findings"), 1))


def _finding(number: int, each: Record, names: Names) -> Finding:
    kind = words.KINDS.get(each.text("kind"), phrases.opening(phrases.plain(each.text("kind"))))
    where = [
        names.provider(each.text("provider")) if each.text("provider") else "",
        names.function(each.text("function")) if each.text("function") else "",
        names.capability(each.text("capability")) if each.text("capability") else "",
    ]
    counts = each.record("verdict_counts")
    tally = [
        f"{counts.count(key)} {words.status(key).word.lower()}"
        for key in ("gap", "partial", "not_assessable")
        if counts.count(key)
    ]
    cause = kind + (f" ({phrases.plain(each.text('cause'))})" if each.text("cause") else "")
    parts = (
        ("Criterion", shorten(each.text("criterion"), 1200)),
        ("Condition found", shorten(each.text("condition"), 1200)),
        ("Cause", shorten(cause, 200)),
        (
            "Effect",
            shorten(" ".join(filter(None, [each.text("effect"), f"({', '.join(tally)})" if tally else ""])), 1200),
        ),
        ("Action", shorten(each.text("action"), 1200)),
    )
    return Finding(
        shorten(each.text("id"), 20),
        f"finding-{number}",
        shorten(each.text("title"), 240),
        words.severity(each.text("severity")),
        kind,
        shorten(" \u00b7 ".join(filter(None, where)), 120) or "\u2013",
        names.obligations(each.strings("obligations")),
        tuple((name, text) for name, text in parts if text),
    )


def responsibilities_of(result: Record, names: Names) -> tuple[Responsibility, ...]:
    """The responsibility matrix in the result's order."""
    return tuple(_responsibility(each, names) for each in result.records("responsibilities"))


_REMARKS = {"unowned": "nobody assigned", "unknown": "not stated", "double": "two names: agree who leads"}


def _responsibility(each: Record, names: Names) -> Responsibility:
    seats = tuple(_seat(each, key, names) for key in ("perform", "evidence", "approve"))
    return Responsibility(
        names.function(each.text("function")) if not each.text("title") else shorten(each.text("title"), 90),
        each.text("kind"),
        (seats[0], seats[1], seats[2]),
        each.count("obligations"),
        _REMARKS.get(each.text("flag"), phrases.plain(each.text("flag"))),
    )


def _seat(each: Record, key: str, names: Names) -> Seat:
    holders = each.strings(key)
    if holders:
        return Seat(shorten(names.all_providers(holders), 90))
    if each.text("flag") == "unknown" or each.absent("today"):
        return Seat("○ not stated", "none")
    return Seat("▲ nobody", "gap")


def requests_of(result: Record, names: Names) -> tuple[Request, ...]:
    """The evidence request list in the result's order."""
    return tuple(
        Request(
            names.capability(each.text("capability")),
            shorten(", ".join(phrases.plain(kind) for kind in each.strings("types")), 200),
            phrases.every(each.text("cadence")) if each.text("cadence") else "when it happens",
            shorten(names.all_providers(each.strings("from")), 90) or "\u2013",
            names.obligations(each.strings("obligations")),
        )
        for each in result.records("evidence_requests")
    )


def duties_of(result: Record, names: Names) -> tuple[Duty, ...]:
    """What stays with the organization, in the result's order."""
    return tuple(_duty(each, names) for each in result.records("duties"))


def _duty(each: Record, names: Names) -> Duty:
    basis, _ = words.BASES.get(each.text("basis"), (phrases.plain(each.text("basis")), ""))
    state = each.text("state")
    said = words.DUTY_STATES.get(state, phrases.plain(state)) if state else "not stated"
    style = "gap" if state == "not_done" else "none" if state in {"", "unknown", "unconfirmed"} else ""
    mark = {"gap": "▲ ", "none": "○ "}.get(style, "● ")
    return Duty(
        shorten(each.text("id"), 24),
        shorten(each.text("statement"), 500),
        phrases.plain(each.text("owner")),
        shorten(" \u00b7 ".join(filter(None, [each.text("citation"), basis])), 120),
        shorten(mark + said + (f": {each.text('who')}" if each.text("who") else ""), 80),
        style,
        names.obligations(each.strings("obligations")),
    )
