"""What an auditor needs to re-perform the brief: sources, inputs, words, limits."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from assessor.evaluate.supply import TODAY
from assessor.model.scales import IN_PLACE, Verdict
from assessor.report import looks
from assessor.report.sections import SECTIONS
from assessor.report.text import Cleaner, shorten
from assessor.words import grammar
from assessor.words.limits import limits

if TYPE_CHECKING:
    from assessor.report.names import BriefNames
    from assessor.result.result import Result
    from assessor.result.subjects import Catalog, ChosenFramework, IntervalNote

_WORD: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")


@dataclass(frozen=True, slots=True)
class Criteria:
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
    pairs: tuple[tuple[looks.Status, str], ...]


@dataclass(frozen=True, slots=True)
class Chance:
    """How often a provider that comes only when called happens to be there in time."""

    calls: str
    window: str
    once: str
    windows: str
    always: str


FORMULAS: Final = (
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
            "promise and demand. People who work fewer than seven days a week cannot keep an interval under three days."
        ),
    ),
    (
        "Not counted",
        "Groups (headings) and obligations that do not apply. A dash stands where there is nothing to divide by.",
    ),
)


@dataclass(frozen=True, slots=True)
class Method:
    """Provenance and limits of one result."""

    sources: tuple[Criteria, ...]
    inputs: tuple[tuple[str, str], ...]
    rules: str
    wordings: tuple[Wording, ...]
    formulas: tuple[tuple[str, str], ...]
    luck: tuple[Chance, ...]
    facts: tuple[tuple[str, str], ...]
    limits: tuple[str, ...]
    printing: tuple[str, ...]
    input: str
    options: str
    rule_options: str
    data: str
    example: str


def method_of(
    result: Result,
    names: BriefNames,
    cleaner: Cleaner,
    sections: tuple[str, ...] = SECTIONS,
    paper: str | None = None,
    *,
    since: str | None = None,
    brand: str | None = None,
) -> Method:
    """The provenance a result carries, and what printing it had to change.

    `sections` are those printed, `paper` is one that the command line asked for in place of the country's, `since` the
    earlier file it is held against, `brand` the option that names the issuer's file.
    """
    organization = result.organization
    return Method(
        sources=tuple(_criteria(catalog) for catalog in result.catalogs),
        inputs=tuple((shorten(file.path, 200), file.sha256) for file in result.inputs),
        rules=result.rules.sha256,
        wordings=tuple(_wording(framework, names) for framework in result.frameworks),
        formulas=FORMULAS,
        luck=tuple(_chance(note) for note in result.interval_notes),
        facts=tuple(
            (shorten(organization.questions[fact], 300), _fact(value))
            for fact, value in sorted(organization.facts.items())
        ),
        limits=tuple(shorten(limit, 1000) for limit in limits(result)),
        printing=_printing(cleaner),
        input=shlex.quote(shorten(result.inputs[0].path, 80)),
        options=_quoted([*_rule_options(result), *_run_options(result, sections, paper, since), *_brand_option(brand)]),
        rule_options=_quoted(_rule_options(result)),
        data=shlex.quote(result.rules.folder) if result.rules.folder is not None else "",
        example=_example(result),
    )


def _fact(value: str | float | bool | tuple[str, ...]) -> str:  # noqa: FBT001 - a stated fact may be yes or no
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shorten(grammar.listed(value) if isinstance(value, tuple) else str(value), 120)


def _criteria(catalog: Catalog) -> Criteria:
    return Criteria(
        title=shorten(catalog.title, 160),
        edition=shorten(catalog.edition, 160),
        publisher=shorten(catalog.publisher, 120),
        address=shorten(catalog.source, 300),
        license=shorten(catalog.license, 240),
        sha256=catalog.sha256,
    )


def _wording(framework: ChosenFramework, names: BriefNames) -> Wording:
    return Wording(
        framework=names.frameworks[framework.id],
        issuer=shorten(framework.issuer, 1000).rstrip("."),
        pairs=tuple(
            (status, shorten(framework.words.get(status.id, "") if status.id else "", 120) or "\u2013")
            for status in looks.STATUSES
        ),
    )


def _quoted(words: list[str]) -> str:
    """Words of a command line, quoted for a shell, with a space before each."""
    return "".join(f" {shlex.quote(word)}" for word in words)


def _rule_options(result: Result) -> list[str]:
    """The options that say which rules judge."""
    words: list[str] = []
    if result.rules.folder is not None:
        words += ["--data", result.rules.folder]
    for pack in result.rules.packs:
        if pack.option is not None:
            words += ["--pack", pack.option]
    return words


def _run_options(result: Result, sections: tuple[str, ...], paper: str | None, since: str | None) -> list[str]:
    """The other options of the run: what is compared, what changes, what is printed."""
    words: list[str] = []
    if result.offers is not None and result.offers.option is not None:
        words += ["--offers", result.offers.option]
    if result.what_if is not None:
        for change in result.what_if.changes:
            words += ["--what-if", f"{change.key}={_yaml(change.value)}"]
        if result.what_if.pack is not None:
            words += ["--what-if", f"overlay={result.what_if.pack.id}"]
    if sections != SECTIONS:
        words += ["--sections", ",".join(sections)]
    if paper is not None:
        words += ["--paper", paper]
    if since is not None:
        words += ["--since", since]
    return words


def _brand_option(brand: str | None) -> list[str]:
    return [] if brand is None else ["--brand", brand]


def _yaml(value: object) -> str:
    """A value as it is typed after the equals sign: words as they are, everything else as JSON, which is YAML."""
    plain = isinstance(value, str) and _WORD.fullmatch(value) and value not in ("true", "false", "null")
    return str(value) if plain else json.dumps(value, ensure_ascii=False, default=list)


def _example(result: Result) -> str:
    """The obligation to explain first: one that is not in place today, else one that applies."""
    order = (Verdict.GAP, Verdict.PARTIAL, Verdict.NOT_ASSESSABLE, Verdict.NOT_TESTED, None, Verdict.NOT_APPLICABLE)
    first: dict[Verdict | None, str] = {}
    for obligation in result.obligations:
        verdict = obligation.verdicts[TODAY].verdict
        first.setdefault(None if verdict in IN_PLACE else verdict, obligation.ref)
    return shorten(next((first[verdict] for verdict in order if verdict in first), ""), 80)


def _chance(note: IntervalNote) -> Chance:
    return Chance(
        calls=f"about {grammar.number(note.visits_per_month)} times a month",
        window=grammar.interval(note.interval),
        once=grammar.percent(note.one_window),
        windows=f"all {note.windows} of a year",
        always=grammar.percent(note.all_year),
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
    return tuple(f"{count} {note}; the attached result holds them unchanged." for count, note in notes if count)
