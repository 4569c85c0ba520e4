"""What the ids of a result are called in print."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report.phrases import listed, opening, plain
from assessor.report.text import shorten

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.report.fields import Record

CUSTOMER = "customer"
YOU = "you"


@dataclass(frozen=True, slots=True)
class Arrangement:
    """One column of the brief: today, a support model, or the co-managed split."""

    id: str
    title: str
    label: str


@dataclass(frozen=True, slots=True)
class Names:
    """Titles by id, and references as short as they can be without doubt."""

    organization: str
    arrangements: tuple[Arrangement, ...]
    capabilities: Mapping[str, str]
    functions: Mapping[str, str]
    providers: Mapping[str, str]
    duties: Mapping[str, str]
    statements: Mapping[str, str]
    frameworks: Mapping[str, str]
    against: Mapping[str, str]

    @property
    def models(self) -> tuple[Arrangement, ...]:
        """The ways of buying support: every arrangement but today's and the one recommended."""
        return tuple(each for each in self.arrangements if each.id not in ("today", "recommended"))

    def provider(self, identifier: str) -> str:
        """A provider's name; the organization itself is `you`."""
        return YOU if identifier == CUSTOMER else self.providers.get(identifier, plain(identifier))

    def all_providers(self, identifiers: Iterable[str]) -> str:
        """Several providers as a sentence names them."""
        return listed([self.provider(identifier) for identifier in identifiers])

    def function(self, identifier: str) -> str:
        """A function's title."""
        return self.functions.get(identifier, plain(identifier))

    def capability(self, identifier: str) -> str:
        """A capability's title."""
        return self.capabilities.get(identifier, plain(identifier))

    def duty(self, identifier: str) -> str:
        """A duty's short name."""
        return self.duties.get(identifier, plain(identifier.removeprefix("rd-")))

    def obligation(self, ref: str) -> str:
        """An obligation's own id, with its framework before it only where the brief covers several."""
        catalog, _, identifier = ref.partition(":")
        if not identifier:
            return ref
        return identifier if len(self.frameworks) == 1 else f"{self.frameworks.get(catalog, catalog)} {identifier}"

    def obligations(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Several obligations as they are printed: of several frameworks, each is named where it begins."""
        found, before = [], ""
        for ref in refs:
            catalog, _, identifier = ref.partition(":")
            found.append(shorten(identifier if identifier and catalog == before else self.obligation(ref), 60))
            before = catalog
        return tuple(found)


def names_of(result: Record) -> Names:
    """The names a result carries with it."""
    titles = result.record("arrangement_titles")
    return Names(
        organization=shorten(result.record("organization").text("name") or "the organization", 120),
        arrangements=tuple(
            Arrangement(
                each,
                shorten(titles.record(each).text("title") or opening(plain(each)), 40),
                shorten(titles.record(each).text("label") or opening(plain(each)), 24),
            )
            for each in result.strings("arrangements")
        ),
        capabilities=_titles(result, "capabilities", "title"),
        functions=_titles(result, "functions", "title"),
        providers=_titles(result, "providers", "name"),
        duties=_titles(result, "duties", "title"),
        statements=_titles(result, "duties", "statement", 500),
        frameworks=_titles(result, "frameworks", "title", 60),
        against={
            each.text("id"): ", ".join(filter(None, map(each.text, ("id", "title", "collected"))))
            for each in result.records("evidence_records")
            if each.text("result") == "contradicts"
        },
    )


def _titles(result: Record, key: str, field: str, most: int = 90) -> dict[str, str]:
    return {each.text("id"): shorten(each.text(field) or plain(each.text("id")), most) for each in result.records(key)}
