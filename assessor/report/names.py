"""What the ids of a result are called in print: no name longer than a line takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.model.value import dataclass, field, field_names
from assessor.report.text import shorten
from assessor.words.names import Arrangement, Names
from assessor.words.names import names_of as full_names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from assessor.result.law import Standing
    from assessor.result.result import Result

_NAME, _STATEMENT, _FRAMEWORK, _REFERENCE = 90, 500, 60, 60


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefNames(Names):
    """Names as the brief prints them, those inside sentences at full length; records that speak against; the ledger."""

    full: Names
    against: Mapping[str, str] = field(default_factory=dict)
    law: tuple[Standing, ...] = ()

    def obligations(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Several obligations as they are printed: of several frameworks, each is named where it begins."""
        return tuple(shorten(name, _REFERENCE) for name in Names.obligations(self, refs))


def names_of(result: Result) -> BriefNames:
    """The names a result carries with it, shortened."""
    full = full_names_of(result, result.offers, result.positions)
    values = {name: getattr(full, name) for name in field_names(Names)}
    for name in ("capabilities", "functions", "providers", "offers", "duties"):
        values[name] = _shortened(values[name], _NAME)
    values["statements"] = _shortened(full.statements, _STATEMENT)
    values["frameworks"] = _shortened(full.frameworks, _FRAMEWORK)
    values["organization"] = shorten(full.organization, 120)
    values["arrangements"] = tuple(
        Arrangement(column.id, shorten(column.title, 40), shorten(column.label, 24)) for column in full.arrangements
    )
    values["against"] = {
        record.id: ", ".join(filter(None, (record.id, record.title, record.collected)))
        for record in result.evidence_records
        if record.stands
    }
    return BriefNames(full=full, law=result.standing, **values)


def _shortened(titles: Mapping[str, str], most: int) -> dict[str, str]:
    return {name: shorten(title, most) for name, title in titles.items()}
