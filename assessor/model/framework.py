"""What the engine asks of a framework that brings more than catalogs and rules: statements, rules, ways of its own.

A framework is one object with everything of its own behind it, in a room of its own (`assessor/frameworks`). Upper
layers ask more of it and extend this protocol where they do; no layer below the rooms knows one of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, Protocol, TypeVar

from assessor.model.condition import Stated
from assessor.model.engagement import DocumentedAlternative, Engagement
from assessor.model.rules import AlternativeRule, Fact
from assessor.model.span import Pointer
from assessor.model.value import dataclass

T = TypeVar("T")

# How the document behind a frequency stands.
IN_DATE: Final = "in_date"
STALE: Final = "stale"
MISSING: Final = "missing"


class RuleHolder(Protocol):
    """A library or a terrain: what holds the frameworks' own rules, by the kind of file they came from."""

    @property
    def own_rules(self) -> Mapping[str, object]:
        """The content of each file, as the type its framework declares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """What an engagement may state for one framework only: the key it stands under, and its type.

    `load` gives the type, and imports it only when a file has the block.
    """

    key: str
    load: Callable[[], type]

    @property
    def statements(self) -> type:
        """The type of what stands under the key."""
        return self.load()


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanSheet:
    """A framework's own plan of action as a sheet of the workbook, a row for each requirement.

    `place` leads to the list in the engagement file that its edited lines go to, `key` names the requirement in an
    entry, `fields` are what an entry says; the first of them is never left out.
    """

    title: str
    place: tuple[str, ...]
    key: str
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleKind:
    """A kind of file under `rules/` that one framework owns: at most one file, its only key, what stands there.

    `load` gives the type of the content, and imports it only when it is read.
    """

    kind: str
    key: str
    load: Callable[[], type]

    @property
    def content(self) -> type:
        """The type of what stands under the key."""
        return self.load()


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFrequency:
    """A frequency an obligation leaves to the organization on condition that a document stands behind it.

    `frequency` is the one that counts, or None where none does; `state` says how the document stands (in_date, stale,
    missing) and `age` in days when it was last gone through. `where` are the keys that
    lead to it in the engagement file.
    """

    obligation: str
    document: str
    where: tuple[str, ...]
    citation: str
    state: str
    frequency: str | None = None
    age: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnAlternative:
    """A way to meet an obligation that its framework knows beside `alternatives` of an engagement.

    `rule` is what such a way must state, and `lacks` the parts of it that this one does not; `at` is where it stands.
    """

    stated: DocumentedAlternative
    rule: AlternativeRule
    lacks: tuple[str, ...] = ()
    at: Pointer = ()


class Framework(Protocol):
    """A framework with something of its own. Whatever it does not know, it leaves as it is here."""

    id: str
    folder: Path
    """Its room: the code, and the JSON Schemas in `schemas/`."""
    block: Block | None = None
    rule_kinds: tuple[RuleKind, ...] = ()
    plan_sheet: PlanSheet | None = None

    def own_frequencies(self, _rules: RuleHolder, _engagement: Engagement) -> Iterable[OwnFrequency]:
        """Frequencies an engagement sets that count only with a document behind them, in the order of the rules."""
        return ()

    def own_alternatives(
        self, _rules: RuleHolder, _engagement: Engagement, _obligation: str
    ) -> Iterable[OwnAlternative]:
        """Ways of its own to meet an obligation, as an engagement states them."""
        return ()

    def own_facts(
        self, _rules: RuleHolder, _facts: Mapping[str, Fact], _engagement: Engagement
    ) -> Mapping[str, Stated | None]:
        """Facts that its answers settle in place of what is stated; None where they exclude it and settle no other."""
        return {}

    def examinations(self, _rules: RuleHolder, _facts: Mapping[str, Fact], _engagement: Engagement) -> Iterable[str]:
        """The examinations by an independent party that its answers call for, by the names price lists use."""
        return ()


def rooms(registry: Sequence[Framework]) -> tuple[Path, ...]:
    """Where all that is theirs lies."""
    return tuple(framework.folder for framework in registry)


def schema_folders(registry: Sequence[Framework]) -> tuple[Path, ...]:
    """Where the frameworks' JSON Schemas lie."""
    return tuple(framework.folder / "schemas" for framework in registry)


def rule_kinds(registry: Sequence[Framework]) -> dict[str, RuleKind]:
    """Every kind of file the frameworks own, by name."""
    return {item.kind: item for framework in registry for item in framework.rule_kinds}


def blocks(registry: Sequence[Framework]) -> Iterator[Block]:
    """Every block an engagement may hold."""
    return (framework.block for framework in registry if framework.block is not None)


def own(values: Mapping[str, object], key: str, kind: type[T]) -> T | None:
    """A framework's own value under a key, as the type it declared; raises TypeError where it is of another."""
    value = values.get(key)
    if value is None or isinstance(value, kind):
        return value
    raise TypeError(f"'{key}' holds a {type(value).__name__}, not a {kind.__name__}")
