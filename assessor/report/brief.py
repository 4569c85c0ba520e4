"""The whole brief as finished, clean text: templates only lay it out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.evaluate.supply import TODAY
from assessor.model.scales import Verdict
from assessor.report import (
    cards,
    charts,
    duties,
    evidence,
    letter,
    looks,
    method,
    obligations,
    register,
    responsibilities,
    summary,
)
from assessor.report.cleaning import cleaned
from assessor.report.deck import Deck, deck_of
from assessor.report.names import BriefNames, names_of
from assessor.report.sheets import Sheets, sheets_of
from assessor.report.text import Cleaner, shorten
from assessor.words import grammar, legends
from assessor.words.demands import BASES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assessor.report.framework import Registry
    from assessor.report.svg import Drawing
    from assessor.result.result import Result


_SHORT_DIGEST = 12


@dataclass(frozen=True, slots=True)
class Cover:
    """What stands on the first page and in the footers."""

    organization: str
    sector: str
    as_of: str
    as_of_iso: str
    frameworks: str
    editions: tuple[str, ...]
    digest: str
    engine: str
    rules: str
    obligations: str
    models: str
    art: Drawing


@dataclass(frozen=True, slots=True)
class Brief:
    """Every section of the brief, in reading order."""

    cover: Cover
    names: BriefNames
    statuses: tuple[looks.Status, ...]
    severities: tuple[looks.Severity, ...]
    predicates: tuple[legends.PredicateWords, ...]
    bases: tuple[tuple[str, str], ...]
    letter: letter.Letter
    summary: summary.Summary
    sheets: Sheets
    tables: tuple[obligations.Table, ...]
    gaps: register.Register
    responsibilities: tuple[responsibilities.Responsibility, ...]
    deck: Deck
    listed: tuple[cards.Listed, ...]
    cards: tuple[cards.Card, ...]
    requests: tuple[evidence.Request, ...]
    records: tuple[evidence.Held, ...]
    owners: tuple[duties.Owner, ...]
    method: method.Method


def brief_of(result: Result, registry: Registry, cleaner: Cleaner) -> Brief:
    """The brief of one result, with the pages of the frameworks."""
    result = cleaned(result, cleaner)
    names = names_of(result)
    links = register.links_of(result)
    deck = deck_of(result, names, links)
    gaps = register.register_of(result, names)
    return Brief(
        cover=_cover(result, names),
        names=names,
        statuses=looks.STATUSES,
        severities=looks.SEVERITIES,
        predicates=tuple(legends.PREDICATES.values()),
        bases=tuple((BASES[basis], binding) for basis, binding in legends.BINDING.items()),
        letter=letter.letter_of(result, names, gaps, registry),
        summary=summary.summary_of(result, names, gaps),
        sheets=sheets_of(result, names, registry),
        tables=obligations.tables_of(result, names, deck.anchors),
        gaps=gaps,
        responsibilities=responsibilities.responsibilities_of(result, names),
        deck=deck,
        cards=cards.cards_of(deck, names, links),
        listed=cards.lines_of(deck.beyond, names, links),
        requests=evidence.requests_of(result, names),
        records=evidence.records_of(result, names),
        owners=duties.owners_of(result, names),
        method=method.method_of(result, names, cleaner),
    )


def _cover(result: Result, names: BriefNames) -> Cover:
    today = [looks.status(obligation.verdicts[TODAY].verdict) for obligation in result.obligations]
    return Cover(
        organization=names.organization,
        sector=shorten(result.organization.sector or "", 60),
        as_of=grammar.day(result.as_of),
        as_of_iso=grammar.iso_day(result.as_of),
        frameworks=grammar.listed(list(names.frameworks.values())),
        editions=tuple(shorten(catalog.edition, 120) for catalog in result.catalogs if catalog.edition),
        digest=result.digest,
        engine=shorten(result.engine, 60),
        rules=result.rules.sha256[:_SHORT_DIGEST],
        obligations=_counted(today, names),
        models=grammar.listed([grammar.inside(model.title) for model in names.models]),
        art=charts.cover_art(today),
    )


def _counted(today: Sequence[looks.Status], names: BriefNames) -> str:
    """How many obligations there are, and how many of them apply."""
    named = grammar.listed(list(names.frameworks.values()))
    whole = f"{grammar.counted(len(today), 'obligation')}{f' of {named}' if named else ''}"
    apply = sum(status.id is not Verdict.NOT_APPLICABLE for status in today)
    verb = grammar.verb(apply, "applies and is", "apply and are")
    return f"Of {whole}, {apply if apply < len(today) else 'all'} {verb}"
