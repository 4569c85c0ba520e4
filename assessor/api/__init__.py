"""What a program calls: load_library and check first, then assess or judged, then render; the rest serves our commands.

Each takes the frameworks it knows as `registry`; left out, those the program ships with.

>>> from assessor import api
>>> plan = api.load_library(["hipaa"])
>>> len(plan.obligations) > 0
True
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assessor.api.writing import decoded, json_object, prose_of, render, rendered, result_page, result_schema
from assessor.assess.engine import assess_engagement
from assessor.assess.prepare import load_plan
from assessor.evaluate.case import Case
from assessor.frameworks.registry import FRAMEWORKS
from assessor.library.data_set import data_for, data_set
from assessor.library.resources import shipped_root
from assessor.library.store import Store
from assessor.model.diagnostic import Diagnostic, InvalidSource, Severity
from assessor.model.named_tuple import NamedTuple
from assessor.model.value import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assessor.assess.case_sets import CaseSet
    from assessor.assess.engine import Assessment
    from assessor.assess.what_if import WhatIf
    from assessor.library.data_set import DataSet
    from assessor.library.engagement import Source
    from assessor.library.packs import RulePack
    from assessor.model.plan import Plan
    from assessor.report.framework import Registry
    from assessor.result.case_outcome import CaseReport
    from assessor.result.result import Result
    from assessor.result.version_change import VersionChanges

__all__ = [
    "Judged",
    "assess",
    "cases",
    "changed",
    "changed_versions",
    "check",
    "decoded",
    "json_object",
    "judged",
    "judged_cases",
    "load_library",
    "render",
    "rendered",
    "result_page",
    "result_schema",
    "sound",
]


def load_library(
    frameworks: Iterable[str] | None = None,
    *,
    data: Path | DataSet | None = None,
    cache: Path | None = None,
    catalog: str | None = None,
    registry: Registry = FRAMEWORKS,
) -> Plan:
    """Load the shipped rules and catalogs, or those of another data root, linked and compiled.

    With the name of a catalog, only that one; any other name is ignored.
    Raises InvalidSource with every problem when the data is broken.
    """
    return load_plan(data_set(data), Store(cache), registry, frameworks, catalog=catalog)


def check(
    engagement: Path,
    *,
    data: Path | DataSet | None = None,
    cache: Path | None = None,
    raw: bytes | None = None,
    idle: bool = False,
    offers: Path | None = None,
    registry: Registry = FRAMEWORKS,
) -> tuple[Source | None, Plan | None, list[Diagnostic]]:
    """Read an engagement and find every problem in it, warnings included.

    `raw` is read in place of what the file holds: a text that is to be written there. With `idle`, obligations that
    have a documented alternative are judged as well, to warn of one that plays no part. `offers` is a file with a
    provider's own offers, in place of the one the engagement names.
    """
    from assessor.assess.statement_checks import figure_problems  # noqa: PLC0415 - many questions need no engagement
    from assessor.library.engagement import read_engagement  # noqa: PLC0415
    from assessor.library.engagement_links import check_engagement  # noqa: PLC0415

    store = Store(cache)
    source, problems = read_engagement(engagement, store, registry, raw=raw)
    if source is None:
        return None, None, problems
    plan = load_plan(data_for(source, data), store, registry, source.engagement.frameworks)
    problems = [*problems, *check_engagement(source, plan, registry)]
    if offers is not None or source.engagement.offers is not None:
        from assessor.library.offer_file import with_offers  # noqa: PLC0415 - few engagements come with offers

        source, found = with_offers(source, plan, offers)
        problems += found
    if not source.faulty:
        problems += figure_problems(source, plan, registry, problems)
    if idle and not any(item.severity is Severity.ERROR for item in problems):
        problems += _unheard(source, plan)
    return source, plan, problems


def _unheard(source: Source, plan: Plan) -> list[Diagnostic]:
    """Warnings of what is stated and plays no part, or is hidden by what nobody stated."""
    from assessor.assess.hidden_failures import hidden_failures  # noqa: PLC0415
    from assessor.assess.idle_alternatives import idle_alternatives  # noqa: PLC0415

    case = Case(plan, source.engagement)
    idle, hidden = idle_alternatives(case), hidden_failures(case)
    if not idle and not hidden:
        return []
    from assessor.words import idle as words  # noqa: PLC0415 - a sound file needs no sentences

    return [*words.warnings(source, idle), *words.hidden(source, hidden, plan.terrain)]


def sound(
    engagement: Path,
    *,
    data: Path | DataSet | None = None,
    cache: Path | None = None,
    idle: bool = False,
    offers: Path | None = None,
    registry: Registry = FRAMEWORKS,
) -> tuple[Source, Plan, list[Diagnostic]]:
    """An engagement without errors, its plan and the warnings about it; raises InvalidSource where it holds errors."""
    source, plan, problems = check(engagement, data=data, cache=cache, idle=idle, offers=offers, registry=registry)
    ordered = sorted(problems, key=Diagnostic.sort_key)
    if source is None or plan is None or any(item.severity is Severity.ERROR for item in ordered):
        raise InvalidSource(ordered)
    return source, plan, ordered


def assess(
    engagement: Path,
    *,
    data: Path | DataSet | None = None,
    cache: Path | None = None,
    what_if: Sequence[str] = (),
    offers: Path | None = None,
    registry: Registry = FRAMEWORKS,
) -> Result:
    """Judge one engagement file and return the result (`assessment/1`).

    `what_if` holds `KEY=VALUE` texts, or `overlay=ID`: the result then says what would change as well. `offers` is a
    file with a provider's own offers: packages are made of these, in place of the usual offerings of their models.
    Raises InvalidSource when the engagement holds errors, or a change does.
    """
    return judged(engagement, data=data, cache=cache, what_if=what_if, offers=offers, registry=registry).result


class Judged(NamedTuple):
    """A result with what stands behind it, its JSON object, which its digest was taken from, and the packs it used."""

    assessment: Assessment
    result: Result
    warnings: list[Diagnostic]
    encoded: dict[str, Any]
    packs: tuple[RulePack, ...]


def judged(
    engagement: Path,
    *,
    data: Path | DataSet | None = None,
    cache: Path | None = None,
    what_if: Sequence[str] = (),
    offers: Path | None = None,
    registry: Registry = FRAMEWORKS,
) -> Judged:
    """Do what `assess` does, and return the judgements and warnings behind the result as well."""
    from assessor.assess.result import result_of  # noqa: PLC0415 - an explanation needs no result
    from assessor.encode.encode import sealed  # noqa: PLC0415

    source, plan, ordered = sound(engagement, data=data, cache=cache, idle=True, offers=offers, registry=registry)
    case = changed(source, plan, what_if, data=data, cache=cache, registry=registry) if what_if else None
    assessment = assess_engagement(plan, source.engagement, decided=True)
    result = result_of(assessment, source, registry)
    if data is not None and data_set(data).root != shipped_root():
        result = replace(result, rules=replace(result.rules, folder=data_set(data).root.resolve().name))
    if case is not None:
        from assessor.assess.what_if import with_what_if  # noqa: PLC0415 - only where something is changed

        result = with_what_if(result, case, registry)
        ordered += case.warnings
    final, encoded = sealed(result, prose_of(registry))
    return Judged(assessment, final, ordered, encoded, data_for(source, data).packs)


def changed(
    source: Source,
    plan: Plan,
    what_if: Sequence[str],
    *,
    data: Path | DataSet | None = None,
    cache: Path | None = None,
    registry: Registry = FRAMEWORKS,
) -> WhatIf:
    """Make the changes of `KEY=VALUE` texts in an engagement, turn on the overlay of `overlay=ID`, and judge nothing.

    Raises InvalidSource, with the places of the texts, when a key leads nowhere or a value does not fit.
    """
    from assessor.assess.what_if import changed_case  # noqa: PLC0415 - only where something is changed

    return changed_case(source, plan, what_if, registry, root=data_for(source, data), store=Store(cache))


def changed_versions(
    old: Path,
    new: Path,
    *,
    data: Path | DataSet | None = None,
    old_data: Path | DataSet | None = None,
    cache: Path | None = None,
    registry: Registry = FRAMEWORKS,
) -> tuple[VersionChanges, list[Diagnostic]]:
    """Find what changed between two engagements and why each verdict of today moved, with the warnings about the new.

    `old_data` holds the rules the old one is judged by; packs that an engagement names belong to its side. Raises
    InvalidSource when either engagement holds errors.
    """
    from assessor.assess.version_changes import version_changes, versions  # noqa: PLC0415 - only where two are compared

    before, _, _ = sound(old, data=old_data, cache=cache, registry=registry)
    after, _, warnings = sound(new, data=data, cache=cache, registry=registry)
    sets = (data_for(before, old_data), data_for(after, data))
    return version_changes(*versions((before, after), sets, Store(cache), registry), registry), warnings


def cases(
    path: Path | None = None,
    *,
    data: Path | DataSet | None = None,
    cache: Path | None = None,
    registry: Registry = FRAMEWORKS,
) -> CaseSet:
    """Read the cases of a file or a folder, or those that stand beside the rules of the data root; nothing is judged.

    Raises InvalidSource with every problem when one of them holds errors, NotFound when there are none.
    """
    from assessor.assess.case_sets import load_cases  # noqa: PLC0415 - only where cases are run

    return load_cases(path, data_set(data), Store(cache), registry)


def judged_cases(
    path: Path | None = None,
    *,
    data: Path | DataSet | None = None,
    cache: Path | None = None,
    coverage: bool = False,
    registry: Registry = FRAMEWORKS,
) -> CaseReport:
    """Judge every case that `cases` reads, and hold each verdict against what is expected of it.

    With `coverage` the report also says which rules the verdicts depended on.
    """
    from assessor.assess.case_outcomes import case_outcome, case_report  # noqa: PLC0415 - only where cases are run
    from assessor.words.case_outcomes import with_said  # noqa: PLC0415

    found = cases(path, data=data, cache=cache, registry=registry)
    outcomes = [with_said(case_outcome(case, engagement, found.plan)) for case, engagement in found.sound]
    return case_report(outcomes, found.plan, coverage=coverage)
