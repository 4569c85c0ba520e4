"""Making an explanation: the engagement is checked, the obligation judged, what was weighed put into words."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

from assessor import api
from assessor.assess.engine import assess_engagement
from assessor.assess.explanation import explanation_of
from assessor.cli.codes import DONE
from assessor.cli.diagnostics import print_text
from assessor.cli.kept_answers import Printout
from assessor.cli.session import cache_folder, data_of
from assessor.errors import NotFound
from assessor.evaluate.supply import RECOMMENDED, TODAY
from assessor.library.data_set import data_for
from assessor.model.diagnostic import Diagnostic, InvalidSource, Severity
from assessor.model.engagement import Engagement
from assessor.model.named_tuple import NamedTuple
from assessor.model.value import replace
from assessor.words.explanations import lines

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from pathlib import Path

    from assessor.assess.engine import Assessment
    from assessor.cli.kept_answers import CommandRun
    from assessor.library.engagement import Source
    from assessor.model.plan import Obligation, Plan


class _Asked(NamedTuple):
    """The assessment an answer rests on, the obligation asked about, and the engagement with its warnings."""

    assessment: Assessment
    row: Obligation
    source: Source | None = None
    warnings: tuple[Diagnostic, ...] = ()


def explain(options: argparse.Namespace, run: CommandRun) -> int:
    """Explain one obligation, with or without an engagement, and keep what is printed for the `run`.

    What a solver chose is looked for anew each time, and so is what would change: that may lead to any pack.
    """
    asked, names = _asked(options, run)
    explanation = explanation_of(asked.assessment, asked.row, names)
    if options.engagement is not None and TODAY in names:
        from assessor.assess.idle_statements import idle_statements  # noqa: PLC0415 - only about an organization

        explanation = replace(explanation, idle=idle_statements(asked.assessment, asked.row))
    printout = Printout(asked.warnings, tuple(lines(explanation)))
    print("\n".join(printout.lines))
    if options.arrangement != RECOMMENDED and not options.what_if:
        run.keep(printout, asked.source)
    return DONE


def _asked(options: argparse.Namespace, run: CommandRun) -> tuple[_Asked, tuple[str, ...]]:
    """What is asked about, and the arrangements to explain."""
    cache = cache_folder(options)
    if options.engagement is None and options.what_if:
        raise NotFound("--what-if needs an engagement to change", hint="add --engagement FILE")
    nobody = options.engagement is None
    asked = _of_no_organization(options, cache, run) if nobody else _of_engagement(options, cache, run)
    names = asked.assessment.arrangements
    if options.arrangement is not None:
        if options.arrangement not in names:
            known = [*names, *([] if nobody else [RECOMMENDED])]
            raise NotFound(f"there is no arrangement '{options.arrangement}'", hint=f"arrangements: {', '.join(known)}")
        return asked, (options.arrangement,)
    return asked, (tuple(name for name in names if name != TODAY) if nobody else (TODAY,))


def _of_no_organization(options: argparse.Namespace, cache: Path | None, run: CommandRun) -> _Asked:
    """What the models could do, whoever asks."""
    plan = api.load_library(data=run.data, cache=cache, catalog=options.obligation.partition(":")[0])
    row = _find(plan, options.obligation)
    # Hours are shared by all that is asked, so the answer must not depend on how the obligation was named.
    plan = replace(plan, catalogs=tuple(part for part in plan.catalogs if part.info.id == row.catalog))
    frameworks = [framework.id for framework in plan.terrain.frameworks.values() if framework.catalog == row.catalog]
    neutral = Engagement(as_of="2000-01-01", organization={}, frameworks=tuple(frameworks))
    assessment = assess_engagement(
        plan,
        neutral,
        only=lambda other: other.ref == row.ref,
        today=options.arrangement is not None,  # there is nothing to say of it, unless it is asked for by name
        assume_applicable=True,
    )
    return _Asked(assessment, row)


def _of_engagement(options: argparse.Namespace, cache: Path | None, run: CommandRun) -> _Asked:
    """What stands in the file of an organization."""
    source, plan, problems = api.check(options.engagement, data=run.data, cache=cache, raw=run.raw)
    errors = [problem for problem in problems if problem.severity is Severity.ERROR]
    if source is None or plan is None or errors:
        raise InvalidSource(sorted(problems, key=Diagnostic.sort_key))
    print_text(problems, sys.stderr)
    engagement = source.engagement
    if options.what_if:
        from assessor.cli.what_if import announce  # noqa: PLC0415 - only where something is changed

        case = api.changed(source, plan, options.what_if, data=data_of(options), cache=cache)
        print_text(case.warnings, sys.stderr)
        print(announce(case))
        plan, engagement = case.plan, case.source.engagement
    row = _find(plan, options.obligation, partial(_refuse_unchosen, options, run, source))
    if options.arrangement == RECOMMENDED:  # what is recommended follows from all obligations
        return _Asked(assess_engagement(plan, engagement, decided=True), row, source, tuple(problems))
    asked = None if options.arrangement is not None else (TODAY,)
    assessment = assess_engagement(plan, engagement, only=lambda other: other.ref == row.ref, arrangements=asked)
    return _Asked(assessment, row, source, tuple(problems))


def _refuse_unchosen(options: argparse.Namespace, run: CommandRun, source: Source) -> None:
    """Raise NotFound where the obligation exists, in a framework that the engagement does not name."""
    data = data_for(source, run.data)
    plan = api.load_library(data=data, cache=cache_folder(options))
    row = next((row for row in plan.obligations if options.obligation in (row.ref, row.id)), None)
    if row is None:
        return
    titles = [item.title for item in plan.terrain.frameworks.values() if item.catalog == row.catalog]
    chosen = ", ".join(source.engagement.frameworks)
    raise NotFound(
        f"'{row.ref}' belongs to {' and '.join(titles) or row.catalog}, which {options.engagement} does not name",
        hint=f"its frameworks: {chosen}; without --engagement it is explained for every model",
    )


def _find(plan: Plan, name: str, elsewhere: Callable[[], None] | None = None) -> Obligation:
    rows = [row for row in plan.obligations if name in (row.ref, row.id)]
    if len(rows) == 1:
        return rows[0]
    if rows:
        raise NotFound(f"'{name}' is in several catalogs", hint=f"name one of {', '.join(row.ref for row in rows)}")
    groups = [row for part in plan.catalogs for row in part.rows if name in (row.ref, row.id)]
    if groups:
        below = [row.ref for row in plan.obligations if row.parent == groups[0].ref]
        hint = f"explain one of {', '.join(below)}" if below else groups[0].title
        raise NotFound(f"'{name}' is a heading; only the obligations under it are judged", hint=hint)
    if elsewhere is not None:
        elsewhere()
    from assessor.model.spelling import did_you_mean  # noqa: PLC0415 - only where a name leads nowhere

    known = [row.ref for row in plan.obligations] + [row.id for row in plan.obligations]
    near = did_you_mean(name, known, most=3)
    raise NotFound(f"there is no obligation '{name}'", hint=near or f"write it as the catalog does, such as {known[0]}")
