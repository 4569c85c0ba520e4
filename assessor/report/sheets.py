"""Which sheets a brief has: the decision, the frameworks' own figures, contracts, what would change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assessor.report import contracts, determinations, law, rule_packs, version_pages, what_if
from assessor.report.decision import pages as decision

if TYPE_CHECKING:
    from assessor.report.framework import Registry
    from assessor.report.names import BriefNames
    from assessor.report.sheet import Sheet
    from assessor.report.version_pages import Earlier
    from assessor.result.result import Result


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a brief by the part they stand in."""

    answers: tuple[Sheet, ...]
    frameworks: tuple[Sheet, ...]
    decision: tuple[Sheet, ...]
    arguments: tuple[Sheet, ...]
    contracts: tuple[Sheet, ...]
    figures: tuple[Sheet, ...]
    law: tuple[Sheet, ...]
    packs: tuple[Sheet, ...]
    changes: tuple[Sheet, ...]


def sheets_of(result: Result, names: BriefNames, registry: Registry, earlier: Earlier | None = None) -> Sheets:
    """Every sheet that a result has matter for.

    The first of each framework, in the order of the registry, is its own answer; the others stand behind its rows.
    """
    own = [tuple(framework.sheets(result, names)) for framework in registry]
    return Sheets(
        answers=tuple(sheets[0] for sheets in own if sheets),
        frameworks=(
            *(sheet for sheets in own for sheet in sheets[1:]),
            *determinations.sheets_of(result, names),
        ),
        decision=tuple(decision.pages_of(result, names)),
        arguments=(*what_if.sheets_of(result, names), *decision.arguments_of(result, names)),
        contracts=contracts.sheets_of(result, names),
        figures=tuple(decision.appendix_of(result, names)),
        law=law.sheets_of(result),
        packs=rule_packs.sheets_of(result.rules),
        changes=version_pages.sheets_of(earlier, names),
    )
