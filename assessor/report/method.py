"""What an auditor needs to re-perform the brief: sources, inputs, words, limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.report import words
from assessor.report.text import Cleaner, shorten
from assessor.words import grammar

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import BriefNames


@dataclass(frozen=True, slots=True)
class Source:
    """One catalog the result was judged against."""

    title: str
    edition: str
    publisher: str
    address: str
    license: str
    sha256: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Our verdict words beside those of one framework."""

    framework: str
    issuer: str
    pairs: tuple[tuple[words.Status, str], ...]


@dataclass(frozen=True, slots=True)
class Chance:
    """How often a provider that comes only when called happens to be there in time."""

    calls: str
    window: str
    once: str
    windows: str
    always: str


FORMULAS: Final = (
    ("In place", "met + met with your duty + compensated"),
    ("Decided", "in place + partial + gap"),
    ("Score", "in place / decided"),
    ("Carried score", "the score over obligations with a demand that a delegable function can deliver"),
    ("Coverage", "decided / applicable (decided + not assessable + not tested)"),
    (
        "Confidence",
        (
            "Mean, over the decided obligations, of the weakest of three grades. Reasoning from rule to work: "
            "reviewed 1, single author 0.5. Terms compared: contract 1, offering 0.5, model default 0.25, nothing "
            "compared 1. Proof, today only: third party 1, system 0.75, document 0.5, declared 0.25, halved when stale."
        ),
    ),
    (
        "Intervals",
        (
            "Compared as days: a month is 31, three months 92, six months 184, a year 366. No grace is given between "
            "promise and demand. People who work fewer than seven days a week never keep less than three days."
        ),
    ),
    ("Not counted", "Groups (headings), and obligations that do not apply. Without a denominator a dash is printed."),
)


@dataclass(frozen=True, slots=True)
class Method:
    """Provenance and limits of one result."""

    sources: tuple[Source, ...]
    inputs: tuple[tuple[str, str], ...]
    rules: tuple[str, str]
    wordings: tuple[Wording, ...]
    formulas: tuple[tuple[str, str], ...]
    luck: tuple[Chance, ...]
    facts: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    printing: tuple[str, ...]
    input: str
    example: str


def method_of(result: Record, names: BriefNames, cleaner: Cleaner) -> Method:
    """The provenance a result carries, and what printing it had to change."""
    rules = result.record("rules")
    return Method(
        sources=tuple(_source(each) for each in result.records("catalogs")),
        inputs=tuple((shorten(each.text("path"), 200), each.text("sha256")) for each in result.records("inputs")),
        rules=(rules.text("version"), rules.text("sha256")),
        wordings=tuple(_wording(each, names) for each in result.records("frameworks")),
        formulas=FORMULAS,
        luck=tuple(_luck(each) for each in result.records("interval_notes")),
        facts=tuple((_question(result, key), _fact(value)) for key, value in _facts(result).items()),
        limits=tuple(shorten(each, 1000) for each in result.strings("limits")),
        printing=_printing(cleaner),
        input=next((shorten(each.text("path"), 80) for each in result.records("inputs")), "engagement.yaml"),
        example=_example(result),
    )


def _facts(result: Record) -> dict[str, object]:
    return dict(sorted(result.record("organization").record("facts").data.items()))


def _question(result: Record, key: str) -> str:
    """What a fact answers."""
    asked = result.record("organization").record("questions").text(key)
    return shorten(asked, 300) or grammar.opening(grammar.plain(key))


def _fact(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "not stated"
    if isinstance(value, list):
        return shorten(grammar.listed([str(item) for item in value]), 120)
    return shorten(str(value), 120)


def _source(each: Record) -> Source:
    return Source(
        shorten(each.text("title") or each.text("id"), 160),
        shorten(each.text("edition") or each.text("version"), 160),
        shorten(each.text("publisher"), 120),
        shorten(each.text("source"), 300),
        shorten(each.text("license"), 240),
        each.text("sha256"),
    )


def _wording(each: Record, names: BriefNames) -> Wording:
    said = each.record("words")
    return Wording(
        names.frameworks.get(each.text("id"), each.text("id")),
        shorten(each.text("issuer"), 1000).rstrip("."),
        tuple((status, shorten(said.text(status.id), 120) or "\u2013") for status in words.STATUSES),
    )


def _example(result: Record) -> str:
    """The obligation to explain first: one that is not in place today, else one that applies."""
    order = ("gap", "partial", "not_assessable", "not_tested")
    found: dict[str, str] = {}
    for each in result.records("obligations"):
        verdict = each.record("verdicts").record("today").text("verdict")
        found.setdefault(verdict if verdict in (*order, "not_applicable") else "in place", each.text("ref"))
    return shorten(next((found[key] for key in (*order, "in place", "not_applicable") if key in found), ""), 80)


def _luck(each: Record) -> Chance:
    window = grammar.interval(each.text("interval")) if each.text("interval") else f"{each.count('interval_days')} days"
    return Chance(
        f"about {each.number('visits_per_month') or 0:g} times a month",
        window,
        grammar.percent(each.number("one_window")),
        f"all {each.count('windows')} of a year" if each.count("windows") else "all of a year",
        grammar.percent(each.number("all_year")),
    )


def _printing(cleaner: Cleaner) -> tuple[str, ...]:
    notes = (
        (
            cleaner.replaced,
            "character(s) that the bundled fonts cannot print are shown as \N{REPLACEMENT CHARACTER}",
        ),
        (cleaner.stripped, "control or text-direction character(s) were left out"),
        (cleaner.shortened, "text(s) were cut after 4000 characters"),
    )
    return tuple(f"{count} {note}; the attached result has them unchanged." for count, note in notes if count)
