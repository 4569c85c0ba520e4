"""The cases of some files, read and checked, with the plan that judges them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assessor.assess.prepare import load_plan
from assessor.assess.statement_checks import figure_problems
from assessor.errors import NotFound
from assessor.library.resources import CASES, case_files, files_below
from assessor.library.rule_case_links import CaseRules, check_case, check_ids
from assessor.library.rule_cases import read_cases
from assessor.model.diagnostic import Diagnostic, InvalidSource, Severity
from assessor.model.named_tuple import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from assessor.library.data_set import DataSet
    from assessor.library.framework import CheckedFramework
    from assessor.library.rule_cases import ReadCase
    from assessor.library.store import Store
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Plan
    from assessor.model.rule_case import RuleCase


class CaseSet(NamedTuple):
    """Cases with their engagements, and the plan that judges them."""

    sound: list[tuple[RuleCase, Engagement]]
    plan: Plan


def load_cases(path: Path | None, data: DataSet, store: Store, registry: Sequence[CheckedFramework]) -> CaseSet:
    """The cases of a file or a folder, or those beside the rules; of the packs in the data, where it has some.

    Raises InvalidSource with every problem when one of them holds errors, NotFound when there are none.
    """
    files = _files(path, data)
    if not files:
        where = path or (", ".join(pack.where for pack in data.packs) or data.root / CASES)
        if path is None and data.packs:
            raise NotFound(
                f"no case file under {where}",
                hint="write one under rules/cases/ of the pack; 'assessor new catalog NAME' makes a pack that has some",
            )
        raise NotFound(f"no case file under {where}", hint="name a file, or a folder with *.yaml files of kind cases/1")
    plan = load_plan(data, store, registry)
    sound, problems = sound_cases(files, plan, registry)
    if problems:
        raise InvalidSource(sorted(set(problems), key=Diagnostic.sort_key))
    return CaseSet(sound, plan)


def _files(path: Path | None, data: DataSet) -> list[tuple[str, bytes]]:
    if path is None:
        own = [file for pack in data.packs for file in pack.cases]
        return [(data.shown(name), content) for name, content in (own if data.packs else case_files(data.root))]
    return files_below(path, f"{path}/") if path.is_dir() else [(str(path), path.read_bytes())]


def sound_cases(
    files: Iterable[tuple[str, bytes]], plan: Plan, registry: Sequence[CheckedFramework]
) -> tuple[list[tuple[RuleCase, Engagement]], list[Diagnostic]]:
    """The cases of the given files (path as printed, bytes) that can be judged, and every error of all of them."""
    read, problems = read_cases(files, registry)
    problems += check_ids(read)
    sound = []
    rules = CaseRules(plan)
    for item in read:
        engagement, faults = judgeable(item, rules, registry)
        if engagement is not None and not faults:
            sound.append((item.case, engagement))
        problems += faults
    return sound, problems


def judgeable(
    read: ReadCase, rules: CaseRules, registry: Sequence[CheckedFramework]
) -> tuple[Engagement | None, list[Diagnostic]]:
    """The engagement of a case that was read, and every error of the case; it can be judged where there are none."""
    source, faults = check_case(read, rules, registry)
    if source is None:
        return None, faults
    figures = figure_problems(source, rules.narrowed(source.engagement.frameworks), registry, faults)
    return source.engagement, [*faults, *(item for item in figures if item.severity is Severity.ERROR)]
