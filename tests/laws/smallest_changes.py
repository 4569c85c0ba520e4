"""Smallest changes made mechanically: the printed arguments and lines applied, and every smaller set of parts tried."""

from __future__ import annotations

import copy
import re
from itertools import combinations
from typing import TYPE_CHECKING, Any

import yaml

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.obligation_rows import number_demands
from assessor.assess.smallest.change import SmallestChanges
from assessor.assess.smallest.goals import goals
from assessor.assess.smallest.trial import applied, known_by, tried
from assessor.evaluate.supply import TODAY
from assessor.library.engagement_changes import steps_of
from assessor.model.scales import CUSTOMER
from assessor.model.stated import stated
from assessor.model.value import replace
from assessor.words.changes import what_if, yaml_lines
from tests.gate.mutants import with_on

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.assess.smallest.trial import Ignored, Trial
    from assessor.evaluate.outcome import Judgement
    from assessor.library.engagement import Source
    from assessor.model.engagement import Engagement
    from assessor.model.plan import Obligation, Plan
    from assessor.result.smallest import Atom, SmallestChange, Statement

ADDED_TO = ("ordered", "includes", "covers")
NAMES = ("id", "obligation", "requirement", "capability", "provider", "brand", "document", "name")


class Open:
    """The open obligations of one engagement today, each with its smallest change."""

    def __init__(self, path: Path, cache: Path) -> None:
        source, plan, problems = api.check(path, cache=cache)
        self.refused = source is None or plan is None or any(item.severity.name == "ERROR" for item in problems)
        if source is None or plan is None or self.refused:
            return
        self.source: Source = source
        self.plan: Plan = plan
        self.cache = cache
        self.assessment: Assessment = assess_engagement(plan, source.engagement, arrangements=[TODAY])
        self._finder = SmallestChanges(self.assessment.case)

    def rows(self) -> Iterator[tuple[Obligation, Judgement, SmallestChange]]:
        """Each that is open."""
        for row in self.plan.obligations:
            judged = self.assessment.judgements[TODAY][row.ref]
            change = self._finder.of(row, judged, number_demands(row))
            if change is not None:
                yield row, judged, change

    def ignored(self, change: SmallestChange) -> Ignored:
        """What is stated and stays so, whatever is changed."""
        return frozenset(known_by(item.statement) for item in change.obstacles if item.statement is not None)

    def held(self, row: Obligation, atoms: Sequence[Atom], ignored: Ignored) -> bool:
        """Whether an obligation is in place with these parts of a change, beside what stays stated."""
        case = self.assessment.case
        engaged = {atom.provider for atom in atoms if atom.kind == "engagement"}
        there = {*engaged, *(item.id for item in case.engagement.providers), CUSTOMER, None}
        if any(atom.provider not in there for atom in atoms):
            return False  # nobody can agree to anything before being engaged
        trial = tried(case, row, applied(case, with_all(atoms)), judged_whole=True)
        return trial.in_place(ignored) and not trial.falls_away

    def by_arguments(self, row: Obligation, statements: Sequence[Statement], ignored: Ignored) -> bool:
        """The printed `--what-if` arguments, read as the command line reads them."""
        made = api.changed(self.source, self.plan, what_if(statements), cache=self.cache)
        return self._judged(made.plan, made.source, row).in_place(ignored)

    def by_lines(self, row: Obligation, statements: Sequence[Statement], ignored: Ignored, into: Path) -> bool:
        """The printed lines, written into the file where they say, and the file read again."""
        data = copy.deepcopy(self.source.document.data)
        write(data, [re.sub(r'"\[[a-z_ ]+\]"', "In their own words.", line) for line in yaml_lines(statements)])
        into.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
        source, plan, problems = api.check(into, cache=self.cache)
        assert source is not None
        assert plan is not None
        assert not [item.message for item in problems if item.severity.name == "ERROR"]
        return self._judged(plan, source, row).in_place(ignored)

    @staticmethod
    def _judged(plan: Plan, source: Source, row: Obligation) -> Trial:
        case = assess_engagement(plan, source.engagement, only=lambda _: False).case
        again = next(item for item in plan.obligations if item.ref == row.ref)
        return tried(case, again, source.engagement, judged_whole=True)

    def universe(self, row: Obligation, change: SmallestChange, ignored: Ignored) -> list[Atom]:
        """Every part some way of the obligation needs, also after others are made; those with new hands if it has."""
        case, numbers = self.assessment.case, number_demands(row)
        hands = any(atom.kind == "engagement" for atom in change.atoms)
        found: dict[object, Atom] = {}
        layers: list[tuple[Atom, ...]] = [()]
        for _ in range(2):
            grown = []
            for atoms in layers:
                trial = tried(case, row, applied(case, atoms), judged_whole=False)
                if trial.in_place(ignored) or trial.falls_away:
                    continue
                for ways in goals(trial, row, numbers, ignored=ignored, new_hands=hands):
                    for way in ways:
                        for atom in (item for item in way if adds_one(case.engagement, item)):
                            key = repr([(item.place, item.value) for item in atom.statements])
                            if key not in found:
                                found[key] = atom
                                first = [item for item in way if item.kind == "engagement" and item is not atom]
                                grown.append((*atoms, *first, atom))
            layers = grown
        return list(found.values())

    def smaller(self, row: Obligation, change: SmallestChange, most: int) -> list[tuple[Atom, ...]]:
        """Sets of fewer parts that would do: there must be none."""
        ignored, size = self.ignored(change), len(change.atoms)
        atoms = self.universe(row, change, ignored)
        sets = [parts for count in range(size) for parts in combinations(atoms, count)]
        return [parts for parts in sets[:most] if self.held(row, parts, ignored)]


def adds_one(engagement: Engagement, atom: Atom) -> bool:
    """Whether a part writes one entry more into a list, and not those of earlier parts as well."""
    lists = [
        (item.value, stated(engagement, item.place) or ()) for item in atom.statements if isinstance(item.value, list)
    ]
    return all(len([part for part in value if part not in was]) <= 1 for value, was in lists)  # type: ignore[operator]


def with_all(atoms: Sequence[Atom]) -> list[Atom]:
    """Parts that can be made one after the other: each writes into a list what the earlier ones did."""
    lists: dict[tuple[str, ...], list[Any]] = {}
    made = []
    for atom in atoms:
        statements = []
        for item in atom.statements:
            value: Any = item.value
            if isinstance(value, list) and item.place in lists:
                value = [*lists[item.place], *(part for part in value if part not in lists[item.place])]
            if isinstance(value, list) and (item.place[0] == "today" or item.place[-1] in ADDED_TO):
                lists[item.place] = value
            statements.append(replace(item, value=value))
        made.append(replace(atom, statements=tuple(statements)))
    return made


def write(data: Any, lines: Sequence[str]) -> None:
    """Put the printed lines into an engagement's data, under the keys they name."""
    under: list[str] = []
    for line in lines:
        if not line.startswith(" "):
            under = steps_of(line.removeprefix("under ").removesuffix(":")) or [] if line != "at the top:" else []
            continue
        entry = with_on(yaml.safe_load(line.strip()))
        here = _walk(data, under, make=[] if isinstance(entry, list) else {})
        if isinstance(entry, list):
            names = [_name(item) for item in entry]
            here[:] = [*(item for item in here if _name(item) not in names), *entry]
        else:
            here.update(entry)


def _walk(here: Any, steps: Sequence[str], make: Any) -> Any:
    for number, step in enumerate(steps):
        if isinstance(here, list):
            here = next(item for item in here if _name(item) == step)
        else:
            if here.get(step) is None:
                here[step] = copy.copy(make) if number == len(steps) - 1 else {}
            here = here[step]
    return here


def _name(item: Any) -> Any:
    return next((item[name] for name in NAMES if name in item), None) if isinstance(item, dict) else None
