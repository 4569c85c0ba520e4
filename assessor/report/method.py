"""What an auditor needs to re-perform the brief: sources, inputs, words, limits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import phrases, words
from assessor.report.text import Cleaner, shorten

if TYPE_CHECKING:
    from assessor.report.fields import Record
    from assessor.report.names import Names


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
class Method:
    """Provenance and limits of one result."""

    sources: tuple[Source, ...]
    inputs: tuple[tuple[str, str], ...]
    rules: tuple[str, str]
    wordings: tuple[Wording, ...]
    luck: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    printing: tuple[str, ...]


def method_of(result: Record, names: Names, cleaner: Cleaner) -> Method:
    """The provenance a result carries, and what printing it had to change."""
    rules = result.record("rules")
    return Method(
        sources=tuple(_source(each) for each in result.records("catalogs")),
        inputs=tuple((shorten(each.text("path"), 200), each.text("sha256")) for each in result.records("inputs")),
        rules=(rules.text("version"), rules.text("sha256")),
        wordings=tuple(_wording(each, names) for each in result.records("frameworks")),
        luck=tuple(filter(None, map(_luck, result.records("interval_notes")))),
        facts=tuple((phrases.opening(phrases.plain(key)), _fact(value)) for key, value in _facts(result).items()),
        limits=tuple(shorten(each, 1000) for each in result.strings("limits")),
        printing=_printing(cleaner),
    )


def _facts(result: Record) -> dict[str, object]:
    return dict(sorted(result.record("organization").record("facts").data.items()))


def _fact(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None:
        return "not stated"
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


def _wording(each: Record, names: Names) -> Wording:
    said = each.record("words")
    return Wording(
        names.frameworks.get(each.text("id"), each.text("id")),
        shorten(each.text("issuer"), 240),
        tuple((status, shorten(said.text(status.id), 120) or "\u2013") for status in words.STATUSES),
    )


def _luck(each: Record) -> str:
    visits = each.number("visits_per_month")
    if visits is None:
        return ""
    windows = f"all {each.count('windows')} windows" if each.count("windows") else "every window"
    return (
        f"Called about {visits:g} times a month, a provider is there within a given {each.count('interval_days')} days "
        f"with a chance of {phrases.percent(each.number('one_window'))}, and in {windows} of a year "
        f"with a chance of {phrases.percent(each.number('all_year'))}."
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
